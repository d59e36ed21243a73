//! Bodies about paper: what was printed. Frozen.

use super::plain;
use crate::domain::id::PersonId;

plain! {
    /// That a paper out of the register of shares was printed; in codes and ids alone, since whoever reads the history may not be
    /// shown all of it.
    pub struct PaperPrinted {
        /// `register` or `held_by`.
        pub paper: String,
        /// To which agency alone: a code.
        pub agency: Option<String>,
        /// Of whom alone.
        pub person: Option<PersonId>,
        /// By which officer alone, by name; empty for any.
        pub officer: String,
        /// From this day.
        pub from: Option<String>,
        /// Until this day.
        pub to: Option<String>,
        /// How many lines it had.
        pub lines: u64,
    }
}

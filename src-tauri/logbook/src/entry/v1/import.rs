//! Bodies about what was brought in from a sheet: where it stood, so that nothing is brought in twice. Frozen.

use super::plain;
use crate::domain::id::ConcernId;

plain! {
    /// A concern came from a row of a sheet; the last word of those that brought it in.
    pub struct RowBroughtIn {
        /// The concern.
        pub concern: ConcernId,
        /// The file's name, without its folder.
        pub file: String,
        /// The sheet.
        pub sheet: String,
        /// The row's number.
        pub row: u64,
        /// The sheet's own reference.
        pub reference: String,
        /// SHA-256 of every cell with its heading, hexadecimal.
        pub marks_row: String,
        /// SHA-256 of reference, day, people and story, hexadecimal; empty where too few of them are there.
        pub marks_core: String,
    }
    /// A sheet was brought in; written last.
    pub struct SheetBroughtIn {
        /// The file's name, without its folder.
        pub file: String,
        /// The sheet.
        pub sheet: String,
        /// How many rows became concerns.
        pub concerns: u64,
        /// How many were doubles of others, or in the log already.
        pub doubles: u64,
        /// Cells that belong to no concern, as they stood.
        pub left: Vec<LeftCell>,
    }
    /// A cell that belongs to no concern.
    pub struct LeftCell {
        /// Where it stood, such as `B638`.
        pub cell: String,
        /// What stood there.
        pub text: String,
    }
}

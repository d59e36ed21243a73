//! Bringing in what was kept in a sheet: look at a file, see what each row becomes, bring it in whole or not at all.
//!
//! The file's bytes are read once by [`crate::sheet::read`]; whoever asks holds the cells between the steps. No act here
//! reads a disk.

mod bring_in;
mod look;
mod perhaps;
mod propose;
mod register;
mod rows;

pub use bring_in::BroughtIn;
pub use look::{ColumnView, SheetView, SheetsView};
pub use propose::{FindingView, Proposal, ProposalWanted, ProposedRow};

use super::form;
use crate::domain::import::columns::Target;

form! {
    /// Which sheet is brought in, and what its columns are.
    pub struct ImportPlan {
        /// The sheet's name; empty means the first that anybody can see.
        pub sheet: String,
        /// The row with the headings; nothing means guessed, 0 means that there are none.
        pub header_row: Option<u32>,
        /// What columns are taken for; those left out are guessed by their headings.
        pub columns: Vec<ColumnPlan>,
    }
    /// What a column is taken for.
    pub struct ColumnPlan {
        /// The column, from 0.
        pub column: u32,
        /// What it is.
        pub target: Target,
    }
}

//! A file, looked at: its sheets, where the headings stand, what the columns seem to be.

use super::super::view;
use super::ImportPlan;
use super::rows::Chosen;
use crate::domain::import::cells::{Book, letters};
use crate::domain::import::columns::Target;
use crate::error::Result;
use crate::logbook::Logbook;

/// Rows shown of a sheet.
const FIRST: usize = 8;
/// Examples shown of a column.
const EXAMPLES: usize = 3;
/// Most letters of a cell that are shown.
const SHOWN: usize = 160;

view! {
    /// A file, looked at.
    pub struct SheetsView {
        /// Its name.
        pub file: String,
        /// Its sheets.
        pub sheets: Vec<SheetView>,
        /// The sheet that was chosen.
        pub sheet: String,
        /// The row with its headings; 0 for none.
        pub header_row: u32,
        /// Its columns.
        pub columns: Vec<ColumnView>,
        /// Its first rows: the number, then the cells of each column shown.
        pub first_rows: Vec<Vec<String>>,
    }
    /// A sheet.
    pub struct SheetView {
        /// Its name.
        pub name: String,
        /// Hidden from whoever opens the file.
        pub hidden: bool,
        /// How many rows have something in them.
        pub rows: u64,
    }
    /// A column.
    pub struct ColumnView {
        /// From 0.
        pub column: u32,
        /// Its letters.
        pub letters: String,
        /// Its heading.
        pub heading: String,
        /// What it is taken for.
        pub target: Target,
        /// What stands in it.
        pub examples: Vec<String>,
    }
}

impl Logbook {
    /// Looks at a file that was read.
    ///
    /// # Errors
    /// `Invalid` when the plan names what is not there.
    pub fn look_at_sheet(&mut self, book: &Book, plan: &ImportPlan) -> Result<SheetsView> {
        let chosen = Chosen::of(book, plan)?;
        let short = |text: &str| -> String { text.chars().take(SHOWN).collect() };
        let below = chosen.sheet.rows.iter().filter(|row| row.number > chosen.header_row);
        let columns = chosen.columns.iter().map(|(column, heading, target)| ColumnView {
            column: *column,
            letters: letters(*column),
            heading: short(heading),
            target: *target,
            examples: below
                .clone()
                .filter_map(|row| row.at(*column))
                .map(|cell| short(cell.verbatim().trim()))
                .take(EXAMPLES)
                .collect(),
        });
        let first_rows = chosen.sheet.rows.iter().take(FIRST).map(|row| {
            let cells = chosen
                .columns
                .iter()
                .map(|(column, ..)| row.at(*column).map(|cell| short(cell.text.trim())).unwrap_or_default());
            std::iter::once(row.number.to_string()).chain(cells).collect()
        });
        Ok(SheetsView {
            file: book.name.clone(),
            sheets: book
                .sheets
                .iter()
                .map(|sheet| SheetView {
                    name: sheet.name.clone(),
                    hidden: sheet.hidden,
                    rows: sheet.rows.len() as u64,
                })
                .collect(),
            sheet: chosen.sheet.name.clone(),
            header_row: chosen.header_row,
            columns: columns.collect(),
            first_rows: first_rows.collect(),
        })
    }
}

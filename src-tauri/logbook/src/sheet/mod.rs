//! Reading a sheet that was kept before: bytes in, cells out, and nothing else.
//!
//! Nothing in a file is computed, followed or run: of a formula the value that was last shown is taken, and its text is
//! kept beside it. What is too large is refused by name before it is read.

mod comments;
mod table;
mod workbook;

use crate::domain::import::cells::{Book, Cell, Row, Sheet};
use crate::error::{Error, Result};

/// Largest file.
pub const FILE_MAX: usize = 50 << 20;
/// Most that a workbook may hold once unpacked.
pub const UNPACKED_MAX: u64 = 160 << 20;
/// Most rows with something in them, of one sheet.
pub const ROWS_MAX: usize = 50_000;
/// Most columns.
pub const COLUMNS_MAX: u32 = 400;
/// Most cells with something in them, of all sheets.
pub const CELLS_MAX: usize = 2_000_000;
/// Most characters of one cell: a workbook allows 32,767, a table of text anything.
pub const CELL_MAX: usize = 400_000;

/// Reads a file: a workbook (`.xlsx`), or a table of text (`.csv`) in whatever letters it was saved.
///
/// # Errors
/// `Invalid` on the field `file`, with what is wrong with it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Book> {
    if bytes.len() > FILE_MAX {
        return Err(Error::field("file", "too-large"));
    }
    let sheets = match bytes {
        [b'P', b'K', ..] => workbook::read(bytes)?,
        // What Excel wrote before 2007, and how it wraps a workbook that asks for a password.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Error::field("file", "old-or-locked")),
        _ => vec![table::read(name, bytes)?],
    };
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Error::field("file", "no-rows"));
    }
    Ok(Book { name: name.into(), sheets })
}

/// Refuses a sheet that is larger than a log of people could be.
fn within(sheet: &Sheet, cells: usize) -> Result<()> {
    if sheet.rows.len() > ROWS_MAX {
        return Err(Error::field("file", "too-many-rows"));
    }
    if cells > CELLS_MAX {
        return Err(Error::field("file", "too-many-cells"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_no_sheets_are_refused_by_name() {
        let rule = |bytes: &[u8]| match read("x", bytes) {
            Err(Error::Invalid(fields)) => fields[0].rule.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(rule(b""), "no-rows");
        assert_eq!(rule(b" \n \n"), "no-rows");
        assert_eq!(rule(b"PK\x03\x04 and then nothing"), "broken");
        assert_eq!(rule(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "old-or-locked");
        assert_eq!(rule(b"%PDF-1.7\n\x00\x01\x02"), "not-a-sheet");
    }
}

//! A sheet as the rules see it: rows of cells, each with its words and whatever the file knows of them.

use chrono::NaiveDateTime;

/// A file of one sheet or several.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// The file's name, without the folder it lies in.
    pub name: String,
    /// Its sheets, in their order.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Hidden from whoever opens the file.
    pub hidden: bool,
    /// Rows that have something in them, in order.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its number as the file counts, from 1.
    pub number: u32,
    /// Cells that have something in them, in order of their columns.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Its column, from 0.
    pub column: u32,
    /// What it says.
    pub text: String,
    /// The moment, where the file itself says that it is one.
    pub moment: Option<NaiveDateTime>,
    /// Its number, where the file itself says that it is one.
    pub number: Option<f64>,
    /// The formula it comes from; never computed.
    pub formula: String,
    /// A comment somebody hung on it.
    pub comment: String,
}

impl Row {
    /// What a column says; nothing where it is empty.
    pub fn at(&self, column: u32) -> Option<&Cell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| &self.cells[at])
    }
}

impl Cell {
    /// Everything in the cell, as it is kept: its words, its formula, its comment.
    pub fn verbatim(&self) -> String {
        let mut words = self.text.clone();
        if !self.formula.is_empty() && self.text != format!("={}", self.formula) {
            words.push_str(&format!(" (from the formula ={})", self.formula));
        }
        if !self.comment.is_empty() {
            words.push_str(&format!(" (comment: {})", self.comment));
        }
        words.trim_start().to_owned()
    }
}

/// The letters of a column: A, B ... Z, AA.
pub fn letters(column: u32) -> String {
    let (mut left, mut letters) = (column + 1, String::new());
    while left > 0 {
        let at = (left - 1) % 26;
        letters.insert(0, char::from(b'A' + u8::try_from(at).unwrap_or(0)));
        left = (left - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_a_workbook_shows() {
        let said: Vec<String> = [0, 1, 25, 26, 27, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(said, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}

//! Lists for people: columns that line up, one line each, nothing cut that a reference needs.

use chrono::DateTime;
use logbook::domain::time;

/// Longest cell, so that a digest is never cut; longer text ends in an ellipsis.
const CELL_MAX: usize = 64;

/// Rows under their headings.
pub struct Columns {
    rows: Vec<Vec<String>>,
}

impl Columns {
    /// Columns with headings.
    pub fn of(headings: &[&str]) -> Columns {
        Columns { rows: vec![headings.iter().map(|heading| heading.to_uppercase()).collect()] }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [&str; N]) {
        self.rows.push(cells.iter().map(|cell| one_line(cell)).collect());
    }

    /// The text, or nothing when there are only headings.
    pub fn text(&self) -> String {
        if self.rows.len() < 2 {
            return String::new();
        }
        let count = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width =
            |at: usize| self.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..count).map(|at| width(at).unwrap_or(0)).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
        };
        self.rows.iter().map(line).collect()
    }
}

/// A text as one line of a cell.
pub fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= CELL_MAX {
        return text;
    }
    format!("{}…", text.chars().take(CELL_MAX - 1).collect::<String>().trim_end())
}

/// A day, a moment or an instant of the log in words, as London saw it.
pub fn when(text: &str) -> String {
    DateTime::parse_from_rfc3339(text)
        .map_or_else(|_| time::moment_in_words(text), |instant| time::in_words(instant.timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_long_cells_end_in_an_ellipsis() {
        let mut columns = Columns::of(&["a", "b"]);
        columns.row(["long one", "x\ny"]);
        columns.row(["é", &"w".repeat(80)]);
        let text = columns.text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "A         B");
        assert_eq!(lines[1], "long one  x y");
        assert!(lines[2].starts_with("é         w") && lines[2].ends_with('…'));
        assert_eq!(lines[2].chars().count(), 10 + CELL_MAX);
    }

    #[test]
    fn instants_are_told_in_london_time() {
        assert_eq!(when("2026-07-01T08:00:00Z"), "1 July 2026, 09:00");
        assert_eq!(when("2026-11-23T09:14"), "23 November 2026, 09:14");
        assert_eq!(when("Thursday night"), "Thursday night");
    }
}

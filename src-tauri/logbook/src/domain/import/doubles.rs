//! Knowing a row again: in the same sheet, in one that was extended, on another machine.

use std::collections::BTreeMap;

use super::names::compared;
use super::told::RowRead;
use crate::domain::id::Hash;
use crate::entry::sha256;

/// What a row is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Every cell with its heading, wherever the column stands: the same row, unchanged.
    pub row: Hash,
    /// Reference, day, people, story: the same row, perhaps added to since.
    pub core: Option<Hash>,
    /// As the core, but for the reference.
    pub like: Option<Hash>,
    /// The sheet gave it a reference.
    pub numbered: bool,
}

/// The marks of a row.
pub fn marks(read: &RowRead) -> Marks {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cells: Vec<String> = read
        .verbatim
        .iter()
        .map(|(_, heading, cell)| format!("{}\u{1f}{}", compared(heading), flat(cell)))
        .collect();
    cells.retain(|cell| !cell.ends_with('\u{1f}'));
    cells.sort_unstable();
    let row = sha256(format!("row\u{1e}{}", cells.join("\u{1e}")).as_bytes());
    let mut names: Vec<String> = read.people.iter().map(|person| compared(&person.name)).collect();
    names.sort_unstable();
    // Two of the three must be there: an empty row is like every other empty row.
    let parts = [read.received.clone().unwrap_or_default(), names.join("\u{1f}"), compared(&read.story)];
    let enough =
        parts.iter().filter(|part| !part.is_empty()).count() >= 2 && !parts[1..].iter().all(String::is_empty);
    let of = |what: &str, reference: &str| {
        enough.then(|| {
            sha256(format!("{what}\u{1e}{}\u{1e}{}", compared(reference), parts.join("\u{1e}")).as_bytes())
        })
    };
    let numbered = !compared(&read.reference).is_empty();
    Marks { row, core: of("core", &read.reference), like: of("like", ""), numbered }
}

/// Rows seen so far in one sheet.
#[derive(Debug, Default)]
pub struct Seen {
    rows: BTreeMap<Hash, usize>,
    cores: BTreeMap<Hash, usize>,
    likes: BTreeMap<Hash, (usize, bool)>,
}

/// How a row stands to the rows before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// It is new.
    New,
    /// It is the same as the row at this place in the list, to the letter or but for lesser cells.
    Double(usize),
    /// It looks like the row at this place, under another reference.
    Like(usize),
}

impl Seen {
    /// Takes a row at its place in the list, and says whether it was seen before.
    pub fn take(&mut self, at: usize, marks: &Marks) -> Again {
        let core = marks.core.as_ref();
        if let Some(before) = self.rows.get(&marks.row).or_else(|| core.and_then(|core| self.cores.get(core)))
        {
            return Again::Double(*before);
        }
        let like = marks.like.and_then(|like| self.likes.get(&like).copied());
        // Pasted again and its reference forgotten.
        if let Some((before, numbered)) = like
            && !(numbered && marks.numbered)
        {
            return Again::Double(before);
        }
        self.rows.insert(marks.row, at);
        self.cores.extend(marks.core.map(|core| (core, at)));
        if let Some(key) = marks.like {
            self.likes.entry(key).or_insert((at, marks.numbered));
        }
        like.map_or(Again::New, |(before, _)| Again::Like(before))
    }
}

#[cfg(test)]
mod tests {
    use super::super::told::RowPerson;
    use super::*;

    fn row(reference: &str, note: &str) -> RowRead {
        RowRead {
            reference: reference.into(),
            received: Some("2023-04-03".into()),
            people: vec![RowPerson { name: "Grace Smith".into(), ..RowPerson::default() }],
            story: "Bruise seen".into(),
            verbatim: vec![(0, "Ref".into(), reference.into()), (1, "Notes".into(), note.into())],
            ..RowRead::default()
        }
    }

    #[test]
    fn a_row_is_a_double_unless_another_reference_says_otherwise() {
        let mut seen = Seen::default();
        let mut take = |at, read: &RowRead| seen.take(at, &marks(read));
        assert_eq!(take(0, &row("1", "")), Again::New);
        assert_eq!(take(1, &row("1", "")), Again::Double(0));
        assert_eq!(take(2, &row("1", "chased")), Again::Double(0));
        assert_eq!(take(3, &row("", "")), Again::Double(0));
        assert_eq!(take(4, &row("2", "")), Again::Like(0));
        // Two rows that say nothing are not each other's doubles.
        let empty = RowRead { verbatim: vec![(0, "Ref".into(), "7".into())], ..RowRead::default() };
        assert_eq!(marks(&empty).core, None);
    }
}

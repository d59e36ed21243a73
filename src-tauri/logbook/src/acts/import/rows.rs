//! Every row of a chosen sheet, read, and how it stands to the rows before it and to the log.

use chrono::NaiveDate;

use super::ImportPlan;
use crate::domain::id::ConcernId;
use crate::domain::import::Doubt;
use crate::domain::import::cells::{Book, Row, Sheet, letters};
use crate::domain::import::columns::{self, Target};
use crate::domain::import::dates;
use crate::domain::import::doubles::{self, Again, Marks, Seen};
use crate::domain::import::names::compared;
use crate::domain::import::own::Own;
use crate::domain::import::row::{self, Heads};
use crate::domain::import::told::{Finding, RowRead};
use crate::domain::lists::{List, Lists};
use crate::domain::{rules, time};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

/// A sheet with its headings and what its columns are taken for.
pub(super) struct Chosen<'a> {
    pub(super) sheet: &'a Sheet,
    /// 0 for none.
    pub(super) header_row: u32,
    /// Column, heading, what it is.
    pub(super) columns: Vec<(u32, String, Target)>,
}

/// What becomes of a row.
#[derive(Debug, Clone)]
pub(super) enum Becomes {
    /// A concern.
    Concern,
    /// Nothing: it is the row of that number again.
    Double(u32),
    /// Nothing: it is in the log; `true` when it was changed in the sheet since.
    InLog(ConcernId, bool),
    /// Nothing: there is no concern in it. Its cells are kept with the record of the import.
    Left,
}

/// A row, read and placed.
pub(super) struct Placed {
    pub(super) read: RowRead,
    pub(super) marks: Marks,
    pub(super) becomes: Becomes,
    /// Rows that are this one again but for lesser cells, and those cells.
    pub(super) again: Vec<(u32, Vec<(String, String)>)>,
}

impl<'a> Chosen<'a> {
    pub(super) fn of(book: &'a Book, plan: &ImportPlan) -> Result<Chosen<'a>> {
        let visible = || book.sheets.iter().find(|sheet| !sheet.hidden && !sheet.rows.is_empty());
        let sheet = match plan.sheet.as_str() {
            "" => visible().or(book.sheets.first()),
            name => book.sheets.iter().find(|sheet| sheet.name == name),
        };
        let sheet = sheet.ok_or(Error::field("sheet", "not-found"))?;
        let header_row = match plan.header_row {
            Some(row) => row,
            None => columns::header_row(sheet).unwrap_or(0),
        };
        let header = sheet.rows.iter().find(|row| row.number == header_row);
        if header.is_none() && header_row != 0 {
            return Err(Error::field("header_row", "not-found"));
        }
        let mut used: Vec<u32> = sheet
            .rows
            .iter()
            .filter(|row| row.number >= header_row)
            .flat_map(|row| row.cells.iter().map(|cell| cell.column))
            .collect();
        used.sort_unstable();
        used.dedup();
        let heading = |column: u32| {
            let cell = header.and_then(|row| row.at(column));
            cell.map(|cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
        };
        let headings: Vec<(u32, String)> = used.into_iter().map(|column| (column, heading(column))).collect();
        let known = |column: &u32| headings.iter().any(|(known, _)| known == column);
        if plan.columns.iter().any(|said| !known(&said.column)) {
            return Err(Error::field("columns", "not-found"));
        }
        let guesses = columns::guess_all(&headings);
        let columns = headings.into_iter().zip(guesses).map(|((column, heading), (_, guess))| {
            let said = plan.columns.iter().find(|said| said.column == column);
            (column, heading, said.map_or(guess, |said| said.target))
        });
        Ok(Chosen { sheet, header_row, columns: columns.collect() })
    }

    fn heads(&self, today: NaiveDate, lists: &Lists) -> Heads {
        let received = self.columns.iter().find(|(_, _, target)| *target == Target::Received);
        let american = received.is_some_and(|(column, ..)| {
            let cells = self.sheet.rows.iter().filter_map(|row| row.at(*column));
            cells.filter(|cell| cell.moment.is_none()).any(|cell| dates::is_american(&cell.text))
        });
        let (own_kinds, own_agencies) = (Own::of(lists, List::ConcernTypes), Own::of(lists, List::Agencies));
        Heads { columns: self.columns.clone(), today, american, own_kinds, own_agencies }
    }

    /// Whether a row only says the headings again.
    fn is_heading_again(&self, row: &Row) -> bool {
        let alike = row.cells.iter().filter(|cell| {
            let heading = self.columns.iter().find(|(column, ..)| *column == cell.column);
            heading.is_some_and(|(_, heading, _)| {
                !heading.is_empty() && compared(heading) == compared(&cell.text)
            })
        });
        row.cells.len() > 1 && alike.count() * 10 >= row.cells.len() * 8
    }
}

impl Logbook {
    /// Reads every row of the chosen sheet and says what becomes of it.
    pub(super) fn place_rows(&self, chosen: &Chosen<'_>) -> Result<Vec<Placed>> {
        let heads = chosen.heads(time::day(self.now()), self.lists());
        let (mut placed, mut seen): (Vec<Placed>, Seen) = (Vec::new(), Seen::default());
        let mut before: Option<NaiveDate> = None;
        for row in &chosen.sheet.rows {
            let read = row::read(row, &heads, before);
            let marks = doubles::marks(&read);
            let left =
                row.number <= chosen.header_row || chosen.is_heading_again(row) || !read.is_a_concern();
            if left {
                placed.push(Placed { read, marks, becomes: Becomes::Left, again: Vec::new() });
                continue;
            }
            before = read.received.as_deref().and_then(|day| day.get(..10)?.parse().ok()).or(before);
            let mut new = Placed { read, marks, becomes: Becomes::Concern, again: Vec::new() };
            match seen.take(placed.len(), &marks) {
                Again::Double(first) => {
                    let other = &mut placed[first];
                    new.becomes = match &other.becomes {
                        Becomes::InLog(concern, _) => Becomes::InLog(*concern, false),
                        _ => Becomes::Double(other.read.row),
                    };
                    let differs = differences(&other.read, &new.read);
                    if !differs.is_empty() {
                        other.again.push((new.read.row, differs));
                    }
                }
                Again::Like(first) => {
                    let like = format!("like row {}", placed[first].read.row);
                    new.read.findings.extend(looks_like(&new.read, &like));
                    new.becomes = self.in_log(&new)?;
                }
                Again::New => new.becomes = self.in_log(&new)?,
            }
            check_length(&new.read)?;
            placed.push(new);
        }
        self.doubt_known(&mut placed)?;
        Ok(placed)
    }

    fn in_log(&self, placed: &Placed) -> Result<Becomes> {
        if let Some(concern) = self.store.concern_of_row(&placed.marks.row)? {
            return Ok(Becomes::InLog(concern, false));
        }
        if let Some(core) = &placed.marks.core
            && let Some(concern) = self.store.concern_of_row(core)?
        {
            return Ok(Becomes::InLog(concern, true));
        }
        Ok(Becomes::Concern)
    }
}

/// A row is one concern, and one concern has room for so much.
fn check_length(read: &RowRead) -> Result<()> {
    let all: usize = read.verbatim.iter().map(|(_, heading, cell)| heading.len() + cell.len()).sum();
    if all > rules::NARRATIVE_MAX / 2 { Err(Error::field("file", "row-too-long")) } else { Ok(()) }
}

/// Cells of a row that are not as in another.
fn differences(first: &RowRead, again: &RowRead) -> Vec<(String, String)> {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let same = |column: u32, cell: &str| {
        first.verbatim.iter().any(|(known, _, said)| *known == column && flat(said) == flat(cell))
    };
    let cells =
        again.verbatim.iter().filter(|(column, _, cell)| !cell.trim().is_empty() && !same(*column, cell));
    cells.map(|(_, heading, cell)| (heading.clone(), cell.clone())).collect()
}

fn looks_like(read: &RowRead, like: &str) -> Option<Finding> {
    let (column, heading, cell) = read.verbatim.first()?.clone();
    Some(Finding { column, heading, cell, read_as: like.to_owned(), doubt: Doubt::LikeAnother })
}

/// Where a cell stands, such as `B638`.
pub(super) fn place(column: u32, row: u32) -> String {
    format!("{}{row}", letters(column))
}

//! Workbooks (`.xlsx`): measured first, then read cell by cell.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use zip::ZipArchive;

use super::comments::{self, Comments};
use super::{CELL_MAX, COLUMNS_MAX, Cell, Row, Sheet, UNPACKED_MAX, within};
use crate::error::{Error, Result};

/// Most parts of a workbook.
const PARTS_MAX: usize = 4_000;

/// Reads every sheet of a workbook.
///
/// # Errors
/// `Invalid` on `file` with what is wrong with it.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>> {
    measure(bytes)?;
    let comments = comments::read(bytes).unwrap_or_default();
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let known: Vec<_> = book.sheets_metadata().to_vec();
    let (mut sheets, mut cells) = (Vec::new(), 0);
    for known in known.iter().filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet) {
        let mut sheet = Sheet {
            name: known.name.clone(),
            hidden: known.visible != SheetVisible::Visible,
            rows: Vec::new(),
        };
        rows(&mut book, &mut sheet, &mut cells)?;
        hang(&mut sheet, &comments);
        within(&sheet, cells)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Unpacks every part once and keeps nothing: what a packed file says of its own size may be a lie.
fn measure(bytes: &[u8]) -> Result<()> {
    let broken = |_| Error::field("file", "broken");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > PARTS_MAX {
        return Err(Error::field("file", "unpacks-too-large"));
    }
    if archive.index_for_name("xl/workbook.xml").is_none() {
        return Err(Error::field("file", "not-a-sheet"));
    }
    let mut all = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(broken)?;
        let most = UNPACKED_MAX - all + 1;
        let unpacked = std::io::copy(&mut part.take(most), &mut std::io::sink());
        all += unpacked.map_err(|_| Error::field("file", "broken"))?;
        if all > UNPACKED_MAX {
            return Err(Error::field("file", "unpacks-too-large"));
        }
    }
    Ok(())
}

fn fault(error: &XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::field("file", "old-or-locked"),
        _ => Error::field("file", "broken"),
    }
}

fn rows(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, cells: &mut usize) -> Result<()> {
    let name = sheet.name.clone();
    let mut reader = book.worksheet_cells_reader(&name).map_err(|error| fault(&error))?;
    while let Some(read) = reader.next_cell_with_formula().map_err(|error| fault(&error))? {
        let (row, column) = read.pos;
        let mut cell = cell(&read.value);
        cell.column = column;
        if let Some(formula) = read.formula.filter(|formula| !formula.is_empty()) {
            if cell.text.is_empty() {
                cell.text = format!("={formula}");
            }
            cell.formula = formula;
        }
        if cell.text.trim().is_empty() {
            continue;
        }
        if column >= COLUMNS_MAX {
            return Err(Error::field("file", "too-many-columns"));
        }
        if cell.text.len() > CELL_MAX || cell.formula.len() > CELL_MAX {
            return Err(Error::field("file", "cell-too-long"));
        }
        *cells += 1;
        put(sheet, row + 1, cell);
        within(sheet, *cells)?;
    }
    Ok(())
}

fn put(sheet: &mut Sheet, number: u32, cell: Cell) {
    match sheet.rows.binary_search_by_key(&number, |row| row.number) {
        Ok(at) => match sheet.rows[at].cells.binary_search_by_key(&cell.column, |known| known.column) {
            // Two cells in one place: a broken file; both are kept.
            Ok(known) => {
                let words = format!("\n{}", cell.text);
                sheet.rows[at].cells[known].text.push_str(&words);
            }
            Err(place) => sheet.rows[at].cells.insert(place, cell),
        },
        Err(at) => sheet.rows.insert(at, Row { number, cells: vec![cell] }),
    }
}

/// Hangs each comment on its cell; one on an empty cell makes it a cell.
fn hang(sheet: &mut Sheet, comments: &Comments) {
    for ((row, column), said) in comments.get(&sheet.name).into_iter().flatten() {
        let column = *column;
        if column >= COLUMNS_MAX {
            continue;
        }
        let at = sheet.rows.binary_search_by_key(row, |known| known.number);
        let known = at.ok().and_then(|at| {
            let cells = &mut sheet.rows[at].cells;
            cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|cell| &mut cells[cell])
        });
        match known {
            Some(cell) => cell.comment.clone_from(said),
            None => put(sheet, *row, Cell { column, comment: said.clone(), ..Cell::default() }),
        }
    }
}

fn cell(value: &DataRef<'_>) -> Cell {
    let mut cell = Cell::default();
    match value {
        DataRef::Empty => {}
        DataRef::String(text) => cell.text.clone_from(text),
        DataRef::SharedString(text) => cell.text = (*text).to_owned(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            cell.text.clone_from(text);
            cell.moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
                .ok()
                .or_else(|| text.parse::<NaiveDate>().ok().and_then(|day| day.and_hms_opt(0, 0, 0)));
        }
        DataRef::Int(number) => {
            cell.text = number.to_string();
            #[allow(clippy::cast_precision_loss, reason = "a serial or a telephone number is far below 2^52")]
            let number = *number as f64;
            cell.number = Some(number);
        }
        DataRef::Float(number) => {
            cell.text = number.to_string();
            cell.number = Some(*number);
        }
        DataRef::Bool(said) => cell.text = if *said { "TRUE" } else { "FALSE" }.into(),
        DataRef::Error(error) => cell.text = error.to_string(),
        DataRef::DateTime(serial) => {
            cell.number = Some(serial.as_f64());
            let (year, month, day, hour, minute, second, _) = serial.to_ymd_hms_milli();
            let moment = NaiveDate::from_ymd_opt(i32::from(year), month.into(), day.into())
                .and_then(|date| date.and_hms_opt(hour.into(), minute.into(), second.into()));
            match moment.filter(|_| serial.is_datetime() && serial.as_f64() >= 1.0) {
                Some(moment) => {
                    cell.text = moment_words(moment);
                    cell.moment = Some(moment);
                }
                None => cell.text = duration_words(serial.as_f64()),
            }
        }
    }
    cell
}

fn moment_words(moment: NaiveDateTime) -> String {
    let midnight = moment.time() == chrono::NaiveTime::MIN;
    moment.format(if midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" }).to_string()
}

/// A time of day or a length of time, in hours and minutes.
fn duration_words(days: f64) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "whole minutes of a spreadsheet's number")]
    let minutes = (days.clamp(-1e7, 1e7) * 24.0 * 60.0).round() as i64;
    let time = TimeDelta::minutes(minutes.abs());
    let sign = if minutes < 0 { "-" } else { "" };
    format!("{sign}{:02}:{:02}", time.num_hours(), time.num_minutes() % 60)
}

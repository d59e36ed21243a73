//! Tables of text (`.csv`): whatever letters, whatever separates the columns, lines of any length.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{CELL_MAX, COLUMNS_MAX, Cell, Row, Sheet, within};
use crate::error::{Error, Result};

/// Signs that may separate columns.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How much of a file is looked at to find out which sign it is.
const LOOK: usize = 64 << 10;

/// Reads a table.
///
/// # Errors
/// `Invalid` on `file` with what is wrong with it.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Sheet> {
    let text = words(bytes)?;
    let mut sheet = Sheet { name: name.into(), ..Sheet::default() };
    let mut cells = 0;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign(&text))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut line, mut counted) = (1, 0);
    while reader.read_record(&mut record).map_err(|_| Error::field("file", "broken"))? {
        // A record begins after the ends of empty lines before it, which the reader counts as its own.
        let begins = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let blank = text.as_bytes()[begins..].iter().take_while(|byte| b"\r\n".contains(byte)).count();
        let until = (begins + blank).min(text.len());
        line += text.as_bytes()[counted..until].iter().filter(|byte| **byte == b'\n').count();
        counted = until;
        let mut row = Row { number: u32::try_from(line).unwrap_or(u32::MAX), ..Row::default() };
        for (column, text) in record.iter().enumerate() {
            if text.trim().is_empty() {
                continue;
            }
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            if column >= COLUMNS_MAX {
                return Err(Error::field("file", "too-many-columns"));
            }
            if text.len() > CELL_MAX {
                return Err(Error::field("file", "cell-too-long"));
            }
            row.cells.push(Cell { column, text: text.into(), ..Cell::default() });
        }
        cells += row.cells.len();
        if !row.cells.is_empty() {
            sheet.rows.push(row);
        }
        within(&sheet, cells)?;
    }
    Ok(sheet)
}

/// The file's letters: as its mark says, else UTF-8 if it is that, else those of an old Windows.
fn words(bytes: &[u8]) -> Result<String> {
    let marked = encoding_rs::Encoding::for_bom(bytes);
    let encoding = match marked {
        Some((encoding, _)) => encoding,
        // Without a mark, UTF-16 shows as a nought beside every letter of English.
        None if is_wide(bytes, 1) => UTF_16LE,
        None if is_wide(bytes, 0) => UTF_16BE,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    if text.chars().any(|letter| letter == '\0') {
        return Err(Error::field("file", "not-a-sheet"));
    }
    Ok(text.into_owned())
}

fn is_wide(bytes: &[u8], at: usize) -> bool {
    let look = &bytes[..bytes.len().min(LOOK) & !1];
    let noughts = look.chunks(2).filter(|pair| pair[at] == 0 && pair[1 - at] != 0).count();
    look.len() >= 4 && noughts * 10 >= look.len() / 2 * 9
}

/// The sign that stands most often in most lines, outside of quotation marks.
fn sign(text: &str) -> u8 {
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at < LOOK).last().unwrap_or(0);
    let mut counts: Vec<[usize; 4]> = vec![[0; 4]];
    let mut quoted = false;
    for byte in text[..end].bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => counts.push([0; 4]),
            _ if quoted => {}
            _ => {
                if let (Some(line), Some(at)) = (counts.last_mut(), SIGNS.iter().position(|s| *s == byte)) {
                    line[at] += 1;
                }
            }
        }
    }
    let lines = |at: usize| counts.iter().filter(|line| line[at] > 0).count();
    let all = |at: usize| counts.iter().map(|line| line[at]).sum::<usize>();
    let best = (0..SIGNS.len()).max_by_key(|at| (lines(*at), all(*at), usize::MAX - at)).unwrap_or(0);
    SIGNS[best]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let sheet = read("t.csv", bytes).unwrap();
        let said = |row: &Row| row.cells.iter().map(|cell| cell.text.clone()).collect();
        sheet.rows.iter().map(|row| (row.number, said(row))).collect()
    }

    #[test]
    fn letters_of_every_kind_are_read() {
        let expected =
            vec![(1, vec!["Name".to_owned(), "Ort".into()]), (2, vec!["Wójcik".into(), "£5".into()])];
        assert_eq!(rows("Name,Ort\nWójcik,£5\n".as_bytes()), expected);
        assert_eq!(rows("\u{feff}Name;Ort\r\nWójcik;£5\r\n".as_bytes()), expected);
        let wide: Vec<u8> =
            "\u{feff}Name\tOrt\nWójcik\t£5\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(rows(&wide), expected);
        assert_eq!(rows(&wide[2..]), expected);
        let old = rows(b"Name,Ort\nW\xf3jcik,\xa35 \x96 due\n");
        assert_eq!(old[1].1, ["Wójcik", "£5 – due"]);
    }

    #[test]
    fn cells_of_several_lines_and_rows_of_any_length_are_whole() {
        let long = "x".repeat(200_000);
        let text = format!("Name,Note\n\"Grace\nTom\",\"He said \"\"no\"\"\"\n\n{long},a,b,c\n");
        let read = rows(text.as_bytes());
        assert_eq!(read[1], (2, vec!["Grace\nTom".into(), "He said \"no\"".into()]));
        assert_eq!(read[2].0, 5);
        assert_eq!(read[2].1.iter().map(String::len).collect::<Vec<_>>(), [200_000, 1, 1, 1]);
    }
}

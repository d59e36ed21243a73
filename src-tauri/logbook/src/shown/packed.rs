//! Documents, workbooks and presentations (`.docx`, `.xlsx`, `.pptx`, `.odt`): packed XML, of which only letters are taken.
//!
//! Part by part, event by event, nothing of it kept: a workbook is not built in memory as where it is brought in, since here a
//! word is wanted and no cell. What a part says of its own size is not believed.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::words::Words;

/// Most parts that are looked at.
pub(super) const PARTS_MAX: usize = 4_000;
/// Most bytes of what a document says of itself.
const PROPERTIES_MAX: u64 = 256 * 1024;
/// Elements inside elements deeper than this are no document.
const DEPTH_MAX: usize = 200;

/// Which letters of a part are meant to be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Those in an element `t`.
    Runs,
    /// Those and the values of cells that do not stand in the table of shared words.
    Cells,
    /// All in the body.
    Body,
}

/// Reads what is packed.
pub(super) fn read(bytes: &[u8], words: &mut Words) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return };
    let mut parts: Vec<(u8, String, Part)> =
        archive.file_names().take(PARTS_MAX).flatten().filter_map(|name| part(&name)).collect();
    parts.sort();
    for (_, name, which) in parts {
        if words.are_full() || words.unpacked == 0 {
            return;
        }
        let Ok(part) = archive.by_name(&name) else { continue };
        let mut limited = part.take(words.unpacked);
        gather(BufReader::new(&mut limited), which, words);
        words.unpacked = limited.limit();
        words.end_line();
    }
}

/// What a document says of itself: the first text of each element with one of some names, in the order of the names.
pub(super) fn properties(bytes: &[u8], names: &[&str]) -> Vec<String> {
    let mut said = vec![String::new(); names.len()];
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return said };
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        let Ok(part) = archive.by_name(part) else { continue };
        let mut reader = Reader::from_reader(BufReader::new(part.take(PROPERTIES_MAX)));
        let (mut buffer, mut open) = (Vec::new(), None);
        while let Ok(event) = reader.read_event_into(&mut buffer) {
            match event {
                Event::Start(element) => {
                    let name = element.local_name();
                    open = names.iter().position(|wanted| *wanted == name.as_ref());
                }
                Event::End(_) => open = None,
                Event::Text(text) => {
                    if let Some(said) = open.and_then(|at| said.get_mut(at)) {
                        said.push_str(&text);
                    }
                }
                Event::GeneralRef(sign) => {
                    if let Some(said) = open.and_then(|at| said.get_mut(at)) {
                        let sign = format!("&{};", &*sign);
                        said.push_str(&quick_xml::escape::unescape(&sign).unwrap_or_default());
                    }
                }
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
    }
    said
}

/// What is read of a part, and when: the text itself before what stands around it.
fn part(name: &str) -> Option<(u8, String, Part)> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let begins = |with: &[&str]| file.ends_with(".xml") && with.iter().any(|with| file.starts_with(with));
    let (turn, which) = match folder {
        "" if file == "content.xml" => (0, Part::Body),
        "word" if file == "document.xml" => (0, Part::Runs),
        "word" if begins(&["comments", "footnotes", "endnotes", "header", "footer"]) => (1, Part::Runs),
        "xl" if file == "sharedStrings.xml" => (0, Part::Runs),
        "xl" if begins(&["comments"]) => (2, Part::Runs),
        "xl/worksheets" if begins(&["sheet"]) => (1, Part::Cells),
        "ppt/slides" if begins(&["slide"]) => (0, Part::Runs),
        "ppt/notesSlides" if begins(&["notesSlide"]) => (1, Part::Runs),
        _ => return None,
    };
    Some((turn, name.to_owned(), which))
}

fn gather(xml: impl BufRead, which: Part, words: &mut Words) {
    let mut reader = Reader::from_reader(xml);
    let (mut buffer, mut depth, mut open, mut shared) = (Vec::new(), 0_usize, 0_usize, false);
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(element) => {
                depth += 1;
                if element.local_name().as_ref() == "c" {
                    shared = is_shared(&element);
                }
                open += usize::from(opens(element.local_name().as_ref(), which, shared));
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                let name = element.local_name();
                open = open.saturating_sub(usize::from(opens(name.as_ref(), which, shared)));
                match name.as_ref() {
                    "p" | "h" | "si" | "row" | "tr" | "comment" => words.end_line(),
                    "c" | "tc" | "table-cell" => words.space(),
                    _ => {}
                }
            }
            Event::Empty(element)
                if ["tab", "br", "cr", "s", "line-break"].contains(&element.local_name().as_ref()) =>
            {
                words.space();
            }
            Event::Text(text) if open > 0 => words.add(&text),
            Event::CData(text) if open > 0 => words.add(&text),
            Event::GeneralRef(sign) if open > 0 => {
                let sign = format!("&{};", &*sign);
                words.add(&quick_xml::escape::unescape(&sign).unwrap_or_default());
            }
            Event::Eof => return,
            _ => {}
        }
        if depth > DEPTH_MAX || words.are_full() {
            return;
        }
        buffer.clear();
    }
}

fn opens(element: &str, which: Part, shared: bool) -> bool {
    match which {
        Part::Runs => element == "t",
        Part::Cells => element == "t" || (element == "v" && !shared),
        Part::Body => element == "body",
    }
}

/// Whether a cell's value is only a number in the table of shared words.
fn is_shared(cell: &BytesStart<'_>) -> bool {
    // Unchecked: whether one is said twice would be asked for each of them anew.
    cell.attributes()
        .with_checks(false)
        .flatten()
        .any(|attribute| attribute.key.local_name().as_ref() == "t" && &*attribute.value == "s")
}

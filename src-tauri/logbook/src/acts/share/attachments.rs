//! Documents that go inside a packet as they are: what the printer gets, and everything in them that a program can read.

use std::panic::catch_unwind;

use data_encoding::HEXLOWER;
use packet::{Attachment, Readable};

use super::file_items::file_wanted;
use super::shareable::ShareItem;
use crate::domain::concern::Concern;
use crate::domain::withhold::{Mark, apply};
use crate::entry::sha256;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::shown;

/// Endings of the names that documents get in a packet, by their media types; others are known as PDF.
const ENDINGS: &[(&str, &str)] = &[
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
];

/// What stands at the end of a PDF, once more whenever something was put right in it (ISO 32000-2, 7.5.6).
const END: &[u8] = b"startxref";
/// What says that one is made to be read while it arrives, and where it stands (ISO 32000-2, annex F).
const LINEARIZED: &[u8] = b"/Linearized";
const LINEARIZED_WITHIN: usize = 1024;

impl Logbook {
    /// The documents among some items, in their order.
    pub(super) fn attachments(
        &self,
        concern: &Concern,
        items: &[ShareItem],
        marks: &[Mark],
    ) -> Result<Vec<Attachment>> {
        let chosen = items.iter().filter(|item| item.group == "attached");
        let wanted = chosen.filter_map(|item| Some((item, file_wanted(concern, &item.item)?)));
        wanted
            .zip(1..)
            .map(|((item, wanted), number)| {
                let said = self.file_of(&wanted)?.said;
                let bytes = self.bytes_of_file(&said)?;
                let ending = ENDINGS.iter().find(|(kind, _)| *kind == said.media_type);
                Ok(Attachment {
                    name: format!("file-{number}.{}", ending.map_or("pdf", |(_, ending)| ending)),
                    words: apply(&item.label, marks),
                    media_type: said.media_type,
                    digest: HEXLOWER.encode(&sha256(&bytes)),
                    bytes,
                })
            })
            .collect()
    }
}

/// Everything that can be read in documents that go as they are, so that what is withheld is looked for there as well.
///
/// # Errors
/// `Invalid`: `items` `attached-unread` where one cannot be opened, has more words than are read, or holds what is not read.
pub(super) fn readable_in(attachments: &[Attachment]) -> Result<Vec<Readable>> {
    let mut found = Vec::new();
    for (file, number) in attachments.iter().zip(1..) {
        let place = format!("file {number}");
        let texts = texts(file).ok_or_else(|| Error::field("items", &format!("attached-unread {place}")))?;
        found.extend(texts.into_iter().map(|text| Readable { place: place.clone(), text }));
    }
    Ok(found)
}

/// Its words as they are seen, and what stands beside them: what its maker wrote into it, comments, parts that are not seen.
fn texts(file: &Attachment) -> Option<Vec<String>> {
    let words = shown::words(&file.bytes, &file.name);
    if words.chars().count() >= shown::WORDS_MAX {
        return None;
    }
    let said = shown::about(&file.bytes, &file.media_type).into_iter().map(|(_, text)| text);
    let beside = match file.media_type.as_str() {
        // A reader's bug must be no more than a document that cannot be read.
        "application/pdf" => catch_unwind(|| in_pdf(&file.bytes)).ok()??,
        _ => catch_unwind(|| shown::parts(&file.bytes)).ok()??,
    };
    Some([words].into_iter().chain(said).chain(beside).collect())
}

/// Every text of a PDF; nothing where it holds a file, or what it said before it was put right, which stands in it behind that.
fn in_pdf(bytes: &[u8]) -> Option<Vec<String>> {
    let ends = bytes.windows(END.len()).filter(|part| *part == END).count();
    let first = &bytes[..bytes.len().min(LINEARIZED_WITHIN)];
    // One that is made to be read while it arrives has two ends from the beginning.
    let as_made = if first.windows(LINEARIZED.len()).any(|part| part == LINEARIZED) { 2 } else { 1 };
    let found = packet::readable(bytes).ok()?;
    let holds_files = found.iter().any(|place| place.place == "attachment");
    let whole = ends <= as_made && !holds_files;
    whole.then(|| found.into_iter().map(|place| place.text).collect())
}

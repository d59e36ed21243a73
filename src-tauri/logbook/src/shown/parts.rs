//! Everything that stands in a packed document, whether a reader sees it or not, so that something can be looked for in all of it.
//!
//! A comment, an author, a part that an older version left behind: whoever gets the document can dig them out. Where a part
//! cannot be read, such as a workbook inside a letter, there is no answer at all.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::packed::PARTS_MAX;
use super::text::read_text;
use super::{about, kind};

/// Most bytes that all parts of one document come to.
const PARTS_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Fewer letters in a row than this are chance in bytes that are no text, and so is any short name among points of a picture.
const RUN_MIN: usize = 6;

/// The texts of all parts, and their names; nothing where one holds another file, or it is too large to be unpacked whole.
pub fn parts(bytes: &[u8]) -> Option<Vec<String>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > PARTS_MAX {
        return None;
    }
    let (mut found, mut left) = (Vec::new(), PARTS_BYTES_MAX);
    for at in 0..archive.len() {
        let part = archive.by_index(at).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut content = Vec::new();
        part.take(left + 1).read_to_end(&mut content).ok()?;
        left = left.checked_sub(content.len() as u64)?;
        found.extend(texts(&content, &name)?);
        found.push(name);
    }
    Some(found)
}

fn texts(content: &[u8], name: &str) -> Option<Vec<String>> {
    let kind = kind::media_type(&content[..content.len().min(kind::HEAD_BYTES)], name);
    if holds_files(kind) {
        return None;
    }
    if kind.starts_with("image/") {
        return Some(about(content, kind).into_iter().map(|(_, text)| text).collect());
    }
    let is_text = encoding_rs::Encoding::for_bom(content).is_some() || std::str::from_utf8(content).is_ok();
    if !is_text {
        return Some(runs(content));
    }
    let text = read_text(content, false);
    // With its tags, where names stand in them, and without, since a word is cut into runs.
    Some([unescaped(&without_tags(&text)), unescaped(&text)].into())
}

/// Whether files of a kind hold others, or are written so that no letter stands in them as it is.
fn holds_files(kind: &str) -> bool {
    let packed = kind == "application/zip" || kind.starts_with("application/vnd.");
    packed
        || ["application/pdf", "application/rtf", "application/x-ole-storage", "message/rfc822"]
            .contains(&kind)
}

fn without_tags(text: &str) -> String {
    text.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, after)| after)).collect()
}

/// Signs that stand for letters are letters.
fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), Into::into)
}

/// Letters in a row, a byte or two each.
fn runs(content: &[u8]) -> Vec<String> {
    let single: String = content.iter().map(|byte| char::from(*byte)).collect();
    let pairs = |from: usize| {
        let pairs = content.get(from..).unwrap_or_default().chunks_exact(2);
        char::decode_utf16(pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])))
            .map(|letter| letter.unwrap_or('\0'))
            .collect::<String>()
    };
    let readable = |text: String| {
        let runs = text.split(|letter: char| letter.is_control());
        runs.filter(|run| run.chars().count() >= RUN_MIN).collect::<Vec<_>>().join("\n")
    };
    [single, pairs(0), pairs(1)].map(readable).into()
}

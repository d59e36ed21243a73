//! The words of a file, to be looked for: bytes in, plain text out, never more than a bound. What cannot be read has no words.
//!
//! Files come from anybody: one may unpack to a thousand times its size, be cut in the middle, or nest without an end. So
//! everything here counts what it unpacks and what it writes, and stops.

use std::panic::catch_unwind;

use unicode_normalization::UnicodeNormalization;

use super::text::{read_text, seen};
use super::{kind, mail, outlook, packed, pdf};

/// A file of more bytes than this is not read for its words.
pub const WORDS_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Most characters that are taken of one file.
pub const WORDS_MAX: usize = 1_000_000;
/// Most bytes that are unpacked for one file, all parts and everything attached to it together.
const UNPACKED_MAX: u64 = 64 * 1024 * 1024;
/// Files inside files, such as what is attached to an e-mail that is attached to an e-mail.
const DEPTH_MAX: usize = 3;

/// Whether files that begin like this may have words that can be read.
pub fn has_words(head: &[u8], name: &str) -> bool {
    let kind = kind::media_type(head, name);
    let read_by_itself = ["message/rfc822", "application/vnd.ms-outlook", "application/pdf"].contains(&kind);
    kind.starts_with("text/") || read_by_itself || is_packed(kind)
}

/// The words of a file: of a PDF, a document, a workbook, a presentation, an e-mail with what is attached to it, or a text.
pub fn words(bytes: &[u8], name: &str) -> String {
    // A reader's bug must be no more than a file without words.
    let read = catch_unwind(|| {
        let mut words = Words { text: String::new(), left: WORDS_MAX, unpacked: UNPACKED_MAX };
        read(bytes, name, 0, &mut words);
        words.text
    });
    read.unwrap_or_default()
}

/// Words as they are gathered, and what may still be taken.
pub(super) struct Words {
    text: String,
    left: usize,
    /// Bytes that may still be unpacked.
    pub(super) unpacked: u64,
}

impl Words {
    /// Takes some text as it stands.
    pub(super) fn add(&mut self, text: &str) {
        for c in text.chars() {
            match seen(c) {
                // What is not seen parts two words; a place where a word may be parted is none.
                '\u{fffd}' => self.push(' '),
                '\u{ad}' => {}
                // Letters that are joined when they are printed, such as "fi".
                c @ '\u{fb00}'..='\u{fb06}' => c.nfkc().for_each(|letter| self.push(letter)),
                c => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        if self.left > 0 {
            self.text.push(c);
            self.left -= 1;
        }
    }

    /// Ends a line.
    pub(super) fn end_line(&mut self) {
        self.part('\n');
    }

    /// Goes on in another line, which begins with these letters: a word parted by a hyphen is one word.
    pub(super) fn turn_line(&mut self, letters: &str) {
        let parted = self.text.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_lowercase));
        if parted && letters.starts_with(char::is_lowercase) {
            self.text.pop();
            self.left += 1;
        } else {
            self.end_line();
        }
    }

    /// Parts two words.
    pub(super) fn space(&mut self) {
        self.part(' ');
    }

    fn part(&mut self, by: char) {
        if self.left > 0 && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(by);
            self.left -= 1;
        }
    }

    /// Whether no more is taken.
    pub(super) fn are_full(&self) -> bool {
        self.left == 0
    }
}

/// Reads a file, or one that is inside another.
pub(super) fn read(bytes: &[u8], name: &str, depth: usize, words: &mut Words) {
    if depth > DEPTH_MAX || words.are_full() || bytes.len() as u64 > WORDS_BYTES_MAX {
        return;
    }
    match kind::media_type(&bytes[..bytes.len().min(kind::HEAD_BYTES)], name) {
        "application/pdf" => pdf::read(bytes, words),
        "message/rfc822" => mail::read(bytes, depth, words),
        "application/vnd.ms-outlook" => outlook::read(bytes, depth, words),
        "text/html" => words.add(&mail::html_as_text(&read_text(bytes, false))),
        kind if is_packed(kind) => packed::read(bytes, words),
        kind if kind.starts_with("text/") => {
            // At most four bytes are one character.
            let most = bytes.len().min(4 * WORDS_MAX);
            words.add(&read_text(&bytes[..most], most < bytes.len()));
        }
        _ => {}
    }
    words.end_line();
}

/// Documents, workbooks and presentations are packed, by whatever name.
fn is_packed(kind: &str) -> bool {
    kind == "application/zip" || kind.starts_with("application/vnd.openxmlformats-officedocument.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_print_joins_or_parts_are_letters() {
        assert_eq!(
            words("The of\u{fb01}cer was af\u{ad}raid".as_bytes(), "a.txt"),
            "The officer was afraid\n"
        );
    }
}

//! From the codes of a font back to letters: its ToUnicode table, and how wide each code is drawn.
//!
//! Width matters only to tell two words apart that stand side by side; letters are never guessed.

use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

/// How one font is read.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    letters: HashMap<u32, String>,
    widths: HashMap<u32, f32>,
    usual_width: f32,
    /// Bytes of one code: two in the fonts Typst writes, one in old simple fonts.
    bytes: usize,
}

impl Glyphs {
    pub(super) fn of(document: &Document, font: &Dictionary) -> Glyphs {
        let composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0");
        let mut glyphs =
            Glyphs { bytes: if composite { 2 } else { 1 }, usual_width: 500.0, ..Glyphs::default() };
        let table = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream);
        if let Ok(table) = table.and_then(|stream| stream.get_plain_content()) {
            glyphs.letters = letters(&table);
        }
        let inner = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
        let inner = inner.and_then(|fonts| fonts.first()).and_then(|font| document.dereference(font).ok());
        if let Some(Ok(inner)) = inner.map(|(_, font)| font.as_dict()) {
            glyphs.usual_width = inner.get(b"DW").and_then(Object::as_float).unwrap_or(1000.0);
            if let Ok(widths) = inner.get_deref(b"W", document).and_then(Object::as_array) {
                glyphs.widths = measured(document, widths);
            }
        }
        glyphs
    }

    /// Returns each code's letters and its width in thousandths of the type size.
    pub(super) fn read<'a>(&'a self, codes: &'a [u8]) -> impl Iterator<Item = (String, f32)> + 'a {
        codes.chunks(self.bytes.max(1)).map(|code| {
            let code = code.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
            let letters = self.letters.get(&code).cloned().unwrap_or_else(|| self.bare(code));
            (letters, self.widths.get(&code).copied().unwrap_or(self.usual_width))
        })
    }

    /// A font without a table shows its codes as they are; one with a table has no letter for this code.
    fn bare(&self, code: u32) -> String {
        match char::from_u32(code) {
            Some(letter) if self.letters.is_empty() => letter.to_string(),
            _ => '\u{FFFD}'.to_string(),
        }
    }
}

/// Reads the `bfchar` and `bfrange` lists of a ToUnicode table.
fn letters(table: &[u8]) -> HashMap<u32, String> {
    let mut letters = HashMap::new();
    let table = String::from_utf8_lossy(table);
    for (list, range) in sections(&table) {
        let mut words = words(list).into_iter();
        while let Some(Word::Code(first)) = words.next() {
            let last = match (range, words.next()) {
                (true, Some(Word::Code(last))) => number(&last),
                (false, Some(Word::Code(text))) => {
                    letters.insert(number(&first), utf16(&text));
                    continue;
                }
                _ => break,
            };
            match words.next() {
                Some(Word::Code(text)) => spread(&mut letters, number(&first), last, &text),
                Some(Word::List(texts)) => {
                    letters.extend((number(&first)..).zip(texts.iter().map(|text| utf16(text))));
                }
                None => break,
            }
        }
    }
    letters
}

/// Returns the text inside each list, and whether it holds ranges.
fn sections(table: &str) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    for (begin, end, range) in [("beginbfchar", "endbfchar", false), ("beginbfrange", "endbfrange", true)] {
        for part in table.split(begin).skip(1) {
            found.push((part.split(end).next().unwrap_or_default(), range));
        }
    }
    found
}

enum Word {
    Code(Vec<u8>),
    List(Vec<Vec<u8>>),
}

fn words(list: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut open: Option<Vec<Vec<u8>>> = None;
    let mut rest = list;
    while let Some(at) = rest.find(['<', '[', ']']) {
        let sign = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match sign {
            b'[' => open = Some(Vec::new()),
            b']' => found.extend(open.take().map(Word::List)),
            _ => {
                let Some((digits, after)) = rest.split_once('>') else { break };
                rest = after;
                match &mut open {
                    Some(texts) => texts.push(bytes(digits)),
                    None => found.push(Word::Code(bytes(digits))),
                }
            }
        }
    }
    found
}

fn bytes(digits: &str) -> Vec<u8> {
    let digits: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(16)).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |sum, digit| sum << 4 | *digit) as u8).collect()
}

fn number(code: &[u8]) -> u32 {
    code.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

/// A range counts upwards in the last unit of its first text.
fn spread(letters: &mut HashMap<u32, String>, first: u32, last: u32, text: &[u8]) {
    let base = utf16(text);
    let Some(end) = base.chars().last() else { return };
    let stem = &base[..base.len() - end.len_utf8()];
    for code in first..=last.min(first.saturating_add(0xFFFF)) {
        let letter = char::from_u32(end as u32 + (code - first)).unwrap_or('\u{FFFD}');
        letters.insert(code, format!("{stem}{letter}"));
    }
}

/// Decodes UTF-16, big end first.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> =
        bytes.chunks(2).map(|pair| pair.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte))).collect();
    String::from_utf16_lossy(&units)
}

/// Reads a list of widths: `first [w w w]` or `first last w`.
fn measured(document: &Document, list: &[Object]) -> HashMap<u32, f32> {
    let mut widths = HashMap::new();
    let value = |object: &Object| {
        document.dereference(object).map(|(_, object)| object.clone()).unwrap_or(Object::Null)
    };
    let mut list = list.iter().map(value);
    while let (Some(first), Some(next)) = (list.next(), list.next()) {
        let Ok(first) = first.as_i64().map(|first| first as u32) else { break };
        match next {
            Object::Array(each) => {
                let each = each.iter().map(|width| width.as_float().unwrap_or_default());
                widths.extend((first..).zip(each));
            }
            last => {
                let (Ok(last), Some(Ok(width))) = (last.as_i64(), list.next().map(|width| width.as_float()))
                else {
                    break;
                };
                widths.extend(
                    (first..=(last as u32).min(first.saturating_add(0xFFFF))).map(|code| (code, width)),
                );
            }
        }
    }
    widths
}

//! From the codes of a font to letters, and how wide each is drawn: only so much that words can be told apart.

use std::collections::HashMap;

use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, WINDOWS_1252};
use unicode_normalization::UnicodeNormalization;

use super::file::File;
use super::value::{Lexer, Value};

/// Most letters and widths that one font says, as often as it says them.
const LETTERS_MAX: usize = 140_000;
/// Reading a font is as much work as reading so many values.
const WORK: usize = 300;
/// Names of signs that are no letters, as fonts name them (Adobe Glyph List).
const SIGNS: &[(&str, &str)] = &[
    ("space", " "),
    ("nbspace", " "),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("period", "."),
    ("comma", ","),
    ("colon", ":"),
    ("semicolon", ";"),
    ("hyphen", "-"),
    ("minus", "-"),
    ("endash", "–"),
    ("emdash", "—"),
    ("underscore", "_"),
    ("slash", "/"),
    ("at", "@"),
    ("ampersand", "&"),
    ("plus", "+"),
    ("quotesingle", "'"),
    ("quoteright", "’"),
    ("quoteleft", "‘"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("sterling", "£"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("exclam", "!"),
    ("question", "?"),
    ("percent", "%"),
    ("numbersign", "#"),
    ("equal", "="),
    ("asterisk", "*"),
    ("bullet", "•"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("germandbls", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("oslash", "ø"),
    ("Oslash", "Ø"),
    ("dotlessi", "ı"),
    ("lslash", "ł"),
    ("Lslash", "Ł"),
];
/// Signs over and under letters, by the ends of names such as `eacute`.
const ACCENTS: &[(&str, char)] = &[
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("tilde", '\u{303}'),
    ("ring", '\u{30a}'),
    ("cedilla", '\u{327}'),
    ("caron", '\u{30c}'),
    ("ogonek", '\u{328}'),
    ("dotaccent", '\u{307}'),
    ("breve", '\u{306}'),
    ("macron", '\u{304}'),
];

/// How one font is read.
#[derive(Debug, Default)]
pub(super) struct Font {
    letters: HashMap<u32, String>,
    widths: HashMap<u32, f64>,
    usual_width: f64,
    /// Bytes of one code.
    bytes: usize,
    /// Letters and widths that it may still say.
    left: usize,
}

impl Font {
    pub(super) fn of(file: &mut File<'_>, font: &Value) -> Font {
        let composite = font.get("Subtype").is_name("Type0");
        let mut read = Font {
            usual_width: 500.0,
            bytes: if composite { 2 } else { 1 },
            left: LETTERS_MAX,
            ..Font::default()
        };
        if composite {
            read.measure_composite(file, font);
        } else {
            read.name_letters(file, font);
            read.measure(file, font);
        }
        // What the file itself says of its letters counts before what is usual.
        if let Some((_, table)) = file.stream(font.get("ToUnicode")) {
            let mut lexer = Lexer::new(&table, 0, file.values_left());
            read.take_table(&mut lexer);
            file.leave(lexer.left);
        }
        file.charge(WORK + (LETTERS_MAX - read.left) / 2);
        read
    }

    /// Each code's letters, and its width in thousandths of the type size.
    pub(super) fn read<'b>(&'b self, codes: &'b [u8]) -> impl Iterator<Item = (&'b str, f64)> + 'b {
        codes.chunks(self.bytes.max(1)).map(|code| {
            let code = code.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
            let letters = self.letters.get(&code).map_or("", String::as_str);
            (letters, self.widths.get(&code).copied().unwrap_or(self.usual_width))
        })
    }

    fn put(&mut self, code: u32, letters: String) {
        if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            self.letters.insert(code, letters);
        }
    }

    /// A simple font: an encoding by name, and what differs from it.
    fn name_letters(&mut self, file: &mut File<'_>, font: &Value) {
        let encoding = file.follow(font.get("Encoding"));
        let base = if encoding.is_dictionary() {
            file.follow(encoding.get("BaseEncoding"))
        } else {
            encoding.clone()
        };
        let page: &'static Encoding = if base.is_name("MacRomanEncoding") { MACINTOSH } else { WINDOWS_1252 };
        for code in 32..=255_u8 {
            let letters = page.decode_without_bom_handling(&[code]).0.into_owned();
            self.put(code.into(), letters);
        }
        if base == Value::Null {
            self.put(0xae, "fi".into());
            self.put(0xaf, "fl".into());
        }
        let differences = file.follow(encoding.get("Differences"));
        let mut code = 0;
        for item in differences.items() {
            if let Some(number) = item.count() {
                code = u32::try_from(number).unwrap_or_default();
            } else if let Value::Name(name) = item {
                if let Some(letters) = named(name) {
                    self.put(code, letters);
                }
                code = code.saturating_add(1);
            }
        }
    }

    fn measure(&mut self, file: &mut File<'_>, font: &Value) {
        let first = file.follow(font.get("FirstChar")).count().unwrap_or_default();
        let widths = file.follow(font.get("Widths"));
        for (code, width) in (first..).zip(widths.items().iter().take(256)) {
            if let (Ok(code), Some(width)) = (u32::try_from(code), file.follow(width).number()) {
                self.widths.insert(code, width);
            }
        }
    }

    fn measure_composite(&mut self, file: &mut File<'_>, font: &Value) {
        let inner = file.follow(font.get("DescendantFonts"));
        let inner = inner.items().first().map_or(Value::Null, |inner| file.follow(inner));
        self.usual_width = file.follow(inner.get("DW")).number().unwrap_or(1000.0);
        let list = file.follow(inner.get("W"));
        let mut items = list.items().iter();
        while let Some(first) = items.next().and_then(Value::count) {
            let Some(next) = items.next() else { return };
            match (file.follow(next), next.count()) {
                (Value::List(widths), _) => {
                    for (code, width) in (first..).zip(&widths) {
                        self.put_width(code, width);
                    }
                }
                (_, Some(last)) => {
                    let Some(width) = items.next() else { return };
                    for code in first..=last.min(first.saturating_add(self.left.min(0xffff))) {
                        self.put_width(code, width);
                    }
                }
                _ => return,
            }
        }
    }

    fn put_width(&mut self, code: usize, width: &Value) {
        if let (Ok(code), Some(width), Some(left)) =
            (u32::try_from(code), width.number(), self.left.checked_sub(1))
        {
            self.left = left;
            self.widths.insert(code, width);
        }
    }

    /// Reads the lists of a table from codes to letters (ISO 32000-1, 9.10.3).
    fn take_table(&mut self, lexer: &mut Lexer<'_>) {
        while let Some(value) = lexer.next() {
            let Value::Word(word) = value else { continue };
            match word.as_str() {
                "beginbfchar" => {
                    // Whatever is no code ends the list.
                    while let Some(Value::Text(code)) = lexer.next() {
                        if let Some(Value::Text(letters)) = lexer.next() {
                            self.put(number(&code), utf16(&letters));
                        }
                    }
                }
                "beginbfrange" => self.take_ranges(lexer),
                _ => {}
            }
        }
    }

    fn take_ranges(&mut self, lexer: &mut Lexer<'_>) {
        while let Some(Value::Text(first)) = lexer.next() {
            let (Some(Value::Text(last)), Some(to)) = (lexer.next(), lexer.next()) else { return };
            let (first, last) = (number(&first), number(&last));
            match to {
                Value::List(letters) => {
                    for (code, letters) in (first..=last).zip(&letters) {
                        if let Value::Text(letters) = letters {
                            self.put(code, utf16(letters));
                        }
                    }
                }
                Value::Text(begins) => {
                    let mut letters: Vec<char> = utf16(&begins).chars().collect();
                    let Some(end) = letters.pop() else { continue };
                    let most = u32::try_from(self.left.min(0xffff)).unwrap_or_default();
                    for step in 0..=last.saturating_sub(first).min(most) {
                        let Some(end) = char::from_u32((end as u32).saturating_add(step)) else { continue };
                        self.put(first.saturating_add(step), letters.iter().chain([&end]).collect());
                    }
                }
                _ => return,
            }
        }
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let bytes = &bytes[..bytes.len().min(64)];
    UTF_16BE.decode_without_bom_handling(bytes).0.into_owned()
}

/// The letters of a name.
fn named(name: &str) -> Option<String> {
    // What stands after a full stop says only how it is drawn.
    let name = name.split('.').next().filter(|name| !name.is_empty()).unwrap_or(name);
    if name.chars().count() == 1 {
        return Some(name.to_owned());
    }
    if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
        return Some((*sign).to_owned());
    }
    let code = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'));
    if let Some(letter) = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
        return Some(letter.to_string());
    }
    let mut chars = name.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    let (_, accent) = ACCENTS.iter().find(|(known, _)| *known == chars.as_str())?;
    Some([letter, *accent].iter().collect::<String>().nfc().collect())
}

//! Makes any text printable without losing a character unseen.
//!
//! Case text is pasted from mail, phones and other systems. One control character, one right-to-left override or one
//! letter no font covers would stop the whole packet, or make a page read otherwise than the log. Such characters
//! become visible, as `[U+202E]`, and are counted; nothing is ever dropped. Only the copy for printing is touched.

use crate::fonts::CASE;
use serde_json::Value;
use unicode_normalization::char::is_combining_mark;

/// A run wider than this may not fit its column, and would leave the paper: lost without a word. Counted in narrow
/// letters; the longest address stays whole.
const RUN_WIDTH_MAX: usize = 24;
/// A wide run may break about so often.
const PIECE_WIDTH: usize = 16;
/// A paragraph longer than this is set as several: the time to lay one out grows with its square.
const PARAGRAPH_MAX: usize = 8_000;
/// More marks than this on one letter are no writing, and would cover the lines around them.
const MARKS_MAX: usize = 8;
const BREAK_HERE: char = '\u{200B}';
const JOINER: char = '\u{200D}';
const NON_JOINER: char = '\u{200C}';

/// How much of the world's writing is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Everything the fonts cover.
    Fonts,
    /// Latin letters, digits and signs alone: the last resort when a font failed on something it claims to cover.
    Latin,
}

/// Walks every text of a packet and counts what it had to make visible.
#[derive(Debug)]
pub(crate) struct Sanitiser {
    trust: Trust,
    pub(crate) replaced: usize,
}

impl Sanitiser {
    pub(crate) fn new(trust: Trust) -> Sanitiser {
        Sanitiser { trust, replaced: 0 }
    }

    /// Cleans every string inside a value, however deep, so that no field can be forgotten.
    pub(crate) fn clean(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.printable(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.clean(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.clean(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Returns a text in which every character can be printed and every line can be broken.
    pub(crate) fn printable(&mut self, text: &str) -> String {
        let mut line = Line::default();
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\r' => {
                    characters.next_if_eq(&'\n');
                    line.newline();
                }
                '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => line.newline(),
                '\t' => line.spaces(),
                _ => match self.fits(character, &line) {
                    Some(families) => line.keep(character, families),
                    None => {
                        self.replaced += 1;
                        line.show(character);
                    }
                },
            }
        }
        line.end_run();
        line.text
    }

    /// Returns the families that can print the character where it stands, or nothing if none can.
    fn fits(&self, character: char, line: &Line) -> Option<u32> {
        if invisible(character) || self.trust == Trust::Latin && !latin(character) {
            return None;
        }
        if follows(character) {
            // A mark is printed by the font of its letter, so one font must hold both.
            let families = match character {
                // Between Latin letters a joiner joins nothing: it would only be a hidden sign.
                JOINER | NON_JOINER if line.last < '\u{590}' => 0,
                JOINER | NON_JOINER => line.families,
                _ if chooses_style(character) && chooses_style(line.last) => 0,
                _ if chooses_style(character) => line.families,
                _ if line.marks >= MARKS_MAX => 0,
                _ => line.families & CASE.covering(character),
            };
            return Some(families).filter(|families| *families != 0);
        }
        Some(CASE.covering(character)).filter(|families| *families != 0)
    }
}

/// A text under way: what is written, and what the next character leans on.
#[derive(Debug, Default)]
struct Line {
    text: String,
    last: char,
    families: u32,
    marks: usize,
    /// How many characters the paragraph has.
    length: usize,
    run: Run,
}

/// Letters without a space between them.
#[derive(Debug, Default)]
struct Run {
    width: usize,
    piece: usize,
    /// Where it may break.
    breaks: Vec<usize>,
}

impl Line {
    fn keep(&mut self, character: char, families: u32) {
        let holds = matches!(character, '\u{A0}' | '\u{2007}' | '\u{202F}');
        if character.is_whitespace() && !holds {
            self.end_run();
            self.text.push(character);
            self.end_long_paragraph();
        } else {
            let joined = follows(character) || follows(self.last) || paired(self.last) && paired(character);
            self.grow(width(character), !joined);
            self.text.push(character);
        }
        self.marks = if is_combining_mark(character) { self.marks + 1 } else { 0 };
        self.families = families;
        self.last = character;
    }

    fn show(&mut self, character: char) {
        let code = format!("[U+{:04X}]", character as u32);
        self.grow(code.len(), true);
        self.text.push_str(&code);
        // A mark after this stands on the bracket, which no one wrote: it is shown as well.
        self.families = 0;
        self.marks = 0;
        self.last = ']';
    }

    /// Takes a sign into the run, which may break before it unless it is drawn as one with the sign before.
    fn grow(&mut self, width: usize, may_break: bool) {
        self.length += 1;
        if self.run.piece + width > PIECE_WIDTH && self.run.width > 0 && may_break {
            self.run.breaks.push(self.text.len());
            self.run.piece = 0;
        }
        self.run.width += width;
        self.run.piece += width;
        if self.run.breaks.len() * PIECE_WIDTH > PARAGRAPH_MAX {
            self.end_run();
            self.end_long_paragraph();
        }
    }

    /// Writes the breaks of a run that is too wide; a narrow one stays whole.
    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.width > RUN_WIDTH_MAX
            && let Some(first) = run.breaks.first()
        {
            let rest = self.text.split_off(*first);
            let ends = run.breaks.iter().skip(1).copied().chain([first + rest.len()]);
            for (from, to) in run.breaks.iter().zip(ends) {
                self.text.push(BREAK_HERE);
                self.text.push_str(&rest[from - first..to - first]);
            }
        }
    }

    fn end_long_paragraph(&mut self) {
        if self.length > PARAGRAPH_MAX {
            self.gap("\n");
        }
    }

    fn newline(&mut self) {
        self.gap("\n");
    }

    /// A tab has no width of its own on paper.
    fn spaces(&mut self) {
        self.gap("  ");
    }

    fn gap(&mut self, gap: &str) {
        self.end_run();
        let length = if gap == "\n" { 0 } else { self.length };
        let text = std::mem::take(&mut self.text);
        *self = Line { text: text + gap, length, ..Line::default() };
    }
}

/// Roughly how wide a character is, in narrow letters; never less than it is.
fn width(character: char) -> usize {
    match character {
        _ if is_combining_mark(character) => 0,
        'm' | 'w' | '%' | '@' | '&' => 2,
        _ if character.is_ascii_uppercase() => 2,
        _ if character.is_ascii() => 1,
        '\u{FDFA}'..='\u{FDFD}' => RUN_WIDTH_MAX,
        '\u{A0}'..='\u{17F}' | '\u{2010}'..='\u{2027}' => 2,
        _ => 3,
    }
}

/// Whether a character is drawn with the one before it.
fn follows(character: char) -> bool {
    is_combining_mark(character)
        || chooses_style(character)
        || matches!(character, JOINER | NON_JOINER | '\u{1F3FB}'..='\u{1F3FF}')
}

/// Whether a character only says how to draw the one before it: as text or as a picture.
fn chooses_style(character: char) -> bool {
    matches!(character, '\u{FE0E}' | '\u{FE0F}')
}

/// Whether two of these in a row make one sign, as flags do.
fn paired(character: char) -> bool {
    matches!(character, '\u{1F1E6}'..='\u{1F1FF}')
}

fn latin(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{A0}'..='\u{17F}' | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201E}' | '…' | '•' | '€')
}

/// Whether a character takes no ink: controls, direction overrides, tags, fillers. On paper it would be hidden text.
fn invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{70F}' | '\u{115F}' | '\u{1160}'
            | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0D}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests;

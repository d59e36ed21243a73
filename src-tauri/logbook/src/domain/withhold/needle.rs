//! Words that are looked for, as the letters and digits they come to, and where these may stand apart.

use std::ops::Range;

/// So many signs between two letters or digits still part the same words: `(0) `.
const GAP: usize = 3;
/// A number that is all digits and as long as this, with its nought, is a telephone's (Ofcom, National Telephone Numbering Plan).
const DIALLED: usize = 10;
/// A postcode is the shortest of what people space as they like.
const SPACED: usize = 5;
/// What stands before a number without its nought, as digits: longest first.
const BEFORE: [&str; 5] = ["00440", "0044", "440", "44", "0"];

/// Letters and digits that are looked for.
pub(super) struct Needle {
    letters: Vec<char>,
    /// For each but the last, whether the next may stand apart from it.
    apart: Vec<bool>,
    /// A telephone number, without nought and country.
    dialled: bool,
}

impl Needle {
    /// Takes folded words; nothing where no letter and no digit is in them.
    pub(super) fn of(words: &[char]) -> Option<Needle> {
        let mut needle = Needle { letters: Vec::new(), apart: Vec::new(), dialled: false };
        let mut gap = false;
        for one in words {
            if !one.is_alphanumeric() {
                gap = true;
                continue;
            }
            if !needle.letters.is_empty() {
                needle.apart.push(gap);
            }
            needle.letters.push(*one);
            gap = false;
        }
        needle.letters.first()?;
        needle.space_digits();
        needle.drop_country();
        Some(needle)
    }

    /// Digits are spaced as people like.
    fn space_digits(&mut self) {
        if self.letters.len() < SPACED {
            return;
        }
        for (apart, pair) in self.apart.iter_mut().zip(self.letters.windows(2)) {
            *apart |= pair.iter().any(char::is_ascii_digit);
        }
    }

    fn drop_country(&mut self) {
        if self.letters.len() < DIALLED || !self.letters.iter().all(char::is_ascii_digit) {
            return;
        }
        let digits: String = self.letters.iter().collect();
        let national = BEFORE.iter().find_map(|before| digits.strip_prefix(before));
        let Some(national) = national.filter(|rest| rest.len() + 1 >= DIALLED) else { return };
        let gone = digits.len() - national.len();
        self.letters.drain(..gone);
        self.apart.drain(..gone);
        self.dialled = true;
    }

    /// Whether it is one word and this one.
    pub(super) fn is(&self, word: &str) -> bool {
        word.chars().eq(self.letters.iter().copied())
    }

    /// Where it stands in a text as whole words, if its first letter stands at a place there.
    pub(super) fn stands_at(&self, text: &[char], at: usize) -> Option<Range<usize>> {
        if text.get(at) != self.letters.first() {
            return None;
        }
        let mut end = at + 1;
        for (letter, apart) in self.letters[1..].iter().zip(&self.apart) {
            if *apart {
                end += text[end..].iter().take(GAP).take_while(|sign| !sign.is_alphanumeric()).count();
            }
            if text.get(end) != Some(letter) {
                return None;
            }
            end += 1;
        }
        let whole = |start: usize| start == 0 || !text[start - 1].is_alphanumeric();
        if text.get(end).is_some_and(|next| next.is_alphanumeric()) {
            return None;
        }
        let start = if self.dialled { with_country(text, at) } else { at };
        whole(start).then_some(start..end)
    }
}

/// Where a number begins whose nought, or whose country, stands before it.
fn with_country(text: &[char], at: usize) -> usize {
    // Digits before it, nearest first, each with its place.
    let mut before: Vec<(char, usize)> = Vec::new();
    let mut place = at;
    while before.len() <= BEFORE[0].len() {
        let signs = text[..place].iter().rev().take(GAP).take_while(|sign| !sign.is_alphanumeric()).count();
        match (place - signs).checked_sub(1).map(|last| (text[last], last)) {
            Some((digit, last)) if digit.is_ascii_digit() => {
                before.push((digit, last));
                place = last;
            }
            _ => break,
        }
    }
    let is_before = |digits: &&&str| {
        digits.len() <= before.len()
            && digits.chars().rev().eq(before[..digits.len()].iter().map(|(digit, _)| *digit))
    };
    let begins = |digits: &&str| {
        let start = before[digits.len() - 1].1;
        if start > 0 && text[start - 1] == '+' { start - 1 } else { start }
    };
    BEFORE
        .iter()
        .filter(is_before)
        .map(begins)
        .find(|start| *start == 0 || !text[start - 1].is_alphanumeric())
        .unwrap_or(at)
}

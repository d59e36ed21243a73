//! Withholding: words that must not leave are replaced before a printer ever sees them.
//!
//! Words are found as a reader would find them: case, accents, look-alike forms (NFKD), soft hyphens,
//! zero-width characters, curly quotes and line breaks make no difference, nor does how they are parted: a double name by
//! its hyphen, a telephone number or a postcode by its spaces. A mark applies wherever its words stand in the packet, so
//! that a name cannot slip out in a second place.

mod needle;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use needle::Needle;

/// Names of months are names of people too.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Every spelling of one thing to leave out, and what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Spellings; each is left out wherever it stands.
    pub words: Vec<String>,
    /// What the reader sees instead, such as `[Third party A]`.
    pub stand_in: String,
}

/// A piece of a text after withholding, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words that stay.
    Kept(String),
    /// Words that went: what went, and what stands there now.
    Withheld {
        /// The words as they stood.
        words: String,
        /// The stand-in.
        stand_in: String,
    },
}

/// Cuts a text into kept and withheld pieces.
pub fn cut(text: &str, marks: &[Mark]) -> Vec<Piece> {
    let folded = Folded::of(text);
    let mut found: Vec<(Range<usize>, &str)> = marks
        .iter()
        .flat_map(|mark| mark.words.iter().map(move |words| (words, mark.stand_in.as_str())))
        .flat_map(|(words, stand_in)| folded.find(words).into_iter().map(move |range| (range, stand_in)))
        .collect();
    // The longest of those that begin together wins, so "Gareth Pearce" is not left as "[A] Pearce".
    found.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
    let mut pieces = Vec::new();
    let mut at = 0;
    for (range, stand_in) in found {
        if range.start < at {
            // Overlapping words: what is left of the second goes too, under the first's stand-in.
            if range.end > at {
                at = range.end;
            }
            continue;
        }
        if range.start > at {
            pieces.push(Piece::Kept(text[at..range.start].to_owned()));
        }
        pieces.push(Piece::Withheld { words: text[range.clone()].to_owned(), stand_in: stand_in.to_owned() });
        at = range.end;
    }
    if at < text.len() {
        pieces.push(Piece::Kept(text[at..].to_owned()));
    }
    pieces
}

/// Returns the text as its reader will see it.
pub fn apply(text: &str, marks: &[Mark]) -> String {
    if marks.is_empty() || text.is_empty() {
        return text.to_owned();
    }
    cut(text, marks)
        .iter()
        .map(|piece| match piece {
            Piece::Kept(text) => text.as_str(),
            Piece::Withheld { stand_in, .. } => stand_in.as_str(),
        })
        .collect()
}

/// Returns whether any of the words can still be read in the text.
pub fn readable(text: &str, words: &str) -> bool {
    Folded::of(text).holds(words)
}

/// Returns whether words are long enough to be withheld: two letters or digits at least.
pub fn is_withholdable(words: &str) -> bool {
    fold(words).iter().filter(|c| c.is_alphanumeric()).count() >= 2
}

/// A text as a reader compares it, each character knowing which bytes it came from. Made once for many words to be looked for in it.
pub(crate) struct Folded {
    chars: Vec<char>,
    from: Vec<Range<usize>>,
}

impl Folded {
    /// Folds a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut folded =
            Folded { chars: Vec::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
        for (start, original) in text.char_indices() {
            let range = start..start + original.len_utf8();
            fold_char(original, |c| folded.push(c, range.clone()));
        }
        folded
    }

    /// Whether the words can still be read in it.
    pub(crate) fn holds(&self, words: &str) -> bool {
        !self.find(words).is_empty()
    }

    fn push(&mut self, c: char, range: Range<usize>) {
        if c == ' ' && self.chars.last() == Some(&' ') {
            return;
        }
        self.chars.push(c);
        self.from.push(range);
    }

    /// Byte ranges in the original text at which the words stand as whole words.
    fn find(&self, words: &str) -> Vec<Range<usize>> {
        let Some(needle) = Needle::of(&fold(words)) else { return Vec::new() };
        let is_month = MONTHS.iter().any(|month| needle.is(month));
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            match needle
                .stands_at(&self.chars, at)
                .filter(|place| !(is_month && self.is_dated(place.start, place.end)))
            {
                Some(place) => {
                    found.push(self.from[place.start].start..self.tail(place.end));
                    at = place.end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether a month stands between a day and a year there, as in "4 May 2026": then it is no April, May or June.
    fn is_dated(&self, start: usize, end: usize) -> bool {
        let digits = |range: Range<usize>| {
            self.chars.get(range).is_some_and(|chars| chars.iter().all(char::is_ascii_digit))
        };
        let spaced = |at: Option<usize>| at.and_then(|at| self.chars.get(at)) == Some(&' ');
        let day =
            start.checked_sub(2).is_some_and(|day| digits(day..day + 1)) && spaced(start.checked_sub(1));
        let longer = self.chars.get(end + 5).is_some_and(|c| c.is_alphanumeric());
        day && spaced(Some(end)) && digits(end + 1..end + 5) && !longer
    }

    /// Where the match ends in the original, with the marks and invisible characters that hang on its last letter.
    fn tail(&self, end: usize) -> usize {
        let own = self.from[end - 1].end;
        self.from
            .get(end)
            .map_or(own, |next| if next.start > own && self.chars[end] != ' ' { next.start } else { own })
    }
}

fn fold(words: &str) -> Vec<char> {
    let folded = Folded::of(words.trim());
    let text: Vec<char> = folded.chars;
    let start = text.iter().position(|c| *c != ' ').unwrap_or(text.len());
    let end = text.iter().rposition(|c| *c != ' ').map_or(start, |at| at + 1);
    text[start..end].to_vec()
}

fn fold_char(original: char, mut push: impl FnMut(char)) {
    for decomposed in std::iter::once(original).nfkd() {
        match decomposed {
            c if is_combining_mark(c) || is_invisible(c) => {}
            c if c.is_whitespace() || c.is_control() => push(' '),
            '\u{2018}' | '\u{2019}' | '\u{201B}' | '`' | '\u{00B4}' => push('\''),
            '\u{201C}' | '\u{201D}' => push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => push('-'),
            'ß' => ['s', 's'].into_iter().for_each(&mut push),
            c => c.to_lowercase().filter(|c| !is_combining_mark(*c)).for_each(&mut push),
        }
    }
}

/// Characters that are there without being seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &[&str], expected: &str) {
        let marks = [Mark { words: words.iter().map(|w| (*w).to_owned()).collect(), stand_in: "[A]".into() }];
        assert_eq!(apply(text, &marks), expected);
    }

    #[test]
    fn words_go_however_they_are_spelled() {
        check("Gareth PEARCE’s van", &["Gareth Pearce"], "[A]’s van");
        check("garéth\u{00AD} pea\u{200B}rce came", &["Gareth Pearce"], "[A] came");
        check("Gareth\n   Pearce", &["gareth pearce", "Pearce"], "[A]");
        check("Pearceton is a village", &["Pearce"], "Pearceton is a village");
        check("07700 900123.", &["07700 900123"], "[A].");
        check("ＰＥＡＲＣＥ", &["Pearce"], "[A]");
        check("Pearce Pearce", &["Pearce"], "[A] [A]");
    }

    #[test]
    fn words_go_however_they_are_parted() {
        check("Smith Jones, SMITH–JONES and smithjones", &["Smith-Jones"], "[A], [A] and [A]");
        check("Mr ONeil, O’Neil, O Neil", &["O'Neil"], "Mr [A], [A], [A]");
        check("wrennaholt@example.org", &["Wrenna Holt"], "[A]@example.org");
        check("07700900123 or 07700-900-123", &["07700 900123"], "[A] or [A]");
        check("ME156JQ, ME15-6JQ", &["ME15 6JQ"], "[A], [A]");
        check("16, Len View; 16 Len-View; 116 Len View", &["16 Len View"], "[A]; [A]; 116 Len View");
        check("9434765919", &["943 476 5919"], "[A]");
        check("Smith-\nJones, smith- jones and Smith\n- Jones", &["Smith Jones"], "[A], [A] and [A]");
        check("Smith-\nJones", &["Smith-Jones"], "[A]");
        check("Smith. Jonestown", &["Smith-Jones"], "Smith. Jonestown");
        check("Room 1, 2 beds", &["12"], "Room 1, 2 beds");
    }

    #[test]
    fn a_telephone_number_goes_with_and_without_the_country_s() {
        let number = ["07700 900123"];
        check("ring +44 7700 900123 now", &number, "ring [A] now");
        check("0044 7700900123, +44 (0)7700 900 123", &number, "[A], [A]");
        check("7700 900123", &number, "[A]");
        check("17700 900123", &number, "17700 900123");
        check("07700 900123", &["+44 7700 900123"], "[A]");
    }

    #[test]
    fn the_longer_of_two_overlapping_goes_whole() {
        let marks = [
            Mark { words: vec!["Gareth".into()], stand_in: "[B]".into() },
            Mark { words: vec!["Gareth Pearce".into()], stand_in: "[A]".into() },
        ];
        assert_eq!(apply("Gareth Pearce and Gareth", &marks), "[A] and [B]");
    }

    #[test]
    fn a_month_in_a_date_is_nobody_s_name() {
        check("May came on 4 May 2026, may she?", &["May"], "[A] came on 4 May 2026, [A] she?");
        check("4 May, 2026 and Flat 4 May 20261", &["May"], "4 [A], 2026 and Flat 4 [A] 20261");
        check("on 4 June 2026 June Hill rang", &["June Hill", "June"], "on 4 June 2026 [A] rang");
        check("14 Hill 2026", &["Hill"], "14 [A] 2026");
    }

    #[test]
    fn one_letter_is_too_little_to_withhold() {
        assert!(!is_withholdable("a"));
        assert!(!is_withholdable(" - . "));
        assert!(is_withholdable("Al"));
    }
}

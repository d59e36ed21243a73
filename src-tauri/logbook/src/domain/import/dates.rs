//! Days in any of the ways people write them. British order; what could be read two ways is read with a doubt.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use super::Doubt;

/// The day before Excel's first, counting the leap day of 1900 that never was.
const SERIAL_ZERO: (i32, u32, u32) = (1899, 12, 30);
/// Serial numbers that can be days of somebody's log: 1990 to 2064.
const SERIALS: std::ops::Range<i64> = 32_874..60_000;
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Words that stand beside a date and change nothing.
const FILLERS: &[&str] = &[
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "weds",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
    "of",
    "the",
    "on",
    "at",
    "date",
    "dated",
    "st",
    "nd",
    "rd",
    "th",
];
/// Words that say the day is not exact.
const ABOUT: &[&str] = &[
    "about",
    "approx",
    "approximately",
    "around",
    "circa",
    "c",
    "ca",
    "est",
    "say",
    "poss",
    "possibly",
    "prob",
    "probably",
];
/// Words that stand for a part of a month, and the day that stands for it here.
const PARTS: &[(&str, u32)] =
    &[("early", 1), ("beginning", 1), ("start", 1), ("mid", 15), ("middle", 15), ("late", 25), ("end", 25)];

/// A day as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub day: NaiveDate,
    /// The time of day, where one stands there.
    pub time: Option<NaiveTime>,
    /// Why somebody should look.
    pub doubt: Option<Doubt>,
}

/// What helps to read a day.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// Today: nothing was received later.
    pub today: NaiveDate,
    /// The day of the row before: a day without a year is the one nearest to it.
    pub near: Option<NaiveDate>,
    /// Days of the American order stand in the same column.
    pub american: bool,
    /// A birthday: years of two digits may be of the last century.
    pub birthday: bool,
}

/// The day of a serial number, as a spreadsheet counts.
pub fn of_serial(serial: f64) -> Option<NaiveDate> {
    #[allow(clippy::cast_possible_truncation, reason = "within the range asked for next")]
    let whole = serial.floor() as i64;
    let (year, month, day) = SERIAL_ZERO;
    let days = u64::try_from(whole).ok().filter(|_| SERIALS.contains(&whole))?;
    Some(NaiveDate::from_ymd_opt(year, month, day)? + Days::new(days))
}

/// Whether this can only be a day of the American order: a month of more than twelve.
pub fn is_american(text: &str) -> bool {
    let numbers: Vec<u32> = Words::of(text).numbers.iter().map(|(number, _)| *number).collect();
    matches!(numbers[..], [a, b, c] if (1..=12).contains(&a) && (13..=31).contains(&b) && !(100..=1900).contains(&c))
        && Words::of(text).month.is_none()
}

/// Reads a day; nothing where there is none to be read.
pub fn read(text: &str, around: &Around) -> Option<Day> {
    let whole = Words::of(text);
    if let Some(day) = whole.day(around) {
        return Some(day);
    }
    // Two days, or a day and a story: the first that can be read.
    let parts = text.split(['\n', '(', ')', '&', ';', ',', '–', '—']).flat_map(|part| part.split(" - "));
    let parts = parts.flat_map(|part| part.split(" to ")).flat_map(|part| part.split(" and "));
    parts
        .filter_map(|part| Words::of(part).day(around))
        .next()
        .map(|day| Day { doubt: Some(day.doubt.unwrap_or(Doubt::MoreThanADay)), ..day })
}

/// The parts of a date: its numbers with how many digits each has, its month by name, what else stands there.
#[derive(Default)]
struct Words {
    numbers: Vec<(u32, usize)>,
    /// The month, and how many numbers stand before it.
    month: Option<(u32, usize)>,
    time: Option<NaiveTime>,
    week: bool,
    part: Option<u32>,
    about: bool,
    other: bool,
}

impl Words {
    fn of(text: &str) -> Words {
        let text = text.trim().to_lowercase().replace('\u{a0}', " ");
        let (text, time) = without_time(&text);
        let week = ["w/c", "wc ", "w.c", "week commencing", "week beginning", "w/b", "week of"];
        let mut words = Words { time, about: text.contains(['?', '~']), ..Words::default() };
        let mut text = text;
        for sign in week {
            if let Some(at) = text.find(sign) {
                words.week = true;
                text.replace_range(at..at + sign.len(), " ");
            }
        }
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let alike = |letter: &char| {
                letter.is_ascii_digit() == first.is_ascii_digit()
                    && letter.is_alphanumeric() == first.is_alphanumeric()
            };
            let length: usize = rest.chars().take_while(alike).map(char::len_utf8).sum();
            let (token, after) = rest.split_at(length.max(first.len_utf8()));
            words.take(token, first);
            rest = after;
        }
        words
    }

    fn take(&mut self, token: &str, first: char) {
        if first.is_ascii_digit() {
            match token.parse() {
                Ok(number) => self.numbers.push((number, token.len())),
                Err(_) => self.other = true,
            }
        } else if first.is_alphabetic() {
            let month = token.get(..3).and_then(|start| MONTHS.iter().position(|month| *month == start));
            let part = PARTS.iter().find(|(word, _)| *word == token);
            if let (Some(month), true) = (month, self.month.is_none() && !FILLERS.contains(&token)) {
                self.month = Some((u32::try_from(month).unwrap_or(0) + 1, self.numbers.len()));
            } else if let Some((_, day)) = part {
                self.part = Some(*day);
            } else if ABOUT.contains(&token) {
                self.about = true;
            } else if !FILLERS.contains(&token) {
                self.other = true;
            }
        }
    }

    fn day(&self, around: &Around) -> Option<Day> {
        let (day, mut doubt) = self.calendar_day(around)?;
        let past = day <= around.today + Days::new(1);
        let credible = day.year() >= 1880 && (past || !around.birthday);
        if !past && doubt.is_none() {
            doubt = Some(Doubt::InFuture);
        }
        if self.week {
            doubt = Some(Doubt::Week);
        } else if self.about {
            doubt = Some(doubt.unwrap_or(Doubt::Unsure));
        } else if self.other {
            doubt = Some(doubt.unwrap_or(Doubt::MoreThanADay));
        }
        credible.then_some(Day { day, time: self.time, doubt })
    }

    fn calendar_day(&self, around: &Around) -> Option<(NaiveDate, Option<Doubt>)> {
        let year = |number: (u32, usize)| year(number, around);
        let date = |y: i32, m: u32, d: u32| NaiveDate::from_ymd_opt(y, m, d);
        let no_day = self.part.unwrap_or(1);
        match (self.month, &self.numbers[..]) {
            // 3 April 2023; April 3 2023; 2023 April 3.
            (Some((month, before)), [a, b]) => {
                let (d, y) = if a.1 >= 3 || (before == 2 && a.0 > 31) { (b, a) } else { (a, b) };
                let (full, doubt) = year(*y)?;
                Some((date(full, month, d.0)?, doubt))
            }
            // "Apr-23" and "April 2023" name no day; "3 April" no year, unless the number can only be one.
            (Some((month, before)), [a]) => {
                let is_year = a.1 == 4 || a.1 == 3 || a.0 > 31 || a.0 == 0 || (before == 0 && a.1 == 2);
                let is_year = is_year || self.part.is_some();
                if is_year && (a.1 == 4 || a.1 == 2) {
                    let (full, _) = year(*a)?;
                    return Some((date(full, month, no_day)?, Some(Doubt::NoDay)));
                }
                Some((nearest(month, a.0, around)?, Some(Doubt::NoYear)))
            }
            (Some((month, _)), []) => Some((nearest(month, no_day, around)?, Some(Doubt::NoYear))),
            // 3-5 April 2023, 3rd/4th April 2023: the first of them.
            (Some((month, 2)), [a, _, y]) if a.1 <= 2 => {
                Some((date(year(*y)?.0, month, a.0)?, Some(Doubt::MoreThanADay)))
            }
            (None, [a, b, c]) => three(*a, *b, *c, around),
            (None, [a, b]) if !self.other || self.week => two(*a, *b, around),
            (None, [a]) if !self.other => one(*a, around),
            _ => None,
        }
    }
}

/// A full year. Of two digits: of this century up to next year; a birthday's may be of the last.
fn year((number, digits): (u32, usize), around: &Around) -> Option<(i32, Option<Doubt>)> {
    let number = i32::try_from(number).ok()?;
    match digits {
        4 => (1880..=2100).contains(&number).then_some((number, None)),
        2 => {
            let this = 2000 + number;
            let last = 1900 + number;
            match (around.birthday, this <= around.today.year()) {
                (true, true) => Some((this, Some(Doubt::Century))),
                (true, false) => Some((last, None)),
                (false, _) if this <= around.today.year() + 1 => Some((this, None)),
                (false, _) => Some((last, Some(Doubt::Century))),
            }
        }
        _ => None,
    }
}

/// The day of that name nearest to the row before, and not after today.
fn nearest(month: u32, day: u32, around: &Around) -> Option<NaiveDate> {
    let near = around.near.filter(|_| !around.birthday)?;
    let years = near.year() - 1..=near.year() + 1;
    let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.filter(|day| *day <= around.today).min_by_key(|day| (*day - near).num_days().abs())
}

fn three(
    a: (u32, usize),
    b: (u32, usize),
    c: (u32, usize),
    around: &Around,
) -> Option<(NaiveDate, Option<Doubt>)> {
    let date = |y: i32, m: u32, d: u32| NaiveDate::from_ymd_opt(y, m, d);
    if a.1 == 4 {
        let (full, doubt) = year(a, around)?;
        // Year, day, month is nobody's habit, but it is what a muddled one looks like.
        return match date(full, b.0, c.0) {
            Some(day) => Some((day, doubt)),
            None => Some((date(full, c.0, b.0)?, Some(Doubt::American))),
        };
    }
    let (full, doubt) = year(c, around)?;
    match (date(full, b.0, a.0), date(full, a.0, b.0)) {
        (Some(british), Some(american)) if around.american && british != american => {
            Some((british, Some(Doubt::American)))
        }
        // British by habit, but of the two only the American one has happened yet.
        (Some(british), Some(american)) if british > around.today && american <= around.today => {
            Some((american, Some(Doubt::American)))
        }
        (Some(british), _) => Some((british, doubt)),
        (None, Some(american)) => Some((american, Some(Doubt::American))),
        // 23/04/03 with a first number that can be no day: the year stands first.
        (None, None) if a.1 == 2 && c.1 <= 2 => {
            Some((date(year(a, around)?.0, b.0, c.0)?, Some(Doubt::Unsure)))
        }
        (None, None) => None,
    }
}

fn two(a: (u32, usize), b: (u32, usize), around: &Around) -> Option<(NaiveDate, Option<Doubt>)> {
    match (a.1, b.1) {
        (1 | 2, 4) => Some((NaiveDate::from_ymd_opt(year(b, around)?.0, a.0, 1)?, Some(Doubt::NoDay))),
        (4, 1 | 2) => Some((NaiveDate::from_ymd_opt(year(a, around)?.0, b.0, 1)?, Some(Doubt::NoDay))),
        (1 | 2, 1 | 2) => Some((nearest(b.0, a.0, around)?, Some(Doubt::NoYear))),
        _ => None,
    }
}

fn one((number, digits): (u32, usize), around: &Around) -> Option<(NaiveDate, Option<Doubt>)> {
    match digits {
        8 if number / 10_000 > 1900 && number / 10_000 < 2100 && number / 100 % 100 <= 12 => Some((
            NaiveDate::from_ymd_opt(i32::try_from(number / 10_000).ok()?, number / 100 % 100, number % 100)?,
            None,
        )),
        7 | 8 => {
            let full = i32::try_from(number % 10_000).ok()?;
            let day = NaiveDate::from_ymd_opt(full, number / 10_000 % 100, number / 1_000_000)?;
            Some((day, Some(Doubt::Unsure)))
        }
        6 => {
            let (full, _) = year((number % 100, 2), around)?;
            Some((NaiveDate::from_ymd_opt(full, number / 100 % 100, number / 10_000)?, Some(Doubt::Unsure)))
        }
        5 => Some((of_serial(f64::from(number))?, Some(Doubt::Serial))),
        4 if !around.birthday => {
            Some((NaiveDate::from_ymd_opt(year((number, 4), around)?.0, 1, 1)?, Some(Doubt::NoDay)))
        }
        _ => None,
    }
}

/// Takes a time of day out of a text: 14:30, 14:30:05, 2.30pm, 3 pm, 1430hrs.
fn without_time(text: &str) -> (String, Option<NaiveTime>) {
    let letters: Vec<char> = text.chars().collect();
    let digits = |from: usize| letters[from..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    let mut at = 0;
    while at < letters.len() {
        let many = digits(at);
        if many == 0 {
            at += 1;
            continue;
        }
        if let Some((time, end)) = time_at(&letters, at, many) {
            let before: String = letters[..at].iter().collect();
            let stamp =
                before.strip_suffix('t').filter(|day| day.ends_with(|last: char| last.is_ascii_digit()));
            let mut rest = stamp.unwrap_or(before.trim_end_matches([' ', ','])).to_owned();
            rest.push(' ');
            rest.extend(letters[end..].iter());
            return (rest, Some(time));
        }
        at += many;
    }
    (text.to_owned(), None)
}

fn time_at(letters: &[char], at: usize, many: usize) -> Option<(NaiveTime, usize)> {
    let number = |from: usize, many: usize| -> Option<u32> {
        letters.get(from..from + many)?.iter().collect::<String>().parse().ok()
    };
    let pair =
        |from: usize| letters[from.min(letters.len())..].iter().take_while(|l| l.is_ascii_digit()).count();
    let mut end = at + many;
    let sign = letters.get(end).copied();
    let (mut hour, mut minute) = (number(at, many)?, 0);
    let colon = sign == Some(':');
    let dotted = sign == Some('.') && pair(end + 1) == 2;
    if many > 2 && !(many == 4 && letters[end..].starts_with(&['h'])) {
        return None;
    }
    if many == 4 {
        (hour, minute) = (hour / 100, hour % 100);
    } else if colon || dotted {
        minute = number(end + 1, 2).filter(|_| pair(end + 1) == 2)?;
        end += 3;
    }
    if colon && letters.get(end) == Some(&':') && pair(end + 1) == 2 {
        end += 3;
    }
    if colon && letters.get(end) == Some(&'.') {
        end += 1 + pair(end + 1);
    }
    let mut after = end;
    while letters.get(after) == Some(&' ') {
        after += 1;
    }
    let next: String = letters[after..].iter().take(3).filter(|letter| letter.is_alphabetic()).collect();
    match next.as_str() {
        "am" => end = after + 2,
        "pm" => {
            end = after + 2;
            hour += if hour < 12 { 12 } else { 0 };
        }
        "hrs" => end = after + 3,
        _ if colon => {}
        _ => return None,
    }
    Some((NaiveTime::from_hms_opt(hour, minute, 0)?, end))
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;

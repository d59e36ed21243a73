//! Working days in England and Wales: not Saturday, not Sunday, not a bank holiday.
//!
//! Source: Banking and Financial Dealings Act 1971, Schedule 1, with the customary Good Friday and
//! Christmas Day, and the proclaimed early May and substitute days. One-off holidays are not known here.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Returns the day that is `count` working days after `day` (which itself never counts).
pub fn after(day: NaiveDate, count: u32) -> NaiveDate {
    let mut at = day;
    let mut left = count;
    while left > 0 {
        at = at + Days::new(1);
        if is_working(at) {
            left -= 1;
        }
    }
    at
}

/// Returns how many working days lie after `from`, up to and including `to`; 0 when `to` is not later.
pub fn between(from: NaiveDate, to: NaiveDate) -> u32 {
    let mut count = 0;
    let mut at = from;
    while at < to {
        at = at + Days::new(1);
        count += u32::from(is_working(at));
    }
    count
}

/// Returns the latest day after which more than `count` working days have gone by `day`.
pub fn past_by(day: NaiveDate, count: u32) -> NaiveDate {
    let mut at = day;
    while between(at, day) <= count {
        at = at - Days::new(1);
    }
    at
}

/// Returns whether offices are open.
pub fn is_working(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_bank_holiday(day)
}

/// Returns whether the day is a bank holiday, substitutes included.
pub fn is_bank_holiday(day: NaiveDate) -> bool {
    let easter = easter(day.year());
    let (month, date, weekday) = (day.month(), day.day(), day.weekday());
    let monday = weekday == Weekday::Mon;
    let new_year = month == 1 && (date == 1 || (monday && (date == 2 || date == 3)));
    let moving = day == easter - Days::new(2) || day == easter + Days::new(1);
    let may = month == 5 && monday && (date <= 7 || date >= 25);
    let august = month == 8 && monday && date >= 25;
    let christmas = month == 12
        && (date == 25
            || date == 26
            || (matches!(weekday, Weekday::Mon | Weekday::Tue) && (date == 27 || date == 28)));
    new_year || moving || may || august || christmas
}

/// Easter Sunday by the anonymous Gregorian computation.
fn easter(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let date = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, month.unsigned_abs(), date.unsigned_abs()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn bank_holidays_of_2026_and_2027_are_known() {
        // As GOV.UK lists them for England and Wales.
        for holiday in [
            "2026-12-25",
            "2026-12-28",
            "2027-01-01",
            "2027-03-26",
            "2027-03-29",
            "2027-05-03",
            "2027-05-31",
            "2027-08-30",
            "2027-12-27",
            "2027-12-28",
        ] {
            assert!(is_bank_holiday(day(holiday)), "{holiday}");
        }
        for ordinary in ["2026-12-24", "2026-12-29", "2027-01-04", "2027-05-10", "2027-08-23"] {
            assert!(is_working(day(ordinary)), "{ordinary}");
        }
    }

    #[test]
    fn working_days_step_over_christmas() {
        assert_eq!(after(day("2026-12-24"), 1), day("2026-12-29"));
        assert_eq!(between(day("2026-12-24"), day("2026-12-30")), 2);
        assert_eq!(between(day("2026-12-30"), day("2026-12-24")), 0);
    }
}

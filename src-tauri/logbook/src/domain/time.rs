//! Time: the program's own clock in UTC, and the officers' civil time in Europe/London.
//!
//! What an officer writes ("today 09:14") is civil time and is kept as they wrote it.
//! What the program stamps is UTC in milliseconds. Neither ever decides the order of entries.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone, Utc};
use chrono_tz::Europe::London;

/// Where the time comes from. Two real implementations: the system's, and one that tests set.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    fn now_ms(&self) -> i64;
}

/// The computer's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now_ms(&self) -> i64 {
        Utc::now().timestamp_millis()
    }
}

/// A clock that stands still until it is moved.
pub struct Pinned(AtomicI64);

impl Pinned {
    /// Stands at this UTC instant, given in milliseconds.
    pub fn at_ms(ms: i64) -> Self {
        Pinned(AtomicI64::new(ms))
    }

    /// Stands at this civil time in London. Panics on text that is no time: tests only.
    pub fn at(moment: &str) -> Self {
        let civil = parse_moment(moment).expect("a moment like 2026-11-23T09:14");
        Pinned::at_ms(
            London.from_local_datetime(&civil).earliest().expect("a time that exists").timestamp_millis(),
        )
    }

    /// Moves forward by seconds.
    pub fn pass_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

impl Clock for Pinned {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl<C: Clock> Clock for std::sync::Arc<C> {
    fn now_ms(&self) -> i64 {
        (**self).now_ms()
    }
}

/// UTC milliseconds as RFC 3339, to the second.
pub fn instant(ms: i64) -> String {
    utc(ms).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// UTC milliseconds as civil time in London, to the minute.
pub fn moment(ms: i64) -> String {
    utc(ms).with_timezone(&London).format("%Y-%m-%dT%H:%M").to_string()
}

/// The day in London at that instant.
pub fn day(ms: i64) -> NaiveDate {
    utc(ms).with_timezone(&London).date_naive()
}

/// The year in London at that instant.
pub fn year(ms: i64) -> i32 {
    day(ms).year()
}

/// The instant, in UTC milliseconds, at which that day begins in London.
pub fn day_starts(day: NaiveDate) -> i64 {
    let midnight = day.and_hms_opt(0, 0, 0).unwrap_or_default();
    London.from_local_datetime(&midnight).earliest().map_or(0, |t| t.timestamp_millis())
}

/// The first and the last instant, UTC milliseconds, of a year in London: from the one, until before the other.
pub fn year_of(ms: i64) -> (i64, i64) {
    let starts = |year| NaiveDate::from_ymd_opt(year, 1, 1).map_or(0, day_starts);
    (starts(year(ms)), starts(year(ms) + 1))
}

/// A date and time in words: "23 November 2026, 09:14".
pub fn in_words(ms: i64) -> String {
    utc(ms).with_timezone(&London).format("%-d %B %Y, %H:%M").to_string()
}

/// A civil moment or day in words; text that is neither comes back as it is.
pub fn moment_in_words(text: &str) -> String {
    if let Some(m) = parse_moment(text) {
        return m.format("%-d %B %Y, %H:%M").to_string();
    }
    parse_day(text).map_or_else(|| text.to_owned(), |d| d.format("%-d %B %Y").to_string())
}

/// A civil moment as UTC milliseconds; of the hour that comes twice in autumn the first.
pub fn instant_of(moment: &str) -> Option<i64> {
    let local = London.from_local_datetime(&parse_moment(moment)?).earliest()?;
    Some(local.timestamp_millis())
}

/// Reads `2026-11-23T09:14`.
pub fn parse_moment(text: &str) -> Option<NaiveDateTime> {
    // The fixed width refuses what chrono would forgive, such as "2026-1-3T9:4", which would not sort as it should.
    (text.len() == 16).then(|| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()).flatten()
}

/// Whether clocks in London ever showed this moment: in spring they skip an hour.
pub fn was_shown(moment: NaiveDateTime) -> bool {
    London.from_local_datetime(&moment).earliest().is_some()
}

/// Reads `2026-11-23`.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    // As above.
    (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

fn utc(ms: i64) -> DateTime<Utc> {
    Utc.timestamp_millis_opt(ms).single().unwrap_or_default()
}

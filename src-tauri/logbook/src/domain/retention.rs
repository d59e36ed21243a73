//! How long a record is kept: so many years from the day it was closed or last written in, whichever is later, and longer
//! while a hold stands. When its time is over the log says so, and an officer decides; nothing goes by itself.
//!
//! Source: the council's privacy notice (seven years) and reference D (trigger, holds, review, then dispose).

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::concern::Concern;
use super::id::HoldId;
use super::time;
use crate::entry::v1::{Body, RetentionReviewed};

/// Kinds of concern that a statutory inquiry is looking into at present (Independent Inquiry into Grooming Gangs, 2026 to 2029;
/// Inquiries Act 2005, section 35): these records are held until an officer says that they need not be.
pub const INQUIRY_TYPES: &[&str] = &["CSE", "CCE", "COUNTY"];
/// The hold that the log sets by itself for these.
pub const INQUIRY: &str = "inquiry";

/// A hold in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// Why, a code of `terms::HOLD_REASONS`.
    pub why: String,
    /// Whose request, claim or inquiry.
    pub details: String,
    /// When to look at it again.
    pub review_on: Option<String>,
    /// When it was set, UTC milliseconds; nothing for the one that the log sets by itself.
    pub set: Option<i64>,
}

/// What officers said about keeping a record.
#[derive(Debug, Clone, Default)]
pub struct Retention {
    /// Holds in force, in the order they were set.
    pub holds: Vec<Hold>,
    /// Until when somebody decided to keep it longer, `YYYY-MM-DD`.
    pub kept_until: Option<String>,
    /// The last review.
    pub reviewed: Option<RetentionReviewed>,
    /// When it was last written in, UTC milliseconds, apart from what was said about keeping it.
    pub last_written: i64,
    /// When it was first written in, UTC milliseconds.
    pub first_written: i64,
}

impl Concern {
    /// What was said about keeping it.
    pub fn retention(&self) -> Retention {
        let mut holds: BTreeMap<HoldId, (usize, Hold)> = BTreeMap::new();
        let mut ended = std::collections::BTreeSet::new();
        let mut retention = Retention { first_written: i64::MAX, ..Retention::default() };
        let brought_in = self.entries.iter().find(|told| matches!(told.body, Body::RowBroughtIn(_)));
        for (place, told) in self.entries.iter().enumerate() {
            match &told.body {
                // What came from a sheet was written when the sheet says that the concern came, not on the day of the import.
                _ if brought_in.is_some_and(|brought| brought.at == told.at) => {
                    retention.wrote(self.facts.received_at.as_deref().and_then(came_on).unwrap_or(told.at));
                }
                Body::HoldSet(set) => {
                    let hold = Hold {
                        id: set.hold,
                        why: set.why.clone(),
                        details: set.details.clone(),
                        review_on: set.review_on.clone(),
                        set: Some(told.at),
                    };
                    holds.insert(set.hold, (place, hold));
                }
                Body::HoldEnded(end) => {
                    ended.insert(end.hold);
                }
                Body::RetentionReviewed(reviewed) => {
                    retention.kept_until.clone_from(&reviewed.keep_until);
                    retention.reviewed = Some((**reviewed).clone());
                }
                _ => retention.wrote(told.at),
            }
        }
        // Named after the concern, so that every machine gives it the same name.
        let inquiry = HoldId(self.id.0);
        if self.facts.concern_types.iter().any(|code| INQUIRY_TYPES.contains(&code.as_str())) {
            let hold =
                Hold { id: inquiry, why: INQUIRY.into(), details: String::new(), review_on: None, set: None };
            holds.insert(inquiry, (0, hold));
        }
        let mut holds: Vec<(usize, Hold)> =
            holds.into_values().filter(|(_, hold)| !ended.contains(&hold.id)).collect();
        holds.sort_by_key(|(place, _)| *place);
        retention.holds = holds.into_iter().map(|(_, hold)| hold).collect();
        retention
    }
}

/// The beginning of the day on which a concern came.
fn came_on(moment: &str) -> Option<i64> {
    let day = time::parse_moment(moment).map(|moment| moment.date()).or_else(|| time::parse_day(moment));
    day.map(time::day_starts)
}

impl Retention {
    fn wrote(&mut self, at: i64) {
        self.last_written = self.last_written.max(at);
        self.first_written = self.first_written.min(at);
    }

    /// The day from which its time runs: the last on which anything was written in it.
    pub fn counts_from(&self) -> NaiveDate {
        time::day(self.last_written)
    }

    /// The day from which on it need not be kept, where it was last written in on one day.
    pub fn due(&self, counted_from: NaiveDate, years: u32) -> NaiveDate {
        let over = counted_from + Months::new(12 * years);
        match self.kept_until.as_deref().and_then(time::parse_day) {
            Some(until) => over.max(until),
            None => over,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_years_from_the_last_word_and_a_leap_day_is_no_trap() {
        let kept = Retention::default();
        let day = |text| time::parse_day(text).unwrap();
        assert_eq!(kept.due(day("2019-11-27"), 7), day("2026-11-27"));
        assert_eq!(kept.due(day("2020-02-29"), 7), day("2027-02-28"));
        let longer = Retention { kept_until: Some("2030-01-01".into()), ..kept };
        assert_eq!(longer.due(day("2019-11-27"), 7), day("2030-01-01"));
    }
}

//! Rules for what comes in through a form: each broken one is a field and a rule's name, all reported at once.
//!
//! Text is never cleaned or cut: it is kept as typed, or refused by name. Lengths count characters.

use super::lists::Lists;
use super::terms::Term;
use super::time;
use crate::error::{Error, FieldRule, Result};

/// Longest line: a name, a place, a reference.
pub const LINE_MAX: usize = 500;
/// Longest narrative: about 400 printed pages.
pub const NARRATIVE_MAX: usize = 1_200_000;

/// Farthest day to come that anybody plans for: five years.
const AHEAD_MOST: chrono::Days = chrono::Days::new(5 * 366);

/// Collects broken rules, so that an officer hears of all of them at once.
pub struct Rules {
    broken: Vec<FieldRule>,
    now_ms: i64,
}

impl Rules {
    /// Starts with nothing broken; `now_ms` is what "in the future" is measured against.
    pub fn at(now_ms: i64) -> Self {
        Rules { broken: Vec::new(), now_ms }
    }

    /// Notes a broken rule.
    pub fn broke(&mut self, field: &str, rule: &str) -> &mut Self {
        self.broken.push(FieldRule { field: field.into(), rule: rule.into() });
        self
    }

    /// Notes a broken rule unless it holds.
    pub fn hold(&mut self, holds: bool, field: &str, rule: &str) -> &mut Self {
        if !holds {
            self.broke(field, rule);
        }
        self
    }

    /// A line may be empty; it has at most [`LINE_MAX`] characters.
    pub fn line(&mut self, field: &str, text: &str) -> &mut Self {
        self.hold(within(text, LINE_MAX), field, "too-long")
    }

    /// A narrative may be empty; it has at most [`NARRATIVE_MAX`] characters.
    pub fn narrative(&mut self, field: &str, text: &str) -> &mut Self {
        self.hold(within(text, NARRATIVE_MAX), field, "too-long")
    }

    /// Something other than white space must be there.
    pub fn required(&mut self, field: &str, text: &str) -> &mut Self {
        self.hold(!text.trim().is_empty(), field, "required")
    }

    /// A choice, when made, must be in its list and still be offered.
    pub fn choice(&mut self, field: &str, code: Option<&str>, list: &[Term]) -> &mut Self {
        self.choice_or(field, code, list, None)
    }

    /// A choice, when made, must be in its list, and still be offered unless it was chosen before.
    pub fn choice_or(
        &mut self,
        field: &str,
        code: Option<&str>,
        list: &[Term],
        before: Option<&str>,
    ) -> &mut Self {
        let Some(code) = code else { return self };
        let Some(term) = list.iter().find(|term| term.code == code) else {
            return self.broke(field, "unknown-choice");
        };
        self.hold(term.offered || before == Some(code), field, "taken-off")
    }

    /// A choice must be made, and be in its list.
    pub fn chosen(&mut self, field: &str, code: Option<&str>, list: &[Term]) -> &mut Self {
        if code.is_none_or(str::is_empty) {
            return self.broke(field, "not-chosen");
        }
        self.choice(field, code, list)
    }

    /// An agency must be one of the list and still be offered.
    pub fn agency(&mut self, field: &str, code: &str, lists: &Lists) -> &mut Self {
        let rule = if code.is_empty() { "not-chosen" } else { "unknown-choice" };
        let Some(agency) = lists.agency(code) else { return self.broke(field, rule) };
        self.hold(agency.offered, field, "taken-off")
    }

    /// A civil moment that exists, is not before 1900 and not in the future (five minutes of clock error are forgiven).
    pub fn past(&mut self, field: &str, moment: Option<&str>) -> &mut Self {
        let Some(text) = moment else { return self };
        let Some(at) = time::parse_moment(text) else { return self.broke(field, "not-a-time") };
        let latest = time::parse_moment(&time::moment(self.now_ms + 5 * 60_000));
        self.hold(time::was_shown(at), field, "clocks-changed");
        self.hold(latest.is_none_or(|latest| at <= latest), field, "in-future");
        self.hold(text >= "1900-01-01", field, "too-early")
    }

    /// A civil moment or a whole day, neither in the future nor before 1900.
    pub fn past_when(&mut self, field: &str, when: Option<&str>) -> &mut Self {
        match when.and_then(time::parse_day) {
            Some(_) => self.past_day(field, when),
            None => self.past(field, when),
        }
    }

    /// A day of birth: it exists, is not in the future, not before 1900.
    pub fn born(&mut self, field: &str, day: Option<&str>) -> &mut Self {
        self.past_day(field, day)
    }

    /// A day on which something was: it exists, is not in the future, not before 1900.
    pub fn past_day(&mut self, field: &str, day: Option<&str>) -> &mut Self {
        let Some(text) = day else { return self };
        let Some(day) = time::parse_day(text) else { return self.broke(field, "not-a-date") };
        self.hold(day <= time::day(self.now_ms), field, "in-future");
        self.hold(text >= "1900-01-01", field, "too-early")
    }

    /// A day to come: it exists and is not more than five years away; it may be today.
    pub fn ahead(&mut self, field: &str, day: Option<&str>) -> &mut Self {
        let Some(text) = day else { return self };
        let Some(day) = time::parse_day(text) else { return self.broke(field, "not-a-date") };
        self.hold(day >= time::day(self.now_ms), field, "too-early");
        self.within_reach(field, day)
    }

    /// A day that exists, is not before the day something began (nothing said about that means today) and not more than
    /// five years away. It may have passed already: what happened last week is written down truthfully.
    pub fn from_on(&mut self, field: &str, day: Option<&str>, began: Option<&str>) -> &mut Self {
        let Some(text) = day else { return self };
        let Some(day) = time::parse_day(text) else { return self.broke(field, "not-a-date") };
        let began = began.and_then(time::parse_moment).map(|moment| moment.date());
        self.hold(day >= began.unwrap_or_else(|| time::day(self.now_ms)), field, "before-start");
        self.within_reach(field, day)
    }

    fn within_reach(&mut self, field: &str, day: chrono::NaiveDate) -> &mut Self {
        self.hold(day <= time::day(self.now_ms) + AHEAD_MOST, field, "too-late")
    }

    /// Returns all that was broken as one error, or nothing.
    ///
    /// # Errors
    /// [`Error::Invalid`] when any rule was broken.
    pub fn finish(&mut self) -> Result<()> {
        if self.broken.is_empty() { Ok(()) } else { Err(Error::Invalid(std::mem::take(&mut self.broken))) }
    }
}

fn within(text: &str, most: usize) -> bool {
    // Bytes first: counting characters of a megabyte is only needed near the limit.
    text.len() <= most || text.chars().count() <= most
}

//! The appropriate policy document: without one in force, most conditions of Schedule 1 cannot be relied on.
//!
//! Source: Data Protection Act 2018, Schedule 1, paragraph 5 and Part 4 (paragraphs 38 to 41): it says how the principles are
//! kept and for how long data stays; it is reviewed, and kept until six months after the processing ends.

use chrono::NaiveDate;

use super::time;

/// The document in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Its version, as the council numbers it; empty means that none is on record.
    pub version: String,
    /// Since when it is in force: a day, or empty.
    pub since: String,
    /// The day by which it is to be reviewed, or empty.
    pub review_by: String,
}

/// How it stands with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// None is on record, or it is not in force yet.
    None,
    /// In force, and its review is overdue.
    Overdue,
    /// In force.
    InForce,
}

impl Policy {
    /// How it stands on a day.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        let since = time::parse_day(&self.since);
        if self.version.trim().is_empty() || since.is_none_or(|since| since > today) {
            Standing::None
        } else if time::parse_day(&self.review_by).is_some_and(|review| review < today) {
            Standing::Overdue
        } else {
            Standing::InForce
        }
    }

    /// Its version and since when, for a packet and for the record of a share; empty where none is on record.
    pub fn in_words(&self) -> String {
        match self.version.trim() {
            "" => String::new(),
            version => format!("{version}, in force since {}", time::moment_in_words(&self.since)),
        }
    }
}

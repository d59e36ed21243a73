//! Topics: questions of their own that a kind of concern calls up, and what the law or local practice says beside them.
//!
//! Source: "A4. Topic modules" of the council's safeguarding reference; each line of guidance names its own source, and one
//! that rests on practice alone says so. An answer decides nothing: no risk, state, date or decision follows from it by
//! itself, since the privacy notice promises that nothing is decided automatically.
//! A code, of a topic or of a field, never changes its meaning; a label may.

mod answer;
mod domestic;
mod exploitation;
mod field;
mod findings;
mod harm;
mod home;
mod name;
mod position;
mod room;
mod whole;

pub use answer::{in_words, read};
pub use field::{Field, Kind};
pub use findings::{Finding, FindingState, Thresholds, findings};
pub use name::FieldName;
pub use room::Room;
use serde::Serialize;
pub use whole::check;

/// A topic: what calls it up, what it asks, whom it goes to, what is to be known about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Topic {
    /// Permanent code.
    pub code: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Kinds of concern that call it up, unless the council has said otherwise of one: see [`crate::domain::lists::Lists`].
    pub called_by: &'static [&'static str],
    /// What one of them is called, where it is answered anew each time: an assessment, an incident, a visit.
    pub each: Option<&'static str>,
    /// What is still to do as long as nothing of it is answered; empty where it may well stay empty.
    pub waits: &'static str,
    /// What it asks.
    pub fields: &'static [Field],
    /// What to ask next, whom to tell, by when.
    pub guide: &'static [Guide],
    /// Agencies that usually need it.
    pub needed_by: &'static [&'static str],
}

/// A line of guidance and where it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Guide {
    /// In a sentence or two.
    pub text: &'static str,
    /// Where it is from.
    pub source: &'static str,
}

/// What is said of a line that no paper in our hands says.
const PRACTICE: &str = "General practice: check what Kent does now";

/// Every topic, in the order pages and packets have them.
pub const TOPICS: &[Topic] = &[
    domestic::DOMESTIC,
    domestic::DASH,
    domestic::INCIDENT,
    exploitation::SLAVERY,
    exploitation::CRIMINAL,
    exploitation::PREVENT,
    harm::FGM,
    harm::HONOUR,
    home::HOARDING,
    home::VISIT,
    harm::HATE,
    home::MIND,
    home::MISSING,
    position::TRUST,
    position::CHILD_SEXUAL_ABUSE,
    position::MAPPA,
];

const fn says(text: &'static str, source: &'static str) -> Guide {
    Guide { text, source }
}

/// The topic of a code; nothing where a newer program has made one up.
pub fn find(code: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.code == code)
}

impl Topic {
    /// The field of a code.
    pub fn field(&self, code: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.code == code)
    }
}

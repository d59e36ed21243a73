//! One question of a topic: its code, its words, and what an answer to it looks like.

use serde::Serialize;

use crate::domain::terms::{Term, YES_NO_UNKNOWN};

/// What an answer looks like. As JSON: text, a code, a list of codes, a day, a list of numbers, a list of rooms, a number, an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TopicKind")]
pub enum Kind {
    /// A line.
    Line,
    /// A text.
    Text,
    /// One of a few.
    One,
    /// Any of a few.
    Many,
    /// A day that has been.
    Past,
    /// A day, to come or gone.
    Day,
    /// A moment that has been.
    Moment,
    /// Numbers of a list, ticked.
    Ticks,
    /// Rooms, each with a rating from 1 to `most`.
    Rooms,
    /// A number from 0 to `most`.
    Count,
    /// A file of the concern, by the entry that attached it.
    File,
}

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
#[ts(rename = "TopicField")]
pub struct Field {
    /// Permanent code, its own among all topics.
    pub code: &'static str,
    /// Its words.
    pub label: &'static str,
    /// A line of help.
    pub hint: &'static str,
    /// What an answer looks like.
    pub kind: Kind,
    /// What may be chosen or ticked; rooms that are usual.
    pub terms: &'static [Term],
    /// The greatest number, tick or rating.
    pub most: u32,
    /// It must be answered before anything of the topic is kept.
    pub needed: bool,
    /// It stays in the log: no packet carries it.
    pub stays: bool,
}

impl Field {
    pub(super) const fn of(kind: Kind, code: &'static str, label: &'static str) -> Field {
        Field { code, label, hint: "", kind, terms: &[], most: 0, needed: false, stays: false }
    }

    pub(super) const fn hint(self, hint: &'static str) -> Field {
        Field { hint, ..self }
    }

    pub(super) const fn needed(self) -> Field {
        Field { needed: true, ..self }
    }

    pub(super) const fn stays(self) -> Field {
        Field { stays: true, ..self }
    }
}

pub(super) const fn line(code: &'static str, label: &'static str) -> Field {
    Field::of(Kind::Line, code, label)
}
pub(super) const fn text(code: &'static str, label: &'static str) -> Field {
    Field::of(Kind::Text, code, label)
}
pub(super) const fn yes_no(code: &'static str, label: &'static str) -> Field {
    one(code, label, YES_NO_UNKNOWN)
}
pub(super) const fn one(code: &'static str, label: &'static str, terms: &'static [Term]) -> Field {
    Field { terms, ..Field::of(Kind::One, code, label) }
}
pub(super) const fn many(code: &'static str, label: &'static str, terms: &'static [Term]) -> Field {
    Field { terms, ..Field::of(Kind::Many, code, label) }
}
pub(super) const fn past(code: &'static str, label: &'static str) -> Field {
    Field::of(Kind::Past, code, label)
}
pub(super) const fn day(code: &'static str, label: &'static str) -> Field {
    Field::of(Kind::Day, code, label)
}
pub(super) const fn moment(code: &'static str, label: &'static str) -> Field {
    Field::of(Kind::Moment, code, label)
}
pub(super) const fn count(code: &'static str, label: &'static str, most: u32) -> Field {
    Field { most, ..Field::of(Kind::Count, code, label) }
}

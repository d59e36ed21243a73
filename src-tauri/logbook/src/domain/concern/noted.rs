//! What was answered about a topic: one set of answers that grows, or one for each assessment, incident or visit.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{Concern, Told, Withdrawn};
use crate::domain::id::EntryId;
use crate::domain::topics::FieldName;
use crate::entry::v1::{NOTED_BEGINS, TopicNoted};

/// Answers about a topic.
#[derive(Debug, Clone)]
pub struct Noted {
    /// Topic code.
    pub topic: String,
    /// The entry that began it, where it is answered anew each time.
    pub occasion: Option<EntryId>,
    /// Answers by field code; the last word on each. One that was taken out again is JSON null.
    pub answers: BTreeMap<String, Answer>,
    /// Taken back as a whole; only what is answered anew each time can be.
    pub withdrawn: Option<Withdrawn>,
}

/// The last word on one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// JSON text.
    pub json: String,
    /// The entry that said it.
    pub by: EntryId,
    /// When, UTC milliseconds.
    pub at: i64,
}

impl Noted {
    /// The answer to a field as a value; nothing when it was not answered or cannot be read as one.
    pub fn value<T: DeserializeOwned>(&self, field: &str) -> Option<T> {
        serde_json::from_str(&self.answers.get(field)?.json).ok()
    }

    /// Whether a field was answered with this code.
    pub fn says(&self, field: &str, code: &str) -> bool {
        self.value::<String>(field).is_some_and(|said| said == code)
    }

    /// The name under which versions of an answer are told apart.
    pub fn field_name(&self, field: &str) -> String {
        let occasion = self.occasion.map(|entry| entry.to_string());
        FieldName { topic: &self.topic, occasion: occasion.as_deref(), field }.to_string()
    }
}

impl TopicNoted {
    /// The entry that began what it answers about, when `own` is its own name.
    pub fn begun_by(&self, own: EntryId) -> Option<String> {
        self.occasion
            .as_ref()
            .map(|entry| if entry == NOTED_BEGINS { own.to_string() } else { entry.clone() })
    }
}

impl Concern {
    /// What is on record about a topic and not taken back, in the log's order.
    pub fn noted<'a>(&'a self, topic: &'a str) -> impl DoubleEndedIterator<Item = &'a Noted> {
        self.topics.iter().filter(move |noted| noted.topic == topic && noted.withdrawn.is_none())
    }

    /// The answers to a topic that is answered once; to another, those that this entry began.
    pub fn noted_as(&self, topic: &str, occasion: Option<&str>) -> Option<&Noted> {
        let is = |noted: &&Noted| {
            noted.topic == topic && noted.occasion.map(|entry| entry.to_string()).as_deref() == occasion
        };
        self.topics.iter().find(is)
    }

    pub(super) fn note(&mut self, told: &Told, noted: &TopicNoted) {
        let occasion = noted.begun_by(told.id);
        for (field, json) in &noted.answers {
            self.answer(told, &noted.topic, occasion.as_deref(), field, json);
        }
    }

    /// Writes down one answer. One about an occasion that nobody began is left out, so that a fold never fails.
    pub(super) fn answer(
        &mut self,
        told: &Told,
        topic: &str,
        occasion: Option<&str>,
        field: &str,
        json: &str,
    ) {
        let answer = Answer { json: json.to_owned(), by: told.id, at: told.at };
        let begun = occasion.map(|entry| entry.parse::<EntryId>());
        let begun = match begun {
            Some(Err(_)) => return,
            Some(Ok(entry)) => Some(entry),
            None => None,
        };
        let known = self.topics.iter_mut().find(|noted| noted.topic == topic && noted.occasion == begun);
        match known {
            Some(noted) => {
                noted.answers.insert(field.to_owned(), answer);
            }
            None if begun.is_none_or(|entry| entry == told.id) => self.topics.push(Noted {
                topic: topic.to_owned(),
                occasion: begun,
                answers: BTreeMap::from([(field.to_owned(), answer)]),
                withdrawn: None,
            }),
            None => {}
        }
    }
}

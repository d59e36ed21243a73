//! How an answer is named where versions of it are told apart: `topic:DA.relationship`, or `topic:DASH@<entry>.ticked` for one
//! of several assessments.

use std::fmt;

use super::{Field, Topic, find};

/// The name of an answer, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldName<'a> {
    /// Topic code.
    pub topic: &'a str,
    /// The entry that began it, where it is answered anew each time.
    pub occasion: Option<&'a str>,
    /// Field code.
    pub field: &'a str,
}

impl<'a> FieldName<'a> {
    /// Takes a name apart; nothing when it names something else than an answer.
    pub fn of(name: &'a str) -> Option<FieldName<'a>> {
        let (whole, field) = name.strip_prefix("topic:")?.rsplit_once('.')?;
        let (topic, occasion) = match whole.split_once('@') {
            Some((topic, occasion)) => (topic, Some(occasion)),
            None => (whole, None),
        };
        Some(FieldName { topic, occasion, field })
    }

    /// The question it answers; nothing where a newer program has made it up.
    pub fn question(&self) -> Option<(&'static Topic, &'static Field)> {
        let topic = find(self.topic)?;
        Some((topic, topic.field(self.field)?))
    }
}

impl fmt::Display for FieldName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.occasion {
            Some(entry) => write!(f, "topic:{}@{entry}.{}", self.topic, self.field),
            None => write!(f, "topic:{}.{}", self.topic, self.field),
        }
    }
}

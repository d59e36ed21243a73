//! What was written apart: of two writes of one thing neither of whose writers had seen the other, both stand.
//!
//! The one that is later in the log's order is shown, so that every machine shows the same; that there are two is said
//! beside it, until an entry by somebody who had seen both settles it. Nothing is ever overwritten.

use std::collections::BTreeMap;

use super::concern::Told;
use super::id::EntryId;
use super::person::whole;
use super::topics::FieldName;
use crate::entry::v1::{Body, PersonFacts};

/// Things written apart: the name of the field, passage or part, and its versions in the log's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// Field name, `passage:` and the passage's id, `mark:` or `file:` and its entry, `topic:` and the answer, or `part:` and the person's id.
    pub field: String,
    /// Two or more; the last is the one shown.
    pub versions: Vec<OneVersion>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneVersion {
    /// The entry that wrote it.
    pub by: EntryId,
    /// When, by that machine's clock, UTC milliseconds.
    pub at: i64,
    /// Text of a passage, JSON of a fact or a mark.
    pub value: String,
}

/// Writes that nobody answered yet, by what they wrote.
#[derive(Default)]
struct Standing<'a>(BTreeMap<String, Vec<(&'a Told, String)>>);

/// Every write there was, also those that were answered: what somebody saw may have been answered by another, whom they did not
/// see.
#[derive(Default)]
struct Written<'a>(BTreeMap<String, Vec<(&'a Told, String)>>);

impl<'a> Written<'a> {
    /// The last write of a field that somebody had seen.
    fn seen_by(&self, told: &Told, field: &str) -> Option<&str> {
        let writes = self.0.get(field)?;
        writes.iter().rev().find(|(earlier, _)| told.saw(earlier)).map(|(_, value)| value.as_str())
    }

    fn write(&mut self, told: &'a Told, field: String, value: String) {
        self.0.entry(field).or_default().push((told, value));
    }
}

impl<'a> Standing<'a> {
    fn write(&mut self, told: &'a Told, field: String, value: String) {
        let writes = self.0.entry(field).or_default();
        writes.retain(|(earlier, _)| !told.saw(earlier));
        writes.push((told, value));
    }

    fn apart(self) -> Vec<Versions> {
        let several = self.0.into_iter().filter_map(|(field, writes)| {
            let mut versions: Vec<OneVersion> = Vec::new();
            for (told, value) in writes {
                // The same words written twice are one version.
                versions.retain(|version| version.value != value);
                versions.push(OneVersion { by: told.id, at: told.at, value });
            }
            (versions.len() > 1).then_some(Versions { field, versions })
        });
        several.collect()
    }
}

/// What was written apart in a concern, from its entries in the log's order.
pub fn of_concern(entries: &[Told]) -> Vec<Versions> {
    let mut standing = Standing::default();
    for told in entries {
        for (field, value) in writes(told) {
            standing.write(told, field, value);
        }
    }
    standing.apart()
}

/// What an entry writes over: names and values.
fn writes(told: &Told) -> Vec<(String, String)> {
    match &told.body {
        Body::ConcernAmended(amended) => {
            amended.changes.iter().map(|(field, json)| (field.clone(), json.clone())).collect()
        }
        Body::Decided(decided) => {
            decided.review_on.iter().map(|day| ("review_on".to_owned(), json(day))).collect()
        }
        Body::PassageCorrected(corrected) => {
            vec![(format!("passage:{}", corrected.passage), corrected.text.clone())]
        }
        Body::BodyMarkCorrected(corrected) => {
            vec![(format!("mark:{}", corrected.mark), json(&corrected.said))]
        }
        Body::FileCorrected(corrected) => {
            vec![(format!("file:{}", corrected.file), json(&corrected.said))]
        }
        Body::TopicNoted(noted) => {
            let occasion = noted.begun_by(told.id);
            let name =
                |field| FieldName { topic: &noted.topic, occasion: occasion.as_deref(), field }.to_string();
            noted.answers.iter().map(|(field, json)| (name(field), json.clone())).collect()
        }
        Body::PersonLinked(linked) => vec![(format!("part:{}", linked.link.person), json(&linked.link))],
        Body::VersionsSettled(settled) if settled.person.is_none() => {
            vec![(settled.field.clone(), settled.value.clone())]
        }
        _ => Vec::new(),
    }
}

/// What an entry was the first to say of a field.
fn begins(told: &Told, field: &str) -> Option<String> {
    match &told.body {
        Body::ConcernRecorded(recorded) => match field.split_once(':') {
            Some(("part", person)) => {
                recorded.people.iter().find(|link| link.person.to_string() == person).map(json)
            }
            Some(("passage", passage)) => {
                let at: usize = passage.strip_prefix(&format!("{}.", told.id))?.parse().ok()?;
                recorded.passages.get(at).map(|passage| passage.text.clone())
            }
            _ => serde_json::to_value(&recorded.facts).ok()?.get(field).map(ToString::to_string),
        },
        Body::PassageAdded(added) if field == format!("passage:{}.0", told.id) => {
            Some(added.passage.text.clone())
        }
        Body::BodyMarked(marked) if field == format!("mark:{}", told.id) => Some(json(&marked.said)),
        Body::FileAttached(file) if field == format!("file:{}", told.id) => Some(json(&file.words())),
        Body::PersonDescribed(described) => whole(&described.facts).get(field).map(ToString::to_string),
        Body::VersionsSettled(settled) if settled.person.is_some() && settled.field == field => {
            Some(settled.value.clone())
        }
        _ => None,
    }
}

/// What stood before a thing was written apart: the last word on it that every one of the writers had seen.
/// `entries` are those about the concern, or about the person, in the log's order.
pub fn before(entries: &[Told], apart: &Versions) -> Option<String> {
    let by: Vec<&Told> =
        entries.iter().filter(|told| apart.versions.iter().any(|one| one.by == told.id)).collect();
    let seen_by_all = entries.iter().rev().filter(|told| by.iter().all(|writer| writer.saw(told)));
    seen_by_all
        .flat_map(|told| {
            let written =
                writes(told).into_iter().find(|(field, _)| *field == apart.field).map(|(_, value)| value);
            written.or_else(|| begins(told, &apart.field))
        })
        .next()
}

/// What is known of a person, and what of it was written apart, from the entries about them in the log's order.
///
/// A description says everything about a person, but its writer changed only what differs from what they saw: so two
/// officers who put right the telephone and the address apart are both right.
pub fn of_person(entries: &[Told]) -> Option<(PersonFacts, Vec<Versions>)> {
    let (mut standing, mut written) = (Standing::default(), Written::default());
    let mut known = serde_json::Map::new();
    for told in entries {
        match &told.body {
            Body::PersonDescribed(described) => {
                for (field, value) in whole(&described.facts) {
                    let said = value.to_string();
                    if written.seen_by(told, &field) != Some(&said) {
                        written.write(told, field.clone(), said.clone());
                        standing.write(told, field.clone(), said);
                        known.insert(field, value);
                    }
                }
            }
            Body::VersionsSettled(settled) => {
                let mut settling = known.clone();
                if let (true, Ok(value)) =
                    (known.contains_key(&settled.field), serde_json::from_str(&settled.value))
                {
                    settling.insert(settled.field.clone(), value);
                }
                // A value of another shape changes nothing, so that a fold never fails.
                if serde_json::from_value::<PersonFacts>(settling.clone().into()).is_ok() {
                    written.write(told, settled.field.clone(), settled.value.clone());
                    standing.write(told, settled.field.clone(), settled.value.clone());
                    known = settling;
                }
            }
            _ => {}
        }
    }
    let facts = serde_json::from_value(serde_json::Value::Object(known)).ok()?;
    Some((facts, standing.apart()))
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

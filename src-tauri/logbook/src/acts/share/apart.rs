//! What was written apart, in a packet and in a copy: no version is chosen silently; each is there, and says what it is.

use super::super::fact_rows::FactRow;
use crate::domain::concern::{Concern, Passage, amend};
use crate::domain::id::PersonId;
use crate::domain::person;
use crate::domain::time;
use crate::domain::versions::Versions;
use crate::entry::v1::{ConcernFacts, Link, PersonFacts};
use crate::error::Result;
use crate::logbook::Logbook;
use std::collections::BTreeMap;

/// Rows of a concern's facts: one that is not the same in every version stands once for each, and says so.
pub(in crate::acts) fn rows_with_versions(
    concern: &Concern,
    rows: impl Fn(&ConcernFacts) -> Vec<FactRow>,
) -> Vec<FactRow> {
    let mut said = rows(&concern.facts);
    for apart in &concern.versions {
        let each = apart.versions.iter().map(|one| {
            let mut facts = concern.facts.clone();
            amend(&mut facts, &BTreeMap::from([(apart.field.clone(), one.value.clone())]));
            rows(&facts)
        });
        merge(&mut said, &each.collect::<Vec<_>>());
    }
    said
}

/// A passage's text in force, or every version of it.
pub(super) fn passage_text(concern: &Concern, passage: &Passage) -> String {
    let Some(apart) = concern.apart(&format!("passage:{}", passage.id)) else {
        return passage.text().to_owned();
    };
    let of = apart.versions.len();
    let each = apart.versions.iter().zip(1..).map(|(one, number)| {
        format!(
            "Version {number} of {of}, not yet settled, written {}:\n{}",
            time::in_words(one.at),
            one.value
        )
    });
    each.collect::<Vec<_>>().join("\n\n")
}

impl Logbook {
    /// Rows of a person and their part, with every version of what was written apart.
    pub(in crate::acts) fn person_rows_with_versions(
        &self,
        concern: &Concern,
        link: &Link,
        facts: &PersonFacts,
        rows: impl Fn(&Link, &PersonFacts) -> Vec<FactRow>,
    ) -> Result<Vec<FactRow>> {
        let mut said = rows(link, facts);
        for apart in self.store.versions_of_person(link.person)? {
            let each: Vec<_> =
                apart.versions.iter().map(|one| rows(link, &with(facts, &apart, &one.value))).collect();
            merge(&mut said, &each);
        }
        if let Some(apart) = concern.apart(&part(link.person)) {
            let links = apart.versions.iter().filter_map(|one| serde_json::from_str::<Link>(&one.value).ok());
            let each: Vec<_> = links.map(|link| rows(&link, facts)).collect();
            merge(&mut said, &each);
        }
        Ok(said)
    }
}

fn part(person: PersonId) -> String {
    format!("part:{person}")
}

pub(super) fn with(facts: &PersonFacts, apart: &Versions, value: &str) -> PersonFacts {
    let changed = (|| {
        let mut whole = serde_json::Value::Object(person::whole(facts));
        *whole.get_mut(&apart.field)? = serde_json::from_str(value).ok()?;
        serde_json::from_value(whole).ok()
    })();
    changed.unwrap_or_else(|| facts.clone())
}

/// Puts, in place of a row that is not in every version, each version's row with a word that it is one of several.
fn merge(said: &mut Vec<FactRow>, each: &[Vec<FactRow>]) {
    let of = each.len();
    let in_all = |row: &FactRow| each.iter().all(|rows| rows.contains(row));
    let apart: Vec<&FactRow> = each.iter().flatten().filter(|row| !in_all(row)).collect();
    let marked = |value: &str| format!("{value} (one of {of} versions, not yet settled)");
    let first = said.iter().position(|row| apart.contains(&row)).unwrap_or(said.len());
    said.retain(|row| !apart.contains(&row));
    let at = first.min(said.len());
    let mut rows: Vec<FactRow> = Vec::new();
    for (label, value) in apart {
        let row = (*label, marked(value));
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    said.splice(at..at, rows);
}

//! Wishes, capacity, earlier risk and marks on a body map as items of a packet. What was taken back is none: nobody is to rely
//! on it.

use super::super::fact_rows::{FactRow, in_lines};
use super::super::statements::{capacity_rows, mark_field, mark_rows, place, wishes_rows};
use super::shareable::{ShareItem, item};
use crate::domain::concern::{BodyMark, Concern, RiskSet};
use crate::domain::id::PersonId;
use crate::domain::lists::Lists;
use crate::domain::{person, terms, time};
use crate::entry::v1::{Link, MarkSaid, PersonFacts};

/// Every one of them, in the packet's order. Whose they are stands with each, where there is more than one to mistake.
pub(in crate::acts) fn stated_items(
    concern: &Concern,
    people: &[(Link, PersonFacts)],
    lists: &Lists,
) -> Vec<ShareItem> {
    let mut items = Vec::new();
    let whose = |label: String, person| match name_of(people, person) {
        Some(name) => format!("{label}: {name}"),
        None => label,
    };
    let when = |moment: &Option<String>| moment.as_deref().map(time::moment_in_words).unwrap_or_default();
    for one in concern.wishes.iter().filter(|one| one.withdrawn.is_none()) {
        items.push(ShareItem {
            item: one.entry.to_string(),
            label: whose("What they want".into(), one.said.person),
            when: when(&one.said.asked_at),
            text: in_lines(&wishes_rows(&one.said, lists)),
            ..item("views")
        });
    }
    for one in concern.capacity.iter().filter(|one| one.withdrawn.is_none()) {
        let outcome = terms::label(terms::CAPACITY_OUTCOMES, &one.said.outcome);
        items.push(ShareItem {
            item: one.entry.to_string(),
            label: whose(outcome, one.said.person),
            when: when(&one.said.assessed_at),
            text: in_lines(&but(capacity_rows(&one.said), "Outcome")),
            ..item("capacity")
        });
    }
    for mark in concern.marks.iter().filter(|mark| mark.withdrawn.is_none()) {
        let Some(said) = mark.said() else { continue };
        items.push(ShareItem {
            item: mark.entry.to_string(),
            label: whose(place(said), mark.person),
            when: when(&said.seen_at),
            source: known_how(said),
            text: mark_text(concern, mark, said),
            ..item("body")
        });
    }
    items.push(risk_before(concern));
    items
}

/// Who somebody is, where a concern has more people than one.
pub(in crate::acts) fn name_of(people: &[(Link, PersonFacts)], person: Option<PersonId>) -> Option<String> {
    let (_, facts) = people.iter().find(|(link, _)| Some(link.person) == person)?;
    (people.len() > 1).then(|| person::shown_name(facts))
}

/// Every version of a mark that was put right apart; else what it says.
fn mark_text(concern: &Concern, mark: &BodyMark, said: &MarkSaid) -> String {
    let brief = |said: &MarkSaid| {
        let rows = mark_rows(said).into_iter();
        in_lines(
            &rows.filter(|(label, _)| !["Where", "Seen", "Known how"].contains(label)).collect::<Vec<_>>(),
        )
    };
    let Some(apart) = concern.apart(&mark_field(mark)) else { return brief(said) };
    let of = apart.versions.len();
    let each = apart.versions.iter().zip(1..).map(|(one, number)| {
        let words = serde_json::from_str::<MarkSaid>(&one.value).map(|said| in_lines(&mark_rows(&said)));
        let written = time::in_words(one.at);
        format!(
            "Version {number} of {of}, not yet settled, written {written}:\n{}",
            words.unwrap_or_default()
        )
    });
    each.collect::<Vec<_>>().join("\n\n")
}

fn known_how(said: &MarkSaid) -> String {
    said.source_grade.as_deref().map(|code| terms::label(terms::SOURCE_GRADES, code)).unwrap_or_default()
}

/// Risk as it was set before it was set as it stands; nothing when it was set once.
fn risk_before(concern: &Concern) -> ShareItem {
    let before = concern.risks.iter().rev().skip(1);
    let line = |set: &RiskSet| {
        let level = set.level.as_deref().map(|code| terms::label(terms::RISK_LEVELS, code));
        let said = [level.unwrap_or_else(|| "Not said".into()), set.reasons.clone()];
        let said: Vec<String> = said.into_iter().filter(|part| !part.trim().is_empty()).collect();
        format!("{}: {}", time::in_words(set.at), said.join(". "))
    };
    ShareItem {
        item: "risk_before".into(),
        label: "Risk before now".into(),
        text: before.map(line).collect::<Vec<_>>().join("\n"),
        ..item("risk_before")
    }
}

fn but(rows: Vec<FactRow>, label: &str) -> Vec<FactRow> {
    rows.into_iter().filter(|(one, _)| *one != label).collect()
}

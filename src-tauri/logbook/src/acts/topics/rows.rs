//! What was answered, as lines of a question and what was said: one form for pages, packets and copies.

use std::collections::BTreeMap;

use super::super::chronology::Telling;
use super::super::fact_rows::FactRow;
use crate::domain::concern::{Concern, Noted};
use crate::domain::terms;
use crate::domain::topics::{self, FieldName, Kind};
use crate::entry::v1::{NOTED_BEGINS, TopicNoted};

/// What a question is called where this program does not know it.
const UNKNOWN: &str = "An answer of a newer program";

/// The question of an answer that has a name of its own, as the label of what was said: "Do they live together: No".
pub(in crate::acts) fn answer_label(name: &FieldName<'_>) -> &'static str {
    name.question().map_or(UNKNOWN, |(_, field)| field.label.trim_end_matches('?'))
}

/// What an answer says, in words; empty when it says nothing.
pub(in crate::acts) fn answer_words(name: &FieldName<'_>, json: &str) -> String {
    name.question().map_or_else(|| json.to_owned(), |(_, field)| topics::in_words(field, json))
}

/// What an answer is about, as a heading: the topic, of which day, and the question.
pub(in crate::acts) fn asked_about(concern: &Concern, name: &FieldName<'_>) -> String {
    let noted = concern.noted_as(name.topic, name.occasion);
    let heading = noted.map_or_else(|| title_of(name.topic), heading);
    format!("{heading}: {}", terms::within(answer_label(name)))
}

/// The topic's title.
pub(super) fn title_of(topic: &str) -> String {
    topics::find(topic).map_or_else(|| UNKNOWN.into(), |topic| topic.title.into())
}

/// The topic's title, and the day where there may be several: "DASH, 3 March 2026".
pub(super) fn heading(noted: &Noted) -> String {
    let day = when(noted);
    let title = title_of(&noted.topic);
    if day.is_empty() { title } else { format!("{title}, {day}") }
}

/// The day of an assessment, an incident or a visit, in words; empty for what is answered once.
pub(super) fn when(noted: &Noted) -> String {
    let topic = topics::find(&noted.topic).filter(|topic| topic.each.is_some());
    let day =
        topic.and_then(|topic| topic.fields.iter().find(|field| field.kind == Kind::Past && field.needed));
    let said = day.and_then(|field| Some(topics::in_words(field, &noted.answers.get(field.code)?.json)));
    said.unwrap_or_default()
}

/// Codes of answers in the order in which they are asked; what this program does not know comes last.
pub(super) fn in_order<'a, T>(topic: &str, answers: &'a BTreeMap<String, T>) -> Vec<&'a str> {
    let asked = topics::find(topic).map_or(&[][..], |topic| topic.fields);
    let place = |code: &str| asked.iter().position(|field| field.code == code).unwrap_or(usize::MAX);
    let mut codes: Vec<&str> = answers.keys().map(String::as_str).collect();
    codes.sort_by_key(|code| place(code));
    codes
}

/// Every answer that says something, and every version of one that was written apart.
pub(super) fn noted_rows(concern: &Concern, noted: &Noted, goes: impl Fn(&str) -> bool) -> Vec<FactRow> {
    let mut rows = Vec::new();
    for code in in_order(&noted.topic, &noted.answers).into_iter().filter(|code| goes(code)) {
        let field_name = noted.field_name(code);
        let Some(name) = FieldName::of(&field_name) else { continue };
        let said = match concern.apart(&field_name) {
            Some(apart) => {
                let of = apart.versions.len();
                let each = apart.versions.iter().map(|one| said_or_not(&answer_words(&name, &one.value)));
                each.map(|words| format!("{words} (one of {of} versions, not yet settled)")).collect()
            }
            None => noted
                .answers
                .get(code)
                .map(|one| answer_words(&name, &one.json))
                .into_iter()
                .collect::<Vec<_>>(),
        };
        rows.extend(said.into_iter().map(|words| (answer_label(&name), words)));
    }
    rows.retain(|(_, words)| !words.trim().is_empty());
    rows
}

fn said_or_not(words: &str) -> String {
    if words.trim().is_empty() { "not said".into() } else { words.to_owned() }
}

/// Every topic of a concern for the copy that is handed over, each label behind its topic. What was taken back is told in
/// the history.
#[cfg(feature = "print")]
pub(in crate::acts) fn all_topic_rows(concern: &Concern) -> Vec<(String, String)> {
    let stands = concern.topics.iter().filter(|noted| noted.withdrawn.is_none());
    let rows = |noted: &Noted| {
        let heading = heading(noted);
        let rows = noted_rows(concern, noted, |_| true).into_iter();
        rows.map(|(label, words)| (format!("{heading}: {}", terms::within(label)), words)).collect::<Vec<_>>()
    };
    stands.flat_map(rows).collect()
}

/// An entry as a line of a chronology.
pub(in crate::acts) fn tell_noted(noted: &TopicNoted) -> Telling {
    let title = title_of(&noted.topic);
    let each = topics::find(&noted.topic).and_then(|topic| topic.each).unwrap_or("occasion");
    let heading = match noted.occasion.as_deref() {
        None => format!("{title}: answered"),
        Some(NOTED_BEGINS) => format!("{title}: {each}"),
        Some(_) => format!("{title}: {each} put right"),
    };
    let mut telling = Telling::of("topic", heading);
    for field in in_order(&noted.topic, &noted.answers) {
        let json = noted.answers.get(field).map_or("", String::as_str);
        let name = FieldName { topic: &noted.topic, occasion: None, field };
        telling = telling.fact(answer_label(&name), &said_or_not(&answer_words(&name, json)));
    }
    telling.fact("Why", &noted.reason)
}

//! Topics as a concern's page shows them: those its kinds call up, and those that were answered before a kind was taken off.

use serde_json::Value;

use super::super::statements::TakenBack;
use super::super::view;
use super::rows::{heading, in_order, title_of, when};
use super::{answer_label, answer_words};
use crate::domain::concern::{Concern, Noted};
use crate::domain::file::cleaned_name;
use crate::domain::lists::List;
use crate::domain::time;
use crate::domain::topics::{self, FieldName, Finding, Kind, TOPICS};
use crate::error::Result;
use crate::logbook::Logbook;

view! {
    /// A topic of a concern.
    pub struct TopicView {
        /// Topic code; its questions and guidance are among the terms.
        pub topic: String,
        /// Its heading.
        pub title: String,
        /// What one of them is called, where it is answered anew each time.
        pub each: Option<String>,
        /// Whether a kind of the concern calls it up.
        pub called: bool,
        /// Why it is here, in words.
        pub why: String,
        /// What the answers come to, for information: nothing follows from it by itself.
        pub findings: Vec<Finding>,
        /// What was answered: one set, or one for each time, the latest first.
        pub sets: Vec<TopicSet>,
    }
    /// Answers that belong together.
    pub struct TopicSet {
        /// The entry that began it, where it is answered anew each time.
        pub occasion: Option<String>,
        /// The topic, and the day where there may be several.
        pub heading: String,
        /// The day, in words.
        pub when: String,
        /// Each answer that says something.
        pub answers: Vec<TopicAnswer>,
        /// Who wrote the last of it.
        pub officer: String,
        /// When.
        pub at: String,
        /// Taken back.
        pub withdrawn: Option<TakenBack>,
    }
    /// An answer.
    pub struct TopicAnswer {
        /// Field code.
        pub field: String,
        /// The question.
        pub label: String,
        /// As a form takes it.
        pub value: Value,
        /// In words.
        pub words: String,
        /// Written apart by two officers: the later is shown, both stand.
        pub apart: bool,
        /// Who said it.
        pub officer: String,
        /// When.
        pub at: String,
    }
}

impl Logbook {
    /// The topics of a concern.
    ///
    /// # Errors
    /// Store errors.
    pub(in crate::acts) fn topic_views(&self, concern: &Concern) -> Result<Vec<TopicView>> {
        let types = &concern.facts.concern_types;
        let mut views = Vec::new();
        for topic in TOPICS {
            let callers: Vec<String> = self
                .lists()
                .callers(topic, types)
                .map(|code| self.lists().label(List::ConcernTypes, code))
                .collect();
            let sets = self.topic_sets(concern, topic.code);
            if callers.is_empty() && sets.is_empty() {
                continue;
            }
            let others = match topic.code {
                "DA" => self.others_about_the_same(concern)?,
                _ => Vec::new(),
            };
            views.push(TopicView {
                topic: topic.code.into(),
                title: topic.title.into(),
                each: topic.each.map(Into::into),
                called: !callers.is_empty(),
                why: match callers.is_empty() {
                    true => "Answered before its kind was taken off this concern".into(),
                    false => format!("Called up by: {}", callers.join(", ")),
                },
                findings: topics::findings(topic.code, concern, &others, &self.settings.marac),
                sets,
            });
        }
        views.extend(self.topics_unknown(concern));
        Ok(views)
    }

    /// Other concerns about the person whom this one is about, as far as this officer may see them: what is kept from them is
    /// not shown by any list of this machine either.
    fn others_about_the_same(&self, concern: &Concern) -> Result<Vec<Concern>> {
        let Some(main) = concern.main_person() else { return Ok(Vec::new()) };
        let main = self.store.kept_person(main)?;
        let mut others = Vec::new();
        for id in self.store.concerns_of(main)?.into_iter().filter(|id| *id != concern.id) {
            let about = self.store.concern_row(id)?.and_then(|row| row.main_person);
            if about.map(|person| self.store.kept_person(person)).transpose()? == Some(main) {
                others.extend(self.store.concern(id)?);
            }
        }
        Ok(others)
    }

    /// What a newer program wrote down about topics that this one does not know.
    fn topics_unknown(&self, concern: &Concern) -> Vec<TopicView> {
        let unknown = concern.topics.iter().filter(|noted| topics::find(&noted.topic).is_none());
        unknown
            .map(|noted| TopicView {
                topic: noted.topic.clone(),
                title: title_of(&noted.topic),
                each: None,
                called: false,
                why: "Written by a newer program than this one".into(),
                findings: Vec::new(),
                sets: vec![self.topic_set(concern, noted)],
            })
            .collect()
    }

    fn topic_sets(&self, concern: &Concern, topic: &str) -> Vec<TopicSet> {
        let mut all: Vec<&Noted> = concern.topics.iter().filter(|noted| noted.topic == topic).collect();
        // The latest day first; of one day, what was written last.
        all.reverse();
        all.sort_by_key(|noted| std::cmp::Reverse(day(noted)));
        all.into_iter().map(|noted| self.topic_set(concern, noted)).collect()
    }

    fn topic_set(&self, concern: &Concern, noted: &Noted) -> TopicSet {
        let last = noted.answers.values().max_by_key(|answer| (answer.at, answer.by));
        let answers = in_order(&noted.topic, &noted.answers)
            .into_iter()
            .filter_map(|code| self.topic_answer(concern, noted, code));
        TopicSet {
            occasion: noted.occasion.map(|entry| entry.to_string()),
            heading: heading(noted),
            when: when(noted),
            answers: answers.collect(),
            officer: last.map(|last| self.roster.officer_name(&last.by.machine)).unwrap_or_default(),
            at: last.map(|last| time::instant(last.at)).unwrap_or_default(),
            withdrawn: self.taken_back(noted.withdrawn.as_ref()),
        }
    }

    fn topic_answer(&self, concern: &Concern, noted: &Noted, code: &str) -> Option<TopicAnswer> {
        let answer = noted.answers.get(code)?;
        let field_name = noted.field_name(code);
        let name = FieldName::of(&field_name)?;
        let words =
            file_named(concern, &name, &answer.json).unwrap_or_else(|| answer_words(&name, &answer.json));
        let apart = concern.apart(&field_name).is_some();
        (apart || !words.is_empty()).then(|| TopicAnswer {
            field: code.to_owned(),
            label: answer_label(&name).to_owned(),
            value: serde_json::from_str(&answer.json).unwrap_or_default(),
            words,
            apart,
            officer: self.roster.officer_name(&answer.by.machine),
            at: time::instant(answer.at),
        })
    }
}

/// What the file is called that an answer names; nothing where it names none.
fn file_named(concern: &Concern, name: &FieldName<'_>, json: &str) -> Option<String> {
    name.question().filter(|(_, field)| field.kind == Kind::File)?;
    let entry: String = serde_json::from_str(json).ok()?;
    let file = concern.files.iter().find(|file| file.entry.to_string() == entry)?;
    let back = if file.withdrawn.is_some() { " (taken back)" } else { "" };
    let called = cleaned_name(&file.said.name);
    let words = [called.as_str(), file.said.caption.trim()].into_iter().filter(|words| !words.is_empty());
    let words = words.collect::<Vec<_>>().join(": ");
    Some(format!("{words}{back}"))
}

/// The day of an assessment, an incident or a visit as text that sorts.
fn day(noted: &Noted) -> Option<String> {
    ["dash_on", "incident_on", "visit_on"].iter().find_map(|field| noted.value(field))
}

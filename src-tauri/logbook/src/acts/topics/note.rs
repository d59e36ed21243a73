//! Answering what a topic asks. The act writes down answers and nothing else: whatever a score may mean, it is a person who
//! sets a risk, decides and chooses a date, each with an act of its own.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::{form, view};
use crate::domain::concern::{Concern, Noted};
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::domain::topics::{self, FieldName, Kind, Topic};
use crate::entry::v1::{Body, NOTED_BEGINS, TopicNoted};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// Answers about a topic.
    pub struct TopicForm {
        /// The concern.
        pub concern: ConcernId,
        /// Topic code.
        pub topic: String,
        /// Of a topic that is answered anew each time: the entry that began the one that is put right; nothing begins another.
        pub occasion: Option<String>,
        /// Answers by field code, each as its kind has it; null takes one out. What is not there stays as it is.
        pub answers: BTreeMap<String, Value>,
        /// Why something is put right.
        pub reason: String,
        /// Whether what stood before was wrong: `yes`, or `no` where it was right and has changed since. Needed where a packet has it.
        pub was_wrong: Option<String>,
    }
}

view! {
    /// What was written down.
    pub struct TopicMade {
        /// The entry by which an assessment, an incident or a visit is put right later.
        pub occasion: Option<String>,
    }
}

impl Logbook {
    /// Writes down answers about a topic: those that are not as they stood.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`, with a rule for each answer under its own name; store errors. Nothing is written then.
    pub fn note_topic(&mut self, form: TopicForm) -> Result<TopicMade> {
        let concern = self.concern_of(form.concern)?;
        let topic = topics::find(&form.topic).ok_or(Error::field("topic", "unknown-choice"))?;
        let stands = standing(&concern, topic, form.occasion.as_deref())?;
        let mut rules = Rules::at(self.now());
        let answers = changed(topic, stands, &form, &mut rules)?;
        rules.narrative("reason", &form.reason);
        if form.occasion.is_some() {
            rules.required("reason", &form.reason);
        }
        rules.finish()?;
        if answers.is_empty() {
            let rule = if form.answers.is_empty() { "required" } else { "unchanged" };
            return Err(Error::field("answers", rule));
        }
        for (field, json) in &answers {
            rules.hold(names_a_file(&concern, topic, field, json), &format!("answers.{field}"), "not-found");
            let name = FieldName { topic: topic.code, occasion: form.occasion.as_deref(), field }.to_string();
            rules.hold(concern.apart(&name).is_none(), &format!("answers.{field}"), "two-versions");
        }
        let anew = topic.each.is_some() && form.occasion.is_none();
        let draft = match &form.occasion {
            Some(entry) => format!("topic-{}-{entry}", topic.code),
            None => format!("topic-{}", topic.code),
        };
        let mut noted = TopicNoted {
            concern: form.concern,
            topic: form.topic,
            occasion: if anew { Some(NOTED_BEGINS.into()) } else { form.occasion.clone() },
            answers,
            reason: form.reason,
            put_right: Vec::new(),
        };
        let altered = self.items_altered(&concern, Body::TopicNoted(noted.clone()));
        noted.put_right = self.to_be_told(&mut rules, form.was_wrong.as_deref(), altered, &[form.concern])?;
        rules.finish()?;
        let entry = self.add_entry(form.concern, &draft, Body::TopicNoted(noted))?;
        Ok(TopicMade { occasion: if anew { Some(entry.to_string()) } else { form.occasion } })
    }
}

/// Whether an answer that names a file names one of the concern that stands; every other answer names none.
fn names_a_file(concern: &Concern, topic: &Topic, field: &str, json: &str) -> bool {
    let is_file = topic.field(field).is_some_and(|field| field.kind == Kind::File);
    let Some(entry) = serde_json::from_str::<String>(json).ok().filter(|_| is_file) else { return true };
    concern.files.iter().any(|file| file.withdrawn.is_none() && file.entry.to_string() == entry)
}

/// What is answered already. An occasion is named only where the topic has any, and only one that stands.
fn standing<'a>(concern: &'a Concern, topic: &Topic, occasion: Option<&str>) -> Result<Option<&'a Noted>> {
    if topic.each.is_some() && occasion.is_none() {
        return Ok(None);
    }
    let noted = concern.noted_as(topic.code, occasion);
    if occasion.is_none() {
        return Ok(noted);
    }
    let noted = noted.ok_or(Error::field("occasion", "not-found"))?;
    match noted.withdrawn {
        Some(_) => Err(Error::field("occasion", "already-ended")),
        None => Ok(Some(noted)),
    }
}

/// The answers that differ from what stands, each as JSON text; what they break is noted.
fn changed(
    topic: &'static Topic,
    stands: Option<&Noted>,
    form: &TopicForm,
    rules: &mut Rules,
) -> Result<BTreeMap<String, String>> {
    let mut whole: BTreeMap<&str, Value> = BTreeMap::new();
    for field in topic.fields {
        whole.extend(stands.and_then(|noted| noted.value(field.code)).map(|value| (field.code, value)));
    }
    let mut answers = BTreeMap::new();
    for (code, given) in &form.answers {
        // A name that is no question may hold anything, also a person's: the refusal does not repeat it.
        let Some(field) = topic.field(code) else {
            rules.broke("answers", "unknown-choice");
            continue;
        };
        let said = topics::read(field, given, rules);
        let before = whole.insert(field.code, said.clone()).unwrap_or_default();
        if before != said {
            let json = serde_json::to_string(&said).map_err(|_| Error::Internal("answer not written"))?;
            answers.insert(code.clone(), json);
        }
    }
    topics::check(topic, &whole, rules);
    Ok(answers)
}

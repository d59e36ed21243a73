//! Everything of a concern that was written apart, each version in full.

use super::super::field_words::{label, said};
use super::super::read_concern::ConcernWanted;
use super::super::topics::asked_about;
use super::super::view;
use crate::domain::concern::{Concern, Told};
use crate::domain::id::{ConcernId, EntryId, PersonId};
use crate::domain::topics::{FieldName, Kind};
use crate::domain::versions::{self, Versions};
use crate::domain::{body, person, terms, time};
use crate::entry::v1::Body;
use crate::error::Result;
use crate::logbook::Logbook;

view! {
    /// What was written apart in a concern.
    pub struct VersionsPage {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Name of the person it is about.
        pub title: String,
        /// What waits to be settled; empty when nothing does.
        pub apart: Vec<WrittenApart>,
    }
    /// One thing with two versions or more.
    pub struct WrittenApart {
        /// The person, when it is about what is known of them.
        pub person: Option<PersonId>,
        /// Field name, `passage:` and the passage's id, `mark:` or `file:` and its entry, `topic:` and the answer, or `part:` and the person's id.
        pub field: String,
        /// What it is, in words.
        pub label: String,
        /// Whether another wording may be written instead of choosing.
        pub may_reword: bool,
        /// Whether it is long text rather than a line.
        pub narrative: bool,
        /// What stood before both, if anything did.
        pub before: Option<String>,
        /// Every version, in the log's order; the last is the one pages show until it is settled.
        pub versions: Vec<ApartText>,
    }
    /// A version in full.
    pub struct ApartText {
        /// The entry that wrote it.
        pub entry: String,
        /// In words, whole.
        pub text: String,
        /// By whom.
        pub officer: String,
        /// When, by that machine's clock.
        pub at: String,
        /// Why, as they wrote then.
        pub reason: String,
    }
}

/// Facts that are words of an officer's own, a line each.
pub(super) const LINES: &[&str] = &[
    "incident_number",
    "summary",
    "happened_when",
    "place_words",
    "name",
    "known_as",
    "age",
    "address",
    "phone",
    "safe_contact_note",
    "postcode",
    "safe_times",
    "sex_gender",
    "first_language",
    "communication_needs",
    "religion",
    "nationality_immigration",
    "nhs_number",
    "uprn",
    "gp",
    "surgery",
    "school_or_employer",
    "next_of_kin",
    "attorney_deputy",
    "care_provider",
    "health_why",
    "pets",
];
/// Facts that are words of an officer's own, as long as they like.
pub(super) const NARRATIVES: &[&str] = &[
    "consent_reason",
    "risk_reasons",
    "aware_reason",
    "care_needs_why",
    "abuse_or_risk_why",
    "unable_to_protect_why",
    "support_level_why",
    "health",
];

/// Whether something is text that may be worded afresh.
pub(super) fn may_reword(field: &str) -> bool {
    is_narrative(field) || LINES.contains(&field) || answers_as(field, Kind::Line)
}

/// Whether something is long text.
pub(super) fn is_narrative(field: &str) -> bool {
    field.starts_with("passage:") || NARRATIVES.contains(&field) || answers_as(field, Kind::Text)
}

/// Whether it is an answer about a topic, of this kind.
fn answers_as(field: &str, kind: Kind) -> bool {
    FieldName::of(field).and_then(|name| name.question()).is_some_and(|(_, field)| field.kind == kind)
}

impl Logbook {
    /// Reads what was written apart in a concern and about its people.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn read_versions(&mut self, form: ConcernWanted) -> Result<VersionsPage> {
        let concern = self.concern_of(form.concern)?;
        let main = concern.main_person().map(|main| self.store.person(main)).transpose()?.flatten();
        let mut apart: Vec<WrittenApart> = Vec::new();
        for one in &concern.versions {
            apart.push(self.written_apart(&concern.entries, one, None, self.what(&concern, &one.field)?));
        }
        for link in &concern.people {
            let told = self.store.told_about(link.person.into())?;
            let name = self.name_of(link.person)?;
            for one in self.store.versions_of_person(link.person)? {
                let what = format!("{name}: {}", label(&one.field));
                apart.push(self.written_apart(&told, &one, Some(link.person), what));
            }
        }
        Ok(VersionsPage {
            concern: concern.id,
            reference: concern.reference,
            title: main.map_or_else(|| "Name not known".into(), |facts| person::shown_name(&facts)),
            apart,
        })
    }

    fn written_apart(
        &self,
        entries: &[Told],
        apart: &Versions,
        person: Option<PersonId>,
        label: String,
    ) -> WrittenApart {
        let words = |value: &str| match apart.field.starts_with("passage:") {
            true => value.to_owned(),
            false => said(&apart.field, value, self.lists()),
        };
        let text = |one: &versions::OneVersion| ApartText {
            entry: one.by.to_string(),
            text: words(&one.value),
            officer: self.roster.officer_name(&one.by.machine),
            at: time::instant(one.at),
            reason: reason_of(entries, one.by),
        };
        WrittenApart {
            person,
            label,
            may_reword: may_reword(&apart.field),
            narrative: is_narrative(&apart.field),
            before: versions::before(entries, apart).map(|value| words(&value)),
            versions: apart.versions.iter().map(text).collect(),
            field: apart.field.clone(),
        }
    }

    /// What a field of a concern is, with a capital, as a heading.
    fn what(&self, concern: &Concern, field: &str) -> Result<String> {
        if let Some(id) = field.strip_prefix("passage:") {
            let passage = concern.passages.iter().find(|passage| passage.id == id);
            return Ok(passage.map_or_else(
                || "A text".into(),
                |passage| terms::label(terms::ADDITION_KINDS, &passage.kind),
            ));
        }
        if let Some(id) = field.strip_prefix("mark:") {
            let mark = concern.marks.iter().find(|mark| mark.entry.to_string() == id);
            let region = mark.and_then(|mark| mark.said()).map(|said| body::region_label(&said.region));
            return Ok(region.map_or_else(|| "Body map".into(), |region| format!("Body map: {region}")));
        }
        if field.starts_with("file:") {
            return Ok("What is said of a file".into());
        }
        if let Some(person) = field.strip_prefix("part:").and_then(|id| id.parse().ok()) {
            return Ok(format!("{}: part in this concern", self.name_of(person)?));
        }
        if let Some(name) = FieldName::of(field) {
            return Ok(asked_about(concern, &name));
        }
        let mut words = label(field).to_owned();
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        Ok(words)
    }

    fn name_of(&self, person: PersonId) -> Result<String> {
        let facts = self.store.person(person)?;
        Ok(facts.map_or_else(|| "Name not known".into(), |facts| person::shown_name(&facts)))
    }
}

/// Why a version was written, as its writer said.
fn reason_of(entries: &[Told], by: EntryId) -> String {
    match entries.iter().find(|told| told.id == by).map(|told| &told.body) {
        Some(Body::ConcernAmended(amended)) => amended.reason.clone(),
        Some(Body::PassageCorrected(corrected)) => corrected.reason.clone(),
        Some(Body::BodyMarkCorrected(corrected)) => corrected.reason.clone(),
        Some(Body::FileCorrected(corrected)) => corrected.reason.clone(),
        Some(Body::TopicNoted(noted)) => noted.reason.clone(),
        Some(Body::PersonDescribed(described)) => described.reason.clone(),
        Some(Body::Decided(_)) => "With a decision".into(),
        Some(Body::VersionsSettled(settled)) => settled.reason.clone(),
        _ => String::new(),
    }
}

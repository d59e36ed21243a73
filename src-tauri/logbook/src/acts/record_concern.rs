//! Writing a concern down for the first time.
//!
//! Saving needs little: whether anyone is in danger, and some words or somebody it is about. What is missing shows as still to
//! do. Afterwards the concern has a reference that was never used and never will be again, and each narrative stands apart.

use super::new_concern_rules::{check, check_danger, narratives};
use super::restrict::{new_people, restricted};
use super::versions::guard_person;
use super::{form, view};
use crate::domain::id::{About, ConcernId, OfficerId, PersonId};
use crate::domain::rules::Rules;
use crate::domain::{person, reference, time};
use crate::entry::v1::{
    Body, ConcernFacts, ConcernRecorded, Link, Narrative, PersonDescribed, PersonFacts, Reporter,
};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// A person's part in a concern, and what is known of them.
    pub struct PersonForm {
        /// The person, when already known to the log.
        pub person: Option<PersonId>,
        /// Role code; belongs to this concern only.
        pub role: String,
        /// Full name.
        pub name: String,
        /// What they are called.
        pub known_as: String,
        /// Date of birth.
        pub born_on: Option<String>,
        /// Age in words when there is no date of birth.
        pub age: String,
        /// Current address.
        pub address: String,
        /// Telephone.
        pub phone: String,
        /// `safe`, `not_safe`, `unknown`; empty means not known.
        pub safe_to_contact: String,
        /// When and how, whether a message may be left.
        pub safe_contact_note: String,
        /// Their address must not be revealed.
        pub do_not_reveal_address: bool,
        /// Relationship to the person it is about.
        pub relationship: String,
        /// What is known of them was kept from some officers so far; from now on every officer may read it.
        pub make_known: bool,
    }
    /// Who reported it.
    pub struct ReporterForm {
        /// Kind code.
        pub kind: Option<String>,
        /// Name.
        pub name: String,
        /// Their team, where they work for the council: a code of the list.
        pub team: Option<String>,
        /// Role.
        pub role: String,
        /// Telephone.
        pub phone: String,
        /// E-mail.
        pub email: String,
        /// Relationship to the person it is about.
        pub relationship: String,
        /// Wishes not to be named.
        pub anonymous: bool,
    }
    /// A concern as an officer writes it down (the core of A3).
    pub struct NewConcern {
        /// When it was received, civil time in London.
        pub received_at: Option<String>,
        /// How it came.
        pub route_in: Option<String>,
        /// Who reported it.
        pub reporter: ReporterForm,
        /// Immediate danger.
        pub danger: Option<String>,
        /// Whether 999 was called.
        pub called_999: Option<String>,
        /// When 999 was called.
        pub called_999_at: Option<String>,
        /// Their incident number.
        pub incident_number: String,
        /// People and their parts.
        pub people: Vec<PersonForm>,
        /// In short, one line.
        pub summary: String,
        /// When it happened, in words.
        pub happened_when: String,
        /// When it happened or began: a moment or a day.
        pub happened_from: Option<String>,
        /// When it ended.
        pub happened_until: Option<String>,
        /// It goes on.
        pub ongoing: bool,
        /// Where, a code.
        pub place: Option<String>,
        /// The place in words.
        pub place_words: String,
        /// Facts.
        pub account: String,
        /// How the writer knows the facts.
        pub account_source: Option<String>,
        /// The person's own words.
        pub own_words: String,
        /// How the writer knows them.
        pub own_words_source: Option<String>,
        /// What the officer said.
        pub officer_said: String,
        /// What was seen.
        pub observed: String,
        /// How the writer knows it: seen by themselves, or told by whoever saw it.
        pub observed_source: Option<String>,
        /// Opinion, marked as such.
        pub opinion: String,
        /// Types.
        pub concern_types: Vec<String>,
        /// The main one.
        pub main_type: Option<String>,
        /// Views and wishes.
        pub views: String,
        /// How the writer knows them.
        pub views_source: Option<String>,
        /// Whether the person knows.
        pub aware: Option<String>,
        /// Why they do not know.
        pub aware_reason: String,
        /// Consent.
        pub consent_status: Option<String>,
        /// Why, or why not.
        pub consent_reason: String,
        /// Risk, set by a person.
        pub risk_level: Option<String>,
        /// The reasons.
        pub risk_reasons: String,
        /// Officers whom it is kept from: nothing that can be read ever goes to their machines.
        pub kept_from: Vec<OfficerId>,
        /// Whether the e-mail that was read for it is attached to it, as it came.
        pub with_mail: bool,
    }
}

view! {
    /// What was written.
    pub struct Recorded {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
    }
}

impl Logbook {
    /// Writes a concern down and clears the page's draft.
    ///
    /// # Errors
    /// `Invalid` with every broken rule; store errors. Nothing is written then.
    pub fn record_concern(&mut self, form: NewConcern) -> Result<Recorded> {
        let mut rules = Rules::at(self.now());
        check_danger(&mut rules, &form);
        self.record(form, rules)
    }

    /// Writes a concern down with what else `rules` found; an e-mail that is taken in by itself answers no questions.
    pub(super) fn record(&mut self, form: NewConcern, mut rules: Rules) -> Result<Recorded> {
        let now = self.now();
        check(&mut rules, &form, self.lists());
        rules.finish()?;
        self.check_known(&form, now)?;
        let concern = ConcernId::make(&mut self.chance);
        let reference = self.next_concern_reference(now, !form.kept_from.is_empty())?;
        let mut bodies: Vec<(About, Body)> = Vec::new();
        let mut people = Vec::new();
        for person in &form.people {
            let id = self.describe(person, &mut bodies)?;
            people.push(Link {
                person: id,
                role: person.role.clone(),
                relationship: person.relationship.clone(),
            });
        }
        let recorded = ConcernRecorded {
            concern,
            reference: reference.clone(),
            facts: facts(&form),
            people,
            passages: passages(&form),
        };
        bodies.push((concern.into(), Body::ConcernRecorded(Box::new(recorded))));
        if !form.kept_from.is_empty() {
            let new = new_people(&bodies, |person| Ok(self.store.person(person)?.is_some()))?;
            // First, so that its number says from the start that it is counted apart.
            bodies.insert(0, restricted(concern, new, form.kept_from.clone(), String::new()));
        }
        let original = if form.with_mail { Some(self.original_for(concern)?) } else { None };
        bodies.extend(original.iter().map(|original| (concern.into(), original.body())));
        self.commit_with(bodies, |store| {
            store.discard_draft("record")?;
            original.map_or(Ok(()), |original| original.keep(store))
        })?;
        Ok(Recorded { concern, reference })
    }

    /// Nobody's two versions are written over while a concern is recorded, and nobody hears of what is kept from them.
    fn check_known(&self, form: &NewConcern, now: i64) -> Result<()> {
        let mut rules = Rules::at(now);
        self.check_kept_from(&mut rules, &form.kept_from);
        for (at, person) in form.people.iter().enumerate() {
            self.check_person_known(&mut rules, &format!("people.{at}."), &form.kept_from, person)?;
        }
        rules.finish()
    }

    /// Rules for a person who gets a part in a concern, where the log knows them already.
    pub(super) fn check_person_known(
        &self,
        rules: &mut Rules,
        prefix: &str,
        kept_from: &[OfficerId],
        form: &PersonForm,
    ) -> Result<()> {
        let Some(id) = form.person else { return Ok(()) };
        let id = self.store.kept_person(id)?;
        let Some(before) = self.store.person(id)? else { return Ok(()) };
        let said = person::completed(&before, person_facts(form));
        self.check_known_person(rules, prefix, kept_from, form, &said)?;
        guard_person(rules, &self.store, prefix, id, &said)
    }

    /// Adds an entry about a person, new or known, unless a known one is named without anything new said of them.
    /// What is known of somebody and left empty here stays; only [`Logbook::describe_person`] takes anything away.
    pub(super) fn describe(
        &mut self,
        form: &PersonForm,
        bodies: &mut Vec<(About, Body)>,
    ) -> Result<PersonId> {
        let said = person_facts(form);
        let (id, facts) = match form.person {
            Some(id) => {
                let id = self.store.kept_person(id)?;
                let before = self.store.person(id)?.ok_or(Error::field("person", "not-found"))?;
                let facts = person::completed(&before, said);
                // Written afresh where so far some officers could not read it: open this time, on purpose.
                let made_known = form.make_known && !self.kept_apart(id)?.is_empty();
                if facts == before && !made_known {
                    return Ok(id);
                }
                (id, facts)
            }
            None => (PersonId::make(&mut self.chance), said),
        };
        let described = PersonDescribed { person: id, facts, ..PersonDescribed::default() };
        bodies.push((id.into(), Body::PersonDescribed(Box::new(described))));
        Ok(id)
    }

    /// The next reference: counted from headers, which outlive every disposal. A concern that is kept from somebody has a
    /// number of another series: a gap in the ordinary one would tell them of it.
    pub(super) fn next_concern_reference(&self, now: i64, restricted: bool) -> Result<String> {
        let year = time::year(now);
        let me = self.pen.me;
        let (from, until) = time::year_of(now);
        let all = self.store.count_of_kind(&["concern-recorded"], me, from, until)?;
        let apart = self.store.count_apart(&["concern-recorded"], me, from, until)?;
        let (prefix, letter) = (&self.roster.reference_prefix, self.roster.letter_of(&me));
        Ok(match restricted {
            true => reference::restricted_concern(prefix, year, &letter, apart + 1),
            false => reference::concern(prefix, year, &letter, all - apart + 1),
        })
    }
}

/// What a card says of a person, as an entry carries it.
pub(super) fn person_facts(form: &PersonForm) -> PersonFacts {
    let safe = if form.safe_to_contact.is_empty() { "unknown" } else { &form.safe_to_contact };
    PersonFacts {
        name: form.name.clone(),
        known_as: form.known_as.clone(),
        born_on: form.born_on.clone(),
        age: form.age.clone(),
        address: form.address.clone(),
        phone: form.phone.clone(),
        safe_to_contact: safe.into(),
        safe_contact_note: form.safe_contact_note.clone(),
        do_not_reveal_address: form.do_not_reveal_address,
        ..PersonFacts::default()
    }
}

/// The reporter, as an entry carries them.
pub(super) fn reporter(form: &ReporterForm) -> Reporter {
    Reporter {
        kind: form.kind.clone(),
        team: form.team.clone(),
        name: form.name.clone(),
        role: form.role.clone(),
        phone: form.phone.clone(),
        email: form.email.clone(),
        relationship: form.relationship.clone(),
        anonymous: form.anonymous,
    }
}

pub(super) fn facts(form: &NewConcern) -> ConcernFacts {
    ConcernFacts {
        received_at: form.received_at.clone(),
        route_in: form.route_in.clone(),
        reporter: reporter(&form.reporter),
        danger: form.danger.clone(),
        called_999: form.called_999.clone(),
        called_999_at: form.called_999_at.clone(),
        incident_number: form.incident_number.clone(),
        summary: form.summary.clone(),
        happened_when: form.happened_when.clone(),
        happened_from: form.happened_from.clone(),
        happened_until: form.happened_until.clone(),
        ongoing: form.ongoing,
        place: form.place.clone(),
        place_words: form.place_words.clone(),
        concern_types: form.concern_types.clone(),
        main_type: form.main_type.clone(),
        aware: form.aware.clone(),
        aware_reason: form.aware_reason.clone(),
        consent_status: form.consent_status.clone(),
        consent_reason: form.consent_reason.clone(),
        risk_level: form.risk_level.clone(),
        risk_reasons: form.risk_reasons.clone(),
        ..ConcernFacts::default()
    }
}

fn passages(form: &NewConcern) -> Vec<Narrative> {
    narratives(form)
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(kind, text)| Narrative {
            kind: kind.into(),
            text: text.clone(),
            source_grade: match kind {
                // As the writer says; nothing is taken for granted, since a caller may relay what others saw and said.
                "account" => form.account_source.clone(),
                "own_words" => form.own_words_source.clone(),
                "observed" => form.observed_source.clone(),
                "views" => form.views_source.clone(),
                _ => None,
            },
        })
        .collect()
}

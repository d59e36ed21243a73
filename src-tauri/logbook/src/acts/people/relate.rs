//! What one person is to another: a household, a family, who harmed whom as it is said.
//!
//! It is written about the one of the two whom more officers must not see, so that nobody learns through an open person of
//! one who is kept from them.

use super::super::form;
use crate::domain::id::{About, OfficerId, PersonId, RelationId};
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::{Body, PeopleRelated, PersonDescribed, PersonFacts, RelationEnded};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

form! {
    /// The other person: known already, or new with a name and perhaps an age.
    pub struct RelatedPerson {
        /// The person, when already known to the log.
        pub person: Option<PersonId>,
        /// Name.
        pub name: String,
        /// Date of birth.
        pub born_on: Option<String>,
        /// Age in words when there is no date of birth.
        pub age: String,
        /// Expected date of delivery, of a child not yet born.
        pub expected_on: Option<String>,
        /// School or employer.
        pub school_or_employer: String,
        /// Whether social care knows them.
        pub known_to_social_care: Option<String>,
    }
    /// "The person is this to the other."
    pub struct NewRelation {
        /// The person.
        pub person: PersonId,
        /// The other.
        pub other: RelatedPerson,
        /// Relation code.
        pub kind: String,
        /// Whether they live together.
        pub lives_together: bool,
        /// In words.
        pub note: String,
        /// Since when.
        pub since: Option<String>,
        /// Until when.
        pub until: Option<String>,
    }
    /// A relationship that is no more.
    pub struct RelationEnding {
        /// The person on whose page it stands.
        pub person: PersonId,
        /// The relationship.
        pub relation: RelationId,
        /// Since when, if that is known.
        pub until: Option<String>,
        /// Why it is written.
        pub reason: String,
    }
}

impl Logbook {
    /// Writes what a person is to another, new or known.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn relate_people(&mut self, form: NewRelation) -> Result<()> {
        let person = form.person;
        self.store.person(person)?.ok_or(Error::Refused(Code::NotFound))?;
        let excluded = self.kept_apart(person)?;
        let mut rules = Rules::at(self.now());
        check(&mut rules, &form);
        let others = match form.other.person {
            Some(other) => {
                let known = self.store.person(other)?.is_some();
                rules.hold(known, "other.person", "not-found");
                let same = self.store.kept_person(other)? == self.store.kept_person(person)?;
                rules.hold(!same, "other.person", "same-person");
                self.kept_apart(other)?
            }
            None => excluded.clone(),
        };
        let covers = |some: &[OfficerId], all: &[OfficerId]| all.iter().all(|officer| some.contains(officer));
        rules.hold(
            covers(&excluded, &others) || covers(&others, &excluded),
            "other.person",
            "kept-differently",
        );
        rules.finish()?;
        let mut bodies: Vec<(About, Body)> = Vec::new();
        let other = match form.other.person {
            Some(other) => other,
            None => self.new_relative(&form.other, &mut bodies),
        };
        if form.other.person.is_none() && !excluded.is_empty() {
            self.keep_with(person, &excluded, &mut bodies)?;
        }
        let (about, other, kind) = match covers(&excluded, &others) {
            true => (person, other, form.kind.as_str()),
            false => (other, person, terms::other_way(&form.kind)),
        };
        let related = PeopleRelated {
            relation: RelationId::make(&mut self.chance),
            person: about,
            other,
            is: kind.to_owned(),
            lives_together: form.lives_together || kind == "lives_with",
            note: form.note,
            since: form.since,
            until: form.until,
        };
        bodies.push((about.into(), Body::PeopleRelated(related)));
        let draft = format!("relate:{person}");
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }

    /// Says that a relationship is no more. What was written of it stays in the log.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn end_relation(&mut self, form: RelationEnding) -> Result<()> {
        let rows = self.store.relations_of(form.person)?;
        let row =
            rows.into_iter().find(|row| row.id == form.relation).ok_or(Error::Refused(Code::NotFound))?;
        let mut rules = Rules::at(self.now());
        rules.hold(!row.ended, "relation", "already-ended");
        rules.born("until", form.until.as_deref());
        rules.required("reason", &form.reason).narrative("reason", &form.reason).finish()?;
        let ended =
            RelationEnded { relation: row.id, person: row.about, until: form.until, reason: form.reason };
        let draft = format!("end:{}", form.relation);
        let bodies = vec![(row.about.into(), Body::RelationEnded(ended))];
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }

    fn new_relative(&mut self, said: &RelatedPerson, bodies: &mut Vec<(About, Body)>) -> PersonId {
        let person = PersonId::make(&mut self.chance);
        let facts = PersonFacts {
            name: said.name.clone(),
            born_on: said.born_on.clone(),
            age: said.age.clone(),
            expected_on: said.expected_on.clone(),
            school_or_employer: said.school_or_employer.clone(),
            known_to_social_care: said.known_to_social_care.clone(),
            safe_to_contact: "unknown".into(),
            ..PersonFacts::default()
        };
        let described = PersonDescribed { person, facts, ..PersonDescribed::default() };
        bodies.push((person.into(), Body::PersonDescribed(Box::new(described))));
        person
    }

    /// Whoever is new through a person who is kept from some officers is kept from them too.
    fn keep_with(
        &self,
        person: PersonId,
        excluded: &[OfficerId],
        bodies: &mut Vec<(About, Body)>,
    ) -> Result<()> {
        for id in self.store.concerns_of(person)? {
            let concern = self.concern_of(id)?;
            if excluded.iter().all(|officer| concern.excluded.contains(officer))
                && let Some(kept) = self.keep_new_people(&concern, bodies)?
            {
                bodies.insert(0, kept);
                return Ok(());
            }
        }
        Err(Error::field("other.name", "kept-differently"))
    }
}

fn check(rules: &mut Rules, form: &NewRelation) {
    let other = &form.other;
    rules.hold(other.person.is_some() || !other.name.trim().is_empty(), "other.name", "required");
    rules.line("other.name", &other.name).line("other.age", &other.age);
    rules.born("other.born_on", other.born_on.as_deref());
    rules.ahead("other.expected_on", other.expected_on.as_deref());
    rules.line("other.school_or_employer", &other.school_or_employer);
    rules.choice("other.known_to_social_care", other.known_to_social_care.as_deref(), terms::YES_NO_UNKNOWN);
    rules.chosen("kind", Some(&form.kind), terms::RELATIONS).line("note", &form.note);
    rules.born("since", form.since.as_deref()).born("until", form.until.as_deref());
}

//! Putting right what is known of a person, as seen from one of their concerns.

use super::form;
use super::new_concern_rules::check_person;
use super::record_concern::{PersonForm, person_facts};
use super::versions::{guard_part, guard_person};
use crate::domain::id::ConcernId;
use crate::domain::person::{changed_only, with_card};
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, Link, PersonDescribed, PersonLinked};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// A person as they should stand.
    pub struct PersonDescription {
        /// The concern it is seen from.
        pub concern: ConcernId,
        /// The person, whole, with their id.
        pub person: PersonForm,
        /// Why.
        pub reason: String,
        /// Whether what stood before was wrong: `yes`, or `no` where it was right and has changed since. Needed where a packet has it.
        pub was_wrong: Option<String>,
    }
}

impl Logbook {
    /// Describes a person again; every concern with a part of theirs shows it. What stood before stays in its entry.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn describe_person(&mut self, form: PersonDescription) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let person = form.person.person.ok_or(Error::field("person", "required"))?;
        let before = concern.people.iter().find(|link| link.person == person);
        let before = before.ok_or(Error::field("person", "not-found"))?;
        let mut rules = Rules::at(self.now());
        check_person(&mut rules, "person.", &form.person);
        // Of two who are one and the same, it is written of the one whose page stays.
        let shown_as = self.store.kept_person(person)?;
        let own = self.store.person(shown_as)?.unwrap_or_default();
        let shown = self.store.person_shown(shown_as)?.unwrap_or_default();
        let facts = changed_only(&own, &shown, with_card(&shown, person_facts(&form.person)));
        guard_person(&mut rules, &self.store, "person.", shown_as, &facts)?;
        let link =
            Link { person, role: form.person.role.clone(), relationship: form.person.relationship.clone() };
        self.check_known_person(&mut rules, "person.", &concern.excluded, &form.person, &facts)?;
        guard_part(&mut rules, &concern, &link, false);
        let altered = self.items_of_person_altered(shown_as, &own, &facts)?;
        let concerns = self.store.concerns_of(shown_as)?;
        let put_right = self.to_be_told(&mut rules, form.was_wrong.as_deref(), altered, &concerns)?;
        rules.narrative("reason", &form.reason).finish()?;
        let described = PersonDescribed { person: shown_as, facts, reason: form.reason, put_right };
        let mut bodies = vec![(shown_as.into(), Body::PersonDescribed(Box::new(described)))];
        if link != *before {
            bodies.push((
                form.concern.into(),
                Body::PersonLinked(PersonLinked { concern: form.concern, link }),
            ));
        }
        let draft = format!("person:{}", form.concern);
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }
}

//! Bringing a person into a concern, or changing their part in it.

use super::form;
use super::new_concern_rules::check_person;
use super::record_concern::PersonForm;
use super::versions::guard_part;
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, Link, PersonLinked};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// A person and their part.
    pub struct LinkForm {
        /// The concern.
        pub concern: ConcernId,
        /// The person.
        pub person: PersonForm,
    }
}

impl Logbook {
    /// Links a person, new or known, to a concern with their part in it.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn link_person(&mut self, form: LinkForm) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let person = &form.person;
        let mut rules = Rules::at(self.now());
        check_person(&mut rules, "person.", person);
        let named =
            person.person.is_some() || !(person.name.trim().is_empty() && person.known_as.trim().is_empty());
        rules.hold(named, "person.name", "required");
        if let Some(id) = person.person {
            let link =
                Link { person: id, role: person.role.clone(), relationship: person.relationship.clone() };
            guard_part(&mut rules, &concern, &link, true);
        }
        self.check_person_known(&mut rules, "person.", &concern.excluded, person)?;
        rules.finish()?;
        let mut bodies = Vec::new();
        let id = self.describe(person, &mut bodies)?;
        let link = Link { person: id, role: person.role.clone(), relationship: person.relationship.clone() };
        if let Some(kept) = self.keep_new_people(&concern, &bodies)? {
            bodies.insert(0, kept);
        }
        bodies.push((form.concern.into(), Body::PersonLinked(PersonLinked { concern: form.concern, link })));
        let draft = format!("person:{}", form.concern);
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }
}

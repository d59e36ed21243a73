//! Setting or putting right what is known of a person, a few fields at a time. What stood before stays in its entry.

use super::form;
use super::person_form::PersonChanges;
use super::versions::guard_person;
use crate::domain::id::PersonId;
use crate::domain::person::changed_only;
use crate::domain::rules::Rules;
use crate::domain::time;
use crate::entry::v1::{Body, PersonDescribed};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

form! {
    /// What to change of a person, and why.
    pub struct PersonAmendment {
        /// The person.
        pub person: PersonId,
        /// Why; may be empty when a fact was missing until now.
        pub reason: String,
        /// Whether what stood before was wrong: `yes`, or `no` where it was right and has changed since. Needed where a packet has it.
        pub was_wrong: Option<String>,
        /// The new values; a field that is not there stays as it is.
        pub changes: PersonChanges,
    }
}

impl Logbook {
    /// Sets or puts right what is known of a person. Whoever may read of them reads it: those they are kept from do not.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing changes then.
    pub fn amend_person(&mut self, form: PersonAmendment) -> Result<()> {
        let person = self.store.kept_person(form.person)?;
        let before = self.store.person(person)?.ok_or(Error::Refused(Code::NotFound))?;
        let shown = self.store.person_shown(person)?.ok_or(Error::Refused(Code::NotFound))?;
        let mut rules = Rules::at(self.now());
        form.changes.check(&mut rules, &shown);
        rules.narrative("reason", &form.reason).finish()?;
        let longest = time::day(self.now()) + chrono::Days::new(self.settings.review_days.into());
        let mut changes = form.changes;
        changes.review_warnings(&longest.to_string());
        let facts = changed_only(&before, &shown, changes.upon(&shown)?);
        guard_person(&mut rules, &self.store, "changes.", person, &facts)?;
        rules.hold(facts != before, "changes", "unchanged");
        let altered = self.items_of_person_altered(person, &before, &facts)?;
        let concerns = self.store.concerns_of(person)?;
        let put_right = self.to_be_told(&mut rules, form.was_wrong.as_deref(), altered, &concerns)?;
        rules.finish()?;
        let described = PersonDescribed { person, facts, reason: form.reason, put_right };
        let body = Body::PersonDescribed(Box::new(described));
        self.commit(vec![(person.into(), body)]).map(|_| ())
    }
}

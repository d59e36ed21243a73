//! Settling what was written apart: a person chooses, or finds better words, and says why. Every version stays in its entry.

use std::collections::BTreeSet;

use super::super::form;
use super::read::{is_narrative, may_reword};
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::rules::Rules;
use crate::domain::versions::Versions;
use crate::entry::v1::{Body, VersionsSettled};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// How something written apart is settled.
    pub struct Settling {
        /// The concern.
        pub concern: ConcernId,
        /// The person, when it is about what is known of them.
        pub person: Option<PersonId>,
        /// Field name, `passage:` and the passage's id, `mark:` or `file:` and its entry, `topic:` and the answer, or `part:` and the person's id.
        pub field: String,
        /// Entries of all versions that were read; it is refused when others stand by now.
        pub versions: Vec<String>,
        /// The entry whose version is to stand; empty when other words are.
        pub choose: String,
        /// Other words, where a version is not chosen; for text only.
        pub text: String,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Settles something written apart.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`, with `versions versions-moved` when other versions stand than were read; store errors.
    pub fn settle_versions(&mut self, form: Settling) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let closed = concern.closed;
        let standing = match form.person {
            Some(person) if concern.people.iter().any(|link| link.person == person) => {
                self.store.versions_of_person(person)?
            }
            Some(_) => return Err(Error::field("person", "not-found")),
            None => concern.versions.clone(),
        };
        let apart = standing.into_iter().find(|apart| apart.field == form.field);
        let apart = apart.ok_or(Error::field("versions", "versions-moved"))?;
        let read: BTreeSet<&str> = form.versions.iter().map(String::as_str).collect();
        let stand: BTreeSet<String> = apart.versions.iter().map(|one| one.by.to_string()).collect();
        if read != stand.iter().map(String::as_str).collect() {
            return Err(Error::field("versions", "versions-moved"));
        }
        let value = self.settled_value(&form, &apart)?;
        // An open concern keeps a review date, whatever was written apart while it was closed.
        if form.person.is_none() && form.field == "review_on" && value == "null" && !closed {
            return Err(Error::field("choose", "required"));
        }
        let about = form.person.map_or(form.concern.into(), Into::into);
        let draft = format!("settle:{}", form.concern);
        let mut settled = VersionsSettled {
            concern: form.concern,
            person: form.person,
            field: form.field,
            value,
            versions: stand.into_iter().collect(),
            reason: form.reason,
            put_right: Vec::new(),
        };
        settled.put_right = match form.person {
            Some(person) => self.items_of_person_settled(person, &apart, &settled.value)?,
            None => self.items_altered(&concern, Body::VersionsSettled(settled.clone())),
        };
        let body = Body::VersionsSettled(settled);
        self.commit_with(vec![(about, body)], |store| store.discard_draft(&draft)).map(|_| ())
    }

    /// What is to stand: a version as it was written, or other words under the rules of the act that would write them.
    fn settled_value(&self, form: &Settling, apart: &Versions) -> Result<String> {
        let mut rules = Rules::at(self.now());
        let chosen = apart.versions.iter().find(|one| one.by.to_string() == form.choose);
        let reworded = form.choose.is_empty() && !form.text.is_empty();
        rules.hold(chosen.is_some() || reworded, "choose", "not-chosen");
        rules.hold(!reworded || may_reword(&form.field), "text", "unknown-choice");
        if reworded {
            match is_narrative(&form.field) {
                true => rules.required("text", &form.text).narrative("text", &form.text),
                false => rules.line("text", &form.text),
            };
        }
        rules.required("reason", &form.reason).narrative("reason", &form.reason).finish()?;
        match chosen {
            Some(version) => Ok(version.value.clone()),
            None if form.field.starts_with("passage:") => Ok(form.text.clone()),
            None => serde_json::to_string(&form.text).map_err(|_| Error::Internal("words not written")),
        }
    }
}

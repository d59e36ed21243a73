//! Two people of the log who are one and the same, and who are two after all. An officer says so; the program never does.

use super::super::form;
use crate::domain::id::{EntryId, OfficerId, PersonId};
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, PeopleMerged, PeopleParted};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use std::collections::BTreeSet;

form! {
    /// Two who are one.
    pub struct Merging {
        /// The one whose page stays.
        pub kept: PersonId,
        /// The one that is shown there too.
        pub merged: PersonId,
        /// Why.
        pub reason: String,
    }
    /// One who is two.
    pub struct Parting {
        /// The person on whose page it stands.
        pub person: PersonId,
        /// The entry that made them one.
        pub merge: String,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Says that two people are one and the same. Nothing of either changes; they are shown as one.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`, with `kept-differently` where an officer who may know of one must not know of the other;
    /// store errors. Nothing is written then.
    pub fn merge_people(&mut self, form: Merging) -> Result<()> {
        for person in [form.kept, form.merged] {
            self.store.person(person)?.ok_or(Error::Refused(Code::NotFound))?;
        }
        let kept = self.store.kept_person(form.kept)?;
        let merged = self.store.kept_person(form.merged)?;
        let mut rules = Rules::at(self.now());
        rules.hold(kept != merged, "merged", "same-person");
        let from = |some: Vec<OfficerId>| some.into_iter().collect::<BTreeSet<_>>();
        let alike = from(self.kept_apart(kept)?) == from(self.kept_apart(merged)?);
        rules.hold(alike, "merged", "kept-differently");
        rules.required("reason", &form.reason).narrative("reason", &form.reason).finish()?;
        let body = Body::PeopleMerged(PeopleMerged { kept, merged, reason: form.reason });
        let draft = format!("merge:{}", form.kept);
        self.commit_with(vec![(kept.into(), body)], |store| store.discard_draft(&draft)).map(|_| ())
    }

    /// Says that they are two people after all: each is again what was written of them.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn part_people(&mut self, form: Parting) -> Result<()> {
        let merge: EntryId = form.merge.parse().map_err(|_| Error::field("merge", "not-found"))?;
        let group = self.store.one_and_the_same(form.person)?;
        let stands = self.store.merges()?.into_iter().find_map(|(id, told)| match told.body {
            Body::PeopleMerged(merged) if id == merge && group.contains(&merged.kept) => Some(merged),
            _ => None,
        });
        let stands = stands.ok_or(Error::Refused(Code::NotFound))?;
        let mut rules = Rules::at(self.now());
        rules.required("reason", &form.reason).narrative("reason", &form.reason).finish()?;
        let parted =
            PeopleParted { merge: form.merge, kept: stands.kept, merged: stands.merged, reason: form.reason };
        let draft = format!("part:{merge}");
        let bodies = vec![(stands.kept.into(), Body::PeopleParted(parted))];
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }
}

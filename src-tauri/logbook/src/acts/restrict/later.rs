//! Keeping a concern that stands already from some officers, or from fewer, or from nobody any more.

use std::collections::BTreeSet;

use super::super::form;
use super::kept::{kept_people, restricted};
use crate::domain::id::{About, ConcernId, OfficerId};
use crate::domain::rules::Rules;
use crate::entry::v1::{AccessChanged, Body};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// Whom a concern is kept from, from now on.
    pub struct Restriction {
        /// The concern.
        pub concern: ConcernId,
        /// Officers who must not see it; none opens it to everybody again.
        pub kept_from: Vec<OfficerId>,
        /// Why; only officers who may see the concern read it.
        pub reason: String,
    }
}

impl Logbook {
    /// Keeps a concern from officers from now on. Their machines hide what they hold of it when they hear, and erase it once
    /// a third officer's machine is known to hold it.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn restrict_concern(&mut self, form: Restriction) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let kept_from: Vec<OfficerId> =
            form.kept_from.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let before: BTreeSet<OfficerId> = concern.excluded.iter().copied().collect();
        let mut rules = Rules::at(self.now());
        self.check_kept_from(&mut rules, &kept_from);
        rules.hold(before != kept_from.iter().copied().collect(), "kept_from", "unchanged");
        rules.required("reason", &form.reason).narrative("reason", &form.reason).finish()?;
        let mut people = kept_people(&concern);
        people.extend(self.known_here_alone(&concern)?);
        let mut subjects: Vec<About> = vec![concern.id.into()];
        for person in &people {
            // Whoever was made known to everybody since stays so.
            if self.store.excluded_from((*person).into())?.is_none()
                || self.store.is_kept_apart((*person).into())?
            {
                subjects.push((*person).into());
            }
        }
        let changed = AccessChanged { subjects, kept_from: kept_from.clone() };
        let log = self.roster.log;
        let draft = format!("restrict:{}", form.concern);
        let bodies = vec![
            restricted(form.concern, people, kept_from, form.reason),
            (log.into(), Body::AccessChanged(changed)),
        ];
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }
}

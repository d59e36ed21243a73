//! Who a concern is kept from, and what that means for the people in it.

use std::collections::BTreeSet;

use super::super::record_concern::PersonForm;
use crate::domain::concern::Concern;
use crate::domain::id::{About, ConcernId, OfficerId, PersonId};
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, ConcernRestricted, PersonFacts};
use crate::error::Result;
use crate::logbook::Logbook;

impl Logbook {
    /// The officer of this machine.
    pub(in crate::acts) fn my_officer(&self) -> Option<OfficerId> {
        self.roster.officer_of(&self.pen.me).map(|officer| officer.id)
    }

    /// Rules for whom a concern is kept from: officers who are in, and never oneself.
    pub(in crate::acts) fn check_kept_from(&self, rules: &mut Rules, kept_from: &[OfficerId]) {
        let me = self.my_officer();
        for officer in kept_from {
            let is_in = self.roster.members.get(officer).is_some_and(|member| member.is_in());
            rules.hold(is_in, "kept_from", "not-found");
            rules.hold(Some(*officer) != me, "kept_from", "yourself");
        }
    }

    /// Rules for a person the log knows, in a concern that is kept from some officers, or from none; `said` is what would be
    /// written of them.
    ///
    /// # Errors
    /// Store errors.
    pub(in crate::acts) fn check_known_person(
        &self,
        rules: &mut Rules,
        prefix: &str,
        kept_from: &[OfficerId],
        form: &PersonForm,
        said: &PersonFacts,
    ) -> Result<()> {
        let Some(id) = form.person else { return Ok(()) };
        let id = self.store.kept_person(id)?;
        let excluded = self.kept_apart(id)?;
        let wider = excluded.iter().any(|officer| !kept_from.contains(officer));
        rules.hold(!wider || form.make_known, &format!("{prefix}person"), "kept-apart");
        // What is new here would be read by those who must not know of this concern.
        let open = kept_from.iter().any(|officer| !excluded.contains(officer));
        let says_new = self.store.person(id)?.as_ref() != Some(said);
        rules.hold(!(open && says_new), &format!("{prefix}person"), "everybody-sees");
        Ok(())
    }

    /// Officers whom a person is kept from: known from concerns alone that they must not see.
    pub(in crate::acts) fn kept_apart(&self, person: PersonId) -> Result<Vec<OfficerId>> {
        match self.store.is_kept_apart(person.into())? {
            true => Ok(self.store.excluded_from(person.into())?.unwrap_or_default()),
            false => Ok(Vec::new()),
        }
    }

    /// The entry that keeps people who are new in a concern from whom the concern is kept from; nothing when it is not, or
    /// when nobody is new.
    pub(in crate::acts) fn keep_new_people(
        &self,
        concern: &Concern,
        bodies: &[(About, Body)],
    ) -> Result<Option<(About, Body)>> {
        let new = new_people(bodies, |person| Ok(self.store.person(person)?.is_some()))?;
        if concern.excluded.is_empty() || new.is_empty() {
            return Ok(None);
        }
        let mut people: BTreeSet<PersonId> = kept_people(concern);
        people.extend(new);
        Ok(Some(restricted(concern.id, people, concern.excluded.clone(), String::new())))
    }
}

/// People named as known from a concern alone, so far.
pub(super) fn kept_people(concern: &Concern) -> BTreeSet<PersonId> {
    let said = concern.entries.iter().rev().find_map(|told| match &told.body {
        Body::ConcernRestricted(said) => Some(said.people.iter().copied().collect()),
        _ => None,
    });
    said.unwrap_or_default()
}

/// The entry that keeps a concern, and people known from it alone, from some officers.
pub(in crate::acts) fn restricted(
    concern: ConcernId,
    people: BTreeSet<PersonId>,
    excluded: Vec<OfficerId>,
    reason: String,
) -> (About, Body) {
    let people = people.into_iter().collect();
    (concern.into(), Body::ConcernRestricted(ConcernRestricted { concern, people, excluded, reason }))
}

/// People described in some bodies whom nobody described before.
pub(in crate::acts) fn new_people(
    bodies: &[(About, Body)],
    known: impl Fn(PersonId) -> Result<bool>,
) -> Result<BTreeSet<PersonId>> {
    let mut new = BTreeSet::new();
    for (_, body) in bodies {
        if let Body::PersonDescribed(described) = body
            && !known(described.person)?
        {
            new.insert(described.person);
        }
    }
    Ok(new)
}

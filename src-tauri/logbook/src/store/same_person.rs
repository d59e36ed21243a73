//! Two people of the log who are one and the same: folded from what officers said, and taken back as they said.
//!
//! Nothing about either is changed: each keeps the row folded from their own entries, and is only shown with the other.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::domain::concern::Told;
use crate::domain::id::{EntryId, OfficerId, PersonId};
use crate::domain::person;
use crate::entry::v1::{Body, PersonFacts};
use crate::error::Result;

impl Store {
    /// Everything said of people being one and the same, and being two after all, in the log's order.
    fn told_of_merging(&self) -> Result<Vec<Told>> {
        let mut told = Vec::new();
        for kept in self.entries_of_kinds(&["people-merged", "people-parted"])? {
            if self.cuts().allow(kept.id) && !self.is_hidden(kept.about)? {
                told.extend(kept.told()?);
            }
        }
        Ok(told)
    }

    /// Merges in force: those that nobody took back.
    pub(crate) fn merges(&self) -> Result<Vec<(EntryId, Told)>> {
        let told = self.told_of_merging()?;
        let parted: BTreeSet<String> = told
            .iter()
            .filter_map(|told| match &told.body {
                Body::PeopleParted(parted) => Some(parted.merge.clone()),
                _ => None,
            })
            .collect();
        let mut merges = Vec::new();
        for told in told {
            if let Body::PeopleMerged(merged) = &told.body
                && !parted.contains(&told.id.to_string())
                && self.may_be_one(merged.kept, merged.merged)?
            {
                merges.push((told.id, told));
            }
        }
        Ok(merges)
    }

    /// As [`Store::fold_same_person`], where anybody ever said such a thing.
    pub(super) fn fold_same_person_if_said(&self) -> Result<()> {
        let said: bool = self
            .db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE kind = 'people-merged')")?
            .query_row([], |row| row.get(0))?;
        if said { self.fold_same_person() } else { Ok(()) }
    }

    /// Officers who must not see a person, by their own concerns alone.
    fn kept_from(&self, person: PersonId) -> Result<BTreeSet<OfficerId>> {
        let excluded: BTreeSet<_> =
            self.excluded_from(person.into())?.unwrap_or_default().into_iter().collect();
        for concern in self.own_concerns_of(person)? {
            let theirs = self.excluded_from(concern.into())?.unwrap_or_default();
            if excluded.iter().any(|officer| !theirs.contains(officer)) {
                return Ok(BTreeSet::new());
            }
        }
        Ok(excluded)
    }

    /// Whether two may be shown as one: an officer who must not know of one of them must not know of the other either. That
    /// may change after somebody said that they are one, and apart from it.
    fn may_be_one(&self, one: PersonId, other: PersonId) -> Result<bool> {
        let hidden = self.is_hidden(one.into())? || self.is_hidden(other.into())?;
        Ok(!hidden && self.kept_from(one)? == self.kept_from(other)?)
    }

    /// Folds who is whom. Of people made one by several officers apart, the one stays who was not merged into another, or,
    /// where they were merged in a ring, the one whose id is least: the same on every machine.
    pub(super) fn fold_same_person(&self) -> Result<()> {
        let before = self.same_person()?;
        let mut groups: Vec<BTreeSet<PersonId>> = Vec::new();
        let mut gone = BTreeSet::new();
        for (_, told) in self.merges()? {
            let Body::PeopleMerged(merged) = told.body else { continue };
            let mut group = BTreeSet::from([merged.kept, merged.merged]);
            gone.insert(merged.merged);
            groups.retain(|other| {
                let touches = !other.is_disjoint(&group);
                if touches {
                    group.extend(other);
                }
                !touches
            });
            groups.push(group);
        }
        self.db.execute("DELETE FROM same_person", [])?;
        for group in groups {
            let stays = group.iter().find(|person| !gone.contains(person)).or(group.first()).copied();
            for person in group {
                self.db
                    .prepare_cached("INSERT INTO same_person (person, kept) VALUES (?1, ?2)")?
                    .execute(params![person.0, stays.unwrap_or(person).0])?;
            }
        }
        let after = self.same_person()?;
        let moved = |person: &PersonId| before.get(person) != after.get(person);
        let touched: BTreeSet<PersonId> = before.keys().chain(after.keys()).copied().filter(moved).collect();
        for person in touched {
            for concern in self.own_concerns_of(person)? {
                self.fold_concern(concern)?;
            }
        }
        Ok(())
    }

    fn same_person(&self) -> Result<BTreeMap<PersonId, PersonId>> {
        let mut statement = self.db.prepare_cached("SELECT person, kept FROM same_person")?;
        let rows = statement.query_map([], |row| Ok((PersonId(row.get(0)?), PersonId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The person whose page shows somebody: themselves, or the one they were made one with.
    pub fn kept_person(&self, person: PersonId) -> Result<PersonId> {
        let kept = self
            .db
            .prepare_cached("SELECT kept FROM same_person WHERE person = ?1")?
            .query_row([person.0], |row| Ok(PersonId(row.get(0)?)))
            .optional()?;
        Ok(kept.unwrap_or(person))
    }

    /// Everybody who is one and the same with somebody, the one whose page stays first.
    pub(crate) fn one_and_the_same(&self, person: PersonId) -> Result<Vec<PersonId>> {
        let kept = self.kept_person(person)?;
        let mut statement = self.db.prepare_cached(
            "SELECT person FROM same_person WHERE kept = ?1 AND person <> ?1 ORDER BY person",
        )?;
        let rows = statement.query_map([kept.0], |row| Ok(PersonId(row.get(0)?)))?;
        let mut all = vec![kept];
        for row in rows {
            all.push(row?);
        }
        Ok(all)
    }

    /// What is shown of a person: what is known of them, and of everybody who is one and the same with them.
    ///
    /// # Errors
    /// Store errors.
    pub fn person_shown(&self, id: PersonId) -> Result<Option<PersonFacts>> {
        let mut shown: Option<PersonFacts> = None;
        for one in self.one_and_the_same(id)? {
            let Some(facts) = self.person(one)? else { continue };
            shown = Some(match shown {
                Some(kept) => person::joined(kept, &facts),
                None => facts,
            });
        }
        Ok(shown)
    }
}

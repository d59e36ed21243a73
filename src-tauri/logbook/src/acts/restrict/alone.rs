//! Who is known from one concern alone: nobody who may not read of it has any other reason to know of them.

use std::collections::BTreeSet;

use crate::domain::concern::Concern;
use crate::domain::id::PersonId;
use crate::error::Result;
use crate::logbook::Logbook;

impl Logbook {
    /// People with a part in this concern and no other, those known only through them, and everybody who is one and the same
    /// with one of these. Whoever stands in what is written about somebody else is known there too.
    pub(in crate::acts) fn known_here_alone(&self, concern: &Concern) -> Result<BTreeSet<PersonId>> {
        let mut alone = BTreeSet::new();
        for link in &concern.people {
            if self.store.concerns_of(link.person)? == [concern.id] {
                alone.extend(self.store.one_and_the_same(link.person)?);
            }
        }
        // A household: people without a concern of their own, known through these.
        let mut through: Vec<PersonId> = alone.iter().copied().collect();
        while let Some(person) = through.pop() {
            for row in self.store.relations_of(person)? {
                let other = if row.about == person { row.other } else { row.about };
                if !alone.contains(&other) && self.store.concerns_of(other)?.is_empty() {
                    alone.insert(other);
                    through.push(other);
                }
            }
        }
        loop {
            let mut known_elsewhere = Vec::new();
            for person in &alone {
                let rows = self.store.relations_of(*person)?;
                if rows.iter().any(|row| row.other == *person && !alone.contains(&row.about)) {
                    known_elsewhere.push(*person);
                }
            }
            if known_elsewhere.is_empty() {
                return Ok(alone);
            }
            alone.retain(|person| !known_elsewhere.contains(person));
        }
    }
}

//! People by what they are found again by: sounds of their names, day of birth, place, telephone.

use std::collections::BTreeMap;

use rusqlite::params;

use super::Store;
use crate::domain::id::PersonId;
use crate::domain::likely;
use crate::entry::v1::PersonFacts;
use crate::error::Result;

/// Most people taken of one key; a sound that more have in common tells nobody from another.
const OF_ONE_KEY: u32 = 2_000;
/// Most people whose facts are compared.
const COMPARED: usize = 60;

impl Store {
    /// Writes what a person is found again by.
    pub(super) fn put_person_keys(&self, id: PersonId, facts: &PersonFacts) -> Result<()> {
        self.db.prepare_cached("DELETE FROM person_keys WHERE person = ?1")?.execute([id.0])?;
        let mut insert = self
            .db
            .prepare_cached("INSERT OR IGNORE INTO person_keys (kind, key, person) VALUES (?1, ?2, ?3)")?;
        for (kind, key) in likely::keys(facts) {
            insert.execute(params![kind, key, id.0])?;
        }
        Ok(())
    }

    /// People who are likely the one described, the likeliest first, with the reasons.
    ///
    /// # Errors
    /// Store errors.
    pub fn likely_people(
        &self,
        said: &PersonFacts,
        limit: usize,
    ) -> Result<Vec<(PersonId, PersonFacts, Vec<&'static str>)>> {
        let mut shared: BTreeMap<PersonId, u32> = BTreeMap::new();
        let mut find =
            self.db.prepare_cached("SELECT person FROM person_keys WHERE kind = ?1 AND key = ?2 LIMIT ?3")?;
        for (kind, key) in likely::keys(said) {
            let weight = match kind {
                "sound" => 2,
                "name" => 4,
                _ => 3,
            };
            let rows = find.query_map(params![kind, key, OF_ONE_KEY], |row| Ok(PersonId(row.get(0)?)))?;
            for person in rows {
                *shared.entry(person?).or_default() += weight;
            }
        }
        let mut best: Vec<(PersonId, u32)> = shared.into_iter().collect();
        best.sort_by_key(|(person, weight)| (std::cmp::Reverse(*weight), *person));
        let mut likely = Vec::new();
        for (person, _) in best.into_iter().take(COMPARED) {
            let Some(facts) = self.person(person)?.filter(|_| !self.is_hidden(person.into()).unwrap_or(true))
            else {
                continue;
            };
            if let Some((points, why)) = likely::likeness(&facts, said) {
                likely.push((points, self.kept_person(person)?, why));
            }
        }
        likely.sort_by_key(|(points, person, _)| (std::cmp::Reverse(*points), *person));
        let mut seen = std::collections::BTreeSet::new();
        likely.retain(|(_, person, _)| seen.insert(*person));
        let mut shown = Vec::new();
        for (_, person, why) in likely.into_iter().take(limit) {
            shown.extend(self.person_shown(person)?.map(|facts| (person, facts, why)));
        }
        Ok(shown)
    }
}

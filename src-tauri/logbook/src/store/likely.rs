//! People by what they are found again by: sounds of their names, day of birth, place, telephone.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::Store;
use crate::domain::id::PersonId;
use crate::domain::likely::{self, Typed};
use crate::entry::v1::PersonFacts;
use crate::error::Result;

/// Most people taken of one key; a sound that more have in common tells nobody from another.
const OF_ONE_KEY: u32 = 2_000;
/// Most people whose facts are compared.
const COMPARED: usize = 60;
/// Most people whose facts are compared with what was typed.
const COMPARED_TYPED: usize = 400;

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

    /// People whose names are spelt or sound nearly like what was typed, or whose telephone or postcode it is; the nearest
    /// first, without those who may not be seen here.
    ///
    /// # Errors
    /// Store errors.
    pub fn people_nearly(&self, words: &str) -> Result<Vec<PersonId>> {
        let Typed { names, keys } = likely::typed(words);
        let mut found: BTreeSet<PersonId> = BTreeSet::new();
        for (kind, key) in &keys {
            found.extend(self.people_with(kind, key)?);
        }
        let exact = found.clone();
        found.extend(self.people_sounding_like(&names)?);
        let (mut near, mut compared) = (Vec::new(), 0);
        for person in found {
            let Some(facts) = self.person(person)? else { continue };
            compared += 1;
            if compared > COMPARED_TYPED {
                break;
            }
            let nearness = if exact.contains(&person) { 1.0 } else { likely::nearness(&facts, &names) };
            // Asked of the few who are near alone.
            if nearness > 0.0 && !self.is_hidden(person.into())? {
                near.push((nearness, self.kept_person(person)?));
            }
        }
        near.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
        let mut seen = BTreeSet::new();
        Ok(near.into_iter().map(|(_, person)| person).filter(|person| seen.insert(*person)).collect())
    }

    /// People who have, for every word, a name that may sound like it.
    fn people_sounding_like(&self, names: &[String]) -> Result<BTreeSet<PersonId>> {
        let mut all: Option<BTreeSet<PersonId>> = None;
        // Two letters sound like half the town.
        let sounds: Vec<String> = names.iter().map(|name| likely::sound(name)).collect();
        if sounds.is_empty() || sounds.iter().all(|sound| sound.len() < 2) {
            return Ok(BTreeSet::new());
        }
        let known = self.sounds_known()?;
        for sound in sounds {
            if all.as_ref().is_some_and(BTreeSet::is_empty) {
                break;
            }
            let mut people = BTreeSet::new();
            for other in known.iter().filter(|other| likely::nearly_sounds(&sound, other)) {
                people.extend(self.people_with("sound", other)?);
            }
            all = Some(match all {
                None => people,
                Some(before) => before.intersection(&people).copied().collect(),
            });
        }
        Ok(all.unwrap_or_default())
    }

    /// Every sound that any name here has; there are far fewer than names, so each is looked up instead of every row.
    fn sounds_known(&self) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached(
            "WITH RECURSIVE known (key) AS (
                 SELECT min(key) FROM person_keys WHERE kind = 'sound'
                 UNION ALL
                 SELECT (SELECT min(key) FROM person_keys WHERE kind = 'sound' AND key > known.key)
                 FROM known WHERE known.key IS NOT NULL)
             SELECT key FROM known WHERE key IS NOT NULL",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// People about whom a warning is to be looked at again on or before a day, the earliest first.
    ///
    /// # Errors
    /// Store errors.
    pub fn people_with_warnings_due(&self, by: &str) -> Result<Vec<PersonId>> {
        let mut find = self.db.prepare_cached(
            "SELECT person FROM person_keys WHERE kind = 'warning' AND key <= ?1 GROUP BY person ORDER BY min(key), person",
        )?;
        let rows = find.query_map(params![by], |row| Ok(PersonId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn people_with(&self, kind: &str, key: &str) -> Result<Vec<PersonId>> {
        let mut find =
            self.db.prepare_cached("SELECT person FROM person_keys WHERE kind = ?1 AND key = ?2 LIMIT ?3")?;
        let rows = find.query_map(params![kind, key, OF_ONE_KEY], |row| Ok(PersonId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
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
        for (kind, key) in likely::keys(said) {
            let weight = match kind {
                "sound" => 2,
                "name" => 4,
                _ => 3,
            };
            for person in self.people_with(kind, &key)? {
                *shared.entry(person).or_default() += weight;
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
        let mut seen = BTreeSet::new();
        likely.retain(|(_, person, _)| seen.insert(*person));
        let mut shown = Vec::new();
        for (_, person, why) in likely.into_iter().take(limit) {
            shown.extend(self.person_shown(person)?.map(|facts| (person, facts, why)));
        }
        Ok(shown)
    }
}

//! People as last described: folded, and found while an officer types a name.

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::person::shown_name;
use crate::entry::v1::PersonFacts;
use crate::error::{Error, Result};

impl Store {
    /// Writes what is known of a person.
    pub(crate) fn put_person(&self, id: PersonId, facts: &PersonFacts, versions: usize) -> Result<()> {
        let json = serde_json::to_string(facts).map_err(|_| Error::Internal("person not written"))?;
        self.db
            .prepare_cached(
                "INSERT INTO people (id, facts, name, known_as, born_on, address, versions)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (id) DO UPDATE SET facts = ?2, name = ?3, known_as = ?4, born_on = ?5, address = ?6, versions = ?7",
            )?
            .execute(params![id.0, json, shown_name(facts), facts.known_as, facts.born_on, facts.address,
                i64::try_from(versions).unwrap_or(i64::MAX)
            ])?;
        self.put_person_keys(id, facts)
    }

    /// What is known of a person.
    pub fn person(&self, id: PersonId) -> Result<Option<PersonFacts>> {
        let json: Option<String> = self
            .db
            .prepare_cached("SELECT facts FROM people WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?;
        json.map(|json| serde_json::from_str(&json).map_err(|_| Error::Internal("person not readable")))
            .transpose()
    }

    /// Everybody, in no order.
    ///
    /// # Errors
    /// Store errors.
    pub fn everybody(&self) -> Result<Vec<(PersonId, PersonFacts)>> {
        self.people("SELECT id, facts FROM people", [])
    }

    /// How many things known of a person were written apart and are not settled.
    pub(crate) fn person_versions(&self, id: PersonId) -> Result<usize> {
        let count: Option<i64> = self
            .db
            .prepare_cached("SELECT versions FROM people WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?;
        Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
    }

    /// Concerns in which a person has a part, or somebody who is one and the same with them.
    pub fn concerns_of(&self, person: PersonId) -> Result<Vec<ConcernId>> {
        let mut concerns = Vec::new();
        for one in self.one_and_the_same(person)? {
            concerns.extend(self.own_concerns_of(one)?);
        }
        concerns.sort_unstable();
        concerns.dedup();
        Ok(concerns)
    }

    /// Concerns that name a person by their own id.
    pub(super) fn own_concerns_of(&self, person: PersonId) -> Result<Vec<ConcernId>> {
        let mut statement = self.db.prepare_cached("SELECT concern FROM concern_people WHERE person = ?1")?;
        let rows = statement.query_map([person.0], |row| Ok(ConcernId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// People whose name, other name or address begins with every word, best first.
    pub fn people_like(&self, words: &[String], limit: u32) -> Result<Vec<(PersonId, PersonFacts)>> {
        let clause =
            "(' ' || lower(name) || ' ' || lower(known_as) || ' ' || lower(address)) LIKE ? ESCAPE '\\'";
        let clauses = vec![clause; words.len()].join(" AND ");
        // Everything asked for stands in the index of names, so that nobody's whole record is read to be passed over.
        let sql = format!("SELECT id FROM people WHERE {clauses} ORDER BY name LIMIT {limit}");
        let patterns: Vec<String> =
            words.iter().map(|word| format!("% {}%", escaped(&word.to_lowercase()))).collect();
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows =
            statement.query_map(rusqlite::params_from_iter(patterns), |row| Ok(PersonId(row.get(0)?)))?;
        let mut people = Vec::new();
        for id in rows.collect::<rusqlite::Result<Vec<_>>>()? {
            people.extend(self.person(id)?.map(|facts| (id, facts)));
        }
        Ok(people)
    }

    /// People that a question for `id, facts` finds.
    fn people(&self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<(PersonId, PersonFacts)>> {
        let mut statement = self.db.prepare(sql)?;
        let rows =
            statement.query_map(values, |row| Ok((PersonId(row.get(0)?), row.get::<_, String>(1)?)))?;
        let mut people = Vec::new();
        for row in rows {
            let (id, json) = row?;
            let facts = serde_json::from_str(&json).map_err(|_| Error::Internal("person not readable"))?;
            people.push((id, facts));
        }
        Ok(people)
    }
}

/// The three signs that LIKE treats as more than themselves.
fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

//! People as last described: folded, and found while an officer types a name.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params, params_from_iter};

use super::Store;
use super::search::AND;
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::likely::called;
use crate::domain::person::shown_name;
use crate::entry::v1::PersonFacts;
use crate::error::{Error, Result};

impl Store {
    /// Writes what is known of a person.
    pub(crate) fn put_person(&self, id: PersonId, facts: &PersonFacts, versions: usize) -> Result<()> {
        let json = serde_json::to_string(facts).map_err(|_| Error::Internal("person not written"))?;
        self.db
            .prepare_cached(
                "INSERT INTO people (id, facts, name, known_as, born_on, address, versions, called)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (id) DO UPDATE SET facts = ?2, name = ?3, known_as = ?4, born_on = ?5, address = ?6, versions = ?7, called = ?8",
            )?
            .execute(params![id.0, json, shown_name(facts), facts.known_as, facts.born_on, facts.address,
                i64::try_from(versions).unwrap_or(i64::MAX), called(facts)
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

    /// People of whom a name, another name or an address has every word, each perhaps unfinished: in the order of their names, from
    /// behind a place in it. Two who are one and the same are one, found by either. No words are everybody.
    ///
    /// # Errors
    /// Store errors.
    pub fn people_named(&self, words: &[String], after: Option<&Named>, limit: u32) -> Result<Vec<Named>> {
        let (from, mut values) = (after.is_some(), beginnings(words));
        let behind = if from {
            format!("(p.name, p.id) > (?{}, ?{})", words.len() + 1, words.len() + 2)
        } else {
            "1".into()
        };
        values.extend(
            after.into_iter().flat_map(|(name, id)| [Value::Text(name.clone()), Value::Blob(id.0.to_vec())]),
        );
        let sql = format!(
            "SELECT p.name, p.id FROM people p WHERE {behind} AND {} ORDER BY p.name, p.id LIMIT {limit}",
            named(words.len())
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows =
            statement.query_map(params_from_iter(values), |row| Ok((row.get(0)?, PersonId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many those are.
    ///
    /// # Errors
    /// Store errors.
    pub fn count_people(&self, words: &[String]) -> Result<u64> {
        let sql = format!("SELECT count(*) FROM people p WHERE {}", named(words.len()));
        let values = params_from_iter(beginnings(words));
        let count: i64 = self.db.prepare_cached(&sql)?.query_row(values, |row| row.get(0))?;
        Ok(count.unsigned_abs())
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

/// Somebody's place in the order of names.
pub type Named = (String, PersonId);

/// Whether somebody is called so, or one with them is; and is not one who was made one with another.
fn named(words: usize) -> String {
    // Names stand in an index of their own, so that nobody's whole record is read to be passed over.
    let all = |person: &str| {
        (1..=words).map(|at| format!("instr({person}.called, ?{at}) > 0")).collect::<Vec<_>>().join(AND)
    };
    let own = "p.id NOT IN (SELECT person FROM same_person WHERE person <> kept)";
    if words == 0 {
        return own.into();
    }
    format!(
        "{own} AND ({} OR p.id IN (SELECT s.kept FROM same_person s JOIN people o ON o.id = s.person WHERE {}))",
        all("p"),
        all("o")
    )
}

/// Each word as it begins another.
fn beginnings(words: &[String]) -> Vec<Value> {
    words.iter().map(|word| Value::Text(format!(" {}", word.to_lowercase()))).collect()
}

//! What people are to each other, folded from the entries about one of the two.

use rusqlite::{Row, params};

use super::Store;
use crate::domain::concern::Told;
use crate::domain::id::{PersonId, RelationId};
use crate::entry::v1::{Body, PeopleRelated};
use crate::error::Result;

/// A relationship: "`about` is `kind` `other`".
#[derive(Debug, Clone)]
pub struct RelationRow {
    /// The relationship.
    pub id: RelationId,
    /// The one.
    pub about: PersonId,
    /// The other.
    pub other: PersonId,
    /// Relation code.
    pub kind: String,
    /// Whether they live together.
    pub lives_together: bool,
    /// In words.
    pub note: String,
    /// Since when.
    pub since: Option<String>,
    /// Until when.
    pub until: Option<String>,
    /// It is no more.
    pub ended: bool,
}

const COLUMNS: &str = "id, about, other, kind, lives_together, note, since, until, ended";

fn relation_row(row: &Row<'_>) -> rusqlite::Result<RelationRow> {
    Ok(RelationRow {
        id: RelationId(row.get(0)?),
        about: PersonId(row.get(1)?),
        other: PersonId(row.get(2)?),
        kind: row.get(3)?,
        lives_together: row.get(4)?,
        note: row.get(5)?,
        since: row.get(6)?,
        until: row.get(7)?,
        ended: row.get(8)?,
    })
}

impl Store {
    /// Writes what the entries about a person say they are to others. Whoever ends a relationship ends it, whenever the other
    /// entries come.
    pub(super) fn put_relations(&self, about: PersonId, told: &[Told]) -> Result<()> {
        let ends = |relation: RelationId| {
            told.iter().rev().find_map(|told| match &told.body {
                Body::RelationEnded(ended) if ended.relation == relation => Some(ended),
                _ => None,
            })
        };
        for told in told {
            let Body::PeopleRelated(related) = &told.body else { continue };
            let PeopleRelated { relation, other, is, lives_together, note, since, until, .. } = related;
            let ended = ends(*relation);
            let until = ended.and_then(|ended| ended.until.as_ref()).or(until.as_ref());
            self.db
                .prepare_cached(&format!(
                    "INSERT OR REPLACE INTO relations ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                ))?
                .execute(params![
                    relation.0,
                    about.0,
                    other.0,
                    is,
                    lives_together,
                    note,
                    since,
                    until,
                    ended.is_some()
                ])?;
        }
        Ok(())
    }

    /// What a person is to others and others to them, as far as the officer of this machine may know both.
    pub(crate) fn relations_of(&self, person: PersonId) -> Result<Vec<RelationRow>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM relations WHERE about = ?1 OR other = ?1 ORDER BY id"
        ))?;
        let rows = statement.query_map([person.0], relation_row)?.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut known = Vec::new();
        for row in rows {
            if !self.is_hidden(row.about.into())? && !self.is_hidden(row.other.into())? {
                known.push(row);
            }
        }
        Ok(known)
    }
}

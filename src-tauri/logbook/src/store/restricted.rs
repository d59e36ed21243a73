//! Subjects that some officers must not see: folded from the concerns that say so, and asked before anything leaves.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::domain::concern::Concern;
use crate::domain::id::{About, OfficerId};
use crate::entry::v1::Body;
use crate::error::{Error, Result};

impl Store {
    /// Writes down who must not see a concern and the people known from it alone.
    pub(crate) fn put_restricted(&self, concern: &Concern) -> Result<()> {
        let said = concern.entries.iter().rev().find_map(|told| match &told.body {
            Body::ConcernRestricted(restricted) => Some(restricted),
            _ => None,
        });
        let Some(said) = said else { return Ok(()) };
        let excluded =
            serde_json::to_string(&said.excluded).map_err(|_| Error::Internal("restriction not written"))?;
        let subjects = said.people.iter().map(|person| person.0).chain([concern.id.0]);
        for subject in subjects {
            self.db
                .prepare_cached(
                    "INSERT INTO restricted (about, excluded) VALUES (?1, ?2)
                     ON CONFLICT (about) DO UPDATE SET excluded = ?2",
                )?
                .execute(params![subject, excluded])?;
        }
        Ok(())
    }

    /// Officers who must not see something of what this machine holds.
    ///
    /// # Errors
    /// Store errors.
    pub fn excluded_from_anything(&self) -> Result<BTreeSet<OfficerId>> {
        let mut statement = self.db.prepare_cached("SELECT DISTINCT excluded FROM restricted")?;
        let lists =
            statement.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut excluded = BTreeSet::new();
        for list in lists {
            let some: Vec<OfficerId> =
                serde_json::from_str(&list).map_err(|_| Error::Internal("restriction not readable"))?;
            excluded.extend(some);
        }
        Ok(excluded)
    }

    /// Officers who must not see what is about a subject; nothing when everybody may.
    ///
    /// # Errors
    /// Store errors.
    pub fn excluded_from(&self, about: About) -> Result<Option<Vec<OfficerId>>> {
        let text: Option<String> = self
            .db
            .prepare_cached("SELECT excluded FROM restricted WHERE about = ?1")?
            .query_row([about.0], |row| row.get(0))
            .optional()?;
        text.map(|text| serde_json::from_str(&text).map_err(|_| Error::Internal("restriction not readable")))
            .transpose()
    }
}

//! What is still to do by the council's clocks, as Today needs it.

use rusqlite::params;

use super::Store;
use crate::domain::concern::{self, Clocked, Concern};
use crate::domain::id::ConcernId;
use crate::domain::time;
use crate::error::{Error, Result};

impl Store {
    pub(crate) fn put_clocked(&self, concern: &Concern) -> Result<()> {
        self.db.prepare_cached("DELETE FROM clocked WHERE concern = ?1")?.execute([concern.id.0])?;
        let mut put = self.db.prepare_cached(
            "INSERT OR IGNORE INTO clocked (concern, clock, agency, since) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for one in concern::clocked(concern) {
            put.execute(params![concern.id.0, one.clock, one.agency, one.since.to_string()])?;
        }
        Ok(())
    }

    /// What is still to do by a clock, in every concern that is not closed.
    ///
    /// # Errors
    /// Store errors.
    pub fn clocked(&self) -> Result<Vec<(ConcernId, Clocked)>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT concern, clock, agency, since FROM clocked ORDER BY since, concern")?;
        let rows = statement.query_map([], |row| {
            Ok((ConcernId(row.get(0)?), row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
        })?;
        rows.map(|row| {
            let (concern, clock, agency, since) = row?;
            let since = time::parse_day(&since).ok_or(Error::Internal("a clock's day not readable"))?;
            Ok((concern, Clocked { clock, agency, since }))
        })
        .collect()
    }
}

//! What is still to do by the council's clocks, as Today needs it.

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::domain::concern::{self, Clocked, Concern};
use crate::domain::id::{ConcernId, MachineId};
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

    /// The machine on which a concern was decided last.
    ///
    /// # Errors
    /// Store errors.
    pub fn decided_on(&self, concern: ConcernId) -> Result<Option<MachineId>> {
        let sql = "SELECT machine FROM entries WHERE about = ?1 AND kind = 'decided' ORDER BY lamport DESC, machine DESC LIMIT 1";
        let found = self.db.prepare_cached(sql)?.query_row([concern.0], |row| Ok(MachineId(row.get(0)?)));
        Ok(found.optional()?)
    }

    /// Puts down again, once, what is to do by a day, who waits for word and what concerns are listed under, where a program
    /// folded the log that put down less.
    ///
    /// # Errors
    /// Store errors; nothing is put down then.
    pub(crate) fn put_clocked_afresh(&self) -> Result<()> {
        if self.local("clocked_as")?.as_deref() == Some(concern::PUT_DOWN) {
            return Ok(());
        }
        let step = self.begin()?;
        let all: Vec<ConcernId> = self
            .db
            .prepare("SELECT id FROM concerns")?
            .query_map([], |row| Ok(ConcernId(row.get(0)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for id in all {
            if let Some(concern) = self.concern(id)? {
                self.put_clocked(&concern)?;
                self.put_reporter_waits(&concern)?;
                self.put_filed(&concern)?;
            }
        }
        self.set_local("clocked_as", concern::PUT_DOWN)?;
        step.commit()?;
        Ok(())
    }
}

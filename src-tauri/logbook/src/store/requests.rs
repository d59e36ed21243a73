//! Machines that ask to join, as their requests were read from the folder.

use rusqlite::params;

use super::Store;
use crate::domain::id::MachineId;
use crate::error::Result;

impl Store {
    /// Keeps a request; a later one of the same machine replaces it.
    pub(crate) fn put_request(&self, machine: MachineId, request: &str, at: i64) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO requests (machine, request, at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (machine) DO UPDATE SET request = ?2",
            )?
            .execute(params![machine.0, request, at])?;
        Ok(())
    }

    /// Every request, oldest first, as its machine signed it.
    pub(crate) fn requests(&self) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached("SELECT request FROM requests ORDER BY at, machine")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Forgets a request that was answered or is not wanted.
    pub(crate) fn forget_request(&self, machine: MachineId) -> Result<()> {
        self.db.prepare_cached("DELETE FROM requests WHERE machine = ?1")?.execute([machine.0])?;
        Ok(())
    }
}

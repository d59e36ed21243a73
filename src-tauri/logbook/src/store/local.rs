//! Small facts of this machine alone, and packets whose file has not been seen to be written.

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::domain::id::{ConcernId, MachineId, ShareId};
use crate::error::Result;

impl Store {
    /// Forgets what the machine that wrote here before put in the folder, that it was an older copy of itself, its keys
    /// and its backups: who goes on here has a part of the folder of their own. The counter goes on, since it may only grow.
    fn begin_as_new_machine(&self) -> Result<()> {
        self.published.forget();
        self.db.execute_batch(
            "DELETE FROM published; DELETE FROM identities;
             DELETE FROM local WHERE name IN ('behind', 'manifest_said', 'backups', 'first_key') OR name GLOB 'backup_*_at';",
        )?;
        Ok(())
    }

    /// Says which machine goes on here. Another one than before begins anew, in one step, however often it is said.
    pub(crate) fn settle_machine(&self, machine: MachineId) -> Result<()> {
        let me = machine.to_string();
        let before = self.local("machine")?;
        if before.as_deref() == Some(&me) {
            return Ok(());
        }
        let step = self.begin()?;
        if before.is_some() {
            self.begin_as_new_machine()?;
        }
        self.set_local("machine", &me)?;
        step.commit()?;
        Ok(())
    }

    /// Keeps a fact.
    pub fn set_local(&self, name: &str, value: &str) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO local (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
            )?
            .execute([name, value])?;
        Ok(())
    }

    /// A fact.
    pub fn local(&self, name: &str) -> Result<Option<String>> {
        Ok(self
            .db
            .prepare_cached("SELECT value FROM local WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?)
    }

    /// Forgets a fact.
    pub(crate) fn forget_local(&self, name: &str) -> Result<()> {
        self.db.prepare_cached("DELETE FROM local WHERE name = ?1")?.execute([name])?;
        Ok(())
    }

    /// Facts whose names begin alike, by name.
    pub(crate) fn locals_beginning(&self, begin: &str) -> Result<Vec<(String, String)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT name, value FROM local WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name",
        )?;
        let rows = statement.query_map([begin], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Notes that a packet is about to be written.
    pub(crate) fn expect_delivery(&self, share: ShareId, concern: ConcernId) -> Result<()> {
        self.db
            .prepare_cached("INSERT INTO deliveries (share, concern) VALUES (?1, ?2)")?
            .execute(params![share.0, concern.0])?;
        Ok(())
    }

    /// Notes that a packet's file is written, or that its not being written is on record.
    pub(crate) fn settle_delivery(&self, share: ShareId) -> Result<()> {
        self.db.prepare_cached("DELETE FROM deliveries WHERE share = ?1")?.execute([share.0])?;
        Ok(())
    }

    /// Packets on record whose file was never seen to be written: the program ended in between.
    pub(crate) fn expected_deliveries(&self) -> Result<Vec<(ShareId, ConcernId)>> {
        let mut statement = self.db.prepare_cached("SELECT share, concern FROM deliveries")?;
        let rows = statement.query_map([], |row| Ok((ShareId(row.get(0)?), ConcernId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

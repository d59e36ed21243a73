//! Second entries with a number that is taken: kept as proof, never folded.

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::domain::id::{About, EntryId, Hash, MachineId};
use crate::entry::{self, Entry};
use crate::error::Result;

/// What a second entry is about, when it was written (UTC milliseconds), and its body where it is here.
pub(crate) type SecondEntry = (About, i64, Option<Vec<u8>>);

impl Store {
    /// Keeps a second entry, of what is hidden here without its words. Returns whether it is new.
    pub(crate) fn put_fork(&self, entry: &Entry, body: Option<&[u8]>) -> Result<bool> {
        let body = if self.is_hidden(entry.header.about)? { None } else { body };
        let put = self
            .db
            .prepare_cached(
                "INSERT OR IGNORE INTO forks (hash, machine, seq, cose, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                entry.hash,
                entry.header.machine.0,
                entry.header.seq.cast_signed(),
                entry.cose,
                body
            ])?;
        Ok(put > 0)
    }

    /// What each second entry of a machine is about, when it was written, and its body where it is here.
    pub(crate) fn forks_of(&self, machine: MachineId) -> Result<Vec<SecondEntry>> {
        let mut statement = self.db.prepare_cached("SELECT cose, body FROM forks WHERE machine = ?1")?;
        let mut rows = statement.query([machine.0])?;
        let mut forks = Vec::new();
        while let Some(row) = rows.next()? {
            let header = entry::header(&row.get::<_, Vec<u8>>(0)?)?;
            forks.push((header.about, header.at, row.get(1)?));
        }
        Ok(forks)
    }

    /// The greatest counter of any entry that is kept as a second one.
    pub(crate) fn greatest_lamport_apart(&self) -> Result<u64> {
        let mut statement = self.db.prepare_cached("SELECT cose FROM forks")?;
        let mut rows = statement.query([])?;
        let mut greatest = 0;
        while let Some(row) = rows.next()? {
            greatest = greatest.max(entry::header(&row.get::<_, Vec<u8>>(0)?)?.lamport);
        }
        Ok(greatest)
    }

    /// The place of a second entry in the log's order; nothing when it is not here.
    pub(crate) fn lamport_apart(&self, hash: &Hash) -> Result<Option<u64>> {
        let cose: Option<Vec<u8>> = self
            .db
            .prepare_cached("SELECT cose FROM forks WHERE hash = ?1")?
            .query_row(params![hash], |row| row.get(0))
            .optional()?;
        Ok(cose.map(|cose| entry::header(&cose)).transpose()?.map(|header| header.lamport))
    }

    /// Whether an entry is kept as a second one.
    pub(crate) fn has_fork(&self, id: EntryId, hash: &Hash) -> Result<bool> {
        Ok(self
            .db
            .prepare_cached("SELECT 1 FROM forks WHERE hash = ?1 AND machine = ?2 AND seq = ?3")?
            .exists(params![hash, id.machine.0, id.seq.cast_signed()])?)
    }
}

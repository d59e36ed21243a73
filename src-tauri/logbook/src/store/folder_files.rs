//! Which files of the shared folder were taken, and which of this machine's own stand there.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::Store;
use crate::domain::id::MachineId;
use crate::error::{Error, Result};

/// What one of this machine's own files holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Covers {
    /// Its own entries from one number to another, with the bodies that everybody may read, for these machines.
    Own(u64, u64, Vec<MachineId>),
    /// Bodies for some officers only, of these entries, for these machines.
    Sealed(Vec<String>, Vec<MachineId>),
    /// Entries of other machines from one number to another, each, for these machines.
    Others(Vec<(MachineId, u64, u64)>, Vec<MachineId>),
    /// Bodies that not everybody may read any more: made again without them, then removed.
    Withdrawn,
    /// A file that is being put there or taken away: whether it stands is not known until the next pass looks.
    OnItsWay,
    /// A manifest with its counter.
    Manifest(u64),
    /// An answer to a machine that lost its keys.
    Answer(MachineId),
    /// A piece of a file: its digest, hexadecimal, the number of the first part in it, and for which machines.
    Piece(String, u64, Vec<MachineId>),
}

/// An own file that stands in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub covers: Covers,
    /// Its length, bytes.
    pub size: u64,
    /// When it was read back, UTC milliseconds.
    pub at: i64,
}

impl Store {
    /// Whether a file needs no reading any more.
    pub(crate) fn is_taken(&self, part: &str, name: &str) -> Result<bool> {
        Ok(self
            .db
            .prepare_cached("SELECT 1 FROM taken WHERE part = ?1 AND name = ?2")?
            .exists(params![part, name])?)
    }

    /// Says that a file needs no reading any more.
    pub(crate) fn put_taken(&self, part: &str, name: &str) -> Result<()> {
        self.db
            .prepare_cached("INSERT OR IGNORE INTO taken (part, name) VALUES (?1, ?2)")?
            .execute(params![part, name])?;
        Ok(())
    }

    /// This machine's own files, as far as it knows, the oldest first. Of those of one moment what is in them decides: their names are
    /// chance, and which one is doubted next must not be.
    pub(crate) fn published(&self) -> Result<Vec<Published>> {
        self.published.read(&self.db, || self.read_published())
    }

    fn read_published(&self) -> Result<Vec<Published>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT name, covers, size, at FROM published ORDER BY at, covers, name")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?, row.get(3)?))
        })?;
        rows.map(|row| {
            let (name, covers, size, at) = row?;
            let covers =
                serde_json::from_str(&covers).map_err(|_| Error::Internal("published file not readable"))?;
            Ok(Published { name, covers, size: size.cast_unsigned(), at })
        })
        .collect()
    }

    /// Writes down that a file stands in the folder and was read back.
    pub(crate) fn put_published(&self, file: &Published) -> Result<()> {
        let covers =
            serde_json::to_string(&file.covers).map_err(|_| Error::Internal("published file not written"))?;
        self.published.forget();
        self.db
            .prepare_cached(
                "INSERT INTO published (name, covers, size, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (name) DO UPDATE SET covers = ?2, size = ?3, at = ?4",
            )?
            .execute(params![file.name, covers, file.size.cast_signed(), file.at])?;
        Ok(())
    }

    /// Forgets that a machine can open own files, but for those whose contents it has: it cannot open them any more.
    pub(crate) fn give_again(&self, reader: MachineId, has: impl Fn(&Covers) -> bool) -> Result<()> {
        for mut file in self.published()? {
            if has(&file.covers) {
                continue;
            }
            if let Covers::Own(.., machines)
            | Covers::Sealed(_, machines)
            | Covers::Others(_, machines)
            | Covers::Piece(.., machines) = &mut file.covers
            {
                machines.retain(|machine| *machine != reader);
                self.put_published(&file)?;
            }
        }
        Ok(())
    }

    /// Says that a file is about to be put in the folder or taken away. Should the power go, or the folder refuse, the next pass
    /// sees whether it stands; otherwise what nobody wrote down would stay there for good, with words that were withdrawn since.
    pub(crate) fn put_on_its_way(&self, name: &str, at: i64) -> Result<()> {
        self.put_published(&Published { name: name.into(), covers: Covers::OnItsWay, size: 0, at })
    }

    /// Forgets a file that does not stand in the folder any more.
    pub(crate) fn forget_published(&self, name: &str) -> Result<()> {
        self.published.forget();
        self.db.prepare_cached("DELETE FROM published WHERE name = ?1")?.execute([name])?;
        Ok(())
    }
}

//! Floor 1: the encrypted store, and the only folder with SQL in it.
//!
//! `entries` is the truth. Every other table but `drafts`, `deliveries` and `local` is folded from it and can be
//! dropped and made again; those three belong to this machine and say nothing the entries do not.
//! This floor knows nothing of keys beyond the one handed to `open`, and nothing of signatures.

pub mod concerns;
pub mod drafts;
pub mod entries;
pub mod fold;
pub mod local;
pub mod migrate;
pub mod open;
pub mod people;
pub mod search;
pub mod shares;
pub mod state;

use rusqlite::Connection;

/// An open store: one connection, kept for as long as the log is open.
pub struct Store {
    /// The connection; one writer, this process.
    pub(crate) db: Connection,
}

impl Store {
    /// Begins a transaction; dropped without a commit, it never was.
    pub(crate) fn begin(&self) -> crate::error::Result<rusqlite::Transaction<'_>> {
        Ok(self.db.unchecked_transaction()?)
    }
}

//! Floor 1: the encrypted store, and the only folder with SQL in it.
//!
//! `entries` with their `bodies` are the truth. The tables of `0002_concerns.sql` are folded from them and can be dropped
//! and made again; all others belong to this machine alone.
//! This floor knows nothing of keys beyond the one handed to `open`, and nothing of signatures.

pub mod actions;
pub mod alarms;
pub mod clocked;
pub mod concerns;
pub mod disposals;
pub mod drafts;
pub mod entries;
pub(crate) mod file_words;
pub mod filed;
pub mod files;
pub mod fold;
pub mod folder_files;
pub mod forks;
pub mod identities;
pub mod imported;
pub mod likely;
pub mod local;
pub mod migrate;
pub mod open;
pub mod peers;
pub mod people;
#[cfg(feature = "rehearsal")]
pub(crate) mod rehearsal;
pub mod relations;
mod replies;
pub mod requests;
pub mod restricted;
pub mod same_person;
pub mod search;
pub mod shares;
pub mod state;
mod words;

use std::cell::{Cell, RefCell};

#[cfg(feature = "rehearsal")]
use self::rehearsal::Db;
#[cfg(not(feature = "rehearsal"))]
use rusqlite::Connection as Db;

use crate::domain::id::{MachineId, OfficerId};
use crate::domain::roster::Cuts;

/// An open store: one connection, kept for as long as the log is open.
pub struct Store {
    /// The connection; one writer, this process.
    pub(crate) db: Db,
    /// Where logs end, as the roster says; entries after that are kept and not folded.
    cuts: RefCell<Cuts>,
    /// Whose machine this is: what they may not see is not folded.
    reader: Cell<Option<(MachineId, OfficerId)>>,
    /// While a whole log comes in at once, words are indexed afterwards, so that an officer can begin to read.
    words_later: Cell<bool>,
    /// Own files of the folder, as last read: a pass asks for them at every step.
    published: Memo<folder_files::Published>,
    /// Last words of the other machines, likewise.
    peers: Memo<peers::Peer>,
}

/// Rows of a small table as they were read, until somebody writes to it, who says so. Nobody else writes, since the log's folder
/// is taken. Where assertions are on, as in every test, they are compared with the table whenever they are asked for.
pub(crate) struct Memo<T>(RefCell<Option<Vec<T>>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Memo(RefCell::default())
    }
}

impl<T: Clone + PartialEq> Memo<T> {
    /// The rows, read again where they are not known. In the middle of a transaction nothing is remembered: it may never be.
    fn read(
        &self,
        db: &rusqlite::Connection,
        read: impl Fn() -> crate::error::Result<Vec<T>>,
    ) -> crate::error::Result<Vec<T>> {
        if let Some(rows) = &*self.0.borrow() {
            debug_assert!(read().is_ok_and(|now| now == *rows), "somebody wrote and did not say so");
            return Ok(rows.clone());
        }
        let rows = read()?;
        if db.is_autocommit() {
            self.0.replace(Some(rows.clone()));
        }
        Ok(rows)
    }

    /// Something is about to be written.
    fn forget(&self) {
        self.0.replace(None);
    }
}

impl Store {
    /// Where logs end.
    pub(crate) fn cuts(&self) -> Cuts {
        self.cuts.borrow().clone()
    }

    /// Says where logs end; what was folded before is as it was.
    pub(crate) fn end_logs_at(&self, cuts: &Cuts) {
        self.cuts.replace(cuts.clone());
    }

    /// Says whose machine this is, once the roster knows it.
    pub(crate) fn read_by(&self, machine: MachineId, officer: Option<OfficerId>) {
        self.reader.set(officer.map(|officer| (machine, officer)));
    }

    /// Says whether words are indexed later, by [`Store::index_some`].
    pub(crate) fn index_later(&self, later: bool) {
        self.words_later.set(later);
    }

    /// Begins a transaction; dropped without a commit, it never was.
    pub(crate) fn begin(&self) -> crate::error::Result<rusqlite::Transaction<'_>> {
        Ok(self.db.unchecked_transaction()?)
    }
}

//! What is true of the backups, and where they go. No page learns the place.

use std::path::{Path, PathBuf};

use super::kept;
use crate::acts::{Nothing, view};
use crate::domain::time;
use crate::error::{Error, Result};
use crate::logbook::Logbook;

/// A verified restore older than this is not good enough, days.
const DAYS_MAX: u64 = 7;
/// A backup is due when the last verified one is older than this, milliseconds: 20 hours, so that it stays at one time of day.
const DUE_MS: i64 = 20 * 60 * 60 * 1000;
/// After a failure it is tried again after this time, milliseconds.
const AGAIN_MS: i64 = 60 * 60 * 1000;
/// A day, milliseconds.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

view! {
    /// Backups, as this machine knows them.
    pub struct BackupView {
        /// Whether a place was chosen.
        pub chosen: bool,
        /// When a backup was last restored and found right.
        pub last_verified_at: Option<String>,
        /// How many days ago that was.
        pub days: Option<u64>,
        /// Whether that is more than seven days ago, or never was, or the last try failed.
        pub red: bool,
        /// Why the last try failed, if it did: a code with a sentence in the words.
        pub last_fault: Option<String>,
        /// Backups of this machine that stand where they were put.
        pub kept: u64,
    }
}

impl Logbook {
    /// Reads what is true of the backups.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_backup(&mut self, _: Nothing) -> Result<BackupView> {
        let at = self.backup_moment("backup_verified_at")?;
        let days = at.map(|at| (self.now() - at).max(0).unsigned_abs() / DAY_MS.unsigned_abs());
        let last_fault = self.store.local("backup_fault")?.filter(|fault| !fault.is_empty());
        let here = kept::list(&self.store)?.iter().filter(|kept| kept.path().is_file()).count();
        Ok(BackupView {
            chosen: self.backup_place()?.is_some(),
            last_verified_at: at.map(time::instant),
            days,
            red: days.is_none_or(|days| days > DAYS_MAX) || last_fault.is_some(),
            last_fault,
            kept: here as u64,
        })
    }

    /// Makes a backup now, and says what came of it. What failed is in the view, and on record.
    ///
    /// # Errors
    /// `Invalid`: `backup_place` `required` when none was chosen; store errors.
    pub fn back_up(&mut self, _: Nothing) -> Result<BackupView> {
        let mut lender = self;
        super::back_up(&mut lender)
    }

    /// Chooses where backups go. Nothing is written there until the next one.
    ///
    /// # Errors
    /// `Invalid`: `backup_place` `not-a-folder`, or `own-folder` when it is the log's own.
    pub fn choose_backup_place(&mut self, place: &Path) -> Result<()> {
        let text = place.to_str().ok_or_else(|| Error::field("backup_place", "not-understood"))?;
        let place = place.canonicalize().ok().filter(|place| place.is_dir());
        let place = place.ok_or_else(|| Error::field("backup_place", "not-a-folder"))?;
        if self.vault.path().canonicalize().is_ok_and(|own| place.starts_with(own)) {
            return Err(Error::field("backup_place", "own-folder"));
        }
        self.store.set_local("backup_place", text)
    }

    /// Whether a backup should be made at the next quiet moment.
    ///
    /// # Errors
    /// Store errors.
    pub fn is_backup_due(&self) -> Result<bool> {
        let now = self.now();
        let since = |at: Option<i64>| at.map_or(i64::MAX, |at| (now - at).abs());
        Ok(self.backup_place()?.is_some()
            && since(self.backup_moment("backup_verified_at")?) >= DUE_MS
            && since(self.backup_moment("backup_tried_at")?) >= AGAIN_MS)
    }

    pub(super) fn backup_place(&self) -> Result<Option<PathBuf>> {
        Ok(self.store.local("backup_place")?.filter(|path| !path.is_empty()).map(PathBuf::from))
    }

    fn backup_moment(&self, name: &str) -> Result<Option<i64>> {
        Ok(self.store.local(name)?.and_then(|text| text.parse().ok()))
    }
}

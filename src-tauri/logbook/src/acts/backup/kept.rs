//! Which files this machine wrote as backups, so that old ones can go and nobody else's ever does.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::id::{LogId, MachineId};
use crate::domain::time;
use crate::error::{Error, Result};
use crate::store::Store;

/// Backups older than this are removed, milliseconds: 35 days, so that what was disposed of leaves them too.
pub(in crate::acts) const KEEP_MS: i64 = 35 * 24 * 60 * 60 * 1000;

/// A backup that stood when it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Its name.
    pub name: String,
    /// The folder it is in.
    pub place: PathBuf,
    /// When it was verified, UTC milliseconds.
    pub at: i64,
}

impl Kept {
    /// Where it is.
    pub fn path(&self) -> PathBuf {
        self.place.join(&self.name)
    }
}

/// Name of a backup: the log, the machine, the day, the file's own digest. Nobody's name.
pub(super) fn name_of(log: LogId, machine: MachineId, at: i64, digest: &str) -> String {
    format!("{}{}-{}.backup.age", begins(log, machine), time::day(at), &digest[..16])
}

/// How the names of a machine's backups begin.
fn begins(log: LogId, machine: MachineId) -> String {
    format!("safeguarding-log-{}-{}-", &log.to_string()[..8], &machine.to_string()[..8])
}

/// Every backup this machine wrote and did not remove, oldest first.
pub(super) fn list(store: &Store) -> Result<Vec<Kept>> {
    let text = store.local("backups")?.unwrap_or_else(|| "[]".into());
    serde_json::from_str(&text).map_err(|_| Error::Internal("list of backups not readable"))
}

/// Writes the list down.
pub(super) fn put(store: &Store, kept: &[Kept]) -> Result<()> {
    store.set_local(
        "backups",
        &serde_json::to_string(kept).map_err(|_| Error::Internal("list of backups not written"))?,
    )
}

/// Removes old backups of this machine, by their exact names; the newest one stays however old it is, and one that cannot
/// be reached now is tried again another day.
pub(super) fn prune(store: &Store, now: i64) -> Result<()> {
    let kept = list(store)?;
    let Some((newest, older)) = kept.split_last() else { return Ok(()) };
    let mut left: Vec<Kept> =
        older.iter().filter(|old| now - old.at <= KEEP_MS || !gone(&old.path())).cloned().collect();
    left.push(newest.clone());
    if left == kept { Ok(()) } else { put(store, &left) }
}

/// Removes old backups of machines in whose place this one goes on, by the day in their names: nobody else ever would. One
/// that cannot be removed now is tried again with the next backup.
pub(super) fn prune_replaced(place: &Path, log: LogId, replaced: &[MachineId], now: i64) {
    let Ok(files) = fs::read_dir(place) else { return };
    for file in files.flatten() {
        let name = file.file_name();
        let Some(name) = name.to_str().filter(|name| name.ends_with(".backup.age")) else { continue };
        let theirs = replaced.iter().find_map(|machine| name.strip_prefix(&begins(log, *machine)));
        let made = theirs.and_then(|rest| rest.get(..10)?.parse::<NaiveDate>().ok());
        if made.is_some_and(|day| now - time::day_starts(day) > KEEP_MS) {
            gone(&file.path());
        }
    }
}

/// Removes a file; returns whether it is gone for certain.
fn gone(path: &Path) -> bool {
    match fs::remove_file(path) {
        Ok(()) => true,
        // A stick that is not plugged in is not an empty one.
        Err(error) => error.kind() == std::io::ErrorKind::NotFound && path.parent().is_some_and(Path::is_dir),
    }
}

//! Backups: one encrypted file, counted only after a log restored from it was the same.
//!
//! Steps follow each other so that the log is borrowed for moments only: begin, write, verify, settle. Whatever
//! happens between two of them, the last good backup stands, and a file that was not restored never bears a backup's name.

mod files;
pub(in crate::acts) mod kept;
mod make;
mod page;
mod refill;

pub(in crate::acts) use make::Digesting;
pub use make::{BACKUP_STEPS, Backup, Watch, back_up, back_up_watched};
pub use page::BackupView;
pub(crate) use refill::refill;

/// Codes of what can go wrong with a backup; each has a sentence in `ui/words/backup.json`.
pub const BACKUP_FAULTS: &[&str] =
    &["place-missing", "place-closed", "place-full", "place-unreachable", "not-as-written", "failed"];

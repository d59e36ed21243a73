//! Applies the numbered migrations; refuses a database from a newer program and leaves it untouched.

use rusqlite::Connection;

use crate::error::{Code, Error, Result};

/// Every released migration, in order. Never edited once released; `migrations/FROZEN` holds their digests.
pub const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_entries", include_str!("../../migrations/0001_entries.sql")),
    ("0002_concerns", include_str!("../../migrations/0002_concerns.sql")),
    ("0003_machines", include_str!("../../migrations/0003_machines.sql")),
    ("0004_work", include_str!("../../migrations/0004_work.sql")),
    ("0005_people", include_str!("../../migrations/0005_people.sql")),
    ("0006_import", include_str!("../../migrations/0006_import.sql")),
    ("0007_files", include_str!("../../migrations/0007_files.sql")),
    ("0008_disposal", include_str!("../../migrations/0008_disposal.sql")),
    ("0009_file_words", include_str!("../../migrations/0009_file_words.sql")),
    ("0010_keys_said", include_str!("../../migrations/0010_keys_said.sql")),
    ("0011_corrections", include_str!("../../migrations/0011_corrections.sql")),
    ("0012_people_by_name", include_str!("../../migrations/0012_people_by_name.sql")),
    ("0013_share_people", include_str!("../../migrations/0013_share_people.sql")),
    ("0014_told", include_str!("../../migrations/0014_told.sql")),
    ("0015_clocked", include_str!("../../migrations/0015_clocked.sql")),
    ("0016_found_by", include_str!("../../migrations/0016_found_by.sql")),
    ("0017_reporter_waits", include_str!("../../migrations/0017_reporter_waits.sql")),
    ("0018_filed_under", include_str!("../../migrations/0018_filed_under.sql")),
    ("0019_shares_pressed", include_str!("../../migrations/0019_shares_pressed.sql")),
    ("0020_called", include_str!("../../migrations/0020_called.sql")),
];

/// Brings the schema up to this program's.
///
/// # Errors
/// `TooNew` when the schema is ahead of this program.
pub fn apply(db: &Connection) -> Result<()> {
    let have: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let have = have as usize;
    if have > MIGRATIONS.len() {
        return Err(Error::Refused(Code::TooNew));
    }
    for (number, (_, sql)) in MIGRATIONS.iter().enumerate().skip(have) {
        let step = db.unchecked_transaction()?;
        step.execute_batch(sql)?;
        step.pragma_update(None, "user_version", i64::try_from(number + 1).unwrap_or(i64::MAX))?;
        step.commit()?;
    }
    Ok(())
}

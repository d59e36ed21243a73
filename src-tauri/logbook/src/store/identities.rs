//! age identities this machine made after its first one.

use rusqlite::params;
use zeroize::Zeroizing;

use super::Store;
use crate::error::Result;

impl Store {
    /// Keeps an identity.
    pub(crate) fn put_identity(&self, opens: &str, identity: &str, at: i64) -> Result<()> {
        self.db
            .prepare_cached("INSERT INTO identities (opens, identity, made_at) VALUES (?1, ?2, ?3)")?
            .execute(params![opens, identity, at])?;
        Ok(())
    }

    /// Erases every identity made before an instant, UTC milliseconds; SQLite overwrites what it erases.
    pub(crate) fn burn_identities_before(&self, at: i64) -> Result<()> {
        self.db.prepare_cached("DELETE FROM identities WHERE made_at < ?1")?.execute([at])?;
        Ok(())
    }

    /// Every identity kept, newest first: its recipient, itself, and when it was made.
    ///
    /// # Errors
    /// Store errors.
    pub fn identities(&self) -> Result<Vec<(String, Zeroizing<String>, i64)>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT opens, identity, made_at FROM identities ORDER BY made_at DESC, opens")?;
        let rows =
            statement.query_map([], |row| Ok((row.get(0)?, Zeroizing::new(row.get(1)?), row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

//! Half-written forms, kept in the encrypted store so that a lock or a crash costs two seconds of typing at most.

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::error::Result;

impl Store {
    /// Keeps a page's form.
    pub fn keep_draft(&self, page: &str, text: &str, now_ms: i64) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT INTO drafts (page, text, kept_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (page) DO UPDATE SET text = ?2, kept_at = ?3",
            )?
            .execute(params![page, text, now_ms])?;
        Ok(())
    }

    /// A page's form and when it was kept.
    pub fn draft(&self, page: &str) -> Result<Option<(String, i64)>> {
        Ok(self
            .db
            .prepare_cached("SELECT text, kept_at FROM drafts WHERE page = ?1")?
            .query_row([page], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// Forgets a page's form.
    pub fn discard_draft(&self, page: &str) -> Result<()> {
        self.db.prepare_cached("DELETE FROM drafts WHERE page = ?1")?.execute([page])?;
        Ok(())
    }
}

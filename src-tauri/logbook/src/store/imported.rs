//! Rows that were brought in from a sheet: by what each is known, and which concern it became.

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::domain::concern::Concern;
use crate::domain::id::{ConcernId, Hash};
use crate::entry::v1::Body;
use crate::error::Result;

impl Store {
    /// Writes down by what a concern's row is known.
    pub(crate) fn put_imported(&self, concern: &Concern) -> Result<()> {
        for told in &concern.entries {
            let Body::RowBroughtIn(brought) = &told.body else { continue };
            let mut put = self
                .db
                .prepare_cached("INSERT OR IGNORE INTO imported_rows (marks, concern) VALUES (?1, ?2)")?;
            for marks in [&brought.marks_row, &brought.marks_core] {
                // What another program wrote as no hash is known by nothing.
                if let Ok(marks) = data_encoding::HEXLOWER.decode(marks.as_bytes())
                    && !marks.is_empty()
                {
                    put.execute(params![marks, concern.id.0])?;
                }
            }
        }
        Ok(())
    }

    /// The concern that a row became, if it was brought in.
    ///
    /// # Errors
    /// Store errors.
    pub fn concern_of_row(&self, marks: &Hash) -> Result<Option<ConcernId>> {
        Ok(self
            .db
            .prepare_cached("SELECT concern FROM imported_rows WHERE marks = ?1 ORDER BY concern LIMIT 1")?
            .query_row([marks], |row| Ok(ConcernId(row.get(0)?)))
            .optional()?)
    }
}

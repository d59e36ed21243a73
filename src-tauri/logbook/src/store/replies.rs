//! Replies that stand in no list yet.

use super::Store;
use crate::error::Result;

impl Store {
    /// How many referrals await an answer in concerns from a sheet that nobody has looked through.
    ///
    /// # Errors
    /// Store errors.
    pub fn count_replies_unseen(&self) -> Result<u64> {
        let sql = "SELECT count(*) FROM referrals r JOIN concerns c ON c.id = r.concern WHERE r.open = 1 AND c.unseen = 1";
        let count: i64 = self.db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }
}

//! What officers undertook to do, as lists need it.

use rusqlite::{Row, params};

use super::Store;
use crate::domain::concern::Concern;
use crate::domain::id::{ActionId, ConcernId, OfficerId};
use crate::error::Result;

/// An action's row.
#[derive(Debug, Clone)]
pub struct ActionRow {
    /// The action.
    pub id: ActionId,
    /// Its concern.
    pub concern: ConcernId,
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub owner: OfficerId,
    /// By which day.
    pub due: String,
    /// `done` or `not-needed`; nothing while it is to be done.
    pub ended: Option<String>,
}

const COLUMNS: &str = "id, concern, what, owner, due, ended";

fn action_row(row: &Row<'_>) -> rusqlite::Result<ActionRow> {
    Ok(ActionRow {
        id: ActionId(row.get(0)?),
        concern: ConcernId(row.get(1)?),
        what: row.get(2)?,
        owner: OfficerId(row.get(3)?),
        due: row.get(4)?,
        ended: row.get(5)?,
    })
}

impl Store {
    pub(crate) fn put_actions(&self, concern: &Concern) -> Result<()> {
        if concern.actions.is_empty() {
            return Ok(());
        }
        let mut put = self.db.prepare_cached(
            "INSERT OR REPLACE INTO actions (id, concern, what, owner, due, ended, open)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for action in &concern.actions {
            let ended = action.ended.as_ref().map(|ended| if ended.done { "done" } else { "not-needed" });
            put.execute(params![
                action.id.0,
                concern.id.0,
                action.what,
                action.owner.0,
                action.due,
                ended,
                !concern.closed && ended.is_none(),
            ])?;
        }
        Ok(())
    }

    /// Actions of a concern, those still to be done first, by the day they are due.
    pub fn actions_of(&self, concern: ConcernId) -> Result<Vec<ActionRow>> {
        let sql =
            format!("SELECT {COLUMNS} FROM actions WHERE concern = ?1 ORDER BY ended IS NOT NULL, due, id");
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map([concern.0], action_row)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// How many actions are still to be done in concerns that are not closed, and due by a day.
    ///
    /// # Errors
    /// Store errors.
    pub fn count_actions_due(&self, by: &str) -> Result<u64> {
        let sql = "SELECT count(*) FROM actions WHERE open = 1 AND due <= ?1";
        let count: i64 = self.db.prepare_cached(sql)?.query_row([by], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Actions still to be done in concerns that are not closed and are due by a day, soonest first.
    pub fn actions_due(&self, by: &str, limit: u32) -> Result<Vec<ActionRow>> {
        let sql =
            format!("SELECT {COLUMNS} FROM actions WHERE open = 1 AND due <= ?1 ORDER BY due, id LIMIT ?2");
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(params![by, limit], action_row)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}

//! What officers undertook to do, as lists need it.

use rusqlite::types::Value;
use rusqlite::{Row, params, params_from_iter};

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
    /// `done`, `not-needed`, or `closed` where the concern was closed before it was done; nothing while it is to be done.
    pub ended: Option<String>,
}

/// Which actions to list.
#[derive(Debug, Clone, Default)]
pub struct WantedActions {
    /// Those that are to be done by one of these; nothing for anybody.
    pub owners: Option<Vec<OfficerId>>,
    /// Those that ended, or that a closed concern left undone; otherwise those still to be done.
    pub ended: bool,
    /// Due on or before this day.
    pub due_to: Option<String>,
}

/// What was still to be done when a concern was closed, before programs said so themselves, waits for nobody either.
const COLUMNS: &str =
    "id, concern, what, owner, due, CASE WHEN ended IS NULL AND open = 0 THEN 'closed' ELSE ended END";

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
            let ended = action.ended.as_ref().map(|ended| match ended.done {
                true => "done",
                false if ended.with_concern => "closed",
                false => "not-needed",
            });
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

    /// How many actions are wanted.
    ///
    /// # Errors
    /// Store errors.
    pub fn count_actions(&self, wanted: &WantedActions) -> Result<u64> {
        let (clauses, values) = clauses(wanted);
        let sql = format!("SELECT count(*) FROM actions WHERE {clauses}");
        let count: i64 =
            self.db.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Wanted actions after the last one seen: those to be done by their day, those that ended the last due first.
    ///
    /// # Errors
    /// Store errors.
    pub fn list_actions(
        &self,
        wanted: &WantedActions,
        after: Option<(String, ActionId)>,
        limit: u32,
    ) -> Result<Vec<ActionRow>> {
        let (clauses, mut values) = clauses(wanted);
        let (than, order) = if wanted.ended { ("<", "DESC") } else { (">", "ASC") };
        let place = if after.is_some() { format!("AND (due, id) {than} (?, ?)") } else { String::new() };
        if let Some((due, id)) = after {
            values.extend([Value::Text(due), Value::Blob(id.0.to_vec())]);
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM actions WHERE {clauses} {place} ORDER BY due {order}, id {order} LIMIT {limit}"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_map(params_from_iter(values), action_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Actions still to be done and due by a day: one officer's own first, then soonest first. Their own are not crowded out by
    /// those of others.
    ///
    /// # Errors
    /// Store errors.
    pub fn actions_due(&self, by: &str, own: Option<OfficerId>, limit: u32) -> Result<Vec<ActionRow>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM actions WHERE open = 1 AND due <= ?1
             ORDER BY CASE WHEN owner = ?2 THEN 0 ELSE 1 END, due, id LIMIT ?3"
        );
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(params![by, own.map(|officer| officer.0), limit], action_row)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// Officers who ever undertook something.
    ///
    /// # Errors
    /// Store errors.
    pub fn owners_of_actions(&self) -> Result<Vec<OfficerId>> {
        let mut statement = self.db.prepare_cached("SELECT DISTINCT owner FROM actions")?;
        let rows = statement.query_map([], |row| Ok(OfficerId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn clauses(wanted: &WantedActions) -> (String, Vec<Value>) {
    let mut sql = format!("open = {}", i32::from(!wanted.ended));
    let mut values = Vec::new();
    if let Some(owners) = &wanted.owners {
        let list: Vec<String> = owners.iter().map(|officer| format!("x'{officer}'")).collect();
        sql.push_str(&format!(" AND owner IN ({})", list.join(", ")));
    }
    if let Some(day) = &wanted.due_to {
        sql.push_str(" AND due <= ?");
        values.push(Value::Text(day.clone()));
    }
    (sql, values)
}

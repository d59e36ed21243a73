//! Alarms: what went wrong with a machine or the folder, until an officer has seen it, and after.

use rusqlite::params;

use super::Store;
use crate::domain::id::MachineId;
use crate::error::Result;

/// How long after an officer saw an alarm it may be raised again, milliseconds.
const SAID_AGAIN_MS: i64 = 24 * 60 * 60 * 1000;

/// An alarm.
#[derive(Debug, Clone)]
pub struct Alarm {
    /// Its number.
    pub id: i64,
    /// What: a code with a sentence in `ui/words`.
    pub kind: String,
    /// Whose machine.
    pub machine: MachineId,
    /// When, UTC milliseconds.
    pub raised_at: i64,
    /// When an officer said they have seen it.
    pub seen_at: Option<i64>,
}

impl Store {
    /// Raises an alarm, unless the same one stands unseen or was seen less than a day ago: what goes on is said again
    /// once a day, and not at every pass, or nobody would read alarms any more.
    pub(crate) fn raise(&self, kind: &str, machine: MachineId, at: i64) -> Result<()> {
        self.set_local(&held(kind, machine), &at.to_string())?;
        self.db
            .prepare_cached(
                "INSERT OR IGNORE INTO alarms (kind, machine, raised_at) SELECT ?1, ?2, ?3
                 WHERE NOT EXISTS (SELECT 1 FROM alarms WHERE kind = ?1 AND machine = ?2
                                   AND (seen_at IS NULL OR seen_at > ?4))",
            )?
            .execute(params![kind, machine.0, at, at - SAID_AGAIN_MS])?;
        Ok(())
    }

    /// When the cause of an alarm was last met, UTC milliseconds, whether or not that was said again.
    pub(crate) fn last_met(&self, kind: &str, machine: MachineId) -> Result<Option<i64>> {
        Ok(self.local(&held(kind, machine))?.and_then(|at| at.parse().ok()))
    }

    /// All alarms, newest first.
    pub(crate) fn alarms(&self) -> Result<Vec<Alarm>> {
        let mut statement = self.db.prepare_cached(
            "SELECT id, kind, machine, raised_at, seen_at FROM alarms ORDER BY raised_at DESC, id DESC",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Alarm {
                id: row.get(0)?,
                kind: row.get(1)?,
                machine: MachineId(row.get(2)?),
                raised_at: row.get(3)?,
                seen_at: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Says that an officer has seen an alarm. Returns whether there was one to see.
    pub(crate) fn see_alarm(&self, id: i64, at: i64) -> Result<bool> {
        let seen = self
            .db
            .prepare_cached("UPDATE alarms SET seen_at = ?2 WHERE id = ?1 AND seen_at IS NULL")?
            .execute(params![id, at])?;
        Ok(seen > 0)
    }
}

fn held(kind: &str, machine: MachineId) -> String {
    format!("alarm {kind} {machine}")
}

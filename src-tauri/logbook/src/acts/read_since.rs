//! Since you were away: what the other officers wrote after this officer last locked the log here.
//!
//! Counted by each machine's own numbers and not by a clock, so that nothing is missed when clocks differ or the folder
//! was slow. An entry whose text is not for this officer leaves no trace here.

use std::collections::BTreeMap;

use super::chronology::title;
use super::{Nothing, view};
use crate::domain::id::{ConcernId, MachineId, PersonId};
use crate::domain::person::shown_name;
use crate::domain::time;
use crate::entry::v1::Body;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::entries::Kept;

/// Most lines; the rest is in the history.
const LINES: usize = 30;

view! {
    /// What the others wrote.
    pub struct Since {
        /// When this officer last locked the log here; nothing when never.
        pub from: Option<String>,
        /// How many entries.
        pub count: u64,
        /// In how many concerns.
        pub concerns: u64,
        /// The newest of them, newest first.
        pub lines: Vec<SinceLine>,
    }
    /// One entry.
    pub struct SinceLine {
        /// The concern it is about.
        pub concern: Option<ConcernId>,
        /// The person it is about, where it is about nobody's concern.
        pub person: Option<PersonId>,
        /// The concern's reference; empty where it is about none.
        pub reference: String,
        /// Name of the person it is about; empty where it is about the log.
        pub title: String,
        /// What was done.
        pub what: String,
        /// By whom.
        pub officer: String,
        /// When, by the writing machine's clock.
        pub at: String,
    }
}

impl Logbook {
    /// Reads what the other officers wrote since this officer last locked the log here.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_since(&mut self, _: Nothing) -> Result<Since> {
        let (from, left) = (self.store.local("left_at")?, self.store.local("left_heads")?);
        let (Some(from), Some(left)) = (from, left) else {
            return Ok(Since { from: None, count: 0, concerns: 0, lines: Vec::new() });
        };
        let left = read_heads(&left);
        let me = self.roster.officer_of(&self.pen.me).map(|officer| officer.id);
        let mut kept = Vec::new();
        for machine in self.roster.machines.values().filter(|machine| Some(machine.officer) != me) {
            let next = left.get(&machine.id).map_or(0, |seq| seq + 1);
            kept.extend(self.store.entries_told_from(machine.id, next)?);
        }
        kept.retain(|kept| self.store.cuts().allow(kept.id) && !came_with_a_concern(kept));
        kept.sort_by_key(|kept| std::cmp::Reverse((kept.lamport, kept.id)));
        let mut about: Vec<_> = kept.iter().map(|kept| kept.about.0).collect();
        about.sort_unstable();
        about.dedup();
        let mut concerns = 0;
        for one in about {
            concerns += u64::from(self.store.concern_row(ConcernId(one))?.is_some());
        }
        let count = kept.len() as u64;
        let mut lines = Vec::new();
        for kept in kept.iter().take(LINES) {
            lines.extend(self.since_line(kept)?);
        }
        Ok(Since { from: Some(from), count, concerns, lines })
    }

    /// Remembers what is here when the officer leaves.
    pub(crate) fn remember_leaving(&self) -> Result<()> {
        let heads = self.store.heads()?;
        let lines: Vec<String> = heads.iter().map(|(machine, (seq, _))| format!("{machine} {seq}")).collect();
        self.store.set_local("left_heads", &lines.join("\n"))?;
        self.store.set_local("left_at", &time::instant(self.now()))
    }

    fn since_line(&self, kept: &Kept) -> Result<Option<SinceLine>> {
        let Some(told) = kept.told()? else { return Ok(None) };
        let row = self.store.concern_row(ConcernId(kept.about.0))?;
        let person = self.store.kept_person(PersonId(kept.about.0))?;
        let facts = self.store.person_shown(person)?.filter(|_| row.is_none());
        Ok(Some(SinceLine {
            concern: row.as_ref().map(|row| row.id),
            person: facts.as_ref().map(|_| person),
            title: row
                .as_ref()
                .map(|row| row.title.clone())
                .or_else(|| facts.as_ref().map(shown_name))
                .unwrap_or_default(),
            reference: row.map(|row| row.reference).unwrap_or_default(),
            what: title(&told.body, self.lists()),
            officer: self.roster.officer_name(&kept.id.machine),
            at: time::instant(kept.at),
        }))
    }
}

/// Whoever writes a concern down describes its people, which says nothing that the concern does not.
fn came_with_a_concern(kept: &Kept) -> bool {
    let told = kept.told().ok().flatten();
    told.is_some_and(
        |told| matches!(told.body, Body::PersonDescribed(described) if described.reason.is_empty()),
    )
}

fn read_heads(text: &str) -> BTreeMap<MachineId, u64> {
    let head = |line: &str| {
        let (machine, seq) = line.split_once(' ')?;
        Some((machine.parse().ok()?, seq.parse().ok()?))
    };
    text.lines().filter_map(head).collect()
}

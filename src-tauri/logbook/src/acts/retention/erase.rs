//! Erasing here what was disposed of, once every machine has heard of it and none of them had stopped it.
//!
//! Until then nothing of it is shown, and nothing is lost: whoever had not heard may have objected, and what is erased
//! anywhere could not be brought back by their word.

use crate::domain::disposal::{Outcome, hex};
use crate::domain::id::{EntryId, MachineId};
use crate::entry::v1::{Body, RecordsErased};
use crate::error::Result;
use crate::logbook::Logbook;

impl Logbook {
    /// Erases what may go now, and says so to everybody.
    ///
    /// # Errors
    /// Store errors; what was not erased is erased the next time.
    pub(in crate::acts) fn erase_what_was_disposed_of(&mut self) -> Result<()> {
        if !self.is_in() || self.is_behind()? {
            return Ok(());
        }
        self.judge_what_was_said()?;
        let (mut subjects, mut said) = (Vec::new(), Vec::new());
        for disposal in self.store.disposals()? {
            let (Outcome::InForce, Some(authorised)) = (disposal.outcome, &disposal.authorised) else {
                continue;
            };
            // Where one machine has erased, all had heard: a log out of an old backup need not ask again.
            let heard = !disposal.erased_by.is_empty() || self.not_heard(authorised.by)?.is_empty();
            if heard && !disposal.erased_by.contains_key(&self.pen.me) {
                let done = RecordsErased { disposal: hex(&authorised.hash) };
                said.push((self.roster.log.into(), Body::RecordsErased(done)));
                subjects.extend(disposal.said.subjects);
            }
        }
        if said.is_empty() {
            return Ok(());
        }
        self.commit_with(said, |store| store.erase_subjects(&subjects))?;
        // What the write-ahead log still had of it goes with this.
        self.store.empty_write_ahead_log();
        Ok(())
    }

    /// Machines that hold one of the log's places, and have not said that they know an entry, or have written what is not here
    /// yet. One that is suspended counts: it may come back, and bring what it wrote.
    pub(in crate::acts) fn not_heard(&self, entry: EntryId) -> Result<Vec<MachineId>> {
        let heads = self.pen.heads();
        let peers = self.store.peers()?;
        let roster = &self.roster;
        let counts = |machine: &MachineId| {
            *machine != self.pen.me
                && roster.member_of(machine).is_some_and(|member| member.is_in())
                && !roster.retired.contains(machine)
                && !roster.forked.contains(machine)
                && !roster.turned_away.contains(machine)
        };
        let has = |machine: &MachineId| {
            peers.iter().find(|peer| peer.machine == *machine).is_some_and(|peer| {
                let knows = entry.machine == *machine
                    || peer.heads.get(&entry.machine).is_some_and(|(head, _)| *head >= entry.seq);
                knows
                    && peer.heads.iter().all(|(of, (head, _))| {
                        of == &self.pen.me || heads.get(of).is_some_and(|(have, _)| have >= head)
                    })
            })
        };
        Ok(roster.machines.keys().filter(|machine| counts(machine) && !has(machine)).copied().collect())
    }
}

//! Hearing what other machines say of themselves: a manifest of what they have, or that they ask to join.

use super::take_in::Batch;
use super::{CLOCK, FORGED, PEER_ROLLED_BACK};
use crate::domain::id::MachineId;
use crate::entry::Fault;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::peers::Peer;
use crate::sync::Arrived;
use crate::sync::layout;
use crate::sync::manifest::Manifest;
use crate::sync::request::Request;

/// Clocks further apart than this are worth a word, milliseconds.
const CLOCK_APART_MS: i64 = 10 * 60 * 1000;

impl Logbook {
    pub(super) fn take_manifest(
        &self,
        file: &Arrived,
        counter: u64,
        plain: &[u8],
        batch: &mut Batch,
    ) -> Result<()> {
        let manifest = match Manifest::read(plain, |machine| batch.roster.key_of(machine)) {
            Ok(manifest) if manifest.log == self.roster.log => manifest,
            // A machine that is not known yet; its manifest is read again next time.
            Err(Fault::Machine) => return Ok(()),
            Ok(_) | Err(_) => return self.store.raise(FORGED, self.machine_of(&file.part), self.now()),
        };
        if layout::part_of(manifest.machine) != file.part || manifest.counter != counter {
            // Somebody moved it here, or gave it another number: it is not read again, and hides nothing.
            self.store.put_taken(&file.part, &file.name)?;
            return self.store.raise(FORGED, self.machine_of(&file.part), self.now());
        }
        let mine = manifest.heads.get(&self.pen.me);
        if mine.is_some_and(|(seq, _)| self.pen.head.is_none_or(|(have, _)| have < *seq)) {
            batch.behind = true;
        }
        if manifest.machine == self.pen.me {
            // Written by another copy of this machine, or before a crash.
            return self.store.put_taken(&file.part, &file.name);
        }
        let (at, now) = (manifest.at, self.now());
        if (at - now).abs() > CLOCK_APART_MS && at > now {
            self.store.raise(CLOCK, manifest.machine, now)?;
        }
        let before = self.store.peer(manifest.machine)?;
        let older = before.is_some_and(|before| {
            manifest.counter <= before.counter
                || before
                    .heads
                    .iter()
                    .any(|(machine, (seq, _))| manifest.heads.get(machine).is_none_or(|(now, _)| now < seq))
        });
        if older {
            return self.store.raise(PEER_ROLLED_BACK, manifest.machine, now);
        }
        self.be_known(manifest.machine)?;
        self.learn_key(&batch.roster, manifest.machine, &manifest.opens)?;
        self.store.put_key_said(manifest.machine, &manifest.opens)?;
        self.store.put_peer(&Peer {
            machine: manifest.machine,
            counter: manifest.counter,
            name: file.name.clone(),
            heads: manifest.heads,
            lacks: manifest.lacks,
            at,
            taken_at: now,
        })
    }

    pub(super) fn take_request(&self, file: &Arrived, plain: &[u8]) -> Result<()> {
        self.store.put_taken(&file.part, &file.name)?;
        let Ok(request) = serde_json::from_slice::<Request>(plain) else { return Ok(()) };
        let ours = request.log == self.roster.log
            && Some(request.genesis.as_str()) == self.genesis_hex()?.as_deref();
        let known = self.roster.machines.contains_key(&request.machine);
        if ours && !known && request.holds() && layout::part_of(request.machine) == file.part {
            let text = String::from_utf8_lossy(plain);
            self.store.put_request(request.machine, &text, self.now())?;
        }
        Ok(())
    }

    /// The machine that a part of the folder belongs to; all noughts when it is nobody's.
    pub(super) fn machine_of(&self, part: &str) -> MachineId {
        self.roster
            .machines
            .keys()
            .find(|machine| layout::part_of(**machine) == part)
            .copied()
            .unwrap_or_default()
    }
}

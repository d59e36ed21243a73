//! A log out of a backup, or on an old disk: what was disposed of since is hidden before anything is shown, and what it writes is
//! for the keys that the others have now.
//!
//! The new machine cannot open what the others wrote for its forerunner. Their manifests are for the recovery kit as well, and
//! each says, in random ids, what its machine knows to be disposed of, and its newest key. What is only said is only hidden: bodies
//! are erased when the log's own entries have come.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::{About, MachineId};
use crate::error::Result;
use crate::logbook::Logbook;
use crate::sync::Transport;
use crate::sync::layout::{FILE_MAX, Kind, Name, root_of};
use crate::sync::manifest::Manifest;
use crate::sync::seal;
use crate::vault::Kit;

impl Logbook {
    /// Hides what machines of this log say in the shared folder is disposed of, and notes the keys they have now, or nobody who
    /// burnt an older one could ever read this machine. The recovery kit opens what they say.
    ///
    /// # Errors
    /// File errors when the folder cannot be listed; store errors.
    pub(crate) fn hear_with_the_kit(&mut self, folder: &mut dyn Transport, kit: &Kit) -> Result<()> {
        let root = root_of(self.roster.log);
        let identity = [kit.code()];
        let mut said: BTreeSet<About> = BTreeSet::new();
        let mut keys: BTreeMap<MachineId, (u64, String)> = BTreeMap::new();
        for file in folder.list(&root)? {
            let is_manifest =
                file.name.parse::<Name>().is_ok_and(|name| matches!(name.kind, Kind::Manifest(_)));
            if !is_manifest {
                continue;
            }
            let Ok(bytes) = folder.read(&root, &file.part, &file.name, FILE_MAX) else { continue };
            let Ok(plain) = seal::open(&bytes, &identity) else { continue };
            if let Ok(manifest) = Manifest::read(&plain, |machine| self.roster.key_of(machine))
                && manifest.log == self.roster.log
            {
                said.extend(manifest.disposed);
                let newest = keys.entry(manifest.machine).or_default();
                *newest = newest.clone().max((manifest.counter, manifest.opens));
            }
        }
        let step = self.store.begin()?;
        self.store.put_said_disposed(said)?;
        for (machine, (_, opens)) in keys {
            self.store.put_key_said(machine, &opens)?;
        }
        step.commit()?;
        Ok(())
    }

    /// What was only said is forgotten once everything that the others have is here: what they wrote counts then.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn judge_what_was_said(&mut self) -> Result<()> {
        let said = self.store.said_disposed()?;
        let Some((seq, _)) = self.pen.head.filter(|_| !said.is_empty()) else { return Ok(()) };
        let last = crate::domain::id::EntryId { machine: self.pen.me, seq };
        if self.not_heard(last)?.is_empty() {
            let step = self.store.begin()?;
            self.store.forget_said_disposed(said)?;
            step.commit()?;
        }
        Ok(())
    }
}

//! Looking at the folder's list: what is new, and what has gone that was there.

use std::collections::{BTreeMap, BTreeSet};

use super::{BEHIND, FOLDER_EMPTIED, FOLDER_SWAPPED, OWN_FILES_GONE, PEER_GONE, PEER_ROLLED_BACK};
use crate::domain::id::MachineId;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::folder_files::Covers;
use crate::sync::Listed;
use crate::sync::layout::{self, Kind, Name};

impl Logbook {
    /// Chooses what to read of the files listed, in the order to read it; raises an alarm for what is gone.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn look(&mut self, listing: &[Listed], roots: &[String]) -> Result<Vec<Listed>> {
        let step = self.store.begin()?;
        let own = layout::part_of(self.pen.me);
        self.miss_own_files(listing, roots, &own)?;
        let mut wanted = self.miss_peers(listing)?;
        for file in listing {
            let Ok(name) = file.name.parse::<Name>() else { continue };
            if file.size > layout::FILE_MAX || self.store.is_taken(&file.part, &file.name)? {
                continue;
            }
            match name.kind {
                // Of manifests only the newest counts; it was chosen above.
                Kind::Manifest(_) => continue,
                Kind::Answer => continue,
                Kind::Entries(..) | Kind::Sealed(_) | Kind::Snapshot(_) | Kind::Request
                    if file.part == own =>
                {
                    // Its own files are known; one that is not was written by another copy of this machine.
                    if self.is_published(&file.name)? {
                        continue;
                    }
                }
                Kind::Entries(..) | Kind::Sealed(_) | Kind::Snapshot(_) | Kind::Request => {}
            }
            wanted.push((name, file.clone()));
        }
        step.commit()?;
        wanted.sort();
        Ok(wanted.into_iter().map(|(_, file)| file).collect())
    }

    fn is_published(&self, name: &str) -> Result<bool> {
        Ok(self.store.published()?.iter().any(|file| file.name == name))
    }

    /// Own files that are gone: said, forgotten, and so published again.
    fn miss_own_files(&self, listing: &[Listed], roots: &[String], own: &str) -> Result<()> {
        let here: BTreeSet<&str> =
            listing.iter().filter(|f| f.part == own).map(|f| f.name.as_str()).collect();
        let published = self.store.published()?;
        let mut lost = 0;
        for file in published.iter().filter(|file| !here.contains(file.name.as_str())) {
            self.store.forget_published(&file.name)?;
            lost += 1;
        }
        if lost == 0 {
            return Ok(());
        }
        let root = layout::root_of(self.roster.log);
        let kind = match (listing.is_empty(), roots.iter().any(|other| *other != root)) {
            (true, true) => FOLDER_SWAPPED,
            (true, false) => FOLDER_EMPTIED,
            (false, _) => OWN_FILES_GONE,
        };
        self.store.raise(kind, self.pen.me, self.now())
    }

    /// The newest manifest of every machine; an alarm where it is older than the last one, or gone.
    fn miss_peers(&self, listing: &[Listed]) -> Result<Vec<(Name, Listed)>> {
        let parts: BTreeMap<String, MachineId> =
            self.roster.machines.keys().map(|machine| (layout::part_of(*machine), *machine)).collect();
        let mut newest: BTreeMap<MachineId, (u64, Name, &Listed)> = BTreeMap::new();
        for file in listing {
            let (Some(machine), Ok(name)) = (parts.get(&file.part), file.name.parse::<Name>()) else {
                continue;
            };
            let Kind::Manifest(counter) = name.kind else { continue };
            let known = newest.get(machine).is_none_or(|(known, ..)| *known < counter);
            if known && file.size <= layout::FILE_MAX {
                newest.insert(*machine, (counter, name, file));
            }
        }
        let mut wanted = Vec::new();
        for machine in self.roster.machines.keys().filter(|machine| **machine != self.pen.me) {
            let known = self.store.peer_counter(*machine)?;
            match (newest.remove(machine), known) {
                (Some((counter, ..)), Some((last, _))) if counter < last => {
                    self.store.raise(PEER_ROLLED_BACK, *machine, self.now())?;
                }
                (Some((counter, _, file)), Some((last, name))) if counter == last && file.name == name => {}
                (Some((_, name, file)), _) => wanted.push((name, file.clone())),
                (None, Some(_)) => self.store.raise(PEER_GONE, *machine, self.now())?,
                (None, None) => {}
            }
        }
        if let Some((counter, name, file)) = newest.remove(&self.pen.me) {
            let mine = self.store.published()?.iter().any(|file| file.covers == Covers::Manifest(counter));
            if !mine {
                wanted.push((name, file.clone()));
            }
        }
        Ok(wanted)
    }

    /// The folder knows more of this machine than it does itself: from now on it writes nothing.
    pub(super) fn fall_behind(&self) -> Result<()> {
        self.store.set_local("behind", "yes")?;
        self.store.raise(BEHIND, self.pen.me, self.now())
    }

    /// Whether this machine is an older copy of itself, and must not write.
    pub(crate) fn is_behind(&self) -> Result<bool> {
        Ok(self.store.local("behind")?.is_some_and(|said| said == "yes"))
    }
}

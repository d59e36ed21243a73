//! Looking at the folder's list: what is new, and what has gone that was there.

use std::collections::{BTreeMap, BTreeSet};

use super::{BEHIND, FOLDER_EMPTIED, FOLDER_SWAPPED, OWN_FILES_GONE, PEER_GONE, PEER_ROLLED_BACK};
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::folder_files::{Covers, Published};
use crate::sync::Listed;
use crate::sync::layout::{self, Kind, Name};

impl Logbook {
    /// Chooses what to read of the files listed, in the order to read it; raises an alarm for own files that are gone.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn look(&mut self, listing: &[Listed], roots: &[String]) -> Result<Vec<Listed>> {
        let step = self.store.begin()?;
        let own = layout::part_of(self.pen.me);
        let published = self.miss_own_files(listing, roots, &own)?;
        let counters: BTreeMap<String, u64> =
            self.store.peers()?.into_iter().map(|p| (layout::part_of(p.machine), p.counter)).collect();
        let mut wanted = Vec::new();
        for file in listing {
            let Ok(name) = file.name.parse::<Name>() else { continue };
            // Its own files are known; one that is not was written by another copy of this machine.
            let known = file.part == own && published.contains(&file.name);
            // An older manifest says nothing that a newer one does not.
            let older = match name.kind {
                Kind::Manifest(counter) => counters.get(&file.part).is_some_and(|last| counter <= *last),
                Kind::Answer => true,
                // Looked for by themselves, after the entries that name their files.
                Kind::Piece => true,
                Kind::Entries(..) | Kind::Sealed(_) | Kind::Snapshot(_) | Kind::Request => false,
            };
            if !known
                && !older
                && file.size <= layout::FILE_MAX
                && !self.store.is_taken(&file.part, &file.name)?
            {
                wanted.push((name, file.clone()));
            }
        }
        step.commit()?;
        wanted.sort();
        Ok(wanted.into_iter().map(|(_, file)| file).collect())
    }

    /// Own files that are gone: said, forgotten, and so published again. Returns the names of those that stand.
    fn miss_own_files(&self, listing: &[Listed], roots: &[String], own: &str) -> Result<BTreeSet<String>> {
        let here: BTreeMap<&str, u64> =
            listing.iter().filter(|f| f.part == own).map(|f| (f.name.as_str(), f.size)).collect();
        self.settle_files_on_their_way(&here)?;
        let published = self.store.published()?.into_iter().map(|file| file.name);
        let (standing, lost): (BTreeSet<String>, BTreeSet<String>) =
            published.partition(|name| here.contains_key(name.as_str()));
        lost.iter().try_for_each(|name| self.store.forget_published(name))?;
        if lost.is_empty() {
            return Ok(standing);
        }
        let root = layout::root_of(self.roster.log);
        let kind = match (listing.is_empty(), roots.iter().any(|other| *other != root)) {
            (true, true) => FOLDER_SWAPPED,
            (true, false) => FOLDER_EMPTIED,
            (false, _) => OWN_FILES_GONE,
        };
        self.store.raise(kind, self.pen.me, self.now())?;
        Ok(standing)
    }

    /// The power went, or the folder refused, while these were put there or taken away. One that stands must go: what is in it is
    /// put there again. A manifest counts, since somebody may have heard it.
    fn settle_files_on_their_way(&self, here: &BTreeMap<&str, u64>) -> Result<()> {
        for file in self.store.published()?.into_iter().filter(|file| file.covers == Covers::OnItsWay) {
            let Some(&size) = here.get(file.name.as_str()) else {
                self.store.forget_published(&file.name)?;
                continue;
            };
            let covers = match file.name.parse::<Name>().map(|name| name.kind) {
                Ok(Kind::Manifest(counter)) => Covers::Manifest(counter),
                Ok(_) | Err(_) => Covers::Withdrawn,
            };
            self.store.put_published(&Published { covers, size, ..file })?;
        }
        Ok(())
    }

    /// Raises an alarm where the last manifest that was taken of a machine is not in the folder any more: its part is gone,
    /// or older than it was. Machines only ever add newer ones, and keep the last three.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn miss_peers(&mut self, listing: &[Listed]) -> Result<()> {
        for peer in self.store.peers()?.into_iter().filter(|peer| self.roster.is_active(&peer.machine)) {
            let part = layout::part_of(peer.machine);
            let mut theirs = listing.iter().filter(|file| file.part == part).peekable();
            if theirs.peek().is_none() {
                self.store.raise(PEER_GONE, peer.machine, self.now())?;
            } else if !theirs.any(|file| file.name == peer.name) {
                self.store.raise(PEER_ROLLED_BACK, peer.machine, self.now())?;
            }
        }
        Ok(())
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

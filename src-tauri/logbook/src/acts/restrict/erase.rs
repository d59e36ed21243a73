//! Erasing, on the machine of an officer who is kept out, what it held before.

use crate::domain::id::About;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::restricted::Word;

impl Logbook {
    /// Erases what is hidden here, where an officer other than the one who said so, who may see it, holds all of it.
    ///
    /// # Errors
    /// Store errors.
    pub(in crate::acts) fn erase_what_is_hidden(&self) -> Result<()> {
        for about in self.store.hidden_with_bodies()? {
            if self.is_held_by_a_third(about)? {
                self.store.erase_hidden(about)?;
            }
        }
        Ok(())
    }

    /// By its signed manifest, a third officer's machine holds every entry about a subject, and the one that hides it.
    fn is_held_by_a_third(&self, about: About) -> Result<bool> {
        let access = self.store.access()?;
        let Some(Word { by: said_by, kept_from, .. }) = access.get(&about) else { return Ok(false) };
        let author = self.roster.officer_of(&said_by.machine).map(|officer| officer.id);
        let mut needed = self.store.entries_about(about)?;
        needed.retain(|kept| kept.body.is_some());
        Ok(self.store.peers()?.into_iter().any(|peer| {
            let officer = self.roster.officer_of(&peer.machine).map(|officer| officer.id);
            let third =
                officer.is_some_and(|officer| Some(officer) != author && !kept_from.contains(&officer));
            let has = |machine, seq| peer.heads.get(machine).is_some_and(|(head, _)| *head >= seq);
            third
                && self.roster.is_active(&peer.machine)
                && has(&said_by.machine, said_by.seq)
                && needed.iter().all(|kept| {
                    // A file whose name is there and whose bytes are not is lacking as well.
                    has(&kept.id.machine, kept.id.seq) && !peer.lacks.contains(&kept.id)
                })
        }))
    }
}

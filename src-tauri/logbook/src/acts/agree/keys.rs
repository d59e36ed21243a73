//! New age keys every thirty days, and whenever somebody has left; the old ones burnt once nobody needs them.
//!
//! Copies of the folder that its host keeps, such as old versions and shadow copies, cannot be opened by anybody then.
//! The new key is in force only by an entry that the others have taken, and an old one goes only when each of them has
//! said that it knows the new one and everything it had put in the folder until then is here.

use crate::domain::concern::Told;
use crate::domain::id::MachineId;
use crate::domain::roster::Roster;
use crate::entry::v1::{Body, MachineRekeyed};
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::folder_files::Covers;
use crate::vault::age_key;

/// A key is used for this long, milliseconds.
const KEY_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// An old key is kept at least this long after the new one, milliseconds: files may be slow.
const GRACE_MS: i64 = 7 * 24 * 60 * 60 * 1000;

impl Logbook {
    /// Makes a new key when the one in use is old, or when somebody has left since it was made.
    ///
    /// # Errors
    /// Store errors; the old key stays in use then.
    pub(crate) fn turn_key(&mut self) -> Result<()> {
        if !self.is_in() || self.is_behind()? {
            return Ok(());
        }
        let Some(made_at) = self.key_made_at()? else { return Ok(()) };
        let now = self.now();
        if now - made_at < KEY_MS && !self.somebody_left_since()? {
            return Ok(());
        }
        let (identity, opens) = age_key(&mut self.chance)?;
        let log = self.roster.log;
        let body = Body::MachineRekeyed(MachineRekeyed { opens: opens.clone() });
        // The newest stays the newest, also where the clock was ahead when the last one was made.
        let at = now.max(made_at + 1);
        self.commit_with(vec![(log.into(), body)], |store| store.put_identity(&opens, &identity, at))?;
        self.wrap_to_everybody();
        Ok(())
    }

    /// Whether an officer left by a word that was not here yet when this machine made its key. What was seen decides and no
    /// clock: by one that is ahead somebody would have left after every key that is made, and each pass would make another.
    fn somebody_left_since(&self) -> Result<bool> {
        if self.roster.left.is_empty() {
            return Ok(false);
        }
        let made_known = match self.store.identities()?.first() {
            Some((opens, ..)) => self.made_known(opens)?,
            None => match self.roster.joined.get(&self.pen.me) {
                Some(joined) => self.store.entry(joined.by)?.map(|kept| kept.told()).transpose()?.flatten(),
                None => None,
            },
        };
        Ok(self.roster.left.iter().any(|word| !made_known.as_ref().is_some_and(|told| told.knew(*word))))
    }

    fn key_made_at(&self) -> Result<Option<i64>> {
        let newest = self.store.identities()?.first().map(|(_, _, at)| *at);
        Ok(newest.or_else(|| self.roster.joined.get(&self.pen.me).map(|joined| joined.at)))
    }

    /// Burns keys that nobody needs any more. The first one is in the sealed keyset and goes with the next unlock.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn burn_keys(&mut self) -> Result<()> {
        let identities = self.store.identities()?;
        let Some((newest, _, made_at)) = identities.first() else { return Ok(()) };
        let first_burnt = self.store.local("first_key")?.as_deref() == Some("burnt");
        if (identities.len() == 1 && first_burnt)
            || self.now() - made_at < GRACE_MS
            || !self.everybody_knows(newest)?
        {
            return Ok(());
        }
        let step = self.store.begin()?;
        self.store.burn_identities_before(*made_at)?;
        self.store.set_local("first_key", "burnt")?;
        step.commit()?;
        self.store.empty_write_ahead_log();
        Ok(())
    }

    /// Whether every machine that holds a place has said that it knows a key of this machine, and all it had then is here. One
    /// that is suspended is told nothing and goes on writing for the old key: that is kept until the suspension is lifted or the
    /// officer removed, or nobody could read what was written meanwhile.
    fn everybody_knows(&self, opens: &str) -> Result<bool> {
        let Some(told) = self.made_known(opens)? else { return Ok(false) };
        Ok(self.not_heard(told.id)?.is_empty())
    }

    /// age recipients of machines: each one's key by the roster, and the one it last said is its own, where that is another.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn keys_of(&self, machines: impl Iterator<Item = MachineId>) -> Result<Vec<String>> {
        let mut keys = Vec::new();
        for machine in machines {
            let Some(known) = self.roster.machines.get(&machine) else { continue };
            keys.push(known.opens.clone());
            keys.extend(self.store.key_said(machine)?.filter(|said| *said != known.opens));
        }
        Ok(keys)
    }

    /// A machine says that a key is its own. Where this machine knew an older one only, that may be burnt: what the other has not
    /// said it has is given to it once more.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn learn_key(&self, roster: &Roster, machine: MachineId, opens: &str) -> Result<()> {
        let known = roster.machines.get(&machine).is_none_or(|known| known.opens == opens);
        if known || self.store.key_said(machine)?.as_deref() == Some(opens) {
            return Ok(());
        }
        let peer = self.store.peer(machine)?;
        let has = |of: &MachineId, to: u64| {
            peer.as_ref().and_then(|peer| peer.heads.get(of)).is_some_and(|(head, _)| *head >= to)
        };
        let has_mine = self.pen.head.is_none_or(|(head, _)| has(&self.pen.me, head));
        let lacks_nothing = has_mine && peer.as_ref().is_some_and(|peer| peer.lacks.is_empty());
        self.store.give_again(machine, |covers| match covers {
            Covers::Own(_, to, _) => has(&self.pen.me, *to),
            Covers::Others(spans, _) => spans.iter().all(|(of, _, to)| has(of, *to)),
            Covers::Sealed(..) | Covers::Piece(..) => lacks_nothing,
            Covers::Withdrawn | Covers::OnItsWay | Covers::Manifest(_) | Covers::Answer(_) => true,
        })
    }

    /// The entry with which this machine made a key known.
    fn made_known(&self, opens: &str) -> Result<Option<Told>> {
        for kept in self.store.entries_of_kinds(&["machine-rekeyed"])? {
            if let (true, Some(told)) = (kept.id.machine == self.pen.me, kept.told()?)
                && matches!(&told.body, Body::MachineRekeyed(rekeyed) if rekeyed.opens == opens)
            {
                return Ok(Some(told));
            }
        }
        Ok(None)
    }
}

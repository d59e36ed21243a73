//! The only way to write: number, sign, append, fold, read back, in one transaction.
//!
//! There is no second function that writes an entry, and none that changes or removes one.

use std::collections::BTreeMap;

use ed25519_dalek::VerifyingKey;

use crate::domain::disposal::{self, DISPOSAL_KINDS, Outcome};
use crate::domain::id::{About, EntryId, LogId, MachineId};
use crate::domain::roster::Roster;
use crate::entry::v1::{Body, DisposalStopped};
use crate::entry::{self, Entry, Fault, Head, Header};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::Store;

/// Where this machine is in its own log and what it has seen of the others.
#[derive(Debug, Clone)]
pub struct Pen {
    /// This machine.
    pub(crate) me: MachineId,
    /// The log.
    pub(crate) log: LogId,
    /// This machine's last entry.
    pub(crate) head: Option<Head>,
    seen: BTreeMap<MachineId, Head>,
    lamport: u64,
}

impl Pen {
    /// Finds the place to go on from.
    pub(crate) fn at(store: &Store, me: MachineId, log: LogId) -> Result<Pen> {
        Ok(Pen::having(me, log, store.heads()?, store.greatest_lamport()?))
    }

    /// The place to go on from, where the heads of all logs and the greatest counter are known.
    pub(crate) fn having(
        me: MachineId,
        log: LogId,
        mut heads: BTreeMap<MachineId, Head>,
        lamport: u64,
    ) -> Pen {
        let head = heads.remove(&me);
        Pen { me, log, head, seen: heads, lamport }
    }

    /// The head of every machine's log, as the store has it.
    pub(crate) fn heads(&self) -> BTreeMap<MachineId, Head> {
        let mut heads = self.seen.clone();
        heads.extend(self.head.map(|head| (self.me, head)));
        heads
    }

    /// The greatest counter in the log.
    pub(crate) fn lamport(&self) -> u64 {
        self.lamport
    }

    fn header(&mut self, about: About, body: &Body, at: i64, roster: &Roster) -> Header {
        self.lamport += 1;
        let (seq, prev) = self.head.map_or((0, [0; 32]), |(seq, hash)| (seq + 1, hash));
        Header {
            log: self.log,
            machine: self.me,
            seq,
            prev,
            seen: self.seen.clone(),
            lamport: self.lamport,
            at,
            kind: body.kind().into(),
            about,
            roster: roster.hash(),
        }
    }
}

impl Logbook {
    /// Writes entries, all or none.
    ///
    /// # Errors
    /// Store errors; nothing is written then.
    pub(crate) fn commit(&mut self, bodies: Vec<(About, Body)>) -> Result<Vec<EntryId>> {
        self.commit_with(bodies, |_| Ok(()))
    }

    /// As [`Logbook::commit`], for so many that somebody watches: told before each entry how many are written, an error of
    /// theirs leaves everything as it was.
    ///
    /// # Errors
    /// Store errors, or the watcher's; nothing is written then.
    pub(crate) fn commit_watched(
        &mut self,
        mut bodies: Vec<(About, Body)>,
        watch: &mut dyn FnMut(usize) -> Result<()>,
    ) -> Result<()> {
        self.may_write(&bodies)?;
        self.stop_disposals_touched(&mut bodies)?;
        self.write(&bodies, |_| Ok(()), watch)?;
        self.remember_head();
        Ok(())
    }

    /// Writes entries and, in the same transaction, what this machine must remember with them.
    ///
    /// # Errors
    /// Store errors, or those of `also`; nothing is written then.
    pub(crate) fn commit_with(
        &mut self,
        mut bodies: Vec<(About, Body)>,
        also: impl FnOnce(&Store) -> Result<()>,
    ) -> Result<Vec<EntryId>> {
        self.may_write(&bodies)?;
        self.stop_disposals_touched(&mut bodies)?;
        let written = self.write(&bodies, also, &mut |_| Ok(()))?;
        if bodies.iter().any(|(_, body)| Roster::is_roster_kind(body.kind())) {
            self.read_roster()?;
        }
        let decides_who_may_open = |kind| Roster::is_roster_kind(kind) || kind == "concern-restricted";
        if bodies.iter().any(|(_, body)| decides_who_may_open(body.kind())) {
            self.wrap_to_everybody();
        }
        for (_, body) in &bodies {
            if let Body::SettingsChanged(changed) = body {
                self.settings.apply(&changed.values);
            }
        }
        self.remember_head();
        Ok(written.iter().map(Entry::id).collect())
    }

    /// A machine writes while its officer is in, and while it is not an older copy of itself. What lets a machine in, the
    /// log's first entry and the kit's word, cannot wait for that.
    fn may_write(&self, bodies: &[(About, Body)]) -> Result<()> {
        let lets_in =
            bodies.iter().any(|(_, b)| matches!(b, Body::LogStarted(_) | Body::MachineRecovered(_)));
        if !lets_in && !self.roster.is_active(&self.pen.me) {
            return Err(Error::Refused(Code::NotIn));
        }
        if self.is_behind()? { Err(Error::Refused(Code::RolledBack)) } else { Ok(()) }
    }

    /// Whoever writes something about what is proposed to be erased has a use for it: the proposal is stopped in the same
    /// breath, so that nobody has to think of it while a new worry comes in.
    fn stop_disposals_touched(&self, bodies: &mut Vec<(About, Body)>) -> Result<()> {
        for disposal in self.store.disposals()? {
            let touches = |(about, body): &(About, Body)| {
                // To keep it longer is a word against it; the proposal itself, and a word that stops it, say so themselves.
                let of_keeping = matches!(body, Body::RetentionReviewed(said) if said.decision != "keep");
                let names = || body.names().iter().any(|person| disposal.is_about((*person).into()));
                !of_keeping && (disposal.is_about(*about) || names())
            };
            if disposal.outcome == Outcome::Waiting && bodies.iter().any(touches) {
                let stopped = DisposalStopped { proposal: disposal::hex(&disposal.id) };
                bodies.push((self.pen.log.into(), Body::DisposalStopped(stopped)));
            }
        }
        Ok(())
    }

    fn write(
        &mut self,
        bodies: &[(About, Body)],
        also: impl FnOnce(&Store) -> Result<()>,
        watch: &mut dyn FnMut(usize) -> Result<()>,
    ) -> Result<Vec<Entry>> {
        let mut pen = self.pen.clone();
        let key = self.keyset.signing_key().clone();
        let at = self.now();
        let restricts = bodies.iter().any(|(_, body)| matches!(body, Body::ConcernRestricted(_)));
        let step = self.store.begin()?;
        let mut written = Vec::with_capacity(bodies.len());
        for (about, body) in bodies {
            watch(written.len())?;
            let bytes = body.write(&mut self.chance)?;
            let entry = entry::sign(pen.header(*about, body, at, &self.roster), &bytes, &key)?;
            self.store.append(&entry, Some(&bytes), self.is_sealed(*about, bodies, restricts)?)?;
            pen.head = Some((entry.header.seq, entry.hash));
            written.push(entry);
        }
        if bodies.iter().any(|(_, body)| matches!(body, Body::AccessChanged(_))) {
            self.store.fold_access()?;
        }
        if bodies.iter().any(|(_, body)| DISPOSAL_KINDS.contains(&body.kind())) {
            self.store.fold_disposals()?;
        }
        self.store.fold(bodies.iter().map(|(about, _)| *about))?;
        also(&self.store)?;
        for (entry, (_, body)) in written.iter().zip(bodies) {
            self.read_back(entry, body, &key.verifying_key())?;
        }
        step.commit()?;
        self.pen = pen;
        Ok(written)
    }

    /// Whether a body is for some officers only: because its subject is, or becomes so in the same breath.
    fn is_sealed(&self, about: About, together: &[(About, Body)], restricts: bool) -> Result<bool> {
        let becomes = restricts
            && together.iter().any(|(_, body)| match body {
                Body::ConcernRestricted(restricted) => {
                    About::from(restricted.concern) == about
                        || restricted.people.iter().any(|person| About::from(*person) == about)
                }
                _ => false,
            });
        Ok(becomes || (self.store.is_kept_apart(about)? && !self.is_made_known(about, together)?))
    }

    /// Whether a person kept apart until now gets a part in a concern that more officers may read, in the same breath.
    fn is_made_known(&self, about: About, together: &[(About, Body)]) -> Result<bool> {
        let Some(excluded) = self.store.excluded_from(about)? else { return Ok(false) };
        for (_, body) in together {
            let concern = match body {
                Body::PersonLinked(linked) if About::from(linked.link.person) == about => linked.concern,
                Body::ConcernRecorded(recorded)
                    if recorded.people.iter().any(|link| About::from(link.person) == about) =>
                {
                    recorded.concern
                }
                _ => continue,
            };
            let becomes = together.iter().find_map(|(_, body)| match body {
                Body::ConcernRestricted(restricted) if restricted.concern == concern => {
                    Some(restricted.excluded.clone())
                }
                _ => None,
            });
            let theirs = match becomes {
                Some(theirs) => theirs,
                None => self.store.excluded_from(concern.into())?.unwrap_or_default(),
            };
            if excluded.iter().any(|officer| !theirs.contains(officer)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What was written is what is there, and verifies: checked before it is acknowledged.
    fn read_back(&self, entry: &Entry, body: &Body, key: &VerifyingKey) -> Result<()> {
        let kept =
            self.store.entry(entry.id())?.ok_or(Error::Internal("entry vanished while being written"))?;
        let read = entry::read(&kept.cose, |machine| (*machine == self.pen.me).then_some(*key))?;
        let same_body = kept.body.as_deref().map(entry::sha256) == Some(entry.digest)
            && kept.told()?.is_some_and(|told| told.body == *body);
        if read == *entry && same_body { Ok(()) } else { Err(Fault::Body.into()) }
    }
}

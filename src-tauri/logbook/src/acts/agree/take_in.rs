//! Taking in what others put in the folder: opened, verified, appended and folded, in one transaction.
//!
//! An entry is taken when its machine is known, its signature holds, it follows the one before it, and everything its
//! writer had seen is here. What comes too early waits in the folder. What cannot be right raises an alarm.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::VerifyingKey;

use super::{FORGED, FORKED, NEWER, OLD_KIT};
use crate::commit::Pen;
use crate::domain::disposal::DISPOSAL_KINDS;
use crate::domain::id::{About, EntryId, MachineId};
use crate::domain::roster::Roster;
use crate::entry::v1::{Body, ForkFound};
use crate::entry::{self, Entry, Fault, Head, sha256};
use crate::error::Result;
use crate::logbook::Logbook;
use crate::sync::Arrived;
use crate::sync::layout::{Kind, Name};
use crate::sync::parcel::{Claimed, Item, Parcel};
use crate::sync::seal::{Keys, Unopened};

/// How far a counter may leap beyond everything that is here. It does where its writer had seen a log that went another way,
/// which may never come here; and never so far that it could run out.
const LEAP_MAX: u64 = 1 << 32;

/// What came of some files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// Entries that are new here.
    pub entries: u64,
    /// Bodies that came after their entries.
    pub bodies: u64,
    /// Pieces of files that were put in their places.
    pub pieces: u64,
    /// Files that are whole here now.
    pub files: u64,
    /// Files of the folder that are not whole yet, or not ours.
    pub spoilt: u64,
    /// Entries that wait, by the machine whose earlier entries are not here yet.
    pub waiting: BTreeMap<MachineId, u64>,
}

/// What became of one entry.
enum Fate {
    Done,
    Waits(MachineId),
}

/// What a batch changes, until it is folded.
pub(super) struct Batch {
    heads: BTreeMap<MachineId, Head>,
    lamport: u64,
    pub(super) roster: Roster,
    roster_changed: bool,
    settings_changed: bool,
    access_changed: bool,
    disposals_changed: bool,
    touched: BTreeSet<About>,
    forks: Vec<(Vec<u8>, Entry)>,
    pub(super) behind: bool,
    said: TakenIn,
}

/// Takes the first entry of a log into an empty store; the invitation named its hash, and the caller compared it.
///
/// # Errors
/// Store errors.
pub(crate) fn take_genesis(store: &crate::store::Store, genesis: &Entry, body: &[u8]) -> Result<()> {
    store.append(genesis, Some(body), false)
}

impl Logbook {
    /// Takes in files.
    ///
    /// # Errors
    /// Store errors; nothing of this batch is taken then.
    pub(crate) fn take_in(&mut self, files: Vec<Arrived>) -> Result<TakenIn> {
        let keys = Keys::read(&self.all_identities()?);
        let mut batch = Batch {
            heads: self.pen.heads(),
            lamport: self.pen.lamport(),
            roster: self.roster.clone(),
            roster_changed: false,
            settings_changed: false,
            access_changed: false,
            disposals_changed: false,
            touched: BTreeSet::new(),
            forks: Vec::new(),
            behind: false,
            said: TakenIn::default(),
        };
        match self.take_batch(files, &keys, &mut batch) {
            Ok(()) => self.after(batch),
            Err(error) => {
                self.store.end_logs_at(&self.roster.cuts);
                Err(error)
            }
        }
    }

    fn take_batch(&self, files: Vec<Arrived>, keys: &Keys, batch: &mut Batch) -> Result<()> {
        let step = self.store.begin()?;
        let (claimed, whole) = self.open_all(files, keys, batch)?;
        let waiting = self.take_entries(claimed, batch)?;
        for (at, (part, name)) in whole.iter().enumerate() {
            if !waiting.contains(&at) {
                self.store.put_taken(part, name)?;
            }
        }
        self.fold_batch(batch)?;
        if batch.disposals_changed || batch.roster_changed {
            self.store.fold_disposals()?;
        }
        if batch.access_changed || batch.roster_changed {
            self.store.fold_access()?;
        }
        if batch.behind {
            self.fall_behind()?;
        }
        step.commit()?;
        Ok(())
    }

    fn after(&mut self, batch: Batch) -> Result<TakenIn> {
        let changed = batch.roster_changed;
        self.roster = batch.roster;
        self.store.end_logs_at(&self.roster.cuts);
        self.pen = Pen::having(self.pen.me, self.roster.log, batch.heads, batch.lamport);
        if batch.settings_changed {
            self.read_settings_entries()?;
        }
        if changed || batch.said.bodies + batch.said.entries > 0 {
            self.wrap_to_everybody();
        }
        self.erase_what_is_hidden()?;
        for (kept, second) in batch.forks {
            self.prove_fork(&kept, &second)?;
        }
        Ok(batch.said)
    }

    /// Opens every file; returns the entries in them, each with its file's number, and the files that hold entries.
    #[allow(clippy::type_complexity, reason = "two lists that belong together for the length of one call")]
    fn open_all(
        &self,
        files: Vec<Arrived>,
        keys: &Keys,
        batch: &mut Batch,
    ) -> Result<(Vec<(usize, Claimed)>, Vec<(String, String)>)> {
        let mut claimed = Vec::new();
        let mut whole = Vec::new();
        let mut manifests = Vec::new();
        for file in files {
            let Some(name) = file.name.parse::<Name>().ok().filter(|name| name.fits(&file.bytes)) else {
                batch.said.spoilt += 1;
                continue;
            };
            let plain = match keys.open(&file.bytes) {
                Ok(plain) => plain,
                Err(Unopened::NotForUs) => {
                    self.store.put_taken(&file.part, &file.name)?;
                    if let Kind::Manifest(counter) = name.kind {
                        self.be_left_out(&file.part, counter)?;
                    }
                    continue;
                }
                Err(Unopened::Spoilt) => {
                    batch.said.spoilt += 1;
                    continue;
                }
            };
            match name.kind {
                Kind::Manifest(counter) => manifests.push((counter, plain, file)),
                Kind::Request => self.take_request(&file, &plain)?,
                Kind::Answer | Kind::Piece => {}
                Kind::Entries(..) | Kind::Sealed(_) | Kind::Snapshot(_) => {
                    match self.unpack(&file, &plain)? {
                        Some(items) => {
                            claimed.extend(items.into_iter().map(|item| (whole.len(), item)));
                            whole.push((file.part, file.name));
                        }
                        None => batch.said.spoilt += 1,
                    }
                }
            }
        }
        // Of two with one number the order of files, whose names are chance, must not decide which is met first.
        manifests.sort_by(|(a, one, _), (b, other, _)| a.cmp(b).then_with(|| one.cmp(other)));
        for (counter, plain, file) in manifests {
            self.take_manifest(&file, counter, &plain, batch)?;
        }
        claimed.sort_by(|(_, a): &(usize, Claimed), (_, b)| {
            a.order().cmp(&b.order()).then_with(|| a.item.cose.cmp(&b.item.cose))
        });
        Ok((claimed, whole))
    }

    fn unpack(&self, file: &Arrived, plain: &[u8]) -> Result<Option<Vec<Claimed>>> {
        let parcel = match Parcel::read(plain) {
            Ok(parcel) if parcel.log == self.roster.log => parcel,
            Err(Fault::Kind) => {
                self.store.raise(NEWER, self.machine_of(&file.part), self.now())?;
                return Ok(None);
            }
            Ok(_) | Err(_) => return Ok(None),
        };
        let items = parcel.items.into_iter().map(|item| {
            let (header, unproven) = entry::claimed(&item.cose)?;
            Ok(Claimed { header, item, unproven, sealed: parcel.sealed })
        });
        match items.collect::<std::result::Result<_, Fault>>() {
            Ok(items) => Ok(Some(items)),
            Err(_) => {
                self.store.raise(FORGED, self.machine_of(&file.part), self.now())?;
                Ok(None)
            }
        }
    }

    /// Takes entries in the log's order; returns the numbers of files of which something waits.
    fn take_entries(&self, claimed: Vec<(usize, Claimed)>, batch: &mut Batch) -> Result<BTreeSet<usize>> {
        let mut waiting = BTreeSet::new();
        for (file, item) in claimed {
            if let Fate::Waits(machine) = self.take_entry(item, batch)? {
                *batch.said.waiting.entry(machine).or_default() += 1;
                waiting.insert(file);
            }
        }
        Ok(waiting)
    }

    fn take_entry(&self, item: Claimed, batch: &mut Batch) -> Result<Fate> {
        let id = EntryId { machine: item.header.machine, seq: item.header.seq };
        let key = batch.roster.key_of(&id.machine).or_else(|| introduced(&batch.roster, &item));
        let Some(key) = key else { return Ok(Fate::Waits(id.machine)) };
        if let Some(kept) = self.store.entry(id)? {
            if kept.cose == item.item.cose {
                return self.take_body(&kept, item, batch).map(|()| Fate::Done);
            }
            return self.take_second(&kept.cose, item, key, batch).map(|()| Fate::Done);
        }
        let Claimed { header, item: Item { cose, body }, unproven, sealed } = item;
        let Ok(entry) = unproven.prove(header, &cose, &key) else {
            self.store.raise(FORGED, id.machine, self.now())?;
            return Ok(Fate::Done);
        };
        if entry.header.log != self.roster.log {
            return Ok(Fate::Done);
        }
        if id.machine == self.pen.me {
            // Signed with this machine's own key, and not here: another copy of it has gone on.
            batch.behind = true;
            return Ok(Fate::Waits(id.machine));
        }
        let next = batch.heads.get(&id.machine).map_or(0, |(seq, _)| seq + 1);
        let prev = batch.heads.get(&id.machine).map_or([0; 32], |(_, hash)| *hash);
        if entry.header.prev != prev && (id.seq == next || self.goes_on_apart(&entry)?) {
            // It goes on from a second entry that is kept as proof.
            self.store.put_fork(&entry, body.as_deref())?;
            self.store.raise(FORKED, id.machine, self.now())?;
            batch.lamport = batch.lamport.max(entry.header.lamport);
            return Ok(Fate::Done);
        }
        if id.seq > next {
            return Ok(Fate::Waits(id.machine));
        }
        for (machine, (seq, hash)) in &entry.header.seen {
            // Where a log went two ways its writer may have followed the other one: that is here too, as proof.
            let here = batch.heads.get(machine).is_some_and(|(have, _)| have >= seq)
                || self.store.has_fork(EntryId { machine: *machine, seq: *seq }, hash)?;
            if !here {
                return Ok(Fate::Waits(*machine));
            }
        }
        if entry.header.lamport > batch.lamport + LEAP_MAX || !self.is_later(&entry, batch)? {
            self.store.raise(FORGED, id.machine, self.now())?;
            return Ok(Fate::Done);
        }
        self.append_taken(entry, body.as_deref(), sealed, batch)
    }

    /// Whether an entry counts on from everything that its writer had written and seen: nobody may place one before that.
    fn is_later(&self, entry: &Entry, batch: &Batch) -> Result<bool> {
        if entry.header.lamport > batch.lamport {
            return Ok(true);
        }
        let before = |seq| (EntryId { machine: entry.header.machine, seq }, &entry.header.prev);
        let own = entry.header.seq.checked_sub(1).map(before);
        let seen = entry
            .header
            .seen
            .iter()
            .map(|(machine, (seq, hash))| (EntryId { machine: *machine, seq: *seq }, hash));
        for (id, hash) in own.into_iter().chain(seen) {
            if self.store.lamport_of(id, hash)?.is_some_and(|earlier| earlier >= entry.header.lamport) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether an entry follows one that is kept as proof of a log that went two ways.
    fn goes_on_apart(&self, entry: &Entry) -> Result<bool> {
        let Some(before) = entry.header.seq.checked_sub(1) else { return Ok(false) };
        self.store.has_fork(EntryId { machine: entry.header.machine, seq: before }, &entry.header.prev)
    }

    fn append_taken(
        &self,
        entry: Entry,
        body: Option<&[u8]>,
        sealed: bool,
        batch: &mut Batch,
    ) -> Result<Fate> {
        let machine = entry.header.machine;
        let kind = entry.header.kind.as_str();
        let told = match body.map(|body| (sha256(body) == entry.digest, Body::read(body))) {
            None => None,
            Some((true, Ok(body))) if body.kind() == kind => Some(body),
            Some((true, Err(Fault::Kind))) => {
                self.store.raise(NEWER, machine, self.now())?;
                return Ok(Fate::Waits(machine));
            }
            Some(_) => {
                self.store.raise(FORGED, machine, self.now())?;
                return Ok(Fate::Done);
            }
        };
        if told.is_none() && Roster::is_roster_kind(kind) {
            return Ok(Fate::Waits(machine));
        }
        if let Some(Body::MachineRekeyed(rekeyed)) = &told {
            self.learn_key(&batch.roster, machine, &rekeyed.opens)?;
        }
        let about = entry.header.about;
        // The officer of this machine may not see it: the entry is kept for the chain, its body is not.
        let body = if self.store.is_hidden(about)? { None } else { body };
        let sealed = sealed || self.store.is_kept_apart(about)?;
        self.store.append(&entry, body, sealed)?;
        batch.access_changed |= kind == "access-changed";
        batch.disposals_changed |= DISPOSAL_KINDS.contains(&kind);
        batch.heads.insert(machine, (entry.header.seq, entry.hash));
        batch.lamport = batch.lamport.max(entry.header.lamport);
        batch.said.entries += 1;
        batch.settings_changed |= kind == "settings-changed";
        if Roster::is_roster_kind(kind) {
            let before = std::mem::replace(&mut batch.roster, self.store.roster()?);
            batch.roster_changed = true;
            for turned_away in batch.roster.turned_away.difference(&before.turned_away) {
                self.store.raise(OLD_KIT, *turned_away, self.now())?;
            }
            // A machine that joins learns here whose it is, and so what it may not take.
            self.store.read_by(self.pen.me, batch.roster.officer_of(&self.pen.me).map(|officer| officer.id));
        }
        if told.is_some() {
            batch.touched.insert(entry.header.about);
        }
        // Who may read a subject follows from the last word on it, also where that comes after what is restricted.
        if let Some(Body::AccessChanged(changed)) = &told {
            batch.touched.extend(&changed.subjects);
        }
        Ok(Fate::Done)
    }

    /// A body whose entry came without it: for some officers only, or not with the first file.
    fn take_body(&self, kept: &crate::store::entries::Kept, item: Claimed, batch: &mut Batch) -> Result<()> {
        let (None, Some(body)) = (&kept.body, &item.item.body) else { return Ok(()) };
        let entry = entry::read(&kept.cose, |machine| batch.roster.key_of(machine))?;
        if sha256(body) != entry.digest || Body::read(body).is_ok_and(|body| body.kind() != kept.kind) {
            return self.store.raise(FORGED, kept.id.machine, self.now());
        }
        if self.store.is_hidden(kept.about)? {
            return Ok(());
        }
        self.store.attach(kept.id, body, item.sealed)?;
        batch.access_changed |= kept.kind == "access-changed";
        batch.disposals_changed |= DISPOSAL_KINDS.contains(&kept.kind.as_str());
        batch.said.bodies += 1;
        batch.touched.insert(kept.about);
        Ok(())
    }

    /// A second entry with a number that is taken, if the machine really signed it.
    fn take_second(&self, kept: &[u8], item: Claimed, key: VerifyingKey, batch: &mut Batch) -> Result<()> {
        let machine = item.header.machine;
        let Ok(entry) = entry::read(&item.item.cose, |known| (*known == machine).then_some(key)) else {
            return self.store.raise(FORGED, machine, self.now());
        };
        if machine == self.pen.me {
            batch.behind = true;
        }
        if self.store.put_fork(&entry, item.item.body.as_deref())? {
            self.store.raise(FORKED, machine, self.now())?;
            batch.lamport = batch.lamport.max(entry.header.lamport);
            batch.forks.push((kept.to_vec(), entry));
        }
        Ok(())
    }

    /// Tells everybody that a machine's log went two ways, with the proof, unless they know.
    fn prove_fork(&mut self, kept: &[u8], second: &Entry) -> Result<()> {
        let machine = second.header.machine;
        // A later parting may be found first. Machines hold different entries between the two, so the earliest must be told.
        let before = second.header.seq.checked_sub(1);
        let known = self.roster.forked.contains(&machine)
            && self.roster.cuts.of(&machine).is_some_and(|last| last <= before);
        if known || !self.roster.is_active(&self.pen.me) || machine == self.pen.me || self.is_behind()? {
            return Ok(());
        }
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        let found = ForkFound { machine, first: hex(kept), second: hex(&second.cose) };
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::ForkFound(found))]).map(|_| ())
    }

    fn fold_batch(&self, batch: &mut Batch) -> Result<()> {
        if batch.roster.cuts == self.store.cuts() {
            return self.store.fold(std::mem::take(&mut batch.touched));
        }
        // Logs end elsewhere now: whatever was folded of the entries after that must go.
        self.store.fold_afresh_within(&batch.roster.cuts)
    }
}

/// The key of a machine that its own first entry brings along, because the recovery kit let it in.
fn introduced(roster: &Roster, claimed: &Claimed) -> Option<VerifyingKey> {
    match Body::read(claimed.item.body.as_deref()?).ok()? {
        Body::MachineRecovered(recovered) => roster.introduced(&recovered, &claimed.header.machine),
        _ => None,
    }
}

//! Preparing what the others lack: this machine's own entries, and in place of machines that cannot, theirs.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::{About, EntryId, MachineId};
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::entries::Kept;
use crate::store::folder_files::{Covers, Published};
use crate::store::peers::Peer;
use crate::sync::Listed;
use crate::sync::layout::{self, Kind, Name};
use crate::sync::manifest::Manifest;
use crate::sync::parcel::{BYTES_MAX, ENTRIES_MAX, Item, Parcel};
use crate::sync::seal;

/// More small files than this at the end of a log are put together into one.
const SMALL_FILES_MAX: usize = 32;
/// A file with fewer entries is a small one.
const SMALL: u64 = 2_500;
/// A manifest is written again after this time even when nothing changed, milliseconds: the others see that it is alive.
const MANIFEST_MS: i64 = 60 * 60 * 1000;
/// Somebody else may bring a new machine up to date after this time, milliseconds.
const NEWCOMER_MS: i64 = 10 * 60 * 1000;

/// A file for the folder.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What is in it.
    pub covers: Covers,
}

/// What stands in the folder and who needs what, read once for a pass.
struct Lie {
    published: Vec<Published>,
    peers: BTreeMap<MachineId, Peer>,
    /// Machines that get what is written, this one left out.
    readers: Vec<MachineId>,
    /// Parts of the folder that hold entries of their own machine.
    speaking: BTreeSet<String>,
    /// Bodies that everybody may read, are here, and that a machine says it has not.
    lacking: BTreeMap<MachineId, BTreeSet<EntryId>>,
}

impl Logbook {
    /// Makes the files that the others lack.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn prepare(&mut self, listing: &[Listed]) -> Result<Vec<Outgoing>> {
        if !self.roster.is_active(&self.pen.me) || self.is_behind()? {
            return Ok(Vec::new());
        }
        let lie = self.lie(listing)?;
        let mut outgoing = self.prepare_own(&lie)?;
        outgoing.extend(self.prepare_sealed(&lie)?);
        outgoing.extend(self.prepare_others(&lie)?);
        outgoing.extend(self.prepare_answers(&lie.published)?);
        outgoing.iter().try_for_each(|file| self.store.put_on_its_way(&file.name, self.now()))?;
        Ok(outgoing)
    }

    fn lie(&self, listing: &[Listed]) -> Result<Lie> {
        let me = self.pen.me;
        let speaking = listing.iter().filter(|file| {
            file.name
                .parse::<Name>()
                .is_ok_and(|name| matches!(name.kind, Kind::Entries(..) | Kind::Manifest(_)))
        });
        let peers: BTreeMap<MachineId, Peer> =
            self.store.peers()?.into_iter().map(|peer| (peer.machine, peer)).collect();
        Ok(Lie {
            published: self.store.published()?,
            lacking: self.bodies_lacking(&peers)?,
            peers,
            readers: self.roster.active_machines().map(|m| m.id).filter(|machine| *machine != me).collect(),
            speaking: speaking.map(|file| file.part.clone()).collect(),
        })
    }

    /// What was hidden at a machine when it came, and is not any more, came without its body: it must come once more.
    pub(super) fn bodies_lacking(
        &self,
        peers: &BTreeMap<MachineId, Peer>,
    ) -> Result<BTreeMap<MachineId, BTreeSet<EntryId>>> {
        let mut lacking: BTreeMap<MachineId, BTreeSet<EntryId>> = BTreeMap::new();
        for peer in peers.values() {
            for id in &peer.lacks {
                let kept = self.store.entry(*id)?;
                if kept.is_some_and(|kept| kept.body.is_some() && !kept.sealed) {
                    lacking.entry(peer.machine).or_default().insert(*id);
                }
            }
        }
        Ok(lacking)
    }

    /// Own entries that no file in the folder holds for everybody who is in.
    fn prepare_own(&self, lie: &Lie) -> Result<Vec<Outgoing>> {
        let Some((head, _)) = self.pen.head else { return Ok(Vec::new()) };
        let readers: BTreeSet<MachineId> = lie.readers.iter().copied().collect();
        let mut covered: Vec<(u64, u64)> = Vec::new();
        for file in &lie.published {
            if let Covers::Own(from, to, machines) = &file.covers
                && readers.is_subset(&machines.iter().copied().collect())
            {
                covered.push((*from, *to));
            }
        }
        let small: Vec<u64> =
            covered.iter().filter(|(from, to)| to - from < SMALL).map(|(from, _)| *from).collect();
        let from = match first_gap(covered, head) {
            Some(from) => from,
            None if small.len() > SMALL_FILES_MAX => small.into_iter().min().unwrap_or(0),
            None => return Ok(Vec::new()),
        };
        let mut outgoing = Vec::new();
        for (first, chunk) in self.chunks(self.pen.me, from, head)? {
            let last = first + (chunk.len() as u64).saturating_sub(1);
            let bytes = self.pack(false, chunk, lie.readers.iter().copied())?;
            let name = Name::of(Kind::Entries(first, last), &bytes).to_string();
            outgoing.push(Outgoing { name, bytes, covers: Covers::Own(first, last, lie.readers.clone()) });
        }
        Ok(outgoing)
    }

    /// Bodies for some officers only, of this machine and of machines that cannot publish their own any more.
    fn prepare_sealed(&self, lie: &Lie) -> Result<Vec<Outgoing>> {
        let mut groups: BTreeMap<Vec<MachineId>, Vec<Kept>> = BTreeMap::new();
        for kept in self.store.sealed_entries()? {
            if kept.id.machine != self.pen.me && self.speaks_for_itself(&kept)? {
                continue;
            }
            let allowed = self.allowed(&kept, &lie.readers)?;
            let name = kept.id.to_string();
            let has = |machine: &MachineId| {
                lie.published.iter().any(|file| match &file.covers {
                    Covers::Sealed(entries, machines) => {
                        let narrow =
                            machines.iter().all(|m| allowed.contains(m) || !self.roster.is_active(m));
                        entries.contains(&name) && machines.contains(machine) && narrow
                    }
                    _ => false,
                })
            };
            if !allowed.iter().all(has) {
                groups.entry(allowed).or_default().push(kept);
            }
        }
        let mut outgoing = Vec::new();
        for (allowed, kept) in groups {
            for some in kept.chunks(ENTRIES_MAX) {
                let names = some.iter().map(|kept| kept.id.to_string()).collect();
                let items = some.iter().map(|kept| Item { cose: kept.cose.clone(), body: kept.body.clone() });
                let bytes = self.pack(true, items.collect(), allowed.iter().copied())?;
                let from = some.first().map_or(0, |kept| kept.id.seq);
                let name = Name::of(Kind::Sealed(from), &bytes).to_string();
                outgoing.push(Outgoing { name, bytes, covers: Covers::Sealed(names, allowed.clone()) });
            }
        }
        Ok(outgoing)
    }

    /// Whether a sealed body comes from its own machine: not when that cannot publish, and not when its officer was ever
    /// kept from the subject, since they may have nothing of it any more.
    pub(super) fn speaks_for_itself(&self, kept: &Kept) -> Result<bool> {
        let ever = self
            .store
            .was_ever_kept_from(kept.about, self.roster.officer_of(&kept.id.machine).map(|o| o.id))?;
        Ok(self.roster.is_active(&kept.id.machine) && !ever)
    }

    /// Machines that may read a sealed body; none when this machine does not know who may not.
    pub(super) fn allowed(&self, kept: &Kept, readers: &[MachineId]) -> Result<Vec<MachineId>> {
        let excluded = match self.store.excluded_from(kept.about)? {
            Some(excluded) => excluded,
            // It was written while its writer believed a word that was cut since: the others must have it all the same.
            None => match self.store.kept_once_from(kept.about)? {
                Some(excluded) => excluded,
                None => return Ok(Vec::new()),
            },
        };
        let may = |machine: &&MachineId| {
            self.roster.officer_of(machine).is_some_and(|officer| !excluded.contains(&officer.id))
        };
        Ok(readers.iter().filter(may).copied().collect())
    }

    /// Whether a machine has said that it has the entry that let another one in.
    fn has_heard_of(&self, peer: &Peer, reader: MachineId) -> bool {
        let Some(joined) = self.roster.joined.get(&reader) else { return true };
        peer.heads.get(&joined.by.machine).is_some_and(|(head, _)| *head >= joined.by.seq)
    }

    /// Entries of other machines for those who would not get them otherwise.
    fn prepare_others(&self, lie: &Lie) -> Result<Vec<Outgoing>> {
        let mut ranges: BTreeMap<MachineId, (u64, u64)> = BTreeMap::new();
        let mut needy: BTreeSet<MachineId> = BTreeSet::new();
        for (machine, (head, _)) in self.pen.heads() {
            if machine == self.pen.me {
                continue;
            }
            for reader in lie.readers.iter().filter(|reader| **reader != machine) {
                let from = lie
                    .peers
                    .get(reader)
                    .and_then(|peer| peer.heads.get(&machine))
                    .map_or(0, |(seq, _)| seq + 1);
                let lacks = lie.lacking.get(reader).into_iter().flatten().filter(|id| id.machine == machine);
                let from = lacks.map(|id| id.seq).min().map_or(from, |lacks| lacks.min(from));
                if from <= head
                    && self.must_relay(lie, machine, *reader)
                    && !relayed(lie, machine, *reader, from, head)
                {
                    let range = ranges.entry(machine).or_insert((from, head));
                    range.0 = range.0.min(from);
                    needy.insert(*reader);
                }
            }
        }
        let mut kept = Vec::new();
        for (machine, (from, to)) in &ranges {
            kept.extend(self.store.entries_between(*machine, *from, *to)?);
        }
        kept.sort_by_key(|kept| (kept.lamport, kept.id.machine, kept.id.seq));
        let counter = self.counter()?;
        let mut outgoing = Vec::new();
        for (at, chunk) in cut(kept).into_iter().enumerate() {
            let covers = Covers::Others(spans(&chunk), needy.iter().copied().collect());
            let items = chunk.iter().map(open_item).collect();
            let bytes = self.pack(false, items, lie.readers.iter().copied())?;
            let name = Name::of(Kind::Snapshot(counter * 1_000 + at as u64), &bytes).to_string();
            outgoing.push(Outgoing { name, bytes, covers });
        }
        Ok(outgoing)
    }

    /// Whether a machine's entries would not reach a reader otherwise: it cannot publish any more, its part of the folder
    /// was emptied, it has not heard of the reader, or the reader is new and nobody has brought it up to date.
    fn must_relay(&self, lie: &Lie, machine: MachineId, reader: MachineId) -> bool {
        if !self.roster.is_active(&machine) || !lie.speaking.contains(&layout::part_of(machine)) {
            return true;
        }
        // Two machines that came in apart, each with the kit, wrap nothing for each other until a third has told them.
        if lie.peers.get(&machine).is_some_and(|peer| !self.has_heard_of(peer, reader)) {
            return true;
        }
        // One whose suspension was lifted, and another who has not heard of that, may be unable to read each other: neither was
        // told of the keys that the other turned to meanwhile, and the lifting may follow on what only one of them has.
        let has_not_heard = |of: &MachineId, lifted: MachineId| {
            let heads = lie.peers.get(of).map(|peer| &peer.heads);
            let heard =
                |by: EntryId| heads.and_then(|h| h.get(&by.machine)).is_some_and(|(s, _)| *s >= by.seq);
            self.roster.lifted(&lifted).is_some_and(|by| *of != by.machine && !heard(by))
        };
        if has_not_heard(&machine, reader) || has_not_heard(&reader, machine) {
            return true;
        }
        let since = self.roster.joined.get(&reader).map_or(0, |joined| joined.at);
        let mine = self.roster.joined.get(&reader).is_some_and(|joined| joined.by.machine == self.pen.me);
        !lie.peers.contains_key(&reader) && (mine || self.now() - since > NEWCOMER_MS)
    }

    /// Entries from one number to another in files of a bearable size, each with its first number.
    fn chunks(&self, machine: MachineId, from: u64, to: u64) -> Result<Vec<(u64, Vec<Item>)>> {
        let chunks = cut(self.store.entries_between(machine, from, to)?);
        Ok(chunks
            .into_iter()
            .filter_map(|chunk| Some((chunk.first()?.id.seq, chunk.iter().map(open_item).collect())))
            .collect())
    }

    fn pack(
        &self,
        sealed: bool,
        items: Vec<Item>,
        readers: impl Iterator<Item = MachineId>,
    ) -> Result<Vec<u8>> {
        let parcel = Parcel { log: self.roster.log, sealed, items };
        seal::seal(&parcel.write()?, &self.keys_of(readers.chain([self.pen.me]))?)
    }

    /// Writes down that a file stands in the folder now, read back.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn put_published(&mut self, file: &Outgoing) -> Result<()> {
        let (name, covers) = (file.name.clone(), file.covers.clone());
        self.store.put_published(&Published { name, covers, size: file.bytes.len() as u64, at: self.now() })
    }

    /// The manifest to publish, when there is something new to say.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn prepare_manifest(&mut self) -> Result<Option<Outgoing>> {
        if !self.roster.is_active(&self.pen.me) || self.is_behind()? {
            return Ok(None);
        }
        let published = self.store.published()?;
        let is_manifest = |file: &&Published| matches!(file.covers, Covers::Manifest(_));
        let stands = |file: &&Published| !is_manifest(file) && file.covers != Covers::OnItsWay;
        let files: Vec<String> = published.iter().filter(stands).map(|file| file.name.clone()).collect();
        let heads = self.pen.heads();
        let mut lacks = self.store.expected_bodies()?;
        lacks.extend(self.store.files_lacking()?.into_iter().map(|named| named.kept.id));
        let disposed: BTreeSet<About> = self.store.disposed()?.into_keys().collect();
        let roster = data_encoding::HEXLOWER.encode(&self.roster.hash());
        let opens = self.roster.machines.get(&self.pen.me).map(|me| me.opens.clone()).unwrap_or_default();
        let said = format!("{heads:?} {files:?} {lacks:?} {disposed:?} {roster} {opens}");
        let said = data_encoding::HEXLOWER.encode(&crate::entry::sha256(said.as_bytes()));
        let last = published.iter().filter(is_manifest).map(|file| file.at).max();
        let fresh = last.is_some_and(|at| self.now() - at < MANIFEST_MS);
        if fresh && self.store.local("manifest_said")?.as_deref() == Some(&said) {
            return Ok(None);
        }
        let counter = self.counter()?;
        let manifest = Manifest {
            log: self.roster.log,
            machine: self.pen.me,
            counter,
            at: self.now(),
            heads,
            files,
            lacks,
            disposed,
            opens,
        };
        // Counted before it is published: a counter is never used twice, whatever happens now.
        let step = self.store.begin()?;
        self.store.set_local("counter", &(counter + 1).to_string())?;
        self.store.set_local("manifest_said", &said)?;
        step.commit()?;
        // The kit too: who restores a backup with it learns here what is not to be shown any more.
        let mut recipients = self.keys_of(self.roster.active_machines().map(|machine| machine.id))?;
        recipients.push(self.roster.kit.opens.clone());
        let bytes = seal::seal(&manifest.sign(self.keyset.signing_key())?, &recipients)?;
        let name = Name::of(Kind::Manifest(counter), &bytes).to_string();
        self.store.put_on_its_way(&name, self.now())?;
        Ok(Some(Outgoing { name, bytes, covers: Covers::Manifest(counter) }))
    }

    fn counter(&self) -> Result<u64> {
        let text = self.store.local("counter")?;
        text.map_or(Ok(0), |text| text.parse().map_err(|_| Error::Internal("counter not readable")))
    }
}

/// An entry as everybody may have it: without its body when that is for some officers only.
fn open_item(kept: &Kept) -> Item {
    Item { cose: kept.cose.clone(), body: kept.body.clone().filter(|_| !kept.sealed) }
}

/// Cuts entries into files of a bearable size.
fn cut(kept: Vec<Kept>) -> Vec<Vec<Kept>> {
    let mut chunks: Vec<Vec<Kept>> = Vec::new();
    let mut bytes = 0;
    for kept in kept {
        let size = kept.cose.len() + kept.body.as_ref().map_or(0, Vec::len);
        match chunks.last_mut().filter(|chunk| chunk.len() < ENTRIES_MAX && bytes + size <= BYTES_MAX) {
            Some(chunk) => {
                bytes += size;
                chunk.push(kept);
            }
            None => {
                bytes = size;
                chunks.push(vec![kept]);
            }
        }
    }
    chunks
}

/// What a chunk holds: each machine with its first and last number.
fn spans(chunk: &[Kept]) -> Vec<(MachineId, u64, u64)> {
    let mut spans: BTreeMap<MachineId, (u64, u64)> = BTreeMap::new();
    for EntryId { machine, seq } in chunk.iter().map(|kept| kept.id) {
        let span = spans.entry(machine).or_insert((seq, seq));
        *span = (span.0.min(seq), span.1.max(seq));
    }
    spans.into_iter().map(|(machine, (from, to))| (machine, from, to)).collect()
}

/// Whether files in the folder hold a machine's entries for a reader already.
fn relayed(lie: &Lie, machine: MachineId, reader: MachineId, from: u64, to: u64) -> bool {
    let spans = lie.published.iter().filter_map(|file| match &file.covers {
        Covers::Others(ranges, machines) if machines.contains(&reader) => Some(ranges),
        _ => None,
    });
    let mut covered: Vec<(u64, u64)> =
        spans.flatten().filter(|(of, ..)| *of == machine).map(|(_, from, to)| (*from, *to)).collect();
    covered.push((0, from.wrapping_sub(1)));
    covered.retain(|(first, last)| first <= last && *last != u64::MAX);
    first_gap(covered, to).is_none()
}

/// The first number up to `to` that no range covers.
fn first_gap(mut ranges: Vec<(u64, u64)>, to: u64) -> Option<u64> {
    ranges.sort_unstable();
    let mut next = 0;
    for (first, last) in ranges {
        if first > next {
            break;
        }
        next = next.max(last + 1);
    }
    (next <= to).then_some(next)
}

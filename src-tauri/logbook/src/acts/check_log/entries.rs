//! Checking every entry: one hand reads them in the log's order, as many as there are cores verify them.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};

use super::Problem;
use crate::domain::id::{EntryId, Hash, MachineId};
use crate::domain::roster::Roster;
use crate::entry::v1::Body;
use crate::entry::{self, Fault, Header, sha256};
use crate::logbook::Logbook;
use crate::store::entries::Kept;

/// Entries handed over at once.
const CHUNK: usize = 256;
/// Chunks that may wait, so that a log of any size fits in memory.
const CHUNKS_WAITING: usize = 16;

/// The entry before another, as the store has it; its own bytes are held against that hash when its turn comes.
type Before = Option<(MachineId, u64, Hash)>;

/// An entry that another had seen: who says so, and which it was.
type Seen = (String, EntryId, Hash);

/// Entries handed over, by the number of their chunk.
type Chunk = (usize, Vec<(Before, Kept)>);

/// What verifying found, by the number of the chunk.
type Found = BTreeMap<usize, (Vec<Problem>, Vec<Seen>)>;

impl Logbook {
    /// Checks every entry by itself and against the one before it, and that everything its writer had seen is here.
    /// Returns how many there are, and what is wrong, in the log's order.
    pub(super) fn check_entries(&self) -> (u64, Vec<Problem>) {
        let mut hashes: BTreeMap<EntryId, Hash> = BTreeMap::new();
        let found = Mutex::new(Found::new());
        let (sender, receiver) = sync_channel(CHUNKS_WAITING);
        let (receiver, roster) = (Mutex::new(receiver), &self.roster);
        let whole = std::thread::scope(|scope| {
            for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
                scope.spawn(|| verify_all(roster, &receiver, &found));
            }
            let mut before: Before = None;
            let mut chunk = Vec::with_capacity(CHUNK);
            let mut number = 0;
            let visited = self.store.each_entry(|kept| {
                let this = (kept.id.machine, kept.id.seq, kept.hash);
                hashes.insert(kept.id, kept.hash);
                chunk.push((before.replace(this), kept));
                if chunk.len() == CHUNK {
                    let full = std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK));
                    // Nobody is left to take it only if a worker panicked, which the scope says again.
                    let _ = sender.send((number, full));
                    number += 1;
                }
                Ok(())
            });
            let _ = sender.send((number, chunk));
            drop(sender);
            visited.is_ok()
        });
        let (mut problems, mut seen) = (Vec::new(), Vec::new());
        for (wrong, theirs) in found.into_inner().unwrap_or_else(PoisonError::into_inner).into_values() {
            problems.extend(wrong);
            seen.extend(theirs);
        }
        if !whole {
            problems.push(Problem { r#where: "entries".into(), what: "cannot all be read".into() });
        }
        for (name, id, hash) in seen {
            // Where a log went two ways, others may have followed the one that is kept here as proof; or, after the parting, one of
            // which no more than that ever came here.
            let apart = || {
                let parted = self.roster.forked.contains(&id.machine) && !self.roster.cuts.allow(id);
                (parted && hashes.contains_key(&id)) || self.store.has_fork(id, &hash).unwrap_or(false)
            };
            if hashes.get(&id) != Some(&hash) && !apart() {
                problems.push(Problem {
                    r#where: name,
                    what: "an entry it had seen is missing or another".into(),
                });
            }
        }
        (hashes.len() as u64, problems)
    }
}

fn verify_all(roster: &Roster, chunks: &Mutex<Receiver<Chunk>>, found: &Mutex<Found>) {
    loop {
        // Locked while it waits: whoever holds the lock takes the next chunk.
        let next = chunks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, chunk)) = next else { return };
        let (mut problems, mut seen) = (Vec::new(), Vec::new());
        for (before, kept) in chunk {
            let name = format!("{}-{}", roster.letter_of(&kept.id.machine), kept.id.seq);
            match verify(roster, before, &kept) {
                Ok(header) => seen.extend(
                    header
                        .seen
                        .into_iter()
                        .map(|(machine, (seq, hash))| (name.clone(), EntryId { machine, seq }, hash)),
                ),
                Err(fault) => problems.push(Problem { r#where: name, what: fault.to_string() }),
            }
        }
        found.lock().unwrap_or_else(PoisonError::into_inner).insert(number, (problems, seen));
    }
}

/// One entry: read strictly, signed, following the one before, as the store's copies of its header say, with its body.
fn verify(roster: &Roster, before: Before, kept: &Kept) -> Result<Header, Fault> {
    let entry = entry::read(&kept.cose, |machine| roster.key_of(machine))?;
    let header = &entry.header;
    let follows = match before.filter(|(machine, ..)| *machine == header.machine) {
        Some((_, seq, hash)) => header.seq == seq + 1 && header.prev == hash,
        None => header.seq == 0 && header.prev == [0; 32],
    };
    let copies_agree = entry.hash == kept.hash
        && entry.id() == kept.id
        && header.kind == kept.kind
        && header.about == kept.about
        && header.lamport == kept.lamport
        && header.at == kept.at
        && header.log == roster.log;
    if !follows || !copies_agree {
        return Err(Fault::Chain);
    }
    if let Some(body) = &kept.body {
        // Strictly, as if it came from a stranger.
        if sha256(body) != entry.digest || Body::read(body)?.kind() != header.kind {
            return Err(Fault::Body);
        }
    }
    Ok(entry.header)
}

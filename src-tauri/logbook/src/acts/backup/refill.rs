//! Filling an empty store from a backup, as strictly as a stranger would: nothing is skipped, nothing is mended.

use std::collections::BTreeMap;
use std::io::Read;

use ed25519_dalek::VerifyingKey;

use super::files::Files;
use crate::domain::id::{Hash, LogId, MachineId};
use crate::domain::roster::Roster;
use crate::entry::v1::Body;
use crate::entry::{self, Entry, Fault, Head, sha256};
use crate::error::{Code, Error, Result};
use crate::store::Store;
use crate::sync::backup::{Piece, Reader, Word};
use crate::sync::parcel::Item;

/// What has been filled in so far.
struct Filling<'a> {
    store: &'a Store,
    log: LogId,
    heads: BTreeMap<MachineId, Head>,
    /// Keys of every machine met, those as well whose officers were cut later.
    keys: BTreeMap<MachineId, VerifyingKey>,
    roster: Roster,
    entries: u64,
    files: Files,
}

/// Fills a store, in one transaction: every signature, link, digest, count and folded row must be right.
///
/// # Errors
/// Whatever `go_on` refuses, which hears how many entries are in; `Damaged` when anything is not as the machine that made the backup said; `TooNew`; store errors.
pub(crate) fn refill<R: Read>(
    store: &Store,
    backup: &mut Reader<R>,
    go_on: &mut dyn FnMut(u64) -> Result<()>,
) -> Result<(Roster, Word)> {
    let step = store.begin()?;
    let mut filling = Filling {
        store,
        log: backup.log,
        heads: BTreeMap::new(),
        keys: BTreeMap::new(),
        roster: Roster::default(),
        entries: 0,
        files: Files::default(),
    };
    let signed = loop {
        go_on(filling.entries)?;
        match backup.next_piece()? {
            Piece::Parcel(parcel) if parcel.log != filling.log => return Err(Fault::Chain.into()),
            Piece::Parcel(parcel) if parcel.sealed => {
                parcel.items.into_iter().try_for_each(|item| filling.attach(&item))?;
            }
            Piece::Parcel(parcel) => parcel.items.into_iter().try_for_each(|item| filling.append(&item))?,
            Piece::File(part) if part.log != filling.log => return Err(Fault::Chain.into()),
            Piece::File(part) => filling.files.put(store, &part)?,
            Piece::End(signed) => break signed,
        }
    };
    let word = signed.check(|machine| filling.keys.get(machine).copied())?;
    filling.files.verify(store)?;
    let Filling { heads, roster, entries, .. } = filling;
    store.end_logs_at(&roster.cuts);
    store.fold_afresh()?;
    let same = word.log == backup.log
        && roster.log == backup.log
        && word.heads == heads
        && word.entries == entries
        && word.state == store.state()?;
    if !same {
        return Err(Error::Refused(Code::Damaged));
    }
    step.commit()?;
    Ok((roster, word))
}

impl Filling<'_> {
    fn append(&mut self, item: &Item) -> Result<()> {
        let entry = self.read(item)?;
        let header = &entry.header;
        let (seq, prev) =
            self.heads.get(&header.machine).map_or((0, [0; 32]), |(seq, hash)| (seq + 1, *hash));
        let parents_here = header
            .seen
            .iter()
            .all(|(machine, (seq, _))| self.heads.get(machine).is_some_and(|(have, _)| have >= seq));
        if header.log != self.log || header.seq != seq || header.prev != prev || !parents_here {
            return Err(Fault::Chain.into());
        }
        if let Some(body) = &item.body {
            check_body(&entry, body)?;
        }
        self.store.append(&entry, item.body.as_deref(), false)?;
        self.heads.insert(header.machine, (header.seq, entry.hash));
        self.entries += 1;
        if Roster::is_roster_kind(&header.kind) {
            self.roster = self.store.roster()?;
            let known = self.roster.machines.keys();
            self.keys.extend(known.filter_map(|machine| Some((*machine, self.roster.key_of(machine)?))));
        }
        Ok(())
    }

    /// A body for some officers only, beside its entry.
    fn attach(&mut self, item: &Item) -> Result<()> {
        let entry = self.read(item)?;
        let kept =
            self.store.entry(entry.id())?.filter(|kept| kept.hash == entry.hash && kept.body.is_none());
        let (Some(_), Some(body)) = (kept, &item.body) else { return Err(Fault::Chain.into()) };
        check_body(&entry, body)?;
        self.store.attach(entry.id(), body, true)
    }

    fn read(&self, item: &Item) -> Result<Entry> {
        let introduced = |machine: &MachineId| introduced(&self.roster, item.body.as_deref()?, machine);
        Ok(entry::read(&item.cose, |machine| {
            self.keys.get(machine).copied().or_else(|| introduced(machine))
        })?)
    }
}

/// The key of a machine that its own first entry brings along: the log's first machine, or one that the kit let in.
fn introduced(roster: &Roster, body: &[u8], machine: &MachineId) -> Option<VerifyingKey> {
    match Body::read(body).ok()? {
        Body::LogStarted(started) if roster.machines.is_empty() && started.machine.id == *machine => {
            entry::public_key(&started.machine.signs)
        }
        Body::MachineRecovered(recovered) => roster.introduced(&recovered, machine),
        _ => None,
    }
}

fn check_body(entry: &Entry, body: &[u8]) -> Result<()> {
    let digest: Hash = sha256(body);
    let kind = Body::read(body).map(|body| body.kind());
    match kind {
        Ok(kind) if digest == entry.digest && kind == entry.header.kind => Ok(()),
        Err(Fault::Kind) => Err(Error::Refused(Code::TooNew)),
        Ok(_) | Err(_) => Err(Fault::Body.into()),
    }
}

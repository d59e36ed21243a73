//! Putting files in the folder: each by the machine that attached it; where that cannot, by any that has it, for those who
//! say that they lack it. So many bytes a pass, after the entries, so that no pass is long.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;

use super::prepare::Outgoing;
use crate::domain::file;
use crate::domain::id::{EntryId, Hash, MachineId};
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::files::{FileNamed, bytes_of};
use crate::store::folder_files::{Covers, Published};
use crate::store::peers::Peer;
use crate::sync::Listed;
use crate::sync::layout::{self, Kind, Name};
use crate::sync::piece::{PIECE_PARTS, Piece};
use crate::sync::seal;

/// Pieces put in the folder in one pass: 64 MiB.
const PIECES_MAX: usize = 8;
/// Own pieces that are doubted, read again in one pass.
const DOUBTED_MAX: usize = 4;
/// A piece that somebody lacks for longer than this is made again, milliseconds: the key it was for may have been burnt.
const REMADE_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// A piece to be made.
#[derive(Debug, Clone)]
pub(super) struct PieceWanted {
    digest: Hash,
    first: u64,
    length: u64,
    machines: Vec<MachineId>,
}

/// Who may have a file, and who must be served from here.
#[derive(Default)]
struct Readers {
    allowed: BTreeSet<MachineId>,
    needy: BTreeSet<MachineId>,
    /// One of them has spoken, and lacks it.
    lacking: bool,
    /// Attached at this machine.
    mine: bool,
    length: u64,
}

impl Logbook {
    /// Pieces that the folder lacks, so many as one pass may put there.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn pieces_wanted(&self, listing: &[Listed]) -> Result<Vec<PieceWanted>> {
        if !self.roster.is_active(&self.pen.me) || self.is_behind()? {
            return Ok(Vec::new());
        }
        let files = self.readers_of_files(listing)?;
        let published = if files.is_empty() { Vec::new() } else { self.store.published()? };
        let mut wanted = Vec::new();
        for (digest, readers) in files {
            let name = HEXLOWER.encode(&digest);
            let stands = |first: u64| {
                published.iter().any(|file| match &file.covers {
                    Covers::Piece(of, at, machines) if *of == name && *at == first => {
                        readers.needy.iter().all(|machine| machines.contains(machine))
                            && !self.is_wider(machines, &readers.allowed)
                            && !(readers.lacking && self.now() - file.at > REMADE_MS)
                    }
                    _ => false,
                })
            };
            let numbers = (0..file::parts(readers.length)).step_by(PIECE_PARTS as usize);
            let lacking = numbers.filter(|first| !readers.needy.is_empty() && !stands(*first));
            wanted.extend(lacking.map(|first| PieceWanted {
                digest,
                first,
                length: readers.length,
                machines: readers.allowed.iter().copied().collect(),
            }));
            if wanted.len() >= PIECES_MAX {
                break;
            }
        }
        wanted.truncate(PIECES_MAX);
        Ok(wanted)
    }

    /// Makes a piece; nothing when its bytes are not here any more.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn make_piece(&self, wanted: &PieceWanted) -> Result<Option<Outgoing>> {
        let mut bytes = Vec::new();
        let last = (wanted.first + PIECE_PARTS).min(file::parts(wanted.length));
        for number in wanted.first..last {
            let Some(part) = self.store.part(&wanted.digest, number)? else { return Ok(None) };
            bytes.extend(part);
        }
        let piece = Piece { log: self.roster.log, digest: wanted.digest, first: wanted.first, bytes };
        let plain = piece.sign(self.pen.me, self.keyset.signing_key())?;
        let readers = wanted.machines.iter().copied().chain([self.pen.me]);
        let bytes = seal::seal(&plain, &self.keys_of(readers)?)?;
        let name = Name::of(Kind::Piece, &bytes).to_string();
        self.store.put_on_its_way(&name, self.now())?;
        let covers = Covers::Piece(HEXLOWER.encode(&wanted.digest), wanted.first, wanted.machines.clone());
        Ok(Some(Outgoing { name, bytes, covers }))
    }

    /// Own pieces that must or may go: of files that are not here any more, that more machines can open than may, that
    /// stand in the folder again for more machines, and those put there for machines that have them now.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn superfluous_pieces(&self, published: &[Published]) -> Result<Vec<String>> {
        let pieces = || published.iter().filter(|file| matches!(file.covers, Covers::Piece(..)));
        if pieces().next().is_none() {
            return Ok(Vec::new());
        }
        let files = self.readers_of_files(&[])?;
        let mut gone = Vec::new();
        for file in pieces() {
            let Covers::Piece(of, first, machines) = &file.covers else { continue };
            let digest = bytes_of(of).ok_or(Error::Internal("published piece not readable"))?;
            let Some(readers) = files.get(&digest) else {
                gone.push(file.name.clone());
                continue;
            };
            let better = pieces().any(|other| match &other.covers {
                Covers::Piece(its, at, theirs) => {
                    let all = machines.iter().all(|m| theirs.contains(m) || !self.roster.is_active(m));
                    its == of
                        && at == first
                        && all
                        && (theirs.len(), other.at, &other.name) > (machines.len(), file.at, &file.name)
                }
                _ => false,
            });
            let served = !readers.mine && readers.needy.is_empty();
            if better || served || self.is_wider(machines, &readers.allowed) {
                gone.push(file.name.clone());
            }
        }
        Ok(gone)
    }

    /// Own pieces to read again: of files that a machine they are for has spoken since without having; a few, by turns.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn doubtful_pieces(
        &self,
        published: &[Published],
        peers: &BTreeMap<MachineId, Peer>,
    ) -> Result<Vec<String>> {
        if !published.iter().any(|file| matches!(file.covers, Covers::Piece(..))) {
            return Ok(Vec::new());
        }
        let mut entries: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
        for named in self.store.files_named()? {
            entries.entry(named.said.digest).or_default().push(named.kept.id);
        }
        let mut unread = Vec::new();
        for file in published {
            let Covers::Piece(of, _, machines) = &file.covers else { continue };
            let lacks = |machine: &MachineId| {
                let spoke = peers.get(machine).filter(|peer| peer.taken_at > file.at);
                let named = entries.get(of).map_or(&[][..], Vec::as_slice);
                spoke.is_some_and(|peer| named.iter().any(|id| peer.lacks.contains(id)))
            };
            if machines.iter().any(lacks) {
                unread.push(file.name.clone());
            }
        }
        let turn: usize = self.store.local("doubt_turn")?.and_then(|turn| turn.parse().ok()).unwrap_or(0);
        let from = turn.checked_rem(unread.len()).unwrap_or(0);
        unread.rotate_left(from);
        self.store.set_local("doubt_turn", &turn.wrapping_add(DOUBTED_MAX).to_string())?;
        unread.truncate(DOUBTED_MAX);
        Ok(unread)
    }

    /// Files that are here whole, each with who may have it and who gets it from this machine.
    fn readers_of_files(&self, listing: &[Listed]) -> Result<BTreeMap<Hash, Readers>> {
        let named = self.store.files_named()?;
        if named.is_empty() {
            return Ok(BTreeMap::new());
        }
        let machines = self.roster.active_machines().map(|m| m.id).filter(|machine| *machine != self.pen.me);
        let machines: Vec<MachineId> = machines.collect();
        let peers: BTreeMap<MachineId, Peer> =
            self.store.peers()?.into_iter().map(|peer| (peer.machine, peer)).collect();
        let speaking: BTreeSet<&str> = listing.iter().map(|file| file.part.as_str()).collect();
        let mut files: BTreeMap<Hash, Readers> = BTreeMap::new();
        for named in named {
            if !self.store.is_file_here(&named.digest)? {
                continue;
            }
            let FileNamed { kept, said, digest } = named;
            let allowed = if kept.sealed { self.allowed(&kept, &machines)? } else { machines.clone() };
            let mine = kept.id.machine == self.pen.me;
            let silent = !self.speaks_for_itself(&kept)?
                || !speaking.contains(layout::part_of(kept.id.machine).as_str());
            let readers = files.entry(digest).or_default();
            readers.length = said.length;
            readers.mine |= mine;
            // A machine that has not spoken yet lacks everything.
            let says = |machine| peers.get(machine).is_some_and(|peer: &Peer| peer.lacks.contains(&kept.id));
            readers.lacking |= allowed.iter().any(says);
            let lacks =
                |machine: &&MachineId| peers.get(machine).is_none_or(|peer| peer.lacks.contains(&kept.id));
            match (mine, silent) {
                (true, _) => readers.needy.extend(&allowed),
                (false, true) => readers.needy.extend(allowed.iter().filter(lacks)),
                (false, false) => {}
            }
            readers.allowed.extend(allowed);
        }
        Ok(files)
    }

    fn is_wider(&self, machines: &[MachineId], allowed: &BTreeSet<MachineId>) -> bool {
        machines.iter().any(|machine| self.roster.is_active(machine) && !allowed.contains(machine))
    }
}

//! Doubting one's own files: a name in the folder does not prove that the bytes behind it are still whole.
//!
//! A machine that has spoken since a file was put there and still lacks what is in it could not read it. Such files are
//! read again, those of another length, and one of the others by turns; what is not whole any more is put there anew.

use std::collections::BTreeMap;

use super::OWN_FILES_GONE;
use crate::domain::id::MachineId;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::folder_files::{Covers, Published};
use crate::store::peers::Peer;
use crate::sync::Listed;
use crate::sync::layout::{self, Name};

impl Logbook {
    /// Names of own files to read again.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn doubtful(&mut self, listing: &[Listed]) -> Result<Vec<String>> {
        let own = layout::part_of(self.pen.me);
        let listed: BTreeMap<&str, u64> =
            listing.iter().filter(|f| f.part == own).map(|f| (f.name.as_str(), f.size)).collect();
        let peers: BTreeMap<MachineId, Peer> =
            self.store.peers()?.into_iter().map(|p| (p.machine, p)).collect();
        let published = self.store.published()?;
        let lacks = |file: &Published, reader: &MachineId, of: &MachineId, to: u64| {
            peers.get(reader).is_some_and(|peer| {
                peer.taken_at > file.at && peer.heads.get(of).is_none_or(|(seq, _)| *seq < to)
            })
        };
        let unread = |file: &Published| match &file.covers {
            Covers::Own(_, to, machines) => {
                machines.iter().any(|reader| lacks(file, reader, &self.pen.me, *to))
            }
            Covers::Others(ranges, machines) => {
                machines.iter().any(|reader| ranges.iter().any(|(of, _, to)| lacks(file, reader, of, *to)))
            }
            Covers::Sealed(entries, machines) => machines.iter().any(|reader| {
                let spoke = peers.get(reader).filter(|peer| peer.taken_at > file.at);
                spoke.is_some_and(|peer| peer.lacks.iter().any(|id| entries.contains(&id.to_string())))
            }),
            Covers::Withdrawn
            | Covers::OnItsWay
            | Covers::Manifest(_)
            | Covers::Answer(_)
            | Covers::Piece(..) => false,
        };
        let resized =
            |file: &Published| listed.get(file.name.as_str()).is_some_and(|size| *size != file.size);
        let mut doubtful: Vec<String> =
            published.iter().filter(|file| resized(file) || unread(file)).map(|f| f.name.clone()).collect();
        doubtful.extend(self.doubtful_pieces(&published, &peers)?);
        let turn: usize = self.store.local("turn")?.and_then(|turn| turn.parse().ok()).unwrap_or(0);
        if let Some(file) = published.get(turn.checked_rem(published.len()).unwrap_or(0)) {
            doubtful.push(file.name.clone());
            self.store.set_local("turn", &turn.wrapping_add(1).to_string())?;
        }
        Ok(doubtful)
    }

    /// Looks at an own file as it was read again. Returns whether it is whole; one that is not is forgotten, so that it is
    /// put there anew, and an alarm says so.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn stands_whole(&mut self, name: &str, bytes: &[u8]) -> Result<bool> {
        let whole = name.parse::<Name>().is_ok_and(|name| name.fits(bytes));
        if !whole {
            self.store.put_on_its_way(name, self.now())?;
            self.store.raise(OWN_FILES_GONE, self.pen.me, self.now())?;
        }
        Ok(whole)
    }
}

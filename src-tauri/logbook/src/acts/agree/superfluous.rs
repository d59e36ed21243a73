//! Own files of the folder that may go, because others took their place or everybody has what is in them.

use std::collections::BTreeMap;

use crate::domain::id::{EntryId, MachineId};
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::folder_files::Covers;
use crate::store::peers::Peer;

/// Manifests kept in the folder.
const MANIFESTS_KEPT: usize = 3;

impl Logbook {
    /// Own files that others made superfluous: older manifests, files whose entries stand in a larger one, and entries of
    /// other machines that everybody they were for has taken.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn superfluous(&self) -> Result<Vec<String>> {
        let published = self.store.published()?;
        let peers: BTreeMap<MachineId, Peer> =
            self.store.peers()?.into_iter().map(|p| (p.machine, p)).collect();
        let lacking = self.bodies_lacking(&peers)?;
        let mut manifests: Vec<(u64, &str)> = Vec::new();
        let mut gone = Vec::new();
        for file in &published {
            match &file.covers {
                Covers::Manifest(counter) => manifests.push((*counter, &file.name)),
                Covers::Own(from, to, machines) => {
                    let larger = published.iter().any(|other| match &other.covers {
                        Covers::Own(first, last, theirs) => {
                            let wider = first <= from
                                && last >= to
                                && (last - first, theirs.len()) > (to - from, machines.len());
                            wider && machines.iter().all(|m| theirs.contains(m) || !self.roster.is_active(m))
                        }
                        _ => false,
                    });
                    if larger {
                        gone.push(file.name.clone());
                    }
                }
                Covers::Others(ranges, machines) => {
                    let taken = |reader: &MachineId| {
                        let heads = peers.get(reader).map(|peer| &peer.heads);
                        let has = |machine: &MachineId, to: &u64| {
                            heads.and_then(|heads| heads.get(machine)).is_some_and(|(seq, _)| seq >= to)
                        };
                        let lacks = |id: &EntryId| {
                            ranges
                                .iter()
                                .any(|(of, from, to)| id.machine == *of && (from..=to).contains(&&id.seq))
                        };
                        ranges.iter().all(|(machine, _, to)| has(machine, to))
                            && !lacking.get(reader).is_some_and(|lacking| lacking.iter().any(lacks))
                    };
                    if machines.iter().all(|reader| !self.roster.is_active(reader) || taken(reader)) {
                        gone.push(file.name.clone());
                    }
                }
                Covers::Answer(machine) if peers.contains_key(machine) => gone.push(file.name.clone()),
                Covers::Withdrawn => gone.push(file.name.clone()),
                Covers::Sealed(entries, machines) => {
                    if self.is_too_wide(entries, machines)? {
                        gone.push(file.name.clone());
                    }
                }
                Covers::Answer(_) | Covers::Piece(..) | Covers::OnItsWay => {}
            }
        }
        gone.extend(self.superfluous_pieces(&published)?);
        manifests.sort_unstable_by(|a, b| b.cmp(a));
        gone.extend(manifests.iter().skip(MANIFESTS_KEPT).map(|(_, name)| (*name).to_owned()));
        Ok(gone)
    }

    /// Whether a file of sealed bodies can be opened by a machine that may not read one of them any more.
    fn is_too_wide(&self, entries: &[String], machines: &[MachineId]) -> Result<bool> {
        for id in entries.iter().filter_map(|name| name.parse::<EntryId>().ok()) {
            let Some(kept) = self.store.entry(id)? else { continue };
            let allowed = self.allowed(&kept, machines)?;
            if machines.iter().any(|machine| self.roster.is_active(machine) && !allowed.contains(machine)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

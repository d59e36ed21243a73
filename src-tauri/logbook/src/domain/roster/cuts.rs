//! Where a machine's log ends for everybody: entries after its cut are kept, and are not in force.

use std::collections::BTreeMap;

use crate::domain::id::{EntryId, MachineId};
use crate::entry::v1::LastKnown;

/// Last number in force of machines that were cut; nothing in force when there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cuts(BTreeMap<MachineId, Option<u64>>);

impl Cuts {
    /// Whether an entry is in force.
    pub fn allow(&self, id: EntryId) -> bool {
        self.0.get(&id.machine).is_none_or(|last| last.is_some_and(|last| id.seq <= last))
    }

    /// The last number in force of a machine that was cut.
    pub fn of(&self, machine: &MachineId) -> Option<Option<u64>> {
        self.0.get(machine).copied()
    }

    /// Cuts a machine's log; of two cuts the earlier holds. Returns whether anything changed.
    pub(super) fn cut(&mut self, machine: MachineId, last: Option<u64>) -> bool {
        let held = self.0.entry(machine).or_insert(Some(u64::MAX));
        // Nothing sorts before every number.
        let earlier = last.min(*held);
        let changed = earlier != *held;
        *held = earlier;
        changed
    }

    /// The last number of a machine that an entry names as taken.
    pub(super) fn named(last: &[LastKnown], machine: &MachineId) -> Option<u64> {
        last.iter().find(|known| known.machine == *machine)?.head.as_ref().map(|(seq, _)| *seq)
    }
}

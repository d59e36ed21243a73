//! A proposed change of who is in, and how many officers it takes.
//!
//! Two officers once two are in, or one and the recovery kit. Another machine of an officer who is in: any one
//! other officer. With one officer alone: that officer. Who is to leave is not counted: the change cuts their log, and
//! a word that stands after its own cut would be none.

use super::{Duty, Roster};
use crate::domain::id::{Hash, OfficerId};
use crate::entry::v1::RosterChange;

/// A proposal.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Hash of the entry that proposed it: its name.
    pub id: Hash,
    /// Who proposed it.
    pub by: OfficerId,
    /// When, UTC milliseconds by their clock.
    pub at: i64,
    /// The change.
    pub change: RosterChange,
    /// Why.
    pub reason: String,
    /// Whether the recovery kit signed it.
    pub by_kit: bool,
    /// Officers who agreed, the proposer first.
    pub approved_by: Vec<OfficerId>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It waits for another officer.
    Waiting,
    /// It is in force.
    InForce,
    /// An officer declined it.
    Declined,
    /// One DSO and two deputies are in already.
    Full,
    /// The officer, the machine or its letter is in already, or the officer is not in.
    Void,
    /// The duty must pass to a deputy first.
    DutyFirst,
}

impl Proposal {
    /// Whether an officer's agreement counts.
    pub fn counts(&self, by: OfficerId) -> bool {
        !matches!(&self.change, RosterChange::OfficerLeaves { officer, .. } if *officer == by)
    }

    /// Whether enough officers agreed.
    pub(super) fn carried(&self, roster: &Roster) -> bool {
        let active = roster.active_officers();
        let agreed =
            self.approved_by.iter().filter(|officer| active.contains(officer) && self.counts(**officer));
        match &self.change {
            RosterChange::MachineJoins { machine, .. } => {
                let alone = active.iter().all(|officer| *officer == machine.officer);
                self.by_kit || agreed.into_iter().any(|officer| alone || *officer != machine.officer)
            }
            RosterChange::OfficerJoins { .. }
            | RosterChange::OfficerLeaves { .. }
            | RosterChange::DutyPasses { .. } => {
                let needed = if self.by_kit { 1 } else { active.len().min(2) };
                agreed.count() >= needed
            }
        }
    }

    /// Why the change cannot be, whoever agrees; nothing when it can.
    pub(super) fn hindered(&self, roster: &Roster) -> Option<Outcome> {
        let is_in = |officer: &OfficerId| roster.members.get(officer).is_some_and(|member| member.is_in());
        let machine_taken = |machine: &crate::entry::v1::Machine| {
            roster.machines.values().any(|known| {
                known.id == machine.id || known.letter == machine.letter || known.signs == machine.signs
            })
        };
        match &self.change {
            RosterChange::OfficerJoins { officer, machine } => {
                if roster.is_full() {
                    return Some(Outcome::Full);
                }
                let taken = roster.members.contains_key(&officer.id) || machine_taken(machine);
                (taken || machine.officer != officer.id).then_some(Outcome::Void)
            }
            RosterChange::MachineJoins { machine, .. } => {
                (machine_taken(machine) || !is_in(&machine.officer)).then_some(Outcome::Void)
            }
            RosterChange::OfficerLeaves { officer, .. } => match roster.members.get(officer) {
                Some(member) if member.is_in() => (member.duty == Duty::Dso).then_some(Outcome::DutyFirst),
                Some(_) | None => Some(Outcome::Void),
            },
            RosterChange::DutyPasses { to } => {
                let deputy = roster.members.get(to).is_some_and(|m| m.is_active() && m.duty == Duty::Deputy);
                (!deputy).then_some(Outcome::Void)
            }
        }
    }
}

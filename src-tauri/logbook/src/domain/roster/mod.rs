//! Who is in: officers, their machines, and the recovery kit, folded from the log's own entries.
//!
//! One Designated Safeguarding Officer and two deputies; a fourth can never be, since the genesis names the policy
//! and only what it allows is applied.

mod cuts;
mod duty;
mod fold;
mod proposal;

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use ed25519_dalek::VerifyingKey;

pub use cuts::Cuts;
pub use duty::Duty;
pub use fold::ROSTER_KINDS;
pub use proposal::{Outcome, Proposal};

use super::id::{EntryId, Hash, LogId, MachineId, OfficerId};
use super::reference;
use crate::entry::v1::{KitKeys, LastKnown, Machine, MachineRecovered, Officer, RosterChange};
use crate::entry::{self, cbor, sha256};

/// Whether an officer may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Yes.
    Active,
    /// Not for now.
    Suspended,
    /// Never again.
    Left,
}

/// An officer of the log.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who.
    pub officer: Officer,
    /// DSO or deputy.
    pub duty: Duty,
    /// Whether they may write.
    pub standing: Standing,
}

impl Member {
    /// May write now.
    pub fn is_active(&self) -> bool {
        self.standing == Standing::Active
    }

    /// Holds one of the three places, suspended or not.
    pub fn is_in(&self) -> bool {
        self.standing != Standing::Left
    }
}

/// How a machine came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joined {
    /// When, UTC milliseconds by the clock of the machine that wrote it.
    pub at: i64,
    /// The entry that let it in.
    pub by: EntryId,
}

/// The roster after some entries.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// The log's id.
    pub log: LogId,
    /// The council's name at the start; settings may carry a later one.
    pub organisation: String,
    /// First part of every reference.
    pub reference_prefix: String,
    /// Officers by id, those who left as well.
    pub members: BTreeMap<OfficerId, Member>,
    /// Machines by id, those no longer used as well.
    pub machines: BTreeMap<MachineId, Machine>,
    /// Machines that others replaced.
    pub retired: BTreeSet<MachineId>,
    /// Machines whose log went two ways.
    pub forked: BTreeSet<MachineId>,
    /// Machines that a replaced recovery kit would have let in: their entries are kept, and none is in force.
    pub turned_away: BTreeSet<MachineId>,
    /// When each machine joined, and which entry let it in.
    pub joined: BTreeMap<MachineId, Joined>,
    /// Where logs end.
    pub cuts: Cuts,
    /// Proposed changes, in order, with what became of them.
    pub proposals: Vec<Proposal>,
    /// The words by which officers left: whoever had not heard one when it made its key makes another.
    pub left: Vec<EntryId>,
    /// The recovery kit in force.
    pub kit: KitKeys,
    /// When somebody last proved that the kit in force exists on paper, UTC milliseconds.
    pub kit_confirmed_at: Option<i64>,
    /// Machines that the kit in force let in.
    let_in_by_kit: BTreeSet<MachineId>,
    /// Recovery kits that were replaced.
    former_kits: Vec<KitKeys>,
    deputies_max: u32,
    suspended: BTreeMap<OfficerId, Vec<LastKnown>>,
    /// The entry that lifted each officer's last suspension.
    lifted: BTreeMap<OfficerId, EntryId>,
    new_cuts: Vec<(MachineId, Option<u64>)>,
    keys: BTreeMap<MachineId, VerifyingKey>,
    hash: Hash,
}

impl Roster {
    /// Hash of the roster: of the hashes of the entries that made it, in order.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// A machine's Ed25519 public key.
    pub fn key_of(&self, machine: &MachineId) -> Option<VerifyingKey> {
        self.keys.get(machine).copied()
    }

    /// The officer whose machine it is.
    pub fn officer_of(&self, machine: &MachineId) -> Option<&Officer> {
        self.member_of(machine).map(|member| &member.officer)
    }

    /// The officer whose machine it is, with duty and standing.
    pub fn member_of(&self, machine: &MachineId) -> Option<&Member> {
        self.members.get(&self.machines.get(machine)?.officer)
    }

    /// The officer's name, or that it is not known.
    pub fn officer_name(&self, machine: &MachineId) -> String {
        self.officer_of(machine).map_or_else(|| "Unknown officer".into(), |officer| officer.name.clone())
    }

    /// The machine's letter in references.
    pub fn letter_of(&self, machine: &MachineId) -> String {
        self.machines.get(machine).map_or_else(|| "?".into(), |machine| machine.letter.clone())
    }

    /// The next letter, never one that was used before, nor one of a machine that waits to join.
    pub fn next_letter(&self) -> String {
        let waiting = self.proposals.iter().filter(|p| p.outcome == Outcome::Waiting);
        let waiting = waiting.filter_map(|p| match &p.change {
            RosterChange::OfficerJoins { machine, .. } | RosterChange::MachineJoins { machine, .. } => {
                Some(machine)
            }
            RosterChange::OfficerLeaves { .. } | RosterChange::DutyPasses { .. } => None,
        });
        let used: BTreeSet<&str> =
            self.machines.values().chain(waiting).map(|machine| machine.letter.as_str()).collect();
        (0..=used.len())
            .map(reference::machine_letter)
            .find(|letter| !used.contains(letter.as_str()))
            .unwrap_or_default()
    }

    /// The letter of a machine that the recovery kit puts in place of another: that one's letter, said once more. Nobody is
    /// asked then, so it must not be one that another machine, out of reach, may be getting at the same time.
    pub fn letter_in_place_of(&self, replaced: &MachineId) -> String {
        let said = self.letter_of(replaced);
        let once: String = said.chars().take(1).collect();
        let used = |letter: &String| self.machines.values().any(|machine| machine.letter == *letter);
        let mut letter = said + &once;
        while used(&letter) {
            letter.push_str(&once);
        }
        letter
    }

    /// Whether one DSO and all the deputies that the genesis allows are in already.
    pub fn is_full(&self) -> bool {
        self.members.values().filter(|member| member.is_in()).count() > self.deputies_max as usize
    }

    /// Officers who may write now.
    pub fn active_officers(&self) -> BTreeSet<OfficerId> {
        self.members.values().filter(|member| member.is_active()).map(|member| member.officer.id).collect()
    }

    /// Whether a machine may write, and gets what is written: its officer is active and nothing replaced it.
    pub fn is_active(&self, machine: &MachineId) -> bool {
        self.member_of(machine).is_some_and(Member::is_active)
            && !self.retired.contains(machine)
            && !self.forked.contains(machine)
            && !self.turned_away.contains(machine)
    }

    /// The entry that lifted the last suspension of the officer whose machine it is.
    pub fn lifted(&self, machine: &MachineId) -> Option<EntryId> {
        self.lifted.get(&self.machines.get(machine)?.officer).copied()
    }

    /// Machines that get what is written.
    pub fn active_machines(&self) -> impl Iterator<Item = &Machine> {
        self.machines.values().filter(|machine| self.is_active(&machine.id))
    }

    /// An officer's machines.
    pub fn machines_of(&self, officer: &OfficerId) -> impl Iterator<Item = MachineId> {
        self.machines.values().filter(|machine| machine.officer == *officer).map(|machine| machine.id)
    }

    /// The key of a machine that nobody has met yet and that its own first entry brings along, when a recovery kit signed
    /// it. A replaced kit will do: others may have met the machine before the kit was replaced, and their entries follow its.
    pub fn introduced(&self, recovered: &MachineRecovered, machine: &MachineId) -> Option<VerifyingKey> {
        let signed = self.proves(recovered) || self.former_kit_signed(recovered);
        let theirs = recovered.machine.id == *machine && signed;
        theirs.then(|| entry::public_key(&recovered.machine.signs)).flatten()
    }

    /// The kit in force must have signed exactly this machine into exactly this log.
    fn proves(&self, recovered: &MachineRecovered) -> bool {
        kit_signed(&self.kit, &recovery_statement(self.log, recovered), &recovered.proof)
    }

    fn former_kit_signed(&self, recovered: &MachineRecovered) -> bool {
        let statement = recovery_statement(self.log, recovered);
        self.former_kits.iter().any(|kit| kit_signed(kit, &statement, &recovered.proof))
    }
}

/// What a recovery kit signs to let a machine in: the log, the new machine's keys, the machine it replaces.
pub fn recovery_statement(log: LogId, recovered: &MachineRecovered) -> Vec<u8> {
    let machine = &recovered.machine;
    let last = recovered.last.as_ref().map_or_else(|| "none".into(), |(seq, hash)| format!("{seq} {hash}"));
    format!(
        "safeguarding-log recovery v1\nlog {log}\nmachine {}\nofficer {}\nletter {}\nsigns {}\nopens {}\nreplaces {}\nlast {last}\n",
        machine.id, machine.officer, machine.letter, machine.signs, machine.opens, recovered.replaces
    )
    .into_bytes()
}

/// What a recovery kit signs in place of a second officer: the log and the change, as an entry would carry it.
pub fn roster_statement(log: LogId, change: &RosterChange) -> Vec<u8> {
    // Deterministic CBOR, as in the entry's body, so that there is one way to say it.
    let said = ciborium::value::Value::serialized(change).ok().and_then(|value| cbor::write(&value).ok());
    let said = said.unwrap_or_default();
    format!("safeguarding-log roster v1\nlog {log}\nchange {}\n", HEXLOWER.encode(&sha256(&said)))
        .into_bytes()
}

fn signed_by_kit(roster: &Roster, change: &RosterChange, proof: &str) -> bool {
    !proof.is_empty() && kit_signed(&roster.kit, &roster_statement(roster.log, change), proof)
}

fn kit_signed(kit: &KitKeys, statement: &[u8], proof: &str) -> bool {
    let (Some(key), Ok(proof)) = (entry::public_key(&kit.signs), HEXLOWER.decode(proof.as_bytes())) else {
        return false;
    };
    entry::verify(&key, statement, &proof).is_ok()
}

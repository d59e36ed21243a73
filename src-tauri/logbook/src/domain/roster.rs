//! Who is in: officers, their machines, and the recovery kit, folded from the log's own entries.
//!
//! A fourth active officer can never be: the genesis names the policy, and only what it allows is applied.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;

use super::id::{Hash, LogId, MachineId, OfficerId};
use super::reference;
use crate::entry::sha256;
use crate::entry::v1::{Body, KitKeys, Machine, MachineRecovered, Officer};

/// The roster after some entries.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// The log's id.
    pub log: LogId,
    /// The council's name at the start; settings may carry a later one.
    pub organisation: String,
    /// First part of every reference.
    pub reference_prefix: String,
    /// Officers by id.
    pub officers: BTreeMap<OfficerId, Officer>,
    /// Machines by id.
    pub machines: BTreeMap<MachineId, Machine>,
    /// Machines replaced by recovery, with the last number that is theirs.
    pub replaced: BTreeMap<MachineId, Option<u64>>,
    /// The recovery kit in force.
    pub kit: KitKeys,
    /// When somebody last proved that the kit in force exists on paper, UTC milliseconds.
    pub kit_confirmed_at: Option<i64>,
    hash: Hash,
}

impl Roster {
    /// Returns whether a kind of entry changes the roster.
    pub fn is_roster_kind(kind: &str) -> bool {
        matches!(kind, "log-started" | "machine-recovered" | "kit-replaced" | "kit-confirmed")
    }

    /// Applies one entry; entries that the policy or a signature does not allow change nothing.
    pub fn apply(&mut self, body: &Body, entry_hash: &Hash, at: i64) {
        match body {
            Body::LogStarted(start) => {
                self.log = start.log;
                self.organisation.clone_from(&start.organisation);
                self.reference_prefix.clone_from(&start.reference_prefix);
                self.officers.insert(start.officer.id, start.officer.clone());
                self.machines.insert(start.machine.id, start.machine.clone());
                self.kit = start.kit.clone();
            }
            Body::MachineRecovered(recovered) if self.proves(recovered) => {
                self.replaced.insert(recovered.replaces, recovered.last.as_ref().map(|(seq, _)| *seq));
                self.machines.insert(recovered.machine.id, recovered.machine.clone());
            }
            Body::KitReplaced(kit) => {
                self.kit = kit.clone();
                self.kit_confirmed_at = None;
            }
            Body::KitConfirmed(confirmed) if confirmed.signs == self.kit.signs => {
                self.kit_confirmed_at = Some(at)
            }
            _ => return,
        }
        self.hash = sha256(&[self.hash.as_slice(), entry_hash.as_slice()].concat());
    }

    /// Hash of the roster: of the hashes of the entries that made it, in order.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// A machine's Ed25519 public key.
    pub fn key_of(&self, machine: &MachineId) -> Option<[u8; 32]> {
        let machine = self.machines.get(machine)?;
        HEXLOWER.decode(machine.signs.as_bytes()).ok()?.try_into().ok()
    }

    /// The officer whose machine it is.
    pub fn officer_of(&self, machine: &MachineId) -> Option<&Officer> {
        self.officers.get(&self.machines.get(machine)?.officer)
    }

    /// The officer's name, or that it is not known.
    pub fn officer_name(&self, machine: &MachineId) -> String {
        self.officer_of(machine).map_or_else(|| "Unknown officer".into(), |officer| officer.name.clone())
    }

    /// The machine's letter in references.
    pub fn letter_of(&self, machine: &MachineId) -> String {
        self.machines.get(machine).map_or_else(|| "?".into(), |machine| machine.letter.clone())
    }

    /// The next letter, never one that was used before.
    pub fn next_letter(&self) -> String {
        reference::machine_letter(self.machines.len())
    }

    /// The kit must have signed exactly this machine into exactly this log.
    fn proves(&self, recovered: &MachineRecovered) -> bool {
        use ed25519_dalek::{Signature, VerifyingKey};
        let key =
            HEXLOWER.decode(self.kit.signs.as_bytes()).ok().and_then(|key| <[u8; 32]>::try_from(key).ok());
        let proof = HEXLOWER.decode(recovered.proof.as_bytes()).ok();
        let (Some(key), Some(proof)) = (key, proof) else { return false };
        let (Ok(key), Ok(signature)) = (VerifyingKey::from_bytes(&key), Signature::from_slice(&proof)) else {
            return false;
        };
        key.verify_strict(&recovery_statement(self.log, recovered), &signature).is_ok()
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

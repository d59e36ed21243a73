//! Bodies about the log itself: its beginning, its machines, its recovery kit, its settings. Frozen.

use std::collections::BTreeMap;

use super::plain;
use crate::domain::id::{LogId, MachineId, OfficerId};

plain! {
    /// Genesis: the council, its first officer and machine, and the recovery kit's public halves.
    pub struct LogStarted {
        /// The log's id; also in every header.
        pub log: LogId,
        /// The council's name.
        pub organisation: String,
        /// First part of every reference.
        pub reference_prefix: String,
        /// The Designated Safeguarding Officer.
        pub officer: Officer,
        /// Their machine.
        pub machine: Machine,
        /// The recovery kit.
        pub kit: KitKeys,
        /// Active officers allowed: one DSO and this many deputies.
        pub deputies_max: u32,
    }
    /// An officer.
    pub struct Officer {
        /// The officer's id.
        pub id: OfficerId,
        /// Name.
        pub name: String,
        /// Role in words, such as "Designated Safeguarding Officer".
        pub role: String,
    }
    /// A machine's public keys.
    pub struct Machine {
        /// The machine's id.
        pub id: MachineId,
        /// Whose it is.
        pub officer: OfficerId,
        /// Letter in references; never used again.
        pub letter: String,
        /// Ed25519 public key, hexadecimal.
        pub signs: String,
        /// age X25519 recipient.
        pub opens: String,
    }
    /// Public halves of a recovery kit.
    pub struct KitKeys {
        /// Ed25519 public key, hexadecimal: signs a recovered machine in.
        pub signs: String,
        /// age X25519 recipient: the database key is wrapped to it.
        pub opens: String,
    }
    /// The kit exists on paper.
    pub struct KitConfirmed {
        /// The kit's Ed25519 public key.
        pub signs: String,
    }
    /// A machine recovered by the kit.
    pub struct MachineRecovered {
        /// The new machine.
        pub machine: Machine,
        /// The machine it replaces.
        pub replaces: MachineId,
        /// Last number and hash (hexadecimal) of the replaced machine's log; later entries are not its.
        pub last: Option<(u64, String)>,
        /// Ed25519 signature of the kit over the recovery statement, hexadecimal.
        pub proof: String,
    }
    /// Settings that changed, name to value; an absent name keeps its value.
    pub struct SettingsChanged {
        /// Names and values.
        pub values: BTreeMap<String, String>,
    }
}

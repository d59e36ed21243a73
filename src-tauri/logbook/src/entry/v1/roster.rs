//! Bodies about who is in: officers and machines that join and leave, and machines that went wrong. Frozen.

use serde::{Deserialize, Serialize};

use super::{Machine, Officer, plain};
use crate::domain::id::{MachineId, OfficerId};

/// A change of who is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RosterChange {
    /// A deputy joins with their first machine.
    OfficerJoins {
        /// The officer.
        officer: Officer,
        /// Their machine.
        machine: Machine,
    },
    /// An officer who is in gets another machine, perhaps in place of one that is lost.
    MachineJoins {
        /// The machine.
        machine: Machine,
        /// The one it replaces; nothing new is encrypted to that one.
        replaces: Option<MachineId>,
    },
    /// An officer leaves for good; entries of their machines after the last known ones are not taken.
    OfficerLeaves {
        /// The officer.
        officer: OfficerId,
        /// The last entry taken of each of their machines.
        last: Vec<LastKnown>,
    },
    /// The duty of Designated Safeguarding Officer passes to a deputy.
    DutyPasses {
        /// The deputy; the officer who had it is a deputy from then on.
        to: OfficerId,
    },
}

/// A change of who is in, proposed; the entry's own signature is the first approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterProposed {
    /// The change.
    pub change: RosterChange,
    /// Why.
    pub reason: String,
    /// Ed25519 signature of the recovery kit over the change, hexadecimal, in place of a second officer; or empty.
    pub proof: String,
}

plain! {
    /// Another officer agrees to a proposed change.
    pub struct RosterApproved {
        /// Hash of the entry that proposed it, hexadecimal.
        pub proposal: String,
    }
    /// A proposed change is not wanted.
    pub struct RosterDeclined {
        /// Hash of the entry that proposed it, hexadecimal.
        pub proposal: String,
        /// Why.
        pub reason: String,
    }
    /// The last entry of a machine that is taken.
    pub struct LastKnown {
        /// The machine.
        pub machine: MachineId,
        /// Number and hash (hexadecimal); nothing when none is taken.
        pub head: Option<(u64, String)>,
    }
    /// An officer's access stops for now.
    pub struct OfficerSuspended {
        /// The officer.
        pub officer: OfficerId,
        /// The last entry taken of each of their machines until the suspension is lifted.
        pub last: Vec<LastKnown>,
        /// Why.
        pub reason: String,
    }
    /// A suspended officer is back.
    pub struct SuspensionLifted {
        /// The officer.
        pub officer: OfficerId,
        /// Why.
        pub reason: String,
    }
    /// Two different entries with one number, both signed: the proof that a machine's log went two ways.
    pub struct ForkFound {
        /// The machine.
        pub machine: MachineId,
        /// One entry, the tagged COSE_Sign1 in hexadecimal.
        pub first: String,
        /// The other.
        pub second: String,
    }
    /// A machine has a new age key; nothing new is encrypted to the old one.
    pub struct MachineRekeyed {
        /// age X25519 recipient.
        pub opens: String,
    }
}

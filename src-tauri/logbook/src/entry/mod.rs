//! Floor 0: the frozen wire format of an entry, version 1.
//!
//! An entry is a `COSE_Sign1` (RFC 9052) over the SHA-256 of a body that is kept apart, so that a body can be
//! erased while the chain still verifies. `docs/entry-format.md` says the same for a stranger with a stock
//! COSE library. Nothing here is ever changed; a second version would be a second file.

pub mod cbor;
mod sign;
pub mod v1;

use std::collections::BTreeMap;

pub use sign::{Unproven, claimed, header, public_key, read, sign};
pub(crate) use sign::{signature, verify};

use crate::domain::id::{About, EntryId, Hash, LogId, MachineId};

/// Media type of a body, in header label 259.
pub const BODY_TYPE: &str = "application/vnd.safeguarding-log.body+cbor; v=1";

/// What is wrong with an entry's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not CBOR, or not the one way to write it (definite, shortest, sorted, nothing behind).
    #[error("not strict CBOR")]
    NotStrict,
    /// Not a COSE_Sign1 with the header of version 1.
    #[error("not an entry of version 1")]
    NotAnEntry,
    /// The signature is not this machine's over these bytes.
    #[error("signature refused")]
    Signature,
    /// The body is not the one that was signed.
    #[error("body does not match its digest")]
    Body,
    /// The entry does not follow the one before it.
    #[error("chain broken")]
    Chain,
    /// The signing machine is not on the roster.
    #[error("machine unknown")]
    Machine,
    /// The body is of a kind this program does not know.
    #[error("kind unknown")]
    Kind,
}

impl Fault {
    /// A short name for diagnosis.
    pub fn name(self) -> &'static str {
        match self {
            Fault::NotStrict => "not-strict",
            Fault::NotAnEntry => "not-an-entry",
            Fault::Signature => "signature",
            Fault::Body => "body",
            Fault::Chain => "chain",
            Fault::Machine => "machine",
            Fault::Kind => "kind",
        }
    }
}

/// The head of another machine's log: its last number and that entry's hash.
pub type Head = (u64, Hash);

/// The header of version 1: all that lives for ever. No personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The log it belongs to.
    pub log: LogId,
    /// The machine that wrote it (COSE `kid`).
    pub machine: MachineId,
    /// Its number in that machine's log, from 0.
    pub seq: u64,
    /// Hash of that machine's entry before it; all zero for number 0.
    pub prev: Hash,
    /// Heads of the other machines' logs this machine had applied.
    pub seen: BTreeMap<MachineId, Head>,
    /// One more than the greatest counter this machine had seen.
    pub lamport: u64,
    /// The machine's clock, UTC milliseconds: shown, never decides.
    pub at: i64,
    /// What kind of entry it is.
    pub kind: String,
    /// Random id of what it is about.
    pub about: About,
    /// Hash of the roster it acted under.
    pub roster: Hash,
}

/// A signed entry: its header, the digest of its body, and its bytes, kept verbatim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The header, as signed.
    pub header: Header,
    /// SHA-256 of the body.
    pub digest: Hash,
    /// The tagged COSE_Sign1, never encoded again.
    pub cose: Vec<u8>,
    /// SHA-256 of `cose`: the entry's name for whoever follows it.
    pub hash: Hash,
}

impl Entry {
    /// The entry's id: machine and number.
    pub fn id(&self) -> EntryId {
        EntryId { machine: self.header.machine, seq: self.header.seq }
    }
}

/// SHA-256 (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> Hash {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).into()
}

//! A machine's manifest: what it has taken of every log, and which files it put in the folder; signed and counted.
//!
//! It is how the others know that their words arrived, and how a folder that was emptied, rolled back or swapped gives
//! itself away: counters and heads only ever grow.

use std::collections::{BTreeMap, BTreeSet};

use ciborium::value::Value;
use coset::CborSerializable;
use ed25519_dalek::{SigningKey, VerifyingKey};

use super::{heads, signed};
use crate::domain::id::{About, EntryId, LogId, MachineId};
use crate::entry::{Fault, Head, cbor};

/// Media type of what is signed.
const CONTENT_TYPE: &str = "application/vnd.safeguarding-log.manifest+cbor; v=1";

/// A manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The log.
    pub log: LogId,
    /// The machine that speaks.
    pub machine: MachineId,
    /// One more than its last.
    pub counter: u64,
    /// The machine's clock, UTC milliseconds.
    pub at: i64,
    /// The last entry it has of every machine's log, its own as well.
    pub heads: BTreeMap<MachineId, Head>,
    /// Names of its files in the folder.
    pub files: Vec<String>,
    /// Entries whose bodies, for some officers only, it still expects.
    pub lacks: BTreeSet<EntryId>,
    /// What it knows to be disposed of: a log out of a backup hides that before it shows anything.
    pub disposed: BTreeSet<About>,
    /// Its newest key, an age recipient: one that knows only an older key writes for this one as well.
    pub opens: String,
}

impl Manifest {
    /// Writes and signs the manifest: a tagged COSE_Sign1 (RFC 9052) with the manifest inside.
    ///
    /// # Errors
    /// [`Fault::NotStrict`] never, on what this program made.
    pub fn sign(&self, key: &SigningKey) -> Result<Vec<u8>, Fault> {
        let files = self.files.iter().map(|name| Value::from(name.as_str()));
        let lacks = self.lacks.iter().map(|id| Value::Array(vec![bytes(&id.machine.0), Value::from(id.seq)]));
        let said = cbor::write(&Value::Array(vec![
            Value::from(1),
            bytes(&self.log.0),
            Value::from(self.counter),
            Value::from(self.at),
            heads::written(&self.heads),
            Value::Array(files.collect()),
            Value::Array(lacks.collect()),
            Value::Array(self.disposed.iter().map(|about| bytes(&about.0)).collect()),
            Value::from(self.opens.as_str()),
        ]))?;
        signed::sign(CONTENT_TYPE, self.machine, said, key)
    }

    /// Reads a manifest and checks who signed it.
    ///
    /// # Errors
    /// [`Fault::NotAnEntry`] when it is none, [`Fault::Machine`] when its machine is not known, [`Fault::Signature`].
    pub fn read(cose: &[u8], key_of: impl Fn(&MachineId) -> Option<VerifyingKey>) -> Result<Manifest, Fault> {
        let (machine, said) = signed::read(CONTENT_TYPE, cose, key_of)?;
        read_said(machine, &said).ok_or(Fault::NotAnEntry)
    }
}

fn read_said(machine: MachineId, said: &[u8]) -> Option<Manifest> {
    let value = Value::from_slice(said).ok()?;
    let [
        version,
        Value::Bytes(log),
        counter,
        at,
        Value::Array(heads),
        Value::Array(files),
        Value::Array(lacks),
        Value::Array(disposed),
        Value::Text(opens),
    ] = value.as_array()?.as_slice()
    else {
        return None;
    };
    if *version != Value::from(1) {
        return None;
    }
    let lacks = lacks.iter().map(|id| match id.as_array()?.as_slice() {
        [Value::Bytes(machine), seq] => Some(EntryId {
            machine: MachineId(machine.as_slice().try_into().ok()?),
            seq: seq.as_integer()?.try_into().ok()?,
        }),
        _ => None,
    });
    let disposed = disposed.iter().map(|about| Some(About(about.as_bytes()?.as_slice().try_into().ok()?)));
    opens.parse::<age::x25519::Recipient>().ok()?;
    Some(Manifest {
        opens: opens.clone(),
        disposed: disposed.collect::<Option<_>>()?,
        lacks: lacks.collect::<Option<_>>()?,
        log: LogId(log.as_slice().try_into().ok()?),
        machine,
        counter: counter.as_integer()?.try_into().ok()?,
        at: at.as_integer()?.try_into().ok()?,
        heads: heads::read(heads)?,
        files: files.iter().map(|name| name.as_text().map(str::to_owned)).collect::<Option<_>>()?,
    })
}

fn bytes(bytes: &[u8]) -> Value {
    Value::Bytes(bytes.to_vec())
}

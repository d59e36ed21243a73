//! What an entry file holds: signed entries, each with its body where the reader may have it.

use ciborium::value::Value;

use crate::domain::id::LogId;
use crate::entry::{Fault, Header, Unproven, cbor};

/// A file holds no more entries than this.
pub const ENTRIES_MAX: usize = 5_000;
/// Nor, about, more bytes than this before packing.
pub const BYTES_MAX: usize = 16 * 1024 * 1024;

/// One entry on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The tagged COSE_Sign1.
    pub cose: Vec<u8>,
    /// The body; nothing where this reader may not have it, or where it was erased.
    pub body: Option<Vec<u8>>,
}

/// Entries on their way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The log.
    pub log: LogId,
    /// Whether the bodies are for some officers only, and must be kept so.
    pub sealed: bool,
    /// The entries.
    pub items: Vec<Item>,
}

impl Parcel {
    /// Writes the parcel.
    ///
    /// # Errors
    /// [`Fault::NotStrict`] never, on what this program made.
    pub fn write(&self) -> Result<Vec<u8>, Fault> {
        let items = self.items.iter().map(|item| {
            let body = item.body.as_ref().map_or(Value::Null, |body| Value::Bytes(body.clone()));
            Value::Array(vec![Value::Bytes(item.cose.clone()), body])
        });
        cbor::write(&Value::Array(vec![
            Value::from(1),
            Value::Bytes(self.log.0.to_vec()),
            Value::Bool(self.sealed),
            Value::Array(items.collect()),
        ]))
    }

    /// Reads a parcel; the entries in it are not checked yet.
    ///
    /// # Errors
    /// [`Fault::NotAnEntry`] when it is none, [`Fault::Kind`] when a newer program made it.
    pub fn read(bytes: &[u8]) -> Result<Parcel, Fault> {
        let value: Value =
            ciborium::de::from_reader_with_recursion_limit(bytes, 8).map_err(|_| Fault::NotAnEntry)?;
        Parcel::of(value)
    }

    /// As [`Parcel::read`], from a value that was read already.
    pub(super) fn of(value: Value) -> Result<Parcel, Fault> {
        let Value::Array(parts) = value else { return Err(Fault::NotAnEntry) };
        if parts.first() != Some(&Value::from(1)) {
            return Err(Fault::Kind);
        }
        let [_, Value::Bytes(log), Value::Bool(sealed), Value::Array(items)] = parts.as_slice() else {
            return Err(Fault::NotAnEntry);
        };
        if items.len() > ENTRIES_MAX {
            return Err(Fault::NotAnEntry);
        }
        let items = items.iter().map(|item| match item.as_array().map(Vec::as_slice) {
            Some([Value::Bytes(cose), Value::Null]) => Ok(Item { cose: cose.clone(), body: None }),
            Some([Value::Bytes(cose), Value::Bytes(body)]) => {
                Ok(Item { cose: cose.clone(), body: Some(body.clone()) })
            }
            _ => Err(Fault::NotAnEntry),
        });
        let log = LogId(log.as_slice().try_into().map_err(|_| Fault::NotAnEntry)?);
        Ok(Parcel { log, sealed: *sealed, items: items.collect::<Result<_, _>>()? })
    }
}

/// An item whose header was read; its signature is checked when its machine is known.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// The header as it claims to be.
    pub header: Header,
    /// The item.
    pub item: Item,
    /// What its signature is checked with.
    pub unproven: Unproven,
    /// Whether its body is for some officers only.
    pub sealed: bool,
}

impl Claimed {
    /// The log's order: every entry comes after all that its writer had seen.
    pub fn order(&self) -> (u64, crate::domain::id::MachineId, u64) {
        (self.header.lamport, self.header.machine, self.header.seq)
    }
}

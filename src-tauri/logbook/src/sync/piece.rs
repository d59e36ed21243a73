//! A piece of a file on its way: some of its parts, in the word of the machine that put it in the folder.
//!
//! Sent in pieces, a file of any size needs little memory, is taken up again where it was cut short, and keeps no pass
//! long. Only the whole file can be held against its entry, so each piece is signed: whoever spoils one is known.

use ciborium::value::Value;
use ed25519_dalek::{SigningKey, VerifyingKey};

use super::signed;
use crate::domain::id::{Hash, LogId, MachineId};
use crate::entry::{Fault, cbor, sha256};

/// Media type of what is signed.
const TYPE: &str = "application/vnd.safeguarding-log.piece+cbor; v=1";
/// Parts in a piece; the last piece of a file may have fewer.
pub const PIECE_PARTS: u64 = 8;

/// Some parts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The log.
    pub log: LogId,
    /// The file, by the digest that its entry names.
    pub digest: Hash,
    /// Number of the first part.
    pub first: u64,
    /// The parts, one after the other.
    pub bytes: Vec<u8>,
}

impl Piece {
    /// Writes the piece, signed.
    ///
    /// # Errors
    /// [`Fault`] never, on what this program made.
    pub fn sign(&self, machine: MachineId, key: &SigningKey) -> Result<Vec<u8>, Fault> {
        let said = cbor::write(&Value::Array(vec![
            Value::from(1),
            Value::Bytes(self.log.0.to_vec()),
            Value::Bytes(self.digest.to_vec()),
            Value::from(self.first),
            Value::Bytes(sha256(&self.bytes).to_vec()),
        ]))?;
        let signed = signed::sign(TYPE, machine, said, key)?;
        cbor::write(&Value::Array(vec![1.into(), Value::Bytes(signed), Value::Bytes(self.bytes.clone())]))
    }

    /// Reads a piece and checks who signed it.
    ///
    /// # Errors
    /// [`Fault::Kind`] when a newer program made it, [`Fault::Machine`] when its machine is not known, others when it is none.
    pub fn read(
        plain: &[u8],
        key_of: impl Fn(&MachineId) -> Option<VerifyingKey>,
    ) -> Result<(MachineId, Piece), Fault> {
        let value: Value =
            ciborium::de::from_reader_with_recursion_limit(plain, 8).map_err(|_| Fault::NotAnEntry)?;
        let Value::Array(parts) = value else { return Err(Fault::NotAnEntry) };
        if parts.first() != Some(&Value::from(1)) {
            return Err(Fault::Kind);
        }
        let Ok([_, Value::Bytes(cose), Value::Bytes(bytes)]) = <[Value; 3]>::try_from(parts) else {
            return Err(Fault::NotAnEntry);
        };
        let (machine, said) = signed::read(TYPE, &cose, key_of)?;
        let (log, digest, first, of_bytes) = read_said(&said).ok_or(Fault::NotAnEntry)?;
        if sha256(&bytes) != of_bytes {
            return Err(Fault::Body);
        }
        Ok((machine, Piece { log, digest, first, bytes }))
    }
}

fn read_said(said: &[u8]) -> Option<(LogId, Hash, u64, Hash)> {
    let value: Value = ciborium::de::from_reader_with_recursion_limit(said, 8).ok()?;
    let [version, Value::Bytes(log), Value::Bytes(digest), first, Value::Bytes(of_bytes)] =
        value.as_array()?.as_slice()
    else {
        return None;
    };
    if *version != Value::from(1) {
        return None;
    }
    Some((
        LogId(log.as_slice().try_into().ok()?),
        digest.as_slice().try_into().ok()?,
        first.as_integer()?.try_into().ok()?,
        of_bytes.as_slice().try_into().ok()?,
    ))
}

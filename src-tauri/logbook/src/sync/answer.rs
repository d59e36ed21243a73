//! A colleague's answer to a machine that lost its keys: the key of that machine's own database.
//!
//! It is encrypted to the new keys of that machine alone, whose six words both officers compared.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::seal;
use crate::domain::id::{LogId, MachineId};
use crate::error::{Error, Result};

/// An answer.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The log.
    #[zeroize(skip)]
    pub log: LogId,
    /// The machine that asked.
    #[zeroize(skip)]
    pub machine: MachineId,
    keys: Vec<String>,
}

impl Answer {
    /// Says which keys they are: one for each copy that could be opened.
    pub fn with(log: LogId, machine: MachineId, keys: &[Zeroizing<[u8; 32]>]) -> Answer {
        Answer { log, machine, keys: keys.iter().map(|key| HEXLOWER.encode(&**key)).collect() }
    }

    /// Database keys; one of them is the right one.
    pub fn keys(&self) -> impl Iterator<Item = Zeroizing<[u8; 32]>> {
        self.keys.iter().filter_map(|key| {
            let bytes = Zeroizing::new(HEXLOWER.decode(key.as_bytes()).ok()?);
            Some(Zeroizing::new(bytes.as_slice().try_into().ok()?))
        })
    }

    /// Seals the answer to the machine that asked.
    ///
    /// # Errors
    /// `Internal` when the recipient is not one.
    pub fn seal(&self, opens: &str) -> Result<Vec<u8>> {
        let plain =
            Zeroizing::new(serde_json::to_vec(self).map_err(|_| Error::Internal("answer not written"))?);
        seal::seal(&plain, &[opens.to_owned()])
    }

    /// Opens an answer; nothing when it is for somebody else, or is none.
    pub fn open(bytes: &[u8], identity: &str) -> Option<Answer> {
        let plain = Zeroizing::new(seal::open(bytes, &[Zeroizing::new(identity.to_owned())]).ok()?);
        serde_json::from_slice(&plain).ok()
    }
}

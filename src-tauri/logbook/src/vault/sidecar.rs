//! `log.key`: the sealed keyset, and enough in the open to say which of five things is wrong.
//!
//! JSON, so that a person can look at it. Its sum tells accident from a wrong PIN; the seal binds the rest.

use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};

use super::Cost;
use crate::domain::id::{LogId, MachineId};
use crate::entry::sha256;
use crate::error::{Code, Error, Result};

/// Version of this file's format.
pub const FORMAT: u32 = 1;

/// The sidecar.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sidecar {
    /// Format; greater than ours means a newer program.
    pub format: u32,
    /// Program that wrote it.
    pub program: String,
    /// The log.
    pub log: LogId,
    /// This machine.
    pub machine: MachineId,
    /// Kind of keyring that holds the other half.
    pub keyring: String,
    /// SQLCipher page size, bytes.
    pub page_size: u32,
    /// Argon2id cost.
    pub cost: Cost,
    /// Tells whether the keyring's item is the right one.
    pub keyring_check: String,
    /// Tells whether a database key is the right one.
    pub database_check: String,
    salt: String,
    nonce: String,
    sealed: String,
    recovery: String,
    sum: String,
}

impl Sidecar {
    /// A sidecar with nothing sealed yet.
    pub fn blank(log: LogId, machine: MachineId, keyring: &str, database_check: String) -> Sidecar {
        Sidecar {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").into(),
            log,
            machine,
            keyring: keyring.into(),
            page_size: 4096,
            cost: Cost::FLOOR,
            keyring_check: String::new(),
            database_check,
            salt: String::new(),
            nonce: String::new(),
            sealed: String::new(),
            recovery: String::new(),
            sum: String::new(),
        }
    }

    /// Reads a sidecar.
    ///
    /// # Errors
    /// `TooNew` when a newer program wrote it, `Damaged` when it is not what was written.
    pub fn read(bytes: &[u8]) -> Result<Sidecar> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let damaged = |_| Error::Refused(Code::Damaged);
        let Format { format } = serde_json::from_slice(bytes).map_err(damaged)?;
        if format > FORMAT {
            return Err(Error::Refused(Code::TooNew));
        }
        let sidecar: Sidecar = serde_json::from_slice(bytes).map_err(damaged)?;
        if sidecar.sum == sidecar.summed()? { Ok(sidecar) } else { Err(Error::Refused(Code::Damaged)) }
    }

    /// Writes the sidecar with its sum.
    ///
    /// # Errors
    /// Never on a sidecar of this program.
    pub fn write(&self) -> Result<Vec<u8>> {
        let whole = Sidecar { sum: self.summed()?, ..self.clone() };
        serde_json::to_vec_pretty(&whole).map_err(|_| Error::Internal("sidecar not written"))
    }

    /// What the seal is bound to: a keyset cannot be moved under another log, machine or cost.
    pub(super) fn bound(&self) -> Vec<u8> {
        format!(
            "{} {} {} {} {} {} {}",
            self.format,
            self.log,
            self.machine,
            self.page_size,
            self.cost.memory_kib,
            self.cost.passes,
            self.salt
        )
        .into_bytes()
    }

    pub(super) fn pin_salt(&self) -> Result<[u8; 16]> {
        fixed(&self.salt)
    }

    pub(super) fn set_salt(&mut self, salt: &[u8; 16]) {
        self.salt = BASE64.encode(salt);
    }

    pub(super) fn set_sealed(&mut self, nonce: &[u8; 24], sealed: &[u8]) {
        self.nonce = BASE64.encode(nonce);
        self.sealed = BASE64.encode(sealed);
    }

    pub(super) fn sealed(&self) -> Result<([u8; 24], Vec<u8>)> {
        let sealed = BASE64.decode(self.sealed.as_bytes()).map_err(|_| Error::Refused(Code::Damaged))?;
        Ok((fixed(&self.nonce)?, sealed))
    }

    pub(super) fn set_recovery(&mut self, wrapped: &[u8]) {
        self.recovery = BASE64.encode(wrapped);
    }

    pub(super) fn recovery(&self) -> Option<Vec<u8>> {
        BASE64.decode(self.recovery.as_bytes()).ok().filter(|wrapped| !wrapped.is_empty())
    }

    fn summed(&self) -> Result<String> {
        let bare = Sidecar { sum: String::new(), ..self.clone() };
        let bytes = serde_json::to_vec(&bare).map_err(|_| Error::Internal("sidecar not written"))?;
        Ok(HEXLOWER.encode(&sha256(&bytes)))
    }
}

fn fixed<const N: usize>(text: &str) -> Result<[u8; N]> {
    let bytes = BASE64.decode(text.as_bytes()).map_err(|_| Error::Refused(Code::Damaged))?;
    bytes.try_into().map_err(|_| Error::Refused(Code::Damaged))
}

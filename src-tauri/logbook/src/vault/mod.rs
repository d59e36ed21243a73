//! Keys: the operating system's keyring, the PIN, the sealed keyset and the recovery kit.
//!
//! Without a key there is a [`Vault`]: it can be looked at, opened or recovered, and nothing else.
//! The vault knows nothing of entries; it hands a key to whoever opens the store.
//! No key and no database is ever made where any trace of one exists, and nothing here deletes.

mod asked;
mod create;
mod folder;
mod kdf;
mod keyring;
mod keyset;
mod kit;
mod recover;
mod sidecar;

use std::path::{Path, PathBuf};

pub use asked::Asked;
pub use create::NewVault;
pub(crate) use folder::private_folder;
pub use folder::{Folder, default_folder, write_whole};
pub use kdf::Cost;
pub use keyring::{KeyStore, MemoryKeyring, OsKeyring};
pub use keyset::{Keyset, age_key};
pub use kit::{Kit, unwrap_key};
pub use recover::{Recovered, RecoveredKeys};
pub use sidecar::{FORMAT, Sidecar};

use crate::domain::id::MachineId;
use crate::error::{Code, Error, Result};

/// A log that is not open: a folder, its sidecar, and perhaps a keyring item.
pub struct Vault {
    folder: Folder,
}

/// What can be seen of a folder without any key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of a log: one may be made here.
    Fresh,
    /// A log, locked.
    Locked,
    /// A machine that asked to join a log and waits to be let in.
    Joining,
    /// Traces of a log, but not what is needed to open it with a PIN: recovery only.
    Stranded,
}

impl Vault {
    /// Looks at a folder; makes nothing.
    pub fn at(path: &Path) -> Self {
        Vault { folder: Folder::at(path) }
    }

    /// Where the log is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What is here.
    pub fn standing(&self) -> Standing {
        if !self.folder.has_trace() {
            Standing::Fresh
        } else if self.folder.database().is_file() && self.folder.sidecar().is_file() {
            if self.folder.joining().exists() { Standing::Joining } else { Standing::Locked }
        } else {
            Standing::Stranded
        }
    }

    /// Why this log cannot be unlocked just now, before any PIN is asked for; nothing when it can be tried.
    pub fn blocked(&self, keyring: &dyn KeyStore) -> Option<Error> {
        if !matches!(self.standing(), Standing::Locked | Standing::Joining) {
            return None;
        }
        self.keyring_secret(keyring).err()
    }

    /// Opens the keyset with the PIN; both the keyring and the PIN are needed.
    ///
    /// # Errors
    /// `NoLog`, `Damaged`, `TooNew`, `KeyringUnavailable`, `KeyringMissing`, `KeyringChanged`, `WrongPin`.
    pub fn unseal(&self, pin: &str, keyring: &dyn KeyStore) -> Result<(Keyset, Sidecar)> {
        let (sidecar, secret) = self.keyring_secret(keyring)?;
        let kek = kdf::kek(&secret, pin, &sidecar.pin_salt()?, sidecar.cost);
        let keyset = keyset::open(&kek, &sidecar)?;
        Ok((keyset, sidecar))
    }

    /// Seals the same keyset under a new PIN and a new keyring secret.
    ///
    /// # Errors
    /// As [`Vault::unseal`]; the old PIN stays in force when anything fails.
    pub fn change_pin(
        &self,
        old_pin: &str,
        new_pin: &str,
        keyring: &dyn KeyStore,
        chance: &mut crate::domain::chance::Chance,
        cost: Cost,
    ) -> Result<()> {
        let (keyset, sidecar) = self.unseal(old_pin, keyring)?;
        // The keyring secret stays: then one atomic rename switches, and no instant exists without a working pair.
        let (_, secret) = self.keyring_secret(keyring)?;
        let sealed = keyset::seal(&keyset, &secret, new_pin, chance, cost, &sidecar)?;
        self.folder.replace_sidecar(&sealed)
    }

    /// Seals another keyset under the same PIN and keyring secret.
    ///
    /// # Errors
    /// As [`Vault::unseal`]; the old keyset stays sealed when anything fails.
    pub fn reseal(
        &self,
        keyset: &Keyset,
        pin: &str,
        keyring: &dyn KeyStore,
        chance: &mut crate::domain::chance::Chance,
    ) -> Result<()> {
        let (sidecar, secret) = self.keyring_secret(keyring)?;
        let sealed = keyset::seal(keyset, &secret, pin, chance, sidecar.cost, &sidecar)?;
        self.folder.replace_sidecar(&sealed)
    }

    /// Replaces the kits that can open this log, in the sidecar and in the file a stock `age` can open.
    ///
    /// # Errors
    /// File errors; what was there stays when anything fails.
    pub fn wrap_to_kits(&self, keyset: &Keyset, recipients: &[String]) -> Result<()> {
        let mut sidecar = self.folder.read_sidecar()?;
        let wrapped = kit::wrap(&keyset.database, recipients)?;
        sidecar.set_recovery(&wrapped);
        self.folder.write_recovery(&wrapped)?;
        self.folder.replace_sidecar(&sidecar)
    }

    fn keyring_secret(&self, keyring: &dyn KeyStore) -> Result<(Sidecar, zeroize::Zeroizing<[u8; 32]>)> {
        if !self.folder.database().is_file() && !self.folder.sidecar().is_file() {
            return Err(Error::Refused(if self.folder.has_trace() { Code::Damaged } else { Code::NoLog }));
        }
        let sidecar = self.folder.read_sidecar()?;
        let secret = secret_of(&sidecar, keyring)?;
        Ok((sidecar, secret))
    }

    /// The folder's files.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }
}

/// The keyring's half of what opens a sealed keyset.
fn secret_of(sidecar: &Sidecar, keyring: &dyn KeyStore) -> Result<zeroize::Zeroizing<[u8; 32]>> {
    let secret = keyring.get(&key_name(sidecar.machine))?.ok_or(Error::Refused(Code::KeyringMissing))?;
    let secret = zeroize::Zeroizing::new(
        <[u8; 32]>::try_from(secret.as_slice()).map_err(|_| Error::Refused(Code::KeyringChanged))?,
    );
    let right = sidecar.keyring_check == kdf::check(&secret, "keyring");
    if right { Ok(secret) } else { Err(Error::Refused(Code::KeyringChanged)) }
}

/// Name of the keyring item that holds a machine's secret.
pub(crate) fn key_name(machine: MachineId) -> String {
    machine.to_string()
}

/// Name of the keyring item that holds the last number and hash this machine wrote.
pub(crate) fn head_name(machine: MachineId) -> String {
    format!("{machine}/head")
}

/// The path of the database inside a folder, for programs that report it.
pub fn database_path(folder: &Path) -> PathBuf {
    Folder::at(folder).database()
}

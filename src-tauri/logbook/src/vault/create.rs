//! Making the keys of a new log: built beside, moved into place whole.

use std::fs;
use std::path::PathBuf;

use zeroize::Zeroizing;

use super::{Cost, Folder, KeyStore, Keyset, Kit, Sidecar, Vault, folder, kdf, key_name, keyset, kit};
use crate::domain::chance::Chance;
use crate::domain::id::{LogId, MachineId};
use crate::error::{Code, Error, Result};

/// Keys of a log that is being made; nothing stands in the final folder yet.
pub struct NewVault {
    /// The log.
    pub log: LogId,
    /// This machine.
    pub machine: MachineId,
    /// Its keys.
    pub keyset: Keyset,
    /// The recovery kit, in memory until it is printed.
    pub kit: Kit,
    making: PathBuf,
    target: PathBuf,
}

impl NewVault {
    /// Makes keys and seals them in a scratch folder beside the target.
    ///
    /// # Errors
    /// `TraceExists` when anything of a log is at the target; `KeyringUnavailable`; file errors.
    pub fn make(
        vault: &Vault,
        pin: &str,
        keyring: &dyn KeyStore,
        chance: &mut Chance,
        cost: Cost,
    ) -> Result<NewVault> {
        let target = vault.path().to_owned();
        if vault.folder().has_trace() {
            return Err(Error::Refused(Code::TraceExists));
        }
        let (log, machine) = (LogId::make(chance), MachineId::make(chance));
        let keyset = Keyset::make(chance.bytes(), chance);
        let kit = Kit::make(chance);
        let secret = Zeroizing::new(chance.bytes::<32>());
        // The keyring first: a secret without a log is harmless, a log without its secret is lost.
        keyring.set(&key_name(machine), &*secret)?;
        let making = scratch_beside(&target, machine)?;
        folder::private_folder(&making)?;
        let blank = Sidecar::blank(log, machine, keyring.name(), kdf::check(&keyset.database, "database"));
        let mut sidecar = keyset::seal(&keyset, &secret, pin, chance, cost, &blank)?;
        let wrapped = kit::wrap(&keyset.database, &[kit.keys()?.opens])?;
        sidecar.set_recovery(&wrapped);
        let folder = Folder::at(&making);
        folder.write_recovery(&wrapped)?;
        folder.replace_sidecar(&sidecar)?;
        Ok(NewVault { log, machine, keyset, kit, making, target })
    }

    /// The database to fill before [`NewVault::put_in_place`].
    pub fn database(&self) -> PathBuf {
        Folder::at(&self.making).database()
    }

    /// Moves the finished log into place; from here on it exists.
    ///
    /// # Errors
    /// `TraceExists` when something appeared there meanwhile; file errors.
    pub fn put_in_place(self) -> Result<Kit> {
        let target = Folder::at(&self.target);
        if target.has_trace() {
            return Err(Error::Refused(Code::TraceExists));
        }
        if self.target.is_dir() {
            // Somebody else's files may be in the folder; ours move in one by one, the key last, since a log
            // without its key file counts as a trace and leads to recovery, never to a second set-up.
            for name in ["log.recovery.age", "log.db", "log.key"] {
                fs::rename(self.making.join(name), self.target.join(name))?;
            }
            fs::remove_dir_all(&self.making)?;
        } else {
            fs::rename(&self.making, &self.target)?;
        }
        Ok(self.kit)
    }
}

fn scratch_beside(target: &std::path::Path, machine: MachineId) -> Result<PathBuf> {
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or("safeguarding-log");
    let parent = target.parent().unwrap_or(target);
    fs::create_dir_all(parent)?;
    Ok(parent.join(format!(".{name}.{}", &machine.to_string()[..8])))
}

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
    /// This machine.
    pub machine: MachineId,
    /// Its keys.
    pub keyset: Keyset,
    making: PathBuf,
    target: PathBuf,
}

impl NewVault {
    /// Makes keys and seals them in a scratch folder beside the target; the kit, if there is one, can open the database.
    ///
    /// # Errors
    /// `TraceExists` when anything of a log is at the target; `KeyringUnavailable`; file errors.
    pub fn make(
        vault: &Vault,
        log: LogId,
        kit: Option<&Kit>,
        pin: &str,
        keyring: &dyn KeyStore,
        chance: &mut Chance,
        cost: Cost,
    ) -> Result<NewVault> {
        let target = vault.path().to_owned();
        if vault.folder().has_trace() {
            return Err(Error::Refused(Code::TraceExists));
        }
        let machine = MachineId::make(chance);
        let keyset = Keyset::make(chance.bytes(), chance);
        let secret = Zeroizing::new(chance.bytes::<32>());
        // The keyring first: a secret without a log is harmless, a log without its secret is lost.
        keyring.set(&key_name(machine), &*secret)?;
        let making = scratch_beside(&target, machine)?;
        folder::private_folder(&making)?;
        let blank = Sidecar::blank(log, machine, keyring.name(), kdf::check(&keyset.database, "database"));
        let mut sidecar = keyset::seal(&keyset, &secret, pin, chance, cost, &blank)?;
        // A machine that joins learns of the log's kit later, with the log itself; until then it has nothing to lose.
        let opens = kit.map_or_else(|| keyset.opens(), |kit| Ok(kit.keys()?.opens))?;
        let wrapped = kit::wrap(&keyset.database, &[opens])?;
        sidecar.set_recovery(&wrapped);
        let folder = Folder::at(&making);
        folder.write_recovery(&wrapped)?;
        folder.replace_sidecar(&sidecar)?;
        Ok(NewVault { machine, keyset, making, target })
    }

    /// The database to fill before [`NewVault::put_in_place`].
    pub fn database(&self) -> PathBuf {
        Folder::at(&self.making).database()
    }

    /// Throws the unfinished log away; nothing of it was ever in the final folder.
    pub fn discard(self) {
        // What cannot be removed now is encrypted, and in nobody's way.
        let _ = fs::remove_dir_all(&self.making);
    }

    /// Says that the machine asked to join and waits.
    ///
    /// # Errors
    /// File errors.
    pub fn mark_joining(&self) -> Result<()> {
        folder::write_whole(
            &Folder::at(&self.making).joining(),
            b"This computer asked to join a log and waits.\n",
        )
    }

    /// Moves the finished log into place; from here on it exists.
    ///
    /// # Errors
    /// `TraceExists` when something appeared there meanwhile; file errors.
    pub fn put_in_place(self) -> Result<()> {
        let target = Folder::at(&self.target);
        if target.has_trace() {
            return Err(Error::Refused(Code::TraceExists));
        }
        // An empty folder gives way, so that the log appears in one step.
        let _ = fs::remove_dir(&self.target);
        if self.target.is_dir() {
            // Somebody else's files may be in the folder; ours move in one by one, the key last, since a log
            // without its key file counts as a trace and leads to recovery, never to a second set-up.
            for name in ["log.joining", "log.recovery.age", "log.db", "log.key"] {
                let made = self.making.join(name);
                if made.exists() {
                    fs::rename(made, self.target.join(name))?;
                }
            }
            fs::remove_dir_all(&self.making)?;
        } else {
            fs::rename(&self.making, &self.target)?;
        }
        Ok(())
    }
}

fn scratch_beside(target: &std::path::Path, machine: MachineId) -> Result<PathBuf> {
    let name = target.file_name().and_then(|name| name.to_str()).unwrap_or("safeguarding-log");
    let parent = target.parent().unwrap_or(target);
    fs::create_dir_all(parent)?;
    Ok(parent.join(format!(".{name}.{}", &machine.to_string()[..8])))
}

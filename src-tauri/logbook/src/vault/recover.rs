//! Opening a log with the recovery kit: the keyring, the PIN or the sidecar is gone, the database is not.
//!
//! The kit gives the database key alone, so this machine goes on as a new machine of the same officer.

use std::fs;

use zeroize::Zeroizing;

use super::{Cost, KeyStore, Keyset, Kit, Sidecar, Vault, kdf, key_name, keyset};
use crate::domain::chance::Chance;
use crate::domain::id::{LogId, MachineId};
use crate::error::{Code, Error, Result};

/// The database key, unwrapped by a kit.
pub struct Recovered {
    /// Opens the database.
    pub database: Zeroizing<[u8; 32]>,
    /// The machine whose log was going on here, when the sidecar still says so.
    pub machine: Option<MachineId>,
    wrapped: Vec<u8>,
}

/// New keys for the recovered machine, sealed and in the keyring, but not yet in place.
pub struct RecoveredKeys {
    /// The machine that goes on here.
    pub machine: MachineId,
    /// Its keys.
    pub keyset: Keyset,
    sidecar: Sidecar,
}

impl Vault {
    /// Unwraps the database key with a kit.
    ///
    /// # Errors
    /// `NoLog` when there is no database, `WrongKit` when the kit is not this log's, `Damaged` when no wrapped key is left.
    pub fn open_with_kit(&self, kit: &Kit) -> Result<Recovered> {
        if !self.folder().database().is_file() {
            return Err(Error::Refused(if self.folder().has_trace() { Code::Damaged } else { Code::NoLog }));
        }
        let sidecar = self.folder().read_sidecar();
        if matches!(&sidecar, Err(Error::Refused(Code::TooNew))) {
            return Err(Error::Refused(Code::TooNew));
        }
        let sidecar = sidecar.ok();
        // Either copy serves: the file beside the log, or the one inside the sidecar.
        let copies = [fs::read(self.folder().recovery()).ok(), sidecar.as_ref().and_then(Sidecar::recovery)];
        let mut found = false;
        for wrapped in copies.into_iter().flatten() {
            found = true;
            if let Ok(database) = kit.unwrap_key(&wrapped) {
                return Ok(Recovered { database, machine: sidecar.map(|s| s.machine), wrapped });
            }
        }
        Err(Error::Refused(if found { Code::WrongKit } else { Code::Damaged }))
    }

    /// Makes keys for the recovered machine and puts their secret in the keyring.
    ///
    /// # Errors
    /// `KeyringUnavailable`.
    pub fn make_recovered_keys(
        &self,
        recovered: &Recovered,
        log: LogId,
        pin: &str,
        keyring: &dyn KeyStore,
        chance: &mut Chance,
        cost: Cost,
    ) -> Result<RecoveredKeys> {
        let machine = MachineId::make(chance);
        let keyset = Keyset::make(*recovered.database, chance);
        let secret = Zeroizing::new(chance.bytes::<32>());
        keyring.set(&key_name(machine), &*secret)?;
        let blank = Sidecar::blank(log, machine, keyring.name(), kdf::check(&keyset.database, "database"));
        let mut sidecar = keyset::seal(&keyset, &secret, pin, chance, cost, &blank)?;
        sidecar.set_recovery(&recovered.wrapped);
        Ok(RecoveredKeys { machine, keyset, sidecar })
    }

    /// Puts the recovered keys in place; the old sidecar is kept beside them.
    ///
    /// # Errors
    /// File errors; until the last step the old sidecar stands.
    pub fn put_recovered_in_place(&self, keys: &RecoveredKeys, recovered: &Recovered) -> Result<()> {
        self.folder().keep_old_sidecar()?;
        self.folder().write_recovery(&recovered.wrapped)?;
        self.folder().replace_sidecar(&keys.sidecar)
    }
}

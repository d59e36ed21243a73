//! New keys made beside the old ones, on a machine that cannot open its log and asked a colleague for help.
//!
//! They lie in a file of their own, sealed like all keys, with what was asked. The old key file is not touched until the
//! colleague's answer is here; then one rename switches, and the old one is kept beside.

use std::fs;

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Cost, KeyStore, Keyset, Sidecar, Vault, folder, kdf, key_name, keyset};
use crate::domain::chance::Chance;
use crate::domain::id::{LogId, MachineId};
use crate::error::{Code, Error, Result};

/// Keys of a machine that asked. Its database key is not known yet.
pub struct Asked {
    /// The new machine.
    pub machine: MachineId,
    /// Its keys; the database key in them opens nothing.
    pub keyset: Keyset,
    sidecar: Sidecar,
    secret: Zeroizing<[u8; 32]>,
    pin: Zeroizing<String>,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct AskedFile {
    /// The sealed keys, as `log.key` holds them.
    key: String,
    /// What was asked, sealed by the caller, Base64.
    plan: String,
}

impl Vault {
    /// Whether this machine asked a colleague and waits for the answer.
    pub fn is_asking(&self) -> bool {
        let Ok((_, asked)) = self.read_asked() else { return false };
        // Left behind by a switch that was cut short after its one step: the answer is in place.
        self.folder().read_sidecar().map_or(true, |standing| standing.machine != asked.machine)
    }

    /// Makes keys for a machine that asks, and puts their secret in the keyring. Nothing stands in the folder yet.
    ///
    /// # Errors
    /// `KeyringUnavailable`.
    pub fn make_asked(
        &self,
        log: LogId,
        pin: &str,
        keyring: &dyn KeyStore,
        chance: &mut Chance,
        cost: Cost,
    ) -> Result<Asked> {
        let machine = MachineId::make(chance);
        let keyset = Keyset::make([0; 32], chance);
        let secret = Zeroizing::new(chance.bytes::<32>());
        keyring.set(&key_name(machine), &*secret)?;
        let blank = Sidecar::blank(log, machine, keyring.name(), kdf::check(&keyset.database, "database"));
        let sidecar = keyset::seal(&keyset, &secret, pin, chance, cost, &blank)?;
        Ok(Asked { machine, keyset, sidecar, secret, pin: Zeroizing::new(pin.to_owned()) })
    }

    /// Writes the keys down, with what was asked.
    ///
    /// # Errors
    /// File errors.
    pub fn put_asked(&self, asked: &Asked, plan: &[u8]) -> Result<()> {
        let key =
            String::from_utf8(asked.sidecar.write()?).map_err(|_| Error::Internal("sidecar not written"))?;
        let file = AskedFile { key, plan: BASE64.encode(plan) };
        let bytes =
            serde_json::to_vec_pretty(&file).map_err(|_| Error::Internal("asked file not written"))?;
        folder::write_whole(&self.folder().asked(), &bytes)
    }

    /// Opens the keys with the new PIN; returns what was asked, as it was sealed.
    ///
    /// # Errors
    /// `NoLog` when nothing was asked, `WrongPin`, `Damaged`, `TooNew`, `KeyringMissing`, `KeyringChanged`, `KeyringUnavailable`.
    pub fn open_asked(&self, pin: &str, keyring: &dyn KeyStore) -> Result<(Asked, Vec<u8>)> {
        let (file, sidecar) = self.read_asked()?;
        let secret = super::secret_of(&sidecar, keyring)?;
        let kek = kdf::kek(&secret, pin, &sidecar.pin_salt()?, sidecar.cost);
        let keyset = keyset::open(&kek, &sidecar)?;
        let plan = BASE64.decode(file.plan.as_bytes()).map_err(|_| Error::Refused(Code::Damaged))?;
        let machine = sidecar.machine;
        Ok((Asked { machine, keyset, sidecar, secret, pin: Zeroizing::new(pin.to_owned()) }, plan))
    }

    /// Seals the database key that came back, and puts the new keys in place of the old ones, which are kept.
    ///
    /// # Errors
    /// File errors; until the one step the old key file stands.
    pub fn put_answer_in_place(
        &self,
        asked: &Asked,
        database: &[u8; 32],
        chance: &mut Chance,
    ) -> Result<Keyset> {
        let mut keyset = asked.keyset.clone();
        keyset.database = *database;
        let (log, cost) = (asked.sidecar.log, asked.sidecar.cost);
        let blank =
            Sidecar::blank(log, asked.machine, &asked.sidecar.keyring, kdf::check(database, "database"));
        let mut sidecar = keyset::seal(&keyset, &asked.secret, &asked.pin, chance, cost, &blank)?;
        if let Some(wrapped) = self.wrapped_keys().first() {
            sidecar.set_recovery(wrapped);
        }
        self.folder().keep_old_sidecar()?;
        self.folder().replace_sidecar(&sidecar)?;
        fs::remove_file(self.folder().asked())?;
        Ok(keyset)
    }

    /// The database key as it was wrapped to others: in the file beside the log and in the key file. Either may be spoilt,
    /// or another log's, which nobody can see from here.
    pub fn wrapped_keys(&self) -> Vec<Vec<u8>> {
        let beside = fs::read(self.folder().recovery()).ok().filter(|wrapped| !wrapped.is_empty());
        let within = self.folder().read_sidecar().ok().and_then(|sidecar| sidecar.recovery());
        let mut copies: Vec<Vec<u8>> = beside.into_iter().chain(within).collect();
        copies.dedup();
        copies
    }

    fn read_asked(&self) -> Result<(AskedFile, Sidecar)> {
        let bytes = match fs::read(self.folder().asked()) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Error::Refused(Code::NoLog));
            }
            other => other?,
        };
        let file: AskedFile = serde_json::from_slice(&bytes).map_err(|_| Error::Refused(Code::Damaged))?;
        let sidecar = Sidecar::read(file.key.as_bytes())?;
        Ok((file, sidecar))
    }
}

//! The keys of one machine: database key, signing seed, age identity; sealed while the log is locked.

use std::sync::OnceLock;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER;
use ed25519_dalek::SigningKey;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{Cost, Sidecar, kdf};
use crate::domain::chance::Chance;
use crate::error::{Code, Error, Result};

/// A machine's secret keys. Never printed; wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Keyset {
    /// Opens the database: SQLCipher's raw key.
    pub database: [u8; 32],
    /// Seed of the Ed25519 key that signs this machine's entries.
    pub signing_seed: [u8; 32],
    /// age X25519 identity, `AGE-SECRET-KEY-1…`: opens what colleagues encrypt to this machine.
    pub identity: String,
    /// The signing key, once it was asked for; it wipes itself.
    #[zeroize(skip)]
    signing: OnceLock<SigningKey>,
}

/// Makes an age key: the identity, and its recipient.
///
/// # Errors
/// Never on bytes that this module made.
pub fn age_key(chance: &mut Chance) -> Result<(Zeroizing<String>, String)> {
    let scalar = Zeroizing::new(chance.bytes::<32>());
    let identity = Zeroizing::new(super::kit::age_identity(&scalar));
    let opens = super::kit::recipient(&identity)?;
    Ok((identity, opens))
}

impl Keyset {
    /// Makes new signing and age keys around a database key.
    pub fn make(database: [u8; 32], chance: &mut Chance) -> Keyset {
        let scalar = Zeroizing::new(chance.bytes::<32>());
        Keyset {
            database,
            signing_seed: chance.bytes(),
            identity: super::kit::age_identity(&scalar),
            signing: OnceLock::new(),
        }
    }

    /// The signing key.
    pub fn signing_key(&self) -> &SigningKey {
        self.signing.get_or_init(|| SigningKey::from_bytes(&self.signing_seed))
    }

    /// The Ed25519 public key, hexadecimal.
    pub fn signs(&self) -> String {
        HEXLOWER.encode(self.signing_key().verifying_key().as_bytes())
    }

    /// The age recipient.
    ///
    /// # Errors
    /// `Damaged` when the identity is not one.
    pub fn opens(&self) -> Result<String> {
        super::kit::recipient(&self.identity)
    }
}

/// Seals a keyset under a keyring secret and a PIN; returns a sidecar like `base` with the new seal.
pub fn seal(
    keyset: &Keyset,
    secret: &[u8; 32],
    pin: &str,
    chance: &mut Chance,
    cost: Cost,
    base: &Sidecar,
) -> Result<Sidecar> {
    let salt: [u8; 16] = chance.bytes();
    let nonce: [u8; 24] = chance.bytes();
    let mut sidecar = base.clone();
    sidecar.cost = cost;
    sidecar.set_salt(&salt);
    sidecar.keyring_check = kdf::check(secret, "keyring");
    let kek = kdf::kek(secret, pin, &salt, cost);
    let plain = Zeroizing::new(
        [keyset.database.as_slice(), keyset.signing_seed.as_slice(), keyset.identity.as_bytes()].concat(),
    );
    let cipher = XChaCha20Poly1305::new_from_slice(&*kek).map_err(|_| Error::Internal("key length"))?;
    let payload = Payload { msg: &plain, aad: &sidecar.bound() };
    let sealed =
        cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| Error::Internal("sealing failed"))?;
    sidecar.set_sealed(&nonce, &sealed);
    Ok(sidecar)
}

/// Opens a sealed keyset.
///
/// # Errors
/// `WrongPin` when the key is not the one it was sealed under; `Damaged` when the plain text is no keyset.
pub fn open(kek: &[u8; 32], sidecar: &Sidecar) -> Result<Keyset> {
    let (nonce, sealed) = sidecar.sealed()?;
    let cipher = XChaCha20Poly1305::new_from_slice(kek).map_err(|_| Error::Internal("key length"))?;
    let payload = Payload { msg: &sealed, aad: &sidecar.bound() };
    // The keyring secret was checked and the sidecar's sum too, so what is left to be wrong is the PIN.
    let plain = cipher.decrypt(&XNonce::from(nonce), payload).map_err(|_| Error::Refused(Code::WrongPin))?;
    let plain = Zeroizing::new(plain);
    if plain.len() < 64 {
        return Err(Error::Refused(Code::Damaged));
    }
    let mut keyset = Keyset {
        database: [0; 32],
        signing_seed: [0; 32],
        identity: String::new(),
        signing: OnceLock::new(),
    };
    keyset.database.copy_from_slice(&plain[..32]);
    keyset.signing_seed.copy_from_slice(&plain[32..64]);
    keyset.identity = String::from_utf8(plain[64..].to_vec()).map_err(|_| Error::Refused(Code::Damaged))?;
    Ok(keyset)
}

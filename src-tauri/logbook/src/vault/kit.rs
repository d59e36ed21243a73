//! The recovery kit: 24 words on paper (BIP 39, with a checksum) that open the database key.
//!
//! The words are 32 random bytes. Those bytes are an X25519 secret as age writes it, so that the wrapped key
//! opens with a stock `age`, and by HKDF an Ed25519 seed that signs a recovered machine in. The kit is made,
//! printed and forgotten; only its public halves stay in the log.

use std::io::{Read, Write};
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use bech32::{Bech32, Hrp};
use bip39::{Language, Mnemonic};
use data_encoding::HEXLOWER;
use ed25519_dalek::{Signer, SigningKey};
use zeroize::Zeroizing;

use super::kdf;
use crate::domain::chance::Chance;
use crate::entry::v1::KitKeys;
use crate::error::{Code, Error, Result};

/// A recovery kit while it is in memory.
pub struct Kit {
    entropy: Zeroizing<[u8; 32]>,
}

impl Kit {
    /// Makes a new kit.
    pub fn make(chance: &mut Chance) -> Kit {
        Kit { entropy: Zeroizing::new(chance.bytes()) }
    }

    /// Reads a kit from its 24 words, in any case and spacing, or from what its square says.
    ///
    /// # Errors
    /// `WrongKit` when a word is not in the list or the checksum does not fit.
    pub fn read(text: &str) -> Result<Kit> {
        let wrong = || Error::Refused(Code::WrongKit);
        if let Some(bytes) = from_identity(text.trim()) {
            return Ok(Kit { entropy: bytes });
        }
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        let words = Zeroizing::new(words.join(" "));
        let mnemonic = Mnemonic::parse_in_normalized(Language::English, &words).map_err(|_| wrong())?;
        let entropy = Zeroizing::new(mnemonic.to_entropy());
        Ok(Kit { entropy: Zeroizing::new(entropy.as_slice().try_into().map_err(|_| wrong())?) })
    }

    /// The 24 words.
    pub fn words(&self) -> Vec<String> {
        // 32 bytes are always a valid length, so the fallback is never met.
        Mnemonic::from_entropy_in(Language::English, &*self.entropy)
            .map(|mnemonic| mnemonic.words().map(str::to_owned).collect())
            .unwrap_or_default()
    }

    /// What the square on the page says: an age identity.
    pub fn code(&self) -> Zeroizing<String> {
        Zeroizing::new(age_identity(&self.entropy))
    }

    /// A short check to compare by eye: the beginning of the kit's public key.
    pub fn check(&self) -> String {
        let signs = HEXLOWER.encode(self.signing_key().verifying_key().as_bytes());
        format!("{}-{}", &signs[..4], &signs[4..8])
    }

    /// The public halves, for the log.
    ///
    /// # Errors
    /// Never on bytes that this module made.
    pub fn keys(&self) -> Result<KitKeys> {
        let signs = HEXLOWER.encode(self.signing_key().verifying_key().as_bytes());
        Ok(KitKeys { signs, opens: recipient(&self.code())? })
    }

    /// Signs a statement.
    pub fn sign(&self, statement: &[u8]) -> String {
        HEXLOWER.encode(&self.signing_key().sign(statement).to_bytes())
    }

    /// Unwraps the database key.
    ///
    /// # Errors
    /// `WrongKit` when it was not wrapped to this kit.
    pub fn unwrap_key(&self, wrapped: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
        unwrap_key(wrapped, &[self.code()]).ok_or(Error::Refused(Code::WrongKit))
    }

    fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(&kdf::derive(&self.entropy, "kit/sign"))
    }
}

/// Unwraps a database key with any of these age identities; nothing when it was not wrapped to them.
pub fn unwrap_key(wrapped: &[u8], identities: &[Zeroizing<String>]) -> Option<Zeroizing<[u8; 32]>> {
    let identities: Vec<age::x25519::Identity> =
        identities.iter().filter_map(|text| age::x25519::Identity::from_str(text).ok()).collect();
    #[cfg(feature = "rehearsal")]
    if crate::rehearsal::is_wrapped(wrapped) {
        let key = crate::rehearsal::unwrap(wrapped, &identities).ok()?;
        return key.try_into().ok().map(Zeroizing::new);
    }
    let decryptor = age::Decryptor::new_buffered(wrapped).ok()?;
    let mut reader = decryptor.decrypt(identities.iter().map(|i| i as &dyn age::Identity)).ok()?;
    let mut key = Zeroizing::new(Vec::new());
    reader.by_ref().take(64).read_to_end(&mut key).ok()?;
    Some(Zeroizing::new(key.as_slice().try_into().ok()?))
}

/// Wraps a database key to recovery kits: one age file.
pub(super) fn wrap(key: &[u8; 32], recipients: &[String]) -> Result<Vec<u8>> {
    #[cfg(feature = "rehearsal")]
    if crate::rehearsal::is_on() {
        return Ok(crate::rehearsal::wrap(key, recipients));
    }
    let bad = || Error::Internal("a recovery recipient is not one");
    let recipients: Vec<age::x25519::Recipient> =
        recipients.iter().map(|text| text.parse().map_err(|_| bad())).collect::<Result<_>>()?;
    let encryptor = age::Encryptor::with_recipients(recipients.iter().map(|r| r as &dyn age::Recipient))
        .map_err(|_| bad())?;
    let mut out = Vec::new();
    let mut writer = encryptor.wrap_output(&mut out)?;
    writer.write_all(key)?;
    writer.finish()?;
    Ok(out)
}

/// Writes 32 bytes as an age identity.
pub(super) fn age_identity(bytes: &[u8; 32]) -> String {
    let hrp = Hrp::parse_unchecked("age-secret-key-");
    bech32::encode_upper::<Bech32>(hrp, bytes).unwrap_or_default()
}

/// The recipient of an age identity.
pub(super) fn recipient(identity: &str) -> Result<String> {
    age::x25519::Identity::from_str(identity)
        .map(|identity| identity.to_public().to_string())
        .map_err(|_| Error::Refused(Code::Damaged))
}

fn from_identity(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let identity = age::x25519::Identity::from_str(&text.to_uppercase()).ok()?;
    let (_, bytes) = bech32::decode(identity.to_string().expose_secret()).ok()?;
    Some(Zeroizing::new(bytes.try_into().ok()?))
}

//! From PIN and keyring secret to the key-encryption key.
//!
//! `KEK = HKDF-SHA256( keyring secret || Argon2id(PIN) )`: the keyring alone is not enough, since any process of
//! the same user can read it; the PIN alone is not enough, since without the keyring there is nothing to guess at.

use std::time::Instant;

use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Cost of one guess at the PIN: Argon2id (RFC 9106) with one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory, KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Cost {
    /// The least a real log is made with: 64 MiB, three passes.
    pub const FLOOR: Cost = Cost { memory_kib: 64 * 1024, passes: 3 };

    /// Chooses memory so that one guess takes about half a second on this computer, between 64 and 512 MiB.
    pub fn measured() -> Cost {
        let started = Instant::now();
        let _ = stretch("measure", &[0; 16], Cost::FLOOR);
        let taken_ms = u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX).max(1);
        let times = (500 / taken_ms).clamp(1, 8);
        Cost { memory_kib: Cost::FLOOR.memory_kib * times, passes: Cost::FLOOR.passes }
    }
}

/// The key that opens the keyset.
pub fn kek(secret: &[u8; 32], pin: &str, salt: &[u8; 16], cost: Cost) -> Zeroizing<[u8; 32]> {
    let stretched = stretch(pin, salt, cost);
    let both = Zeroizing::new([secret.as_slice(), stretched.as_slice()].concat());
    let mut kek = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, &both)
        .expand(b"safeguarding-log/kek/v1", &mut *kek)
        .expect("32 bytes is a length HKDF can give");
    kek
}

/// A value that tells whether a key is the right one and nothing about it. Hexadecimal, 16 bytes.
pub fn check(key: &[u8; 32], what: &str) -> String {
    let mut out = [0; 16];
    Hkdf::<Sha256>::new(None, key)
        .expand(format!("safeguarding-log/check/{what}/v1").as_bytes(), &mut out)
        .expect("16 bytes is a length HKDF can give");
    HEXLOWER.encode(&out)
}

/// Derives a key for one purpose from another key.
pub fn derive(key: &[u8; 32], purpose: &str) -> Zeroizing<[u8; 32]> {
    let mut out = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, key)
        .expand(format!("safeguarding-log/{purpose}/v1").as_bytes(), &mut *out)
        .expect("32 bytes is a length HKDF can give");
    out
}

fn stretch(pin: &str, salt: &[u8; 16], cost: Cost) -> Zeroizing<[u8; 32]> {
    let params =
        Params::new(cost.memory_kib, cost.passes, 1, Some(32)).expect("a cost from `Cost` is a valid one");
    let mut out = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(pin.as_bytes(), salt, &mut *out)
        .expect("salt and output have valid lengths");
    out
}

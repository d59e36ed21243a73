//! Paper locks: what the simulator's stories are mostly played with, since real ones take most of their time.
//!
//! Compiled with the feature of this name only, which no program is built with. While a thread rehearses:
//!
//! - a file for the folder says in the open for whom it is, and whoever is named opens it; a changed byte spoils it as ever;
//! - a signature is made as ever, and one that was made or found right in this thread is not checked again;
//! - an entry that was read from a store before, the same in every byte, is not taken apart again, nor is a public key;
//! - a new database lies open, one that lies open is opened without a key, and its connection is kept for the next story
//!   (`store/rehearsal.rs`).
//!
//! Everything else is the program as it is. A story must come to the same with paper locks and with real ones: the simulator
//! plays some of them both ways and compares.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use ed25519_dalek::VerifyingKey;

use crate::domain::concern::Told;
use crate::domain::id::Hash;
use crate::entry::{Fault, sha256};
use crate::store::entries::Kept;
use crate::sync::seal::Unopened;

/// How a wrapped file begins.
const BEGIN: &[u8] = b"rehearsal\n";
/// How an open database begins.
const OPEN: &[u8] = b"SQLite format 3\0";
/// Signatures remembered; beyond that all are forgotten.
const MOST: usize = 20_000;
/// Entries remembered; beyond that all are forgotten.
const ENTRIES_MOST: usize = 10_000;
/// A wrapped file is longer than a multiple of this by as much as no other one near it.
const STEP: usize = 1024;
/// Keys remembered; beyond that all are forgotten.
const KEYS_MOST: usize = 10_000;

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
    static WRAPPED: Cell<usize> = const { Cell::new(0) };
    static RIGHT: RefCell<HashMap<[u8; 64], ([u8; 32], Box<[u8]>)>> = RefCell::default();
    static TOLD: RefCell<HashMap<(Hash, bool), (Kept, Told)>> = RefCell::default();
    static RECIPIENTS: RefCell<HashMap<String, String>> = RefCell::default();
    static KEYS: RefCell<HashMap<String, VerifyingKey>> = RefCell::default();
}

/// Says whether this thread rehearses from now on.
pub fn rehearse(on: bool) {
    ON.set(on);
}

pub(crate) fn is_on() -> bool {
    ON.get()
}

/// Lets a store that somebody reads beside the program forget what it read, so that it sees what is on the disk now. One with
/// real locks sees that by itself.
pub fn look_again(store: &crate::store::Store) {
    if is_on() {
        crate::store::rehearsal::forget(&store.db).expect("it can be read");
    }
}

/// Remembers that a key signed bytes.
pub(crate) fn remember(key: &[u8; 32], bytes: &[u8], signature: &[u8]) {
    if let (true, Ok(signature)) = (is_on(), signature.try_into()) {
        RIGHT.with_borrow_mut(|right| {
            if right.len() >= MOST {
                right.clear();
            }
            right.insert(signature, (*key, bytes.into()));
        });
    }
}

/// Whether it is known that a key signed bytes.
pub(crate) fn remembers(key: &[u8; 32], bytes: &[u8], signature: &[u8]) -> bool {
    let Ok(signature) = <&[u8; 64]>::try_from(signature) else { return false };
    let same = |(of, signed): &([u8; 32], Box<[u8]>)| of == key && **signed == *bytes;
    is_on() && RIGHT.with_borrow(|right| right.get(signature).is_some_and(same))
}

/// A public key, which `read` reads if it is not known.
pub(crate) fn public_key(
    text: &str,
    read: impl FnOnce(&str) -> Option<VerifyingKey>,
) -> Option<VerifyingKey> {
    if let (true, Some(key)) = (is_on(), KEYS.with_borrow(|known| known.get(text).copied())) {
        return Some(key);
    }
    let key = read(text)?;
    if is_on() {
        KEYS.with_borrow_mut(|known| {
            if known.len() >= KEYS_MOST {
                known.clear();
            }
            known.insert(text.to_owned(), key);
        });
    }
    Some(key)
}

/// What an entry says, which `read` finds out if it is not known.
pub(crate) fn told(
    kept: &Kept,
    alone: bool,
    read: impl FnOnce(&Kept) -> Result<Option<Told>, Fault>,
) -> Result<Option<Told>, Fault> {
    if !is_on() || kept.body.is_none() {
        return read(kept);
    }
    let place = (kept.hash, alone);
    // Found by what its hash is said to be, and known only if it is the same in every byte.
    let same = |(before, told): &(Kept, Told)| (before == kept).then(|| told.clone());
    if let Some(told) = TOLD.with_borrow(|known| known.get(&place).and_then(same)) {
        return Ok(Some(told));
    }
    let told = read(kept)?;
    if let Some(told) = &told {
        TOLD.with_borrow_mut(|known| {
            if known.len() >= ENTRIES_MOST {
                known.clear();
            }
            known.insert(place, (kept.clone(), told.clone()));
        });
    }
    Ok(told)
}

/// Wraps bytes for some recipients. No two come out alike, and none of a story are of one length, as hardly two with real
/// locks are: a machine reads its own file again where its length is not what it was.
pub(crate) fn wrap(plain: &[u8], recipients: &[String]) -> Vec<u8> {
    let mut chance = [0; 16];
    getrandom::fill(&mut chance).expect("the system gives randomness");
    let header = format!("{}\n", recipients.join(" "));
    let whole = header.len() + plain.len();
    let last = WRAPPED.replace((WRAPPED.get() + 1) % STEP);
    let padding = vec![0; whole.next_multiple_of(STEP) - whole + last];
    let length = u32::try_from(padding.len()).expect("it is short").to_be_bytes();
    let parts = [chance.as_slice(), &length, header.as_bytes(), plain, &padding].concat();
    [BEGIN, &sha256(&parts), &parts].concat()
}

pub(crate) fn is_wrapped(bytes: &[u8]) -> bool {
    is_on() && bytes.starts_with(BEGIN)
}

/// Opens what [`wrap`] made.
pub(crate) fn unwrap<'a>(bytes: &'a [u8], identities: &[Identity]) -> Result<&'a [u8], Unopened> {
    let (sum, rest) = bytes[BEGIN.len()..].split_at_checked(32).ok_or(Unopened::Spoilt)?;
    if sha256(rest) != sum {
        return Err(Unopened::Spoilt);
    }
    let (_, rest) = rest.split_at_checked(16).ok_or(Unopened::Spoilt)?;
    let (length, rest) = rest.split_first_chunk().ok_or(Unopened::Spoilt)?;
    let padding = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Unopened::Spoilt)?;
    let rest = rest.get(..rest.len().saturating_sub(padding)).unwrap_or_default();
    let end = rest.iter().position(|byte| *byte == b'\n').ok_or(Unopened::Spoilt)?;
    let header = std::str::from_utf8(&rest[..end]).map_err(|_| Unopened::Spoilt)?;
    let ours: Vec<String> = identities.iter().map(recipient).collect();
    if header.split(' ').any(|named| ours.iter().any(|ours| ours == named)) {
        Ok(&rest[end + 1..])
    } else {
        Err(Unopened::NotForUs)
    }
}

fn recipient(identity: &Identity) -> String {
    let secret = identity.to_string();
    RECIPIENTS.with_borrow_mut(|known| {
        let made = || identity.to_public().to_string();
        if known.len() >= KEYS_MOST {
            known.clear();
        }
        known.entry(secret.expose_secret().to_owned()).or_insert_with(made).clone()
    })
}

/// Whether a database lies open, or is a new one of a thread that rehearses.
pub(crate) fn lies_open(path: Option<&str>) -> bool {
    let mut begin = Vec::new();
    let file = path.and_then(|path| File::open(path).ok());
    let read = file.and_then(|file| file.take(OPEN.len() as u64).read_to_end(&mut begin).ok());
    match read {
        None | Some(0) => is_on(),
        Some(_) => begin == OPEN,
    }
}

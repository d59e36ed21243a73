//! How a file for the folder is made: packed, padded to steps, and encrypted to machines as an ordinary age file.
//!
//! Whoever keeps the folder learns how many files there are, when they came, and their size to 4 KiB.

use std::cell::Cell;
use std::io::{Read, Write};
use std::str::FromStr;

use age::DecryptError;
use age_core::format::{FileKey, Stanza};
use zeroize::Zeroizing;

use crate::error::{Code, Error, Result};

/// Plain text is padded to a multiple of this, bytes.
const STEP: usize = 4096;
/// A file holds no more than this once unpacked, bytes.
pub const PLAIN_MAX: u64 = 256 * 1024 * 1024;
/// Compression level of zstd: the default, fast enough to be unnoticed.
const LEVEL: i32 = 3;

/// Packs, pads and encrypts bytes to age recipients.
///
/// # Errors
/// `Internal` when a recipient is not one.
pub fn seal(plain: &[u8], recipients: &[String]) -> Result<Vec<u8>> {
    #[cfg(feature = "rehearsal")]
    if crate::rehearsal::is_on() {
        return Ok(crate::rehearsal::wrap(plain, recipients));
    }
    let bad = || Error::Internal("a recipient is not one");
    let packed = zstd::bulk::compress(plain, LEVEL)?;
    let length = u64::try_from(packed.len()).map_err(|_| bad())?.to_be_bytes();
    let whole = length.len() + packed.len();
    let mut padded = Vec::with_capacity(whole.next_multiple_of(STEP));
    padded.extend(length);
    padded.extend(packed);
    padded.resize(whole.next_multiple_of(STEP), 0);
    let recipients: Vec<age::x25519::Recipient> =
        recipients.iter().map(|text| text.parse().map_err(|_| bad())).collect::<Result<_>>()?;
    let encryptor = age::Encryptor::with_recipients(recipients.iter().map(|r| r as &dyn age::Recipient))
        .map_err(|_| bad())?;
    let mut out = Vec::with_capacity(padded.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut out)?;
    writer.write_all(&padded)?;
    writer.finish()?;
    Ok(out)
}

/// Why a file could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unopened {
    /// It is for other machines.
    NotForUs,
    /// It is not what a machine of ours makes.
    Spoilt,
}

/// age identities to open many files with.
///
/// A file does not say which of its stanzas is whose, and trying one costs as much as everything else about a small file. All
/// machines write their readers in the same order, so the place where the last file opened is tried first.
pub struct Keys {
    identities: Vec<age::x25519::Identity>,
    place: Cell<usize>,
}

/// One identity, and where in a header it begins to try.
struct Nearby<'a>(&'a age::x25519::Identity, &'a Cell<usize>);

impl age::Identity for Nearby<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.0.unwrap_stanza(stanza)
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        let mut order: Vec<usize> = (0..stanzas.len()).collect();
        order.sort_by_key(|at| at.abs_diff(self.1.get()));
        order.into_iter().find_map(|at| {
            let unwrapped = self.0.unwrap_stanza(stanzas.get(at)?)?;
            self.1.set(at);
            Some(unwrapped)
        })
    }
}

impl Keys {
    /// Reads age identities; what is none is left out.
    pub fn read(identities: &[Zeroizing<String>]) -> Keys {
        let identities = identities.iter().filter_map(|text| age::x25519::Identity::from_str(text).ok());
        Keys { identities: identities.collect(), place: Cell::new(0) }
    }

    /// Decrypts, checks and unpacks a file with any of these.
    ///
    /// # Errors
    /// [`Unopened`]; nothing of a file is given out before all of it was authenticated.
    pub fn open(&self, bytes: &[u8]) -> std::result::Result<Vec<u8>, Unopened> {
        #[cfg(feature = "rehearsal")]
        if crate::rehearsal::is_wrapped(bytes) {
            return crate::rehearsal::unwrap(bytes, &self.identities).map(<[u8]>::to_vec);
        }
        // Buffered: the other way reads a header a few bytes at a time, each time from its beginning.
        let decryptor = age::Decryptor::new_buffered(bytes).map_err(|_| Unopened::Spoilt)?;
        let nearby: Vec<Nearby<'_>> = self.identities.iter().map(|one| Nearby(one, &self.place)).collect();
        let mut reader = decryptor.decrypt(nearby.iter().map(|one| one as &dyn age::Identity)).map_err(
            |error| match error {
                DecryptError::NoMatchingKeys => Unopened::NotForUs,
                _ => Unopened::Spoilt,
            },
        )?;
        let mut padded = Vec::with_capacity(bytes.len());
        reader.read_to_end(&mut padded).map_err(|_| Unopened::Spoilt)?;
        unpack(&padded).ok_or(Unopened::Spoilt)
    }
}

/// As [`Keys::open`], for one file.
///
/// # Errors
/// As [`Keys::open`].
pub fn open(bytes: &[u8], identities: &[Zeroizing<String>]) -> std::result::Result<Vec<u8>, Unopened> {
    Keys::read(identities).open(bytes)
}

fn unpack(padded: &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = padded.split_at_checked(8)?;
    let length = usize::try_from(u64::from_be_bytes(length.try_into().ok()?)).ok()?;
    let (packed, padding) = rest.split_at_checked(length)?;
    if padding.iter().any(|byte| *byte != 0) {
        return None;
    }
    let mut plain = Vec::new();
    let mut reader = zstd::stream::read::Decoder::new(packed).ok()?.take(PLAIN_MAX + 1);
    reader.read_to_end(&mut plain).ok()?;
    (plain.len() as u64 <= PLAIN_MAX).then_some(plain)
}

/// The recipient of an age identity.
///
/// # Errors
/// `Damaged` when the identity is not one.
pub fn recipient(identity: &str) -> Result<String> {
    age::x25519::Identity::from_str(identity)
        .map(|identity| identity.to_public().to_string())
        .map_err(|_| Error::Refused(Code::Damaged))
}

//! Making an entry and reading one: COSE_Sign1 with a hash envelope, Ed25519, strict to the byte.

use std::collections::BTreeMap;

use ciborium::value::Value;
use coset::iana::{self, Algorithm};
use coset::{CoseSign1Builder, HeaderBuilder, TaggedCborSerializable};
use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use serde_bytes::Bytes;

use super::cbor::Reader;
use super::{BODY_TYPE, Entry, Fault, Head, Header, cbor, sha256};
use crate::domain::id::{About, Hash, LogId, MachineId};

/// Algorithm of the digest in the payload (hash envelope).
const PAYLOAD_HASH_ALG: i64 = 258;
/// Media type of what was digested (hash envelope).
const PREIMAGE_CONTENT_TYPE: i64 = 259;
/// SHA-256 in the COSE algorithm registry.
const SHA_256: i64 = -16;
/// Our one private label: the map of version 1.
const ENTRY_V1: i64 = -65537;
/// Bodies and headers larger than this are not ours.
const COSE_MAX: usize = 64 * 1024;

/// Signs a header over the digest of a body.
///
/// # Errors
/// [`Fault::NotStrict`] when the header cannot be written.
pub fn sign(header: Header, body: &[u8], key: &SigningKey) -> Result<Entry, Fault> {
    let digest = sha256(body);
    let protected = HeaderBuilder::new()
        .algorithm(Algorithm::EdDSA)
        .key_id(header.machine.0.to_vec())
        .value(PAYLOAD_HASH_ALG, Value::from(SHA_256))
        .value(PREIMAGE_CONTENT_TYPE, Value::from(BODY_TYPE))
        .value(ENTRY_V1, v1_map(&header))
        .build();
    let cose = CoseSign1Builder::new()
        .protected(protected)
        .payload(digest.to_vec())
        .create_signature(&[], |bytes| signature(key, bytes))
        .build()
        .to_tagged_vec()
        .map_err(|_| Fault::NotStrict)?;
    let hash = sha256(&cose);
    Ok(Entry { header, digest, cose, hash })
}

/// Signs bytes.
pub(crate) fn signature(key: &SigningKey, bytes: &[u8]) -> Vec<u8> {
    let signature = key.sign(bytes).to_bytes().to_vec();
    #[cfg(feature = "rehearsal")]
    crate::rehearsal::remember(key.verifying_key().as_bytes(), bytes, &signature);
    signature
}

/// Reads an Ed25519 public key, hexadecimal; nothing when it is none. Worth keeping: reading it takes a tenth as long as
/// verifying a signature.
pub fn public_key(text: &str) -> Option<VerifyingKey> {
    #[cfg(feature = "rehearsal")]
    return crate::rehearsal::public_key(text, read_public_key);
    #[cfg(not(feature = "rehearsal"))]
    read_public_key(text)
}

fn read_public_key(text: &str) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(&HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()?).ok()
}

/// Checks that a key signed bytes.
///
/// # Errors
/// [`Fault::Signature`].
pub(crate) fn verify(key: &VerifyingKey, bytes: &[u8], signature: &[u8]) -> Result<(), Fault> {
    #[cfg(feature = "rehearsal")]
    if crate::rehearsal::remembers(key.as_bytes(), bytes, signature) {
        return Ok(());
    }
    let told = Signature::from_slice(signature).map_err(|_| Fault::Signature)?;
    // Strict, one by one: batch verification accepts edge cases that others refuse, and machines would differ.
    key.verify_strict(bytes, &told).map_err(|_| Fault::Signature)?;
    #[cfg(feature = "rehearsal")]
    crate::rehearsal::remember(key.as_bytes(), bytes, signature);
    Ok(())
}

/// An entry that was read strictly, and whose signature was not checked: its writer may not be known yet.
#[derive(Debug, Clone)]
pub struct Unproven {
    digest: Hash,
    signature: [u8; 64],
    /// What was signed (RFC 9052, section 4.4).
    signed: Vec<u8>,
}

/// Reads an entry's bytes and checks everything that needs no other entry: strictness, shape, signature.
///
/// `key_of` answers with the public key of a machine on the roster.
///
/// # Errors
/// The first [`Fault`] met.
pub fn read(cose: &[u8], key_of: impl Fn(&MachineId) -> Option<VerifyingKey>) -> Result<Entry, Fault> {
    let (header, unproven) = claimed(cose)?;
    let key = key_of(&header.machine).ok_or(Fault::Machine)?;
    unproven.prove(header, cose, &key)
}

/// Reads an entry strictly and says what its header claims; the signature is checked by [`Unproven::prove`].
///
/// # Errors
/// [`Fault::NotStrict`] or [`Fault::NotAnEntry`].
pub fn claimed(cose: &[u8]) -> Result<(Header, Unproven), Fault> {
    let parts = Parts::of(cose)?;
    let header = header_of(parts.protected).ok_or_else(|| unlike(parts.protected))?;
    let unproven = Unproven { digest: parts.digest, signature: parts.signature, signed: parts.signed()? };
    Ok((header, unproven))
}

impl Unproven {
    /// Checks that a key signed it. `header` and `cose` are what it was read with.
    ///
    /// # Errors
    /// [`Fault::Signature`].
    pub fn prove(self, header: Header, cose: &[u8], key: &VerifyingKey) -> Result<Entry, Fault> {
        verify(key, &self.signed, &self.signature)?;
        Ok(Entry { header, digest: self.digest, cose: cose.to_vec(), hash: sha256(cose) })
    }
}

/// Reads the header of an entry that was checked before: from this machine's own store.
///
/// # Errors
/// [`Fault::NotStrict`] or [`Fault::NotAnEntry`] when the bytes are not an entry.
pub fn header(cose: &[u8]) -> Result<Header, Fault> {
    let protected = Parts::of(cose)?.protected;
    header_of(protected).ok_or_else(|| unlike(protected))
}

/// The four parts of a tagged COSE_Sign1; what is not protected is empty.
///
/// The one form and the list of what an entry holds leave nothing open but the values, so an entry is read by stepping
/// over what must stand there. A tree of values, as a COSE library builds, took a third of the time of a signature.
struct Parts<'a> {
    protected: &'a [u8],
    digest: Hash,
    signature: [u8; 64],
}

impl<'a> Parts<'a> {
    fn of(cose: &'a [u8]) -> Result<Self, Fault> {
        if cose.len() > COSE_MAX {
            return Err(Fault::NotAnEntry);
        }
        Parts::at(&mut Reader::new(cose)).ok_or_else(|| unlike(cose))
    }

    fn at(reader: &mut Reader<'a>) -> Option<Self> {
        reader.expect(&[SIGN1_TAG, ARRAY_OF_4])?;
        let protected = reader.bytes()?;
        reader.expect(&[EMPTY_MAP])?;
        let parts = Parts { protected, digest: reader.fixed()?, signature: reader.fixed()? };
        reader.rest().is_empty().then_some(parts)
    }

    /// `Sig_structure` (RFC 9052, section 4.4) with nothing from outside.
    fn signed(&self) -> Result<Vec<u8>, Fault> {
        let mut signed = Vec::with_capacity(self.protected.len() + 64);
        let parts = ("Signature1", Bytes::new(self.protected), Bytes::new(&[]), Bytes::new(&self.digest));
        ciborium::into_writer(&parts, &mut signed).map_err(|_| Fault::NotAnEntry)?;
        Ok(signed)
    }
}

/// Tag 18.
const SIGN1_TAG: u8 = 0xD2;
const ARRAY_OF_4: u8 = 0x84;
const EMPTY_MAP: u8 = 0xA0;

/// What is wrong with bytes that are no entry.
fn unlike(bytes: &[u8]) -> Fault {
    cbor::strict(bytes).err().unwrap_or(Fault::NotAnEntry)
}

fn v1_map(header: &Header) -> Value {
    let seen = header.seen.iter().map(|(machine, (seq, hash))| {
        (bytes(&machine.0), Value::Array(vec![Value::from(*seq), bytes(hash)]))
    });
    let pairs = [
        ("log", bytes(&header.log.0)),
        ("seq", Value::from(header.seq)),
        ("prev", bytes(&header.prev)),
        ("seen", Value::Map(seen.collect())),
        ("lamport", Value::from(header.lamport)),
        ("at", Value::from(header.at)),
        ("kind", Value::from(header.kind.as_str())),
        ("about", bytes(&header.about.0)),
        ("roster", bytes(&header.roster)),
    ];
    let mut pairs: Vec<(Value, Value)> =
        pairs.into_iter().map(|(key, value)| (Value::from(key), value)).collect();
    // Deterministic order: by encoded key, which for short text is by length, then by letters.
    pairs.sort_by_key(|(key, _)| key.as_text().map(|text| (text.len(), text.to_owned())));
    Value::Map(pairs)
}

/// Reads the protected header: five labels in the order of their bytes, the last of them our map of nine, whose keys stand
/// in the order of their length and letters.
fn header_of(protected: &[u8]) -> Option<Header> {
    let reader = &mut Reader::new(protected);
    let label = |reader: &mut Reader<'_>, label: i64| (reader.signed()? == label).then_some(());
    (reader.map()? == 5).then_some(())?;
    label(reader, iana::HeaderParameter::Alg as i64)?;
    label(reader, Algorithm::EdDSA as i64)?;
    label(reader, iana::HeaderParameter::Kid as i64)?;
    let machine = MachineId(reader.fixed()?);
    label(reader, PAYLOAD_HASH_ALG)?;
    label(reader, SHA_256)?;
    label(reader, PREIMAGE_CONTENT_TYPE)?;
    reader.expect_text(BODY_TYPE)?;
    label(reader, ENTRY_V1)?;
    (reader.map()? == 9).then_some(())?;
    reader.expect_text("at")?;
    let at = reader.signed()?;
    reader.expect_text("log")?;
    let log = LogId(reader.fixed()?);
    reader.expect_text("seq")?;
    let seq = reader.unsigned()?;
    reader.expect_text("kind")?;
    let kind = reader.text()?.to_owned();
    reader.expect_text("prev")?;
    let prev = reader.fixed()?;
    reader.expect_text("seen")?;
    let seen = seen_of(reader)?;
    reader.expect_text("about")?;
    let about = About(reader.fixed()?);
    reader.expect_text("roster")?;
    let roster = reader.fixed()?;
    reader.expect_text("lamport")?;
    let lamport = reader.unsigned()?;
    let header = Header { log, machine, seq, prev, seen, lamport, at, kind, about, roster };
    reader.rest().is_empty().then_some(header)
}

fn seen_of(reader: &mut Reader<'_>) -> Option<BTreeMap<MachineId, Head>> {
    let mut seen = BTreeMap::new();
    for _ in 0..reader.map()? {
        let machine = MachineId(reader.fixed()?);
        // Keys of one length stand in the order of their bytes.
        if seen.last_key_value().is_some_and(|(before, _)| *before >= machine) {
            return None;
        }
        reader.expect(&[ARRAY_OF_2])?;
        seen.insert(machine, (reader.unsigned()?, reader.fixed()?));
    }
    Some(seen)
}

const ARRAY_OF_2: u8 = 0x82;

fn bytes(bytes: &[u8]) -> Value {
    Value::Bytes(bytes.to_vec())
}

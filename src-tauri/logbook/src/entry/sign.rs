//! Making an entry and reading one: COSE_Sign1 with a hash envelope, Ed25519, strict to the byte.

use std::collections::BTreeMap;

use ciborium::value::Value;
use coset::iana::Algorithm;
use coset::{CoseSign1, CoseSign1Builder, HeaderBuilder, Label, TaggedCborSerializable};
use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

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
    sign1: CoseSign1,
    digest: Hash,
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
    let sign1 = strict(cose)?;
    let header = header_of(&sign1)?;
    let digest = sign1.payload.as_deref().and_then(|p| p.try_into().ok()).ok_or(Fault::NotAnEntry)?;
    Ok((header, Unproven { sign1, digest }))
}

impl Unproven {
    /// Checks that a key signed it. `header` and `cose` are what it was read with.
    ///
    /// # Errors
    /// [`Fault::Signature`].
    pub fn prove(self, header: Header, cose: &[u8], key: &VerifyingKey) -> Result<Entry, Fault> {
        self.sign1.verify_signature(&[], |signature, bytes| verify(key, bytes, signature))?;
        Ok(Entry { header, digest: self.digest, cose: cose.to_vec(), hash: sha256(cose) })
    }
}

/// Reads the header of an entry that was checked before: from this machine's own store.
///
/// # Errors
/// [`Fault::NotAnEntry`] when the bytes are not an entry.
pub fn header(cose: &[u8]) -> Result<Header, Fault> {
    header_of(&CoseSign1::from_tagged_slice(cose).map_err(|_| Fault::NotAnEntry)?)
}

fn strict(cose: &[u8]) -> Result<CoseSign1, Fault> {
    if cose.len() > COSE_MAX {
        return Err(Fault::NotAnEntry);
    }
    cbor::strict(cose)?;
    let sign1 = CoseSign1::from_tagged_slice(cose).map_err(|_| Fault::NotAnEntry)?;
    let protected = sign1.protected.original_data.as_deref().ok_or(Fault::NotAnEntry)?;
    cbor::strict(protected)?;
    Ok(sign1)
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

fn header_of(sign1: &CoseSign1) -> Result<Header, Fault> {
    let protected = &sign1.protected.header;
    let label =
        |number: i64| protected.rest.iter().find(|(label, _)| *label == Label::Int(number)).map(|(_, v)| v);
    let as_expected = protected.alg == Some(coset::RegisteredLabelWithPrivate::Assigned(Algorithm::EdDSA))
        && protected.rest.len() == 3
        && protected.crit.is_empty()
        && protected.content_type.is_none()
        && sign1.unprotected == coset::Header::default()
        && label(PAYLOAD_HASH_ALG) == Some(&Value::from(SHA_256))
        && label(PREIMAGE_CONTENT_TYPE) == Some(&Value::from(BODY_TYPE));
    if !as_expected {
        return Err(Fault::NotAnEntry);
    }
    let machine = MachineId(protected.key_id.as_slice().try_into().map_err(|_| Fault::NotAnEntry)?);
    let map = label(ENTRY_V1).and_then(Value::as_map).ok_or(Fault::NotAnEntry)?;
    if map.len() != 9 {
        return Err(Fault::NotAnEntry);
    }
    let field = |name: &str| map.iter().find(|(key, _)| key.as_text() == Some(name)).map(|(_, v)| v);
    let number = |name: &str| field(name).and_then(Value::as_integer).ok_or(Fault::NotAnEntry);
    let short = |name: &str| -> Result<[u8; 16], Fault> { fixed(field(name)) };
    let long = |name: &str| -> Result<Hash, Fault> { fixed(field(name)) };
    Ok(Header {
        log: LogId(short("log")?),
        machine,
        seq: number("seq")?.try_into().map_err(|_| Fault::NotAnEntry)?,
        prev: long("prev")?,
        seen: seen_of(field("seen"))?,
        lamport: number("lamport")?.try_into().map_err(|_| Fault::NotAnEntry)?,
        at: number("at")?.try_into().map_err(|_| Fault::NotAnEntry)?,
        kind: field("kind").and_then(Value::as_text).ok_or(Fault::NotAnEntry)?.to_owned(),
        about: About(short("about")?),
        roster: long("roster")?,
    })
}

fn seen_of(value: Option<&Value>) -> Result<BTreeMap<MachineId, Head>, Fault> {
    let pairs = value.and_then(Value::as_map).ok_or(Fault::NotAnEntry)?;
    pairs
        .iter()
        .map(|(machine, head)| {
            let head = head.as_array().filter(|head| head.len() == 2).ok_or(Fault::NotAnEntry)?;
            let seq = head[0].as_integer().and_then(|seq| seq.try_into().ok()).ok_or(Fault::NotAnEntry)?;
            Ok((MachineId(fixed(Some(machine))?), (seq, fixed(Some(&head[1]))?)))
        })
        .collect()
}

fn fixed<const N: usize>(value: Option<&Value>) -> Result<[u8; N], Fault> {
    value
        .and_then(Value::as_bytes)
        .and_then(|bytes| bytes.as_slice().try_into().ok())
        .ok_or(Fault::NotAnEntry)
}

fn bytes(bytes: &[u8]) -> Value {
    Value::Bytes(bytes.to_vec())
}

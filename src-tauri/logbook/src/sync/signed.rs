//! What a machine says and signs without its being an entry: a tagged COSE_Sign1 (RFC 9052) with the words inside.
//!
//! The media type is signed too, so that what was said for one purpose cannot be shown for another.

use coset::iana::Algorithm;
use coset::{CoseSign1, CoseSign1Builder, HeaderBuilder, TaggedCborSerializable};
use ed25519_dalek::{SigningKey, VerifyingKey};

use crate::domain::id::MachineId;
use crate::entry::{self, Fault};

/// Signs.
///
/// # Errors
/// [`Fault::NotStrict`] never, on what this program made.
pub fn sign(media_type: &str, machine: MachineId, said: Vec<u8>, key: &SigningKey) -> Result<Vec<u8>, Fault> {
    let protected = HeaderBuilder::new()
        .algorithm(Algorithm::EdDSA)
        .key_id(machine.0.to_vec())
        .content_type(media_type.into())
        .build();
    CoseSign1Builder::new()
        .protected(protected)
        .payload(said)
        .create_signature(&[], |bytes| entry::signature(key, bytes))
        .build()
        .to_tagged_vec()
        .map_err(|_| Fault::NotStrict)
}

/// Reads what was signed, and checks who signed it.
///
/// # Errors
/// [`Fault::NotAnEntry`] when it is something else, [`Fault::Machine`] when its machine is not known, [`Fault::Signature`].
pub fn read(
    media_type: &str,
    cose: &[u8],
    key_of: impl Fn(&MachineId) -> Option<VerifyingKey>,
) -> Result<(MachineId, Vec<u8>), Fault> {
    let sign1 = CoseSign1::from_tagged_slice(cose).map_err(|_| Fault::NotAnEntry)?;
    let header = &sign1.protected.header;
    let as_expected = header.alg == Some(coset::RegisteredLabelWithPrivate::Assigned(Algorithm::EdDSA))
        && header.content_type == Some(coset::ContentType::Text(media_type.into()));
    if !as_expected {
        return Err(Fault::NotAnEntry);
    }
    let machine = MachineId(header.key_id.as_slice().try_into().map_err(|_| Fault::NotAnEntry)?);
    let key = key_of(&machine).ok_or(Fault::Machine)?;
    sign1.verify_signature(&[], |signature, bytes| entry::verify(&key, bytes, signature))?;
    Ok((machine, sign1.payload.ok_or(Fault::NotAnEntry)?))
}

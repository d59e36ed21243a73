//! The copy for sending: the same PDF, encrypted with AES-256 (PDF 2.0, revision 6).
//!
//! PDF encryption hides and does not prove: only the passphrase protects, so it is never empty, never longer than
//! other readers accept, never kept here, and the sealed bytes are opened again before they are handed out.

use crate::error::Error;
use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, LoadOptions, Permissions, dictionary};
use std::collections::BTreeMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Revision 6 reads no more; a longer passphrase makes a file that other readers cannot open at all.
const PASSPHRASE_BYTES_MAX: usize = 127;

/// Returns the PDF encrypted with a passphrase, after opening it again with that passphrase.
pub fn seal(pdf: &[u8], passphrase: &str) -> Result<Vec<u8>, Error> {
    let passphrase = fit(passphrase)?;
    let mut document = open(pdf)?;
    declare_revision(&mut document)?;
    let state = lock(&passphrase)?;
    document.encrypt(&state).map_err(|_| Error::Pdf("the file could not be encrypted"))?;
    let sealed = write(&mut document)?;
    prove(pdf, &sealed, &passphrase)?;
    Ok(sealed)
}

/// Returns a sealed PDF without its encryption, or refuses the passphrase.
pub fn unseal(pdf: &[u8], passphrase: &str) -> Result<Vec<u8>, Error> {
    write(&mut reopen(pdf, &fit(passphrase)?)?)
}

/// Other readers compare passphrases in one spelling of each letter; a passphrase typed in another must still open.
fn fit(passphrase: &str) -> Result<String, Error> {
    let fitted: String = passphrase.nfkc().collect();
    let empty = fitted.trim().is_empty();
    let long = fitted.len() > PASSPHRASE_BYTES_MAX || passphrase.len() > PASSPHRASE_BYTES_MAX;
    if empty || long { Err(Error::Passphrase) } else { Ok(fitted) }
}

/// Revision 6 belongs to PDF 2.0; in a 1.7 file it is an extension and has to be declared as one.
fn declare_revision(document: &mut Document) -> Result<(), Error> {
    let catalog = document.catalog_mut().map_err(|_| Error::Pdf("the file has no catalogue"))?;
    let level = dictionary! { "BaseVersion" => "1.7", "ExtensionLevel" => 8 };
    catalog.set("Extensions", dictionary! { "ADBE" => level });
    Ok(())
}

fn lock(passphrase: &str) -> Result<EncryptionState, Error> {
    let mut key = [0; 32];
    let mut owner = [0; 32];
    getrandom::fill(&mut key).map_err(|_| Error::Pdf("the system gave no randomness"))?;
    getrandom::fill(&mut owner).map_err(|_| Error::Pdf("the system gave no randomness"))?;
    // The owner's password would lift the restrictions; nobody is meant to have it.
    let owner = data_encoding::HEXLOWER.encode(&owner);
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    let version = EncryptionVersion::V5 {
        // Otherwise the title stands in the bytes for anyone to read.
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
        file_encryption_key: &key,
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: &owner,
        user_password: passphrase,
        permissions: Permissions::PRINTABLE
            | Permissions::PRINTABLE_IN_HIGH_QUALITY
            | Permissions::COPYABLE
            | Permissions::COPYABLE_FOR_ACCESSIBILITY,
    };
    EncryptionState::try_from(version).map_err(|_| Error::Passphrase)
}

/// Opens what was sealed and compares every page with what went in.
fn prove(pdf: &[u8], sealed: &[u8], passphrase: &str) -> Result<(), Error> {
    let (before, after) = (open(pdf)?, reopen(sealed, passphrase)?);
    let pages = |document: &Document| -> Vec<Vec<u8>> {
        document.page_iter().map(|page| document.get_page_content(page)).collect()
    };
    if pages(&before) == pages(&after) { Ok(()) } else { Err(Error::Pdf("the sealed file reads otherwise")) }
}

/// Opens a PDF that must not be encrypted.
pub(crate) fn open(pdf: &[u8]) -> Result<Document, Error> {
    let document = Document::load_mem(pdf).map_err(|_| Error::Pdf("the file is no PDF"))?;
    if document.is_encrypted() { Err(Error::Pdf("the file is sealed")) } else { Ok(document) }
}

fn reopen(sealed: &[u8], passphrase: &str) -> Result<Document, Error> {
    let document = Document::load_mem_with_options(sealed, LoadOptions::with_password(passphrase));
    let document = document.map_err(refusal)?;
    match (document.is_encrypted(), document.was_encrypted()) {
        (false, true) => Ok(document),
        (true, _) => Err(Error::Passphrase),
        (false, false) => Err(Error::Pdf("the file is not sealed")),
    }
}

fn refusal(error: lopdf::Error) -> Error {
    match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Error::Passphrase,
        _ => Error::Pdf("the file is no PDF"),
    }
}

fn write(document: &mut Document) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|_| Error::Pdf("the file could not be written"))?;
    Ok(bytes)
}

//! A file somebody chose: measured and digested before anything of it is taken. Its path ends here.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::domain::chance::Chance;
use crate::domain::file::{self, FILE_BYTES_MAX, PART_BYTES};
use crate::domain::id::Hash;
use crate::error::{Code, Error, Result};
use crate::shown::kind;

/// A file that was chosen, as it was when it was first read.
#[derive(Debug, Clone)]
pub struct Chosen {
    path: PathBuf,
    /// Its name, cleaned.
    pub(super) name: String,
    /// By its bytes.
    pub(super) media_type: &'static str,
    /// Bytes.
    pub(super) length: u64,
    /// Digest without salt.
    pub(super) plain: Hash,
    /// The salt it gets.
    pub(super) salt: Hash,
    /// Digest of the salted bytes.
    pub(super) digest: Hash,
}

/// Digests of a file while it is read.
struct Digests {
    plain: Sha256,
    salted: Sha256,
    length: u64,
}

impl Digests {
    fn salted(salt: Hash) -> Digests {
        let mut salted = Sha256::new();
        salted.update(salt);
        Digests { plain: Sha256::new(), salted, length: 0 }
    }

    fn add(&mut self, bytes: &[u8]) {
        self.plain.update(bytes);
        self.salted.update(bytes);
        self.length += bytes.len() as u64;
    }
}

impl Chosen {
    /// Reads a file once, a part at a time, without the log; `watch` hears how many bytes were read and says whether to go on.
    ///
    /// # Errors
    /// `Invalid`: `file` `not-a-file`, `empty-file`, `file-too-large`, `changed-meanwhile`; `Stopped`; file errors.
    pub fn look(path: &Path, chance: &mut Chance, watch: &mut dyn FnMut(u64) -> bool) -> Result<Chosen> {
        let about = fs::symlink_metadata(path)?;
        // A link may lead anywhere, by the time it is followed as well; a pipe never ends.
        if !about.is_file() {
            return Err(Error::field("file", "not-a-file"));
        }
        if about.len() == 0 {
            return Err(Error::field("file", "empty-file"));
        }
        if about.len() > FILE_BYTES_MAX {
            return Err(Error::field("file", "file-too-large"));
        }
        let given = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = file::cleaned_name(&given);
        let salt: Hash = chance.bytes();
        let mut digests = Digests::salted(salt);
        let mut media_type = None;
        each_part(path, &mut |bytes| {
            let head = &bytes[..bytes.len().min(kind::HEAD_BYTES)];
            media_type.get_or_insert_with(|| kind::media_type(head, &name));
            digests.add(bytes);
            if watch(digests.length) { Ok(()) } else { Err(Error::Refused(Code::Stopped)) }
        })?;
        let (Some(media_type), true) = (media_type, digests.length == about.len()) else {
            return Err(Error::field("file", "changed-meanwhile"));
        };
        Ok(Chosen {
            path: path.to_owned(),
            name,
            media_type,
            length: digests.length,
            plain: digests.plain.finalize().into(),
            salt,
            digest: digests.salted.finalize().into(),
        })
    }

    /// Bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Reads it again, part by part with their numbers.
    ///
    /// # Errors
    /// `Invalid`: `file` `changed-meanwhile` when it is not the same any more; those of `take`; file errors.
    pub(super) fn each_part(&self, take: &mut dyn FnMut(u64, &[u8]) -> Result<()>) -> Result<()> {
        let mut digests = Digests::salted(self.salt);
        let mut number = 0;
        each_part(&self.path, &mut |bytes| {
            digests.add(bytes);
            take(number, bytes)?;
            number += 1;
            Ok(())
        })?;
        let same = digests.length == self.length && Hash::from(digests.salted.finalize()) == self.digest;
        if same { Ok(()) } else { Err(Error::field("file", "changed-meanwhile")) }
    }
}

/// Reads a file in parts that are full but for the last, and never more than a file may have.
fn each_part(path: &Path, take: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let mut file = File::open(path)?;
    let mut part = Vec::new();
    let mut length = 0;
    loop {
        part.clear();
        io::Read::by_ref(&mut file).take(PART_BYTES).read_to_end(&mut part)?;
        length += part.len() as u64;
        if length > FILE_BYTES_MAX {
            return Err(Error::field("file", "file-too-large"));
        }
        if part.is_empty() {
            return Ok(());
        }
        take(&part)?;
    }
}

//! Bytes of files, kept once by the digest that the entries name.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::Store;
use super::entries::Kept;
use crate::domain::file;
use crate::domain::id::Hash;
use crate::entry::v1::{Body, FileAttached, PacketShared};
use crate::error::Result;

/// The kinds of entry that name a file: one that was attached, and the copy of a packet that was sent.
const KINDS: &[&str] = &["file-attached", "packet-shared"];

/// A file as an entry names it.
#[derive(Debug, Clone)]
pub struct FileNamed {
    /// The entry.
    pub kept: Kept,
    /// What it says.
    pub said: FileAttached,
    /// Digest of the salted bytes.
    pub digest: Hash,
}

/// A file that is kept here: its digest and its salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileKnown {
    /// Digest of the salted bytes.
    pub digest: Hash,
    /// The salt.
    pub salt: Hash,
}

impl Store {
    /// Files that entries name whose bodies are here, in the log's order. What an entry says that no file can be is left out.
    pub(crate) fn files_named(&self) -> Result<Vec<FileNamed>> {
        let mut named = Vec::new();
        for kept in self.entries_of_kinds(KINDS)? {
            let said = match kept.told()?.map(|told| told.body) {
                Some(Body::FileAttached(said)) => *said,
                Some(Body::PacketShared(sent)) => match copy_of(&sent) {
                    Some(copy) => copy,
                    None => continue,
                },
                _ => continue,
            };
            let Some(digest) = bytes_of(&said.digest) else { continue };
            if bytes_of(&said.file_salt).is_some() && (1..=file::FILE_BYTES_MAX).contains(&said.length) {
                named.push(FileNamed { kept, said, digest });
            }
        }
        Ok(named)
    }

    /// Files that the officer of this machine may have and whose bytes are not here yet.
    pub(crate) fn files_lacking(&self) -> Result<Vec<FileNamed>> {
        let mut lacking = self.files_named()?;
        let cuts = self.cuts();
        let mut fault = None;
        lacking.retain(|named| {
            let open = self.is_hidden(named.kept.about).and_then(|hidden| {
                Ok(!hidden && cuts.allow(named.kept.id) && !self.is_file_here(&named.digest)?)
            });
            open.unwrap_or_else(|error| {
                fault = Some(error);
                false
            })
        });
        fault.map_or(Ok(lacking), Err)
    }

    /// Whether all of a file is here.
    pub(crate) fn is_file_here(&self, digest: &Hash) -> Result<bool> {
        Ok(self.db.prepare_cached("SELECT 1 FROM files WHERE digest = ?1 AND whole = 1")?.exists([digest])?)
    }

    /// The file of these bytes, if it is kept already.
    pub(crate) fn file_like(&self, plain: &Hash) -> Result<Option<FileKnown>> {
        Ok(self
            .db
            .prepare_cached("SELECT digest, salt FROM files WHERE plain = ?1 AND whole = 1")?
            .query_row([plain], |row| Ok(FileKnown { digest: row.get(0)?, salt: row.get(1)? }))
            .optional()?)
    }

    /// Begins a file; one that was begun before stays as it is.
    pub(crate) fn begin_file(&self, known: FileKnown, length: u64) -> Result<()> {
        self.db
            .prepare_cached(
                "INSERT OR IGNORE INTO files (digest, salt, length, whole) VALUES (?1, ?2, ?3, 0)",
            )?
            .execute(params![known.digest, known.salt, length.cast_signed()])?;
        Ok(())
    }

    /// Puts a part of a file that was begun; one that is here already stays.
    pub(crate) fn put_part(&self, digest: &Hash, number: u64, bytes: &[u8]) -> Result<()> {
        self.db
            .prepare_cached("INSERT OR IGNORE INTO file_parts (digest, number, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![digest, number.cast_signed(), bytes])?;
        Ok(())
    }

    /// A part of a file; nothing when it is not here.
    pub(crate) fn part(&self, digest: &Hash, number: u64) -> Result<Option<Vec<u8>>> {
        Ok(self
            .db
            .prepare_cached("SELECT bytes FROM file_parts WHERE digest = ?1 AND number = ?2")?
            .query_row(params![digest, number.cast_signed()], |row| row.get(0))
            .optional()?)
    }

    /// How many parts of a file are here.
    pub(crate) fn count_parts(&self, digest: &Hash) -> Result<u64> {
        let count: i64 = self
            .db
            .prepare_cached("SELECT count(*) FROM file_parts WHERE digest = ?1")?
            .query_row([digest], |row| row.get(0))?;
        Ok(count.cast_unsigned())
    }

    /// Whether the parts that are here are the file that an entry names, byte for byte. Returns its digest without the salt.
    pub(crate) fn verify_file(&self, named: &FileAttached) -> Result<Option<Hash>> {
        let (Some(digest), Some(salt)) = (bytes_of(&named.digest), bytes_of(&named.file_salt)) else {
            return Ok(None);
        };
        let (mut salted, mut plain, mut length) = (Sha256::new(), Sha256::new(), 0);
        salted.update(salt);
        for number in 0..file::parts(named.length) {
            let Some(bytes) = self.part(&digest, number)? else { return Ok(None) };
            salted.update(&bytes);
            plain.update(&bytes);
            length += bytes.len() as u64;
        }
        let same = length == named.length && Hash::from(salted.finalize()) == digest;
        Ok(same.then(|| plain.finalize().into()))
    }

    /// Says that all of a file is here and was found right.
    pub(crate) fn put_whole(&self, digest: &Hash, plain: &Hash) -> Result<()> {
        self.db
            .prepare_cached("UPDATE files SET whole = 1, plain = ?2 WHERE digest = ?1")?
            .execute(params![digest, plain])?;
        Ok(())
    }

    /// Erases the bytes of a file, and its words.
    pub(crate) fn forget_file(&self, digest: &Hash) -> Result<()> {
        self.forget_words(digest)?;
        self.db.prepare_cached("DELETE FROM file_parts WHERE digest = ?1")?.execute([digest])?;
        self.db.prepare_cached("DELETE FROM files WHERE digest = ?1")?.execute([digest])?;
        Ok(())
    }

    /// Erases files that no body names any more.
    pub(crate) fn forget_unnamed_files(&self) -> Result<()> {
        let named: BTreeSet<Hash> = self.files_named()?.into_iter().map(|named| named.digest).collect();
        let mut statement = self.db.prepare_cached("SELECT digest FROM files")?;
        let kept = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<Hash>>>()?;
        for digest in kept.iter().filter(|digest| !named.contains(*digest)) {
            self.forget_file(digest)?;
        }
        Ok(())
    }

    /// Pieces in the folder are read again, but for those of one part of it.
    pub(crate) fn read_pieces_again(&self, but: &str) -> Result<()> {
        self.db.execute("DELETE FROM taken WHERE name LIKE 'a-%' AND part <> ?1", [but])?;
        Ok(())
    }
}

/// The copy of a packet as a file like any other.
pub(crate) fn copy_of(sent: &PacketShared) -> Option<FileAttached> {
    let copy = sent.copy.as_ref()?;
    Some(FileAttached {
        concern: sent.concern,
        name: format!("packet-{}.pdf", sent.reference),
        media_type: "application/pdf".into(),
        length: copy.length,
        digest: copy.digest.clone(),
        file_salt: copy.file_salt.clone(),
        caption: String::new(),
        source_grade: None,
        taken_at: None,
    })
}

/// Thirty-two bytes from their hexadecimal form.
pub(crate) fn bytes_of(hex: &str) -> Option<Hash> {
    HEXLOWER.decode(hex.as_bytes()).ok()?.try_into().ok()
}

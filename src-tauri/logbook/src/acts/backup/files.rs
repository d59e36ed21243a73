//! Files in a backup: their parts after the entries that name them, each whole and what its entry says, or the backup is none.

use std::collections::BTreeMap;
use std::io::Write;

use crate::acts::agree::Lender;
use crate::domain::file;
use crate::domain::id::{EntryId, Hash, LogId};
use crate::entry::Fault;
use crate::entry::v1::FileAttached;
use crate::error::{Code, Error, Result};
use crate::store::Store;
use crate::store::files::{FileKnown, bytes_of};
use crate::sync::backup::{FilePart, Writer};

/// Writes every file that is here and that these entries name, a part at a time while the log is borrowed.
///
/// # Errors
/// Whatever `go_on` refuses; file and store errors.
pub(super) fn write<W: Write>(
    log: &mut impl Lender,
    writer: &mut Writer<W>,
    of: LogId,
    within: impl Fn(EntryId) -> bool,
    go_on: &dyn Fn() -> Result<()>,
) -> Result<()> {
    let named = log.lend(|log| log.store.files_named())?;
    let files: BTreeMap<Hash, u64> = named
        .into_iter()
        .filter(|named| within(named.kept.id))
        .map(|named| (named.digest, named.said.length))
        .collect();
    for (digest, length) in files {
        if !log.lend(|log| log.store.is_file_here(&digest))? {
            continue;
        }
        for number in 0..file::parts(length) {
            go_on()?;
            // Erased in the meantime: the backup cannot be whole, and the next one will be.
            let bytes = log.lend(|log| log.store.part(&digest, number))?;
            let bytes = bytes.ok_or(Error::Refused(Code::Damaged))?;
            writer.put_file_part(&FilePart { log: of, digest, number, bytes })?;
        }
    }
    Ok(())
}

/// Files as they come out of a backup.
#[derive(Default)]
pub(super) struct Files {
    named: BTreeMap<Hash, FileAttached>,
    met: BTreeMap<Hash, FileAttached>,
}

impl Files {
    /// Puts a part in its place.
    ///
    /// # Errors
    /// `Damaged` when no entry before it names its file, or when it is no part of that; store errors.
    pub(super) fn put(&mut self, store: &Store, part: &FilePart) -> Result<()> {
        if !self.met.contains_key(&part.digest) {
            if self.named.is_empty() {
                let named = store.files_named()?;
                self.named = named.into_iter().map(|named| (named.digest, named.said)).collect();
            }
            let said = self.named.get(&part.digest).ok_or(Error::Entry(Fault::Chain))?;
            let salt = bytes_of(&said.file_salt).ok_or(Error::Entry(Fault::Chain))?;
            store.begin_file(FileKnown { digest: part.digest, salt }, said.length)?;
            self.met.insert(part.digest, said.clone());
        }
        let said = self.met.get(&part.digest).ok_or(Error::Entry(Fault::Chain))?;
        if part.bytes.is_empty() || part.bytes.len() as u64 != file::part_length(said.length, part.number) {
            return Err(Fault::Chain.into());
        }
        store.put_part(&part.digest, part.number, &part.bytes)
    }

    /// Holds every file that came against its entry.
    ///
    /// # Errors
    /// `Damaged` when one is not what its entry says; store errors.
    pub(super) fn verify(&self, store: &Store) -> Result<()> {
        for (digest, said) in &self.met {
            let plain = store.verify_file(said)?.ok_or(Error::Refused(Code::Damaged))?;
            store.put_whole(digest, &plain)?;
        }
        Ok(())
    }
}

//! The copy of a packet that stays in the log: exactly the pages that went, kept as files are and erased with the record.

use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::super::form;
use crate::domain::chance::Chance;
use crate::domain::concern::Concern;
use crate::domain::file;
use crate::domain::id::{Hash, ShareId};
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, FileAttached, FileExported, PacketCopy};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::Store;
use crate::store::files::{FileKnown, copy_of};

form! {
    /// Which packet's copy is to be saved outside the log, and why.
    pub struct CopySaving {
        /// The share.
        pub share: ShareId,
        /// Why.
        pub reason: String,
    }
}

/// A copy that is to be kept.
pub(super) struct Copy<'a> {
    bytes: &'a [u8],
    known: FileKnown,
}

impl<'a> Copy<'a> {
    /// Takes the bytes of a copy.
    pub(super) fn of(bytes: &'a [u8], chance: &mut Chance) -> Copy<'a> {
        let salt = chance.bytes::<32>();
        let digest: Hash = Sha256::new().chain_update(salt).chain_update(bytes).finalize().into();
        Copy { bytes, known: FileKnown { digest, salt } }
    }

    /// What the share's entry says of it.
    pub(super) fn said(&self) -> PacketCopy {
        PacketCopy {
            length: self.bytes.len() as u64,
            digest: HEXLOWER.encode(&self.known.digest),
            file_salt: HEXLOWER.encode(&self.known.salt),
        }
    }

    /// Keeps it.
    pub(super) fn keep(&self, store: &Store) -> Result<()> {
        store.begin_file(self.known, self.bytes.len() as u64)?;
        for (part, number) in self.bytes.chunks(file::PART_BYTES as usize).zip(0..) {
            store.put_part(&self.known.digest, number, part)?;
        }
        store.put_whole(&self.known.digest, &Sha256::digest(self.bytes).into())
    }
}

/// The copy of a packet as a file, and the entry that names it.
fn copy_in(concern: &Concern, share: ShareId) -> Option<(FileAttached, String)> {
    concern.entries.iter().find_map(|told| match &told.body {
        Body::PacketShared(sent) if sent.share == share => Some((copy_of(sent)?, told.id.to_string())),
        _ => None,
    })
}

impl Logbook {
    fn copy_of_share(&self, share: ShareId) -> Result<(FileAttached, String)> {
        let row = self.store.share(share)?.ok_or(Error::Refused(Code::NotFound))?;
        copy_in(&self.concern_of(row.concern)?, share).ok_or(Error::field("share", "no-copy"))
    }

    /// Whether the copy of a packet is on this machine; it may come later than its share, or there may be none.
    pub(super) fn is_copy_here(&self, concern: &Concern, share: ShareId) -> Result<bool> {
        copy_in(concern, share).map_or(Ok(false), |(copy, _)| self.has_bytes(&copy))
    }

    /// The copy of a packet, where it is on this machine.
    #[cfg(feature = "print")]
    pub(super) fn copy_bytes(&self, share: ShareId) -> Result<Option<Vec<u8>>> {
        let Ok((copy, _)) = self.copy_of_share(share) else { return Ok(None) };
        if self.has_bytes(&copy)? { self.bytes_of_file(&copy).map(Some) } else { Ok(None) }
    }

    /// Says whether the copy of a packet may be saved, and the name to propose.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `share` `no-copy` or `not-here-yet`, `reason`; store errors.
    pub fn check_copy_saving(&self, form: &CopySaving) -> Result<String> {
        let (copy, _) = self.copy_of_share(form.share)?;
        let here = self.has_bytes(&copy)?;
        Rules::at(self.now())
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(here, "share", "not-here-yet")
            .finish()?;
        Ok(copy.name)
    }

    /// Saves the copy of a packet outside the log: exactly the pages that went, and readable without a passphrase.
    ///
    /// # Errors
    /// As [`Logbook::check_copy_saving`]: nothing is written then. File errors: it is on record, and nothing is left at `to`.
    pub fn export_share_copy(&mut self, form: CopySaving, to: &Path) -> Result<()> {
        self.check_copy_saving(&form)?;
        let (copy, entry) = self.copy_of_share(form.share)?;
        let concern = copy.concern;
        let body = FileExported { concern, entry, reason: form.reason };
        self.add_about(concern, "save-copy", Body::FileExported(body))?;
        self.write_out(&copy, to)
    }
}

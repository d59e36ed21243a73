//! A file whose bytes are in hand, and not on a disk: the original of an e-mail, or a part that was attached to one.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::domain::chance::Chance;
use crate::domain::file::PART_BYTES;
use crate::domain::id::{ConcernId, Hash};
use crate::entry::v1::{Body, FileAttached};
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::Store;
use crate::store::files::FileKnown;

/// What is said of such a file.
pub(super) struct Said {
    pub(super) concern: ConcernId,
    /// Its name, cleaned.
    pub(super) name: String,
    /// By its bytes.
    pub(super) media_type: &'static str,
    /// What it is.
    pub(super) caption: String,
    /// How it is known.
    pub(super) source_grade: Option<String>,
}

/// Such a file, ready to be kept with the entry that names it.
pub(super) struct InHand {
    said: FileAttached,
    known: FileKnown,
    bytes: Vec<u8>,
    here: bool,
}

impl Logbook {
    /// Makes a file of bytes. The same bytes are kept once, however often and wherever they are attached.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn in_hand(&mut self, said: Said, bytes: Vec<u8>) -> Result<InHand> {
        let here = self.store.file_like(&Sha256::digest(&bytes).into())?;
        let known = here.unwrap_or_else(|| salted(&bytes, &mut self.chance));
        let said = FileAttached {
            concern: said.concern,
            name: said.name,
            media_type: said.media_type.into(),
            length: bytes.len() as u64,
            digest: HEXLOWER.encode(&known.digest),
            file_salt: HEXLOWER.encode(&known.salt),
            caption: said.caption,
            source_grade: said.source_grade,
            taken_at: None,
        };
        Ok(InHand { said, known, bytes, here: here.is_some() })
    }
}

fn salted(bytes: &[u8], chance: &mut Chance) -> FileKnown {
    let salt: Hash = chance.bytes();
    let mut digest = Sha256::new();
    digest.update(salt);
    digest.update(bytes);
    FileKnown { digest: digest.finalize().into(), salt }
}

impl InHand {
    /// The entry that names it.
    pub(super) fn body(&self) -> Body {
        Body::FileAttached(Box::new(self.said.clone()))
    }

    /// Keeps its bytes, inside the transaction that writes the entry.
    ///
    /// # Errors
    /// Store errors.
    pub(super) fn keep(&self, store: &Store) -> Result<()> {
        if !self.here {
            store.begin_file(self.known, self.said.length)?;
            for (number, part) in (0..).zip(self.bytes.chunks(PART_BYTES as usize)) {
                store.put_part(&self.known.digest, number, part)?;
            }
        }
        // Read back before it is acknowledged, as entries are.
        let plain = store.verify_file(&self.said)?.ok_or(Error::Internal("file not as it was written"))?;
        store.put_whole(&self.known.digest, &plain)
    }
}

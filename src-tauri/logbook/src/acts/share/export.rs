//! Exporting a packet. The order is the policy: it exists in memory only, until its share is on record.
//!
//! The log is borrowed twice: to gather what goes, and to put it on record. A long packet takes seconds to print, and nobody
//! waits for that. So it is gathered once more before it goes on record: if it would be another packet by now, it is printed
//! afresh.

use super::super::{form, view};
use crate::domain::id::{ConcernId, ShareId};
use crate::entry::v1::{Body, PacketNotDelivered};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

view! {
    /// A packet that was made.
    pub struct Exported {
        /// The share.
        pub share: ShareId,
        /// Its reference.
        pub reference: String,
        /// SHA-256 of the encrypted file, hexadecimal.
        pub sha256: String,
        /// Pages.
        pub pages: u64,
        /// The passphrase; shown once and kept nowhere.
        pub passphrase: String,
        /// The line to say on the phone.
        pub read_out: String,
    }
}

form! {
    /// What became of a packet whose writing was interrupted.
    pub struct Delivery {
        /// The share.
        pub share: ShareId,
        /// Whether the file is there after all.
        pub delivered: bool,
    }
}

impl Logbook {
    /// Settles a packet whose writing was interrupted: an officer says whether the file is there.
    ///
    /// # Errors
    /// `Invalid` when it is not one that waits; store errors.
    pub fn settle_delivery(&mut self, form: Delivery) -> Result<()> {
        let waiting = self.store.expected_deliveries()?;
        let found = waiting.into_iter().find(|(share, _)| *share == form.share);
        let (share, concern) = found.ok_or(Error::field("share", "not-found"))?;
        if form.delivered { self.store.settle_delivery(share) } else { self.not_delivered(share, concern) }
    }

    pub(super) fn not_delivered(&mut self, share: ShareId, concern: ConcernId) -> Result<()> {
        let body = Body::PacketNotDelivered(PacketNotDelivered { concern, share });
        self.commit_with(vec![(concern.into(), body)], |store| store.settle_delivery(share)).map(|_| ())
    }
}

#[cfg(feature = "print")]
pub use print::export_packet;

#[cfg(feature = "print")]
mod print {
    use std::path::Path;

    use data_encoding::HEXLOWER;
    use packet::Rendered;

    use super::super::super::agree::Lender;
    use super::super::copy::Copy;
    use super::super::drawn::{Gathered, PrintWatch, shared};
    use super::super::request::{PacketRequest, Way};
    use super::Exported;
    use crate::domain::chance::Chance;
    use crate::domain::id::ShareId;
    use crate::entry::sha256;
    use crate::entry::v1::{Body, PacketShared};
    use crate::error::{Error, Result};
    use crate::logbook::Logbook;
    use crate::vault::write_whole;

    /// Words in a passphrase, to be said on the phone.
    const PASSPHRASE_WORDS: usize = 6;
    /// Characters that every PDF reader tried takes.
    const PASSPHRASE_MAX: usize = 32;

    /// A packet in memory: nothing of it is on record, and nothing on disk.
    struct Made {
        gathered: Gathered,
        printed: Rendered,
        sealed: Vec<u8>,
        passphrase: String,
    }

    /// Makes a packet while somebody watches, who may stop it until it is on record: gather, withhold, print, check, put on record,
    /// write.
    ///
    /// # Errors
    /// As [`Logbook::export_packet`]; `Stopped`, and `Locked` when the log is not open any more: nothing is on record then.
    pub fn export_packet(
        log: &mut impl Lender,
        request: &PacketRequest,
        path: &Path,
        watch: PrintWatch<'_>,
    ) -> Result<Exported> {
        loop {
            let (gathered, passphrase) = log.lend(|log| {
                log.check_export(request)?;
                Ok((log.gather_packet(request)?, make_passphrase(&mut log.chance)))
            })?;
            let seal = |pdf: &[u8]| Ok(packet::seal(pdf, &passphrase)?);
            let (printed, sealed) = gathered.print(watch, seal)?;
            let made = Made { gathered, printed, sealed, passphrase };
            if let Some(exported) = log.lend(|log| log.put_packet_on_record(request, &made, path))? {
                return Ok(exported);
            }
        }
    }

    impl Logbook {
        /// Draws the packet as its reader will see it; nothing touches a disk.
        ///
        /// # Errors
        /// `NotFound`, `Invalid`, `PacketFailed`.
        pub fn preview_packet(&mut self, request: &PacketRequest) -> Result<packet::Preview> {
            self.gather_packet(request)?.preview()
        }

        /// A file name for the packet: its reference and the concern's, never a person's name.
        ///
        /// # Errors
        /// `Invalid` when the request cannot become a packet yet, so that nobody is asked for a file in vain.
        pub fn packet_file_name(&self, request: &PacketRequest) -> Result<String> {
            self.check_request(request)?;
            Ok(format!("packet-{}.pdf", self.next_share_reference(request.concern)?))
        }

        /// Makes a packet: gather, withhold, print, check, put on record, write.
        ///
        /// # Errors
        /// `Invalid`: also `channel` `no-file-goes` where it is told or copied; `NotFound`, `PacketFailed`, `WithheldFound`: nothing is
        /// on record then. `DiskFull`, `ReadOnly`:
        /// the share is on record, and so is that it was not delivered.
        pub fn export_packet(&mut self, request: &PacketRequest, path: &Path) -> Result<Exported> {
            export_packet(&mut &mut *self, request, path, &|_, _| true)
        }

        fn check_export(&self, request: &PacketRequest) -> Result<()> {
            self.check_request(request)?;
            if request.way() == Way::File { Ok(()) } else { Err(Error::field("channel", "no-file-goes")) }
        }

        /// Puts a packet on record and writes it; nothing when it would be another one by now.
        fn put_packet_on_record(
            &mut self,
            request: &PacketRequest,
            made: &Made,
            path: &Path,
        ) -> Result<Option<Exported>> {
            let Made { gathered, printed, sealed, passphrase } = made;
            self.check_export(request)?;
            if self.gather_as_of(request, gathered.at)? != *gathered {
                return Ok(None);
            }
            let share = ShareId::make(&mut self.chance);
            let digest = HEXLOWER.encode(&sha256(sealed));
            let file_id = packet::file_ids(sealed).into_iter().next().unwrap_or_default();
            let pages = printed.pages as u64;
            let kept = Copy::of(&printed.copy, &mut self.chance);
            let reference = gathered.reference.clone();
            let body = PacketShared {
                digest: digest.clone(),
                file_id,
                pages,
                code: printed.code.clone(),
                copy: Some(kept.said()),
                ..shared(request, share, &reference, &gathered.marks, &self.settings.policy)
            };
            let concern = request.concern;
            let draft = format!("share:{concern}");
            self.commit_with(vec![(concern.into(), Body::PacketShared(Box::new(body)))], |store| {
                store.discard_draft(&draft)?;
                kept.keep(store)?;
                store.expect_delivery(share, concern)
            })?;
            if let Err(error) = write_whole(path, sealed) {
                self.not_delivered(share, concern)?;
                return Err(error);
            }
            // The file is there and its passphrase is in our hands alone: if this cannot be noted now, the Today page asks.
            let _ = self.store.settle_delivery(share);
            let read_out = read_out(&reference, passphrase);
            let passphrase = passphrase.clone();
            Ok(Some(Exported { share, reference, sha256: digest, pages, passphrase, read_out }))
        }
    }

    /// Six small words, about 59 bits: enough against a file that is tried offline, and short enough for every
    /// reader, since some take 32 characters at most.
    fn make_passphrase(chance: &mut Chance) -> String {
        let list: Vec<&str> =
            bip39::Language::English.word_list().iter().copied().filter(|w| w.len() <= 5).collect();
        let bound = u32::try_from(list.len()).unwrap_or(1);
        loop {
            let words: Vec<&str> =
                (0..PASSPHRASE_WORDS).map(|_| list[chance.below(bound) as usize]).collect();
            let passphrase = words.join(" ");
            if passphrase.len() <= PASSPHRASE_MAX {
                return passphrase;
            }
        }
    }

    fn read_out(reference: &str, passphrase: &str) -> String {
        format!(
            "Packet {reference}. The passphrase is {PASSPHRASE_WORDS} small words with a space between each: {}.",
            passphrase.replace(' ', ", ")
        )
    }
}

//! Sharing without a file: part by part into a form of theirs, or by word of mouth. On record before a word of it can be copied.

use super::super::{form, view};
use crate::domain::concern::Share;
use crate::domain::id::ShareId;
use crate::entry::v1::{Body, FormPart, PartCopied};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

view! {
    /// A share that is on record, and went as words.
    pub struct SharedInWords {
        /// The share.
        pub share: ShareId,
        /// Its reference.
        pub reference: String,
        /// What can be copied into their form, part by part; empty where it was told.
        pub parts: Vec<PartWords>,
    }
    /// Words for a part of their form.
    pub struct PartWords {
        /// The part's heading; empty for all of them.
        pub heading: String,
        /// The words.
        pub text: String,
    }
}

form! {
    /// Which part of a share is to be copied.
    pub struct PartWanted {
        /// The share.
        pub share: ShareId,
        /// The part's heading; empty for all of them, one after another.
        pub heading: String,
    }
}

impl Logbook {
    /// Gives the words of one part of a share, or of all, as they were made ready; that they were copied is on record first.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `heading` `not-found`; store errors. Nothing is written then.
    pub fn copy_part(&mut self, form: PartWanted) -> Result<PartWords> {
        let row = self.store.share(form.share)?.ok_or(Error::Refused(Code::NotFound))?;
        let concern = self.concern_of(row.concern)?;
        let sent = concern.shares.iter().find_map(|(id, _, _, share)| match share {
            Share::Sent(sent, _) if *id == form.share => Some(sent),
            _ => None,
        });
        let parts = &sent.ok_or(Error::Refused(Code::NotFound))?.parts;
        let wanted: Vec<&FormPart> =
            parts.iter().filter(|part| form.heading.is_empty() || part.heading == form.heading).collect();
        let text = match wanted.as_slice() {
            [] => return Err(Error::field("heading", "not-found")),
            [one] if !form.heading.is_empty() => one.text.clone(),
            all => {
                let each = all.iter().filter(|part| !part.text.is_empty());
                each.map(|part| format!("{}\n\n{}", part.heading, part.text))
                    .collect::<Vec<_>>()
                    .join("\n\n\n")
            }
        };
        let copied = PartCopied { concern: row.concern, share: form.share, heading: form.heading.clone() };
        self.add_about(row.concern, "copy-part", Body::PartCopied(copied))?;
        Ok(PartWords { heading: form.heading, text })
    }
}

#[cfg(feature = "print")]
pub use print::share_in_words;

#[cfg(feature = "print")]
mod print {
    use packet::Rendered;

    use super::super::super::agree::Lender;
    use super::super::copy::Copy;
    use super::super::drawn::{Gathered, PrintWatch, shared};
    use super::super::form;
    use super::super::proof_read::refuse_in_parts;
    use super::super::request::{PacketRequest, Way};
    use super::{PartWords, SharedInWords};
    use crate::domain::id::ShareId;
    use crate::domain::time;
    use crate::entry::v1::{Body, FormPart, PacketShared};
    use crate::error::{Error, Result};
    use crate::logbook::Logbook;

    /// Puts a share on record that goes as words, while somebody watches who may stop it until then: made ready part by part for a
    /// form of theirs, or told by word of mouth. The pages that say exactly what went are kept, as those of a packet are.
    ///
    /// # Errors
    /// As [`Logbook::share_in_words`]; `Stopped`, and `Locked` when the log is not open any more: nothing is on record then.
    pub fn share_in_words(
        log: &mut impl Lender,
        mut request: PacketRequest,
        watch: PrintWatch<'_>,
    ) -> Result<SharedInWords> {
        loop {
            let gathered = log.lend(|log| {
                log.check_in_words(&request)?;
                request.said_at.get_or_insert_with(|| time::moment(log.now()));
                log.gather_packet(&request)
            })?;
            let (printed, ()) = gathered.print(watch, |_| Ok(()))?;
            if let Some(shared) = log.lend(|log| log.put_words_on_record(&request, &gathered, &printed))? {
                return Ok(shared);
            }
        }
    }

    impl Logbook {
        /// As the function of this name, with the log in hand.
        ///
        /// # Errors
        /// `Invalid`: also `channel` `a-file-goes` where a packet is to be made; `NotFound`, `PacketFailed`, `WithheldFound`; store
        /// errors. Nothing is on record then.
        pub fn share_in_words(&mut self, request: PacketRequest) -> Result<SharedInWords> {
            share_in_words(&mut &mut *self, request, &|_, _| true)
        }

        fn check_in_words(&self, request: &PacketRequest) -> Result<()> {
            self.check_request(request)?;
            if request.way() == Way::File { Err(Error::field("channel", "a-file-goes")) } else { Ok(()) }
        }

        /// Puts it on record; nothing when it would say something else by now.
        fn put_words_on_record(
            &mut self,
            request: &PacketRequest,
            gathered: &Gathered,
            printed: &Rendered,
        ) -> Result<Option<SharedInWords>> {
            self.check_in_words(request)?;
            if self.gather_as_of(request, gathered.at)? != *gathered {
                return Ok(None);
            }
            let parts: Vec<FormPart> = match request.way() {
                Way::Form => self.form_parts(request, &[])?.iter().map(form::in_words).collect(),
                _ => Vec::new(),
            };
            refuse_in_parts(&parts, &gathered.marks)?;
            let ready =
                parts.iter().map(|part| PartWords { heading: part.heading.clone(), text: part.text.clone() });
            let ready = ready.collect();
            let share = ShareId::make(&mut self.chance);
            let kept = Copy::of(&printed.copy, &mut self.chance);
            let reference = gathered.reference.clone();
            let body = PacketShared {
                pages: printed.pages as u64,
                code: printed.code.clone(),
                copy: Some(kept.said()),
                parts,
                ..shared(request, share, &reference, &gathered.marks, &self.settings.policy)
            };
            let concern = request.concern;
            let draft = format!("share:{concern}");
            self.commit_with(vec![(concern.into(), Body::PacketShared(Box::new(body)))], |store| {
                store.discard_draft(&draft)?;
                kept.keep(store)
            })?;
            Ok(Some(SharedInWords { share, reference, parts: ready }))
        }
    }
}

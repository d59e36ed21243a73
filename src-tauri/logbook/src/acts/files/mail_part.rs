//! Keeping a part of an attached e-mail as a file for itself, so that a photograph or a letter that came with it can be seen.

use sha2::{Digest, Sha256};

use super::in_hand::Said;
use super::lines::size_words;
use super::{FileMade, FileWanted};
use crate::acts::{form, view};
use crate::domain::file::cleaned_name;
use crate::domain::id::{ConcernId, Hash};
use crate::domain::time;
use crate::entry::v1::FileAttached;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::shown::{self, Mail, kind};
use crate::store::files::bytes_of;

form! {
    /// Which part of an attached e-mail is to be kept as a file for itself.
    pub struct MailPart {
        /// The concern.
        pub concern: ConcernId,
        /// The entry that attached the e-mail.
        pub entry: String,
        /// The part's number, as the e-mail's view has it.
        pub part: u32,
    }
}

view! {
    /// A part of an e-mail that is looked at.
    pub struct MailPartLine {
        /// Its number.
        pub part: u32,
        /// Its name, cleaned.
        pub name: String,
        /// What kind of file it is, in words.
        pub kind_label: String,
        /// Its size in words.
        pub size: String,
        /// Whether it has bytes that can be kept.
        pub can_be_kept: bool,
        /// Whether the concern has a file of the same bytes already.
        pub kept: bool,
    }
}

impl Logbook {
    /// Keeps a part of an attached e-mail as a file of the same concern. The e-mail stays as it came, and the part's caption names
    /// it. One step deep: an e-mail that is attached to it is kept as the e-mail it is.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `entry` `not-found`, `file` `not-here-yet`, `not-a-mail`, `part` `not-found`; store errors. Nothing is
    /// written then.
    pub fn attach_mail_part(&mut self, form: MailPart) -> Result<FileMade> {
        let file = self.file_of(&FileWanted { concern: form.concern, entry: form.entry })?.said;
        if !self.has_bytes(&file)? {
            return Err(Error::field("file", "not-here-yet"));
        }
        let bytes = self.mail_bytes(&file)?.ok_or(Error::field("file", "not-a-mail"))?;
        let mail = shown::mail_told(&bytes).ok_or(Error::field("file", "not-a-mail"))?;
        let number = form.part as usize;
        let missing = || Error::field("part", "not-found");
        let part = mail.attached.get(number).ok_or_else(missing)?;
        let said = Said {
            concern: form.concern,
            name: cleaned_name(&part.name),
            media_type: part.media_type,
            caption: caption(&file, &mail),
            // It is known as the e-mail is.
            source_grade: file.source_grade.clone(),
        };
        let kept = self.in_hand(said, shown::mail_part(&bytes, number).ok_or_else(missing)?)?;
        let written = self.commit_with(vec![(form.concern.into(), kept.body())], |store| kept.keep(store))?;
        let entry = written.first().ok_or(Error::Internal("nothing was written"))?;
        Ok(FileMade { entry: entry.to_string() })
    }

    /// What is attached to an e-mail of a concern; nothing where the file is none.
    pub(super) fn mail_parts(&self, concern: ConcernId, said: &FileAttached) -> Result<Vec<MailPartLine>> {
        let Some(bytes) = self.mail_bytes(said)? else { return Ok(Vec::new()) };
        let Some(mail) = shown::mail_told(&bytes) else { return Ok(Vec::new()) };
        let files = self.concern_of(concern)?.files;
        let parts = (0..).zip(mail.attached).map(|(part, attached)| {
            let name = cleaned_name(&attached.name);
            let mut alike =
                files.iter().filter(|file| file.withdrawn.is_none() && file.said.length == attached.length);
            MailPartLine {
                part,
                kept: alike.any(|file| is_of(&file.said, &bytes, part)),
                name,
                kind_label: kind::label(attached.media_type).into(),
                size: size_words(attached.length),
                can_be_kept: attached.length > 0,
            }
        });
        Ok(parts.collect())
    }
}

/// Whether a file is a part of an e-mail, byte for byte: a name and a size are no proof.
fn is_of(file: &FileAttached, mail: &[u8], part: u32) -> bool {
    let (Some(digest), Some(salt)) = (bytes_of(&file.digest), bytes_of(&file.file_salt)) else {
        return false;
    };
    let bytes = shown::mail_part(mail, part as usize);
    bytes.is_some_and(|bytes| {
        Hash::from(Sha256::new().chain_update(salt).chain_update(bytes).finalize()) == digest
    })
}

/// What says where the part came from.
fn caption(file: &FileAttached, mail: &Mail) -> String {
    let from = if mail.from_name.is_empty() { &mail.from_address } else { &mail.from_name };
    let from = if from.is_empty() { String::new() } else { format!(" from {from}") };
    let date = mail.sent_at.filter(|at| *at > 0).map(|at| format!(", {}", time::in_words(at)));
    let name = cleaned_name(&file.name);
    format!("Attached to the e-mail \u{201c}{name}\u{201d}{from}{}.", date.unwrap_or_default())
}

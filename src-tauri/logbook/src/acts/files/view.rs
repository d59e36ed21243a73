//! Looking at a file inside the window: a picture written afresh, or its text; never the file as it came.

use super::super::chronology::Fact;
use super::super::{form, view};
use super::MailPartLine;
use crate::domain::concern::Stated;
use crate::domain::file;
use crate::domain::id::ConcernId;
use crate::entry::v1::FileAttached;
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::shown::{self, Shows, kind};
use crate::store::files::bytes_of;

/// A picture that takes more bytes than this is not decoded.
const PICTURE_BYTES_MAX: u64 = 60 * 1024 * 1024;
/// What is said of a document that is larger than is read.
const TOO_LARGE: &str = "It is larger than 64 MB, so that who wrote it, and when, was not looked for. It may say so all the same: \
     whoever has a copy can read it there.";
/// So many parts of a picture are asked what it says of itself.
const PICTURE_HEAD_PARTS: u64 = 4;

form! {
    /// Which file.
    pub struct FileWanted {
        /// The concern.
        pub concern: ConcernId,
        /// The entry that attached it.
        pub entry: String,
    }
}

view! {
    /// What can be seen of a file.
    pub struct FileView {
        /// Its name.
        pub name: String,
        /// What it is.
        pub caption: String,
        /// What kind of file it is, in words.
        pub kind_label: String,
        /// `picture`, `text`, `words` where its words are all that can be shown, or `nothing`.
        pub shows: String,
        /// Its text or its words, where that is what it shows.
        pub text: String,
        /// Whether there is more text than that.
        pub more: bool,
        /// What it says of itself: when and where a photograph was taken, who wrote a document.
        pub about: Vec<Fact>,
        /// Whether its bytes are on this machine.
        pub here: bool,
        /// What is attached to it, where it is an e-mail.
        pub parts: Vec<MailPartLine>,
    }
}

/// An e-mail is shown as the letter it is, not as it travelled.
fn is_mail(file: &FileAttached) -> bool {
    let kinds = ["message/rfc822", "application/vnd.ms-outlook"];
    kinds.contains(&file.media_type.as_str()) && file.length <= shown::MAIL_BYTES_MAX
}

impl Logbook {
    /// Says what can be seen of a file, and its text.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `entry` `not-found`; store errors.
    pub fn read_file_view(&mut self, form: FileWanted) -> Result<FileView> {
        let file = self.file_of(&form)?;
        let here = self.has_bytes(&file.said)?;
        let shows = kind::shows(&file.said.media_type);
        let (text, more) = match (here, shows) {
            (true, Shows::Text) => self.file_text(&file.said)?,
            (true, Shows::Nothing) => self.file_words(&file.said)?,
            _ => Default::default(),
        };
        let shows = if shows == Shows::Nothing && !text.is_empty() { "words" } else { shows.name() };
        let about = if here { self.said_of_itself(&file.said)? } else { Vec::new() };
        let parts = if here { self.mail_parts(form.concern, &file.said)? } else { Vec::new() };
        Ok(FileView {
            name: file::cleaned_name(&file.said.name),
            caption: file.said.caption,
            kind_label: kind::label(&file.said.media_type).into(),
            shows: shows.into(),
            text,
            more,
            about,
            here,
            parts,
        })
    }

    /// The text of a file that shows one, and whether there is more.
    pub(in crate::acts) fn file_text(&self, said: &FileAttached) -> Result<(String, bool)> {
        if let Some(bytes) = self.mail_bytes(said)? {
            return Ok(shown::letter(&bytes).unwrap_or_else(|| shown::text(&bytes)));
        }
        let parts = file::parts(shown::TEXT_BYTES_MAX as u64 + 1);
        Ok(shown::text(&self.first_parts(said, parts)?))
    }

    /// The bytes of an e-mail; nothing where the file is none, or is too long to be read as one.
    pub(super) fn mail_bytes(&self, said: &FileAttached) -> Result<Option<Vec<u8>>> {
        let is_mail = is_mail(said);
        is_mail.then(|| self.bytes_of_file(said)).transpose()
    }

    /// The words of a file that cannot be shown otherwise, as they were read for the search.
    fn file_words(&self, said: &FileAttached) -> Result<(String, bool)> {
        let digest = bytes_of(&said.digest);
        digest
            .map_or(Ok(Default::default()), |digest| self.store.words_of_file(&digest, shown::TEXT_BYTES_MAX))
    }

    /// What a file says of itself; of one that is too large to be read whole, that nobody looked.
    fn said_of_itself(&self, said: &FileAttached) -> Result<Vec<Fact>> {
        // A camera writes it before the picture, however large that is.
        let is_picture = said.media_type.starts_with("image/");
        let parts = if is_picture { PICTURE_HEAD_PARTS } else { file::parts(said.length) };
        if !is_picture && said.length > shown::ABOUT_BYTES_MAX {
            let unread = Fact { label: "Not read".into(), value: TOO_LARGE.into() };
            return Ok(shown::says_of_itself(&said.media_type).then_some(unread).into_iter().collect());
        }
        let rows = shown::about(&self.first_parts(said, parts)?, &said.media_type);
        Ok(rows.into_iter().map(|(label, value)| Fact { label: label.into(), value }).collect())
    }

    /// The bytes of a picture, to be written afresh by [`crate::shown::picture`] before anybody sees it. The log need not be
    /// held meanwhile.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `entry` `not-found`, `file` `not-here-yet`, `not-shown`, `too-many-points`; store errors.
    pub fn picture_bytes(&self, form: &FileWanted) -> Result<Vec<u8>> {
        let file = self.file_of(form)?.said;
        if kind::shows(&file.media_type) != Shows::Picture {
            return Err(Error::field("file", "not-shown"));
        }
        if file.length > PICTURE_BYTES_MAX {
            return Err(Error::field("file", "too-many-points"));
        }
        if !self.has_bytes(&file)? {
            return Err(Error::field("file", "not-here-yet"));
        }
        self.bytes_of_file(&file)
    }

    /// A file of a concern that can be read here.
    pub(in crate::acts) fn file_of(&self, form: &FileWanted) -> Result<Stated<FileAttached>> {
        let concern = self.concern_of(form.concern)?;
        let mut files = concern.files.into_iter();
        files.find(|file| file.entry.to_string() == form.entry).ok_or(Error::field("entry", "not-found"))
    }

    pub(in crate::acts) fn has_bytes(&self, file: &FileAttached) -> Result<bool> {
        bytes_of(&file.digest).map_or(Ok(false), |digest| self.store.is_file_here(&digest))
    }

    /// All bytes of a file that is here.
    pub(in crate::acts) fn bytes_of_file(&self, said: &FileAttached) -> Result<Vec<u8>> {
        self.first_parts(said, file::parts(said.length))
    }

    fn first_parts(&self, file: &FileAttached, parts: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let Some(digest) = bytes_of(&file.digest) else { return Ok(bytes) };
        for number in 0..parts.min(file::parts(file.length)) {
            bytes.extend(self.store.part(&digest, number)?.ok_or(Error::Refused(Code::Damaged))?);
        }
        Ok(bytes)
    }
}

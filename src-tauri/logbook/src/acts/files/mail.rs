//! Starting a concern from an e-mail: what it says fills the form, nothing is recorded, and the original waits in the
//! encrypted store until the concern is saved, when it becomes the first file of it.

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

use super::Chosen;
use super::in_hand::{InHand, Said};
use super::lines::size_words;
use crate::acts::record_concern::{NewConcern, Recorded, ReporterForm};
use crate::acts::view;
use crate::domain::file::cleaned_name;
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::domain::time;
use crate::entry::v1::Body;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::shown::{self, kind};
use crate::store::Store;

/// The draft that the original waits in.
const DRAFT: &str = "record-mail";

view! {
    /// What an e-mail says, for the form of a new concern.
    pub struct MailView {
        /// Its file's name.
        pub name: String,
        /// Subject.
        pub subject: String,
        /// Name of whoever wrote it.
        pub from_name: String,
        /// Their address.
        pub from_address: String,
        /// When it was written, as it claims, civil time in London; nothing when it says none, or a time to come.
        pub sent_at: Option<String>,
        /// Its words.
        pub text: String,
        /// What is attached to it, name and size; it stays in the original, and can be kept for itself from there.
        pub attached: Vec<String>,
    }
}

/// An original that waits for its concern.
#[derive(Serialize, Deserialize)]
struct Waiting {
    name: String,
    bytes: String,
}

/// The original of an e-mail, ready to be kept with the concern that was made from it.
pub(in crate::acts) struct Original(InHand);

impl Logbook {
    /// Reads an e-mail that was chosen, and keeps its original until a concern is recorded with it. Another that waited goes.
    ///
    /// # Errors
    /// `Invalid`: `file` `not-a-mail`, `mail-too-large`, `changed-meanwhile`; store and file errors.
    pub fn read_mail(&mut self, chosen: &Chosen) -> Result<MailView> {
        let (view, waiting) = self.mail_of(chosen)?;
        let text = serde_json::to_string(&waiting).map_err(|_| Error::Internal("mail not kept"))?;
        let now = self.now();
        self.store.keep_draft(DRAFT, &text, now)?;
        Ok(view)
    }

    /// Reads an e-mail that was chosen, and keeps nothing of it.
    ///
    /// # Errors
    /// As [`Logbook::read_mail`].
    pub fn look_at_mail(&self, chosen: &Chosen) -> Result<MailView> {
        self.mail_of(chosen).map(|(view, _)| view)
    }

    /// Records a concern with what an e-mail says and nothing else, and the e-mail beside it. What waits to be recorded in the
    /// window goes on waiting.
    ///
    /// # Errors
    /// As [`Logbook::read_mail`] and [`Logbook::record_concern`].
    pub fn record_mail(&mut self, chosen: &Chosen) -> Result<Recorded> {
        let mut waited = Vec::new();
        for page in [DRAFT, "record"] {
            waited.push((page, self.store.draft(page)?));
        }
        let mail = self.read_mail(chosen)?;
        let mail = NewConcern {
            received_at: mail.sent_at,
            route_in: Some("email".into()),
            reporter: ReporterForm {
                name: mail.from_name,
                email: mail.from_address,
                ..ReporterForm::default()
            },
            summary: mail.subject,
            account: mail.text,
            with_mail: true,
            ..NewConcern::default()
        };
        let recorded = self.record(mail, Rules::at(self.now()));
        for (page, draft) in waited {
            match draft {
                Some((text, kept_at)) => self.store.keep_draft(page, &text, kept_at)?,
                None => self.store.discard_draft(page)?,
            }
        }
        recorded
    }

    fn mail_of(&self, chosen: &Chosen) -> Result<(MailView, Waiting)> {
        if chosen.length() > shown::MAIL_BYTES_MAX {
            return Err(Error::field("file", "mail-too-large"));
        }
        let mut bytes = Vec::new();
        chosen.each_part(&mut |_, part| {
            bytes.extend_from_slice(part);
            Ok(())
        })?;
        let mail = shown::mail(&bytes)?;
        let waiting = Waiting { name: chosen.name.clone(), bytes: BASE64.encode(&bytes) };
        let now = self.now();
        let view = MailView {
            name: waiting.name.clone(),
            subject: mail.subject,
            from_name: mail.from_name,
            from_address: mail.from_address,
            sent_at: mail.sent_at.filter(|at| (0..=now).contains(at)).map(time::moment),
            text: mail.text,
            attached: mail
                .attached
                .iter()
                .map(|part| format!("{}, {}", cleaned_name(&part.name), size_words(part.length)))
                .collect(),
        };
        Ok((view, waiting))
    }

    /// The original that waits, as a file of this concern.
    ///
    /// # Errors
    /// `Invalid`: `with_mail` `not-found` when none waits; store errors.
    pub(in crate::acts) fn original_for(&mut self, concern: ConcernId) -> Result<Original> {
        let missing = || Error::field("with_mail", "not-found");
        let (text, _) = self.store.draft(DRAFT)?.ok_or_else(missing)?;
        let waiting: Waiting = serde_json::from_str(&text).map_err(|_| missing())?;
        let bytes = BASE64.decode(waiting.bytes.as_bytes()).map_err(|_| missing())?;
        let said = Said {
            concern,
            // It was read as an e-mail before it waited; its name may say nothing of that.
            media_type: kind::mail_type(&bytes),
            name: waiting.name,
            caption: "The e-mail that this concern was recorded from, as it came.".into(),
            source_grade: Some("document".into()),
        };
        Ok(Original(self.in_hand(said, bytes)?))
    }
}

impl Original {
    /// The entry that names it.
    pub(in crate::acts) fn body(&self) -> Body {
        self.0.body()
    }

    /// Keeps its bytes and lets what waited go, inside the transaction that writes the entry.
    ///
    /// # Errors
    /// Store errors.
    pub(in crate::acts) fn keep(&self, store: &Store) -> Result<()> {
        self.0.keep(store)?;
        store.discard_draft(DRAFT)
    }
}

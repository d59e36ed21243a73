//! Recipients that are kept: reading them, keeping one, taking one off.

use super::{Nothing, form, view};
use crate::domain::id::RecipientId;
use crate::domain::lists::List;
use crate::domain::recipients::{Recipient, setting};
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, SettingsChanged};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

/// More than these nobody chooses from.
const MOST: usize = 500;

form! {
    /// A recipient as they are to be.
    pub struct RecipientForm {
        /// Which; nothing adds one.
        pub recipient: Option<RecipientId>,
        /// Agency code.
        pub agency: String,
        /// Their name, or the name of a desk.
        pub name: String,
        /// Their role or team.
        pub role: String,
        /// How packets travel to them: a channel code.
        pub channel: String,
        /// The address or number.
        pub address: String,
        /// How it was checked.
        pub verified_how: String,
        /// The day on which it was checked; nothing means today.
        pub verified_on: Option<String>,
    }
    /// Which recipient.
    pub struct RecipientNamed {
        /// The recipient.
        pub recipient: RecipientId,
    }
}

view! {
    /// Recipients that are kept.
    pub struct RecipientsPage {
        /// By agency and name.
        pub recipients: Vec<RecipientLine>,
    }
    /// Somebody whom packets go to.
    pub struct RecipientLine {
        /// Which.
        pub recipient: RecipientId,
        /// Agency code.
        pub agency: String,
        /// The agency in words.
        pub agency_label: String,
        /// Their name, or the name of a desk.
        pub name: String,
        /// Their role or team.
        pub role: String,
        /// How packets travel to them: a channel code.
        pub channel: String,
        /// The same in words.
        pub channel_label: String,
        /// The address or number.
        pub address: String,
        /// How it was checked.
        pub verified_how: String,
        /// The day on which it was checked.
        pub verified_on: String,
        /// Whether that is so long ago that it is to be checked again.
        pub check_again: bool,
    }
    /// The recipient that was kept.
    pub struct RecipientKept {
        /// Which.
        pub recipient: RecipientId,
    }
}

impl Logbook {
    /// Reads the recipients that are kept.
    ///
    /// # Errors
    /// None today.
    pub fn read_recipients(&mut self, _: Nothing) -> Result<RecipientsPage> {
        Ok(RecipientsPage { recipients: self.recipient_lines(None) })
    }

    /// Keeps a recipient, or changes one.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn keep_recipient(&mut self, form: RecipientForm) -> Result<RecipientKept> {
        let known =
            form.recipient.map(|id| self.settings.recipients.get(id).ok_or(Error::Refused(Code::NotFound)));
        let known = known.transpose()?.cloned();
        let today = time::day(self.now()).to_string();
        let mut rules = Rules::at(self.now());
        rules.agency("agency", &form.agency, self.lists());
        for (field, text) in
            [("name", &form.name), ("address", &form.address), ("verified_how", &form.verified_how)]
        {
            rules.required(field, text).line(field, text);
        }
        rules.line("role", &form.role).chosen("channel", Some(&form.channel), terms::CHANNELS);
        rules.past_day("verified_on", form.verified_on.as_deref());
        let all = self.settings.recipients.all();
        let same = |other: &Recipient| {
            let alike = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
            other.agency == form.agency
                && alike(&other.name, &form.name)
                && alike(&other.address, &form.address)
        };
        let twice = all.iter().any(|(id, other)| Some(*id) != form.recipient && same(other));
        rules.hold(!twice, "name", "already-there");
        rules.hold(form.recipient.is_some() || all.len() < MOST, "name", "too-many").finish()?;
        let trimmed = |text: &str| text.trim().to_owned();
        let recipient = Recipient {
            name: trimmed(&form.name),
            role: trimmed(&form.role),
            address: trimmed(&form.address),
            verified_how: trimmed(&form.verified_how),
            agency: form.agency,
            channel: form.channel,
            verified_on: form.verified_on.unwrap_or(today),
        };
        if known.as_ref() == Some(&recipient) {
            return Err(Error::field("name", "unchanged"));
        }
        let id = form.recipient.unwrap_or_else(|| RecipientId::make(&mut self.chance));
        let said =
            serde_json::to_string(&recipient).map_err(|_| Error::Internal("a recipient not written"))?;
        self.set_recipient(id, said)?;
        Ok(RecipientKept { recipient: id })
    }

    /// Takes a recipient off. What was sent to them stays on record.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn drop_recipient(&mut self, form: RecipientNamed) -> Result<()> {
        self.settings.recipients.get(form.recipient).ok_or(Error::Refused(Code::NotFound))?;
        self.set_recipient(form.recipient, String::new())
    }

    fn set_recipient(&mut self, id: RecipientId, said: String) -> Result<()> {
        let values = [(setting(id), said)].into();
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::SettingsChanged(SettingsChanged { values }))]).map(|_| ())
    }

    /// Recipients as pages show them: of one agency, or all.
    pub(super) fn recipient_lines(&self, of: Option<&str>) -> Vec<RecipientLine> {
        let today = time::day(self.now());
        let line = |(id, one): (RecipientId, &Recipient)| RecipientLine {
            recipient: id,
            agency_label: self.lists().label(List::Agencies, &one.agency),
            agency: one.agency.clone(),
            name: one.name.clone(),
            role: one.role.clone(),
            channel_label: terms::label(terms::CHANNELS, &one.channel),
            channel: one.channel.clone(),
            address: one.address.clone(),
            verified_how: one.verified_how.clone(),
            verified_on: one.verified_on.clone(),
            check_again: one.is_stale(today),
        };
        let all = self.settings.recipients.all().into_iter();
        all.filter(|(_, one)| of.is_none_or(|agency| one.agency == agency)).map(line).collect()
    }
}

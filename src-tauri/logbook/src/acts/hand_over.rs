//! Notes from one officer to the others: what they should know before they open the first concern.

use super::{form, view};
use crate::domain::id::OfficerId;
use crate::domain::rules::Rules;
use crate::domain::time;
use crate::entry::v1::{Body, HandoverNoted};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

/// Name of the fact that lists notes this officer has read and put away.
const PUT_AWAY: &str = "handover_put_away";

form! {
    /// A note for the other officers.
    pub struct HandoverForm {
        /// The officer it is for; nothing means every other.
        pub for_officer: Option<OfficerId>,
        /// The words.
        pub text: String,
    }
    /// A note that was read.
    pub struct HandoverRead {
        /// The entry that wrote it.
        pub entry: String,
    }
}

view! {
    /// A note, as Today shows it.
    pub struct HandoverLine {
        /// The entry that wrote it.
        pub entry: String,
        /// Who wrote it.
        pub officer: String,
        /// Whom it is for; empty when for every other officer.
        pub to: String,
        /// When.
        pub at: String,
        /// The words.
        pub text: String,
    }
}

impl Logbook {
    /// Leaves a note for the other officers. It names nobody the log is about: every officer reads it.
    ///
    /// # Errors
    /// `Invalid`: `text`, and `for_officer` `not-found` or `for-others`; store errors. Nothing is written then.
    pub fn hand_over(&mut self, form: HandoverForm) -> Result<()> {
        let me = self.my_officer();
        let known = form
            .for_officer
            .is_none_or(|officer| self.roster.members.get(&officer).is_some_and(|member| member.is_in()));
        Rules::at(self.now())
            .required("text", &form.text)
            .narrative("text", &form.text)
            .hold(known, "for_officer", "not-found")
            .hold(form.for_officer.is_none() || form.for_officer != me, "for_officer", "for-others")
            .finish()?;
        let body = Body::HandoverNoted(HandoverNoted { to: form.for_officer, text: form.text });
        let log = self.roster.log;
        self.commit_with(vec![(log.into(), body)], |store| store.discard_draft("handover")).map(|_| ())
    }

    /// Puts a note away: this officer has read it. It stays in the history.
    ///
    /// # Errors
    /// `Invalid`: `entry` `not-found`; store errors.
    pub fn put_handover_away(&mut self, form: HandoverRead) -> Result<()> {
        if !self.handovers()?.iter().any(|line| line.entry == form.entry) {
            return Err(Error::field("entry", "not-found"));
        }
        let said = self.store.local(PUT_AWAY)?.unwrap_or_default();
        let lines = said.lines().chain([form.entry.as_str()]);
        self.store.set_local(PUT_AWAY, &lines.collect::<Vec<_>>().join("\n"))
    }

    /// Notes of other officers for this one that were not put away, however old they are, newest first.
    pub(super) fn handovers(&self) -> Result<Vec<HandoverLine>> {
        let me = self.my_officer();
        let put_away = self.store.local(PUT_AWAY)?.unwrap_or_default();
        let mut lines = Vec::new();
        for kept in self.store.entries_of_kinds(&["handover-noted"])?.into_iter().rev() {
            let entry = kept.id.to_string();
            let mine = self.roster.officer_of(&kept.id.machine).map(|officer| officer.id) == me;
            if mine || !self.store.cuts().allow(kept.id) || put_away.lines().any(|line| line == entry) {
                continue;
            }
            let Some(Body::HandoverNoted(note)) = kept.told()?.map(|told| told.body) else { continue };
            if note.to.is_none() || note.to == me {
                lines.push(HandoverLine {
                    entry,
                    officer: self.roster.officer_name(&kept.id.machine),
                    to: note.to.map(|to| self.officer_called(to)).unwrap_or_default(),
                    at: time::instant(kept.at),
                    text: note.text,
                });
            }
        }
        Ok(lines)
    }
}

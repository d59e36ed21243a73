//! Deciding not to share: recorded as fully as sharing.

use super::super::form;
use crate::domain::id::{ConcernId, ShareId};
use crate::domain::reference;
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, ShareDeclined};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// A decision not to share.
    pub struct Declining {
        /// The concern.
        pub concern: ConcernId,
        /// Agency code.
        pub agency: String,
        /// Who asked.
        pub asked_by: String,
        /// For what.
        pub asked_for: String,
        /// The reasons.
        pub reasons: String,
        /// What they were told.
        pub told_them: String,
    }
}

impl Logbook {
    /// Records a decision not to share.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn decline_share(&mut self, form: Declining) -> Result<()> {
        self.concern_of(form.concern)?;
        Rules::at(self.now())
            .agency("agency", &form.agency, self.lists())
            .line("asked_by", &form.asked_by)
            .narrative("asked_for", &form.asked_for)
            .required("reasons", &form.reasons)
            .narrative("reasons", &form.reasons)
            .narrative("told_them", &form.told_them)
            .finish()?;
        let body = Body::ShareDeclined(ShareDeclined {
            share: ShareId::make(&mut self.chance),
            reference: self.next_share_reference(form.concern)?,
            concern: form.concern,
            agency: form.agency,
            asked_by: form.asked_by,
            asked_for: form.asked_for,
            reasons: form.reasons,
            told_them: form.told_them,
        });
        self.add_about(form.concern, "decline", body)
    }

    /// The next share's reference: counted from headers, as a concern's is, over all years.
    pub(super) fn next_share_reference(&self, concern: ConcernId) -> Result<String> {
        let me = self.pen.me;
        let kinds = ["packet-shared", "share-declined"];
        let all = self.store.count_of_kind(&kinds, me, i64::MIN, i64::MAX)?;
        let apart = self.store.count_apart(&kinds, me, i64::MIN, i64::MAX)?;
        let letter = self.roster.letter_of(&me);
        Ok(match self.store.excluded_from(concern.into())? {
            Some(_) => reference::restricted_share(&letter, apart + 1),
            None => reference::share(&letter, all - apart + 1),
        })
    }
}

//! Deciding not to share: recorded as fully as sharing.

use super::super::form;
use crate::domain::id::{ConcernId, ShareId};
use crate::domain::reference;
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::{Body, ShareDeclined, Weighed};
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
        /// The role of who asked.
        pub asked_role: String,
        /// When they asked.
        pub asked_at: Option<String>,
        /// How they asked: a channel code.
        pub channel: Option<String>,
        /// How it was made sure who asked: a code.
        pub caller_check: Option<String>,
        /// What they said they need it for.
        pub their_purpose: String,
        /// The statute or order that was thought of.
        pub gateway: Option<String>,
        /// Consent to share.
        pub consent_status: Option<String>,
        /// Why, or why not.
        pub consent_reason: String,
        /// What may happen if it is shared.
        pub risk_of_sharing: String,
        /// What may happen if it is not.
        pub risk_of_not_sharing: String,
        /// Who else agreed, if anybody.
        pub authorised_by: String,
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
            .line("asked_role", &form.asked_role)
            .past("asked_at", form.asked_at.as_deref())
            .choice("channel", form.channel.as_deref(), terms::CHANNELS)
            .choice("caller_check", form.caller_check.as_deref(), terms::CALLER_CHECKS)
            .narrative("their_purpose", &form.their_purpose)
            .choice("gateway", form.gateway.as_deref(), terms::GATEWAYS)
            .choice("consent_status", form.consent_status.as_deref(), terms::CONSENT_STATUSES)
            .narrative("consent_reason", &form.consent_reason)
            .narrative("risk_of_sharing", &form.risk_of_sharing)
            .narrative("risk_of_not_sharing", &form.risk_of_not_sharing)
            .line("authorised_by", &form.authorised_by)
            .finish()?;
        let weighed = Weighed {
            asked_role: form.asked_role,
            asked_at: form.asked_at,
            channel: form.channel,
            check: form.caller_check,
            their_purpose: form.their_purpose,
            gateway: form.gateway,
            consent_status: form.consent_status,
            consent_reason: form.consent_reason,
            risk_of_sharing: form.risk_of_sharing,
            risk_of_not_sharing: form.risk_of_not_sharing,
            authorised_by: form.authorised_by,
        };
        let body = Body::ShareDeclined(ShareDeclined {
            share: ShareId::make(&mut self.chance),
            reference: self.next_share_reference(form.concern)?,
            concern: form.concern,
            agency: form.agency,
            asked_by: form.asked_by,
            asked_for: form.asked_for,
            reasons: form.reasons,
            told_them: form.told_them,
            weighed: (weighed != Weighed::default()).then(|| Box::new(weighed)),
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

//! Recording what an agency answered, and whether the officer agrees.

use super::form;
use crate::domain::id::{ConcernId, ReferralId};
use crate::domain::lists::List;
use crate::domain::rules::Rules;
use crate::domain::time;
use crate::entry::v1::{Body, ReplyReceived};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// A reply.
    pub struct ReplyForm {
        /// The concern.
        pub concern: ConcernId,
        /// The referral.
        pub referral: ReferralId,
        /// When it came; nothing means now.
        pub received_at: Option<String>,
        /// From whom.
        pub from_whom: String,
        /// Their number.
        pub their_reference: String,
        /// What they decided: a code of the list; nothing when none of it fits.
        pub decision: Option<String>,
        /// What they decided, in a line.
        pub outcome: String,
        /// What they said.
        pub text: String,
        /// Whether the officer agrees.
        pub agree: Option<bool>,
    }
}

impl Logbook {
    /// Records a reply; its referral waits no longer.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn record_reply(&mut self, form: ReplyForm) -> Result<()> {
        let now = self.now();
        let mut rules = Rules::at(now);
        self.check_referral(form.concern, form.referral, &mut rules)?;
        rules
            .past("received_at", form.received_at.as_deref())
            .line("from_whom", &form.from_whom)
            .line("their_reference", &form.their_reference)
            .required("outcome", &form.outcome)
            .line("outcome", &form.outcome)
            .narrative("text", &form.text)
            .choice("decision", form.decision.as_deref(), self.lists().of(List::ReplyDecisions))
            .finish()?;
        let body = Body::ReplyReceived(ReplyReceived {
            concern: form.concern,
            referral: form.referral,
            received_at: form.received_at.or_else(|| Some(time::moment(now))),
            from_whom: form.from_whom,
            their_reference: form.their_reference,
            decision: form.decision,
            outcome: form.outcome,
            text: form.text,
            agree: form.agree,
        });
        self.add_about(form.concern, "reply", body)
    }
}

//! Taking an agency's answer, or its silence, to somebody higher up.

use super::form;
use crate::domain::clocks;
use crate::domain::id::{ConcernId, ReferralId};
use crate::domain::rules::Rules;
use crate::domain::{terms, time, working_days};
use crate::entry::v1::{Body, Escalated};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// An escalation.
    pub struct EscalationForm {
        /// The concern.
        pub concern: ConcernId,
        /// The referral.
        pub referral: ReferralId,
        /// Stage code.
        pub stage: String,
        /// When; nothing means now.
        pub at: Option<String>,
        /// Whom it was taken to.
        pub spoke_to: String,
        /// What we disagree with, and what we asked for.
        pub text: String,
        /// When an answer is expected; nothing means five working days.
        pub next_due: Option<String>,
    }
}

impl Logbook {
    /// Records an escalation; its referral waits for an answer again.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn escalate(&mut self, form: EscalationForm) -> Result<()> {
        self.open_concern_of(form.concern)?;
        let now = self.now();
        let mut rules = Rules::at(now);
        self.check_referral(form.concern, form.referral, &mut rules)?;
        rules
            .chosen("stage", Some(&form.stage), terms::ESCALATION_STAGES)
            .past("at", form.at.as_deref())
            .line("spoke_to", &form.spoke_to)
            .required("text", &form.text)
            .narrative("text", &form.text)
            .ahead("next_due", form.next_due.as_deref())
            .finish()?;
        let next = working_days::after(time::day(now), self.settings.clocks.days(clocks::ANSWER));
        let body = Body::Escalated(Escalated {
            concern: form.concern,
            referral: form.referral,
            stage: form.stage,
            at: form.at.or_else(|| Some(time::moment(now))),
            spoke_to: form.spoke_to,
            text: form.text,
            next_due: form.next_due.or_else(|| Some(next.to_string())),
        });
        self.add_about(form.concern, "escalate", body)
    }
}

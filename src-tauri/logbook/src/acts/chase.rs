//! Chasing an agency that has not answered.

use super::form;
use crate::domain::clocks;
use crate::domain::id::{ConcernId, ReferralId};
use crate::domain::rules::Rules;
use crate::domain::{time, working_days};
use crate::entry::v1::{Body, Chased};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// A chase.
    pub struct ChaseForm {
        /// The concern.
        pub concern: ConcernId,
        /// The referral.
        pub referral: ReferralId,
        /// When; nothing means now.
        pub at: Option<String>,
        /// How.
        pub how: String,
        /// Who was spoken to.
        pub spoke_to: String,
        /// What was said.
        pub text: String,
        /// When a reply is now expected; nothing means three working days.
        pub next_due: Option<String>,
    }
}

impl Logbook {
    /// Records a chase and moves the day a reply is expected.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn chase(&mut self, form: ChaseForm) -> Result<()> {
        let now = self.now();
        let mut rules = Rules::at(now);
        self.check_referral(form.concern, form.referral, &mut rules)?;
        rules
            .past("at", form.at.as_deref())
            .line("how", &form.how)
            .line("spoke_to", &form.spoke_to)
            .narrative("text", &form.text)
            .hold(!(form.text.trim().is_empty() && form.how.trim().is_empty()), "text", "required")
            .ahead("next_due", form.next_due.as_deref())
            .finish()?;
        let next = working_days::after(time::day(now), self.settings.clocks.days(clocks::CHASE));
        let body = Body::Chased(Chased {
            concern: form.concern,
            referral: form.referral,
            at: form.at.or_else(|| Some(time::moment(now))),
            how: form.how,
            spoke_to: form.spoke_to,
            text: form.text,
            next_due: form.next_due.or_else(|| Some(next.to_string())),
        });
        self.add_about(form.concern, "chase", body)
    }
}

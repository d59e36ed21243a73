//! Referring to an agency, with the day a reply is expected.

use super::{form, view};
use crate::domain::id::{ConcernId, ReferralId};
use crate::domain::rules::Rules;
use crate::domain::{terms, time, working_days};
use crate::entry::v1::{Body, Referred};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// A referral.
    pub struct NewReferral {
        /// The concern.
        pub concern: ConcernId,
        /// Agency code.
        pub agency: String,
        /// Named recipient.
        pub recipient: String,
        /// Route code.
        pub route: String,
        /// Form used.
        pub form: String,
        /// When it went; nothing means now.
        pub sent_at: Option<String>,
        /// When a reply is expected; nothing means the agency's usual time.
        pub reply_due: Option<String>,
        /// What was asked.
        pub asked: String,
        /// Their number, if already known.
        pub their_reference: String,
    }
}

view! {
    /// What was written.
    pub struct ReferralMade {
        /// The referral.
        pub referral: ReferralId,
    }
}

impl Logbook {
    /// Records a referral and starts its clock.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn refer(&mut self, form: NewReferral) -> Result<ReferralMade> {
        self.open_concern_of(form.concern)?;
        let now = self.now();
        Rules::at(now)
            .agency("agency", &form.agency, self.lists())
            .line("recipient", &form.recipient)
            .chosen("route", Some(&form.route), terms::REFERRAL_ROUTES)
            .line("form", &form.form)
            .past("sent_at", form.sent_at.as_deref())
            .from_on("reply_due", form.reply_due.as_deref(), form.sent_at.as_deref())
            .narrative("asked", &form.asked)
            .line("their_reference", &form.their_reference)
            .finish()?;
        let usual = self.settings.clocks.reply_days(&form.agency);
        let sent = form.sent_at.as_deref().and_then(time::parse_moment).map(|moment| moment.date());
        let due = working_days::after(sent.unwrap_or_else(|| time::day(now)), usual);
        let referral = ReferralId::make(&mut self.chance);
        let body = Body::Referred(Referred {
            concern: form.concern,
            referral,
            agency: form.agency,
            recipient: form.recipient,
            route: form.route,
            form: form.form,
            sent_at: form.sent_at.unwrap_or_else(|| time::moment(now)),
            reply_due: form.reply_due.or_else(|| Some(due.to_string())),
            asked: form.asked,
            their_reference: form.their_reference,
        });
        self.add_about(form.concern, "refer", body)?;
        Ok(ReferralMade { referral })
    }

    /// Notes a broken rule unless the referral is one of the concern's.
    pub(super) fn check_referral(
        &self,
        concern: ConcernId,
        referral: ReferralId,
        rules: &mut Rules,
    ) -> Result<()> {
        let concern = self.concern_of(concern)?;
        rules.hold(concern.referrals.iter().any(|(id, ..)| *id == referral), "referral", "not-found");
        Ok(())
    }
}

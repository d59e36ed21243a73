//! Deciding, with reasons. Not referring is recorded just as fully as referring.

use super::form;
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, Decided};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// A decision.
    pub struct NewDecision {
        /// The concern.
        pub concern: ConcernId,
        /// Decision code.
        pub decision: String,
        /// The reasons.
        pub reasons: String,
        /// Law or threshold considered.
        pub threshold: String,
        /// Second officer, if asked.
        pub second_officer: String,
        /// Next review; nothing means the longest the settings allow.
        pub review_on: Option<String>,
        /// When it was decided; nothing means now.
        pub decided_at: Option<String>,
    }
}

impl Logbook {
    /// Records a decision. A concern that stays open always has a review date afterwards.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn decide(&mut self, form: NewDecision) -> Result<()> {
        let concern = self.open_concern_of(form.concern)?;
        let apart = concern.apart("review_on").is_some();
        let same = form.review_on.is_none() || form.review_on == concern.facts.review_on;
        let now = self.now();
        Rules::at(now)
            .chosen("decision", Some(&form.decision), terms::DECISIONS)
            .required("reasons", &form.reasons)
            .narrative("reasons", &form.reasons)
            .narrative("threshold", &form.threshold)
            .line("second_officer", &form.second_officer)
            .ahead("review_on", form.review_on.as_deref())
            .hold(!apart || same, "review_on", "two-versions")
            .past("decided_at", form.decided_at.as_deref())
            .finish()?;
        let longest = time::day(now) + chrono::Days::new(self.settings.review_days.into());
        let body = Body::Decided(Decided {
            concern: form.concern,
            decision: form.decision,
            reasons: form.reasons,
            threshold: form.threshold,
            second_officer: form.second_officer,
            // Where two officers set two dates, a decision without one leaves both standing until somebody settles them.
            review_on: form.review_on.or_else(|| Some(longest.to_string())).filter(|_| !apart),
            decided_at: form.decided_at.or_else(|| Some(time::moment(now))),
        });
        self.add_about(form.concern, "decide", body)
    }
}

//! Holds: while one stands, nothing of a record may be erased.

use super::super::form;
use crate::domain::id::{ConcernId, HoldId};
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::{Body, HoldEnded, HoldSet};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// A hold to set.
    pub struct NewHold {
        /// The concern.
        pub concern: ConcernId,
        /// Why, a code.
        pub why: String,
        /// Whose request, claim or inquiry.
        pub details: String,
        /// When to look at it again.
        pub review_on: Option<String>,
    }
    /// A hold to end.
    pub struct HoldEnding {
        /// The concern.
        pub concern: ConcernId,
        /// The hold.
        pub hold: HoldId,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Sets a hold. A proposal to erase the record that waits is stopped by it.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn set_hold(&mut self, form: NewHold) -> Result<()> {
        self.concern_of(form.concern)?;
        Rules::at(self.now())
            .chosen("why", Some(&form.why), terms::HOLD_REASONS)
            .required("details", &form.details)
            .narrative("details", &form.details)
            .ahead("review_on", form.review_on.as_deref())
            .finish()?;
        let hold = HoldId::make(&mut self.chance);
        let NewHold { concern, why, details, review_on } = form;
        let body = Body::HoldSet(HoldSet { concern, hold, why, details, review_on });
        self.add_about(concern, "hold", body)
    }

    /// Ends a hold, the one that the log sets by itself as well.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn end_hold(&mut self, form: HoldEnding) -> Result<()> {
        let stands = self.concern_of(form.concern)?.retention().holds.iter().any(|hold| hold.id == form.hold);
        Rules::at(self.now())
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(stands, "hold", "not-found")
            .finish()?;
        let HoldEnding { concern, hold, reason } = form;
        self.add_about(concern, "hold", Body::HoldEnded(HoldEnded { concern, hold, reason }))
    }
}

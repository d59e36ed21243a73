//! Writing down whether somebody could make one decision at one time (Mental Capacity Act 2005, sections 1 to 3).
//!
//! The act takes what an officer found or was told and judges nothing: what the law looks for and is not said yet is shown
//! beside it afterwards.

use super::super::form;
use super::person_of;
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, CapacityAssessed};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// An assessment of capacity.
    pub struct NewAssessment {
        /// The concern.
        pub concern: ConcernId,
        /// Whose capacity; nothing means the person the concern is about.
        pub person: Option<PersonId>,
        /// Which decision.
        pub decision: String,
        /// When it was assessed; nothing means now.
        pub assessed_at: Option<String>,
        /// Who assessed it.
        pub assessed_by: String,
        /// Why it was doubted.
        pub doubt: String,
        /// What was done to help them decide.
        pub help: String,
        /// An impairment of mind or brain.
        pub impairment: Option<String>,
        /// Can understand what matters to it.
        pub understand: Option<String>,
        /// Can keep it in mind.
        pub retain: Option<String>,
        /// Can use or weigh it.
        pub weigh: Option<String>,
        /// Can say what they decide.
        pub communicate: Option<String>,
        /// What it came to.
        pub outcome: String,
        /// Why.
        pub reasons: String,
        /// What was decided in their best interests.
        pub best_interests: String,
        /// Who was consulted; an attorney or deputy.
        pub consulted: String,
    }
}

impl Logbook {
    /// Records an assessment of capacity.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn assess_capacity(&mut self, form: NewAssessment) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let person = person_of(&concern, form.person)?;
        let now = self.now();
        let mut rules = Rules::at(now);
        rules
            .required("decision", &form.decision)
            .past("assessed_at", form.assessed_at.as_deref())
            .required("assessed_by", &form.assessed_by)
            .line("assessed_by", &form.assessed_by)
            .chosen("outcome", Some(&form.outcome), terms::CAPACITY_OUTCOMES)
            .required("reasons", &form.reasons);
        for (field, code) in [
            ("impairment", &form.impairment),
            ("understand", &form.understand),
            ("retain", &form.retain),
            ("weigh", &form.weigh),
            ("communicate", &form.communicate),
        ] {
            rules.choice(field, code.as_deref(), terms::YES_NO_UNKNOWN);
        }
        for (field, text) in [
            ("decision", &form.decision),
            ("doubt", &form.doubt),
            ("help", &form.help),
            ("reasons", &form.reasons),
            ("best_interests", &form.best_interests),
            ("consulted", &form.consulted),
        ] {
            rules.narrative(field, text);
        }
        rules.finish()?;
        let body = Body::CapacityAssessed(Box::new(CapacityAssessed {
            concern: form.concern,
            person,
            decision: form.decision,
            assessed_at: form.assessed_at.or_else(|| Some(time::moment(now))),
            assessed_by: form.assessed_by,
            doubt: form.doubt,
            help: form.help,
            impairment: form.impairment,
            understand: form.understand,
            retain: form.retain,
            weigh: form.weigh,
            communicate: form.communicate,
            outcome: form.outcome,
            reasons: form.reasons,
            best_interests: form.best_interests,
            consulted: form.consulted,
        }));
        self.add_about(form.concern, "capacity", body)
    }
}

//! Looking at a record whose time is over, or that somebody asks to have erased: keep it longer, or propose to erase it.

use super::super::form;
use crate::domain::concern::Concern;
use crate::domain::disposal::{Disposal, Outcome};
use crate::domain::id::{About, ConcernId};
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, DisposalProposed, RetentionReviewed};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// What an officer decides about a record.
    pub struct RetentionReview {
        /// The concern.
        pub concern: ConcernId,
        /// `dispose` or `keep`.
        pub decision: String,
        /// Why it goes, a code of the disposal grounds.
        pub ground: String,
        /// Until when it is kept, `YYYY-MM-DD`.
        pub keep_until: Option<String>,
        /// Whether anybody in it has been in touch lately.
        pub recent_contact: Option<String>,
        /// Whether what it is about was serious.
        pub serious: Option<String>,
        /// Whether the press, a court or an inquiry may take an interest.
        pub interest: Option<String>,
        /// Why.
        pub reasons: String,
    }
}

/// The ground that a record's time is over.
const TIME: &str = "time";

impl Logbook {
    /// Writes down what was decided about a record. To propose that it goes, it must be closed and its time over, unless
    /// erasure was asked for or it should never have been recorded; no hold may stand.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn review_retention(&mut self, form: RetentionReview) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let disposes = form.decision == "dispose";
        let mut rules = Rules::at(self.now());
        rules.required("reasons", &form.reasons).narrative("reasons", &form.reasons).hold(
            disposes || form.decision == "keep",
            "decision",
            "not-chosen",
        );
        for (field, answer) in [
            ("recent_contact", &form.recent_contact),
            ("serious", &form.serious),
            ("interest", &form.interest),
        ] {
            match disposes {
                true => rules.chosen(field, answer.as_deref(), terms::YES_NO_UNKNOWN),
                false => rules.choice(field, answer.as_deref(), terms::YES_NO_UNKNOWN),
            };
        }
        rules.ahead("keep_until", form.keep_until.as_deref());
        if disposes {
            rules.hold(form.keep_until.is_none(), "keep_until", "not-for-this");
            rules.chosen("ground", Some(&form.ground), terms::DISPOSAL_GROUNDS);
            self.check_may_go(&mut rules, &concern, &form.ground)?;
        } else {
            rules.hold(form.ground.is_empty(), "ground", "not-for-this");
            rules.required("keep_until", form.keep_until.as_deref().unwrap_or_default());
        }
        rules.finish()?;
        let mut bodies = vec![(form.concern.into(), reviewed(&form, disposes))];
        if disposes {
            let open_until =
                time::day(self.now()) + chrono::Days::new(u64::from(self.settings.objection_days));
            let proposed = DisposalProposed {
                subjects: self.subjects_of(&concern)?,
                ground: form.ground,
                open_until: open_until.to_string(),
            };
            bodies.push((self.roster.log.into(), Body::DisposalProposed(proposed)));
        }
        let draft = format!("retention:{}", form.concern);
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }

    fn check_may_go(&self, rules: &mut Rules, concern: &Concern, ground: &str) -> Result<()> {
        rules.hold(concern.retention().holds.is_empty(), "decision", "held");
        rules.hold(self.disposal_about(concern.id)?.is_none(), "decision", "proposed-already");
        if ground == TIME {
            rules.hold(concern.closed, "ground", "not-closed");
            let due = self.due_of(concern)?.is_some_and(|(_, due)| due <= time::day(self.now()));
            rules.hold(!concern.closed || due, "ground", "not-due");
        }
        Ok(())
    }

    /// A concern, and the people known from it alone.
    pub(super) fn subjects_of(&self, concern: &Concern) -> Result<Vec<About>> {
        let alone = self.known_here_alone(concern)?;
        Ok([concern.id.into()].into_iter().chain(alone.into_iter().map(Into::into)).collect())
    }

    /// The proposal to erase a concern that waits, if any.
    pub(super) fn disposal_about(&self, concern: ConcernId) -> Result<Option<Disposal>> {
        let mut disposals = self.store.disposals()?.into_iter();
        Ok(disposals.find(|one| one.outcome == Outcome::Waiting && one.is_about(concern.into())))
    }
}

fn reviewed(form: &RetentionReview, disposes: bool) -> Body {
    Body::RetentionReviewed(Box::new(RetentionReviewed {
        concern: form.concern,
        decision: form.decision.clone(),
        keep_until: form.keep_until.clone().filter(|_| !disposes),
        recent_contact: form.recent_contact.clone(),
        serious: form.serious.clone(),
        interest: form.interest.clone(),
        reasons: form.reasons.clone(),
    }))
}

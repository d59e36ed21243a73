//! A packet that reached somebody it was not for: written down, followed step by step, and with its clock of 72 hours.
//!
//! Source: UK GDPR Articles 33 and 34. The program counts and reminds; whether there is a risk, and whom to tell, a person decides.

use super::super::{form, view};
use super::follow::Followed;
use super::list::ShareLine;
use crate::domain::concern::breach::OVER;
use crate::domain::concern::{Breach, Concern, Reach, Share};
use crate::domain::id::ShareId;
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, BreachFollowed, BreachFound};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

form! {
    /// That a packet reached somebody it was not for.
    pub struct BreachForm {
        /// The share.
        pub share: ShareId,
        /// Since when the council knows; nothing means now.
        pub known_at: Option<String>,
        /// What happened.
        pub happened: String,
        /// Who has it, or may have.
        pub reached: String,
        /// How likely harm is: `unlikely`, `likely` or `high`.
        pub risk: Option<String>,
        /// Why it is judged so.
        pub risk_reason: String,
    }
    /// What was done about it.
    pub struct BreachStep {
        /// The share.
        pub share: ShareId,
        /// What: a code of the list `breach_steps`.
        pub step: Option<String>,
        /// When; nothing means now.
        pub done_at: Option<String>,
        /// What was done, or why it was not.
        pub done: String,
    }
}

view! {
    /// A breach as the page of its packet shows it.
    pub struct BreachView {
        /// Since when the council knows.
        pub known_at: String,
        /// What happened.
        pub happened: String,
        /// Who has it, or may have.
        pub reached: String,
        /// How likely harm is: a code.
        pub risk: String,
        /// The same in words.
        pub risk_label: String,
        /// Why it is judged so.
        pub risk_reason: String,
        /// Who wrote it down.
        pub officer: String,
        /// Its clock.
        #[serde(flatten)]
        pub clock: BreachClock,
        /// What was done, oldest first.
        pub steps: Vec<Followed>,
        /// Whether everything was done about it.
        pub over: bool,
    }
    /// The clock of a breach.
    pub struct BreachClock {
        /// Until when the Commissioner is to be told, as civil time.
        pub commissioner_by: String,
        /// Whole hours until then; negative when they have passed. Nothing once they were told, or it is said why not.
        pub hours_left: Option<i64>,
        /// What is still owed, in words.
        pub owed: Vec<String>,
    }
    /// A packet that went astray, and is not over.
    pub struct BreachOpen {
        /// The share.
        #[serde(flatten)]
        pub line: ShareLine,
        /// Its clock.
        #[serde(flatten)]
        pub clock: BreachClock,
    }
}

impl Logbook {
    /// Writes down that a packet reached somebody it was not for, or that more is known of it.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: also `share` `never-left` for one that was not sent; store errors. Nothing is written then.
    pub fn record_breach(&mut self, form: BreachForm) -> Result<()> {
        let concern = self.concern_with_share(form.share)?;
        let mut rules = Rules::at(self.now());
        rules.past("known_at", form.known_at.as_deref());
        for (field, text) in
            [("happened", &form.happened), ("reached", &form.reached), ("risk_reason", &form.risk_reason)]
        {
            rules.required(field, text).narrative(field, text);
        }
        rules.chosen("risk", form.risk.as_deref(), terms::BREACH_RISKS);
        rules.hold(has_left(&concern, form.share), "share", "never-left").finish()?;
        let body = BreachFound {
            concern: concern.id,
            share: form.share,
            known_at: form.known_at.unwrap_or_else(|| time::moment(self.now())),
            happened: form.happened,
            reached: form.reached,
            risk: form.risk.unwrap_or_default(),
            risk_reason: form.risk_reason,
        };
        let draft = format!("breach:{}", form.share);
        self.write_of_breach(&concern, Body::BreachFound(Box::new(body)), &draft)
    }

    /// Writes down what was done about it.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: also `share` `no-breach`, and `step` `breach-owes` for one that is not to be over yet; store
    /// errors. Nothing is written then.
    pub fn follow_breach(&mut self, form: BreachStep) -> Result<()> {
        let concern = self.concern_with_share(form.share)?;
        let breach = concern.breach(form.share).ok_or(Error::field("share", "no-breach"))?;
        let mut rules = Rules::at(self.now());
        rules
            .chosen("step", form.step.as_deref(), terms::BREACH_STEPS)
            .past("done_at", form.done_at.as_deref())
            .required("done", &form.done)
            .narrative("done", &form.done);
        let step = form.step.unwrap_or_default();
        rules.hold(step != OVER || breach.owed().is_empty(), "step", "breach-owes").finish()?;
        let body = BreachFollowed {
            concern: concern.id,
            share: form.share,
            step,
            at: form.done_at.unwrap_or_else(|| time::moment(self.now())),
            text: form.done,
        };
        let draft = format!("breach-step:{}", form.share);
        self.write_of_breach(&concern, Body::BreachFollowed(body), &draft)
    }

    /// The breach of a packet, for its page.
    pub(super) fn breach_view(&self, concern: &Concern, share: ShareId) -> Option<BreachView> {
        let breach = concern.breach(share)?;
        let (told, found) = breach.found;
        let steps = breach.steps.iter().map(|(told, step)| Followed {
            title: terms::label(terms::BREACH_STEPS, &step.step),
            at: step.at.clone(),
            ours: true,
            by_whom: String::new(),
            how: String::new(),
            text: step.text.clone(),
            more: Vec::new(),
            officer: self.roster.officer_name(&told.id.machine),
        });
        Some(BreachView {
            known_at: found.known_at.clone(),
            happened: found.happened.clone(),
            reached: found.reached.clone(),
            risk: found.risk.clone(),
            risk_label: terms::label(terms::BREACH_RISKS, &found.risk),
            risk_reason: found.risk_reason.clone(),
            officer: self.roster.officer_name(&told.id.machine),
            clock: self.clock_of(&breach),
            steps: steps.collect(),
            over: breach.over,
        })
    }

    /// Packets that went astray and of which that is not over, the one with the least time first.
    pub(in crate::acts) fn breaches(&self) -> Result<Vec<BreachOpen>> {
        let mut open = Vec::new();
        for row in self.store.shares_astray()? {
            let concern = self.concern_of(row.concern)?;
            if let Some(breach) = concern.breach(row.id) {
                open.push(BreachOpen { clock: self.clock_of(&breach), line: self.share_line(row)? });
            }
        }
        open.sort_by_key(|one| one.clock.hours_left.unwrap_or(i64::MAX));
        Ok(open)
    }

    fn clock_of(&self, breach: &Breach<'_>) -> BreachClock {
        let by = breach.commissioner_by().unwrap_or_default();
        let owed = breach.owed();
        let waits = owed.iter().any(|codes| codes.contains(&"commissioner_told"));
        BreachClock {
            commissioner_by: time::moment(by),
            hours_left: waits.then(|| (by - self.now()).div_euclid(3_600_000)),
            owed: owed.iter().map(|codes| owed_in_words(codes).into()).collect(),
        }
    }

    fn concern_with_share(&self, share: ShareId) -> Result<Concern> {
        let row = self.store.share(share)?.ok_or(Error::Refused(Code::NotFound))?;
        self.concern_of(row.concern)
    }

    fn write_of_breach(&mut self, concern: &Concern, body: Body, draft: &str) -> Result<()> {
        self.commit_with(vec![(concern.id.into(), body)], |store| store.discard_draft(draft)).map(|_| ())
    }
}

fn has_left(concern: &Concern, packet: ShareId) -> bool {
    concern.shares.iter().any(|(id, _, _, share)| {
        *id == packet && matches!(share, Share::Sent(_, reach) if *reach != Reach::NotDelivered)
    })
}

fn owed_in_words(codes: &[&str; 2]) -> &'static str {
    match codes[0] {
        "commissioner_told" => "Tell the Information Commissioner, or say why not",
        _ => "Tell the people it is about, or say why not",
    }
}

//! Closing a concern with its reason, and opening it again with one.

use std::collections::BTreeMap;

use super::form;
use crate::domain::concern::Concern;
use crate::domain::id::{ActionId, ConcernId};
use crate::domain::lists::List;
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{ActionEnded, Body, ConcernAmended, ConcernClosed, ConcernReopened};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// Closing.
    pub struct Closing {
        /// The concern.
        pub concern: ConcernId,
        /// Reason code.
        pub reason: String,
        /// What came of it.
        pub outcome: String,
        /// What was learnt.
        pub learning: String,
        /// Whether what the person wanted came about.
        pub wishes_met: Option<String>,
        /// Every action that is still to be done: they end with the concern, as not done.
        pub not_done: Vec<ActionId>,
    }
    /// Opening again.
    pub struct Reopening {
        /// The concern.
        pub concern: ConcernId,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Closes a concern. Nothing about it is lost, and it can be opened again.
    ///
    /// What is still to be done is not dropped without a word: the form names each open action, or nothing is closed. Each then ends
    /// in the same breath with an entry of its own, as not done because the concern was closed, so that it stands in the chronology
    /// and among the actions that ended. Whoever opens the concern again takes one up by giving it a day. One that a colleague set
    /// meanwhile, of which this machine does not know, is listed as left by the closing.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: also `not_done` `still-to-do` when an open action is not named; store errors. Nothing is written then.
    pub fn close_concern(&mut self, form: Closing) -> Result<()> {
        let concern = self.open_concern_of(form.concern)?;
        let open: Vec<ActionId> =
            concern.actions.iter().filter(|action| action.ended.is_none()).map(|action| action.id).collect();
        let named = open.iter().all(|action| form.not_done.contains(action));
        Rules::at(self.now())
            .chosen("reason", Some(&form.reason), self.lists().of(List::ClosureReasons))
            .required("outcome", &form.outcome)
            .narrative("outcome", &form.outcome)
            .narrative("learning", &form.learning)
            .choice("wishes_met", form.wishes_met.as_deref(), terms::WISHES_MET)
            .hold(named, "not_done", "still-to-do")
            .finish()?;
        let at = Some(time::moment(self.now()));
        let ended = open.into_iter().map(|action| ActionEnded {
            concern: form.concern,
            action,
            done: false,
            at: at.clone(),
            result: String::new(),
            with_concern: true,
        });
        let mut bodies: Vec<_> = ended.map(|ended| (form.concern.into(), Body::ActionEnded(ended))).collect();
        let closed = Body::ConcernClosed(ConcernClosed {
            concern: form.concern,
            reason: form.reason,
            outcome: form.outcome,
            learning: form.learning,
            wishes_met: form.wishes_met,
        });
        bodies.push((form.concern.into(), closed));
        let draft = format!("close:{}", form.concern);
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }

    /// Opens a closed concern again. An open one has a review date ahead: where none stands, or it is past, it is the longest the
    /// settings allow.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn reopen_concern(&mut self, form: Reopening) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        if !concern.closed {
            return Err(Error::field("concern", "not-closed"));
        }
        Rules::at(self.now()).required("reason", &form.reason).narrative("reason", &form.reason).finish()?;
        let reopened = Body::ConcernReopened(ConcernReopened { concern: form.concern, reason: form.reason });
        let mut bodies = vec![(form.concern.into(), reopened)];
        bodies.extend(self.review_again(&concern).map(|body| (form.concern.into(), body)));
        let draft = format!("reopen:{}", form.concern);
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }

    /// A review date for a concern that is opened again, where it needs one. Two dates that two officers set stand until somebody
    /// settles them.
    fn review_again(&self, concern: &Concern) -> Option<Body> {
        let today = time::day(self.now());
        let stands = concern.facts.review_on.as_deref().and_then(time::parse_day);
        if stands.is_some_and(|day| day >= today) || concern.apart("review_on").is_some() {
            return None;
        }
        let review_on = today + chrono::Days::new(self.settings.review_days.into());
        let review_on = serde_json::Value::String(review_on.to_string()).to_string();
        Some(Body::ConcernAmended(ConcernAmended {
            concern: concern.id,
            changes: BTreeMap::from([("review_on".to_owned(), review_on)]),
            ..ConcernAmended::default()
        }))
    }
}

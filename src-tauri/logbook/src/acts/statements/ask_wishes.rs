//! Writing down what somebody wants to happen (Making Safeguarding Personal), or what a child said (the child's voice); or
//! why they were not asked, which is written down just as fully.

use super::super::form;
use super::person_of;
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::lists::List;
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, WishesAsked};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// What somebody wants.
    pub struct NewWishes {
        /// The concern.
        pub concern: ConcernId,
        /// Whose wishes; nothing means the person the concern is about.
        pub person: Option<PersonId>,
        /// Whether they were asked.
        pub was_asked: String,
        /// When; nothing means now, or that they were not asked.
        pub asked_at: Option<String>,
        /// By whom.
        pub asked_by: String,
        /// What they want, codes.
        pub outcomes: Vec<String>,
        /// In their own words.
        pub own_words: String,
        /// Why they were not asked, or why there is nothing more.
        pub reason: String,
        /// Advocate or representative.
        pub advocate: String,
        /// Of a child: whether they were seen.
        pub seen: Option<String>,
        /// Of a child: whether they were spoken to alone.
        pub alone: Option<String>,
        /// Of a child: what the parents say.
        pub parents_views: String,
        /// Of a child: whether the parents agree.
        pub parents_agree: Option<String>,
    }
}

impl Logbook {
    /// Records what somebody wants, or why they were not asked.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn ask_wishes(&mut self, form: NewWishes) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let person = person_of(&concern, form.person)?;
        let now = self.now();
        let mut rules = Rules::at(now);
        let wanted = self.lists().of(List::OutcomesWanted);
        rules
            .chosen("was_asked", Some(&form.was_asked), terms::ASKED)
            .past("asked_at", form.asked_at.as_deref())
            .line("asked_by", &form.asked_by)
            .narrative("own_words", &form.own_words)
            .narrative("reason", &form.reason)
            .narrative("advocate", &form.advocate)
            .choice("seen", form.seen.as_deref(), terms::YES_NO_UNKNOWN)
            .choice("alone", form.alone.as_deref(), terms::YES_NO_UNKNOWN)
            .narrative("parents_views", &form.parents_views)
            .choice("parents_agree", form.parents_agree.as_deref(), terms::PARENTS_AGREE)
            .hold(form.outcomes.len() <= wanted.len(), "outcomes", "too-many");
        for code in form.outcomes.iter().take(wanted.len()) {
            rules.choice("outcomes", Some(code), wanted);
        }
        match form.was_asked.as_str() {
            "expressed" if form.outcomes.is_empty() => rules.required("own_words", &form.own_words),
            "not_asked" => rules.required("reason", &form.reason),
            _ => &mut rules,
        };
        rules.finish()?;
        let asked_at = form.asked_at.or_else(|| (form.was_asked != "not_asked").then(|| time::moment(now)));
        let body = Body::WishesAsked(Box::new(WishesAsked {
            concern: form.concern,
            person,
            was_asked: form.was_asked,
            asked_at,
            asked_by: form.asked_by,
            outcomes: form.outcomes,
            own_words: form.own_words,
            reason: form.reason,
            advocate: form.advocate,
            seen: form.seen,
            alone: form.alone,
            parents_views: form.parents_views,
            parents_agree: form.parents_agree,
        }));
        self.add_about(form.concern, "wishes", body)
    }
}

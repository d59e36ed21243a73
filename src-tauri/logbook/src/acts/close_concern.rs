//! Closing a concern with its reason, and opening it again with one.

use super::form;
use crate::domain::id::ConcernId;
use crate::domain::lists::List;
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::{Body, ConcernClosed, ConcernReopened};
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
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn close_concern(&mut self, form: Closing) -> Result<()> {
        self.open_concern_of(form.concern)?;
        Rules::at(self.now())
            .chosen("reason", Some(&form.reason), self.lists().of(List::ClosureReasons))
            .required("outcome", &form.outcome)
            .narrative("outcome", &form.outcome)
            .narrative("learning", &form.learning)
            .choice("wishes_met", form.wishes_met.as_deref(), terms::WISHES_MET)
            .finish()?;
        let body = Body::ConcernClosed(ConcernClosed {
            concern: form.concern,
            reason: form.reason,
            outcome: form.outcome,
            learning: form.learning,
            wishes_met: form.wishes_met,
        });
        self.add_about(form.concern, "close", body)
    }

    /// Opens a closed concern again.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn reopen_concern(&mut self, form: Reopening) -> Result<()> {
        if !self.concern_of(form.concern)?.closed {
            return Err(Error::field("concern", "not-closed"));
        }
        Rules::at(self.now()).required("reason", &form.reason).narrative("reason", &form.reason).finish()?;
        let body = Body::ConcernReopened(ConcernReopened { concern: form.concern, reason: form.reason });
        self.add_about(form.concern, "reopen", body)
    }
}

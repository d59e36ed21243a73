//! Taking back what an entry said: wishes, an assessment, a mark. It stays in the log and in sight, with why it is not to be
//! relied on.

use super::super::form;
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, StatementWithdrawn};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// What is taken back.
    pub struct Withdrawal {
        /// The concern.
        pub concern: ConcernId,
        /// The entry.
        pub entry: String,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Takes back what an entry said.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn withdraw_statement(&mut self, form: Withdrawal) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let stated = concern.statements().find(|(entry, _)| entry.to_string() == form.entry);
        let (_, withdrawn) = stated.ok_or(Error::field("entry", "not-found"))?;
        Rules::at(self.now())
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(withdrawn.is_none(), "entry", "already-ended")
            .finish()?;
        let body = Body::StatementWithdrawn(StatementWithdrawn {
            concern: form.concern,
            entry: form.entry,
            reason: form.reason,
        });
        self.add_about(form.concern, "withdraw", body)
    }
}

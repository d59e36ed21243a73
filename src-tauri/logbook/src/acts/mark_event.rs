//! Marking what was written as a significant event, or as none any more: for whoever reads a long record, and for a review.

use super::form;
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, EventMarked};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// An entry that matters to the whole story, or does not.
    pub struct EventMark {
        /// The concern.
        pub concern: ConcernId,
        /// The entry.
        pub entry: String,
        /// Whether it is a significant event from now on.
        pub significant: bool,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Marks an entry as a significant event, or takes the mark away. The entry itself stays as it is.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn mark_event(&mut self, form: EventMark) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let told = concern.entries.iter().find(|told| told.id.to_string() == form.entry);
        let told = told.filter(|told| !matches!(told.body, Body::EventMarked(_)));
        let Some(told) = told else { return Err(Error::field("entry", "not-found")) };
        let stands = concern.significant(told.id).is_some();
        let mut rules = Rules::at(self.now());
        rules.hold(stands != form.significant, "entry", "unchanged");
        rules.narrative("reason", &form.reason).finish()?;
        let draft = format!("event-{}", form.entry);
        let body = Body::EventMarked(EventMarked {
            concern: form.concern,
            entry: form.entry,
            significant: form.significant,
            reason: form.reason,
        });
        self.add_about(form.concern, &draft, body)
    }
}

//! Putting a passage right. The earlier text stays, with who wrote it and why it was changed.

use super::form;
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::{Body, PassageCorrected};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// A correction.
    pub struct Correction {
        /// The concern.
        pub concern: ConcernId,
        /// The passage.
        pub passage: String,
        /// The text as it should stand.
        pub text: String,
        /// Why.
        pub reason: String,
        /// How the writer knows; nothing leaves it as it is.
        pub source_grade: Option<String>,
    }
}

impl Logbook {
    /// Corrects a passage.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn correct_passage(&mut self, form: Correction) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let passage = concern.passages.iter().find(|passage| passage.id == form.passage);
        let passage = passage.ok_or(Error::field("passage", "not-found"))?;
        let source_grade =
            form.source_grade.clone().filter(|code| passage.source_grade.as_ref() != Some(code));
        Rules::at(self.now())
            .required("text", &form.text)
            .narrative("text", &form.text)
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .choice("source_grade", form.source_grade.as_deref(), terms::SOURCE_GRADES)
            .hold(passage.text() != form.text || source_grade.is_some(), "text", "unchanged")
            .hold(concern.apart(&format!("passage:{}", passage.id)).is_none(), "text", "two-versions")
            .finish()?;
        let body = Body::PassageCorrected(PassageCorrected {
            concern: form.concern,
            passage: form.passage,
            text: form.text,
            reason: form.reason,
            source_grade,
        });
        self.add_about(form.concern, "correct", body)
    }
}

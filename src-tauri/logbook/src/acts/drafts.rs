//! Keeping half-written forms in the encrypted store, so that a lock or a crash costs two seconds at most.

use super::{form, view};
use crate::domain::rules::Rules;
use crate::domain::time;
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// A page's form as it stands.
    pub struct NewDraft {
        /// Which page, such as `record` or `add:` and a concern's id.
        pub page: String,
        /// The form, as JSON text.
        pub text: String,
    }
    /// Which page.
    pub struct DraftPage {
        /// The page.
        pub page: String,
    }
}

view! {
    /// That it is kept.
    pub struct DraftKept {
        /// When.
        pub kept_at: String,
    }
    /// A kept form.
    pub struct Draft {
        /// The form, if any is kept.
        pub text: Option<String>,
        /// When it was kept.
        pub kept_at: Option<String>,
    }
}

impl Logbook {
    /// Keeps a form.
    ///
    /// # Errors
    /// `Invalid`; store errors.
    pub fn keep_draft(&mut self, form: NewDraft) -> Result<DraftKept> {
        let now = self.now();
        // A draft may hold several narratives at their longest, escaped.
        let fits = form.text.len() <= 16 * crate::domain::rules::NARRATIVE_MAX;
        Rules::at(now)
            .required("page", &form.page)
            .line("page", &form.page)
            .hold(fits, "text", "too-long")
            .finish()?;
        self.store.keep_draft(&form.page, &form.text, now)?;
        Ok(DraftKept { kept_at: time::instant(now) })
    }

    /// Reads a kept form.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_draft(&mut self, form: DraftPage) -> Result<Draft> {
        let draft = self.store.draft(&form.page)?;
        let kept_at = draft.as_ref().map(|(_, at)| time::instant(*at));
        Ok(Draft { text: draft.map(|(text, _)| text), kept_at })
    }

    /// Forgets a kept form.
    ///
    /// # Errors
    /// Store errors.
    pub fn discard_draft(&mut self, form: DraftPage) -> Result<()> {
        self.store.discard_draft(&form.page)
    }
}

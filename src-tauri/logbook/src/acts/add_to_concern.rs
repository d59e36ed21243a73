//! Adding to a record: a contact, what was said or seen, a note. Facts, own words and opinion stay apart.

use super::{form, view};
use crate::domain::concern::Concern;
use crate::domain::id::{ConcernId, EntryId};
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::{Body, Narrative, PassageAdded};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

form! {
    /// An addition.
    pub struct Addition {
        /// The concern.
        pub concern: ConcernId,
        /// Kind code.
        pub kind: String,
        /// When it happened; nothing means now.
        pub happened_at: Option<String>,
        /// With whom, for contacts.
        pub with_whom: String,
        /// How the writer knows.
        pub source_grade: Option<String>,
        /// The words.
        pub text: String,
        /// The agency whose words they are; nothing where they are the council's own.
        pub belongs_to: Option<String>,
    }
}

view! {
    /// What was written.
    pub struct Added {
        /// The entry.
        pub entry: String,
    }
}

impl Logbook {
    /// Adds a passage to a concern and clears the page's draft.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn add_to_concern(&mut self, form: Addition) -> Result<Added> {
        self.concern_of(form.concern)?;
        let mut rules = Rules::at(self.now());
        if let Some(owner) = &form.belongs_to {
            rules.agency("belongs_to", owner, self.lists());
        }
        rules
            .chosen("kind", Some(&form.kind), terms::ADDITION_KINDS)
            .past("happened_at", form.happened_at.as_deref())
            .line("with_whom", &form.with_whom)
            .choice("source_grade", form.source_grade.as_deref(), terms::SOURCE_GRADES)
            .required("text", &form.text)
            .narrative("text", &form.text)
            .finish()?;
        let passage = Narrative { kind: form.kind, text: form.text, source_grade: form.source_grade };
        let body = Body::PassageAdded(PassageAdded {
            concern: form.concern,
            happened_at: form.happened_at,
            with_whom: form.with_whom,
            passage,
            owner: form.belongs_to,
        });
        let entry = self.add_entry(form.concern, "add", body)?;
        Ok(Added { entry: entry.to_string() })
    }

    /// A concern that exists.
    pub(super) fn concern_of(&self, id: ConcernId) -> Result<Concern> {
        self.store.concern(id)?.ok_or(Error::Refused(Code::NotFound))
    }

    /// A concern that exists and is not closed.
    pub(super) fn open_concern_of(&self, id: ConcernId) -> Result<Concern> {
        let concern = self.concern_of(id)?;
        if concern.closed { Err(Error::field("concern", "already-closed")) } else { Ok(concern) }
    }

    /// Writes one entry about a concern and clears the draft of the form it came from.
    pub(super) fn add_entry(&mut self, concern: ConcernId, form: &str, body: Body) -> Result<EntryId> {
        let draft = format!("{form}:{concern}");
        let written = self.commit_with(vec![(concern.into(), body)], |store| store.discard_draft(&draft))?;
        written.first().copied().ok_or(Error::Internal("nothing was written"))
    }

    /// As [`Logbook::add_entry`], where nobody needs the entry's id.
    pub(super) fn add_about(&mut self, concern: ConcernId, form: &str, body: Body) -> Result<()> {
        self.add_entry(concern, form, body).map(|_| ())
    }
}

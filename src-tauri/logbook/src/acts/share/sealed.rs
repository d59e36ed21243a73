//! What belongs to another agency is read on the concern only once it was said why: the reason is on record first.
//!
//! Source: MARAC and MAPPA handling rules (minutes are seen by those who need to know, and a council can say who saw them).

use super::super::chronology::PassageView;
use super::super::form;
use crate::domain::concern::{Concern, Passage};
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, SealedSeen};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// What of another agency's is to be read, and why.
    pub struct SealedWanted {
        /// The concern.
        pub concern: ConcernId,
        /// The passage.
        pub item: String,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Shows a passage that belongs to another agency; that it was read, and why, is on record first.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `item` `not-found`, or `not-theirs` where it is the council's own, `reason`; store errors. Nothing is shown then.
    pub fn see_sealed(&mut self, form: SealedWanted) -> Result<PassageView> {
        let concern = self.concern_of(form.concern)?;
        let found = concern.passages.iter().find(|passage| passage.id == form.item);
        let passage = found.ok_or(Error::field("item", "not-found"))?;
        Rules::at(self.now())
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(concern.owned.contains_key(&form.item), "item", "not-theirs")
            .finish()?;
        let shown = self.passage_view(&concern, passage);
        let draft = format!("read-sealed:{}", form.item);
        let seen = SealedSeen { concern: form.concern, item: form.item, reason: form.reason };
        self.add_about_item(form.concern, &draft, Body::SealedSeen(seen))?;
        Ok(shown)
    }

    /// A passage as the concern's page shows it: of what belongs to another agency, whose it is and no word of it.
    pub(in crate::acts) fn sealed_view(&self, concern: &Concern, passage: &Passage) -> PassageView {
        let view = self.passage_view(concern, passage);
        let Some(owner) = &view.owner else { return view };
        PassageView {
            text: format!("It belongs to {}, and is read once it is said why.", owner.owner_label),
            earlier: Vec::new(),
            versions: Vec::new(),
            sealed: true,
            ..view
        }
    }
}

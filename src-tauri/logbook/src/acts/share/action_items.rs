//! What the council did itself, and what it undertook to do, as items of a packet: every referral form asks what was done already (A5).

use super::shareable::{ShareItem, item};
use crate::domain::concern::{Action, Concern};
use crate::domain::time;
use crate::logbook::Logbook;

impl Logbook {
    /// Actions of a concern, those that were found not to be needed left out.
    pub(super) fn action_items(&self, concern: &Concern) -> Vec<ShareItem> {
        let goes = |action: &&Action| action.ended.as_ref().is_none_or(|ended| ended.done);
        concern.actions.iter().filter(goes).map(|action| self.action_item(action)).collect()
    }

    fn action_item(&self, action: &Action) -> ShareItem {
        let day = time::moment_in_words;
        let (label, when, said) = match &action.ended {
            Some(ended) => {
                let result = Some(ended.result.trim()).filter(|result| !result.is_empty());
                ("Done", ended.at.as_deref().map(day), result.map(str::to_owned))
            }
            None => {
                let owner = self.officer_called(action.owner);
                ("To be done", None, Some(format!("by {owner}, by {}", day(&action.due))))
            }
        };
        ShareItem {
            item: format!("action:{}", action.id),
            label: label.into(),
            when: when.unwrap_or_default(),
            text: [Some(action.what.clone()), said].into_iter().flatten().collect::<Vec<_>>().join(": "),
            ..item("action")
        }
    }
}

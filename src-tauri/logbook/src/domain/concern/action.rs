//! Something that an officer undertook to do about a concern.

use crate::domain::id::{ActionId, EntryId, OfficerId};
use crate::entry::v1::{ActionEnded, ActionMoved, ActionSet};

/// An action as it stands.
#[derive(Debug, Clone)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// The entry that set it.
    pub entry: EntryId,
    /// What is to be done.
    pub what: String,
    /// Who does it now.
    pub owner: OfficerId,
    /// By which day.
    pub due: String,
    /// How it ended, the last word on that.
    pub ended: Option<ActionEnded>,
}

impl Action {
    pub(super) fn set(entry: EntryId, set: &ActionSet) -> Action {
        Action {
            id: set.action,
            entry,
            what: set.what.clone(),
            owner: set.owner,
            due: set.due.clone(),
            ended: None,
        }
    }

    /// Whoever moves an action that had ended wants it done after all.
    pub(super) fn moved(&mut self, moved: &ActionMoved) {
        self.owner = moved.owner;
        self.due.clone_from(&moved.due);
        self.ended = None;
    }

    pub(super) fn ended(&mut self, ended: &ActionEnded) {
        self.ended = Some(ended.clone());
    }
}

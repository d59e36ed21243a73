//! A mark on a body map with everything that was ever said of it.

use super::{Concern, Told, Withdrawn};
use crate::domain::id::{EntryId, PersonId};
use crate::entry::v1::{BodyMarked, MarkSaid};

/// A mark; its entry's name is its own.
#[derive(Debug, Clone)]
pub struct BodyMark {
    /// The entry that put it there.
    pub entry: EntryId,
    /// Whose body.
    pub person: Option<PersonId>,
    /// Everything that was said of it, oldest first; the last is in force.
    pub versions: Vec<MarkVersion>,
    /// Taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// What was said of a mark, once.
#[derive(Debug, Clone)]
pub struct MarkVersion {
    /// What.
    pub said: MarkSaid,
    /// Which entry said it.
    pub by: EntryId,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Why it was put right; empty for the first.
    pub reason: String,
}

impl BodyMark {
    pub(super) fn put(told: &Told, marked: &BodyMarked) -> BodyMark {
        let first =
            MarkVersion { said: marked.said.clone(), by: told.id, at: told.at, reason: String::new() };
        BodyMark { entry: told.id, person: marked.person, versions: vec![first], withdrawn: None }
    }

    /// What stands.
    pub fn said(&self) -> Option<&MarkSaid> {
        self.versions.last().map(|version| &version.said)
    }
}

impl Concern {
    pub(super) fn correct_mark(&mut self, told: &Told, mark: &str, said: &MarkSaid, reason: &str) {
        if let Some(mark) = self.marks.iter_mut().find(|known| known.entry.to_string() == mark) {
            let (by, at, reason) = (told.id, told.at, reason.to_owned());
            mark.versions.push(MarkVersion { said: said.clone(), by, at, reason });
        }
    }
}

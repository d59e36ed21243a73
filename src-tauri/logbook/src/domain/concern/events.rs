//! Significant events: entries that matter to the whole story (A3, "Chronology"). An officer marks them; nothing follows from it.

use std::collections::BTreeMap;

use super::{Concern, Told};
use crate::domain::id::EntryId;
use crate::entry::v1::{Body, EventMarked};

impl Concern {
    /// The word by which an entry is a significant event, with the entry that says so; nothing where none is the last of them.
    pub fn significant(&self, entry: EntryId) -> Option<(&Told, &EventMarked)> {
        let name = entry.to_string();
        let marks = self.entries.iter().rev().find_map(|told| match &told.body {
            Body::EventMarked(marked) if marked.entry == name => Some((told, marked)),
            _ => None,
        });
        marks.filter(|(_, marked)| marked.significant)
    }

    /// Whether anything in it is a significant event, by the last word on each.
    pub fn has_significant(&self) -> bool {
        let marks = self.entries.iter().filter_map(|told| match &told.body {
            Body::EventMarked(marked) => Some((marked.entry.as_str(), marked.significant)),
            _ => None,
        });
        marks.collect::<BTreeMap<_, _>>().into_values().any(|is| is)
    }
}

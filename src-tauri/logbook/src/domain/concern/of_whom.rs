//! Of whom a packet tells.

use super::{Concern, Share};
use crate::domain::id::PersonId;

/// Everybody of whom an item was chosen, once, in the order of the packet: items of somebody carry their id.
pub fn people_in(items: &[String]) -> Vec<PersonId> {
    let mut all: Vec<PersonId> = Vec::new();
    for person in items.iter().filter_map(|item| item.split_once(':')?.1.parse().ok()) {
        if !all.contains(&person) {
            all.push(person);
        }
    }
    all
}

impl Concern {
    /// Of whom a share of this concern tells, or would have told: whom the concern is about, then everybody else of whom an
    /// item went. A packet of passages alone names nobody by an item, and is about somebody all the same.
    pub fn of_whom(&self, share: &Share) -> Vec<PersonId> {
        let mut all: Vec<PersonId> = self.main_person().into_iter().collect();
        if let Share::Sent(sent, _) = share {
            for person in sent.data_of.iter().copied().chain(people_in(&sent.items)) {
                if !all.contains(&person) {
                    all.push(person);
                }
            }
        }
        all
    }
}

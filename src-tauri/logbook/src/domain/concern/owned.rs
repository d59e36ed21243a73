//! What in a concern belongs to another agency: minutes of a MARAC or a strategy meeting, a letter, a passage out of their file.
//!
//! It goes to nobody but its owner without the owner's permission, which is on record (F: minutes belong to whoever holds the
//! meeting; no onward disclosure without written permission).

use std::collections::BTreeMap;

use super::Told;
use crate::entry::v1::Body;

/// An item that belongs to another agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned {
    /// Whose it is: an agency code.
    pub owner: String,
    /// To whom they allowed it to go.
    pub permitted: Vec<Permission>,
    /// What they took back of it, oldest first: to whom no longer, who said so and when.
    pub taken_back: Vec<Permission>,
}

/// That an owner allowed an item to go to an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// To whom: an agency code.
    pub to: String,
    /// Who said so.
    pub by_whom: String,
    /// When, as civil time.
    pub at: String,
}

impl Owned {
    /// Whether it may go to an agency: to its owner, or to one they allowed.
    pub fn may_go_to(&self, agency: &str) -> bool {
        self.owner == agency || self.permission_for(agency).is_some()
    }

    /// The owner's last word that lets it go to an agency.
    pub fn permission_for(&self, agency: &str) -> Option<&Permission> {
        self.permitted.iter().rev().find(|one| one.to == agency)
    }
}

/// What belongs to another agency, by the names that items have in a packet.
pub(super) fn owned(entries: &[Told]) -> BTreeMap<String, Owned> {
    let mut owned = BTreeMap::new();
    for told in entries {
        apply(&mut owned, told);
    }
    owned
}

fn apply(owned: &mut BTreeMap<String, Owned>, told: &Told) {
    match &told.body {
        Body::PassageAdded(added) => {
            if let Some(owner) = &added.owner {
                say(owned, &format!("{}.0", told.id), Some(owner));
            }
        }
        Body::OwnerSaid(said) => say(owned, &said.item, said.owner.as_ref()),
        Body::OwnerPermitted(permitted) => {
            if let Some(known) = owned.get_mut(&permitted.item) {
                known.permitted.push(Permission {
                    to: permitted.to.clone(),
                    by_whom: permitted.by_whom.clone(),
                    at: permitted.at.clone(),
                });
            }
        }
        Body::PermissionTakenBack(taken) => {
            if let Some(known) = owned.get_mut(&taken.item) {
                known.permitted.retain(|one| one.to != taken.to);
                known.taken_back.push(Permission {
                    to: taken.to.clone(),
                    by_whom: taken.by_whom.clone(),
                    at: taken.at.clone(),
                });
            }
        }
        _ => {}
    }
}

/// What another owner allowed counts no more.
fn say(owned: &mut BTreeMap<String, Owned>, item: &str, owner: Option<&String>) {
    match owner {
        Some(owner) if owned.get(item).is_some_and(|known| known.owner == *owner) => {}
        Some(owner) => {
            owned.insert(
                item.to_owned(),
                Owned { owner: owner.clone(), permitted: Vec::new(), taken_back: Vec::new() },
            );
        }
        None => {
            owned.remove(item);
        }
    }
}

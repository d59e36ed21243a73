//! Bodies about what machines that worked apart must settle, and who may read what. Frozen.

use super::plain;
use crate::domain::id::{About, ConcernId, OfficerId, PersonId};

plain! {
    /// Somebody chose between versions that were written apart; every version stays in its entry.
    pub struct VersionsSettled {
        /// The concern it was settled in.
        pub concern: ConcernId,
        /// The person, when it is about what is known of them.
        pub person: Option<PersonId>,
        /// Field name, or `passage:` and the passage's id, or `part:` and the person's id.
        pub field: String,
        /// What stands from now on: text of a passage, JSON of a fact.
        pub value: String,
        /// The entries that wrote the versions.
        pub versions: Vec<String>,
        /// Why.
        pub reason: String,
        /// Items of packets, by the names they have there, in which what stands no more was said.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub put_right: Vec<String>,
    }
    /// Who may not read some subjects any more, told to everybody in nothing but random ids: a machine whose officer is named
    /// shows nothing of them from then on. The last word on a subject counts.
    pub struct AccessChanged {
        /// Concerns and people.
        pub subjects: Vec<About>,
        /// Officers who must not see them; none when everybody may again.
        pub kept_from: Vec<OfficerId>,
    }
    /// A concern that some officers must not see: its bodies go to the others only.
    pub struct ConcernRestricted {
        /// The concern.
        pub concern: ConcernId,
        /// People known from this concern alone, who are kept from the same officers.
        pub people: Vec<PersonId>,
        /// Officers who must not see it.
        pub excluded: Vec<OfficerId>,
        /// Why.
        pub reason: String,
    }
}

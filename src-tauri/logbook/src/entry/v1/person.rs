//! Bodies about people: what is known of them, and their part in a concern. Frozen.

use super::plain;
use crate::domain::id::{ConcernId, PersonId};

plain! {
    /// What is known of a person, whole; a later entry replaces an earlier one on the page, not in the log.
    pub struct PersonDescribed {
        /// The person.
        pub person: PersonId,
        /// What is known.
        pub facts: PersonFacts,
        /// Why it was written again; empty the first time.
        pub reason: String,
    }
    /// Facts of a person.
    pub struct PersonFacts {
        /// Full name.
        pub name: String,
        /// Known as.
        pub known_as: String,
        /// Date of birth, `2019-03-04`.
        pub born_on: Option<String>,
        /// Age in words when no date of birth is known.
        pub age: String,
        /// Current address.
        pub address: String,
        /// Telephone.
        pub phone: String,
        /// `safe`, `not_safe` or `unknown`.
        pub safe_to_contact: String,
        /// When and how, whether a message may be left.
        pub safe_contact_note: String,
        /// Their address must not be revealed.
        pub do_not_reveal_address: bool,
    }
    /// A person's part in one concern.
    pub struct Link {
        /// The person.
        pub person: PersonId,
        /// Role code; it belongs to this link only.
        pub role: String,
        /// Relationship to the person it is about.
        pub relationship: String,
    }
    /// A person joins a concern, or their part in it changes.
    pub struct PersonLinked {
        /// The concern.
        pub concern: ConcernId,
        /// The link.
        pub link: Link,
    }
}

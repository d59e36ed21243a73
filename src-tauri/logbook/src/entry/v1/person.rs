//! Bodies about people: what is known of them, and their part in a concern. Frozen.

use super::plain;
use crate::domain::id::{ConcernId, PersonId, RelationId};

plain! {
    /// What is known of a person, whole; a later entry replaces an earlier one on the page, not in the log.
    pub struct PersonDescribed {
        /// The person.
        pub person: PersonId,
        /// What is known.
        pub facts: PersonFacts,
        /// Why it was written again; empty the first time.
        pub reason: String,
        /// Items of packets, by the names they have there, that said what was wrong: whoever was sent one is to be told
        /// (UK GDPR Article 19). None where what stood was right until it changed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub put_right: Vec<String>,
    }
    /// Facts of a person. The telephone that is dialled first and the address where they live now stand by themselves, so
    /// that two officers who put them right apart are both right; every other one stands in a list.
    pub struct PersonFacts {
        /// Full name.
        pub name: String,
        /// Known as.
        pub known_as: String,
        /// Other names: a maiden name, an alias.
        pub aliases: Vec<String>,
        /// Date of birth, `2019-03-04`.
        pub born_on: Option<String>,
        /// Age in words when no date of birth is known.
        pub age: String,
        /// Expected date of delivery, of a child not yet born.
        pub expected_on: Option<String>,
        /// Current address.
        pub address: String,
        /// Its postcode, where it is not written in the address.
        pub postcode: String,
        /// Unique property reference number of the address.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub uprn: String,
        /// Since when they live there.
        pub address_since: Option<String>,
        /// Their address must not be revealed.
        pub do_not_reveal_address: bool,
        /// Earlier and other addresses.
        pub addresses: Vec<Address>,
        /// Telephone.
        pub phone: String,
        /// `safe`, `not_safe` or `unknown`.
        pub safe_to_contact: String,
        /// At what times the telephone is safe.
        pub safe_times: String,
        /// Whether a message may be left there: `yes`, `no`, `unknown`.
        pub may_leave_message: Option<String>,
        /// How, and what never to do.
        pub safe_contact_note: String,
        /// Other telephones, e-mail and the like.
        pub contacts: Vec<Contact>,
        /// How they like to be reached, a code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub preferred_contact: Option<String>,
        /// Sex or gender, as they say it.
        pub sex_gender: String,
        /// Ethnicity, a code of the census's list.
        pub ethnicity: Option<String>,
        /// First language.
        pub first_language: String,
        /// Whether an interpreter is needed: `yes`, `no`, `unknown`.
        pub interpreter: Option<String>,
        /// What they need to be understood.
        pub communication_needs: String,
        /// Religion.
        pub religion: String,
        /// Nationality and immigration, only where it matters.
        pub nationality_immigration: String,
        /// NHS number.
        pub nhs_number: String,
        /// General practitioner.
        pub gp: String,
        /// Surgery.
        pub surgery: String,
        /// School or employer.
        pub school_or_employer: String,
        /// Whether social care knows them: `yes`, `no`, `unknown`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub known_to_social_care: Option<String>,
        /// Next of kin.
        pub next_of_kin: String,
        /// Attorney, deputy or appointee.
        pub attorney_deputy: String,
        /// Who provides social care.
        pub care_provider: String,
        /// Disability and health, only where it matters.
        pub health: String,
        /// Why it matters here.
        pub health_why: String,
        /// Primary support reason code.
        pub support_reason: Option<String>,
        /// Pets.
        pub pets: String,
        /// Warning flags.
        pub flags: Vec<Flag>,
    }
    /// An earlier address, or another one.
    pub struct Address {
        /// `previous` or `other`.
        pub kind: String,
        /// The address.
        pub text: String,
        /// Its postcode.
        pub postcode: String,
        /// From when.
        pub since: Option<String>,
        /// Until when.
        pub until: Option<String>,
        /// It must not be revealed.
        pub do_not_reveal: bool,
    }
    /// Another way to reach somebody.
    pub struct Contact {
        /// `phone`, `email` or `other`.
        pub kind: String,
        /// The number or address.
        pub value: String,
        /// `safe`, `not_safe` or `unknown`.
        pub safe_to_contact: String,
        /// At what times.
        pub safe_times: String,
        /// Whether a message may be left: `yes`, `no`, `unknown`.
        pub may_leave_message: Option<String>,
        /// How, and what never to do.
        pub note: String,
    }
    /// A warning that goes with a person.
    pub struct Flag {
        /// Flag code.
        pub kind: String,
        /// Why.
        pub reason: String,
        /// When it is looked at again.
        pub review_on: Option<String>,
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
    /// What one person is to another: "`person` is `is` `other`". It is about `person`, whom at least as many officers must
    /// not see as must not see `other`.
    pub struct PeopleRelated {
        /// The relationship.
        pub relation: RelationId,
        /// The one.
        pub person: PersonId,
        /// The other.
        pub other: PersonId,
        /// Relation code.
        pub is: String,
        /// Whether they live together.
        pub lives_together: bool,
        /// In words.
        pub note: String,
        /// Since when.
        pub since: Option<String>,
        /// Until when.
        pub until: Option<String>,
    }
    /// A relationship is no more, or never was. What was written of it stays in its entry.
    pub struct RelationEnded {
        /// The relationship.
        pub relation: RelationId,
        /// The person it is about.
        pub person: PersonId,
        /// Since when it is no more, if that is known.
        pub until: Option<String>,
        /// Why it is written.
        pub reason: String,
    }
    /// Two people of the log are one and the same. Both keep all that was ever written of them.
    pub struct PeopleMerged {
        /// The one whose page stays.
        pub kept: PersonId,
        /// The one that is shown there too.
        pub merged: PersonId,
        /// Why.
        pub reason: String,
    }
    /// They are two people after all: each is again what was written of them.
    pub struct PeopleParted {
        /// The entry that made them one: machine, dash, number.
        pub merge: String,
        /// The one whose page stayed.
        pub kept: PersonId,
        /// The other.
        pub merged: PersonId,
        /// Why.
        pub reason: String,
    }
}

//! Bodies about a concern as it is written down, added to and put right. Frozen.

use std::collections::BTreeMap;

use super::Link;
use super::plain;
use crate::domain::id::ConcernId;

plain! {
    /// Who reported it.
    pub struct Reporter {
        /// Kind code.
        pub kind: Option<String>,
        /// Name.
        pub name: String,
        /// Team code, where they work for the council; entries before there was the question do not have it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub team: Option<String>,
        /// Role.
        pub role: String,
        /// Telephone.
        pub phone: String,
        /// E-mail.
        pub email: String,
        /// Relationship to the person it is about.
        pub relationship: String,
        /// Wishes not to be named.
        pub anonymous: bool,
    }
    /// A concern as first written down.
    pub struct ConcernRecorded {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Structured facts.
        pub facts: ConcernFacts,
        /// People and their parts.
        pub people: Vec<Link>,
        /// Narratives, each apart from the others.
        pub passages: Vec<Narrative>,
    }
    /// Structured facts of a concern.
    pub struct ConcernFacts {
        /// When it was received.
        pub received_at: Option<String>,
        /// How it came.
        pub route_in: Option<String>,
        /// Who reported it.
        pub reporter: Reporter,
        /// Immediate danger: `yes`, `no`, `unknown`.
        pub danger: Option<String>,
        /// Whether 999 was called: `yes`, `no`, `unknown`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub called_999: Option<String>,
        /// When 999 was called.
        pub called_999_at: Option<String>,
        /// The emergency service's incident number.
        pub incident_number: String,
        /// In short, one line.
        pub summary: String,
        /// When it happened, in words.
        pub happened_when: String,
        /// When it happened or began: a moment, or a day where nobody knows more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub happened_from: Option<String>,
        /// When it ended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub happened_until: Option<String>,
        /// It goes on.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub ongoing: bool,
        /// Where it happened: a code.
        pub place: Option<String>,
        /// The place in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub place_words: String,
        /// Concern type codes.
        pub concern_types: Vec<String>,
        /// The main one of them.
        pub main_type: Option<String>,
        /// Whether the person knows of the concern.
        pub aware: Option<String>,
        /// Why they do not know.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub aware_reason: String,
        /// Consent to share.
        pub consent_status: Option<String>,
        /// Why, or why not.
        pub consent_reason: String,
        /// Risk, set by a person.
        pub risk_level: Option<String>,
        /// The written reasons.
        pub risk_reasons: String,
        /// How likely harm is, thought of apart from how bad it would be.
        pub likelihood: Option<String>,
        /// How bad it would be.
        pub severity: Option<String>,
        /// Who else is at risk, codes.
        #[serde(default)]
        pub others_at_risk: Vec<String>,
        /// Needs for care and support, met by anybody or not: `yes`, `no`, `unknown` (Care Act 2014, section 42).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub care_needs: Option<String>,
        /// What that rests on.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub care_needs_why: String,
        /// Abuse or neglect, or the risk of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub abuse_or_risk: Option<String>,
        /// What that rests on.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub abuse_or_risk_why: String,
        /// Unable to protect themself because of those needs; also `left`, to the county council.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unable_to_protect: Option<String>,
        /// What that rests on.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub unable_to_protect_why: String,
        /// Level of support a child needs: a code of the list. It informs and decides nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub support_level: Option<String>,
        /// What that rests on.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub support_level_why: String,
        /// Next review.
        pub review_on: Option<String>,
    }
    /// One narrative passage.
    pub struct Narrative {
        /// Kind code: account, own_words, officer_said, observed, opinion, views, contact, note.
        pub kind: String,
        /// The words, exactly as written.
        pub text: String,
        /// How the writer knows.
        pub source_grade: Option<String>,
    }
    /// Facts that were set or put right: a name that is present replaces, an absent one stays.
    pub struct ConcernAmended {
        /// The concern.
        pub concern: ConcernId,
        /// Field names of [`ConcernFacts`] and their new values, as JSON text.
        pub changes: BTreeMap<String, String>,
        /// Why.
        pub reason: String,
        /// Items of packets, by the names they have there, that said what was wrong: whoever was sent one is to be told
        /// (UK GDPR Article 19). None where what stood was right until it changed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub put_right: Vec<String>,
    }
    /// An addition.
    pub struct PassageAdded {
        /// The concern.
        pub concern: ConcernId,
        /// When it happened.
        pub happened_at: Option<String>,
        /// With whom, for contacts.
        pub with_whom: String,
        /// The passage.
        pub passage: Narrative,
        /// The agency whose words they are; nothing where they are the council's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
    }
    /// Whose an item is.
    pub struct OwnerSaid {
        /// The concern.
        pub concern: ConcernId,
        /// The item, as a packet names it.
        pub item: String,
        /// An agency code; null where it is the council's own.
        pub owner: Option<String>,
        /// Why, or how it is known.
        pub reason: String,
    }
    /// That its owner lets an item go to an agency.
    pub struct OwnerPermitted {
        /// The concern.
        pub concern: ConcernId,
        /// The item, as a packet names it.
        pub item: String,
        /// To whom: an agency code.
        pub to: String,
        /// Who said so.
        pub by_whom: String,
        /// When, as civil time.
        pub at: String,
        /// How they said it: a channel code.
        pub how: Option<String>,
        /// What they said.
        pub text: String,
    }
    /// That its owner lets an item go to an agency no longer. What went before went.
    pub struct PermissionTakenBack {
        /// The concern.
        pub concern: ConcernId,
        /// The item, as a packet names it.
        pub item: String,
        /// To whom no longer: an agency code.
        pub to: String,
        /// Who said so.
        pub by_whom: String,
        /// When, as civil time.
        pub at: String,
        /// How they said it: a channel code.
        pub how: Option<String>,
        /// Why.
        pub reason: String,
    }
    /// That somebody read what belongs to another agency.
    pub struct SealedSeen {
        /// The concern.
        pub concern: ConcernId,
        /// The item, as a packet names it.
        pub item: String,
        /// Why.
        pub reason: String,
    }
    /// A correction; the earlier text stays in the log and on the page.
    pub struct PassageCorrected {
        /// The concern.
        pub concern: ConcernId,
        /// The passage: entry, dot, position.
        pub passage: String,
        /// The text as it should stand.
        pub text: String,
        /// Why.
        pub reason: String,
        /// How the writer knows, where that was put right too; it stays as it was when this is not there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source_grade: Option<String>,
    }
}

//! Bodies of version 1: what an entry says. Frozen; a reader of version 1 stays for ever.
//!
//! A body is a CBOR map: `salt` (32 random bytes, so that nobody can test guesses against the digest once the
//! body is erased), `v` = 1, `kind`, and the fields below under their own names. Ids and keys are lower-case
//! hexadecimal text; moments are civil time in Europe/London as the officer wrote them.

use std::collections::BTreeMap;

use ciborium::value::Value;
use serde::{Deserialize, Serialize};

use super::{Fault, cbor};
use crate::domain::chance::Chance;
use crate::domain::id::{ConcernId, LogId, MachineId, OfficerId, PersonId, ReferralId, ShareId};

macro_rules! plain {
    ($($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
    )*};
}

/// The salt of a body.
pub type Salt = [u8; 32];

/// Everything an entry can say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Body {
    /// The log begins (genesis).
    LogStarted(LogStarted),
    /// A machine was put in place of a lost one with the recovery kit.
    MachineRecovered(MachineRecovered),
    /// A new recovery kit replaces the old one.
    KitReplaced(KitKeys),
    /// Somebody typed words back from the printed kit.
    KitConfirmed(KitConfirmed),
    /// The log's settings.
    SettingsChanged(SettingsChanged),
    /// What is known of a person.
    PersonDescribed(PersonDescribed),
    /// A concern was written down.
    ConcernRecorded(ConcernRecorded),
    /// Structured facts of a concern were set or put right.
    ConcernAmended(ConcernAmended),
    /// A person's part in a concern.
    PersonLinked(PersonLinked),
    /// Something was added to a concern.
    PassageAdded(PassageAdded),
    /// A passage was put right; the earlier text stays.
    PassageCorrected(PassageCorrected),
    /// A decision and its reasons.
    Decided(Decided),
    /// A referral was made.
    Referred(Referred),
    /// An agency answered.
    ReplyReceived(ReplyReceived),
    /// A silent agency was chased.
    Chased(Chased),
    /// The concern was closed.
    ConcernClosed(ConcernClosed),
    /// The concern was opened again.
    ConcernReopened(ConcernReopened),
    /// A packet was shared; on record before any byte of it reached a disk.
    PacketShared(Box<PacketShared>),
    /// A packet on record never reached its file.
    PacketNotDelivered(PacketNotDelivered),
    /// It was decided not to share.
    ShareDeclined(ShareDeclined),
}

plain! {
    /// Genesis: the council, its first officer and machine, and the recovery kit's public halves.
    pub struct LogStarted {
        /// The log's id; also in every header.
        pub log: LogId,
        /// The council's name.
        pub organisation: String,
        /// First part of every reference.
        pub reference_prefix: String,
        /// The Designated Safeguarding Officer.
        pub officer: Officer,
        /// Their machine.
        pub machine: Machine,
        /// The recovery kit.
        pub kit: KitKeys,
        /// Active officers allowed: one DSO and this many deputies.
        pub deputies_max: u32,
    }
    /// An officer.
    pub struct Officer {
        /// The officer's id.
        pub id: OfficerId,
        /// Name.
        pub name: String,
        /// Role in words, such as "Designated Safeguarding Officer".
        pub role: String,
    }
    /// A machine's public keys.
    pub struct Machine {
        /// The machine's id.
        pub id: MachineId,
        /// Whose it is.
        pub officer: OfficerId,
        /// Letter in references; never used again.
        pub letter: String,
        /// Ed25519 public key, hexadecimal.
        pub signs: String,
        /// age X25519 recipient.
        pub opens: String,
    }
    /// Public halves of a recovery kit.
    pub struct KitKeys {
        /// Ed25519 public key, hexadecimal: signs a recovered machine in.
        pub signs: String,
        /// age X25519 recipient: the database key is wrapped to it.
        pub opens: String,
    }
    /// The kit exists on paper.
    pub struct KitConfirmed {
        /// The kit's Ed25519 public key.
        pub signs: String,
    }
    /// A machine recovered by the kit.
    pub struct MachineRecovered {
        /// The new machine.
        pub machine: Machine,
        /// The machine it replaces.
        pub replaces: MachineId,
        /// Last number and hash (hexadecimal) of the replaced machine's log; later entries are not its.
        pub last: Option<(u64, String)>,
        /// Ed25519 signature of the kit over the recovery statement, hexadecimal.
        pub proof: String,
    }
    /// Settings that changed, name to value; an absent name keeps its value.
    pub struct SettingsChanged {
        /// Names and values.
        pub values: BTreeMap<String, String>,
    }
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
    /// Who reported it.
    pub struct Reporter {
        /// Kind code.
        pub kind: Option<String>,
        /// Name.
        pub name: String,
        /// Role or team.
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
        /// When 999 was called.
        pub called_999_at: Option<String>,
        /// The emergency service's incident number.
        pub incident_number: String,
        /// In short, one line.
        pub summary: String,
        /// When it happened, in words or from and to.
        pub happened_when: String,
        /// Where it happened.
        pub place: Option<String>,
        /// Concern type codes.
        pub concern_types: Vec<String>,
        /// The main one of them.
        pub main_type: Option<String>,
        /// Whether the person knows of the concern.
        pub aware: Option<String>,
        /// Consent to share.
        pub consent_status: Option<String>,
        /// Why, or why not.
        pub consent_reason: String,
        /// Risk, set by a person.
        pub risk_level: Option<String>,
        /// The written reasons.
        pub risk_reasons: String,
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
    }
    /// A person joins a concern, or their part in it changes.
    pub struct PersonLinked {
        /// The concern.
        pub concern: ConcernId,
        /// The link.
        pub link: Link,
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
    }
    /// A decision.
    pub struct Decided {
        /// The concern.
        pub concern: ConcernId,
        /// Decision code.
        pub decision: String,
        /// The reasons.
        pub reasons: String,
        /// Law or threshold considered.
        pub threshold: String,
        /// Second officer, if asked.
        pub second_officer: String,
        /// Next review.
        pub review_on: Option<String>,
        /// When it was decided.
        pub decided_at: Option<String>,
    }
    /// A referral.
    pub struct Referred {
        /// The concern.
        pub concern: ConcernId,
        /// The referral.
        pub referral: ReferralId,
        /// Agency code.
        pub agency: String,
        /// Named recipient.
        pub recipient: String,
        /// Route code.
        pub route: String,
        /// Form used.
        pub form: String,
        /// When it went.
        pub sent_at: String,
        /// When a reply is expected.
        pub reply_due: Option<String>,
        /// What was asked.
        pub asked: String,
        /// The agency's own number.
        pub their_reference: String,
    }
    /// A reply.
    pub struct ReplyReceived {
        /// The concern.
        pub concern: ConcernId,
        /// The referral it answers.
        pub referral: ReferralId,
        /// When it came.
        pub received_at: Option<String>,
        /// From whom.
        pub from_whom: String,
        /// The agency's own number.
        pub their_reference: String,
        /// What they decided, in a line.
        pub outcome: String,
        /// What they said.
        pub text: String,
        /// Whether the officer agrees.
        pub agree: Option<bool>,
    }
    /// A chase.
    pub struct Chased {
        /// The concern.
        pub concern: ConcernId,
        /// The referral.
        pub referral: ReferralId,
        /// When.
        pub at: Option<String>,
        /// How.
        pub how: String,
        /// Who was spoken to.
        pub spoke_to: String,
        /// What was said.
        pub text: String,
        /// When a reply is now expected.
        pub next_due: Option<String>,
    }
    /// Closing.
    pub struct ConcernClosed {
        /// The concern.
        pub concern: ConcernId,
        /// Reason code.
        pub reason: String,
        /// What came of it.
        pub outcome: String,
        /// What was learnt.
        pub learning: String,
    }
    /// Opening again.
    pub struct ConcernReopened {
        /// The concern.
        pub concern: ConcernId,
        /// Why.
        pub reason: String,
    }
    /// A share of a packet (B4).
    pub struct PacketShared {
        /// The share.
        pub share: ShareId,
        /// Its reference.
        pub reference: String,
        /// The concern.
        pub concern: ConcernId,
        /// Agency code.
        pub agency: String,
        /// Named person.
        pub recipient_name: String,
        /// Their role.
        pub recipient_role: String,
        /// Their address.
        pub recipient_address: String,
        /// How the address was verified.
        pub verified_how: String,
        /// How it travels.
        pub channel: String,
        /// Purpose.
        pub purpose: String,
        /// What we ask.
        pub asks: String,
        /// By when.
        pub reply_by: Option<String>,
        /// Emergency.
        pub emergency: bool,
        /// The legal reason.
        pub basis: Basis,
        /// In short, as the packet says it.
        pub summary: String,
        /// What went: item ids, each naming the entry it came from.
        pub items: Vec<String>,
        /// What was withheld.
        pub withheld: Vec<Withheld>,
        /// SHA-256 of the encrypted file, hexadecimal.
        pub digest: String,
        /// First identifier in the file's trailer, hexadecimal: recognises a changed copy.
        pub file_id: String,
        /// Pages.
        pub pages: u64,
    }
    /// The legal reason for a share (B1, B2).
    pub struct Basis {
        /// Article 6.
        pub article6: String,
        /// Article 9.
        pub article9: String,
        /// DPA 2018 Schedule 1.
        pub schedule1: Option<String>,
        /// Paragraph 18's reason.
        pub para18_reason: Option<String>,
        /// The facts behind it.
        pub para18_facts: String,
        /// Who is protected.
        pub protected_person: Option<PersonId>,
        /// The three limbs for an adult: needs, risk, unable.
        pub at_risk: Option<(String, String, String)>,
        /// Other gateway.
        pub gateway: Option<String>,
        /// Consent.
        pub consent_status: String,
        /// Why, or why not.
        pub consent_reason: String,
        /// Whether the person was told it would be shared.
        pub told: Option<bool>,
        /// Why, or why not.
        pub told_reason: String,
        /// Necessity and proportionality.
        pub necessity: String,
        /// The risk of not sharing.
        pub risk_of_not_sharing: String,
    }
    /// One thing withheld.
    pub struct Withheld {
        /// Spellings left out.
        pub words: Vec<String>,
        /// Ground code.
        pub ground: String,
        /// Note.
        pub note: String,
        /// What stands there.
        pub stand_in: String,
    }
    /// A packet on record that never reached its file.
    pub struct PacketNotDelivered {
        /// The concern.
        pub concern: ConcernId,
        /// The share.
        pub share: ShareId,
    }
    /// A decision not to share; recorded as fully as a share.
    pub struct ShareDeclined {
        /// The share.
        pub share: ShareId,
        /// Its reference.
        pub reference: String,
        /// The concern.
        pub concern: ConcernId,
        /// Agency code.
        pub agency: String,
        /// Who asked.
        pub asked_by: String,
        /// For what.
        pub asked_for: String,
        /// The reasons.
        pub reasons: String,
        /// What they were told.
        pub told_them: String,
    }
}

impl Body {
    /// The kind as the header names it.
    pub fn kind(&self) -> &'static str {
        match self {
            Body::LogStarted(_) => "log-started",
            Body::MachineRecovered(_) => "machine-recovered",
            Body::KitReplaced(_) => "kit-replaced",
            Body::KitConfirmed(_) => "kit-confirmed",
            Body::SettingsChanged(_) => "settings-changed",
            Body::PersonDescribed(_) => "person-described",
            Body::ConcernRecorded(_) => "concern-recorded",
            Body::ConcernAmended(_) => "concern-amended",
            Body::PersonLinked(_) => "person-linked",
            Body::PassageAdded(_) => "passage-added",
            Body::PassageCorrected(_) => "passage-corrected",
            Body::Decided(_) => "decided",
            Body::Referred(_) => "referred",
            Body::ReplyReceived(_) => "reply-received",
            Body::Chased(_) => "chased",
            Body::ConcernClosed(_) => "concern-closed",
            Body::ConcernReopened(_) => "concern-reopened",
            Body::PacketShared(_) => "packet-shared",
            Body::PacketNotDelivered(_) => "packet-not-delivered",
            Body::ShareDeclined(_) => "share-declined",
        }
    }

    /// Writes the body with a fresh salt.
    ///
    /// # Errors
    /// [`Fault::NotStrict`] when it cannot be written.
    pub fn write(&self, chance: &mut Chance) -> Result<Vec<u8>, Fault> {
        let Value::Map(mut pairs) = Value::serialized(self).map_err(|_| Fault::NotStrict)? else {
            return Err(Fault::NotStrict);
        };
        let salt: Salt = chance.bytes();
        pairs.push((Value::from("salt"), Value::Bytes(salt.to_vec())));
        pairs.push((Value::from("v"), Value::from(1)));
        cbor::write(&Value::Map(pairs))
    }

    /// Reads a body back.
    ///
    /// # Errors
    /// [`Fault::NotStrict`] when the bytes are not in their one form, [`Fault::Kind`] when this program does not know the kind.
    pub fn read(bytes: &[u8]) -> Result<Body, Fault> {
        let Value::Map(mut pairs) = cbor::read(bytes)? else { return Err(Fault::Body) };
        let is = |key: &Value, name: &str| key.as_text() == Some(name);
        if !pairs.iter().any(|(key, value)| is(key, "v") && *value == Value::from(1)) {
            return Err(Fault::Kind);
        }
        if !pairs
            .iter()
            .any(|(key, value)| is(key, "salt") && value.as_bytes().is_some_and(|salt| salt.len() == 32))
        {
            return Err(Fault::Body);
        }
        pairs.retain(|(key, _)| !is(key, "v") && !is(key, "salt"));
        Value::Map(pairs).deserialized().map_err(|_| Fault::Kind)
    }
}

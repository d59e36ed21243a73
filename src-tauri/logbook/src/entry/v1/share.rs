//! Bodies about sharing: what went, on what legal reason, and what did not go. Frozen.

use super::plain;
use crate::domain::id::{ConcernId, PersonId, ShareId};

plain! {
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
        /// The code printed on its last page, which a recipient reads out to have it checked.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub code: String,
        /// Who agreed to it, where that was not the officer alone.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub authorised_by: String,
        /// Of whom personal data went: everybody of whom an item was chosen.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub data_of: Vec<PersonId>,
        /// The same pages as they are kept in the log.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub copy: Option<PacketCopy>,
        /// How the person may and may not be reached, as it was said (B4, safe-contact handling given).
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub safe_contact: String,
        /// Who must not be told, as it was said.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub must_not_be_told: String,
        /// The code of the agency's form that it follows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub form: Option<String>,
        /// What was made ready to be copied into that form, part by part; empty where a file went or it was told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub parts: Vec<FormPart>,
        /// How it was told, where it was told and nothing went.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub spoken: Option<Spoken>,
        /// The day by which they were asked to destroy it (B4, retention asked of the recipient).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub destroy_by: Option<String>,
        /// Parts of pictures that were covered.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub covered: Vec<Covered>,
        /// Why something went that is usually withheld.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub revealed: String,
        /// Items that usually go and were left out, where a ground was said.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub left_out: Vec<LeftOut>,
    }
    /// An item that usually goes and was left out.
    pub struct LeftOut {
        /// The item.
        pub item: String,
        /// Ground code.
        pub ground: String,
        /// Note.
        pub note: String,
    }
    /// A covered part of a picture, in thousandths of its width and height as it is seen.
    pub struct Covered {
        /// The picture's item.
        pub item: String,
        /// Where it begins from the left.
        pub left: u32,
        /// From the top.
        pub top: u32,
        /// Where it ends, from the left.
        pub right: u32,
        /// From the top.
        pub bottom: u32,
        /// Ground code.
        pub ground: String,
        /// Note.
        pub note: String,
    }
    /// One part of an agency's form, in words.
    pub struct FormPart {
        /// Its heading.
        pub heading: String,
        /// What stands there; empty where nothing is on record.
        pub text: String,
    }
    /// A share by word of mouth (B4: who it was is checked by calling back, and it is followed up in writing).
    pub struct Spoken {
        /// When, as civil time.
        pub at: String,
        /// How it was made sure who it was: a code, such as `called_back`.
        pub check: String,
        /// The day by which it is followed up in writing.
        pub confirm_by: Option<String>,
    }
    /// That a part of a share was copied, to be put into the agency's form.
    pub struct PartCopied {
        /// The concern.
        pub concern: ConcernId,
        /// The share.
        pub share: ShareId,
        /// The part's heading.
        pub heading: String,
    }
    /// The copy of a packet that stays here, kept as files are: PDF/A-3a and PDF/UA-1, not encrypted by itself.
    pub struct PacketCopy {
        /// Bytes.
        pub length: u64,
        /// SHA-256 of the salt followed by the bytes, hexadecimal.
        pub digest: String,
        /// 32 random bytes, hexadecimal.
        pub file_salt: String,
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
        /// Why it is in the substantial public interest.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub public_interest: String,
        /// Whether it says that somebody committed an offence, or may have (Article 10).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub offences: Option<bool>,
        /// The appropriate policy document in force (Schedule 1, Part 4): its version and since when.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub policy: String,
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
    /// That whoever has a packet was told of what was put right since, or why not (UK GDPR Article 19).
    pub struct CorrectionsSettled {
        /// The concern.
        pub concern: ConcernId,
        /// The share.
        pub share: ShareId,
        /// The entries that put something right.
        pub corrections: Vec<String>,
        /// `told` or `not_told`.
        pub how: String,
        /// Who was told and how, or why nobody was.
        pub reason: String,
    }
    /// What came after a packet was sent.
    pub struct ShareFollowed {
        /// The concern.
        pub concern: ConcernId,
        /// The share.
        pub share: ShareId,
        /// `received`, `answered`, `chased`, `escalated`, `confirmed` or `settled`, when nothing more is expected.
        pub what: String,
        /// When, as civil time.
        pub at: String,
        /// Who said so.
        pub by_whom: String,
        /// How they said it: a channel code.
        pub how: Option<String>,
        /// What they said, or why nothing more is expected.
        pub text: String,
        /// What they decided, where they answered: a code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decision: Option<String>,
        /// Whether the officer agrees.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub agree: Option<bool>,
        /// How far it was taken: a stage code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub stage: Option<String>,
        /// When an answer is now expected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_due: Option<String>,
    }
    /// That a packet reached somebody it was not for: a personal data breach (UK GDPR Article 33(5)).
    pub struct BreachFound {
        /// The concern.
        pub concern: ConcernId,
        /// The share.
        pub share: ShareId,
        /// Since when the council knows of it, as civil time: the 72 hours run from then.
        pub known_at: String,
        /// What happened.
        pub happened: String,
        /// Who has it, or may have.
        pub reached: String,
        /// How likely harm is: `unlikely`, `likely` or `high`.
        pub risk: String,
        /// Why it is judged so.
        pub risk_reason: String,
    }
    /// What was done about a breach.
    pub struct BreachFollowed {
        /// The concern.
        pub concern: ConcernId,
        /// The share.
        pub share: ShareId,
        /// A code, such as `contained` or `commissioner_told`.
        pub step: String,
        /// When, as civil time.
        pub at: String,
        /// What was done, or why it was not.
        pub text: String,
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
        /// How it was weighed; left out where nothing of it was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub weighed: Option<Box<Weighed>>,
    }
    /// How a request was weighed that was declined (B4: a refusal needs the same row as a share).
    pub struct Weighed {
        /// The role of who asked.
        pub asked_role: String,
        /// When they asked, as civil time.
        pub asked_at: Option<String>,
        /// How they asked: a channel code.
        pub channel: Option<String>,
        /// How it was made sure who asked: a code.
        pub check: Option<String>,
        /// What they said they need it for.
        pub their_purpose: String,
        /// The statute or order they, or we, thought of.
        pub gateway: Option<String>,
        /// Consent.
        pub consent_status: Option<String>,
        /// Why, or why not.
        pub consent_reason: String,
        /// The risk of sharing.
        pub risk_of_sharing: String,
        /// The risk of not sharing.
        pub risk_of_not_sharing: String,
        /// Who else agreed.
        pub authorised_by: String,
    }
}

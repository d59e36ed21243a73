//! What an officer says when they share: to whom, why, by what law, what goes, what is withheld (B4).

use super::super::form;
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::withhold::Mark;
use crate::shown::Area;

form! {
    /// A request for a packet.
    pub struct PacketRequest {
        /// The concern.
        pub concern: ConcernId,
        /// Agency code.
        pub agency: String,
        /// Named person.
        pub recipient_name: String,
        /// Their role.
        pub recipient_role: String,
        /// Their address: e-mail, portal, telephone.
        pub recipient_address: String,
        /// How the address was verified.
        pub verified_how: String,
        /// How it travels.
        pub channel: String,
        /// The code of the agency's form that it follows; nothing for the council's own order.
        pub form: Option<String>,
        /// When it was told, where it is told and nothing goes; nothing means now.
        pub said_at: Option<String>,
        /// How it was made sure who was told: a code.
        pub caller_check: Option<String>,
        /// The day by which it is followed up in writing.
        pub confirm_by: Option<String>,
        /// Why it is shared.
        pub purpose: String,
        /// What we ask of them.
        pub asks: String,
        /// By when.
        pub reply_by: Option<String>,
        /// The day by which they are asked to destroy it or to return it; nothing means when it is no longer needed.
        pub destroy_by: Option<String>,
        /// Emergency.
        pub emergency: bool,
        /// Article 6 base.
        pub article6: Option<String>,
        /// Article 9 condition.
        pub article9: Option<String>,
        /// DPA 2018 Schedule 1 condition.
        pub schedule1: Option<String>,
        /// Paragraph 18's reason for going without consent.
        pub para18_reason: Option<String>,
        /// The facts behind that reason.
        pub para18_facts: String,
        /// Who is protected.
        pub protected_person: Option<PersonId>,
        /// For an adult: the three limbs of "at risk".
        pub at_risk_adult: Option<AtRisk>,
        /// Another gateway.
        pub gateway: Option<String>,
        /// Consent to share.
        pub consent_status: Option<String>,
        /// Why, or why not.
        pub consent_reason: String,
        /// Whether the person was told that it would be shared.
        pub told: Option<bool>,
        /// Why, or why not.
        pub told_reason: String,
        /// Necessity and proportionality.
        pub necessity: String,
        /// The risk of not sharing.
        pub risk_of_not_sharing: String,
        /// Why it is in the substantial public interest.
        pub public_interest: String,
        /// Whether it says that somebody committed an offence, or may have.
        pub offences: Option<bool>,
        /// Who agreed to it, where that was not the officer alone.
        pub authorised_by: String,
        /// In short.
        pub summary: String,
        /// The safe-contact box, a line each.
        pub safe_contact: String,
        /// Who must not be told.
        pub must_not_be_told: String,
        /// Items that go.
        pub items: Vec<String>,
        /// What is withheld.
        pub withhold: Vec<Withhold>,
        /// Parts of pictures that are covered.
        pub covers: Vec<Cover>,
        /// Grounds for items that the template would send and that are left out; it may stay unsaid.
        pub left_out: Vec<LeavingOut>,
        /// Why something goes that is usually withheld: who reported it, an address that must not be revealed.
        pub reveal_reason: String,
    }
    /// The three limbs of paragraph 18(1)(b) and (3): each `yes`, `no` or `unknown`.
    pub struct AtRisk {
        /// Has needs for care and support.
        pub needs: String,
        /// Is experiencing, or at risk of, neglect or harm.
        pub risk: String,
        /// Cannot protect themself because of those needs.
        pub unable: String,
    }
    /// A part of a picture to cover, in thousandths of its width and height as it is seen.
    pub struct Cover {
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
        /// Note for the record; never in the packet.
        pub note: String,
    }
    /// Why an item that the template would send is left out.
    pub struct LeavingOut {
        /// The item.
        pub item: String,
        /// Ground code.
        pub ground: String,
        /// Note for the record; never in the packet.
        pub note: String,
    }
    /// One thing to withhold.
    pub struct Withhold {
        /// Every spelling; each is left out wherever it stands in the packet.
        pub words: Vec<String>,
        /// Ground code.
        pub ground: String,
        /// Note for the record; never in the packet.
        pub note: String,
        /// What stands there; empty means the program chooses.
        pub stand_in: String,
    }
}

impl Cover {
    /// What it covers.
    pub(super) fn area(&self) -> Area {
        let &Cover { left, top, right, bottom, .. } = self;
        Area { left, top, right, bottom }
    }
}

/// How a share leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// As a file.
    File,
    /// Part by part, into a form of theirs.
    Form,
    /// By word of mouth.
    Spoken,
}

impl PacketRequest {
    /// How it leaves: by its channel, and by a form where the channel is theirs.
    pub(super) fn way(&self) -> Way {
        match self.channel.as_str() {
            "phone" | "meeting" => Way::Spoken,
            "portal" if self.form.is_some() => Way::Form,
            _ => Way::File,
        }
    }
}

/// Marks with their stand-ins: as written, or by ground with a letter each, stable within the packet.
pub(super) fn marks(withhold: &[Withhold]) -> Vec<Mark> {
    let mut counts = std::collections::BTreeMap::new();
    withhold
        .iter()
        .map(|one| {
            let stand_in = if one.stand_in.trim().is_empty() {
                let kind = match one.ground.as_str() {
                    "reporter" => "Reporter",
                    "third_party" => "Third party",
                    "place" => "Place",
                    "health" => "Health detail",
                    _ => "Withheld",
                };
                let number = counts.entry(kind).and_modify(|n: &mut usize| *n += 1).or_insert(0);
                if kind == "Reporter" && *number == 0 {
                    "[Reporter]".to_owned()
                } else {
                    format!("[{kind} {}]", crate::domain::reference::machine_letter(*number))
                }
            } else {
                one.stand_in.trim().to_owned()
            };
            Mark {
                words: one.words.iter().filter(|words| !words.trim().is_empty()).cloned().collect(),
                stand_in,
            }
        })
        .collect()
}

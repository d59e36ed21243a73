//! Clocks: how many working days the log waits before it says that something is due. Each council sets its own; none is law
//! unless its reason says so.
//!
//! Source of the usual values: the council's reference A6 (chase if silent, escalation, actions) and the agencies' own clocks.

use std::collections::BTreeMap;

use super::terms::{AGENCIES, Agency};

/// How settings name a clock.
const BEGIN: &str = "clock:";
/// What names the clock of an agency's reply: this, and the agency's code.
const REPLY: &str = "reply:";
/// Working days that a clock may have: one at least, half a year at most.
pub const DAYS: std::ops::RangeInclusive<u32> = 1..=130;

/// A clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Its permanent name.
    pub name: String,
    /// What it waits for, in words.
    pub label: String,
    /// Why it has the value it usually has: its source, in a few words.
    pub why: &'static str,
    /// Working days when the council says nothing else.
    pub usual: u32,
}

/// What reached the log is decided for the first time within this.
pub const DECIDE: &str = "decide";
/// A silent agency that was chased is chased again after this.
pub const CHASE: &str = "chase";
/// An answer to an escalation is expected within this.
pub const ANSWER: &str = "answer";
/// An action for which nobody named a day is due after this.
pub const ACTION: &str = "action";
/// Whoever was sent a packet is expected to say within this that they have it.
pub const RECEIPT: &str = "receipt";

/// What was told on the phone is confirmed in writing within this.
pub const CONFIRM: &str = "confirm";
/// The LADO is told of somebody who works with children within this.
pub const LADO: &str = "lado";

/// Whoever works for the council tells the safeguarding officers within this, in days of 24 hours. It informs and asks for nothing.
pub const TELL: &str = "tell";
/// The Home Office is notified of a potential victim of modern slavery within this.
pub const NOTIFY: &str = "notify";
/// For knowledge: the county council finishes its assessment of a child within this.
pub const ASSESSMENT: &str = "assessment";
/// For knowledge: a child protection conference comes within this of the section 47 enquiry.
pub const CONFERENCE: &str = "conference";

/// Why an agency is usually waited for as long as it is.
fn why_reply(agency: &Agency) -> &'static str {
    match (&*agency.code, agency.reply_working_days) {
        ("kcc_children", _) => "Working Together: a decision, and word of it, within one working day",
        ("nrm", _) => {
            "Modern slavery guidance: a decision on reasonable grounds is aimed at within five working days"
        }
        (_, 5) => "Practice: five working days, where no rule of theirs is known",
        (_, 3) => "Practice: three working days of silence, then chase",
        _ => "The council’s own list of agencies",
    }
}

/// Every clock there is, in the order a page shows them.
pub fn all(agencies: &[Agency]) -> Vec<Clock> {
    let own = [
        (
            DECIDE,
            "The first decision on a concern that reached us",
            "Practice: one working day, as children’s social care has for a referral (Working Together)",
            1,
        ),
        (CHASE, "Chase again, after a chase that nobody answered", "Practice: three working days", 3),
        (ANSWER, "Answer to an escalation", "Kent and Medway’s escalation policy: five working days", 5),
        (ACTION, "An action for which nobody named a day", "Practice: three working days", 3),
        (RECEIPT, "Somebody says that a packet arrived", "Practice: two working days", 2),
        (
            CONFIRM,
            "Confirm in writing what was told on the phone",
            "Swindon’s referral form: 48 hours. Kent’s own rule was not found",
            2,
        ),
        (LADO, "Tell the LADO of somebody who works with children", "General practice: one working day", 1),
        (
            TELL,
            "Staff tell us of what happened, in days of 24 hours; it only informs",
            "Tonbridge & Malling’s rule: at once, and no later than 24 hours",
            1,
        ),
        (
            NOTIFY,
            "Notify the Home Office of a potential victim of modern slavery",
            "Modern Slavery Act 2015, section 52, names no day. Practice: one working day",
            1,
        ),
        (
            ASSESSMENT,
            "Assessment of a child by the county council, from the referral; for knowledge",
            "Working Together: 45 working days at most",
            45,
        ),
        (
            CONFERENCE,
            "Child protection conference, from the section 47 enquiry; for knowledge",
            "Working Together: 15 working days",
            15,
        ),
    ];
    let own =
        own.map(|(name, label, why, usual)| Clock { name: name.into(), label: label.into(), why, usual });
    let replies = agencies.iter().map(|agency| Clock {
        name: format!("{REPLY}{}", agency.code),
        label: format!("Reply from {}", agency.label),
        why: why_reply(agency),
        usual: agency.reply_working_days,
    });
    own.into_iter().chain(replies).collect()
}

/// Clocks that the council set; the others have their usual value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clocks(BTreeMap<String, u32>);

impl Clocks {
    /// Working days of a clock; an agency that the council added is waited for as long as most, three.
    pub fn days(&self, name: &str) -> u32 {
        let usual =
            || all(AGENCIES).into_iter().find(|clock| clock.name == name).map_or(3, |clock| clock.usual);
        self.0.get(name).copied().unwrap_or_else(usual)
    }

    /// Working days in which an agency is expected to reply.
    pub fn reply_days(&self, agency: &str) -> u32 {
        self.days(&format!("{REPLY}{agency}"))
    }

    /// Sets a clock. The usual value needs no word.
    pub fn set(&mut self, name: &str, days: u32) {
        self.0.insert(name.to_owned(), days);
    }

    /// Applies a setting, when it is a clock's; what cannot be read changes nothing.
    pub fn apply(&mut self, setting: &str, value: &str) {
        if let (Some(name), Ok(days)) = (setting.strip_prefix(BEGIN), value.parse()) {
            self.set(name, days);
        }
    }

    /// The clocks that were set, as settings carry them.
    pub fn values(&self) -> impl Iterator<Item = (String, String)> + '_ {
        self.0.iter().map(|(name, days)| (format!("{BEGIN}{name}"), days.to_string()))
    }
}

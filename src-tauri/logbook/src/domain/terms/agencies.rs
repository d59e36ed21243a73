//! The agencies a packet or a referral can go to, with their clocks and what they need.
//!
//! Source: the council's privacy notice, "Who has access to your information?"; and the two national referrals that a council makes as
//! well: Prevent (Counter-Terrorism and Security Act 2015, section 26), and the NRM, for which it is a first responder (Modern Slavery
//! Act 2015, section 52).

use std::borrow::Cow;

use serde::Serialize;

/// An agency the notice names, and how it is reached.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Agency {
    /// Permanent code.
    pub code: Cow<'static, str>,
    /// Name on screen and in packets.
    pub label: Cow<'static, str>,
    /// Ways a referral or a packet may go to it.
    pub routes: Cow<'static, [&'static str]>,
    /// Working days until a reply is expected.
    pub reply_working_days: u32,
    /// A number to ring, as published; empty when each contact has their own.
    pub phone: Cow<'static, str>,
    /// What is usually asked of it.
    pub asks: Cow<'static, str>,
    /// What it needs, and so what stays here.
    pub needs: Cow<'static, str>,
    /// Whether it may be chosen from now on; what was sent before keeps its name.
    pub offered: bool,
}

/// The agencies of the privacy notice.
pub(in crate::domain) const AGENCIES: &[Agency] = &[
    agency(
        "kent_police",
        "Kent Police",
        3,
        "101",
        "Please record this report and tell us the crime or CAD number.",
        "Police need the offence, the place, the risk and how to reach the person safely.",
    ),
    agency(
        "police_marac",
        "Kent Police, West Kent MARAC",
        3,
        "",
        "Please hear this at the next MARAC and acknowledge receipt.",
        "The MARAC needs the abuse, the children, the risk and the person's own view.",
    ),
    agency(
        "police_visor",
        "Kent Police, ViSOR/MAPPS team",
        3,
        "",
        "Please tell us whether you hold a concern and whom to speak to.",
        "The team needs who, where and why you ask; nothing about other people.",
    ),
    agency(
        "probation",
        "Probation Service",
        5,
        "",
        "Please tell the offender manager and acknowledge receipt.",
        "Probation needs what concerns the person they supervise.",
    ),
    agency(
        "kcc_adults",
        "Kent County Council, adult social care",
        3,
        "03000 41 61 61",
        "Please consider this under section 42 of the Care Act 2014 and tell us your decision.",
        "Adult social care needs the full picture of the adult and their needs.",
    ),
    agency(
        "kcc_children",
        "Kent County Council, children's Front Door",
        1,
        "03000 41 11 11",
        "Please decide within one working day and tell us what you decide.",
        "The Front Door needs the child, the family, the harm and what the child says.",
    ),
    agency(
        "social_services",
        "Social services of another council",
        3,
        "",
        "Please consider this and tell us your decision.",
        "They need the person, the harm and why it is theirs.",
    ),
    agency(
        "health_physical",
        "Clinical health provider, physical",
        5,
        "",
        "Please consider the clinical risk and tell us what you will do.",
        "Health needs the clinical risk and capacity, not the rest.",
    ),
    agency(
        "health_mental",
        "Clinical health provider, mental",
        3,
        "",
        "Please consider the clinical risk and tell us what you will do.",
        "Health needs the clinical risk and capacity, not the rest.",
    ),
    agency(
        "support_provider",
        "Support provider",
        5,
        "",
        "Please make contact in the safe way stated and tell us when you have.",
        "A support provider needs needs and safety only.",
    ),
    agency(
        "prevent",
        "Prevent, Kent Police and the Channel panel",
        5,
        "",
        "Please assess this for Channel, and tell us whether you take it up and whom to speak to.",
        "Prevent needs what was said or seen, what makes the person vulnerable and what protects them; agreement is for Channel’s support.",
    ),
    agency(
        "nrm",
        "National Referral Mechanism, Home Office",
        5,
        "",
        "Please decide whether there are reasonable grounds, and tell us the decision and your reference.",
        "It needs the signs of exploitation, where and when they were. An adult is named only with their consent; a child needs none.",
    ),
    agency(
        "internal",
        "Internal department",
        5,
        "",
        "Please do the task below. You do not need to know why.",
        "A department needs the task and the least that makes it safe.",
    ),
];

pub(in crate::domain) const EVERY_ROUTE: &[&str] =
    &["portal", "secure_email", "phone", "meeting", "post", "hand"];

const fn agency(
    code: &'static str,
    label: &'static str,
    reply_working_days: u32,
    phone: &'static str,
    asks: &'static str,
    needs: &'static str,
) -> Agency {
    Agency {
        code: Cow::Borrowed(code),
        label: Cow::Borrowed(label),
        routes: Cow::Borrowed(EVERY_ROUTE),
        reply_working_days,
        phone: Cow::Borrowed(phone),
        asks: Cow::Borrowed(asks),
        needs: Cow::Borrowed(needs),
        offered: true,
    }
}

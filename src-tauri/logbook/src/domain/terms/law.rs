//! Lists for sharing: bases, conditions, reasons, gateways, channels, grounds for withholding.
//!
//! Source: UK GDPR Articles 6 and 9; Data Protection Act 2018, Schedule 1.

use super::{Term, h, t};

/// Article 6 bases (B1). The recognised legitimate interest is for partners, not for a council's own tasks.
pub const ARTICLE6: &[Term] = &[
    h("e", "6(1)(e) public task", "The usual base for a council's safeguarding work"),
    h(
        "c",
        "6(1)(c) legal obligation",
        "Where a statute compels, such as section 52 of the Modern Slavery Act 2015",
    ),
    h("d", "6(1)(d) vital interests", "Emergencies: somebody's life"),
    h("a", "6(1)(a) consent", "Rarely right: the power is not equal, and consent can be taken back"),
    h(
        "ea",
        "6(1)(ea) recognised legitimate interest",
        "For partners who send to us; not for a public authority's tasks",
    ),
];

/// Article 9 conditions (B1).
pub const ARTICLE9: &[Term] = &[
    h(
        "g",
        "9(2)(g) substantial public interest",
        "Needs a condition of Schedule 1 to the Data Protection Act 2018",
    ),
    h("c", "9(2)(c) vital interests", "Somebody's life, and the person cannot consent"),
    h("f", "9(2)(f) legal claims", "Needed to establish, exercise or defend a claim"),
    h("h", "9(2)(h) health or social care", "With Schedule 1 paragraph 2, under a duty of confidentiality"),
    h("none", "No special category data", "Nothing here about health, sex life, beliefs, origin"),
];

/// DPA 2018 Schedule 1 conditions (B1, B2).
pub const SCHEDULE1: &[Term] = &[
    h(
        "18",
        "Paragraph 18: safeguarding of children and individuals at risk",
        "Under 18, or 18 and over and at risk",
    ),
    h(
        "10",
        "Paragraph 10: preventing or detecting unlawful acts",
        "For an adult victim who is not \"at risk\" in law",
    ),
    h("6", "Paragraph 6: statutory and government purposes", "A function that an enactment confers"),
    h("2", "Paragraph 2: health or social care purposes", "With Article 9(2)(h)"),
    h(
        "30",
        "Paragraph 30: vital interests, for what is said of offences",
        "Somebody's life, and the person cannot consent",
    ),
    h("33", "Paragraph 33: legal claims, for what is said of offences", "Needed for a claim or legal advice"),
];

/// Paragraph 18's three reasons for going without consent (DPA 2018 Schedule 1 paragraph 18(2)).
pub const PARA18_REASONS: &[Term] = &[
    h("R1", "Consent cannot be given", "In the circumstances the person cannot give it"),
    h(
        "R2",
        "We cannot reasonably be expected to obtain it",
        "Say what was tried, or why trying was not reasonable",
    ),
    h(
        "R3",
        "Asking would prejudice the protection",
        "Asking itself would put the person, or another, at risk",
    ),
];

/// Other gateways (B1).
pub const GATEWAYS: &[Term] = &[
    t("care_act", "Care Act 2014, sections 6, 7 and 45"),
    t("children_act_2004", "Children Act 2004, sections 10 and 11"),
    t("cda_115", "Crime and Disorder Act 1998, section 115"),
    t("msa_52", "Modern Slavery Act 2015, section 52"),
    t("common_law", "Common law: overriding public interest"),
    t("court", "Order of a court"),
];

/// How the packet travels (B4 `channel`).
pub const CHANNELS: &[Term] = &[
    t("secure_email", "Secure e-mail"),
    t("portal", "Their portal or web form"),
    t("phone", "Told on the phone"),
    t("meeting", "Told at a meeting"),
    t("post", "Post"),
    t("hand", "By hand"),
];

/// How one made sure who was told by word of mouth (B4).
pub const CALLER_CHECKS: &[Term] = &[
    h("called_back", "We rang them on a number that we found ourselves", "Not one that a caller gave us"),
    h("met", "We met, and they showed who they are", "A pass with a photograph, or somebody you know"),
    h("known", "We know their voice well", "A voice can be taken for another: say how you know it"),
    h("unchecked", "It was not checked", "In an emergency, perhaps; say why"),
];

/// Whether whoever has a packet was told of what was put right since.
pub const CORRECTION_TOLD: &[Term] = &[t("told", "They were told"), t("not_told", "They were not told")];

/// Whether what a packet said was wrong, or right until it changed.
pub const WAS_WRONG: &[Term] = &[
    t("yes", "It was wrong: whoever was sent it is to be told"),
    t("no", "It was right, and has changed since"),
];

/// What may come after a packet was sent.
pub const SHARE_FOLLOWED: &[Term] = &[
    t("received", "They have the packet"),
    t("answered", "They answered the packet"),
    t("chased", "They were asked again about the packet"),
    t("escalated", "What became of the packet was taken higher"),
    t("confirmed", "We confirmed in writing what was said"),
    t("settled", "Nothing more is expected about the packet"),
];

/// How likely harm from a breach is (UK GDPR Articles 33 and 34).
pub const BREACH_RISKS: &[Term] = &[
    h("unlikely", "Harm is unlikely", "The Commissioner need not be told; say why"),
    h("likely", "Somebody may be harmed", "The Commissioner is told within 72 hours"),
    h(
        "high",
        "Somebody is likely to be badly harmed",
        "The people it is about are told as well, without delay",
    ),
];

/// What is done about a breach.
pub const BREACH_STEPS: &[Term] = &[
    t("contained", "It was called back, deleted or otherwise contained"),
    t("officer_told", "The data protection officer was told"),
    t("commissioner_told", "The Information Commissioner was told"),
    t("commissioner_not_told", "The Information Commissioner is not to be told"),
    t("people_told", "The people it is about were told"),
    t("people_not_told", "The people it is about are not told"),
    t("learnt", "What is done so that it does not happen again"),
    t("over", "Everything was done about it"),
];

/// Why words are withheld (C3, B4): a class, printed beside the stand-in; never the content.
pub const WITHHOLD_GROUNDS: &[Term] = &[
    h("reporter", "Reporter asked not to be named", "[Reporter]"),
    h("third_party", "Third party not needed here", "[Third party A]"),
    h("place", "Address or place that must not be revealed", "[Place A]"),
    h("safety", "Would put somebody at risk", "[Withheld A]"),
    h("not_needed", "Not needed by this agency", "[Withheld A]"),
    h("health", "Health information", "[Health detail A]"),
    h("owner", "Belongs to another agency", "[Withheld A]"),
    h("legal", "Legal privilege", "[Withheld A]"),
];

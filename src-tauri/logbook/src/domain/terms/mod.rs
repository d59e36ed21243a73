//! The lists officers choose from: permanent codes with their wording.
//!
//! Source: field lists A2, A3 and B of the council's safeguarding reference (Care Act statutory guidance for
//! the adult types, Working Together for the child categories, DPA 2018 Schedule 1 for the conditions).
//! A code never changes its meaning; a label may. Lists that a council changes are seeds here: `lists` says what is in force.

mod account;
mod agencies;
mod law;
mod people;
mod records;

pub use account::{ASKED, CAPACITY_OUTCOMES, FIGURES, PARENTS_AGREE, SIDES, UNABLE_TO_PROTECT, WISHES_MET};
pub(in crate::domain) use account::{OUTCOMES_WANTED, SUPPORT_LEVELS};
pub use agencies::Agency;
pub(in crate::domain) use agencies::{AGENCIES, EVERY_ROUTE};
pub use law::{
    ARTICLE6, ARTICLE9, BREACH_RISKS, BREACH_STEPS, CALLER_CHECKS, CHANNELS, CORRECTION_TOLD, GATEWAYS,
    PARA18_REASONS, SCHEDULE1, SHARE_FOLLOWED, WAS_WRONG, WITHHOLD_GROUNDS,
};
pub use people::{
    ADDRESS_KINDS, CONTACT_KINDS, ETHNICITIES, FLAGS, PREFERRED_CONTACTS, RELATIONS, SUPPORT_REASONS,
    other_way,
};
pub use records::{DISPOSAL_GROUNDS, HOLD_REASONS};
use std::borrow::Cow;

use serde::Serialize;

/// One choice: a permanent code, its words, the group it stands in, and a line of help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Term {
    /// Permanent code.
    pub code: Cow<'static, str>,
    /// Words on screen and in packets.
    pub label: Cow<'static, str>,
    /// Heading it stands under, if any.
    pub group: Option<Cow<'static, str>>,
    /// A line of help, if any.
    pub hint: Option<Cow<'static, str>>,
    /// Whether it may be chosen from now on; what was chosen before keeps its words.
    pub offered: bool,
}

pub(in crate::domain) const fn t(code: &'static str, label: &'static str) -> Term {
    term(code, label, None, None)
}
const fn g(group: &'static str, code: &'static str, label: &'static str) -> Term {
    term(code, label, Some(Cow::Borrowed(group)), None)
}
pub(in crate::domain) const fn h(code: &'static str, label: &'static str, hint: &'static str) -> Term {
    term(code, label, None, Some(Cow::Borrowed(hint)))
}
const fn term(code: &'static str, label: &'static str, group: Words, hint: Words) -> Term {
    Term { code: Cow::Borrowed(code), label: Cow::Borrowed(label), group, hint, offered: true }
}

type Words = Option<Cow<'static, str>>;

/// How a concern reached the council (A3 `route_in`).
pub(in crate::domain) const ROUTES_IN: &[Term] = &[
    t("phone", "Phone"),
    t("email", "E-mail"),
    t("in_person", "In person"),
    t("letter", "Letter"),
    t("web", "Web form"),
    t("partner", "Partner agency"),
    t("panel", "MARAC, MAPPA or Channel panel"),
    t("councillor", "Councillor"),
    t("anonymous", "Anonymous"),
    t("own_observation", "Officer's own observation"),
];

/// Who reported it (A3 `reporter_kind`).
pub(in crate::domain) const REPORTER_KINDS: &[Term] = &[
    t("public", "Member of the public"),
    t("the_person", "The person themself"),
    t("family", "Family or friend"),
    t("mbc_officer", "Council officer"),
    t("councillor", "Councillor"),
    t("contractor", "Contractor or volunteer"),
    t("police", "Police"),
    t("health", "Health"),
    t("school", "School"),
    t("housing", "Housing provider"),
    t("charity", "Charity"),
    t("anonymous", "Anonymous"),
];

/// Where it happened (A3).
pub(in crate::domain) const PLACES: &[Term] = &[
    t("own_home", "Own home"),
    t("alleged_home", "Home of the person alleged to have caused harm"),
    t("care_home", "Care home"),
    t("hospital", "Hospital"),
    t("community_service", "Community service"),
    t("public_place", "Public place"),
    t("online", "Online"),
    t("workplace", "Workplace"),
    t("other", "Somewhere else"),
    t("unknown", "Not known"),
];

/// A person's part in one concern; it belongs to the link, never to the person (A3).
pub const ROLES: &[Term] = &[
    t("adult_at_risk", "Adult at risk"),
    t("child_at_risk", "Child at risk"),
    t("alleged", "Alleged to have caused harm"),
    t("parent_carer", "Parent or carer"),
    t("household", "Household member"),
    t("witness", "Witness"),
    t("reporter", "Reporter"),
    t("professional", "Professional"),
];

/// Kinds of concern (A2): the Care Act's ten and sexual exploitation, the four child categories, and tags.
pub(in crate::domain) const CONCERN_TYPES: &[Term] = &[
    g("Adult", "ADT_PHYS", "Physical abuse"),
    g("Adult", "ADT_DOM", "Domestic abuse"),
    g("Adult", "ADT_SEX", "Sexual abuse"),
    g("Adult", "ADT_SEXEXP", "Sexual exploitation"),
    g("Adult", "ADT_PSY", "Psychological or emotional abuse"),
    g("Adult", "ADT_FIN", "Financial or material abuse"),
    g("Adult", "ADT_MS", "Modern slavery"),
    g("Adult", "ADT_DISC", "Discriminatory abuse"),
    g("Adult", "ADT_ORG", "Organisational abuse"),
    g("Adult", "ADT_NEG", "Neglect or acts of omission"),
    g("Adult", "ADT_SELF", "Self-neglect"),
    g("Child", "CH_PHYS", "Physical abuse of a child"),
    g("Child", "CH_EMO", "Emotional abuse of a child"),
    g("Child", "CH_SEX", "Sexual abuse of a child"),
    g("Child", "CH_NEG", "Neglect of a child"),
    g("Child", "CTX_EFH", "Harm outside the home"),
    g("Any age", "DA", "Domestic abuse in the household"),
    g("Any age", "MS", "Trafficking or exploitation"),
    g("Any age", "PREV", "Radicalisation"),
    g("Any age", "FGM", "Female genital mutilation"),
    g("Any age", "FM", "Forced marriage"),
    g("Any age", "HBA", "So-called honour-based abuse"),
    g("Any age", "CSE", "Child sexual exploitation"),
    g("Any age", "CCE", "Child criminal exploitation"),
    g("Any age", "COUNTY", "County lines"),
    g("Any age", "CUCKOO", "Cuckooing or home takeover"),
    g("Any age", "HOARD", "Hoarding"),
    g("Any age", "HATE", "Hate"),
    g("Any age", "MH", "Mental health crisis"),
    g("Any age", "SUI", "Suicide or self-harm"),
    g("Any age", "MISS", "Missing"),
    g("Any age", "EXP_ONLINE", "Online exploitation"),
    g("Any age", "SUBST", "Substance use"),
    g("Any age", "HOMELESS", "Homelessness"),
    g("Any age", "MATE", "Mate crime"),
    g("Any age", "SCAM", "Scams"),
    g("Any age", "PIPOT", "Adult in a position of trust"),
    g("Any age", "LADO", "Person who works with children"),
    g("Any age", "MAPPA", "MAPPA"),
    g("Any age", "DEATH", "Death"),
];

/// Consent to share (A3).
pub const CONSENT_STATUSES: &[Term] = &[
    t("given", "Given"),
    t("refused", "Refused"),
    t("not_sought_unsafe", "Not sought: unsafe to ask"),
    t("not_sought_other", "Not sought: another reason"),
    t("lacks_capacity", "Lacks capacity for this decision"),
    t("not_applicable", "Not applicable: child or emergency"),
];

/// Yes, no or not known: danger, awareness, safe to contact, the three limbs.
pub const YES_NO_UNKNOWN: &[Term] = &[t("yes", "Yes"), t("no", "No"), t("unknown", "Not known")];

/// Whether a person may be contacted there (A3 `safe_to_contact`).
pub const SAFE_TO_CONTACT: &[Term] =
    &[t("safe", "Safe"), t("not_safe", "Not safe"), t("unknown", "Not known")];

/// Risk, always set by a person with reasons (A3).
pub const RISK_LEVELS: &[Term] =
    &[t("low", "Low"), t("medium", "Medium"), t("high", "High"), t("immediate", "Immediate")];

/// How likely harm is, and how bad it would be (A3 `likelihood`, `severity`).
pub const LIKELIHOODS: &[Term] = &[t("low", "Unlikely"), t("medium", "Possible"), t("high", "Likely")];

/// How bad it would be.
pub const SEVERITIES: &[Term] =
    &[t("low", "It could be put right"), t("medium", "Serious"), t("high", "Life, or lasting harm")];

/// Who else is at risk (A3).
pub const OTHERS_AT_RISK: &[Term] = &[
    t("children", "Children"),
    t("adults", "Other adults"),
    t("public", "The public"),
    t("staff", "Staff who visit or call"),
];

/// How the writer knows (A3 `source_grade`, per statement).
pub const SOURCE_GRADES: &[Term] = &[
    t("seen", "Seen by the recorder"),
    t("told_by_person", "Told by the person"),
    t("told_by_third", "Told by somebody else"),
    t("document", "From a document"),
    t("hearsay", "Hearsay or rumour"),
];

/// What can be added to a record; facts, own words, what was seen and opinion stay apart (A3).
pub const ADDITION_KINDS: &[Term] = &[
    h("contact", "Contact", "A call, visit, meeting or message, and what came of it"),
    h("own_words", "What the person said", "Their own words, as they said them"),
    h("observed", "What was seen", "Injuries, behaviour, the state of a home"),
    h("account", "What happened", "Facts: who, what, when, where"),
    h("officer_said", "What the officer said", "Questions asked and promises made"),
    h("opinion", "Opinion", "Yours, marked as yours"),
    h("views", "Views and wishes", "What the person wants to happen"),
    h("evidence", "Evidence kept", "What was kept, where and by whom: messages, clothes, photographs"),
    h(
        "strengths",
        "Strengths and what protects",
        "What keeps them safe: people, habits, places, what they are good at",
    ),
    h(
        "feedback",
        "Feedback to who reported it",
        "What you told them, and when; never more than they may know",
    ),
    h("note", "Note", "Anything else worth keeping"),
];

/// How far an answer we disagree with, or a silence, is taken (Kent and Medway's escalation policy; domain.md A3).
pub const ESCALATION_STAGES: &[Term] = &[
    h("stage_1", "Stage 1: worker to worker", "You and the person who decided"),
    h("stage_2", "Stage 2: manager to manager", "Their team manager, and yours"),
    h("stage_3", "Stage 3: head of service", "Within five working days of stage 2"),
    h("stage_4", "Stage 4: director or the partnership", "The board’s business unit settles it"),
];

/// What may be decided (A3 "Decision"); not referring is recorded just as fully.
pub const DECISIONS: &[Term] = &[
    t("refer", "Refer"),
    t("consult", "Consult first"),
    h("no_referral", "Do not refer", "Recorded just as fully: the reasons matter most here"),
    t("monitor", "Monitor"),
    t("early_help", "Early help or signpost"),
    t("marac", "MARAC"),
    t("prevent", "Prevent"),
    t("nrm", "NRM or duty to notify"),
    t("lado", "LADO or position of trust"),
    t("emergency", "999 or 101"),
    t("internal", "Internal action"),
    t("close", "Close"),
];

/// How a referral travels.
pub const REFERRAL_ROUTES: &[Term] = &[
    t("portal", "Online form or portal"),
    t("secure_email", "Secure e-mail"),
    t("phone", "Phone"),
    t("meeting", "Meeting"),
    t("post", "Post"),
    t("hand", "By hand"),
];

/// Teams of the council that notice worries and are asked to act.
pub(in crate::domain) const TEAMS: &[Term] = &[
    t("housing_options", "Housing options and homelessness"),
    t("housing_standards", "Private sector housing"),
    t("environmental_health", "Environmental health"),
    t("community_safety", "Community safety"),
    t("licensing", "Licensing"),
    t("revenues_benefits", "Revenues and benefits"),
    t("customer_services", "Customer services"),
    t("planning", "Planning and enforcement"),
    t("waste_street", "Waste and street scene"),
    t("parks_leisure", "Parks and leisure"),
    t("museum_culture", "Museum, theatre and events"),
    t("human_resources", "Human resources"),
    t("elections", "Elections and democratic services"),
];

/// An answer that is none yet: that they have it, or that it is being looked at. Their decision is awaited all the same.
pub const NOT_DECIDED: &str = "not_decided";

/// What an agency decided (A1: an adult's enquiry; Working Together for a child's).
pub(in crate::domain) const REPLY_DECISIONS: &[Term] = &[
    g("Adult", "s42_enquiry", "Section 42 enquiry"),
    g("Adult", "other_enquiry", "Another enquiry, not under section 42"),
    g("Adult", "care_needs", "Care and support needs, or signposted"),
    g("Child", "s47_enquiry", "Section 47 enquiry or strategy discussion"),
    g("Child", "child_in_need", "Child in need assessment"),
    g("Child", "early_help", "Early help"),
    g("Anybody", "crime_recorded", "Crime or incident recorded"),
    g("Anybody", "accepted", "Accepted for support or treatment"),
    g("Anybody", "panel", "Heard, or to be heard, by a panel"),
    g("Anybody", "advice", "Advice or information only"),
    g("Anybody", "nfa", "No further action"),
    g("Anybody", "more_asked", "They ask for more"),
    g("Anybody", "redirected", "Sent on to another agency"),
    g("Anybody", NOT_DECIDED, "Not known yet: still awaited"),
];

/// Why a concern is closed (A3 "Closure").
pub(in crate::domain) const CLOSURE_REASONS: &[Term] = &[
    t("accepted", "Referred and accepted: they lead"),
    t("nfa_agreed", "Referred, no further action, and we agree"),
    t("advice_only", "Advice only"),
    t("safe_plan", "Safe, or a plan is in place"),
    t("moved", "Moved out of the area"),
    t("died", "Died"),
    t("unable", "Unable to make progress"),
    t("duplicate", "The same as another concern"),
    t("not_safeguarding", "Not safeguarding"),
];

/// Returns the words of a code, or the code itself where the list does not know it.
pub fn label(list: &[Term], code: &str) -> String {
    list.iter().find(|term| term.code == code).map_or_else(|| code.to_owned(), |term| term.label.to_string())
}

/// Returns a label as it stands within a sentence: "Refer" becomes "refer", "MARAC" and "Prevent" stay.
pub fn within(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next();
    let is_name = label == "Prevent" || letters.clone().next().is_some_and(char::is_uppercase);
    match first {
        Some(first) if !is_name => first.to_lowercase().chain(letters).collect(),
        Some(_) | None => label.to_owned(),
    }
}

/// Returns the words of a person's part; it may be still to do.
pub fn role_label(code: &str) -> String {
    if code.is_empty() { "Part not said".to_owned() } else { label(ROLES, code) }
}

//! The lists officers choose from: permanent codes with their wording.
//!
//! Source: field lists A2, A3 and B of the council's safeguarding reference (Care Act statutory guidance for
//! the adult types, Working Together for the child categories, DPA 2018 Schedule 1 for the conditions).
//! A code never changes its meaning; a label may.

use serde::Serialize;

/// One choice: a permanent code, its words, the group it stands in, and a line of help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Term {
    /// Permanent code.
    pub code: &'static str,
    /// Words on screen and in packets.
    pub label: &'static str,
    /// Heading it stands under, if any.
    pub group: Option<&'static str>,
    /// A line of help, if any.
    pub hint: Option<&'static str>,
}

/// An agency the notice names, and how it is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Agency {
    /// Permanent code.
    pub code: &'static str,
    /// Name on screen and in packets.
    pub label: &'static str,
    /// Referral routes that work for it.
    pub routes: &'static [&'static str],
    /// Working days until a reply is expected.
    pub reply_working_days: u32,
    /// A number to ring, as published; empty when each contact has their own.
    pub phone: &'static str,
    /// What is usually asked of it.
    pub asks: &'static str,
    /// What it needs, and so what stays here.
    pub needs: &'static str,
}

const fn t(code: &'static str, label: &'static str) -> Term {
    Term { code, label, group: None, hint: None }
}
const fn g(group: &'static str, code: &'static str, label: &'static str) -> Term {
    Term { code, label, group: Some(group), hint: None }
}
const fn h(code: &'static str, label: &'static str, hint: &'static str) -> Term {
    Term { code, label, group: None, hint: Some(hint) }
}

/// How a concern reached the council (A3 `route_in`).
pub const ROUTES_IN: &[Term] = &[
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
pub const REPORTER_KINDS: &[Term] = &[
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
pub const PLACES: &[Term] = &[
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
pub const CONCERN_TYPES: &[Term] = &[
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
    h("note", "Note", "Anything else worth keeping"),
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

/// Why a concern is closed (A3 "Closure").
pub const CLOSURE_REASONS: &[Term] = &[
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
        "36",
        "Paragraph 36: criminal allegations, with one of the above",
        "Data about the person alleged to have caused harm",
    ),
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
    t("portal", "Portal upload"),
    t("phone", "Read out on the phone"),
    t("meeting", "Given at a meeting"),
    t("post", "Post"),
    t("hand", "By hand"),
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

/// The agencies of the privacy notice.
pub const AGENCIES: &[Agency] = &[
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
        "internal",
        "Internal department",
        5,
        "",
        "Please do the task below. You do not need to know why.",
        "A department needs the task and the least that makes it safe.",
    ),
];

const EVERY_ROUTE: &[&str] = &["portal", "secure_email", "phone", "meeting", "post", "hand"];

const fn agency(
    code: &'static str,
    label: &'static str,
    reply_working_days: u32,
    phone: &'static str,
    asks: &'static str,
    needs: &'static str,
) -> Agency {
    Agency { code, label, routes: EVERY_ROUTE, reply_working_days, phone, asks, needs }
}

/// Returns the words of a code, or the code itself where the list does not know it.
pub fn label(list: &'static [Term], code: &str) -> String {
    list.iter().find(|term| term.code == code).map_or_else(|| code.to_owned(), |term| term.label.to_owned())
}

/// Returns the words of a person's part; it may be still to do.
pub fn role_label(code: &str) -> String {
    if code.is_empty() { "Part not said".to_owned() } else { label(ROLES, code) }
}

/// Returns an agency by its code.
pub fn find_agency(code: &str) -> Option<&'static Agency> {
    AGENCIES.iter().find(|agency| agency.code == code)
}

/// Returns an agency's name, or the code itself where the list does not know it.
pub fn agency_label(code: &str) -> String {
    find_agency(code).map_or_else(|| code.to_owned(), |agency| agency.label.to_owned())
}

//! Lists about people: ethnicity, why they need support, warnings, ways to reach them.
//!
//! Source: the census of England and Wales 2021 for ethnicity (nineteen groups, and whether it was asked), the primary
//! support reasons of the adult concern forms (E), and field list A3 of the council's safeguarding reference.

use super::{Term, g, h, t};

/// Ethnicity: the census's groups, and whether it was asked at all.
pub const ETHNICITIES: &[Term] = &[
    g("White", "white_british", "White: English, Welsh, Scottish, Northern Irish or British"),
    g("White", "white_irish", "White: Irish"),
    g("White", "white_gypsy_traveller", "White: Gypsy or Irish Traveller"),
    g("White", "white_roma", "White: Roma"),
    g("White", "white_other", "White: any other background"),
    g("Mixed", "mixed_white_black_caribbean", "Mixed: White and Black Caribbean"),
    g("Mixed", "mixed_white_black_african", "Mixed: White and Black African"),
    g("Mixed", "mixed_white_asian", "Mixed: White and Asian"),
    g("Mixed", "mixed_other", "Mixed: any other background"),
    g("Asian", "asian_indian", "Asian: Indian"),
    g("Asian", "asian_pakistani", "Asian: Pakistani"),
    g("Asian", "asian_bangladeshi", "Asian: Bangladeshi"),
    g("Asian", "asian_chinese", "Asian: Chinese"),
    g("Asian", "asian_other", "Asian: any other background"),
    g("Black", "black_caribbean", "Black: Caribbean"),
    g("Black", "black_african", "Black: African"),
    g("Black", "black_other", "Black: any other background"),
    g("Other", "other_arab", "Arab"),
    g("Other", "other_any", "Any other ethnic group"),
    g("Not said", "not_asked", "Not asked"),
    g("Not said", "refused", "Did not wish to say"),
    g("Not said", "not_known", "Not known"),
];

/// Primary support reasons, as the adult concern forms have them.
pub const SUPPORT_REASONS: &[Term] = &[
    t("physical_access", "Physical: access and mobility"),
    t("physical_care", "Physical: personal care"),
    t("sensory_visual", "Sensory: sight"),
    t("sensory_hearing", "Sensory: hearing"),
    t("sensory_dual", "Sensory: sight and hearing"),
    t("memory", "Memory and cognition"),
    t("learning", "Learning disability"),
    t("mental_health", "Mental health"),
    t("social_substance", "Social: substance misuse"),
    t("social_asylum", "Social: asylum"),
    t("social_isolation", "Social: isolation or other"),
    t("social_carer", "Social: carer"),
    t("not_known", "Not known"),
];

/// Warnings that go with a person (A3).
pub const FLAGS: &[Term] = &[
    t("risk_to_staff", "Risk to staff"),
    h(
        "do_not_reveal_address",
        "Do not reveal address",
        "Their address is withheld from every packet unless you say otherwise",
    ),
    h("no_contact_with", "No contact with", "Say with whom in the reason"),
    t("weapons_or_dogs", "Weapons or dogs"),
    t("other", "Another warning"),
];

/// Ways to reach somebody.
pub const CONTACT_KINDS: &[Term] = &[t("phone", "Phone"), t("email", "E-mail"), t("other", "Another way")];

/// How somebody likes to be reached (A3 "preferred way").
pub const PREFERRED_CONTACTS: &[Term] = &[
    t("phone", "Phone call"),
    t("text", "Text message"),
    t("email", "E-mail"),
    t("letter", "Letter"),
    t("in_person", "In person"),
    h("through_other", "Through somebody else", "Say through whom under how, and what never to do"),
];

/// Addresses but the present one.
pub const ADDRESS_KINDS: &[Term] = &[t("previous", "Earlier address"), t("other", "Another address")];

/// What one person is to another (A3, household and children; G, alleged harm). "Grace is a parent of Isla."
pub const RELATIONS: &[Term] = &[
    g("Family", "parent_of", "parent of"),
    g("Family", "child_of", "child of"),
    g("Family", "partner", "partner of"),
    g("Family", "former_partner", "former partner of"),
    g("Family", "sibling", "brother or sister of"),
    g("Family", "other_relative", "relative of"),
    g("Home and care", "lives_with", "lives with"),
    g("Home and care", "carer_of", "carer of"),
    g("Home and care", "cared_for_by", "cared for by"),
    g("Others", "neighbour", "neighbour of"),
    g("Others", "friend", "friend of"),
    g("Others", "employer", "employer of"),
    g("Others", "employed_by", "employed by"),
    g("Others", "professional", "professional who knows"),
    g("Others", "known_to_professional", "known to the professional"),
    g("Harm", "alleged_harm_to", "alleged to have harmed"),
    g("Harm", "alleged_harmed_by", "alleged to have been harmed by"),
    g("Others", "other", "known to"),
];

/// The same relation, said of the other person.
pub fn other_way(kind: &str) -> &str {
    const PAIRS: &[(&str, &str)] = &[
        ("parent_of", "child_of"),
        ("carer_of", "cared_for_by"),
        ("employer", "employed_by"),
        ("professional", "known_to_professional"),
        ("alleged_harm_to", "alleged_harmed_by"),
    ];
    let paired = PAIRS.iter().find_map(|(one, other)| match kind {
        kind if kind == *one => Some(*other),
        kind if kind == *other => Some(*one),
        _ => None,
    });
    paired.unwrap_or(kind)
}

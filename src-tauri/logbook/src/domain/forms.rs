//! The referral forms of other agencies, part by part: which words of a share stand under which of their headings.
//!
//! The headings are ours, in the order in which each form asks. Source: what Kent's adult and children's forms, its MARAC form, the
//! national Prevent referral form and the report to the National Referral Mechanism ask for. None of their questions is copied.

use serde::Serialize;

use super::templates::OF_A_PERSON;

/// A form of another agency.
#[derive(Debug)]
pub struct Form {
    /// Permanent code.
    pub code: &'static str,
    /// What it is called on screen and in packets.
    pub name: &'static str,
    /// What to know before it is filled in.
    pub note: &'static str,
    /// The agencies whose form it is: it is proposed when one of them is chosen.
    pub of: &'static [&'static str],
    /// Its parts, in its order.
    pub parts: &'static [Part],
    /// Whether what goes without consent is explained on a sheet of its own.
    pub sheet_without_consent: bool,
}

/// A form as pages name it.
#[derive(Debug, Clone, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct FormName {
    /// Permanent code.
    pub code: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What to know before it is filled in.
    pub hint: &'static str,
    /// Agencies whose form it is.
    pub of: &'static [&'static str],
}

/// One part of a form.
#[derive(Debug)]
pub struct Part {
    /// Its heading.
    pub heading: &'static str,
    takes: &'static [Take],
}

/// Words that a part takes: of a group, of people with a part of their own in the concern, and of these perhaps some lines alone.
#[derive(Debug, Clone, Copy)]
struct Take {
    group: &'static str,
    roles: &'static [&'static str],
    lines: &'static [&'static str],
}

/// The group of what the officer says while sharing: consent, who refers, what is asked.
pub const SAID: &str = "share";

/// Any group of items that are of one person each.
const PEOPLE: &str = "people";

const ANYBODY: &[&str] = &[];
const ADULT: &[&str] = &["adult_at_risk"];
const CHILD: &[&str] = &["child_at_risk"];
const AT_RISK: &[&str] = &["adult_at_risk", "child_at_risk"];
const ALLEGED: &[&str] = &["alleged"];
const PROFESSIONAL: &[&str] = &["professional"];
const FAMILY: &[&str] = &["parent_carer", "household", "witness"];

const fn all(group: &'static str) -> Take {
    Take { group, roles: ANYBODY, lines: &[] }
}
const fn of(group: &'static str, roles: &'static [&'static str]) -> Take {
    Take { group, roles, lines: &[] }
}
/// Everything about people that no other part of the form takes.
const fn people(roles: &'static [&'static str]) -> Take {
    Take { group: PEOPLE, roles, lines: &[] }
}
const fn lines(group: &'static str, roles: &'static [&'static str], lines: &'static [&'static str]) -> Take {
    Take { group, roles, lines }
}
const fn said(lines: &'static [&'static str]) -> Take {
    Take { group: SAID, roles: ANYBODY, lines }
}
const fn part(heading: &'static str, takes: &'static [Take]) -> Part {
    Part { heading, takes }
}

const LANGUAGE: &[&str] = &["First language", "Interpreter needed", "Needs to be understood"];
const CONSENT: &[&str] = &["Consent", "Told that it is shared", "Why without consent"];
const AWARE: &[&str] = &["Whether they know", "Why they do not know"];
const REFERRER_SAID: &[&str] = &["Referred by", "Their telephone", "Their e-mail"];
const SAFELY: &[&str] = &["Safe contact", "Who must not be told"];
const REFERRER: Part = part("Who refers", &[said(REFERRER_SAID), all("reporter")]);
const DONE: &[Take] = &[all("decision"), all("action"), all("referral"), all("chronology"), all("other")];
const POLICE: Part = part("Police", &[lines("fact", ANYBODY, &["999 called", "Incident number"])]);
const ASKED: Part = part("What is asked", &[said(&["What is asked"])]);

/// Kent's adult safeguarding concern form (domain A5).
const ADULT_FORM: &[Part] = &[
    part("The adult", &[people(ADULT)]),
    part("Ethnicity, religion and nationality", &[of("background", ADULT)]),
    part("Language and how to communicate", &[lines("needs", ADULT, LANGUAGE)]),
    part("How to reach them safely", &[said(SAFELY), of("reach", ADULT), of("warning", ADULT)]),
    part("The three tests of the Care Act", &[all("tests")]),
    part("Care and support, health and services", &[of("needs", ADULT)]),
    part("Next of kin, carer, GP", &[of("around", ADULT), of("ties", ADULT), people(FAMILY)]),
    POLICE,
    part("When and where", &[lines("fact", ANYBODY, &["Received", "Happened", "Where"])]),
    part(
        "What happened",
        &[all("fact"), all("said"), all("seen"), all("letter"), all("topic"), all("thought")],
    ),
    part("Marks on the body", &[all("body")]),
    part("The risk", &[all("risk"), all("risk_before")]),
    part("Person or service thought to cause it", &[people(ALLEGED)]),
    part("What was done already", DONE),
    part("Whether they know and agree", &[said(CONSENT), lines("fact", ANYBODY, AWARE)]),
    part("What they want", &[all("views"), all("strengths")]),
    part("Capacity", &[all("capacity")]),
    part("Other professionals", &[people(PROFESSIONAL)]),
    part("Children at risk", &[people(CHILD)]),
    ASKED,
    REFERRER,
];

/// Kent's request for support about a child (domain A5).
const CHILD_FORM: &[Part] = &[
    part("Whom we spoke to before", &[said(&["Agreed to by"])]),
    part("The child", &[people(CHILD)]),
    part("Language, needs and health", &[of("needs", CHILD)]),
    part(
        "Parents, carers and everybody in the household",
        &[of("ties", CHILD), people(FAMILY), people(ADULT)],
    ),
    part("How to reach them safely", &[said(SAFELY), of("reach", AT_RISK), of("warning", AT_RISK)]),
    part("School, GP and other professionals", &[of("around", CHILD), people(PROFESSIONAL)]),
    POLICE,
    part(
        "What we are worried about",
        &[all("fact"), all("seen"), all("letter"), all("topic"), all("thought"), all("body")],
    ),
    part("What the child says", &[all("said"), all("views")]),
    part(
        "The risk, and what protects",
        &[all("risk"), all("risk_before"), all("tests"), all("strengths"), all("capacity")],
    ),
    part("Whoever may be causing harm", &[people(ALLEGED)]),
    part("What was done already", DONE),
    part("Whether the family knows and agrees", &[said(CONSENT), lines("fact", ANYBODY, AWARE)]),
    ASKED,
    REFERRER,
];

/// A referral to a MARAC (domain F).
const MARAC_FORM: &[Part] = &[
    REFERRER,
    part("Checklist, gate and domestic abuse", &[all("topic")]),
    part("Whether they know and agree", &[said(CONSENT), lines("fact", ANYBODY, AWARE)]),
    part("Who is being abused", &[people(ADULT)]),
    part("How to reach them safely", &[said(SAFELY), of("reach", ADULT), of("warning", ADULT)]),
    part("Who is alleged to abuse", &[people(ALLEGED)]),
    part("Children", &[people(CHILD)]),
    part("Others in the household", &[of("ties", ADULT), people(FAMILY)]),
    POLICE,
    part(
        "The incident",
        &[all("fact"), all("said"), all("seen"), all("letter"), all("thought"), all("body")],
    ),
    part("History and whether it gets worse", &[all("chronology"), all("risk_before")]),
    part("The risk", &[all("risk"), all("tests"), all("capacity")]),
    part("Safety plan, support, and what stands in the way", &[all("strengths"), all("views")]),
    part(
        "What we have done",
        &[all("decision"), all("action"), all("referral"), all("other"), people(PROFESSIONAL)],
    ),
    part("What is wanted of the MARAC", &[said(&["What is asked"])]),
];

/// The national Prevent referral (domain A4).
const PREVENT_FORM: &[Part] = &[
    part("Who is referred", &[people(AT_RISK)]),
    part(
        "What the worry is",
        &[all("topic"), all("fact"), all("said"), all("seen"), all("letter"), all("thought")],
    ),
    part(
        "What makes them vulnerable",
        &[
            of("needs", AT_RISK),
            of("around", AT_RISK),
            all("risk"),
            all("risk_before"),
            all("tests"),
            all("capacity"),
        ],
    ),
    part("What protects, and what they want", &[all("strengths"), all("views")]),
    part("Whether they know and agree", &[said(CONSENT), said(SAFELY)]),
    part("Others concerned", &[people(ALLEGED), people(FAMILY), people(PROFESSIONAL)]),
    part("What was done already", DONE),
    part("Who noticed it first", &[all("reporter")]),
    part("What is asked, and who refers", &[said(&["What is asked"]), said(REFERRER_SAID)]),
];

/// The report to the National Referral Mechanism, and the duty to notify (domain A4).
const NRM_FORM: &[Part] = &[
    part("First responder", &[said(REFERRER_SAID)]),
    part("The potential victim", &[people(AT_RISK)]),
    part("Whether they agree", &[said(CONSENT)]),
    part("Language, interpreter and needs", &[of("needs", AT_RISK)]),
    part(
        "How to reach them safely",
        &[said(SAFELY), of("reach", AT_RISK), of("warning", AT_RISK), of("around", AT_RISK)],
    ),
    part(
        "The exploitation, where it was, and its signs",
        &[all("topic"), all("fact"), all("said"), all("seen"), all("letter"), all("thought"), all("body")],
    ),
    part("Who may have exploited them", &[people(ALLEGED)]),
    part(
        "Whether they are safe now",
        &[all("risk"), all("risk_before"), all("tests"), all("strengths"), all("views"), all("capacity")],
    ),
    POLICE,
    part(
        "Other agencies and other people",
        &[
            all("action"),
            all("referral"),
            all("decision"),
            all("chronology"),
            all("other"),
            people(PROFESSIONAL),
            people(FAMILY),
        ],
    ),
    part("How it came to notice", &[all("reporter")]),
];

/// Every form there is.
pub const FORMS: &[Form] = &[
    Form {
        code: "kcc_adult",
        name: "Kent adult safeguarding concern form",
        note: "Filled in online. Documents and body maps can be uploaded with it.",
        of: &["kcc_adults"],
        parts: ADULT_FORM,
        sheet_without_consent: false,
    },
    Form {
        code: "kcc_child",
        name: "Kent children's portal, request for support",
        note: "Needs an account, and a code that comes by e-mail. Show the family what you write unless that is unsafe.",
        of: &["kcc_children"],
        parts: CHILD_FORM,
        sheet_without_consent: false,
    },
    Form {
        code: "marac",
        name: "MARAC referral",
        note: "What goes without consent is explained on a sheet of its own.",
        of: &["police_marac"],
        parts: MARAC_FORM,
        sheet_without_consent: true,
    },
    Form {
        code: "prevent",
        name: "Prevent referral",
        note: "Support through Channel needs consent; do not ask for it where asking adds to the risk.",
        of: &["prevent"],
        parts: PREVENT_FORM,
        sheet_without_consent: false,
    },
    Form {
        code: "nrm",
        name: "National Referral Mechanism, report of modern slavery",
        note: "Reported online by a first responder, which the council is. An adult is named only with their consent; without it the duty to notify \
               remains, and nobody is named (Modern Slavery Act 2015, section 52). A child needs no consent: tell children's services first.",
        of: &["nrm"],
        parts: NRM_FORM,
        sheet_without_consent: false,
    },
];

/// The form with this code.
pub fn find(code: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.code == code)
}

/// What a form is called; nothing where there is none.
pub fn named(code: Option<&str>) -> Option<&'static str> {
    Some(find(code?)?.name)
}

/// Every form by name.
pub fn names() -> Vec<FormName> {
    FORMS
        .iter()
        .map(|form| FormName { code: form.code, label: form.name, hint: form.note, of: form.of })
        .collect()
}

impl Form {
    /// Which part takes a line of an item, by its place; a part that asks for this very line before one that takes whatever is left.
    /// `role` is the part in the concern of whom the item is of, empty where it is of nobody alone.
    pub fn part_for(&self, group: &str, role: &str, line: Option<&str>) -> Option<usize> {
        let theirs = |take: &Take| take.roles.is_empty() || take.roles.contains(&role);
        let first = |fits: &dyn Fn(&Take) -> bool| {
            self.parts.iter().position(|part| part.takes.iter().any(|take| theirs(take) && fits(take)))
        };
        line.and_then(|line| first(&|take| take.group == group && take.lines.contains(&line)))
            .or_else(|| first(&|take| take.group == group && take.lines.is_empty()))
            .or_else(|| first(&|take| take.group == PEOPLE && OF_A_PERSON.contains(&group)))
    }

    /// Whether a line of a group, by its label, is asked for by itself somewhere in this form.
    pub fn splits(&self, group: &str) -> bool {
        self.parts
            .iter()
            .any(|part| part.takes.iter().any(|take| take.group == group && !take.lines.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::terms;

    #[test]
    fn a_form_asks_for_parts_that_people_really_have() {
        let roles =
            FORMS.iter().flat_map(|form| form.parts).flat_map(|part| part.takes).flat_map(|take| take.roles);
        for role in roles {
            assert!(terms::ROLES.iter().any(|term| term.code == *role), "{role}");
        }
    }

    #[test]
    fn a_line_goes_where_it_is_asked_for_and_the_rest_goes_together() {
        let form = find("kcc_adult").unwrap();
        let heading = |line| form.parts[form.part_for("needs", "adult_at_risk", Some(line)).unwrap()].heading;
        assert_eq!(heading("First language"), "Language and how to communicate");
        assert_eq!(heading("Pets"), "Care and support, health and services");
        assert_eq!(form.part_for("needs", "alleged", None), form.part_for("person", "alleged", None));
    }
}

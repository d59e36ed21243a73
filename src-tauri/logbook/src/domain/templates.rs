//! What an agency's packet has unless an officer decides otherwise: the least it needs for its task, and of the fewest people.
//!
//! Source: UK GDPR Article 5(1)(c), data minimisation; the council's privacy notice, which names the recipients; what Kent's
//! referral forms ask for. An officer adds or takes out what they judge right, and what went is on record. A council may set what is
//! usual for an agency otherwise: each change is a setting, and so an entry. What is withheld by default, sealed or kept here by its
//! nature is no group, and so in no template.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::terms::{EVERY_ROUTE, Term, t};
use super::topics;

/// How settings name a template: this, and the agency's code.
const BEGIN: &str = "template:";

/// What usually goes to an agency, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Groups of items.
    pub groups: Vec<Cow<'static, str>>,
    /// Parts of the people of whom items go: role codes; the empty one is of somebody whose part nobody said.
    pub roles: Vec<Cow<'static, str>>,
    /// Whether the packet says by what law and with what consent it was sent. An internal department is told its task, and often
    /// not even why; the reason stands in the log all the same.
    pub says_basis: bool,
    /// Ways it may go: channel codes.
    pub routes: Vec<Cow<'static, str>>,
}

/// Groups that a template may have, as pages name them. Pictures, letters and documents are none: each is chosen by itself.
pub const GROUPS: &[Term] = &[
    t("person", "Who they are: name, age, address, telephone"),
    t("warning", "Warnings for whoever visits or meets them"),
    t("identity", "More about them, such as other names and numbers"),
    t("reach", "Other ways to reach them"),
    t("needs", "Care, health and communication"),
    t("around", "Who else is around them, such as a GP or a carer"),
    t("ties", "Family and household"),
    t("background", "Ethnicity, religion and nationality"),
    t("said", "What was said"),
    t("seen", "What was seen"),
    t("fact", "What happened"),
    t("thought", "Opinion of the officer"),
    t("topic", "Questions about this kind of concern"),
    t("body", "Marks on a body map"),
    t("risk", "The risk, and why"),
    t("risk_before", "The risk as it was set before"),
    t("tests", "The tests in law"),
    t("capacity", "Capacity"),
    t("views", "What they want"),
    t("strengths", "Strengths and what protects"),
    t("chronology", "Chronology"),
    t("decision", "Decisions and reasons"),
    t("action", "What was done, and what is to be done"),
    t("referral", "What other agencies were asked and answered"),
    t("reporter", "Who reported it, unless they asked not to be named"),
];

/// Everybody's part.
const EVERYBODY: &[&str] = &[
    "adult_at_risk",
    "child_at_risk",
    "alleged",
    "parent_carer",
    "household",
    "witness",
    "reporter",
    "professional",
    "",
];
const AT_RISK: &[&str] = &["adult_at_risk", "child_at_risk"];

/// What is known of somebody beyond who they are and where: items of one person each.
pub(crate) const OF_A_PERSON: &[&str] =
    &["person", "warning", "identity", "reach", "needs", "around", "ties", "background"];

/// The full picture that a referral form asks for.
const WHOLE: &[&str] = &[
    "person",
    "said",
    "seen",
    "thought",
    "fact",
    "decision",
    "referral",
    "action",
    "reporter",
    "risk",
    "risk_before",
    "tests",
    "views",
    "strengths",
    "capacity",
    "body",
    "chronology",
    "warning",
    "identity",
    "reach",
    "needs",
    "around",
    "ties",
    "background",
];
/// What Kent's MARAC form asks for (domain F): the abused, the alleged, the children and the household, the history, what was done
/// and what they want.
const MARAC: &[&str] = &[
    "person",
    "said",
    "seen",
    "fact",
    "decision",
    "action",
    "reporter",
    "risk",
    "risk_before",
    "views",
    "strengths",
    "capacity",
    "body",
    "chronology",
    "warning",
    "identity",
    "reach",
    "needs",
    "around",
    "ties",
    "background",
];
const VICTIM_AND_ALLEGED: &[&str] = &["adult_at_risk", "child_at_risk", "alleged"];
const HOUSEHOLD: &[&str] = &["adult_at_risk", "child_at_risk", "alleged", "parent_carer", "household"];

/// What Prevent asks for: who it is, what was said and seen, what makes them vulnerable, what protects, who noticed it (domain A4).
const PREVENT: &[&str] = &[
    "person",
    "said",
    "seen",
    "thought",
    "fact",
    "reporter",
    "risk",
    "views",
    "strengths",
    "warning",
    "identity",
    "reach",
    "needs",
    "around",
];
/// What a report to the National Referral Mechanism asks for: the signs, where and when, who did it, whether they are safe (domain A4).
const NRM: &[&str] = &[
    "person", "said", "seen", "fact", "action", "risk", "views", "capacity", "body", "warning", "identity",
    "reach", "needs",
];

impl Template {
    /// The template that an agency comes with; of one that the council added, who is at risk and nothing else.
    pub fn usual(agency: &str) -> Template {
        let (groups, roles, says_basis): (&[_], &[_], _) = match agency {
            "kcc_adults" | "kcc_children" | "social_services" => (WHOLE, EVERYBODY, true),
            // The offence, the place, the risk, who did it and how the person is safely reached.
            "kent_police" => (
                &[
                    "person", "said", "seen", "fact", "reporter", "risk", "views", "body", "warning",
                    "identity", "reach",
                ],
                VICTIM_AND_ALLEGED,
                true,
            ),
            "police_marac" => (MARAC, HOUSEHOLD, true),
            // Whom they manage or supervise, and why we ask.
            "police_visor" => (&["person", "fact", "risk", "warning"], &["alleged"], true),
            "probation" => (&["person", "seen", "fact", "risk", "warning"], &["alleged"], true),
            // The patient: what bears on their health, and whether they can decide.
            "health_physical" | "health_mental" => (
                &[
                    "person",
                    "said",
                    "seen",
                    "risk",
                    "views",
                    "strengths",
                    "capacity",
                    "body",
                    "warning",
                    "identity",
                    "needs",
                    "around",
                ],
                AT_RISK,
                true,
            ),
            // Needs and safety only.
            "support_provider" => {
                (&["person", "risk", "views", "strengths", "warning", "needs"], AT_RISK, true)
            }
            "prevent" => (PREVENT, AT_RISK, true),
            "nrm" => (NRM, VICTIM_AND_ALLEGED, true),
            "internal" => (&["person", "warning"], AT_RISK, false),
            _ => (&["person"], AT_RISK, true),
        };
        let topic = topics::TOPICS.iter().any(|topic| topic.needed_by.contains(&agency)).then_some("topic");
        let kept = |codes: &[&'static str]| codes.iter().map(|code| Cow::Borrowed(*code)).collect();
        Template {
            groups: groups.iter().copied().chain(topic).map(Cow::Borrowed).collect(),
            roles: kept(roles),
            says_basis,
            routes: kept(EVERY_ROUTE),
        }
    }

    /// Whether an item of a group goes; `role` is the part of the person it is of, where it is of one.
    pub fn has(&self, group: &str, role: &str) -> bool {
        let of_nobody = !OF_A_PERSON.contains(&group);
        self.groups.iter().any(|one| one == group) && (of_nobody || self.roles.iter().any(|one| one == role))
    }

    /// The ways it may go, as an agency names them; those that this program does not know are left out.
    pub fn ways(&self) -> Cow<'static, [&'static str]> {
        EVERY_ROUTE.iter().copied().filter(|way| self.routes.iter().any(|route| route == way)).collect()
    }
}

/// The templates that a council set; every other agency has the one it comes with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Templates(BTreeMap<String, Template>);

impl Templates {
    /// The template of an agency.
    pub fn of(&self, agency: &str) -> Template {
        self.0.get(agency).cloned().unwrap_or_else(|| Template::usual(agency))
    }

    /// Whether the council set it.
    pub fn is_set(&self, agency: &str) -> bool {
        self.0.contains_key(agency)
    }

    /// Applies a setting, when it is a template's: JSON, or nothing for the one it comes with. Returns whether it was one.
    pub fn apply(&mut self, setting: &str, value: &str) -> bool {
        let Some(agency) = named(setting) else { return false };
        match serde_json::from_str(value) {
            Ok(template) => self.0.insert(agency.to_owned(), template),
            // What a newer program says otherwise is not taken for more than is usual.
            Err(_) => self.0.remove(agency),
        };
        true
    }
}

/// How a setting names the template of an agency.
pub fn setting(agency: &str) -> String {
    format!("{BEGIN}{agency}")
}

/// The agency whose template a setting names.
pub fn named(setting: &str) -> Option<&str> {
    setting.strip_prefix(BEGIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::terms;

    #[test]
    fn everybody_is_everybody() {
        assert!(terms::ROLES.iter().all(|role| EVERYBODY.contains(&&*role.code)));
    }

    #[test]
    fn an_internal_department_is_told_who_and_what_to_beware_of() {
        let template = Template::usual("internal");
        assert!(template.has("person", "adult_at_risk") && !template.has("person", "alleged"));
        assert!(!template.has("fact", "") && !template.has("views", "") && !template.says_basis);
    }

    #[test]
    fn a_template_has_no_group_that_pages_do_not_name() {
        let agencies = terms::AGENCIES.iter().map(|agency| &*agency.code);
        for group in agencies.flat_map(|agency| Template::usual(agency).groups) {
            assert!(GROUPS.iter().any(|term| term.code == group), "{group}");
        }
    }

    #[test]
    fn every_agency_has_a_template_of_its_own() {
        let other = Template::usual("own_somebody");
        for agency in terms::AGENCIES {
            assert_ne!(Template::usual(&agency.code), other, "{}", agency.code);
        }
    }
}

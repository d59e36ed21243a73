//! What an agency's packet has unless an officer decides otherwise: the least it needs for its task, and of the fewest people.
//!
//! Source: UK GDPR Article 5(1)(c), data minimisation; the council's privacy notice, which names the recipients; what Kent's
//! referral forms ask for. An officer adds or takes out what they judge right, and what went is on record.

/// What usually goes to an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    groups: &'static [&'static str],
    roles: &'static [&'static str],
    /// Whether the packet says by what law and with what consent it was sent. An internal department is told its task, and often
    /// not even why; the reason stands in the log all the same.
    pub says_basis: bool,
}

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
const HOUSEHOLD: &[&str] = &["adult_at_risk", "child_at_risk", "alleged", "parent_carer", "household"];

impl Template {
    /// The template of an agency; of one that the council added, who is at risk and nothing else.
    pub fn of(agency: &str) -> Template {
        let (groups, roles, says_basis): (&[_], &[_], _) = match agency {
            "kcc_adults" | "kcc_children" | "social_services" => (WHOLE, EVERYBODY, true),
            // The offence, the place, the risk, who did it and how the person is safely reached.
            "kent_police" => (
                &[
                    "person", "said", "seen", "fact", "reporter", "risk", "views", "body", "warning",
                    "identity", "reach",
                ],
                &["adult_at_risk", "child_at_risk", "alleged"],
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
            "internal" => (&["person", "warning"], AT_RISK, false),
            _ => (&["person"], AT_RISK, true),
        };
        Template { groups, roles, says_basis }
    }

    /// Whether an item of a group goes; `role` is the part of the person it is of, where it is of one.
    pub fn has(&self, group: &str, role: &str) -> bool {
        let of_nobody = !OF_A_PERSON.contains(&group);
        self.groups.contains(&group) && (of_nobody || self.roles.contains(&role))
    }
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
        let template = Template::of("internal");
        assert!(template.has("person", "adult_at_risk") && !template.has("person", "alleged"));
        assert!(!template.has("fact", "") && !template.has("views", "") && !template.says_basis);
    }
}

//! A person in a position of trust, the sexual abuse of a child told to an officer, somebody subject to MAPPA.

use super::field::{day, line, one, past, text, yes_no};
use super::{PRACTICE, Topic, says};
use crate::domain::terms::{Term, h, t};

const WORKS_WITH: &[Term] = &[t("adults", "Adults"), t("children", "Children"), t("both", "Both")];

const TOLD: &[Term] = &[
    t("yes", "Yes"),
    h("not_yet", "Not yet", "Ask first whether telling would put somebody, or proof, at risk"),
    t("no", "No, on advice"),
];

pub(super) const TRUST: Topic = Topic {
    code: "TRUST",
    title: "Person in a position of trust",
    called_by: &["PIPOT", "LADO"],
    each: None,
    waits: "Position of trust: its own questions",
    fields: &[
        line("trust_role", "Their role"),
        line("trust_employer", "Employer or organisation"),
        one("trust_works_with", "Who they have contact with", WORKS_WITH),
        text("trust_contact", "What contact, and whether it goes on"),
        yes_no("trust_ours", "Do they work or volunteer for this council?"),
        one("trust_told", "Have they been told?", TOLD),
        line("trust_hr", "HR or the employer: who, when"),
        past("trust_lado_on", "When the LADO was told"),
        line("trust_reference", "Reference"),
        text("trust_advice", "What was advised"),
    ],
    guide: &[
        says(
            "Work with children: tell the county’s LADO within one working day, before the person is spoken to.",
            PRACTICE,
        ),
        says(
            "Work with adults: Kent takes no “adult LADO” referrals. Each agency follows its own procedure for people in a position of trust (PiPoT).",
            "Medway, people in a position of trust",
        ),
        says(
            "If it is about an officer of this log, keep the concern from them now: “Keep this from a colleague”, beside Next steps.",
            "Conflict of interest",
        ),
    ],
    needed_by: &["kcc_children", "kcc_adults"],
};

const DUTY: &[Term] = &[
    t("applies", "Considered: it applies to me"),
    h("not_me", "Considered: it does not apply to me", "Such as no regulated activity with children"),
    t("asked", "Not sure: legal advice asked for"),
];

pub(super) const CHILD_SEXUAL_ABUSE: Topic = Topic {
    code: "CSA",
    title: "Sexual abuse of a child told to an officer",
    called_by: &["CH_SEX", "CSE"],
    each: None,
    waits: "Sexual abuse of a child: the duty to report considered",
    fields: &[
        one("mandatory_duty_considered", "The duty to report: was it considered?", DUTY),
        text("csa_duty_why", "Why it applies, or does not"),
        line("csa_told_by", "Who told whom").hint("A child, a person who did it, or what was seen"),
        text("csa_words", "What was said")
            .hint("Word for word; ask no questions beyond who, what, when and where"),
        past("csa_reported_on", "When the police or Kent social care was told"),
        line("csa_reference", "Reference"),
    ],
    guide: &[
        says(
            "Tell the police or Kent’s Front Door as soon as you can, whether or not the duty is yours.",
            PRACTICE,
        ),
        says(
            "A new duty to report child sexual offences lies on people in regulated or relevant activity with children, as soon as practicable, and within seven days in special cases. Whether and from when it is in force is not verified; an officer who does no such activity may fall outside it. Write down that it was considered.",
            "Crime and Policing Bill as at February 2026; Home Office memorandum",
        ),
        says("Not reporting is no crime under it. Hindering a report is.", "NSPCC Learning, September 2025"),
    ],
    needed_by: &["kcc_children", "kent_police"],
};

const LED_BY: &[Term] =
    &[t("police", "Police"), t("probation", "Probation"), t("prison", "Prison"), t("unknown", "Not known")];

/// Only whom to ask, and what this council is to do: nothing of it goes into a packet (domain reference F, "MAPPA").
pub(super) const MAPPA: Topic = Topic {
    code: "MAPPA",
    title: "Subject to MAPPA",
    called_by: &["MAPPA"],
    each: None,
    waits: "MAPPA: whom to ask",
    fields: &[
        one("mappa_led_by", "Who leads", LED_BY).stays(),
        line("mappa_contact", "Whom to ask").hint("Name, team and how to reach them").stays(),
        text("mappa_actions", "Our own actions")
            .hint("Only what this council is to do. The minutes stay with MAPPA")
            .stays(),
        past("mappa_permitted_on", "When the lead last permitted in writing that something is passed on")
            .stays(),
        text("mappa_permitted", "What, and to whom").stays(),
        day("mappa_review_on", "When the flag is looked at again").stays(),
    ],
    guide: &[
        says(
            "This council co-operates with MAPPA. Telling anybody else is disclosure, and only the MAPPA lead decides it, as part of the plan.",
            "mappa.justice.gov.uk, chapter 10",
        ),
        says(
            "No MAPPA minutes and no ViSOR prints are kept here, and no more about where somebody is than is needed. Requests for them go to the agency they belong to.",
            "MARAC and MAPPA handling rules",
        ),
        says(
            "To report something, share it with the police’s ViSOR/MAPPS team under Share with an agency.",
            "MARAC and MAPPA handling rules",
        ),
    ],
    needed_by: &[],
};

//! Female genital mutilation, forced marriage and so-called honour, hate.

use super::field::{line, many, one, past, text, yes_no};
use super::{PRACTICE, Topic, says};
use crate::domain::terms::{Term, t};

const POLICE_AND_CARE: &[&str] = &["kent_police", "kcc_adults", "kcc_children", "social_services"];

const FGM_KNOWN: &[Term] =
    &[t("done", "It has been done"), t("at_risk", "It may be done"), t("suspected", "It may have been done")];

pub(super) const FGM: Topic = Topic {
    code: "FGM",
    title: "Female genital mutilation",
    called_by: &["FGM"],
    each: None,
    waits: "Female genital mutilation: its own questions",
    fields: &[
        one("fgm_known", "What is known", FGM_KNOWN),
        text("fgm_family", "What is known of the family")
            .hint("A mother or sisters on whom it was done, and what is said of it"),
        text("fgm_travel", "Travel: where, when, with whom"),
        line("fgm_other_girls", "Other girls in the home, and their ages"),
        past("fgm_care_told_on", "When Kent social care was told"),
        past("fgm_police_told_on", "When the police were told"),
        line("fgm_reference", "Police number"),
    ],
    guide: &[
        says(
            "Refer to Kent’s Front Door and the police, and the same day if a journey is near: a court can stop it.",
            PRACTICE,
        ),
        says("Never tell the family first, and never ask them about it.", PRACTICE),
        says(
            "The duty to report to the police what a girl under 18 tells or shows lies on teachers and on health and social care staff. A council officer reports it all the same.",
            "Female Genital Mutilation Act 2003, section 5B; general practice for council officers",
        ),
    ],
    needed_by: POLICE_AND_CARE,
};

pub(super) const HONOUR: Topic = Topic {
    code: "HONOUR",
    title: "Forced marriage and so-called honour",
    called_by: &["FM", "HBA"],
    each: None,
    waits: "Forced marriage or honour: its own questions",
    fields: &[
        text("hon_feared", "What they fear will happen, and by whom"),
        text("hon_travel", "Travel: where, when, tickets"),
        line("hon_passport", "Passport: where it is, who holds it"),
        line("hon_nationality", "Other nationalities or passports"),
        text("hon_not_contact", "Who must not be contacted")
            .hint("Family, friends, community: also those who seem to help"),
        text("hon_code_word", "How they can be reached alone, and a word only they know").stays(),
        yes_no("hon_address_hidden", "Is the address marked as not to be revealed?")
            .hint("On the person’s own page"),
        past("hon_police_told_on", "When the police were told"),
        past("hon_unit_told_on", "When the Forced Marriage Unit was told"),
        line("hon_reference", "References"),
    ],
    guide: &[
        says(
            "There may be one chance to speak to them. See them alone, believe them, and write down now how to reach them.",
            "Forced Marriage Unit, one-chance rule; general practice",
        ),
        says("Tell the police and the Forced Marriage Unit.", PRACTICE),
        says(
            "Never mediate, never speak to the family, and never use a relative or neighbour to interpret.",
            PRACTICE,
        ),
        says(
            "Mark the address as not to be revealed on the person’s page: it is then withheld everywhere.",
            PRACTICE,
        ),
    ],
    needed_by: POLICE_AND_CARE,
};

const STRANDS: &[Term] = &[
    t("race", "Race"),
    t("religion", "Religion"),
    t("orientation", "Sexual orientation"),
    t("disability", "Disability"),
    t("transgender", "Transgender identity"),
    t("other", "Something else"),
];

const PERCEIVED_BY: &[Term] = &[
    t("person", "The person it was done to"),
    t("witness", "Somebody who saw it"),
    t("officer", "An officer"),
    t("other", "Anybody else"),
];

pub(super) const HATE: Topic = Topic {
    code: "HATE",
    title: "Hate",
    called_by: &["HATE", "ADT_DISC"],
    each: None,
    waits: "Hate: its own questions",
    fields: &[
        many("hate_strands", "What it was aimed at", STRANDS),
        many("hate_perceived_by", "Who takes it as hate", PERCEIVED_BY),
        text("hate_words", "What was said or written").hint("Word for word"),
        yes_no("hate_before", "Has it happened before?"),
        past("hate_police_told_on", "When the police were told"),
        line("hate_reference", "Police number"),
    ],
    guide: &[
        says(
            "That the person, or anybody else, takes it as hate is enough to write it down as such.",
            PRACTICE,
        ),
        says(
            "Report it to the police, by 101 or online; True Vision takes reports without a name.",
            PRACTICE,
        ),
    ],
    needed_by: &["kent_police"],
};

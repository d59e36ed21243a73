//! Domestic abuse: what is asked once, DASH assessments, incidents. The DASH 2009 model may not be reproduced without
//! permission, so only its numbers are here, each with a topic in our own words; the form itself stays with whoever filled it in.

use super::field::{Field, Kind, count, day, line, many, one, past, text, yes_no};
use super::{Guide, PRACTICE, Topic, says};
use crate::domain::terms::{Term, h, t};

const CALLED_BY: &[&str] = &["DA", "ADT_DOM"];
const NEEDED_BY: &[&str] = &["kcc_adults", "kcc_children", "social_services", "kent_police", "police_marac"];
const MARAC: &str = "Kent and Medway, Make a MARAC referral";

/// How many items a DASH form has.
const ITEMS: u32 = 24;

/// What the items are about, in our own words.
const DASH_ITEMS: &[Term] = &[
    t("1", "Injury now"),
    t("2", "Fear"),
    t("3", "What they fear"),
    t("4", "Isolation"),
    t("5", "Depressed or suicidal"),
    t("6", "Separated, or tried to"),
    t("7", "Conflict over child contact"),
    t("8", "Stalking"),
    t("9", "Pregnant, or a recent baby"),
    t("10", "Happens more often"),
    t("11", "Getting worse"),
    t("12", "Controlling or jealous"),
    t("13", "Weapons used"),
    t("14", "Threats to kill"),
    t("15", "Strangled or choked"),
    t("16", "Sexual harm"),
    t("17", "Another person threatens"),
    t("18", "Has hurt others"),
    t("19", "Has hurt animals"),
    t("20", "Money"),
    t("21", "Their drugs, drink or mental health"),
    t("22", "Their suicide threats"),
    t("23", "Breached bail or orders"),
    t("24", "Police or criminal record"),
];

const SIGNS: &[Term] = &[
    t("separation", "Separation, or talk of it"),
    t("pregnancy", "Pregnancy or a new baby"),
    t("strangulation", "Strangulation"),
    t("weapons", "Weapons"),
    t("stalking", "Stalking"),
    t("threats_to_kill", "Threats to kill"),
    t("sexual", "Sexual violence"),
    t("control", "Coercion or control"),
    t("economic", "Money kept from them"),
    t("honour", "So-called honour"),
    t("children_hurt", "Children hurt or threatened"),
    t("animals_hurt", "Animals hurt or threatened"),
];

const ORDERS: &[Term] = &[
    t("non_molestation", "Non-molestation order"),
    t("occupation", "Occupation order"),
    t("restraining", "Restraining order"),
    t("protection", "Domestic abuse protection order or notice"),
    t("stalking", "Stalking protection order"),
    t("bail", "Bail conditions"),
    t("other", "Another"),
];

const AGREES: &[Term] = &[
    t("agreed", "Yes"),
    t("refused", "No"),
    h("not_asked_unsafe", "Not asked: unsafe", "Where asking would put somebody at risk"),
    t("not_asked_other", "Not asked: another reason"),
];

pub(super) const DOMESTIC: Topic = Topic {
    code: "DA",
    title: "Domestic abuse",
    called_by: CALLED_BY,
    each: None,
    waits: "Domestic abuse: its own questions",
    fields: &[
        line("partner", "What they are to the person alleged"),
        yes_no("lives_with", "Do they live together?"),
        text("children", "Children, and where they are"),
        text("pattern", "History, and how it goes on"),
        many("signs", "What has happened or was said", SIGNS),
        text("own_view", "What they think will happen").hint("They often know best what comes next"),
        yes_no("suicidal", "Has anybody spoken of suicide or self-harm, or tried it?")
            .hint("The person, or whoever is alleged to have caused harm; with abuse going on, Kent’s MARAC takes it"),
        many("orders", "Orders in force", ORDERS),
        line("orders_until", "Until when, and what they forbid"),
        one("agrees", "Do they agree to a MARAC referral?", AGREES),
        text("agrees_why", "If not, why it goes all the same, or why it does not"),
        yes_no("judgement", "In your judgement, is the risk high whatever the score?")
            .hint("It can add to a score. It never takes away from one"),
        text("judgement_why", "Why you judge it so"),
        line("no_dash_why", "If no DASH can be done, why").hint("Such as no safe way to speak to them"),
        past("marac_heard_on", "Last heard at MARAC").stays(),
        text("marac_actions", "Our own actions from it")
            .hint("Only what this council is to do. The minutes stay with MARAC")
            .stays(),
        day("marac_review_on", "When the MARAC flag is looked at again").hint("Usually twelve months later").stays(),
    ],
    guide: &[
        says("Use only the safe ways to reach them. Never leave word where the person alleged may find it, and never tell that person of a referral or an address.", PRACTICE),
        says("Refer to MARAC when any one of the four gates is reached. Agreement is asked for where that is safe; a referral without it needs the reason written down.", MARAC),
        says("Children who see or hear it are victims themselves: tell Kent’s Front Door.", "Domestic Abuse Act 2021, section 3"),
        says("Minutes of MARAC and MAPPA meetings belong to those meetings. They are not pasted here, nor sent on: write down our own actions, and when to look again.", "MARAC and MAPPA handling rules"),
    ],
    needed_by: NEEDED_BY,
};

pub(super) const DASH: Topic = Topic {
    code: "DASH",
    title: "DASH",
    called_by: CALLED_BY,
    each: Some("assessment"),
    waits: "DASH, or why none can be done",
    fields: &[
        past("dash_on", "When it was done").needed(),
        line("dash_by", "Who did it").hint("Name, role and agency").needed(),
        Field {
            terms: DASH_ITEMS,
            most: ITEMS,
            ..Field::of(Kind::Ticks, "dash_items", "Items answered yes")
        }
        .hint("Numbers as on the form; the words beside them are ours and only say what each is about"),
        count("dash_score", "Score, where the items are not known", ITEMS)
            .hint("As another agency told it: 0 to 24"),
        Field::of(Kind::File, "dash_file", "The form itself, among the files of this concern")
            .hint("Attach the scanned form under Files first")
            .stays(),
        line("dash_form", "Where the form is, if it is not there"),
        text("dash_note", "Anything else about it"),
    ],
    guide: &[
        says(
            "Ask the questions from the form itself, in a safe place, and keep the form. This page holds its score and the numbers.",
            "The DASH 2009 model may not be copied without permission",
        ),
        says(
            "Do it again when something changes. Every assessment is kept with its date; a later one does not undo an earlier one.",
            PRACTICE,
        ),
        says(
            "Elsewhere 1 to 9 is called standard, 10 to 13 medium and 14 or more high. A low score is not safety.",
            "Plymouth, DASH risk checklist",
        ),
    ],
    needed_by: NEEDED_BY,
};

pub(super) const INCIDENT: Topic = Topic {
    code: "INCIDENT",
    title: "Incidents of domestic abuse",
    called_by: CALLED_BY,
    each: Some("incident"),
    waits: "",
    fields: &[
        past("incident_on", "When it was").hint("The day, as near as it is known").needed(),
        text("incident_what", "What happened").needed(),
        line("incident_where", "Where it was"),
        text("incident_injury", "Injury"),
        yes_no("incident_children", "Were children there?"),
        line("incident_police", "Police number").hint("CAD or crime number"),
    ],
    guide: SAME_PERSON,
    needed_by: NEEDED_BY,
};

const SAME_PERSON: &[Guide] = &[says(
    "Each incident by itself, so that how often it happens can be seen. Those written down in other concerns are not counted here: look under Known before.",
    "How this page counts",
)];

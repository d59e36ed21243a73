//! Hoarding and self-neglect, visits to a home, mental health and suicide, somebody missing.

use super::field::{Field, Kind, day, line, many, moment, one, past, text, yes_no};
use super::room::ROOMS;
use super::{PRACTICE, Topic, says};
use crate::domain::terms::{Term, t};

const CALLED_BY: &[&str] = &["HOARD", "ADT_SELF"];
const NEEDED_BY: &[&str] = &["kcc_adults", "social_services", "health_mental", "health_physical"];
const KENT_POLICY: &str = "Kent and Medway, self-neglect and hoarding policy";

const ENGAGES: &[Term] = &[
    t("accepts", "Accepts help"),
    t("some", "Accepts some of it"),
    t("refuses", "Refuses help"),
    t("no_answer", "Does not answer"),
];

pub(super) const HOARDING: Topic = Topic {
    code: "HOARD",
    title: "Hoarding and self-neglect",
    called_by: CALLED_BY,
    each: None,
    waits: "Hoarding and self-neglect: its own questions",
    fields: &[
        one("ho_engages", "Do they accept help?", ENGAGES),
        text("ho_care", "Care of themself").hint("Food, washing, medicine, health"),
        text("ho_why", "What they say about it"),
        yes_no("ho_capacity", "Is there doubt about capacity?")
            .hint("If so, write down an assessment under Views, for one decision at a time"),
        text("ho_agencies", "Who else is involved"),
        yes_no("ho_fire_agreed", "Do they agree to a visit by the fire service?"),
        past("ho_fire_on", "When the fire service was asked"),
        day("ho_marm_on", "MARM meeting"),
    ],
    guide: &[
        says(
            "District councils are named as users of the county’s policy. Where no section 42 enquiry is made, multi-agency risk management (MARM) brings agencies together.",
            KENT_POLICY,
        ),
        says(
            "The fire service visits homes if the person agrees. In danger to others, ask it without.",
            PRACTICE,
        ),
        says(
            "To choose a way of living others would not is not a lack of capacity. Ask, assess where it is in doubt, and go on offering help.",
            "Mental Capacity Act 2005, section 1",
        ),
    ],
    needed_by: NEEDED_BY,
};

const HAZARDS: &[Term] = &[
    t("fire", "Fire: heaters, candles, smoking"),
    t("gas", "Gas"),
    t("electrics", "Electrics"),
    t("no_alarm", "No smoke alarm"),
    t("no_water", "No water, heating or light"),
    t("pests", "Pests"),
    t("waste", "Waste or sewage"),
    t("structure", "Floors or ceilings"),
    t("falls", "Falls"),
];

pub(super) const VISIT: Topic = Topic {
    code: "VISIT",
    title: "The home as it was seen",
    called_by: CALLED_BY,
    each: Some("visit"),
    waits: "",
    fields: &[
        past("visit_on", "When it was seen").needed(),
        line("visit_by", "Who saw it").needed(),
        Field { terms: ROOMS, most: 9, ..Field::of(Kind::Rooms, "visit_rooms", "Clutter, room by room") }
            .hint(
                "From the clutter image rating: 1 is clear, 9 is full. Rate what is seen, from the pictures",
            ),
        yes_no("visit_exits", "Are ways out blocked?"),
        many("visit_hazards", "Dangers seen", HAZARDS),
        line("visit_animals", "Animals"),
        text("visit_others", "Children or other adults there"),
        text("visit_note", "Anything else that was seen"),
    ],
    guide: &[says(
        "Rate every room by the pictures of the clutter image rating, which are kept outside this log, and rate again at every visit: change over time says more than one number.",
        KENT_POLICY,
    )],
    needed_by: NEEDED_BY,
};

const TIMESCALE: &[Term] =
    &[t("now", "Now"), t("today", "Today"), t("days", "Within days"), t("none", "No time said")];

pub(super) const MIND: Topic = Topic {
    code: "MIND",
    title: "Mental health and suicide",
    called_by: &["MH", "SUI"],
    each: None,
    waits: "Mental health and suicide: its own questions",
    fields: &[
        yes_no("mind_plan", "Is there a plan?"),
        text("mind_what", "What they said")
            .hint("Word for word. Asking about suicide does not put it into anybody’s head"),
        yes_no("mind_means", "Do they have the means?"),
        one("mind_when", "How soon", TIMESCALE),
        text("mind_before", "Attempts before"),
        line("mind_team", "The team they are with").hint("Name, phone, hours"),
        line("mind_crisis", "Their crisis contact"),
        text("mind_protects", "What keeps them safe"),
        moment("mind_welfare_at", "When a welfare check was asked for"),
        text("mind_welfare_said", "Of whom, and what they answered"),
    ],
    guide: &[
        says(
            "A plan and means now: ring 999 and stay with them or on the line. Otherwise NHS 111, option 2, at any hour, or their own team.",
            PRACTICE,
        ),
        says(
            "Under “Right Care, Right Person” the police go to a welfare check only where life is at real and immediate risk or there is a crime. Ask the ambulance or the team first, and write down who refused and why.",
            PRACTICE,
        ),
        says(
            "Samaritans answer at any hour and free of charge, on 116 123: give the number also where no danger is seen.",
            PRACTICE,
        ),
    ],
    needed_by: &["kcc_adults", "kcc_children", "social_services", "health_mental", "health_physical"],
};

pub(super) const MISSING: Topic = Topic {
    code: "MISS",
    title: "Missing",
    called_by: &["MISS"],
    each: None,
    waits: "Missing: its own questions",
    fields: &[
        moment("miss_seen_at", "When they were last seen"),
        line("miss_seen_where", "Where, and by whom"),
        text("miss_looks", "What they wore, and how they look"),
        text("miss_risk", "Why it is a worry").hint("Age, medicine, weather, who may be with them"),
        text("miss_before", "Times before, and where found"),
        moment("miss_police_at", "When the police were told"),
        line("miss_reference", "Police number"),
        moment("miss_back_at", "When they came back"),
        past("miss_interview_on", "Return-home interview"),
        text("miss_interview", "What came of it"),
    ],
    guide: &[
        says(
            "Tell the police at once; nobody has to wait 24 hours. For a child, tell Kent’s Front Door as well.",
            PRACTICE,
        ),
        says(
            "After a child comes back, the county offers an interview: ask when it is, and tell what you know.",
            PRACTICE,
        ),
    ],
    needed_by: &["kent_police", "kcc_children"],
};

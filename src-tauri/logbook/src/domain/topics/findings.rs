//! What answers come to beside a rule or a threshold: said for information. Nothing else in the program asks for a finding,
//! so that no risk, state or date can ever follow from one: a person reads it and decides.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::answer::room_label;
use super::{PRACTICE, Room, find};
use crate::domain::concern::{Concern, Noted};
use crate::domain::{terms, time};

const MARAC: &str = "Kent and Medway, Make a MARAC referral";
const SLAVERY_ACT: &str = "Modern Slavery Act 2015, section 52; Home Office guidance for first responders";

/// Numbers that the council may set, since Kent may change them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Items of a DASH from which on the risk is visibly high.
    pub marac_ticks: u32,
    /// Incidents that are an escalation.
    pub marac_events: u32,
    /// Months within which they are.
    pub marac_months: u32,
    /// Months after a MARAC within which a further incident is a repeat.
    pub marac_repeat_months: u32,
}

impl Thresholds {
    /// The number of this name, to be set.
    pub fn named(&mut self, name: &str) -> Option<&mut u32> {
        match name {
            "marac_ticks" => Some(&mut self.marac_ticks),
            "marac_events" => Some(&mut self.marac_events),
            "marac_months" => Some(&mut self.marac_months),
            "marac_repeat_months" => Some(&mut self.marac_repeat_months),
            _ => None,
        }
    }
}

/// How a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingState {
    /// What is on record reaches it.
    Reached,
    /// It does not, as far as is on record.
    NotReached,
    /// Something is to be asked or looked at first.
    Ask,
}

/// What answers come to, for information.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Finding {
    /// What it is about.
    pub title: &'static str,
    /// How it stands.
    pub state: FindingState,
    /// That in a word or two.
    pub said: &'static str,
    /// What it rests on.
    pub why: String,
    /// Where the rule is from.
    pub source: &'static str,
}

/// What the answers to a topic come to.
pub fn findings(topic: &str, concern: &Concern, set: Thresholds) -> Vec<Finding> {
    match topic {
        "DA" => marac_gates(concern, set),
        "MS" => slavery_way(concern).into_iter().collect(),
        "VISIT" => clutter(concern).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn gate(title: &'static str, state: FindingState, why: String) -> Finding {
    let said = match state {
        FindingState::Reached => "reached",
        FindingState::NotReached => "not reached",
        FindingState::Ask => "ask",
    };
    Finding { title, state, said, why, source: MARAC }
}

/// Kent MARAC's four gates, and whether it is a repeat. Any one of them is enough.
fn marac_gates(concern: &Concern, set: Thresholds) -> Vec<Finding> {
    let mut gates = vec![
        visible_high_risk(concern, set.marac_ticks),
        judgement(concern),
        escalation(concern, set),
        suicide(concern),
    ];
    gates.extend(repeat(concern, set.marac_repeat_months));
    gates
}

/// A DASH with its score and its day.
struct Scored {
    score: u32,
    on: Option<NaiveDate>,
}

impl Scored {
    /// The higher of what was ticked and what was told: neither talks the other down.
    fn of(noted: &Noted) -> Scored {
        let ticked = u32::try_from(items_of(noted).len()).unwrap_or_default();
        let told = noted.value("dash_score").unwrap_or(0);
        Scored { score: told.max(ticked), on: day_of(noted, "dash_on") }
    }

    fn in_words(&self) -> String {
        format!("{} of 24 on {}", self.score, in_words(self.on))
    }
}

/// Gate 1. A lower score later takes nothing away, and neither does judgement.
fn visible_high_risk(concern: &Concern, ticks: u32) -> Finding {
    const TITLE: &str = "1. Visible high risk";
    let scored: Vec<Scored> = concern.noted("DASH").map(Scored::of).collect();
    let highest = scored.iter().max_by_key(|one| one.score);
    let latest = scored.iter().max_by_key(|one| one.on);
    let (Some(highest), Some(latest)) = (highest, latest) else {
        return gate(
            TITLE,
            FindingState::Ask,
            format!("No DASH is written down. The gate is {ticks} items."),
        );
    };
    if highest.score < ticks {
        let why = format!("{}; the gate is {ticks}. A low score is not safety.", latest.in_words());
        return gate(TITLE, FindingState::NotReached, why);
    }
    let mut why = format!("{}; the gate is {ticks}. Judgement does not take it away.", highest.in_words());
    if latest.score < ticks {
        why = format!("{why} The latest has {}: an earlier one still counts.", latest.in_words());
    }
    gate(TITLE, FindingState::Reached, why)
}

/// Gate 2: it adds, and never subtracts.
fn judgement(concern: &Concern) -> Finding {
    const TITLE: &str = "2. Professional judgement";
    let said = concern.noted("DA").find_map(|noted| noted.value::<String>("judgement"));
    match said.as_deref() {
        Some("yes") => gate(
            TITLE,
            FindingState::Reached,
            "Judged high whatever the score; the reasons stand below.".into(),
        ),
        Some("no") => {
            let why = "Judged to add nothing. It takes nothing away from the other gates.";
            gate(TITLE, FindingState::NotReached, why.into())
        }
        _ => {
            let why = "Nobody has said yet. It counts also where no DASH can be done.";
            gate(TITLE, FindingState::Ask, why.into())
        }
    }
}

/// Gate 3: so many incidents within so many months of each other.
fn escalation(concern: &Concern, set: Thresholds) -> Finding {
    const TITLE: &str = "3. Escalation";
    let rule = format!("{} incidents within {} months of each other", set.marac_events, set.marac_months);
    let mut days: Vec<NaiveDate> =
        concern.noted("INCIDENT").filter_map(|noted| day_of(noted, "incident_on")).collect();
    days.sort_unstable();
    match close_together(&days, set.marac_events, set.marac_months) {
        Some((first, last)) => {
            let why =
                format!("The gate is {rule}: so from {} to {}.", in_words(Some(first)), in_words(Some(last)));
            gate(TITLE, FindingState::Reached, why)
        }
        None => {
            let why = format!("The gate is {rule}; {} written down in this concern.", days.len());
            gate(TITLE, FindingState::NotReached, why)
        }
    }
}

/// The latest stretch of so many months, first and last day counted, that holds so many of these days, which are in order.
fn close_together(days: &[NaiveDate], many: u32, months: u32) -> Option<(NaiveDate, NaiveDate)> {
    let many = usize::try_from(many.max(1)).ok()?;
    let within = |first: NaiveDate, last: NaiveDate| {
        first.checked_add_months(Months::new(months)).is_some_and(|end| last <= end)
    };
    let mut stretches = days.windows(many).filter_map(|days| Some((*days.first()?, *days.last()?)));
    stretches.rfind(|(first, last)| within(*first, *last))
}

/// Gate 4, Kent's own. Item 5 of a DASH asks about low spirits too, so that alone it is only a reason to ask.
fn suicide(concern: &Concern) -> Finding {
    const TITLE: &str = "4. Suicide or self-harm";
    let said = concern.noted("DA").find_map(|noted| noted.value::<String>("suicidal"));
    let ticked = concern.noted("DASH").any(|noted| items_of(noted).contains(&5));
    match (said.as_deref(), ticked) {
        (Some("yes"), _) => {
            gate(TITLE, FindingState::Reached, "Spoken of or tried, with abuse going on.".into())
        }
        (_, true) => {
            let why = "Item 5 of a DASH is ticked: ask about suicide and self-harm by name.";
            gate(TITLE, FindingState::Ask, why.into())
        }
        (Some("no"), false) => {
            gate(TITLE, FindingState::NotReached, "Asked, and neither spoken of nor tried.".into())
        }
        _ => gate(TITLE, FindingState::Ask, "Not asked yet, or not known.".into()),
    }
}

fn repeat(concern: &Concern, months: u32) -> Option<Finding> {
    const TITLE: &str = "Repeat";
    let heard = concern.noted("DA").find_map(|noted| day_of(noted, "marac_heard_on"))?;
    let until = heard.checked_add_months(Months::new(months))?;
    let again = concern
        .noted("INCIDENT")
        .filter_map(|noted| day_of(noted, "incident_on"))
        .filter(|day| *day > heard && *day <= until)
        .max();
    let heard = in_words(Some(heard));
    let found = match again {
        Some(day) => {
            let why = format!(
                "An incident on {}, within {months} months of the MARAC of {heard}.",
                in_words(Some(day))
            );
            gate(TITLE, FindingState::Reached, why)
        }
        None => {
            let why = format!("No incident is written down within {months} months of the MARAC of {heard}.");
            gate(TITLE, FindingState::NotReached, why)
        }
    };
    Some(Finding { source: PRACTICE, ..found })
}

/// Which way a possible victim of modern slavery goes: a child always to the NRM, an adult only if they agree, else without a name.
fn slavery_way(concern: &Concern) -> Option<Finding> {
    const TITLE: &str = "Which way it goes";
    let noted = concern.noted("MS").next()?;
    let found = |state, said, why: &str| {
        Some(Finding { title: TITLE, state, said, why: why.to_owned(), source: SLAVERY_ACT })
    };
    let sent = |way: &str| noted.says("ms_route", way);
    let age = noted.value::<String>("ms_age");
    let done = |is_done| if is_done { (FindingState::Reached, "done") } else { (FindingState::Ask, "to do") };
    match age.as_deref() {
        Some("child" | "maybe_child") => {
            let (state, said) = done(sent("nrm"));
            found(
                state,
                said,
                "Under 18, or may be: always referred to the NRM, and no agreement is needed. Tell children’s services first.",
            )
        }
        Some("adult") if noted.says("ms_agrees", "agreed") => {
            let (state, said) = done(sent("nrm"));
            found(state, said, "An adult who agrees: refer to the NRM.")
        }
        Some("adult") if sent("nrm") => found(
            FindingState::Ask,
            "check",
            "An adult is on record as referred to the NRM, and it is not on record that they agreed.",
        ),
        Some("adult") => {
            let (state, said) = done(sent("notified"));
            found(
                state,
                said,
                "An adult who has not agreed: notify the Home Office without anything that says who they are.",
            )
        }
        _ => found(
            FindingState::Ask,
            "ask",
            "Say how old they are: a child always goes to the NRM, an adult only if they agree.",
        ),
    }
}

/// The fullest room at the latest visit, and at the one before.
fn clutter(concern: &Concern) -> Option<Finding> {
    let field = find("VISIT")?.field("visit_rooms")?;
    let fullest = |noted: &Noted| {
        let rooms = noted.value::<Vec<Room>>("visit_rooms")?;
        let fullest = rooms.into_iter().max_by_key(|room| room.rating)?;
        Some((day_of(noted, "visit_on"), fullest))
    };
    let mut visits: Vec<(Option<NaiveDate>, Room)> = concern.noted("VISIT").filter_map(fullest).collect();
    visits.sort_by_key(|(on, _)| Reverse(*on));
    let said = |(on, room): &(Option<NaiveDate>, Room)| {
        let label = terms::within(&room_label(field, room));
        format!("{} of 9 ({label}) on {}", room.rating, in_words(*on))
    };
    let latest = visits.first()?;
    let before = visits.get(1).map(|one| format!(" The visit before: {}.", said(one))).unwrap_or_default();
    Some(Finding {
        title: "The fullest room",
        state: FindingState::NotReached,
        said: "seen",
        why: format!("{}.{before}", said(latest)),
        source: "Clutter image rating, 1 to 9",
    })
}

/// Items ticked on a DASH, each once.
fn items_of(noted: &Noted) -> BTreeSet<u32> {
    noted.value("dash_items").unwrap_or_default()
}

fn day_of(noted: &Noted, field: &str) -> Option<NaiveDate> {
    noted.value::<String>(field).as_deref().and_then(time::parse_day)
}

fn in_words(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "a day not said".into(), |day| time::moment_in_words(&day.to_string()))
}

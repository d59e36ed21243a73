//! What answers come to beside a rule or a threshold: said for information. Nothing else in the program asks for a finding,
//! so that no risk, state or date can ever follow from one: a person reads it and decides.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::answer::room_label;
use super::{PRACTICE, Room, find};
use crate::domain::concern::{Concern, Noted};
use crate::domain::{terms, time};

const MARAC: &str = "Kent and Medway, Make a MARAC referral";
const SLAVERY_ACT: &str = "Modern Slavery Act 2015, section 52; Home Office guidance for first responders";

/// What the council may set of the four gates, since Kent may change them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thresholds {
    /// Items of a DASH from which on the risk is visibly high.
    pub marac_ticks: u32,
    /// Incidents that are an escalation.
    pub marac_events: u32,
    /// Months within which they are.
    pub marac_months: u32,
    /// Months after a MARAC within which a further incident is a repeat.
    pub marac_repeat_months: u32,
    /// What gate 2 takes, in words; empty where it is no gate any more.
    pub marac_judgement: String,
    /// What gate 4 takes, in words; empty where it is no gate any more.
    pub marac_suicide: String,
    /// The item of a DASH that is a reason to ask about gate 4; none where it is nought.
    pub marac_suicide_item: u32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds {
            marac_ticks: 14,
            marac_events: 3,
            marac_months: 6,
            marac_repeat_months: 12,
            marac_judgement: "A professional judges the risk high, also where no DASH can be done".into(),
            marac_suicide: "Suicide or self-harm is spoken of or tried, with abuse going on".into(),
            marac_suicide_item: 5,
        }
    }
}

impl Thresholds {
    /// The words of this name, to be set.
    pub fn words_named(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "marac_judgement" => Some(&mut self.marac_judgement),
            "marac_suicide" => Some(&mut self.marac_suicide),
            _ => None,
        }
    }

    /// The number of this name, to be set.
    pub fn named(&mut self, name: &str) -> Option<&mut u32> {
        match name {
            "marac_ticks" => Some(&mut self.marac_ticks),
            "marac_events" => Some(&mut self.marac_events),
            "marac_months" => Some(&mut self.marac_months),
            "marac_repeat_months" => Some(&mut self.marac_repeat_months),
            "marac_suicide_item" => Some(&mut self.marac_suicide_item),
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

/// What the answers to a topic come to. `others` are other concerns about the same person: MARAC asks about somebody and not
/// about one report, so that scores, incidents and earlier meetings count together wherever they were written.
pub fn findings(topic: &str, concern: &Concern, others: &[Concern], set: &Thresholds) -> Vec<Finding> {
    match topic {
        "DA" => marac_gates(&Gathered { concern, others }, set),
        "MS" => slavery_way(concern).into_iter().collect(),
        "VISIT" => clutter(concern).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A concern, and others about the same person.
struct Gathered<'a> {
    concern: &'a Concern,
    others: &'a [Concern],
}

impl<'a> Gathered<'a> {
    /// Answers to a topic in all of them, each with the reference of another concern it stands in.
    fn noted(&self, topic: &'a str) -> impl Iterator<Item = (&'a Noted, Elsewhere<'a>)> {
        let own = self.concern.noted(topic).map(|noted| (noted, Elsewhere(None)));
        let others = self.others.iter().flat_map(move |other| {
            other.noted(topic).map(|noted| (noted, Elsewhere(Some(other.reference.as_str()))))
        });
        own.chain(others)
    }

    /// Days that were answered, in order.
    fn days(&self, topic: &'a str, field: &'a str) -> Vec<(NaiveDate, Elsewhere<'a>)> {
        let mut days: Vec<_> = self
            .noted(topic)
            .filter_map(|(noted, place)| day_of(noted, field).map(|day| (day, place)))
            .collect();
        days.sort_unstable_by_key(|(day, place)| (*day, place.0));
        days
    }
}

/// The reference of another concern; nothing for the concern itself.
#[derive(Debug, Clone, Copy)]
struct Elsewhere<'a>(Option<&'a str>);

impl fmt::Display for Elsewhere<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |reference| write!(f, " ({reference})"))
    }
}

/// The concerns besides this one in which days stand, in words; empty when there are none.
fn named(days: &[(NaiveDate, Elsewhere<'_>)]) -> String {
    let references: BTreeSet<&str> = days.iter().filter_map(|(_, place)| place.0).collect();
    let references: Vec<&str> = references.into_iter().collect();
    match references.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
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
fn marac_gates(all: &Gathered<'_>, set: &Thresholds) -> Vec<Finding> {
    let mut gates = vec![visible_high_risk(all, set.marac_ticks)];
    gates.extend(judgement(all.concern, &set.marac_judgement));
    gates.push(escalation(all, set));
    gates.extend(suicide(all, set));
    gates.extend(repeat(all, set.marac_repeat_months));
    gates
}

/// A DASH with its score, its day, and where it stands.
struct Scored<'a> {
    score: u32,
    on: Option<NaiveDate>,
    place: Elsewhere<'a>,
}

impl<'a> Scored<'a> {
    /// The higher of what was ticked and what was told: neither talks the other down.
    fn of((noted, place): (&Noted, Elsewhere<'a>)) -> Scored<'a> {
        let ticked = u32::try_from(items_of(noted).len()).unwrap_or_default();
        let told = noted.value("dash_score").unwrap_or(0);
        Scored { score: told.max(ticked), on: day_of(noted, "dash_on"), place }
    }

    fn in_words(&self) -> String {
        format!("{} of 24 on {}{}", self.score, in_words(self.on), self.place)
    }
}

/// Gate 1. A lower score later takes nothing away, and neither does judgement.
fn visible_high_risk(all: &Gathered<'_>, ticks: u32) -> Finding {
    const TITLE: &str = "1. Visible high risk";
    let scored: Vec<Scored<'_>> = all.noted("DASH").map(Scored::of).collect();
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

/// A gate that a person answers: what it takes stands before how it stands. None where its words were taken out.
fn asked(title: &'static str, takes: &str, state: FindingState, why: &str) -> Option<Finding> {
    let takes = takes.trim().trim_end_matches('.');
    (!takes.is_empty()).then(|| gate(title, state, format!("The gate is: {takes}. {why}")))
}

/// Gate 2: it adds, and never subtracts.
fn judgement(concern: &Concern, takes: &str) -> Option<Finding> {
    let said = concern.noted("DA").find_map(|noted| noted.value::<String>("judgement"));
    let (state, why) = match said.as_deref() {
        Some("yes") => (FindingState::Reached, "Judged high whatever the score; the reasons stand below."),
        Some("no") => {
            (FindingState::NotReached, "Judged to add nothing. It takes nothing away from the other gates.")
        }
        _ => (FindingState::Ask, "Nobody has said yet. It counts also where no DASH can be done."),
    };
    asked("2. Professional judgement", takes, state, why)
}

/// Gate 3: so many incidents within so many months of each other.
fn escalation(all: &Gathered<'_>, set: &Thresholds) -> Finding {
    const TITLE: &str = "3. Escalation";
    let rule = format!("{} incidents within {} months of each other", set.marac_events, set.marac_months);
    let days = all.days("INCIDENT", "incident_on");
    match close_together(&days, set.marac_events, set.marac_months) {
        Some(within) => {
            let first = in_words(within.first().map(|(day, _)| *day));
            let last = in_words(within.last().map(|(day, _)| *day));
            let with = Some(named(within)).filter(|named| !named.is_empty());
            let with = with.map(|named| format!(" Some of them stand in {named}.")).unwrap_or_default();
            let why = format!("The gate is {rule}: so from {first} to {last}.{with}");
            gate(TITLE, FindingState::Reached, why)
        }
        None => {
            let with = Some(named(&days)).filter(|named| !named.is_empty());
            let with = with.map(|named| format!(" and in {named}")).unwrap_or_default();
            let why = format!("The gate is {rule}; {} written down in this concern{with}.", days.len());
            gate(TITLE, FindingState::NotReached, why)
        }
    }
}

/// The latest stretch of so many months, first and last day counted, that holds so many of these days, which are in order.
fn close_together<'d, 'a>(
    days: &'d [(NaiveDate, Elsewhere<'a>)],
    many: u32,
    months: u32,
) -> Option<&'d [(NaiveDate, Elsewhere<'a>)]> {
    let many = usize::try_from(many.max(1)).ok()?;
    let within = |stretch: &&[(NaiveDate, Elsewhere<'a>)]| match (stretch.first(), stretch.last()) {
        (Some((first, _)), Some((last, _))) => {
            first.checked_add_months(Months::new(months)).is_some_and(|end| *last <= end)
        }
        _ => false,
    };
    days.windows(many).rfind(within)
}

/// Gate 4, Kent's own. An item of a DASH asks about low spirits too, so that alone it is only a reason to ask.
fn suicide(all: &Gathered<'_>, set: &Thresholds) -> Option<Finding> {
    let said = all.concern.noted("DA").find_map(|noted| noted.value::<String>("suicidal"));
    let item = set.marac_suicide_item;
    let ticked = all.noted("DASH").find(|(noted, _)| items_of(noted).contains(&item)).map(|(_, place)| place);
    let (state, why) = match (said.as_deref(), ticked) {
        (Some("yes"), _) => (FindingState::Reached, "Spoken of or tried, with abuse going on.".to_owned()),
        (_, Some(place)) => (
            FindingState::Ask,
            format!("Item {item} of a DASH is ticked{place}: ask about suicide and self-harm by name."),
        ),
        (Some("no"), None) => {
            (FindingState::NotReached, "Asked, and neither spoken of nor tried.".to_owned())
        }
        _ => (FindingState::Ask, "Not asked yet, or not known.".to_owned()),
    };
    asked("4. Suicide or self-harm", &set.marac_suicide, state, &why)
}

/// A further incident after any MARAC that heard them; without one, how the latest stands.
fn repeat(all: &Gathered<'_>, months: u32) -> Option<Finding> {
    const TITLE: &str = "Repeat";
    let heard = all.days("DA", "marac_heard_on");
    let incidents = all.days("INCIDENT", "incident_on");
    let after = |heard: NaiveDate| {
        let until = heard.checked_add_months(Months::new(months))?;
        incidents.iter().rfind(|(day, _)| *day > heard && *day <= until)
    };
    let again = heard.iter().rev().find_map(|(day, place)| Some(((day, place), after(*day)?)));
    let found = match again {
        Some(((heard, heard_in), (day, place))) => {
            let (day, heard) = (in_words(Some(*day)), in_words(Some(*heard)));
            let why = format!(
                "An incident on {day}{place}, within {months} months of the MARAC of {heard}{heard_in}."
            );
            gate(TITLE, FindingState::Reached, why)
        }
        None => {
            let (heard, place) = heard.last()?;
            let heard = in_words(Some(*heard));
            let why =
                format!("No incident is written down within {months} months of the MARAC of {heard}{place}.");
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

//! What is still to do: shown as a list, never as a wall before saving (A3).

use super::Concern;
use crate::domain::lists::Lists;
use crate::domain::topics::TOPICS;

/// One thing still missing: its words and the field that fills it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct StillToDo {
    /// In words.
    pub what: String,
    /// Field of the amendment form, or `decision`, `person`, `views`, `capacity`, `feedback`, `source:` and a passage's id, `refer:` and an
    /// agency, or `topic:` and a topic's code.
    pub field: String,
}

/// Kinds of passage that say how the world is or what somebody said; the others are the officer's own.
const STATEMENTS: [&str; 4] = ["account", "own_words", "observed", "views"];

/// Lists what is missing, most urgent first.
pub fn still_to_do(concern: &Concern, lists: &Lists) -> Vec<StillToDo> {
    let facts = &concern.facts;
    let has = |kind: &str| concern.passages.iter().any(|passage| passage.kind == kind);
    let checks = [
        (facts.danger.is_none(), "Is anyone in danger right now?", "danger"),
        (
            concern.in_danger() && facts.called_999_at.is_none() && facts.called_999.is_none(),
            "Whether 999 was called: when, and the incident number",
            "called_999",
        ),
        (
            facts.called_999.as_deref() == Some("yes") && facts.called_999_at.is_none(),
            "When 999 was called, and the incident number",
            "called_999_at",
        ),
        (concern.main_person().is_none(), "Who it is about", "person"),
        (concern.people.iter().any(|link| link.role.is_empty()), "Everybody's part in this", "person"),
        (facts.received_at.is_none(), "When it was received", "received_at"),
        (facts.route_in.is_none(), "How it reached us", "route_in"),
        (facts.reporter.kind.is_none(), "Who told us", "reporter"),
        (facts.main_type.is_none(), "Kind of concern", "concern_types"),
        (!has("account") && !has("observed") && !has("own_words"), "What happened", "account"),
        (
            facts.risk_level.is_none() || facts.risk_reasons.trim().is_empty(),
            "Risk, with reasons",
            "risk_level",
        ),
        (facts.consent_status.is_none(), "Consent, or why not", "consent_status"),
        (
            facts.consent_status.as_deref().is_some_and(|status| status != "given")
                && facts.consent_reason.trim().is_empty(),
            "Why there is no consent",
            "consent_reason",
        ),
        (
            facts.consent_status.as_deref() == Some("lacks_capacity")
                && concern.capacity.iter().all(|one| one.withdrawn.is_some()),
            "Capacity for this decision, and how it was assessed",
            "capacity",
        ),
        (
            !has("views") && concern.wishes.iter().all(|one| one.withdrawn.is_some()),
            "Views and wishes",
            "views",
        ),
        (concern.decisions == 0, "Decision and reasons", "decision"),
        (
            // They may be told that it was taken up and hardly more: what is known of the person is not theirs to hear.
            reporter_waits(concern),
            "Tell who reported it that it was dealt with, and no more than they may know",
            "feedback",
        ),
        (facts.review_on.is_none(), "Review date", "review_on"),
    ];
    if concern.closed {
        return Vec::new();
    }
    let missing = checks.into_iter().filter(|(missing, ..)| *missing);
    let missing = missing.map(|(_, what, field)| StillToDo { what: what.into(), field: field.into() });
    missing.chain(sources_waiting(concern)).chain(topics_waiting(concern, lists)).collect()
}

/// Whether somebody decided, and whoever reported it was not told. Anybody who can be reached or asked for is told; whoever reported
/// it without saying who they are cannot be. Not to be named to others is no reason to hear nothing.
pub fn reporter_waits(concern: &Concern) -> bool {
    let reporter = &concern.facts.reporter;
    let known = [&reporter.name, &reporter.role, &reporter.phone, &reporter.email];
    concern.decisions > 0
        && reporter.kind.as_deref() != Some("anonymous")
        && known.iter().any(|text| !text.trim().is_empty())
        && !concern.passages.iter().any(|passage| passage.kind == "feedback")
}

/// Statements of which nobody has said how they are known, in one line that leads to the first: whether somebody saw it or only
/// heard it decides what it is worth (A3 `source_grade`, per statement).
fn sources_waiting(concern: &Concern) -> Option<StillToDo> {
    let mut waiting = concern
        .passages
        .iter()
        .filter(|passage| STATEMENTS.contains(&passage.kind.as_str()) && passage.source_grade.is_none());
    let first = waiting.next()?;
    let what = match waiting.count() {
        0 => "How one statement is known".to_owned(),
        more => format!("How {} statements are known", more + 1),
    };
    Some(StillToDo { what, field: format!("source:{}", first.id) })
}

/// Topics that the kinds of the concern call up and that nobody has answered anything about. A DASH waits no longer once it is
/// said why none can be done.
fn topics_waiting<'a>(concern: &'a Concern, lists: &'a Lists) -> impl Iterator<Item = StillToDo> {
    let without_dash = concern
        .noted("DA")
        .any(|noted| noted.value::<String>("no_dash_why").is_some_and(|why| !why.trim().is_empty()));
    TOPICS
        .iter()
        .filter(|topic| !topic.waits.is_empty())
        .filter(move |topic| topic.code != "DASH" || !without_dash)
        .filter(|topic| lists.callers(topic, &concern.facts.concern_types).next().is_some())
        .filter(|topic| concern.noted(topic.code).next().is_none())
        .map(|topic| StillToDo { what: topic.waits.into(), field: format!("topic:{}", topic.code) })
}

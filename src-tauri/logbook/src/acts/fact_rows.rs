//! A concern's facts as lines of a label and what it says, in words: for packets and for the copy that is handed over.

use crate::domain::lists::{List, Lists};
use crate::domain::{terms, time};
use crate::entry::v1::{ConcernFacts, Reporter};

/// A label and what it says.
pub(super) type FactRow = (&'static str, String);

/// What happened, when and where; what was done at once.
pub(super) fn incident(facts: &ConcernFacts, lists: &Lists) -> Vec<FactRow> {
    let types = facts.concern_types.iter().map(|code| lists.label(List::ConcernTypes, code));
    said([
        ("Kinds of concern", types.collect::<Vec<_>>().join(", ")),
        ("Received", moment(&facts.received_at)),
        ("Happened", happened(facts)),
        ("Where", joined([chosen(lists.of(List::Places), &facts.place), facts.place_words.clone()], ": ")),
        ("Immediate danger", chosen(terms::YES_NO_UNKNOWN, &facts.danger)),
        ("999 called", called_999(facts)),
        ("Incident number", facts.incident_number.clone()),
    ])
}

/// What they know of the worry.
pub(super) fn aware(facts: &ConcernFacts) -> Vec<FactRow> {
    said([
        ("Whether they know", chosen(terms::YES_NO_UNKNOWN, &facts.aware)),
        ("Why they do not know", facts.aware_reason.clone()),
    ])
}

/// When it happened: as it was said, from when to when, and whether it goes on.
pub(super) fn happened(facts: &ConcernFacts) -> String {
    let stretch = joined([moment(&facts.happened_from), moment(&facts.happened_until)], " to ");
    let stretch = if facts.happened_from.is_none() && !stretch.is_empty() {
        format!("until {stretch}")
    } else {
        stretch
    };
    let goes_on = if facts.ongoing { "goes on" } else { "" };
    joined([facts.happened_when.clone(), stretch, goes_on.to_owned()], "; ")
}

/// When 999 was called, or whether.
fn called_999(facts: &ConcernFacts) -> String {
    let at = moment(&facts.called_999_at);
    if at.is_empty() { chosen(terms::YES_NO_UNKNOWN, &facts.called_999) } else { at }
}

fn joined<const N: usize>(parts: [String; N], with: &str) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    said.join(with)
}

/// Who told the council.
pub(super) fn reporter(reporter: &Reporter, lists: &Lists) -> Vec<FactRow> {
    said([
        ("Reported by", chosen(lists.of(List::ReporterKinds), &reporter.kind)),
        ("Name", reporter.name.clone()),
        ("Team", chosen(lists.of(List::Teams), &reporter.team)),
        ("Role", reporter.role.clone()),
        ("Telephone", reporter.phone.clone()),
        ("E-mail", reporter.email.clone()),
        ("Relationship", reporter.relationship.clone()),
    ])
}

/// How great the risk is thought to be, and why.
pub(super) fn risk(facts: &ConcernFacts) -> Vec<FactRow> {
    let others = facts.others_at_risk.iter().map(|code| terms::label(terms::OTHERS_AT_RISK, code));
    said([
        ("Risk", chosen(terms::RISK_LEVELS, &facts.risk_level)),
        ("How likely", chosen(terms::LIKELIHOODS, &facts.likelihood)),
        ("How bad", chosen(terms::SEVERITIES, &facts.severity)),
        ("Who else", others.collect::<Vec<_>>().join(", ")),
        ("Reasons", facts.risk_reasons.clone()),
    ])
}

/// What the law asks of an adult and practice of a child, as the council sees it.
pub(super) fn tests(facts: &ConcernFacts, lists: &Lists) -> Vec<FactRow> {
    let test = |list: &[terms::Term], code: &Option<String>, why: &String| {
        joined([chosen(list, code), why.clone()], ": ")
    };
    said([
        ("Needs for care and support", test(terms::YES_NO_UNKNOWN, &facts.care_needs, &facts.care_needs_why)),
        (
            "Abuse or neglect, or the risk of it",
            test(terms::YES_NO_UNKNOWN, &facts.abuse_or_risk, &facts.abuse_or_risk_why),
        ),
        (
            "Cannot protect themself because of those needs",
            test(terms::UNABLE_TO_PROTECT, &facts.unable_to_protect, &facts.unable_to_protect_why),
        ),
        (
            "Level of support",
            test(lists.of(List::SupportLevels), &facts.support_level, &facts.support_level_why),
        ),
    ])
}

/// Every fact there is.
pub(super) fn all(facts: &ConcernFacts, lists: &Lists) -> Vec<FactRow> {
    let mut rows = said([
        ("In short", facts.summary.clone()),
        ("How it reached us", chosen(lists.of(List::RoutesIn), &facts.route_in)),
    ]);
    rows.extend(incident(facts, lists));
    rows.extend(said([("Main kind", chosen(lists.of(List::ConcernTypes), &facts.main_type))]));
    let anonymous = if facts.reporter.anonymous { "Asked not to be named" } else { "" };
    let labelled = reporter(&facts.reporter, lists).into_iter().map(|(label, value)| match label {
        "Reported by" => (label, value),
        _ => ("Reporter", format!("{label}: {value}")),
    });
    rows.extend(labelled);
    rows.extend(said([("Reporter", anonymous.to_owned())]));
    rows.extend(aware(facts));
    rows.extend(said([
        ("Consent", chosen(terms::CONSENT_STATUSES, &facts.consent_status)),
        ("Reason about consent", facts.consent_reason.clone()),
    ]));
    rows.extend(risk(facts));
    rows.extend(tests(facts, lists));
    rows.extend(said([("Review", moment(&facts.review_on))]));
    rows
}

pub(super) fn said<const N: usize>(rows: [FactRow; N]) -> Vec<FactRow> {
    rows.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
}

pub(super) fn moment(text: &Option<String>) -> String {
    text.as_deref().map(time::moment_in_words).unwrap_or_default()
}

pub(super) fn chosen(list: &[terms::Term], code: &Option<String>) -> String {
    code.as_deref().map(|code| terms::label(list, code)).unwrap_or_default()
}

/// Rows as text: a line each, of the label and what it says.
pub(super) fn in_lines(rows: &[FactRow]) -> String {
    rows.iter().map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join("\n")
}

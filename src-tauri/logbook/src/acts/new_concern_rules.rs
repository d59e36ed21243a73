//! Rules for a concern that is written down for the first time; those of its people, kinds and reporter hold later as well.

use super::record_concern::{NewConcern, PersonForm, ReporterForm};
use crate::domain::lists::{List, Lists};
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::Reporter;

/// Most people one concern can start with.
const PEOPLE_MAX: usize = 60;

/// Rules for what a new concern says, each field by itself.
pub(super) fn check(rules: &mut Rules, form: &NewConcern, lists: &Lists) {
    let words =
        [&form.account, &form.own_words, &form.observed, &form.opinion, &form.summary, &form.officer_said];
    let somebody = form
        .people
        .iter()
        .any(|p| p.person.is_some() || !(p.name.trim().is_empty() && p.known_as.trim().is_empty()));
    rules.hold(somebody || words.iter().any(|text| !text.trim().is_empty()), "account", "required");
    rules.past("received_at", form.received_at.as_deref());
    rules.choice("route_in", form.route_in.as_deref(), lists.of(List::RoutesIn));
    rules.choice("danger", form.danger.as_deref(), terms::YES_NO_UNKNOWN);
    rules.choice("called_999", form.called_999.as_deref(), terms::YES_NO_UNKNOWN);
    rules.past("called_999_at", form.called_999_at.as_deref()).line("incident_number", &form.incident_number);
    check_reporter(rules, &form.reporter, lists, &Reporter::default());
    rules.hold(form.people.len() <= PEOPLE_MAX, "people", "too-many");
    for (at, person) in form.people.iter().enumerate() {
        check_person(rules, &format!("people.{at}."), person);
    }
    rules.line("summary", &form.summary).line("happened_when", &form.happened_when);
    check_stretch(rules, form.happened_from.as_deref(), form.happened_until.as_deref(), form.ongoing);
    rules
        .choice("place", form.place.as_deref(), lists.of(List::Places))
        .line("place_words", &form.place_words);
    for (field, text) in narratives(form) {
        rules.narrative(field, text);
    }
    for (field, grade) in [
        ("account_source", &form.account_source),
        ("own_words_source", &form.own_words_source),
        ("observed_source", &form.observed_source),
        ("views_source", &form.views_source),
    ] {
        rules.choice(field, grade.as_deref(), terms::SOURCE_GRADES);
    }
    check_types(rules, &form.concern_types, form.main_type.as_deref(), lists, &[]);
    rules.choice("aware", form.aware.as_deref(), terms::YES_NO_UNKNOWN);
    rules.narrative("aware_reason", &form.aware_reason);
    rules.choice("consent_status", form.consent_status.as_deref(), terms::CONSENT_STATUSES);
    rules.narrative("consent_reason", &form.consent_reason);
    rules.choice("risk_level", form.risk_level.as_deref(), terms::RISK_LEVELS);
    rules.narrative("risk_reasons", &form.risk_reasons);
}

/// A concern is complete only once somebody asked whether anyone is in danger now, and whether 999 was called if so; "not known"
/// is an answer. A draft needs neither.
pub(super) fn check_danger(rules: &mut Rules, form: &NewConcern) {
    rules.hold(form.danger.is_some(), "danger", "not-chosen");
    let called = form.called_999.is_some() || form.called_999_at.is_some();
    rules.hold(form.danger.as_deref() != Some("yes") || called, "called_999", "not-chosen");
}

/// Rules for when something happened: from, until, and whether it goes on, which has no end.
pub(super) fn check_stretch(rules: &mut Rules, from: Option<&str>, until: Option<&str>, ongoing: bool) {
    rules.past_when("happened_from", from).past_when("happened_until", until);
    // A day is before every moment in it; of two days or two moments the text itself is in order.
    let ends_first = from.zip(until).is_some_and(|(from, until)| {
        from.get(..from.len().min(until.len())).is_some_and(|from| until < from)
    });
    rules.hold(!ends_first, "happened_until", "before-start");
    rules.hold(!(ongoing && until.is_some()), "happened_until", "goes-on");
}

/// Rules for types: each known, offered unless it was chosen before, and the main one among them.
pub(super) fn check_types(
    rules: &mut Rules,
    types: &[String],
    main: Option<&str>,
    lists: &Lists,
    before: &[String],
) {
    let known = lists.of(List::ConcernTypes);
    for code in types {
        let before = before.iter().find(|known| *known == code).map(String::as_str);
        rules.choice_or("concern_types", Some(code), known, before);
    }
    rules.hold(types.len() <= known.len(), "concern_types", "too-many");
    rules.hold(main.is_none_or(|main| types.iter().any(|code| code == main)), "main_type", "not-chosen");
}

/// Rules for the reporter; `before` is what was said of them until now.
pub(super) fn check_reporter(rules: &mut Rules, reporter: &ReporterForm, lists: &Lists, before: &Reporter) {
    let (kinds, teams) = (lists.of(List::ReporterKinds), lists.of(List::Teams));
    rules.choice_or("reporter.kind", reporter.kind.as_deref(), kinds, before.kind.as_deref());
    rules.choice_or("reporter.team", reporter.team.as_deref(), teams, before.team.as_deref());
    rules.line("reporter.name", &reporter.name).line("reporter.role", &reporter.role);
    rules.line("reporter.phone", &reporter.phone).line("reporter.email", &reporter.email);
    rules.line("reporter.relationship", &reporter.relationship);
}

/// Rules for a person; `prefix` stands before the field names.
pub(super) fn check_person(rules: &mut Rules, prefix: &str, person: &PersonForm) {
    let field = |name: &str| format!("{prefix}{name}");
    // A part may be still to do: a name is worth keeping before anybody knows what it means.
    let role = Some(person.role.as_str()).filter(|code| !code.is_empty());
    rules.choice(&field("role"), role, terms::ROLES);
    for (name, text) in [
        ("name", &person.name),
        ("known_as", &person.known_as),
        ("age", &person.age),
        ("address", &person.address),
        ("phone", &person.phone),
        ("safe_contact_note", &person.safe_contact_note),
        ("relationship", &person.relationship),
    ] {
        rules.line(&field(name), text);
    }
    rules.born(&field("born_on"), person.born_on.as_deref());
    let safe = Some(person.safe_to_contact.as_str()).filter(|code| !code.is_empty());
    rules.choice(&field("safe_to_contact"), safe, terms::SAFE_TO_CONTACT);
}

/// The narratives of a new concern and what kind each is.
pub(super) fn narratives(form: &NewConcern) -> [(&'static str, &String); 6] {
    [
        ("account", &form.account),
        ("own_words", &form.own_words),
        ("officer_said", &form.officer_said),
        ("observed", &form.observed),
        ("opinion", &form.opinion),
        ("views", &form.views),
    ]
}

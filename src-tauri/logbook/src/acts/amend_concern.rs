//! Setting or putting right the structured facts of a concern. What stood before stays in its entry.

use super::form;
use super::new_concern_rules::{check_reporter, check_stretch, check_types};
use super::record_concern::{ReporterForm, reporter};
use super::versions::changed_only;
use crate::domain::id::ConcernId;
use crate::domain::lists::{List, Lists};
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::{Body, ConcernAmended};
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use std::collections::BTreeMap;

form! {
    /// What to change and why.
    pub struct Amendment {
        /// The concern.
        pub concern: ConcernId,
        /// Why; may be empty when a fact was missing until now.
        pub reason: String,
        /// Whether what stood before was wrong: `yes`, or `no` where it was right and has changed since. Needed where a packet has it.
        pub was_wrong: Option<String>,
        /// The new values; a field that is not there stays as it is.
        pub changes: Changes,
    }
    /// New values of structured facts. Null means "not said"; absent means "stays".
    pub struct Changes {
        /// When it was received.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub received_at: Option<Option<String>>,
        /// How it came.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub route_in: Option<Option<String>>,
        /// Who reported it.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub reporter: Option<ReporterForm>,
        /// Immediate danger.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub danger: Option<Option<String>>,
        /// Whether 999 was called.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub called_999: Option<Option<String>>,
        /// When 999 was called.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub called_999_at: Option<Option<String>>,
        /// Their incident number.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub incident_number: Option<String>,
        /// In short.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub summary: Option<String>,
        /// When it happened.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub happened_when: Option<String>,
        /// When it happened or began: a moment or a day.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub happened_from: Option<Option<String>>,
        /// When it ended.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub happened_until: Option<Option<String>>,
        /// It goes on.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub ongoing: Option<bool>,
        /// Where.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub place: Option<Option<String>>,
        /// The place in words.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub place_words: Option<String>,
        /// Types.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub concern_types: Option<Vec<String>>,
        /// The main one.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub main_type: Option<Option<String>>,
        /// Whether the person knows.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub aware: Option<Option<String>>,
        /// Why they do not know.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub aware_reason: Option<String>,
        /// Consent.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub consent_status: Option<Option<String>>,
        /// Why, or why not.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub consent_reason: Option<String>,
        /// Risk.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub risk_level: Option<Option<String>>,
        /// The reasons.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub risk_reasons: Option<String>,
        /// How likely harm is.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub likelihood: Option<Option<String>>,
        /// How bad it would be.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub severity: Option<Option<String>>,
        /// Who else is at risk.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub others_at_risk: Option<Vec<String>>,
        /// Needs for care and support, met by anybody or not: `yes`, `no`, `unknown` (Care Act 2014, section 42).
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub care_needs: Option<Option<String>>,
        /// What that rests on.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub care_needs_why: Option<String>,
        /// Abuse or neglect, or the risk of it.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub abuse_or_risk: Option<Option<String>>,
        /// What that rests on.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub abuse_or_risk_why: Option<String>,
        /// Unable to protect themself because of those needs; also `left`, to the county council.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub unable_to_protect: Option<Option<String>>,
        /// What that rests on.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub unable_to_protect_why: Option<String>,
        /// Level of support a child needs: a code of the list. It informs and decides nothing.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub support_level: Option<Option<String>>,
        /// What that rests on.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub support_level_why: Option<String>,
        /// Next review.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub review_on: Option<Option<String>>,
    }
}

/// Tells "null" (not said) from "absent" (stays).
pub(super) fn said<'de, D: serde::Deserializer<'de>>(
    d: D,
) -> std::result::Result<Option<Option<String>>, D::Error> {
    serde::Deserialize::deserialize(d).map(Some)
}

impl Logbook {
    /// Sets or puts right facts of a concern.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing changes then.
    pub fn amend_concern(&mut self, form: Amendment) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let changes = form.changes;
        let mut rules = Rules::at(self.now());
        check(&mut rules, &changes, &concern.facts, self.lists());
        // An open concern that has a review date keeps one.
        let dropped = changes.review_on == Some(None) && concern.facts.review_on.is_some();
        rules.hold(concern.closed || !dropped, "review_on", "required");
        let changes = changed_only(&mut rules, &concern, as_json(&changes)?)?;
        let mut amended = ConcernAmended { concern: form.concern, changes, ..ConcernAmended::default() };
        let altered = self.items_altered(&concern, Body::ConcernAmended(amended.clone()));
        let was_wrong = form.was_wrong.as_deref();
        amended.put_right = self.to_be_told(&mut rules, was_wrong, altered, &[form.concern])?;
        rules.narrative("reason", &form.reason).finish()?;
        if amended.changes.is_empty() {
            return Err(Error::field("changes", "required"));
        }
        amended.reason = form.reason;
        self.add_about(form.concern, "amend", Body::ConcernAmended(amended))
    }
}

/// The tests in law inform: none of them is ever needed, and none keeps anything from being done.
fn check_tests(rules: &mut Rules, changes: &Changes, now: &crate::entry::v1::ConcernFacts, lists: &Lists) {
    let code = |value: &Option<Option<String>>| value.clone().flatten();
    for (field, value, list) in [
        ("care_needs", &changes.care_needs, terms::YES_NO_UNKNOWN),
        ("abuse_or_risk", &changes.abuse_or_risk, terms::YES_NO_UNKNOWN),
        ("unable_to_protect", &changes.unable_to_protect, terms::UNABLE_TO_PROTECT),
    ] {
        rules.choice(field, code(value).as_deref(), list);
    }
    let (level, before) = (code(&changes.support_level), now.support_level.as_deref());
    rules.choice_or("support_level", level.as_deref(), lists.of(List::SupportLevels), before);
    for (field, why) in [
        ("care_needs_why", &changes.care_needs_why),
        ("abuse_or_risk_why", &changes.abuse_or_risk_why),
        ("unable_to_protect_why", &changes.unable_to_protect_why),
        ("support_level_why", &changes.support_level_why),
    ] {
        rules.narrative(field, why.as_deref().unwrap_or(""));
    }
}

fn check(rules: &mut Rules, changes: &Changes, now: &crate::entry::v1::ConcernFacts, lists: &Lists) {
    let code = |value: &Option<Option<String>>| value.clone().flatten();
    rules.past("received_at", code(&changes.received_at).as_deref());
    rules.choice("called_999", code(&changes.called_999).as_deref(), terms::YES_NO_UNKNOWN);
    rules.past("called_999_at", code(&changes.called_999_at).as_deref());
    let from = changes.happened_from.as_ref().unwrap_or(&now.happened_from);
    let until = changes.happened_until.as_ref().unwrap_or(&now.happened_until);
    check_stretch(rules, from.as_deref(), until.as_deref(), changes.ongoing.unwrap_or(now.ongoing));
    rules.ahead("review_on", code(&changes.review_on).as_deref());
    let route = code(&changes.route_in);
    rules.choice_or("route_in", route.as_deref(), lists.of(List::RoutesIn), now.route_in.as_deref());
    rules.choice("danger", code(&changes.danger).as_deref(), terms::YES_NO_UNKNOWN);
    let place = code(&changes.place);
    rules.choice_or("place", place.as_deref(), lists.of(List::Places), now.place.as_deref());
    rules.choice("aware", code(&changes.aware).as_deref(), terms::YES_NO_UNKNOWN);
    rules.choice("consent_status", code(&changes.consent_status).as_deref(), terms::CONSENT_STATUSES);
    // Whoever sets a risk says why: a level alone tells the next officer nothing.
    let reasons = changes.risk_reasons.as_ref().unwrap_or(&now.risk_reasons);
    if code(&changes.risk_level).is_some() {
        rules.required("risk_reasons", reasons);
    }
    rules.choice("risk_level", code(&changes.risk_level).as_deref(), terms::RISK_LEVELS);
    rules.choice("likelihood", code(&changes.likelihood).as_deref(), terms::LIKELIHOODS);
    rules.choice("severity", code(&changes.severity).as_deref(), terms::SEVERITIES);
    let others = changes.others_at_risk.as_deref().unwrap_or_default();
    rules.hold(others.len() <= terms::OTHERS_AT_RISK.len(), "others_at_risk", "too-many");
    for other in others.iter().take(terms::OTHERS_AT_RISK.len()) {
        rules.choice("others_at_risk", Some(other), terms::OTHERS_AT_RISK);
    }
    for (field, text) in [
        ("incident_number", &changes.incident_number),
        ("summary", &changes.summary),
        ("happened_when", &changes.happened_when),
        ("place_words", &changes.place_words),
    ] {
        rules.line(field, text.as_deref().unwrap_or(""));
    }
    check_tests(rules, changes, now, lists);
    rules.narrative("aware_reason", changes.aware_reason.as_deref().unwrap_or(""));
    rules.narrative("consent_reason", changes.consent_reason.as_deref().unwrap_or(""));
    rules.narrative("risk_reasons", changes.risk_reasons.as_deref().unwrap_or(""));
    if let Some(reporter) = &changes.reporter {
        check_reporter(rules, reporter, lists, &now.reporter);
    }
    let types = changes.concern_types.as_ref().unwrap_or(&now.concern_types);
    let main = changes.main_type.as_ref().unwrap_or(&now.main_type);
    check_types(rules, types, main.as_deref(), lists, &now.concern_types);
}

fn as_json(changes: &Changes) -> Result<BTreeMap<String, String>> {
    let bug = |_| Error::Internal("changes not written");
    let whole = serde_json::to_value(changes).map_err(bug)?;
    let mut named = BTreeMap::new();
    for (field, value) in whole.as_object().into_iter().flatten() {
        named.insert(field.clone(), value.to_string());
    }
    if let Some(form) = &changes.reporter {
        named.insert("reporter".into(), serde_json::to_string(&reporter(form)).map_err(bug)?);
    }
    Ok(named)
}

//! Setting or putting right the structured facts of a concern: named fields, one rule for all.

use std::collections::BTreeMap;

use crate::entry::v1::ConcernFacts;

/// Fields an amendment may name.
pub const AMENDABLE: &[&str] = &[
    "received_at",
    "route_in",
    "reporter",
    "danger",
    "called_999",
    "called_999_at",
    "incident_number",
    "summary",
    "happened_when",
    "happened_from",
    "happened_until",
    "ongoing",
    "place",
    "place_words",
    "concern_types",
    "main_type",
    "aware",
    "aware_reason",
    "consent_status",
    "consent_reason",
    "risk_level",
    "risk_reasons",
    "likelihood",
    "severity",
    "others_at_risk",
    "care_needs",
    "care_needs_why",
    "abuse_or_risk",
    "abuse_or_risk_why",
    "unable_to_protect",
    "unable_to_protect_why",
    "support_level",
    "support_level_why",
    "review_on",
];

/// Applies changes: field name to JSON text. What cannot be read changes nothing, so that a fold never fails.
pub fn amend(facts: &mut ConcernFacts, changes: &BTreeMap<String, String>) {
    let Ok(serde_json::Value::Object(mut whole)) = serde_json::to_value(&*facts) else { return };
    for (field, json) in changes {
        if let (true, Ok(value)) = (AMENDABLE.contains(&field.as_str()), serde_json::from_str(json)) {
            whole.insert(field.clone(), value);
        }
    }
    if let Ok(amended) = serde_json::from_value(serde_json::Value::Object(whole)) {
        *facts = amended;
    }
}

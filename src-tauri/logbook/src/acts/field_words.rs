//! The structured facts of a concern and of a person in words: what a field is called and what a value says.

use serde_json::Value;

use super::topics::{answer_label, answer_words};
use crate::domain::lists::{List, Lists};
use crate::domain::topics::FieldName;
use crate::domain::{person, terms, time};
use crate::entry::v1::{FileSaid, Link, MarkSaid, Reporter};

/// A value in words, whole: a reporter and a part as lines.
pub(super) fn said(field: &str, json: &str, lists: &Lists) -> String {
    if let Some(name) = FieldName::of(field) {
        let words = answer_words(&name, json);
        return if words.is_empty() { "not said".into() } else { words };
    }
    let value: Value = serde_json::from_str(json).unwrap_or(Value::Null);
    let list = match field {
        "route_in" => lists.of(List::RoutesIn),
        "danger" | "called_999" | "aware" => terms::YES_NO_UNKNOWN,
        "place" => lists.of(List::Places),
        "concern_types" | "main_type" => lists.of(List::ConcernTypes),
        "care_needs" | "abuse_or_risk" => terms::YES_NO_UNKNOWN,
        "unable_to_protect" => terms::UNABLE_TO_PROTECT,
        "support_level" => lists.of(List::SupportLevels),
        "consent_status" => terms::CONSENT_STATUSES,
        "risk_level" => terms::RISK_LEVELS,
        "likelihood" => terms::LIKELIHOODS,
        "severity" => terms::SEVERITIES,
        "others_at_risk" => terms::OTHERS_AT_RISK,
        "safe_to_contact" => terms::SAFE_TO_CONTACT,
        "preferred_contact" => terms::PREFERRED_CONTACTS,
        "may_leave_message" | "interpreter" | "known_to_social_care" => terms::YES_NO_UNKNOWN,
        "ethnicity" => terms::ETHNICITIES,
        "support_reason" => terms::SUPPORT_REASONS,
        _ => &[],
    };
    match value {
        Value::String(text) if text.is_empty() => "not said".into(),
        Value::String(text) if list.is_empty() => time::moment_in_words(&text),
        Value::String(code) => terms::label(list, &code),
        Value::Array(rows) if rows.is_empty() => "not said".into(),
        Value::Array(rows) if rows.iter().any(Value::is_object) => rows_in_words(field, rows),
        Value::Array(codes) => codes
            .iter()
            .filter_map(Value::as_str)
            .map(|code| terms::label(list, code))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Bool(yes) => if yes { "Yes" } else { "No" }.into(),
        Value::Object(_) => lines(json, lists),
        Value::Null => "not said".into(),
        other => other.to_string(),
    }
}

/// What a field is called, in lower case.
pub(super) fn label(field: &str) -> &'static str {
    match field {
        "received_at" => "when received",
        "route_in" => "how it reached us",
        "reporter" => "who told us",
        "danger" => "immediate danger",
        "called_999" => "whether 999 was called",
        "called_999_at" => "when 999 was called",
        "incident_number" => "incident number",
        "summary" => "in short",
        "happened_when" => "when it happened",
        "happened_from" => "when it began",
        "happened_until" => "when it ended",
        "ongoing" => "whether it goes on",
        "place" => "where",
        "place_words" => "the place in words",
        "concern_types" => "kinds of concern",
        "main_type" => "main kind",
        "aware" => "whether they know",
        "aware_reason" => "why they do not know",
        "consent_status" => "consent",
        "consent_reason" => "reason about consent",
        "risk_level" => "risk",
        "risk_reasons" => "reasons for the risk",
        "likelihood" => "how likely harm is",
        "severity" => "how bad it would be",
        "others_at_risk" => "who else is at risk",
        "care_needs" => "needs for care and support",
        "care_needs_why" => "what shows those needs",
        "abuse_or_risk" => "abuse or neglect, or the risk of it",
        "abuse_or_risk_why" => "what shows that risk",
        "unable_to_protect" => "whether they cannot protect themself",
        "unable_to_protect_why" => "what shows whether they can",
        "support_level" => "Kent level of support",
        "support_level_why" => "why that level",
        "review_on" => "review date",
        _ => person_label(field),
    }
}

/// What a field about a person is called, in lower case.
fn person_label(field: &str) -> &'static str {
    match field {
        "name" => "name",
        "known_as" => "known as",
        "born_on" => "date of birth",
        "age" => "age",
        "address" => "address",
        "phone" => "telephone",
        "safe_to_contact" => "safe to contact",
        "safe_contact_note" => "safe contact",
        "do_not_reveal_address" => "address must not be revealed",
        "aliases" => "other names",
        "expected_on" => "expected date of delivery",
        "postcode" => "postcode",
        "address_since" => "at the address since",
        "addresses" => "other addresses",
        "preferred_contact" => "how they like to be reached",
        "uprn" => "property number (UPRN)",
        "known_to_social_care" => "whether social care knows them",
        "safe_times" => "safe times",
        "may_leave_message" => "whether a message may be left",
        "contacts" => "other ways to reach them",
        "sex_gender" => "sex or gender",
        "ethnicity" => "ethnicity",
        "first_language" => "first language",
        "interpreter" => "interpreter",
        "communication_needs" => "what they need to be understood",
        "religion" => "religion",
        "nationality_immigration" => "nationality and immigration",
        "nhs_number" => "NHS number",
        "gp" => "GP",
        "surgery" => "surgery",
        "school_or_employer" => "school or employer",
        "next_of_kin" => "next of kin",
        "attorney_deputy" => "attorney, deputy or appointee",
        "care_provider" => "social care provider",
        "health" => "disability and health",
        "health_why" => "why health matters here",
        "support_reason" => "primary support reason",
        "pets" => "pets",
        "flags" => "warnings",
        _ => FieldName::of(field).map_or("a fact", |name| answer_label(&name)),
    }
}

/// The rows of a list that goes with a person, a line each.
fn rows_in_words(field: &str, rows: Vec<Value>) -> String {
    fn each<T: serde::de::DeserializeOwned>(rows: Vec<Value>, words: fn(&T) -> String) -> Vec<String> {
        rows.into_iter().filter_map(|row| serde_json::from_value(row).ok()).map(|row| words(&row)).collect()
    }
    let lines = match field {
        "addresses" => each(rows, person::address_line),
        "contacts" => each(rows, person::contact_line),
        "flags" => each(rows, person::flag_line),
        _ => Vec::new(),
    };
    lines.join("\n")
}

/// A reporter, a person's part, a mark or what is said of a file, as lines of a label and what it says.
fn lines(json: &str, lists: &Lists) -> String {
    let rows = if let Ok(reporter) = serde_json::from_str::<Reporter>(json) {
        let anonymous = if reporter.anonymous { "Yes" } else { "No" };
        let mut rows = super::fact_rows::reporter(&reporter, lists);
        rows.push(("Asked not to be named", anonymous.to_owned()));
        rows
    } else if let Ok(link) = serde_json::from_str::<Link>(json) {
        vec![("Part", terms::role_label(&link.role)), ("Relationship", link.relationship)]
    } else if let Ok(mark) = serde_json::from_str::<MarkSaid>(json) {
        super::statements::mark_rows(&mark)
    } else if let Ok(file) = serde_json::from_str::<FileSaid>(json) {
        super::files::words_rows(&file)
    } else {
        Vec::new()
    };
    let rows = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
    rows.map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join("\n")
}

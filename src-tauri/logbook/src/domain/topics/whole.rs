//! What must hold of the answers to a topic taken together.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Topic;
use crate::domain::rules::Rules;

/// Looks at a topic as it would stand. What it breaks is noted under `answers.` and the field's code.
pub fn check(topic: &Topic, stands: &BTreeMap<&str, Value>, rules: &mut Rules) {
    let said = |field: &str| match stands.get(field) {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(_) => true,
    };
    for field in topic.fields.iter().filter(|field| field.needed) {
        rules.hold(said(field.code), &format!("answers.{}", field.code), "required");
    }
    // An assessment without a score is none.
    if topic.code == "DASH" {
        rules.hold(said("dash_items") || said("dash_score"), "answers.dash_items", "required");
    }
    // Judgement that outweighs a score is worth as much as its reasons.
    if stands.get("judgement").is_some_and(|said| said == "yes") {
        rules.hold(said("judgement_why"), "answers.judgement_why", "required");
    }
}

//! An answer: from what a form gives to its one form as JSON, and from there to words.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Field, Kind, Room};
use crate::domain::rules::Rules;
use crate::domain::{terms, time};

/// Most rooms of one home.
const ROOMS_MOST: usize = 40;
/// A day from which on anything may be written down.
const EARLIEST: &str = "1900-01-01T00:00";

/// Reads an answer as a form gives it; null, empty text and an empty list all mean "not said". What it breaks is noted
/// under `answers.` and the field's code.
pub fn read(field: &Field, given: &Value, rules: &mut Rules) -> Value {
    let name = format!("answers.{}", field.code);
    let said = match given {
        Value::Null => Some(Value::Null),
        Value::String(text) if text.is_empty() => Some(Value::Null),
        Value::Array(all) if all.is_empty() => Some(Value::Null),
        Value::String(text) => read_text(field, &name, text, rules),
        Value::Array(all) => read_list(field, &name, all, rules),
        Value::Number(number) if field.kind == Kind::Count => {
            let within = number.as_u64().is_some_and(|number| number <= u64::from(field.most));
            rules.hold(within, &name, "out-of-range");
            Some(given.clone())
        }
        _ => None,
    };
    if said.is_none() {
        rules.broke(&name, "not-understood");
    }
    said.unwrap_or_default()
}

fn read_text(field: &Field, name: &str, text: &str, rules: &mut Rules) -> Option<Value> {
    match field.kind {
        Kind::Line | Kind::File => rules.line(name, text),
        Kind::Text => rules.narrative(name, text),
        Kind::One => rules.choice(name, Some(text), field.terms),
        Kind::Past => rules.past_day(name, Some(text)),
        Kind::Day => rules.from_on(name, Some(text), Some(EARLIEST)),
        Kind::Moment => rules.past(name, Some(text)),
        Kind::Many | Kind::Ticks | Kind::Rooms | Kind::Count => return None,
    };
    Some(json!(text))
}

fn read_list(field: &Field, name: &str, all: &[Value], rules: &mut Rules) -> Option<Value> {
    match field.kind {
        Kind::Many => {
            let codes: Option<BTreeSet<&str>> = all.iter().map(Value::as_str).collect();
            let codes = codes?;
            let known = field.terms.iter().map(|term| &*term.code).filter(|code| codes.contains(code));
            let known: Vec<&str> = known.collect();
            rules.hold(known.len() == codes.len(), name, "unknown-choice");
            Some(json!(known))
        }
        Kind::Ticks => {
            let numbers: Option<BTreeSet<u64>> = all.iter().map(Value::as_u64).collect();
            let numbers = numbers?;
            rules.hold(
                numbers.iter().all(|number| (1..=field.most.into()).contains(number)),
                name,
                "out-of-range",
            );
            Some(json!(numbers))
        }
        Kind::Rooms => {
            let rooms: Result<Vec<Room>, _> =
                all.iter().map(|room| serde_json::from_value(room.clone())).collect();
            let rooms = rooms.ok()?;
            let called: BTreeSet<String> =
                rooms.iter().map(|room| room_label(field, room).to_lowercase()).collect();
            rules.hold(called.len() == rooms.len(), name, "said-twice");
            rules.hold(rooms.len() <= ROOMS_MOST, name, "too-many");
            for room in &rooms {
                rules.required(name, &room.room).line(name, &room.room);
                rules.hold((1..=field.most).contains(&room.rating), name, "out-of-range");
            }
            Some(json!(rooms))
        }
        _ => None,
    }
}

/// An answer in words; empty when it says nothing. What cannot be read as its kind comes back as it is written.
pub fn in_words(field: &Field, json: &str) -> String {
    let Ok(value) = serde_json::from_str::<Value>(json) else { return json.to_owned() };
    match (field.kind, &value) {
        (_, Value::Null) => String::new(),
        (Kind::One, Value::String(code)) => terms::label(field.terms, code),
        (Kind::Past | Kind::Day | Kind::Moment, Value::String(day)) => time::moment_in_words(day),
        // Which one, whoever knows the concern says.
        (Kind::File, Value::String(_)) => "A file of this concern".into(),
        (_, Value::String(text)) => text.clone(),
        (Kind::Many, Value::Array(codes)) => {
            let labels = codes.iter().filter_map(Value::as_str).map(|code| terms::label(field.terms, code));
            labels.collect::<Vec<_>>().join("; ")
        }
        (Kind::Ticks, Value::Array(numbers)) => ticks_in_words(field, numbers),
        (Kind::Rooms, Value::Array(_)) => {
            let rooms: Vec<Room> = serde_json::from_value(value).unwrap_or_default();
            let said = rooms
                .iter()
                .map(|room| format!("{}: {} of {}", room_label(field, room), room.rating, field.most));
            said.collect::<Vec<_>>().join("; ")
        }
        (Kind::Count, Value::Number(number)) => format!("{number} of {}", field.most),
        _ => json.to_owned(),
    }
}

/// "2 of 24: 1 hurt now; 13 weapons used".
fn ticks_in_words(field: &Field, numbers: &[Value]) -> String {
    let one = |number: &Value| {
        let code = number.to_string();
        format!("{code} {}", terms::within(&terms::label(field.terms, &code)))
    };
    let all = numbers.iter().map(one).collect::<Vec<_>>().join("; ");
    format!("{} of {}: {all}", numbers.len(), field.most)
}

/// What a room is called.
pub(super) fn room_label(field: &Field, room: &Room) -> String {
    terms::label(field.terms, room.room.trim())
}

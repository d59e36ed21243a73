//! Every question of every topic: an answer is kept as it was typed, or refused by the question's name.

use std::collections::BTreeMap;

use logbook::acts::CheckForm;
use logbook::domain::topics::{Field, Kind, TOPICS, Topic};
use serde_json::{Value, json};
use town::Town;

use crate::broken;
use crate::every_field::{NEVER, TRAP};
use crate::topics::{form, page};

#[test]
fn every_question_keeps_what_was_typed_or_is_refused_by_its_name() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let scan = crate::files_in_packets::with_caption(&mut town, concern, "scan.pdf", b"%PDF-1.7", TRAP);
    let scan = scan.strip_prefix("file:").unwrap();
    let needed = |topic: &Topic| {
        let one = |field: &&Field| field.needed.then(|| (field.code.to_owned(), good(field)));
        let mut answers: BTreeMap<String, Value> =
            topic.fields.iter().filter_map(|field| one(&field)).collect();
        if topic.code == "DASH" {
            answers.extend([("dash_score".to_owned(), json!(3)), ("dash_items".to_owned(), json!([1]))]);
        }
        answers
    };
    for topic in TOPICS {
        for field in topic.fields {
            let mut with = |value: Value| {
                let mut answers = needed(topic);
                answers.insert(field.code.into(), value);
                let said = form(concern, topic.code, json!(answers));
                town.book().note_topic(said).map(|made| (made, page(&mut town, concern)))
            };
            let why = match field.code {
                "judgement" => json!("no"),
                "dash_file" => json!(scan),
                _ => good(field),
            };
            let (made, shown) = with(why.clone()).unwrap();
            let set = shown.topics.iter().find(|view| view.topic == topic.code).unwrap().sets.iter();
            let set = set.clone().find(|set| set.occasion == made.occasion).unwrap();
            let answer = set.answers.iter().find(|answer| answer.field == field.code).unwrap();
            assert_eq!(answer.value, why, "{}", field.code);
            let spoilt: Vec<Value> = match field.kind {
                Kind::Past | Kind::Day | Kind::Moment => {
                    NEVER.iter().filter(|day| !day.is_empty()).map(|day| json!(day)).collect()
                }
                Kind::Line => vec![json!("x".repeat(501)), json!(["x"]), json!(1)],
                Kind::Text => vec![json!("x".repeat(1_200_001)), json!({}), json!(1)],
                Kind::One => vec![json!(TRAP), json!(["yes"])],
                Kind::Many => vec![json!([TRAP]), json!(TRAP), json!([1])],
                Kind::Ticks => vec![json!([25]), json!(TRAP), json!([TRAP])],
                Kind::Rooms => vec![
                    json!([{ "room": "x".repeat(501), "rating": 1 }]),
                    json!(TRAP),
                    json!([{ "rating": 1 }]),
                ],
                Kind::Count => vec![json!(25), json!(TRAP)],
                Kind::File => vec![json!(TRAP), json!("x".repeat(501)), json!(1)],
            };
            for value in spoilt {
                let said = broken(with(value.clone()));
                let named = format!("answers.{} ", field.code);
                assert!(said.iter().all(|one| one.starts_with(&named)), "{} {value}: {said:?}", field.code);
            }
        }
    }
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

/// An answer that its question takes, as hostile as it may be.
fn good(field: &Field) -> Value {
    match field.kind {
        Kind::Line | Kind::Text => json!(format!(" {TRAP}\n ")),
        Kind::One => json!(field.terms.last().unwrap().code),
        Kind::Many => json!(field.terms.iter().map(|term| &term.code).collect::<Vec<_>>()),
        Kind::Past | Kind::Day => json!("2026-11-20"),
        Kind::Moment => json!("2026-11-20T09:00"),
        Kind::Ticks => json!((1..=field.most).collect::<Vec<_>>()),
        Kind::Rooms => json!([{ "room": TRAP, "rating": field.most }]),
        Kind::Count => json!(field.most),
        Kind::File => Value::Null,
    }
}

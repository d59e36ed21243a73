//! A thousand edits, written at three machines at the same time, on the same concerns.

use serde_json::{Value, json};

use crate::street::Street;

/// Each desk writes concerns down; all have them then. Returns a passage of each, with its concern.
pub fn record(street: &Street, each: usize) -> Vec<(Value, Value)> {
    let acts: Vec<Vec<Value>> =
        (0..3).map(|desk| (0..each).map(|n| recorded(&format!("first.{desk}.{n}"))).collect()).collect();
    let said = street.run_at_once(&acts).into_iter().flatten();
    let concerns: Vec<Value> = said.map(|view| view["concern"].clone()).collect();
    street.agree();
    let read = |concern: &Value| json!({ "act": "read_concern", "form": { "concern": concern } });
    let pages =
        street.run_at_once(&[concerns.iter().map(read).collect(), Vec::new(), Vec::new()]).swap_remove(0);
    let known = pages.iter().map(|page| {
        let items = page["chronology"].as_array().unwrap();
        let passage = items.iter().flat_map(|item| item["passages"].as_array().unwrap()).next().unwrap();
        (page["concern"].clone(), passage["passage"].clone())
    });
    known.collect()
}

/// Writes in rounds: in each, all three desks write at once in a process of their own, on the same concerns, and then all
/// pass at once. Returns how many edits were acknowledged.
pub fn interleave(street: &Street, passages: &[(Value, Value)], rounds: usize, edits: usize) -> usize {
    let mut dice = Dice(20_261_125);
    let mut acknowledged = 0;
    for round in 0..rounds {
        let now = edits / rounds + usize::from(round < edits % rounds);
        let share = |desk: usize| now / 3 + usize::from(desk < now % 3);
        let acts: Vec<Vec<Value>> = (0..3)
            .map(|desk| {
                (0..share(desk)).map(|n| edit(&mut dice, &format!("{round}.{desk}.{n}"), passages)).collect()
            })
            .collect();
        let said = street.run_at_once(&acts);
        acknowledged += said.iter().map(Vec::len).sum::<usize>();
        street.sync_at_once();
        settle(street, passages);
    }
    acknowledged
}

/// The first desk settles whatever was written apart, and the others hear of it before they go on: over two versions
/// nobody may write.
fn settle(street: &Street, passages: &[(Value, Value)]) {
    // Whatever carries the files needs its time: what has not come yet cannot be settled.
    street.agree();
    let read =
        |(concern, _): &(Value, Value)| json!({ "act": "read_versions", "form": { "concern": concern } });
    let pages =
        street.run_at_once(&[passages.iter().map(read).collect(), Vec::new(), Vec::new()]).swap_remove(0);
    let mut settling = Vec::new();
    for page in &pages {
        for apart in page["apart"].as_array().unwrap() {
            let versions: Vec<&Value> =
                apart["versions"].as_array().unwrap().iter().map(|version| &version["entry"]).collect();
            settling.push(json!({ "act": "settle_versions", "form": {
                "concern": page["concern"], "person": apart["person"], "field": apart["field"],
                "versions": versions, "choose": versions[0], "reason": "Asked both.",
            }}));
        }
    }
    street.run_at_once(&[settling, Vec::new(), Vec::new()]);
    street.agree();
}

fn recorded(name: &str) -> Value {
    json!({ "act": "record_concern", "form": {
        "danger": "no",
        "account": format!("Seen at the front desk, {name}."),
        "people": [{ "role": "adult_at_risk", "name": format!("Grace McKenna {name}") }],
    }})
}

fn edit(dice: &mut Dice, name: &str, passages: &[(Value, Value)]) -> Value {
    let (concern, passage) = &passages[dice.throw(passages.len())];
    let (act, form) = match dice.throw(100) {
        0..5 => return recorded(name),
        5..40 => (
            "add_to_concern",
            json!({ "concern": concern, "kind": "note", "text": format!("Rang again, {name}.") }),
        ),
        40..65 => (
            "amend_concern",
            json!({
                "concern": concern, "reason": "Seen again.", "changes": { "summary": format!("In short, {name}") },
            }),
        ),
        65..85 => (
            "correct_passage",
            json!({
                "concern": concern, "passage": passage, "text": format!("Heard again, {name}."), "reason": "Misheard.",
            }),
        ),
        _ => (
            "decide",
            json!({ "concern": concern, "decision": "monitor", "reasons": format!("Watched, {name}.") }),
        ),
    };
    json!({ "act": act, "form": form })
}

/// Chance that can be repeated.
pub struct Dice(pub u64);

impl Dice {
    /// A number below another.
    pub fn throw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

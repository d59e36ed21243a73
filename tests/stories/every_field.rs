//! Every field of every form, met by what has broken programs before: kept letter for letter, or refused by its name.
//!
//! The fields come from the forms' own schemas, so that a new act or a new field is met without anybody thinking of it.

use std::collections::BTreeSet;

use logbook::acts::{CheckForm, ConcernWanted};
use logbook::entry::v1::Body;
use logbook::{Act, Code, Error};
use rusqlite::Connection;
use serde_json::{Value, json};
use town::Town;
use town::council::Council;

use crate::forms::{acceptable, put};
use crate::share::request;

/// Control characters, overrides of direction, emoji, HTML, SQL and Typst markup: a line that every box can hold.
pub const TRAP: &str = "a\u{0}b\u{7}\u{1B}[31m \u{202E}drow\u{202C} \u{2066}x\u{2069}\u{200B} 👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u{301}\u{301} \
    <script>alert(1)</script><img src=x onerror=alert(1)> '; DROP TABLE entries; -- \" ' \\ \
    #panic(\"x\") $x^2$ *b* _i_ `c` @ref <label> #read(\"/etc/passwd\") = Heading \r\n‹mark› %s %n";

/// Dates of no calendar, of no clock, or not written as a date is.
pub const NEVER: &[&str] = &[
    "2026-02-30",
    "2026-02-30T09:00",
    "2026-13-01T09:00",
    "2026-11-20T24:01",
    "2026-1-3T9:04",
    "2026-1-3",
    "0000-00-00",
    "+262142-12-31T23:59",
    "-262143-01-01",
    // The night on which the clocks went forward.
    "2026-03-29T01:30",
    "yesterday",
    "",
];

/// Days of the calendar, but too far away for anything to have happened, or to be planned, on them.
const FAR_AWAY: &[&str] = &["1026-03-04", "9999-12-31", "1026-03-04T09:00", "9999-12-31T09:00"];

/// Fields that look for what was on a day; any day of the calendar will do.
const LOOKED_FOR: &[&str] = &["received_from", "received_to", "due_to", "from", "to"];

/// Fields that hold a date.
const DATES: &[&str] = &[
    "received_at",
    "called_999_at",
    "happened_from",
    "happened_until",
    "born_on",
    "happened_at",
    "assessed_at",
    "asked_at",
    "seen_at",
    "decided_at",
    "sent_at",
    "reply_due",
    "at",
    "next_due",
    "due",
    "reply_by",
    "review_on",
    "expected_on",
    "keep_until",
    "address_since",
    "since",
    "until",
    "policy_since",
    "verified_on",
    "known_at",
    "said_at",
    "confirm_by",
    "done_at",
    "received_from",
    "received_to",
    "due_to",
    "from",
    "to",
];

/// Where text from the form goes when it is not in an entry: to be read back, or to be looked for.
const WRITES_NO_ENTRY: &[&str] =
    &["keep_draft", "read_draft", "discard_draft", "review_request", "keep_filter", "forget_filter"];

#[test]
fn every_field_keeps_what_was_typed_or_is_refused_by_its_name() {
    let mut town = Town::new();
    let key = town.database_key();
    let database = Connection::open(town.path().join("log.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    let mut met = 0;
    let alone =
        |act: &&Act| ![AMONG_OFFICERS, WITH_COLLEAGUES, PRINTED].iter().any(|acts| acts.contains(&act.name));
    for act in logbook::ACTS.iter().filter(alone) {
        for (path, is_id) in text_fields(&(act.schema)()) {
            met += 1;
            for text in ["", TRAP, &"x".repeat(1_000_000)] {
                let mut form = acceptable(&mut town, act.name);
                put(&mut form, &path, json!(text));
                let said = (act.run)(town.book(), form);
                let what = format!("{} {path} with {} characters", act.name, text.chars().count());
                match said {
                    Ok(_) if text.is_empty() || only_reads(act) => {}
                    Ok(_) => assert!(last_entries_hold(&database, text), "{what} is lost"),
                    Err(error) => refused_by_name(&error, &path, is_id, &what),
                }
            }
        }
    }
    assert!(met > 150, "the schemas tell of {met} fields only");
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

/// Acts that print their form, which is met where it is reviewed, and as a packet below.
const PRINTED: &[&str] = &["share_in_words"];

/// Acts of one officer upon another's words, or away from their eyes: the chapters `versions`, `restricted` and `disposal` meet them.
const WITH_COLLEAGUES: &[&str] = &["settle_versions", "restrict_concern", "authorise_disposal"];

/// Acts that need other officers, or a machine that asks.
const AMONG_OFFICERS: &[&str] = &[
    "admit_machine",
    "turn_away",
    "approve_change",
    "decline_change",
    "suspend_officer",
    "lift_suspension",
    "remove_officer",
    "pass_duty",
    "see_alarm",
];

#[test]
fn every_field_about_officers_keeps_what_was_typed_or_is_refused_by_its_name() {
    let mut council = Council::of_three();
    let key = council.database_key(0);
    let database = Connection::open(council.desks[0].path().join("log.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    for act in logbook::ACTS.iter().filter(|act| AMONG_OFFICERS.contains(&act.name)) {
        for (path, is_id) in text_fields(&(act.schema)()) {
            for text in ["", TRAP, &"x".repeat(1_000_000)] {
                let mut form = among_officers(&mut council, act.name);
                put(&mut form, &path, json!(text));
                let what = format!("{} {path} with {} characters", act.name, text.chars().count());
                match (act.run)(council.book(0), form) {
                    Ok(_) => assert!(text.is_empty() || last_entries_hold(&database, text), "{what} is lost"),
                    Err(error) if path == "kit" => assert_eq!(error.code(), Code::WrongKit, "{what}"),
                    Err(error) => refused_by_name(&error, &path, is_id, &what),
                }
            }
        }
    }
    assert!(council.book(0).check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

/// A form that its act takes, at the DSO's desk.
fn among_officers(council: &mut Council, act: &str) -> Value {
    let page = council.officers(0);
    let ali = page.officers.iter().find(|line| line.name == "Ali Rahman").unwrap();
    let about_ali = json!({ "officer": ali.officer.to_string(), "reason": "Away for a month." });
    let run = |council: &mut Council, act: &str| {
        let act = logbook::ACTS.iter().find(|one| one.name == act).unwrap();
        (act.run)(council.book(0), about_ali.clone()).unwrap();
    };
    match (act, ali.standing.as_str()) {
        ("lift_suspension", "active") => run(council, "suspend_officer"),
        ("suspend_officer" | "remove_officer" | "pass_duty" | "decline_change", "suspended") => {
            run(council, "lift_suspension")
        }
        _ => {}
    }
    match act {
        "admit_machine" | "turn_away" => {
            if page.requests.is_empty() {
                let seed = 40_000 + page.proposals.len() as u64;
                council.ask("Ali Rahman", seed);
                council.pass(0);
            }
            let request = council.officers(0).requests.remove(0);
            match act {
                "turn_away" => json!({ "machine": request.machine }),
                _ => json!({
                    "machine": request.machine, "officer": ali.officer.to_string(),
                    "words": request.words.join(" "), "reason": "A second laptop."
                }),
            }
        }
        "decline_change" => {
            run(council, "remove_officer");
            json!({ "proposal": council.officers(0).proposals.remove(0).proposal, "reason": "Not now." })
        }
        "approve_change" | "see_alarm" => json!({}),
        _ => about_ali,
    }
}

#[test]
fn every_date_that_cannot_be_is_refused_by_its_name() {
    let mut town = Town::new();
    let mut met = BTreeSet::new();
    for act in logbook::ACTS {
        for (path, _) in text_fields(&(act.schema)()) {
            let Some(date) = DATES.iter().find(|name| path.rsplit('.').next() == Some(name)) else {
                continue;
            };
            met.insert(*date);
            let far_away: &[&str] = if LOOKED_FOR.contains(date) { &[] } else { FAR_AWAY };
            for never in NEVER.iter().chain(far_away) {
                let mut form = acceptable(&mut town, act.name);
                put(&mut form, &path, json!(never));
                let what = format!("{} {path} on {never:?}", act.name);
                if act.name == "review_request" {
                    let answer = (act.run)(town.book(), form).unwrap();
                    assert!(answer["missing"].to_string().contains(&path), "{what} is not missed");
                    continue;
                }
                let refused = (act.run)(town.book(), form);
                refused_by_name(&refused.expect_err(&what), &path, false, &what);
            }
        }
    }
    assert_eq!(met, DATES.iter().copied().collect(), "each is asked for somewhere");
}

#[test]
fn every_field_of_a_packet_takes_markup_as_words() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mut asked = serde_json::to_value(request(&mut town, concern)).unwrap();
    let said = [
        "recipient_name",
        "recipient_role",
        "recipient_address",
        "verified_how",
        "purpose",
        "asks",
        "para18_facts",
        "consent_reason",
        "told_reason",
        "necessity",
        "risk_of_not_sharing",
        "public_interest",
        "authorised_by",
        "summary",
        "safe_contact",
        "must_not_be_told",
    ];
    for field in said {
        put(&mut asked, field, json!(TRAP));
    }
    let path = town.beside("packet.pdf");
    town.book().export_packet(&serde_json::from_value(asked).unwrap(), &path).unwrap();
    let shares = town.book().read_concern(ConcernWanted { concern }).unwrap().shares;
    assert_eq!(shares[0].recipient, TRAP);
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

#[test]
fn the_door_takes_anything_and_opens_for_none_of_it() {
    let mut town = Town::new();
    town.lock();
    let long = "x".repeat(1_000_000);
    for text in ["", TRAP, &long] {
        assert_eq!(crate::code(town.unlock(text)), Code::WrongPin);
        let with = town.surroundings();
        let recovered = logbook::Logbook::recover(&town.path(), text, "another pin", with);
        assert_eq!(crate::code(recovered), Code::WrongKit);
        let mut start = town.start();
        start.reference_prefix = text.into();
        start.officer_name = long.clone();
        let broken = crate::broken(start.check(text, "another pin"));
        for name in ["reference_prefix ", "officer_name too-long", "pin_again differs"] {
            assert!(broken.iter().any(|one| one.starts_with(name)), "{name} is not in {broken:?}");
        }
    }
    town.unlock(town::PIN).unwrap();
}

/// A refusal that a page can put beside the box it is about.
fn refused_by_name(error: &Error, path: &str, is_id: bool, what: &str) {
    // What no officer types, the name of a thing, may simply not be in the log.
    if is_id && error.code() == Code::NotFound {
        return;
    }
    assert_eq!(error.code(), Code::Invalid, "{what}: {error}");
    let fields = error.refusal().fields;
    let named = |field: &str| path.contains(field) || (is_id && field == "form");
    assert!(fields.iter().any(|broken| named(&broken.field)), "{what} is refused as {fields:?}");
}

fn only_reads(act: &Act) -> bool {
    let verbs = ["read_", "list_", "search_", "find_", "verify_"];
    verbs.iter().any(|verb| act.name.starts_with(verb)) || WRITES_NO_ENTRY.contains(&act.name)
}

/// Whether one of the entries written last says exactly this.
fn last_entries_hold(database: &Connection, text: &str) -> bool {
    let mut rows = database
        .prepare(
            "SELECT b.body FROM entries e JOIN bodies b ON b.entry = e.number ORDER BY e.seq DESC LIMIT 2",
        )
        .unwrap();
    let bodies = rows.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    bodies
        .map(|body| serde_json::to_value(Body::read(&body.unwrap()).unwrap()).unwrap())
        .any(|body| says(&body, text))
}

/// Whether a value says exactly this somewhere; an amendment carries its values as JSON text.
fn says(value: &Value, text: &str) -> bool {
    match value {
        Value::String(said) => {
            said == text || serde_json::from_str(said).is_ok_and(|inner: Value| says(&inner, text))
        }
        Value::Array(all) => all.iter().any(|one| says(one, text)),
        Value::Object(all) => all.values().any(|one| says(one, text)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Every place of a form that takes text, as a dotted path, and whether it takes the name of a thing.
pub(crate) fn text_fields(schema: &Value) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    walk(schema, schema, String::new(), &mut found);
    found
}

fn walk(schema: &Value, at: &Value, path: String, found: &mut Vec<(String, bool)>) {
    if let Some(name) = at["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/")) {
        return walk(schema, &schema["$defs"][name], path, found);
    }
    for one in at["anyOf"].as_array().into_iter().flatten() {
        walk(schema, one, path.clone(), found);
    }
    for (name, field) in at["properties"].as_object().into_iter().flatten() {
        let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        walk(schema, field, below, found);
    }
    if at["items"].is_object() {
        walk(schema, &at["items"], format!("{path}.0"), found);
    }
    let kind = &at["type"];
    if kind == "string" || kind.as_array().is_some_and(|kinds| kinds.contains(&json!("string"))) {
        let named =
            ["passage", "share", "before", "after", "proposal", "alarm", "merge"].contains(&path.as_str());
        found.push((path, named || at["pattern"].is_string()));
    }
}

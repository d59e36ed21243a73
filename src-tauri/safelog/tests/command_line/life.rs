//! One log's life through the command line: record, find, decide, share, verify, check, hand over.

use serde_json::{Value, json};

use crate::terminal::{PIN, Terminal};

#[test]
fn what_is_recorded_is_listed_found_shown_and_in_history() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let pin = format!("{PIN}\n");
    for words in [&["list"][..], &["search", "front", "desk"], &["list", "--state", "new", "--sort", "name"]]
    {
        let found = terminal.json(words, &pin);
        assert_eq!(
            (&found["total"], &found["items"][0]["reference"]),
            (&json!(1), &json!(reference)),
            "{words:?}"
        );
        assert!(found["next"].is_null() && found["items"][0]["title"] == "Grace McKenna");
    }
    let nothing = json!({ "total": 0, "items": [], "next": null, "people": [], "near": [] });
    assert_eq!(terminal.json(&["search", "!!"], &pin), nothing);
    let page = terminal.json(&["show", &reference.to_lowercase()], &pin);
    assert_eq!(page["reference"], reference.as_str());
    let decision = json!({ "concern": page["concern"], "decision": "monitor", "reasons": "It is watched." });
    assert_eq!(terminal.act("decide", &decision), Value::Null);
    let history = terminal.json(&["history", &reference, "--limit", "1"], &pin);
    assert_eq!(history["items"][0]["what"], "Decision: monitor");
    let before = terminal.json(&["history", &reference, "--after", history["next"].as_str().unwrap()], &pin);
    assert_eq!(before["items"][0]["what"], "Concern received");
    let shown = terminal.with_pin(&["show", &reference]).out;
    for line in
        ["Adult at risk: Grace McKenna", "STILL TO DO", "Decision: monitor", "Reasons: It is watched."]
    {
        assert!(shown.contains(line), "{line} is missing from:\n{shown}");
    }
    let missing = terminal.run(&["show", "MBC-2026-A0099", "--json"], &pin);
    assert_eq!(missing.refusal(), (3, "not-found".into()));
}

#[test]
fn answers_about_a_topic_are_written_by_their_codes_and_shown_in_words() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let concern = terminal.json(&["show", &reference], PIN)["concern"].clone();
    let changes = json!({ "concern_types": ["DA"], "main_type": "DA" });
    terminal.act("amend_concern", &json!({ "concern": concern, "changes": changes }));
    let waits = terminal.with_pin(&["show", &reference]).out;
    assert!(waits.contains("Domestic abuse: nothing answered yet"), "{waits}");
    let answers = json!({ "dash_on": "2026-11-20", "dash_by": "A. Lund, IDVA", "dash_items": [13, 1] });
    let made =
        terminal.act("note_topic", &json!({ "concern": concern, "topic": "DASH", "answers": answers }));
    assert!(made["occasion"].is_string());
    let shown = terminal.with_pin(&["show", &reference]).out;
    for line in [
        "DASH, 20 November 2026",
        "Items answered yes: 2 of 24: 1 injury now; 13 weapons used",
        "Domestic abuse, for information",
        "1. Visible high risk, not reached: 2 of 24 on 20 November 2026; the gate is 14.",
    ] {
        assert!(shown.contains(line), "{line} is missing from:\n{shown}");
    }
}

#[test]
fn wishes_capacity_marks_and_earlier_risk_are_shown_and_what_was_taken_back_says_so_first() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let concern = terminal.json(&["show", &reference], PIN)["concern"].clone();
    let said = json!({ "figure": "child", "side": "back", "region": "lower_back", "looks": "A graze" });
    let made = terminal.act("mark_body", &json!({ "concern": concern, "said": said }));
    terminal.act("mark_body", &json!({ "concern": concern, "said": said }));
    let back = json!({ "concern": concern, "entry": made["mark"], "reason": "It was ink" });
    terminal.act("withdraw_statement", &back);
    let wishes = json!({ "concern": concern, "was_asked": "expressed", "own_words": "To go home" });
    terminal.act("ask_wishes", &wishes);
    let assessment = json!({
        "concern": concern, "decision": "Where to live", "assessed_by": "A. Nurse", "outcome": "lacks",
        "reasons": "Could not say where she lives"
    });
    terminal.act("assess_capacity", &assessment);
    for (level, reasons) in [("high", "He is near"), ("low", "He is far away")] {
        let changes = json!({ "risk_level": level, "risk_reasons": reasons });
        terminal.act("amend_concern", &json!({ "concern": concern, "changes": changes }));
    }
    let shown = terminal.with_pin(&["show", &reference]).out;
    for line in [
        "1. Lower back, back of a child",
        "TAKEN BACK by Jo Larkin: It was ink",
        "“To go home”",
        "Lacks capacity for this decision",
        "Not said: Which of the four",
        "High: He is near",
    ] {
        assert!(shown.contains(line), "{line} is missing from:\n{shown}");
    }
}

#[test]
fn a_refused_form_changes_nothing() {
    let terminal = Terminal::with_a_log();
    for form in ["{\"account\":\" \"}", "{\"nobody_knows\":1}", "no json"] {
        let said = terminal.run(&["act", "record_concern", "-", "--json"], &format!("{PIN}\n{form}"));
        assert_eq!(said.refusal(), (3, "invalid".into()), "{form}");
    }
    let checked = terminal.json(&["check"], PIN);
    assert_eq!((&checked["entries"], &checked["problems"]), (&json!(1), &json!([])));
}

#[test]
fn a_share_is_recorded_written_and_known_again() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let request = request(&terminal, &reference);
    let share = |request: &Value, out: &str| {
        terminal.run(&["share", &reference, "-", "--out", out, "--json"], &format!("{PIN}\n{request}"))
    };
    let mut lacking = request.clone();
    lacking["purpose"] = "".into();
    assert_eq!(share(&lacking, "p.pdf").refusal(), (3, "invalid".into()));
    let mut of_another = request.clone();
    of_another["concern"] = "0123456789abcdef0123456789abcdef".into();
    assert_eq!(share(&of_another, "p.pdf").refusal(), (3, "invalid".into()));
    assert_eq!(share(&request, "no-such-folder/p.pdf").code, 2);
    assert_eq!(terminal.json(&["act", "list_shares"], PIN)["total"], 0, "nothing is on record");
    let made = share(&request, "p.pdf").json();
    assert_eq!((&made["share"], &made["packet"]), (&json!("S-A0001"), &json!("p.pdf")));
    assert!(made["sha256"].as_str().unwrap().len() == 64 && made["pages"].as_u64() > Some(0));
    assert!(made["passphrase"].as_str().unwrap().contains(' '));
    let verified = terminal.json(&["verify", "p.pdf"], PIN);
    assert_eq!((&verified["verdict"], &verified["share"]), (&json!("sent-unchanged"), &json!("S-A0001")));
    let save = |share: &str, reason: &str, out: &str| {
        terminal.run(&["save-share", share, "--reason", reason, "--out", out, "--json"], PIN)
    };
    assert_eq!(save("S-A0001", "", "kept.pdf").refusal(), (3, "invalid".into()));
    assert_eq!(save("S-A0009", "Asked by the court", "kept.pdf").refusal().1, "not-found");
    assert_eq!(save("S-A0001", "Asked by the court", "p.pdf").code, 2, "nothing is written over");
    assert_eq!(save("s-a0001", "Asked by the court", "kept.pdf").json()["saved"], "kept.pdf");
    assert_eq!(terminal.json(&["verify", "kept.pdf"], PIN)["verdict"], "same-words");
    terminal.flip("p.pdf", 20_000);
    let changed = terminal.run(&["verify", "p.pdf", "--json"], PIN);
    assert_eq!((changed.code, &changed.json()["verdict"]), (5, &json!("changed")));
    assert_eq!(terminal.json(&["verify", "kit.pdf"], PIN)["verdict"], "unknown");
}

#[test]
fn the_log_is_handed_over_in_one_of_two_ways_and_never_over_something() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let exported = terminal.json(&["export-log", "--plain", "--out", "plain"], PIN);
    assert_eq!((&exported["encrypted"], &exported["concerns"]), (&json!(false), &json!(1)));
    for copy in ["json", "pdf"] {
        assert!(
            std::path::Path::new(&terminal.path(&format!("plain/readable/{reference}.{copy}"))).is_file()
        );
    }
    assert_eq!(terminal.with_pin(&["export-log", "--plain", "--out", "plain"]).code, 2);
    let nobody =
        terminal.run(&["export-log", "--to-recipient", "age1nobody", "--out", "sealed", "--json"], PIN);
    assert_eq!(nobody.refusal(), (3, "invalid".into()));
    assert!(!std::path::Path::new(&terminal.path("sealed")).exists(), "a refusal leaves nothing");
}

/// A request that lacks nothing, as a script would make it from what could go.
pub fn request(terminal: &Terminal, reference: &str) -> Value {
    let concern = terminal.json(&["show", reference], PIN)["concern"].clone();
    let shareable = terminal.act("read_shareable", &json!({ "concern": concern, "agency": "kent_police" }));
    let ticked = shareable["items"].as_array().unwrap().iter().filter(|item| item["ticked"] == true);
    json!({
        "agency": "kent_police",
        "recipient_name": "PS Priya Rahman",
        "recipient_address": "desk@police.example",
        "verified_how": "Rang the switchboard",
        "channel": "secure_email",
        "purpose": "To keep her safe",
        "necessity": "They must know.",
        "article6": "e",
        "article9": "g",
        "schedule1": "10",
        "offences": true,
        "public_interest": "Keeping her safe from more harm.",
        "consent_status": "given",
        "told": true,
        "items": ticked.map(|item| item["item"].clone()).collect::<Vec<_>>(),
        "withhold": shareable["suggested_withhold"],
    })
}

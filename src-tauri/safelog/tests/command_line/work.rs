//! The lists behind Today on the command line, and closing over what is still to be done.

use serde_json::{Value, json};

use crate::terminal::{PIN, Terminal};

#[test]
fn replies_and_actions_are_tables_and_closing_names_what_is_still_to_be_done() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let concern = terminal.json(&["show", &reference], PIN)["concern"].clone();
    for (agency, due) in [("kcc_adults", "2026-10-12"), ("kent_police", "2026-10-08")] {
        let silent = json!({ "concern": concern, "agency": agency, "route": "portal",
            "sent_at": "2026-10-05T10:00", "reply_due": due });
        terminal.act("refer", &silent);
    }
    let list = terminal.json(&["list-replies", "--which", "over"], PIN);
    let agencies: Vec<_> = list["items"].as_array().unwrap().iter().map(|one| &one["agency"]).collect();
    assert_eq!((&list["total"], agencies), (&json!(2), vec![&json!("kent_police"), &json!("kcc_adults")]));
    let table = terminal.with_pin(&["list-replies", "--agency", "kent_police"]).out;
    assert!(table.starts_with("REFERENCE") && table.contains("8 October 2026"), "{table}");
    assert!(table.contains("1 reply awaited, 1 over."), "{table}");

    terminal
        .act("set_action", &json!({ "concern": concern, "what": "Ring the school", "due": "2027-03-01" }));
    let table = terminal.with_pin(&["list-actions", "--mine"]).out;
    assert!(table.contains("Ring the school") && table.contains("1 March 2027"), "{table}");
    let close = ["close", &reference, "--reason", "safe_plan", "--outcome", "She is safe"];
    let held = terminal.run(&close, PIN);
    assert_eq!(held.code, 3, "{}", held.out);
    assert!(held.out.contains("Ring the school"), "{}", held.out);
    assert_eq!(terminal.json(&["show", &reference], PIN)["state"], "new");
    let closed = terminal.json(&[&close[..], &["--not-done"]].concat(), PIN);
    assert_eq!(closed["not_done"][0]["what"], "Ring the school");
    assert_eq!(terminal.json(&["list-actions"], PIN)["items"], Value::Array(Vec::new()));
    let ended = terminal.with_pin(&["list-actions", "--state", "ended"]).out;
    assert!(ended.contains("not done: closed"), "{ended}");
    // Of a closed concern no reply is awaited, here as on the log's page.
    assert_eq!(terminal.json(&["list-replies"], PIN)["total"], 0);
    assert_eq!(terminal.json(&["list", "--waiting", "reply"], PIN)["total"], 0);
}

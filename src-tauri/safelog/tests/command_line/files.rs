//! Files and people through the command line: attached, saved with a reason, begun from an e-mail; found though spelt otherwise.

use std::fs;

use serde_json::{Value, json};

use crate::terminal::{PIN, Terminal};

const MAIL: &str = "From: Ada Finch <ada@school.example>\r\nTo: desk@council.example\r\nSubject: Worried about a boy\r\n\
    Date: Fri, 02 Oct 2026 09:30:00 +0000\r\n\r\nHe came without shoes.\r\n";

#[test]
fn a_file_is_attached_and_saved_again_with_a_reason() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let file = terminal.path("note.txt");
    fs::write(&file, "Seen at 08:50.").unwrap();
    let made = terminal.json(&["attach", &reference, &file, "--caption", "As it was rung in"], PIN);
    let entry = made["entry"].as_str().unwrap();
    let page = terminal.json(&["show", &reference], PIN);
    assert_eq!(
        (&page["files"][0]["entry"], &page["files"][0]["caption"]),
        (&json!(entry), &json!("As it was rung in"))
    );
    let shown = terminal.with_pin(&["show", &reference]).out;
    assert!(shown.contains(&format!("{entry}: note.txt, Text, 14 bytes, As it was rung in")), "{shown}");

    let out = terminal.path("copy.txt");
    let save = |entry: &str, reason: &str, out: &str| {
        terminal.run(&["save-file", &reference, entry, "--reason", reason, "--out", out, "--json"], PIN)
    };
    assert_eq!(save(entry, " ", &out).refusal(), (3, "invalid".into()));
    assert_eq!(save("A-99", "They asked", &out).refusal(), (3, "invalid".into()));
    assert_eq!(save(entry, "They asked", &file).code, 2, "nothing is written over");
    assert_eq!(save(entry, "They asked", &terminal.path("nowhere/copy.txt")).code, 2);
    let saved = |history: &Value| history["items"].to_string().matches("File saved outside the log").count();
    assert_eq!(saved(&terminal.json(&["history", &reference], PIN)), 0, "nothing is on record yet");
    assert_eq!(save(entry, "They asked", &out).json()["saved"], out.as_str());
    assert_eq!(fs::read_to_string(&out).unwrap(), "Seen at 08:50.");
    assert_eq!(saved(&terminal.json(&["history", &reference], PIN)), 1);

    fs::write(&file, "").unwrap();
    assert_eq!(terminal.run(&["attach", &reference, &file, "--json"], PIN).refusal(), (3, "invalid".into()));
    assert_eq!(terminal.run(&["attach", &reference, &terminal.path("nowhere"), "--json"], PIN).code, 2);
}

#[test]
fn an_e_mail_is_shown_first_and_recorded_when_it_is_said() {
    let terminal = Terminal::with_a_log();
    let file = terminal.path("worried.eml");
    fs::write(&file, MAIL).unwrap();
    let half = json!({ "page": "record", "text": "half a concern" });
    terminal.act("keep_draft", &half);
    let told = terminal.json(&["record-mail", &file], PIN);
    assert_eq!(
        (&told["mail"]["subject"], &told["mail"]["sent_at"], &told["recorded"]),
        (&json!("Worried about a boy"), &json!("2026-10-02T10:30"), &Value::Null)
    );
    let words = terminal.with_pin(&["record-mail", &file]).out;
    assert!(
        words.contains("Reported by  Ada Finch, ada@school.example") && words.contains("--apply"),
        "{words}"
    );
    assert_eq!(terminal.json(&["list"], PIN)["total"], 0, "nothing was written");

    let made = terminal.json(&["record-mail", &file, "--apply"], PIN);
    let page = terminal.json(&["show", made["recorded"]["reference"].as_str().unwrap()], PIN);
    assert_eq!((&page["summary"], &page["route_in"]), (&json!("Worried about a boy"), &json!("email")));
    assert_eq!(page["files"][0]["kind_label"], "E-mail");
    let kept = terminal.act("read_draft", &json!({ "page": "record" }));
    assert_eq!(kept["text"], "half a concern", "what somebody is writing stays");
    fs::write(&file, "no letter").unwrap();
    let refused = terminal.run(&["record-mail", &file, "--apply", "--json"], PIN);
    assert_eq!(refused.refusal(), (3, "invalid".into()));
}

#[test]
fn people_are_found_and_names_that_are_nearly_so() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let found = terminal.json(&["search", "mckenna"], PIN);
    assert_eq!((&found["people"][0]["name"], &found["total"]), (&json!("Grace McKenna"), &json!(1)));
    assert_eq!(found["near"], json!([]), "it stands there as it was typed");
    let nearly = terminal.json(&["search", "mckena"], PIN);
    assert_eq!((&nearly["total"], &nearly["near"][0]["reference"]), (&json!(0), &json!(reference)));
    let words = terminal.with_pin(&["search", "mckena"]).out;
    for said in ["0 concerns.", "Names that are nearly so:", "People:", "Grace McKenna", "14 Len View"] {
        assert!(words.contains(said), "{said} is missing from:\n{words}");
    }
}

//! A sheet through the command line: said first, brought in once, refused plainly.

use serde_json::json;

use crate::terminal::{PIN, Terminal};

const SHEET: &str = "Our old log,,,\nRef,Date,Name,Concern\n1,3/4/23,Grace Smith,Bruise seen\n1,3/4/23,Grace Smith,Bruise seen\n\
    2,soon,Tom Jones & Mia Ellis,No food\nTOTAL,,,\n";

#[test]
fn a_sheet_is_said_first_and_brought_in_once() {
    let terminal = Terminal::with_a_log();
    let file = terminal.path("old.csv");
    std::fs::write(&file, SHEET).unwrap();
    let said = terminal.json(&["import", &file], PIN);
    let counts = |said: &serde_json::Value| {
        ["rows", "concerns", "doubles", "in_log", "left"].map(|name| said[name].as_u64().unwrap())
    };
    assert_eq!(counts(&said), [6, 2, 1, 0, 3]);
    assert_eq!((&said["dry_run"], &said["header_row"]), (&json!(true), &json!(2)));
    assert_eq!((&said["again"][0]["row"], &said["again"][0]["double_of"]), (&json!(4), &json!(3)));
    assert_eq!((&said["unread"][0]["cell"], &said["unread"][0]["why"]), (&json!("B5"), &json!("not-a-day")));
    assert_eq!(said["concern_rows"][1]["people"], json!(["Tom Jones", "Mia Ellis"]));
    assert_eq!(terminal.json(&["list"], PIN)["total"], 0);
    let mapped = terminal.json(&["import", &file, "--header", "2", "--map", "C=note"], PIN);
    assert_eq!(mapped["concern_rows"][0]["people"], json!([]));

    // The plan that was understood, with the story's column kept in the note only.
    let mut plan = said["plan"].clone();
    plan["columns"][3]["target"] = json!("note");
    let planned = format!("{PIN}\n{plan}");
    let told = terminal.json(&["import", &file, "--plan", "-"], &planned);
    assert_eq!((&told["columns"][3]["target"], &told["dry_run"]), (&json!("note"), &json!(true)));
    assert_eq!(terminal.json(&["list"], PIN)["total"], 0, "shown, and nothing written");

    let brought = terminal.json(&["import", &file, "--apply"], PIN);
    assert_eq!(brought["brought_in"]["concerns"], 2);
    assert_eq!(terminal.json(&["list"], PIN)["total"], 2);
    assert_eq!(counts(&terminal.json(&["import", &file, "--apply"], PIN)), [6, 0, 0, 3, 3]);
    assert_eq!(terminal.json(&["list"], PIN)["total"], 2);
    let people = terminal.with_pin(&["import", &file, "--apply"]).out;
    assert!(people.contains("There was nothing new to bring in."), "{people}");
}

#[test]
fn what_is_no_sheet_is_refused_before_a_pin_is_asked_for() {
    let terminal = Terminal::with_a_log();
    let file = terminal.path("paper.xlsx");
    for bytes in [&b"PK\x03\x04nothing"[..], b"%PDF-1.7\n\x00", b""] {
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(terminal.run(&["import", &file, "--json"], "").refusal(), (3, "invalid".into()));
    }
    assert_eq!(terminal.run(&["import", &terminal.path("nowhere.csv"), "--json"], "").code, 2);
    assert_eq!(terminal.run(&["import", &file, "--map", "people"], "").code, 2);
    let file = file.replace(".xlsx", ".csv");
    std::fs::write(&file, SHEET).unwrap();
    assert_eq!(terminal.run(&["import", &file, "--plan", "-", "--map", "A=note"], "").code, 2);
    for plan in ["no json", "{\"sheets\":\"x\"}", "{\"sheet\":\"elsewhere\"}"] {
        let said = terminal.run(&["import", &file, "--plan", "-", "--json"], &format!("{PIN}\n{plan}"));
        assert_eq!(said.refusal(), (3, "invalid".into()), "{plan}");
    }
}

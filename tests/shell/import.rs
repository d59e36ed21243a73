//! Bringing in a sheet, as the window asks for it: the cells are held by Rust between the steps, and gone with the lock.

use logbook::sheet;
use serde_json::{Value, json};

use crate::{Desk, PIN};

const SHEET: &[u8] = b"Date,Name,Concern\n3/4/23,Grace Smith,Bruise seen\nsoon,Tom Jones,No food\n";

#[test]
fn a_sheet_goes_through_its_steps_and_is_forgotten_with_the_lock() {
    let desk = Desk::open();
    assert_eq!(desk.ask("look_at_sheet", json!({})).unwrap_err()["code"], "not-found");
    desk.session.keep_sheet(sheet::read("old.csv", SHEET).unwrap());
    let looked = desk.ask("look_at_sheet", json!({})).unwrap();
    assert_eq!((&looked["header_row"], &looked["columns"][1]["target"]), (&json!(1), &json!("people")));
    let proposal = desk.ask("propose_import", json!({ "show": "unread" })).unwrap();
    assert_eq!((&proposal["concerns"], &proposal["shown"]), (&json!(2), &json!(1)));
    assert_eq!(proposal["items"][0]["findings"][0]["cell"], "A3");
    let wrong = desk.ask("propose_import", json!({ "plan": { "sheet": "nowhere" } })).unwrap_err();
    assert_eq!(wrong["fields"][0], json!({ "field": "sheet", "rule": "not-found" }));
    let brought = desk.ask("bring_in", json!({})).unwrap();
    assert_eq!(brought["concerns"], 2);
    assert_eq!(desk.ask("read_import_progress", Value::Null).unwrap()["running"], false);
    assert_eq!(desk.ask("stop_import", Value::Null).unwrap(), Value::Null);
    assert_eq!(desk.ask("read_today", Value::Null).unwrap()["unseen"], 2);
    desk.ask("lock", Value::Null).unwrap();
    desk.ask("unlock", json!({ "pin": PIN })).unwrap();
    assert_eq!(desk.ask("bring_in", json!({})).unwrap_err()["code"], "not-found", "the lock took it");
}

#[test]
fn while_it_comes_in_its_progress_is_told_and_it_can_be_stopped() {
    let desk = Desk::open();
    let mut rows = String::from("Date,Name,Concern\n");
    for row in 0..1_500 {
        rows.push_str(&format!("3/4/23,Grace Smith,Worry number {row}\n"));
    }
    desk.session.keep_sheet(sheet::read("old.csv", rows.as_bytes()).unwrap());
    let session = std::sync::Arc::clone(&desk.session);
    let watching = std::thread::spawn(move || {
        loop {
            // Asked without the log, which is busy.
            match session.importing.progress() {
                Some(progress) if progress.done > 100 => break session.importing.stop(),
                _ => std::thread::sleep(std::time::Duration::from_millis(2)),
            }
        }
    });
    let stopped = desk.ask("bring_in", json!({})).unwrap_err();
    watching.join().unwrap();
    assert_eq!(stopped["fields"][0], json!({ "field": "import", "rule": "stopped" }));
    assert_eq!(desk.ask("list_concerns", json!({})).unwrap()["total"], 0);
    assert_eq!(desk.ask("read_import_progress", Value::Null).unwrap()["running"], false);
}

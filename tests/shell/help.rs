//! Backups, and a colleague's help, as the window asks for them.

use serde_json::{Value, json};

use crate::officers::{admit, asking, with_folder};
use crate::{Desk, PIN};

/// The new PIN of a machine that asked for help.
const FRESH: &str = "other-58-harbour";

#[test]
fn a_log_that_cannot_be_opened_is_opened_again_by_a_colleague() {
    let shared = tempfile::tempdir().unwrap();
    let jo = with_folder(shared.path());
    let (sam, words) = asking(&jo, shared.path());
    admit(&jo, &words);
    sam.ask("sync_now", Value::Null).unwrap();
    let recorded = sam.ask("record_concern", json!({ "danger": "no", "account": "Seen at 08:50" })).unwrap();
    sam.ask("lock", Value::Null).unwrap();

    let invitation = jo.ask("invite", Value::Null).unwrap()["invitation"].as_str().unwrap().to_owned();
    sam.session.ask_colleague(shared.path(), &invitation, FRESH).unwrap();
    let words = sam.ask("read_session", Value::Null).unwrap()["words"].clone();
    let words: Vec<&str> = words.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(words.len(), 6);
    // Closed and opened again, it still waits; and whoever remembers the old PIN is in at once.
    sam.ask("lock", Value::Null).unwrap();
    assert_eq!(sam.ask("read_session", Value::Null).unwrap()["state"], "asking");
    assert_eq!(sam.ask("unlock", json!({ "pin": "wrong" })).unwrap_err()["code"], "wrong-pin");
    sam.ask("unlock", json!({ "pin": PIN })).unwrap();
    assert_eq!(sam.ask("read_session", Value::Null).unwrap()["state"], "open");
    sam.ask("lock", Value::Null).unwrap();
    sam.ask("unlock", json!({ "pin": FRESH })).unwrap();
    assert_eq!(sam.ask("read_session", Value::Null).unwrap()["state"], "joining");

    admit(&jo, &words.join(" "));
    sam.ask("sync_now", Value::Null).unwrap();
    assert_eq!(sam.ask("read_session", Value::Null).unwrap()["state"], "open");
    let page = sam.ask("read_concern", json!({ "concern": recorded["concern"] })).unwrap();
    assert_eq!(page["reference"], recorded["reference"]);
    // The new machine's own entries are taken, and what only the old one had reaches Jo.
    sam.ask("record_concern", json!({ "danger": "no", "account": "Seen at 09:10" })).unwrap();
    sam.ask("sync_now", Value::Null).unwrap();
    jo.ask("sync_now", Value::Null).unwrap();
    assert_eq!(jo.ask("list_concerns", json!({})).unwrap()["total"], 2);
}

#[test]
fn a_colleague_is_asked_with_an_invitation_and_a_pin_or_not_at_all() {
    let desk = Desk::open();
    desk.ask("lock", Value::Null).unwrap();
    let rubbish = json!({ "invitation": "rubbish", "pin": FRESH, "pin_again": FRESH });
    assert_eq!(desk.ask("ask_colleague", rubbish).unwrap_err()["fields"][0]["rule"], "not-an-invitation");
    assert_eq!(desk.ask("read_session", Value::Null).unwrap()["state"], "locked");
}

#[test]
fn a_backup_is_made_while_the_log_is_open_and_the_frame_says_so() {
    let desk = Desk::open();
    assert_eq!(desk.ask("back_up", Value::Null).unwrap_err()["fields"][0]["field"], "backup_place");
    assert_eq!(desk.ask("read_frame", Value::Null).unwrap()["backup_red"], true);
    let place = tempfile::tempdir().unwrap();
    desk.session.with(|logbook| logbook.choose_backup_place(place.path())).unwrap();
    let made = desk.ask("back_up", Value::Null).unwrap();
    assert_eq!((&made["red"], &made["days"], &made["kept"]), (&json!(false), &json!(0), &json!(1)));
    assert_eq!(desk.ask("read_backup", Value::Null).unwrap(), made);
    assert_eq!(desk.ask("read_frame", Value::Null).unwrap()["backup_days"], 0);
}

//! Files, as the window asks for them: dropped ones are held by Rust alone, and gone with the lock.

use serde_json::{Value, json};

use crate::{Desk, PIN};

fn a_concern(desk: &Desk) -> Value {
    let form = json!({ "danger": "no", "account": "Seen at 08:50", "people": [{ "name": "Win Abbott", "role": "adult_at_risk" }] });
    desk.ask("record_concern", form).unwrap()["concern"].clone()
}

#[test]
fn dropped_files_are_attached_and_no_path_of_theirs_is_told() {
    let desk = Desk::open();
    let concern = a_concern(&desk);
    let form = json!({ "concern": concern, "caption": "From the school" });
    let none = desk.ask("attach_file", form.clone()).unwrap_err();
    assert_eq!(none["fields"][0], json!({ "field": "file", "rule": "not-chosen" }));
    let paths: Vec<_> = ["letter.txt", "note.txt"].map(|name| desk.folder.path().join(name)).into();
    for path in &paths {
        std::fs::write(path, format!("Dear Ada, {}", path.display())).unwrap();
    }
    assert_eq!(desk.session.keep_waiting(paths), ["letter.txt", "note.txt"]);
    let mut each = form.clone();
    each["captions"] = json!(["What she wrote"]);
    let made = desk.ask("attach_file", each).unwrap();
    assert_eq!(made.as_array().unwrap().len(), 2);
    let page = desk.ask("read_concern", json!({ "concern": concern })).unwrap();
    let captions: Vec<&Value> =
        page["files"].as_array().unwrap().iter().map(|file| &file["caption"]).collect();
    assert_eq!(captions, ["From the school", "What she wrote"], "each its own, the newest first");
    let folder = desk.folder.path().to_str().unwrap();
    assert!(!page.to_string().contains(folder), "a path reached a page");
    let wanted = json!({ "concern": concern, "entry": page["files"][1]["entry"] });
    let view = desk.ask("read_file_view", wanted.clone()).unwrap();
    assert!(view["text"].as_str().unwrap().starts_with("Dear Ada"));
    let mut small = wanted;
    small["small"] = json!(true);
    assert_eq!(desk.ask("read_file_picture", small).unwrap_err()["fields"][0]["rule"], "not-shown");
    assert_eq!(desk.ask("read_attach_progress", Value::Null).unwrap()["running"], false);
    assert_eq!(desk.ask("stop_attaching", Value::Null).unwrap(), Value::Null);
    desk.session.keep_waiting(vec![desk.folder.path().join("letter.txt")]);
    desk.ask("lock", Value::Null).unwrap();
    assert!(desk.session.keep_waiting(vec![desk.folder.path().join("letter.txt")]).is_empty());
    desk.ask("unlock", json!({ "pin": PIN })).unwrap();
    assert_eq!(desk.ask("attach_file", form).unwrap_err()["fields"][0]["rule"], "not-chosen");
}

#[test]
fn a_dropped_e_mail_is_read_and_waits_for_its_concern() {
    let desk = Desk::open();
    let path = desk.folder.path().join("worry.eml");
    std::fs::write(&path, "From: Ada <ada@example.org>\r\nSubject: Worry\r\n\r\nSeen at 08:50\r\n").unwrap();
    desk.session.keep_waiting(vec![path]);
    let mail = desk.ask("read_mail", json!({ "dropped": true })).unwrap();
    assert_eq!((&mail["subject"], &mail["text"]), (&json!("Worry"), &json!("Seen at 08:50")));
    let none = desk.ask("read_mail", json!({ "dropped": true })).unwrap_err();
    assert_eq!(none["fields"][0], json!({ "field": "file", "rule": "not-chosen" }));
    let form = json!({ "danger": "no", "account": mail["text"], "with_mail": true });
    let concern = desk.ask("record_concern", form).unwrap()["concern"].clone();
    let page = desk.ask("read_concern", json!({ "concern": concern })).unwrap();
    assert_eq!(page["files"][0]["name"], "worry.eml");
}

#[test]
fn a_dropped_sheet_is_opened_and_no_path_of_it_is_told() {
    let desk = Desk::open();
    let path = desk.folder.path().join("old-log.csv");
    std::fs::write(&path, "Ref,Date,Name,Concern\n1,3/4/23,Grace Smith,Bruise seen\n").unwrap();
    assert_eq!(desk.session.keep_waiting(vec![path]), ["old-log.csv"]);
    let looked = desk.ask("open_sheet", json!({ "dropped": true })).unwrap();
    assert_eq!((&looked["file"], &looked["header_row"]), (&json!("old-log.csv"), &json!(1)));
    assert!(!looked.to_string().contains(desk.folder.path().to_str().unwrap()), "a path reached a page");
    let none = desk.ask("open_sheet", json!({ "dropped": true })).unwrap_err();
    assert_eq!(none["fields"][0], json!({ "field": "file", "rule": "not-chosen" }));
}

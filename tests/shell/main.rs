//! Every command through Tauri's mock runtime: the contract between the window and Rust.
//!
//! The layer is thin on purpose: what an act does is told in the stories. Here: each command exists, takes its form,
//! answers JSON, and refuses with a code that a page can show.
#![allow(clippy::unwrap_used, missing_docs)]

mod files;
mod help;
mod import;
mod officers;

use std::sync::Arc;

use logbook::vault::MemoryKeyring;
use serde_json::{Value, json};
use shell::session::Session;
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};

const PIN: &str = "copper-47-lantern";

/// Commands that answer while the log is locked.
const AT_THE_DOOR: &[&str] = &[
    "read_session",
    "create_log",
    "join_log",
    "unlock",
    "recover_log",
    "ask_colleague",
    "restore_log",
    "lock",
    "keep_awake",
];

struct Desk {
    _app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
    folder: tempfile::TempDir,
    session: Arc<Session>,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let session = Arc::new(Session::over(folder.path().join("log"), Arc::new(MemoryKeyring::default())));
        let app =
            shell::assemble(mock_builder(), Arc::clone(&session)).build(mock_context(noop_assets())).unwrap();
        let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
        Desk { _app: app, window, folder, session }
    }

    fn open() -> Desk {
        let desk = Desk::new();
        desk.ask("create_log", new_log()).unwrap();
        desk
    }

    fn ask(&self, command: &str, form: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(json!({ "form": form })),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_string(),
        };
        get_ipc_response(&self.window, request).map(|answer| match answer {
            InvokeResponseBody::Json(text) => serde_json::from_str(&text).unwrap(),
            InvokeResponseBody::Raw(bytes) => {
                json!({ "bytes": bytes.len(), "png": bytes.starts_with(b"\x89PNG") })
            }
        })
    }
}

fn new_log() -> Value {
    json!({
        "organisation": "Maidstone Borough Council", "reference_prefix": "MBC", "officer_name": "Jo Larkin",
        "officer_role": "Designated Safeguarding Officer", "pin": PIN, "pin_again": PIN
    })
}

fn commands() -> Vec<String> {
    let build = include_str!("../../src-tauri/build.rs");
    let list = build.split("COMMANDS: &[&str] = &[").nth(1).unwrap().split("];").next().unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn while_locked_every_command_but_the_doors_says_so() {
    let desk = Desk::new();
    assert_eq!(desk.ask("read_session", Value::Null).unwrap()["state"], "fresh");
    desk.ask("create_log", new_log()).unwrap();
    desk.ask("lock", Value::Null).unwrap();
    for command in commands().iter().filter(|name| !AT_THE_DOOR.contains(&name.as_str())) {
        let form = match command.as_str() {
            "read_packet_page" => json!({ "page": 0 }),
            "change_pin" => json!({ "old_pin": PIN, "pin": "another pin", "pin_again": "another pin" }),
            "confirm_kit" => json!({ "words": [] }),
            _ => json!({}),
        };
        // Without a log there is nothing to pick a file for, so the two that ask for one are not asked here.
        if ["verify_packet"].contains(&command.as_str()) {
            continue;
        }
        let refused = desk.ask(command, form).unwrap_err();
        let expected = if command == "read_packet_page" { "not-found" } else { "locked" };
        assert_eq!(refused["code"], expected, "{command}: {refused}");
        assert!(refused["fields"].is_array() && refused["trace"].is_string(), "{command}");
    }
}

#[test]
fn every_command_takes_an_empty_form_and_answers_or_refuses_in_shape() {
    let desk = Desk::open();
    for command in commands() {
        // These ask a person for a file; the window tests do.
        if [
            "save_kit",
            "verify_packet",
            "open_sheet",
            "choose_files",
            "choose_folder",
            "choose_backup_place",
            "read_mail",
            "lock",
        ]
        .contains(&command.as_str())
        {
            continue;
        }
        for form in [Value::Null, json!({}), json!([]), json!({ "nobody": 1 }), json!("x"), json!(7)] {
            if let Err(refused) = desk.ask(&command, form) {
                assert!(refused["code"].is_string(), "{command}: {refused}");
                assert_ne!(refused["code"], "internal", "{command}: {refused}");
            }
        }
    }
}

#[test]
fn a_command_nobody_listed_is_refused() {
    let desk = Desk::open();
    for command in ["drop_everything", "plugin:fs|read_file", "plugin:shell|execute"] {
        assert!(desk.ask(command, json!({})).is_err(), "{command}");
    }
}

#[test]
fn the_main_job_passes_through_the_commands() {
    let desk = Desk::open();
    let session = desk.ask("read_session", Value::Null).unwrap();
    assert_eq!((session["state"].as_str(), session["officer"].as_str()), (Some("open"), Some("Jo Larkin")));
    assert_eq!(session["kit_waiting"], true);
    let recorded = desk
        .ask("record_concern", json!({ "danger": "no", "account": "Seen at 08:50", "people": [{ "role": "adult_at_risk", "name": "Win Abbott" }] }))
        .unwrap();
    assert_eq!(recorded["reference"].as_str().unwrap().split('-').next(), Some("MBC"));
    let concern = recorded["concern"].clone();
    let page = desk.ask("read_concern", json!({ "concern": concern })).unwrap();
    assert_eq!(page["title"], "Win Abbott");
    let list = desk.ask("list_concerns", json!({ "words": "abb" })).unwrap();
    assert_eq!(list["total"], 1);
    let shareable =
        desk.ask("read_shareable", json!({ "concern": concern, "agency": "kent_police" })).unwrap();
    let items: Vec<&Value> =
        shareable["items"].as_array().unwrap().iter().map(|item| &item["item"]).collect();
    let preview = desk
        .ask("preview_packet", json!({ "concern": concern, "agency": "kent_police", "items": items }))
        .unwrap();
    assert!(preview["pages"].as_u64().unwrap() >= 1);
    assert_eq!(desk.ask("read_packet_page", json!({ "page": 0 })).unwrap()["png"], true);
    let refused =
        desk.ask("export_packet", json!({ "concern": concern, "agency": "kent_police" })).unwrap_err();
    assert_eq!(refused["code"], "invalid");
    desk.ask("lock", Value::Null).unwrap();
    assert_eq!(desk.ask("read_session", Value::Null).unwrap()["officer"], "", "a locked log tells no name");
    assert_eq!(desk.ask("unlock", json!({ "pin": "wrong" })).unwrap_err()["code"], "wrong-pin");
    desk.ask("unlock", json!({ "pin": PIN })).unwrap();
    assert_eq!(
        desk.ask("read_packet_page", json!({ "page": 0 })).unwrap_err()["code"],
        "not-found",
        "the lock took it"
    );
}

#[test]
fn a_person_passes_through_the_commands() {
    let desk = Desk::open();
    let people = json!([{ "role": "adult_at_risk", "name": "Win Abbott" }, { "name": "Winnie Abbot" }]);
    let recorded = desk.ask("record_concern", json!({ "danger": "no", "people": people })).unwrap();
    let page = desk.ask("read_concern", json!({ "concern": recorded["concern"] })).unwrap();
    let (win, winnie) = (page["people"][0]["person"].clone(), page["people"][1]["person"].clone());
    desk.ask("amend_person", json!({ "person": win, "changes": { "gp": "Dr Hart" } })).unwrap();
    let other = json!({ "name": "Isla Abbott", "age": "7" });
    desk.ask("relate_people", json!({ "person": win, "other": other, "kind": "parent_of" })).unwrap();
    let likely = desk.ask("find_likely", json!({ "name": "Win Abbot", "not": winnie })).unwrap();
    assert_eq!(likely["people"][0]["known"]["person"], win);
    desk.ask("merge_people", json!({ "kept": win, "merged": winnie, "reason": "One woman" })).unwrap();
    let page = desk.ask("read_person", json!({ "person": winnie })).unwrap();
    assert_eq!((page["title"].as_str(), page["facts"]["gp"].as_str()), (Some("Win Abbott"), Some("Dr Hart")));
    assert_eq!(page["relations"][0]["words"], "parent of");
    let ending = json!({ "person": win, "relation": page["relations"][0]["relation"], "reason": "A niece" });
    desk.ask("end_relation", ending).unwrap();
    let parting = json!({ "person": win, "merge": page["merged"][0]["merge"], "reason": "Two women" });
    desk.ask("part_people", parting).unwrap();
    assert_eq!(desk.ask("read_person", json!({ "person": winnie })).unwrap()["title"], "Winnie Abbot");
}

#[test]
fn set_up_refuses_a_weak_start_by_name_and_makes_nothing() {
    let desk = Desk::new();
    let mut form = new_log();
    form["pin"] = json!("123");
    form["reference_prefix"] = json!("mbc 1");
    form["officer_name"] = json!(" ");
    let refused = desk.ask("create_log", form).unwrap_err();
    let rules: Vec<String> = refused["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| format!("{} {}", f["field"].as_str().unwrap(), f["rule"].as_str().unwrap()))
        .collect();
    assert_eq!(
        rules,
        ["officer_name required", "reference_prefix capital-letters", "pin too-short", "pin_again differs"]
    );
    assert!(!desk.folder.path().join("log").exists());
}

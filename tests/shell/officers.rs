//! Officers, machines and the shared folder through the commands: two windows, one folder, no screen.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use logbook::sync::{Directory, Listed, Transport};
use serde_json::{Value, json};
use shell::session::Session;

use crate::{Desk, PIN};

/// A folder at which something else happens in the window whenever it is read or written.
struct Watched {
    folder: Directory,
    meanwhile: Arc<dyn Fn() + Send + Sync>,
}

impl Transport for Watched {
    fn list(&mut self, root: &str) -> io::Result<Vec<Listed>> {
        (self.meanwhile)();
        self.folder.list(root)
    }
    fn roots(&mut self) -> io::Result<Vec<String>> {
        (self.meanwhile)();
        self.folder.roots()
    }
    fn read(&mut self, root: &str, part: &str, name: &str, size_max: u64) -> io::Result<Vec<u8>> {
        (self.meanwhile)();
        self.folder.read(root, part, name, size_max)
    }
    fn publish(&mut self, root: &str, part: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
        (self.meanwhile)();
        self.folder.publish(root, part, name, bytes)
    }
    fn remove(&mut self, root: &str, part: &str, name: &str) -> io::Result<()> {
        (self.meanwhile)();
        self.folder.remove(root, part, name)
    }
}

/// One pass during which something else happens.
fn agree_while(session: &Session, meanwhile: impl Fn() + Send + Sync + 'static) -> shell::agreeing::Agreed {
    let meanwhile: Arc<dyn Fn() + Send + Sync> = Arc::new(meanwhile);
    session.agree_by(&|path| {
        Box::new(Watched { folder: Directory::at(path), meanwhile: Arc::clone(&meanwhile) })
    })
}

/// A desk whose log is open, with a shared folder.
pub fn with_folder(shared: &std::path::Path) -> Desk {
    let desk = Desk::open();
    desk.session.pick_folder(shared.to_owned()).unwrap();
    desk.ask("sync_now", Value::Null).unwrap();
    desk
}

/// Asks to join at a fresh desk; returns the desk, waiting, and its six words.
pub fn asking(jo: &Desk, shared: &std::path::Path) -> (Desk, String) {
    let invitation = jo.ask("invite", Value::Null).unwrap()["invitation"].clone();
    let sam = Desk::new();
    sam.session.pick_folder(shared.to_owned()).unwrap();
    sam.ask("join_log", joining(&invitation)).unwrap();
    let view = sam.ask("read_session", Value::Null).unwrap();
    assert_eq!(view["state"], "joining");
    let words: Vec<&str> = view["words"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(words.len(), 6);
    let words = words.join(" ");
    (sam, words)
}

fn joining(invitation: &Value) -> Value {
    json!({ "invitation": invitation, "name": "Sam Okafor", "role": "Deputy", "pin": PIN, "pin_again": PIN })
}

pub fn admit(jo: &Desk, words: &str) {
    jo.ask("sync_now", Value::Null).unwrap();
    let page = jo.ask("read_officers", Value::Null).unwrap();
    let form = json!({ "machine": page["requests"][0]["machine"], "words": words, "reason": "Agreed by the board." });
    jo.ask("admit_machine", form).unwrap();
    jo.ask("sync_now", Value::Null).unwrap();
}

fn rules(refused: &Value) -> Vec<String> {
    let fields = refused["fields"].as_array().unwrap().iter();
    fields.map(|f| format!("{} {}", f["field"].as_str().unwrap(), f["rule"].as_str().unwrap())).collect()
}

#[test]
fn a_second_window_joins_waits_and_opens() {
    let shared = tempfile::tempdir().unwrap();
    let jo = with_folder(shared.path());
    let recorded = jo.ask("record_concern", json!({ "danger": "no", "account": "Seen at 08:50" })).unwrap();
    let (sam, words) = asking(&jo, shared.path());
    assert_eq!(sam.ask("read_today", Value::Null).unwrap_err()["code"], "waiting");
    // Closed and opened again, it still waits.
    sam.ask("lock", Value::Null).unwrap();
    let view = sam.ask("read_session", Value::Null).unwrap();
    assert_eq!((view["state"].as_str(), view["words"].as_array().map(Vec::len)), (Some("joining"), Some(0)));
    assert_eq!(sam.ask("unlock", json!({ "pin": "wrong" })).unwrap_err()["code"], "wrong-pin");
    sam.ask("unlock", json!({ "pin": PIN })).unwrap();
    admit(&jo, &words);
    sam.ask("sync_now", Value::Null).unwrap();
    let view = sam.ask("read_session", Value::Null).unwrap();
    assert_eq!((view["state"].as_str(), view["officer"].as_str()), (Some("open"), Some("Sam Okafor")));
    let page = sam.ask("read_concern", json!({ "concern": recorded["concern"] })).unwrap();
    assert_eq!(page["reference"], recorded["reference"]);
    assert_eq!(page["whereabouts"][0]["in_folder"], true);
}

#[test]
fn what_a_colleague_wrote_while_the_log_was_locked_is_told_once_it_is_open() {
    let shared = tempfile::tempdir().unwrap();
    let jo = with_folder(shared.path());
    let (sam, words) = asking(&jo, shared.path());
    admit(&jo, &words);
    sam.ask("sync_now", Value::Null).unwrap();
    assert_eq!(jo.ask("read_since", Value::Null).unwrap()["from"], Value::Null, "never away yet");
    jo.ask("lock", Value::Null).unwrap();
    let person = json!([{ "role": "adult_at_risk", "name": "Win Abbott" }]);
    sam.ask("record_concern", json!({ "danger": "no", "account": "Seen at 08:50", "people": person }))
        .unwrap();
    sam.ask("sync_now", Value::Null).unwrap();
    jo.ask("unlock", json!({ "pin": PIN })).unwrap();
    assert_eq!(jo.ask("read_since", Value::Null).unwrap()["count"], 0, "not here yet");
    jo.ask("sync_now", Value::Null).unwrap();
    let since = jo.ask("read_since", Value::Null).unwrap();
    assert_eq!(since["concerns"], 1, "{since}");
    assert_eq!(since["lines"][0]["title"], "Win Abbott");
    assert_eq!(since["lines"][0]["officer"], "Sam Okafor");
    let today = jo.ask("read_today", Value::Null).unwrap();
    assert_eq!(today["since"]["count"], since["count"]);
    // What she saw before she went is not new the next time.
    jo.ask("lock", Value::Null).unwrap();
    jo.ask("unlock", json!({ "pin": PIN })).unwrap();
    assert_eq!(jo.ask("read_since", Value::Null).unwrap()["count"], 0);
}

#[test]
fn joining_refuses_by_name_and_makes_nothing() {
    let shared = tempfile::tempdir().unwrap();
    let jo = with_folder(shared.path());
    let invitation = jo.ask("invite", Value::Null).unwrap()["invitation"].clone();
    let sam = Desk::new();
    let nothing = json!({ "invitation": "rubbish", "name": "", "role": "", "pin": "1", "pin_again": "2" });
    let refused = sam.ask("join_log", nothing).unwrap_err();
    let expected = [
        "folder not-chosen",
        "name required",
        "role required",
        "invitation not-an-invitation",
        "pin too-short",
        "pin_again differs",
    ];
    assert_eq!(rules(&refused), expected);
    let other = tempfile::tempdir().unwrap();
    sam.session.pick_folder(other.path().to_owned()).unwrap();
    assert_eq!(rules(&sam.ask("join_log", joining(&invitation)).unwrap_err()), ["folder log-not-there"]);
    sam.session.pick_folder(other.path().join("gone")).unwrap();
    assert_eq!(rules(&sam.ask("join_log", joining(&invitation)).unwrap_err()), ["folder unreachable"]);
    assert!(!sam.folder.path().join("log").exists());
}

#[test]
fn a_folder_that_is_gone_is_a_fault_and_no_refusal() {
    let shared = tempfile::tempdir().unwrap();
    let jo = with_folder(shared.path());
    let folder = |jo: &Desk| jo.ask("read_frame", Value::Null).unwrap()["folder"].clone();
    assert_eq!(folder(&jo)["to_publish"], 0);
    std::fs::rename(shared.path(), shared.path().with_extension("away")).unwrap();
    jo.ask("record_concern", json!({ "danger": "no", "account": "Seen at 08:50" })).unwrap();
    jo.ask("sync_now", Value::Null).unwrap();
    assert_eq!(folder(&jo)["fault"], "folder-missing");
    assert_eq!(folder(&jo)["to_publish"], 1);
    std::fs::rename(shared.path().with_extension("away"), shared.path()).unwrap();
    jo.ask("sync_now", Value::Null).unwrap();
    assert_eq!((&folder(&jo)["fault"], &folder(&jo)["to_publish"]), (&Value::Null, &json!(0)));
}

#[test]
fn changes_of_who_is_in_pass_through_the_commands() {
    let shared = tempfile::tempdir().unwrap();
    let jo = with_folder(shared.path());
    let (sam, words) = asking(&jo, shared.path());
    admit(&jo, &words);
    sam.ask("sync_now", Value::Null).unwrap();
    let page = jo.ask("read_officers", Value::Null).unwrap();
    let deputy = page["officers"][1]["officer"].clone();
    let named = json!({ "officer": deputy, "reason": "Laptop lost on the train." });
    jo.ask("suspend_officer", named.clone()).unwrap();
    assert_eq!(jo.ask("read_officers", Value::Null).unwrap()["officers"][1]["standing"], "suspended");
    jo.ask("lift_suspension", named.clone()).unwrap();
    jo.ask("pass_duty", named.clone()).unwrap();
    for desk in [&jo, &sam, &jo] {
        desk.ask("sync_now", Value::Null).unwrap();
    }
    let proposal = sam.ask("read_officers", Value::Null).unwrap()["proposals"][0].clone();
    assert_eq!((&proposal["outcome"], &proposal["may_approve"]), (&json!("waiting"), &json!(true)));
    assert_eq!(sam.ask("read_frame", Value::Null).unwrap()["counts"]["officers"], 1);
    let by_name = json!({ "proposal": proposal["proposal"] });
    assert_eq!(rules(&jo.ask("approve_change", by_name.clone()).unwrap_err()), ["proposal own-proposal"]);
    sam.ask("decline_change", json!({ "proposal": proposal["proposal"], "reason": "Not now." })).unwrap();
    assert_eq!(sam.ask("approve_change", by_name).unwrap_err()["code"], "not-found");
    assert_eq!(rules(&jo.ask("remove_officer", json!({ "officer": page["me"] })).unwrap_err()).len(), 3);
    assert_eq!(jo.ask("turn_away", json!({})).unwrap_err()["code"], "not-found");
    assert_eq!(jo.ask("see_alarm", json!({ "alarm": "7" })).unwrap_err()["code"], "not-found");
}

#[test]
fn no_page_waits_for_a_slow_folder() {
    let shared = tempfile::tempdir().unwrap();
    let jo = with_folder(shared.path());
    jo.ask("record_concern", json!({ "danger": "no", "account": "Seen at 08:50" })).unwrap();
    let session = Arc::clone(&jo.session);
    let agreed = agree_while(&jo.session, move || {
        // On a thread of its own: were the log held now, this would wait for ever.
        let (said, heard) = channel();
        let session = Arc::clone(&session);
        std::thread::spawn(move || said.send(session.act("read_frame", Value::Null).is_ok()));
        assert_eq!(
            heard.recv_timeout(Duration::from_secs(10)),
            Ok(true),
            "the log was held while the folder was"
        );
    });
    assert!(agreed.ran && !agreed.failed);
    assert_eq!(jo.ask("read_frame", Value::Null).unwrap()["folder"]["to_publish"], 0);
}

#[test]
fn a_log_locked_in_the_middle_of_a_pass_stays_locked_and_whole() {
    let shared = tempfile::tempdir().unwrap();
    let jo = with_folder(shared.path());
    jo.ask("record_concern", json!({ "danger": "no", "account": "Seen at 08:50" })).unwrap();
    let session = Arc::clone(&jo.session);
    let agreed = agree_while(&jo.session, move || {
        session.lock();
    });
    assert!(!agreed.ran, "a pass of a locked log says nothing");
    assert_eq!(jo.ask("read_session", Value::Null).unwrap()["state"], "locked");
    jo.ask("unlock", json!({ "pin": PIN })).unwrap();
    jo.ask("sync_now", Value::Null).unwrap();
    assert_eq!(jo.ask("read_frame", Value::Null).unwrap()["folder"]["to_publish"], 0);
    assert_eq!(jo.ask("check_log", json!({ "deep": true })).unwrap()["problems"], json!([]));
}

#[test]
fn a_waiting_machine_locked_in_the_middle_of_a_look_still_waits_and_comes_in() {
    let shared = tempfile::tempdir().unwrap();
    let jo = with_folder(shared.path());
    let (sam, words) = asking(&jo, shared.path());
    admit(&jo, &words);
    let session = Arc::clone(&sam.session);
    agree_while(&sam.session, move || {
        session.lock();
    });
    assert_ne!(sam.ask("read_session", Value::Null).unwrap()["state"], "open", "locked means locked");
    sam.ask("unlock", json!({ "pin": PIN })).unwrap();
    sam.ask("sync_now", Value::Null).unwrap();
    assert_eq!(sam.ask("read_session", Value::Null).unwrap()["state"], "open");
}

//! How commands end: exit codes, refusals, and what is never said.

use crate::terminal::{PIN, Terminal};

#[test]
fn without_a_log_nothing_is_asked_and_nothing_is_made() {
    let terminal = Terminal::new();
    for words in [&["list"][..], &["check"], &["show", "MBC-2026-A0001"], &["recover"]] {
        let said = terminal.run(&[words, &["--json"]].concat(), "");
        assert_eq!(said.refusal(), (3, "no-log".into()), "{words:?}");
    }
    assert!(!std::path::Path::new(&terminal.path("log")).exists());
}

#[test]
fn wrong_usage_ends_with_two_and_says_nothing_on_standard_output() {
    let terminal = Terminal::new();
    let wrong: &[&[&str]] = &[
        &[],
        &["nonsense"],
        &["act", "no_such_act"],
        &["act", "make_kit"],
        &["list", "--state", "nonsense"],
        &["search"],
        &["share", "MBC-2026-A0001", "request.json"],
        &["verify", "not-there.pdf"],
        &["export-log", "--out", "x"],
        &["export-log", "--out", "x", "--plain", "--to-recipient", "age1x"],
        &["bench-data", "--entries", "0"],
        &["sync", "--every", "5"],
        &["approve"],
        &["approve", "one", "--change", "two"],
        &["join", "x", "--folder", "y"],
        &["suspend", "Somebody"],
    ];
    for words in wrong {
        let said = terminal.run(&[*words, &["--json"]].concat(), PIN);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{words:?}");
        assert!(!said.err.is_empty(), "{words:?}");
    }
}

#[test]
fn a_refusal_in_words_says_what_to_do_and_names_the_fields() {
    let terminal = Terminal::new();
    let short =
        terminal.run(&["create", "-"], "12\n{\"organisation\":\"A council\",\"reference_prefix\":\"abc\"}");
    assert_eq!((short.code, short.out.as_str()), (3, ""));
    for sentence in ["The PIN is too short", "capital letters only", "Enter your name [officer_name]"] {
        assert!(short.err.contains(sentence), "{sentence} is missing from:\n{}", short.err);
    }
}

#[test]
fn acts_and_their_forms_can_be_read_without_a_log() {
    let terminal = Terminal::new();
    let acts = terminal.json(&["acts"], "");
    let acts: Vec<&str> = acts.as_array().unwrap().iter().map(|act| act.as_str().unwrap()).collect();
    assert!(acts.contains(&"record_concern") && acts.contains(&"decline_share"));
    let with_files = ["attach_file", "export_file", "look_at_sheet", "propose_import", "bring_in"];
    for form in acts.into_iter().chain(with_files) {
        assert_eq!(terminal.json(&["schema", form], "")["type"], "object", "{form}");
    }
    let plan = terminal.json(&["schema", "bring_in"], "");
    assert!(plan["properties"]["columns"].is_object() && plan["description"].is_string(), "{plan}");
}

#[test]
fn a_locked_log_ends_with_four_and_a_damaged_one_with_five() {
    let terminal = Terminal::with_a_log();
    let refused = |input: &str| terminal.run(&["list", "--json"], input).refusal();
    assert_eq!(refused("not the PIN\n"), (4, "wrong-pin".into()));
    let said = terminal.run(&["list"], "not the PIN\n");
    assert!(said.err.starts_with("That PIN is not right.") && !said.err.contains("not the PIN"), "{said:?}");
    terminal.flip("log/log.db", 20_000);
    let checked = terminal.run(&["check", "--json"], &format!("{PIN}\n"));
    assert_eq!(checked.code, 5, "{checked:?}");
    let problem = checked.json()["problems"][0].clone();
    assert!(problem["where"].is_string() && problem["what"].is_string(), "{problem}");
    terminal.flip("log/log.key", 200);
    assert_eq!(refused(PIN), (5, "damaged".into()));
}

#[test]
#[cfg(target_os = "linux")]
fn a_keyring_that_does_not_answer_ends_with_four_and_leaves_nothing() {
    if crate::terminal::windows_program().is_some() {
        println!("SKIPPED: this is about the system underneath Wine.");
        return;
    }
    let terminal = Terminal::with_a_log();
    let nowhere = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    let mut list = terminal.safelog(&["list", "--json"]);
    list.env(nowhere.0, nowhere.1);
    assert_eq!(crate::terminal::finish(list, PIN).refusal(), (4, "keyring-unavailable".into()));
    let out = terminal.path("demo");
    let mut demo = terminal.safelog(&["demo", "--json", "--out", &out]);
    demo.env(nowhere.0, nowhere.1);
    assert_eq!(crate::terminal::finish(demo, "").refusal(), (4, "keyring-unavailable".into()));
    assert_eq!(std::fs::read_dir(out).unwrap().count(), 0, "nothing of a log, and no empty kit");
}

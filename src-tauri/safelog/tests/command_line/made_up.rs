//! The demo and the invented logs: made through the same acts, and whole.

use std::path::Path;

use serde_json::json;

use crate::terminal::{PIN, Terminal, finish};

#[test]
fn the_demo_asks_for_nothing_and_leaves_everything() {
    let terminal = Terminal::new();
    let out = terminal.path("demo");
    let told = terminal.json(&["demo", "--out", &out], "");
    for (key, name) in
        [("log", "log"), ("packet", "packet.pdf"), ("export", "export"), ("kit", "recovery-kit.pdf")]
    {
        let path = Path::new(&out).join(name);
        assert_eq!(told[key], path.to_str().unwrap());
        assert!(path.exists(), "{key}");
    }
    assert!(told["passphrase"].as_str().unwrap().split(' ').count() > 4);
    let check = terminal.safelog_at(Path::new(&out).join("log").as_path(), &["--json", "check", "--deep"]);
    let checked = finish(check, told["pin"].as_str().unwrap());
    assert_eq!((checked.code, &checked.json()["problems"]), (0, &json!([])), "{checked:?}");
    assert_eq!(terminal.run(&["demo", "--out", &out], "").code, 2, "never over something");
}

#[test]
fn the_demo_tells_its_steps_to_people() {
    let terminal = Terminal::new();
    let said = terminal.run(&["demo", "--out", &terminal.path("demo")], "");
    assert_eq!(said.code, 0, "{said:?}");
    for step in [
        "A concern was recorded: MBC-",
        "A wrong PIN opened nothing.",
        "All is well.",
        "one bit changed was noticed",
    ] {
        assert!(said.out.contains(step), "{step} is missing from:\n{}", said.out);
    }
}

#[test]
fn an_invented_log_has_exactly_the_entries_asked_for() {
    for entries in [1, 2, 37] {
        let terminal = Terminal::new();
        let made = terminal.json(&["bench-data", "--entries", &entries.to_string()], PIN);
        assert_eq!(made["entries"], entries);
        let checked = terminal.json(&["check", "--deep"], PIN);
        assert_eq!((&checked["entries"], &checked["problems"]), (&json!(entries), &json!([])));
    }
}

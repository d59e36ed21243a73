//! The demo and the invented logs: made through the same acts, and whole.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

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
        // Windows parts a path with its own sign.
        assert_eq!(told[key].as_str().unwrap().replace('\\', "/"), path.to_str().unwrap());
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

/// Held open by one program, refused to a second, killed, and whole.
#[test]
fn a_second_program_is_refused_and_a_killed_one_leaves_the_log_whole() {
    let terminal = Terminal::new();
    let mut first = terminal.safelog(&["bench-data", "--entries", "1000000", "--json"]);
    let mut first = first.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    first.stdin.take().unwrap().write_all(PIN.as_bytes()).unwrap();
    let begun = Instant::now();
    let second = loop {
        let said = terminal.run(&["list", "--json"], &format!("{PIN}\n"));
        assert!(first.try_wait().unwrap().is_none(), "the first goes on: {said:?}");
        // Until the log is there, there is none to be refused.
        if said.refusal().1 != "no-log" || begun.elapsed() > Duration::from_secs(60) {
            break said.refusal();
        }
    };
    assert_eq!(second, (3, "in-use".into()));
    std::thread::sleep(Duration::from_secs(2));
    first.kill().unwrap();
    first.wait().unwrap();
    let checked = terminal.json(&["check", "--deep"], PIN);
    assert_eq!(checked["problems"], json!([]));
    assert!(checked["entries"].as_u64() > Some(1), "{checked}");
}

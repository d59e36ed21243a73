//! The PIN, the kit and what is left when one of them is lost.

use std::process::Command;

use serde_json::json;

use crate::terminal::{PIN, Terminal};

#[test]
fn a_log_is_never_made_over_another_and_a_kit_never_over_a_kit() {
    let terminal = Terminal::with_a_log();
    let form = r#"{"organisation":"A","reference_prefix":"A","officer_name":"A","officer_role":"A"}"#;
    let again = terminal.run(&["create", "-", "--json"], &format!("{PIN}\n{form}"));
    assert_eq!(again.refusal(), (3, "trace-exists".into()));
    let kit = std::fs::read(terminal.path("kit.pdf")).unwrap();
    let covered = terminal.with_pin(&["act", "make_kit", "--kit", "kit.pdf"]);
    assert_eq!(covered.code, 2, "{covered:?}");
    assert_eq!(std::fs::read(terminal.path("kit.pdf")).unwrap(), kit);
}

#[test]
#[cfg(unix)]
fn a_kit_is_for_its_owner_alone() {
    if crate::terminal::windows_program().is_some() {
        println!("SKIPPED: this is about the system underneath Wine.");
        return;
    }
    use std::os::unix::fs::PermissionsExt;
    let terminal = Terminal::with_a_log();
    let mode = std::fs::metadata(terminal.path("kit.pdf")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn the_kit_opens_the_log_under_a_new_pin_and_an_old_kit_opens_nothing() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let old = words(&terminal, "kit.pdf");
    assert_eq!(terminal.with_pin(&["act", "make_kit", "--kit", "new.pdf"]).code, 0);
    let recover = |words: &str| terminal.run(&["recover", "--json"], &format!("other-58-harbour\n{words}\n"));
    assert_eq!(recover(&old).refusal(), (4, "wrong-kit".into()));
    assert_eq!(recover("twenty four words are not these").refusal(), (4, "wrong-kit".into()));
    let recovered = recover(&words(&terminal, "new.pdf"));
    assert_eq!(recovered.code, 0, "{recovered:?}");
    assert!(recovered.json()["machine"].is_string() && recovered.json()["log"].is_string());
    assert_eq!(terminal.with_pin(&["list"]).code, 4, "the old PIN opens nothing");
    let list = terminal.json(&["list"], "other-58-harbour\n");
    assert_eq!((&list["total"], &list["items"][0]["reference"]), (&json!(1), &json!(reference)));
    let machines = terminal.json(&["check", "--deep"], "other-58-harbour")["machines"].clone();
    assert_eq!(machines.as_array().unwrap().len(), 2);
}

/// The 24 words as they are printed.
pub fn words(terminal: &Terminal, kit: &str) -> String {
    let out = Command::new("pdftotext").args(["-layout", &terminal.path(kit), "-"]).output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    let mut numbered: Vec<(u32, &str)> = Vec::new();
    let pieces: Vec<&str> = text.split_whitespace().collect();
    for pair in pieces.windows(2) {
        if let Some(Ok(number)) = pair[0].strip_suffix('.').map(str::parse) {
            numbered.push((number, pair[1]));
        }
    }
    // The advice below the words is numbered too.
    numbered.truncate(24);
    numbered.sort_unstable();
    numbered.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

//! Floors: dependencies point down, SQL stays in the store, the window stays out of the log, the door stays shut.

use crate::{files, text, without_tests};

/// Folder of the logbook, and what it may not name.
const FLOORS: &[(&str, &[&str])] = &[
    (
        "domain",
        &["crate::store", "crate::vault", "crate::acts", "crate::logbook", "crate::commit", "rusqlite"],
    ),
    (
        "entry",
        &["crate::store", "crate::vault", "crate::acts", "crate::logbook", "crate::commit", "rusqlite"],
    ),
    (
        "sheet",
        &[
            "crate::store",
            "crate::vault",
            "crate::acts",
            "crate::logbook",
            "crate::commit",
            "rusqlite",
            "std::fs",
        ],
    ),
    (
        "shown",
        &[
            "crate::store",
            "crate::vault",
            "crate::acts",
            "crate::logbook",
            "crate::commit",
            "rusqlite",
            "std::fs",
        ],
    ),
    ("store", &["crate::vault", "crate::acts", "crate::logbook", "crate::commit"]),
    ("vault", &["crate::store", "crate::acts", "crate::logbook", "crate::commit", "rusqlite"]),
];

#[test]
fn nothing_imports_upwards() {
    for (floor, above) in FLOORS {
        for (name, text) in files(&format!("src-tauri/logbook/src/{floor}"), &[".rs"]) {
            for word in *above {
                assert!(!text.contains(word), "{name} names {word}, which is above or beside it");
            }
        }
    }
    for (name, text) in files("src-tauri/packet/src", &[".rs"]) {
        assert!(!text.contains("logbook"), "{name} knows of the log");
    }
}

#[test]
fn the_log_never_names_the_window() {
    for manifest in
        ["src-tauri/logbook/Cargo.toml", "src-tauri/packet/Cargo.toml", "src-tauri/safelog/Cargo.toml"]
    {
        assert!(
            !text(manifest).contains("tauri.workspace") && !text(manifest).contains("\ntauri"),
            "{manifest}"
        );
    }
    let lock = text("Cargo.lock");
    let logbook = lock.split("name = \"logbook\"").nth(1).unwrap().split("[[package]]").next().unwrap();
    assert!(!logbook.contains("\"tauri"), "the logbook depends on the window");
}

#[test]
fn sql_is_only_in_the_store() {
    let statements = ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA "];
    for (name, text) in files("src-tauri", &[".rs"]) {
        if name.starts_with("src-tauri/logbook/src/store/") {
            continue;
        }
        for statement in statements {
            assert!(!without_tests(&text).contains(statement), "{name} holds SQL: {statement}");
        }
    }
}

#[test]
fn what_a_score_comes_to_is_shown_and_nothing_else_asks_for_it() {
    for (name, text) in files("src-tauri", &[".rs"]) {
        let shows = ["domain/topics/", "acts/topics/lines.rs", "concern_text/statements.rs"];
        if shows.iter().any(|shown| name.contains(shown)) {
            continue;
        }
        let asks = text.contains("topic") && text.contains("findings");
        assert!(!asks && !text.contains("FindingState"), "{name} asks what a score comes to");
    }
}

#[test]
fn no_statement_changes_or_removes_an_entry() {
    for (name, text) in files("src-tauri/logbook", &[".rs", ".sql"]) {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for statement in
            ["UPDATE entries", "DELETE FROM entries", "DROP TABLE entries", "REPLACE INTO entries"]
        {
            assert!(!flat.contains(statement), "{name}: {statement}");
        }
    }
}

#[test]
fn no_program_has_paper_locks() {
    let seam = "#[cfg(feature = \"rehearsal\")]";
    for (name, text) in files("", &["Cargo.toml"]) {
        let names_it = text.contains("rehearsal");
        let may = ["src-tauri/logbook/Cargo.toml", "tests/simulator/Cargo.toml"].contains(&name.as_str());
        assert!(may || !names_it, "{name} asks for paper locks");
        // Of its own accord no crate takes the feature, or a build of the whole workspace would hand it to the programs.
        let default =
            text.lines().filter(|line| line.starts_with("default")).any(|l| l.contains("rehearsal"));
        let asks = text.lines().any(|l| l.starts_with("logbook") && l.contains("rehearsal"));
        assert!(!default && !asks, "{name} takes paper locks by default");
    }
    for (name, text) in files("src-tauri", &[".rs"]) {
        let lines: Vec<&str> = without_tests(&text).lines().map(str::trim).collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains("rehearsal")) {
            let stands_behind =
                |back: usize| at.checked_sub(back).is_some_and(|before| lines[before] == seam);
            // The seam itself, what stands right behind it, and what is in the block that it opens.
            let held = line.contains("feature = \"rehearsal\"") || (1..=2).any(stands_behind);
            assert!(held || name.ends_with("/rehearsal.rs"), "{name}:{}: paper locks in a program", at + 1);
        }
    }
}

#[test]
fn own_entries_are_signed_in_one_place_and_others_taken_in_two() {
    let callers = |of: &str| -> Vec<String> {
        let sources = files("src-tauri/logbook/src", &[".rs"]).into_iter();
        sources.filter(|(_, text)| text.contains(of)).map(|(name, _)| name).collect()
    };
    assert_eq!(callers("entry::sign("), ["src-tauri/logbook/src/commit.rs"]);
    assert_eq!(
        callers("store.append("),
        [
            "src-tauri/logbook/src/acts/agree/take_in.rs",
            "src-tauri/logbook/src/acts/backup/refill.rs",
            "src-tauri/logbook/src/commit.rs"
        ]
    );
}

#[test]
fn pages_run_nothing_and_keep_nothing() {
    let forbidden = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "console.",
        " style=\"",
        " onclick=\"",
        // The window tells pages itself where dropped files lie; none listens.
        "tauri://",
        "http://",
        "https://",
    ];
    for (name, text) in files("ui", &[".html", ".js"]) {
        for word in forbidden {
            // The namespace of SVG is a name, not an address.
            let text = text.replace("http://www.w3.org/2000/svg", "");
            assert!(!text.contains(word), "{name} has {word}");
        }
        assert!(
            name == "ui/ipc/tauri.js" || !text.contains("__TAURI__"),
            "{name} calls Rust past ipc/tauri.js"
        );
    }
}

#[test]
fn the_window_and_packets_draw_the_same_body() {
    let window = text("ui/components/body-outlines.js");
    let drawings = files("src-tauri/packet/templates/body", &[".svg"]);
    assert_eq!(drawings.len(), 4);
    for (name, svg) in drawings {
        let lines: Vec<&str> = svg.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(lines.len(), 4, "{name} is not of ears, body, head and lines");
        for line in lines {
            assert!(window.contains(&format!("\"{line}\"")), "{name} is not what the window draws");
        }
    }
}

#[test]
fn components_ask_nothing_of_rust() {
    for (name, text) in files("ui/components", &[".js"]) {
        assert!(
            !["commands", "finding", "statements"].iter().any(|one| text.contains(&format!("ipc/{one}.js"))),
            "{name} asks Rust; pages ask and hand down"
        );
    }
}

#[test]
fn templates_evaluate_nothing() {
    for (name, text) in files("src-tauri/packet/templates", &[".typ"]) {
        assert!(!text.contains("eval("), "{name}");
    }
}

#[test]
fn the_clock_and_the_environment_are_handed_in() {
    for (name, text) in files("src-tauri/logbook/src", &[".rs"]) {
        for word in ["SystemTime::now", "env::var", "process::exit", "println!", "eprintln!"] {
            assert!(!text.contains(word), "{name} has {word}");
        }
        let reads_clock = text.contains("Utc::now");
        assert!(!reads_clock || name.ends_with("domain/time.rs"), "{name} reads the clock");
    }
}

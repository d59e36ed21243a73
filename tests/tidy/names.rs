//! Names: the lists of commands agree, every code and rule has its sentence, no vague names.

use std::collections::BTreeSet;

use crate::{files, text};

fn quoted(text: &str) -> BTreeSet<String> {
    text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_four_lists_of_commands_agree() {
    let build = text("src-tauri/build.rs");
    let listed = quoted(build.split("COMMANDS: &[&str] = &[").nth(1).unwrap().split("];").next().unwrap());
    let commands = text("src-tauri/src/commands/mod.rs");
    let handled: BTreeSet<String> = commands
        .split("generate_handler![")
        .nth(1)
        .unwrap()
        .split(']')
        .next()
        .unwrap()
        .split(',')
        .map(|path| path.trim().rsplit("::").next().unwrap_or_default().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    assert_eq!(listed, handled, "build.rs and the handler");
    let allowed: BTreeSet<String> = quoted(&text("src-tauri/capabilities/main.json"))
        .into_iter()
        .filter_map(|name| name.strip_prefix("allow-").map(|name| name.replace('-', "_")))
        .collect();
    assert_eq!(listed, allowed, "build.rs and capabilities/main.json");
    let ipc: String = files("ui/ipc", &[".js"]).into_iter().map(|(_, text)| text).collect();
    let called: BTreeSet<String> =
        ipc.split("call(\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    assert_eq!(listed, called, "build.rs and ui/ipc");
}

#[test]
fn every_act_of_the_log_is_a_command() {
    let commands: String =
        files("src-tauri/src/commands", &[".rs"]).into_iter().map(|(_, text)| text).collect();
    for act in logbook::ACTS {
        assert!(commands.contains(&format!("pub async fn {}", act.name)), "{} is no command", act.name);
    }
}

#[test]
fn every_code_and_every_rule_has_its_sentence() {
    let words: serde_json::Value = serde_json::from_str(&text("ui/words/refusals.json")).unwrap();
    let codes = text("src-tauri/logbook/src/error.rs");
    let codes = codes.split("pub enum Code {").nth(1).unwrap().split("\n}").next().unwrap();
    for variant in codes.lines().map(str::trim).filter(|line| line.ends_with(',')) {
        let mut name = String::new();
        for letter in variant.trim_end_matches(',').chars() {
            if letter.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        assert!(words["codes"][&name].is_object(), "no sentence for the code {name}");
    }
    // Two refusals are two things to do, so no two say the same.
    let codes = words["codes"].as_object().unwrap();
    for part in ["title", "body"] {
        let said: BTreeSet<&str> = codes.values().map(|code| code[part].as_str().unwrap()).collect();
        assert_eq!(said.len(), codes.len(), "two codes have one {part}");
    }
    for (name, text) in files("src-tauri/logbook/src", &[".rs"]) {
        for rule in rules_in(&text) {
            assert!(words["rules"][&rule].is_string(), "no sentence for the rule {rule} of {name}");
        }
    }
}

#[test]
fn every_alarm_and_every_fault_of_the_folder_has_its_sentence() {
    let words: serde_json::Value = serde_json::from_str(&text("ui/words/alarms.json")).unwrap();
    let said = |kind: &str, code: &str| {
        for part in ["title", "body"] {
            let sentence = words[kind][code][part].as_str().unwrap_or_default();
            assert!(!sentence.is_empty(), "no {part} for {code} among the {kind}");
        }
    };
    for code in logbook::acts::ALARMS {
        said("alarms", code);
    }
    for code in logbook::acts::APART {
        said("apart", code);
    }
    let pass = text("src-tauri/logbook/src/acts/agree/pass.rs");
    let faults = pass.split("pub fn folder_fault").nth(1).unwrap().split("\n}").next().unwrap();
    assert!(quoted(faults).len() >= 5, "the faults of the folder are named elsewhere now");
    for code in quoted(faults) {
        said("faults", &code);
    }
}

#[test]
fn no_sentence_is_written_twice_under_one_name() {
    for file in ["refusals", "alarms", "backup"] {
        let text = text(&format!("ui/words/{file}.json"));
        // Of two under one name a reader keeps the last, so that the other is said nowhere.
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        let again = serde_json::to_string_pretty(&read).unwrap() + "\n";
        assert_eq!(again.lines().count(), text.lines().count(), "{file}.json says something twice");
    }
}

#[test]
fn every_fault_of_a_backup_has_its_sentence() {
    let words: serde_json::Value = serde_json::from_str(&text("ui/words/backup.json")).unwrap();
    for fault in logbook::acts::BACKUP_FAULTS {
        assert!(words[fault].is_string(), "no sentence for the fault {fault}");
    }
    for step in logbook::acts::BACKUP_STEPS {
        assert!(words[step].is_string(), "no words for the step {step}");
    }
}

#[test]
fn everything_said_of_a_sheet_has_its_words() {
    use logbook::domain::import::{Doubt, columns::Target};
    let words: serde_json::Value = serde_json::from_str(&text("ui/words/import.json")).unwrap();
    for doubt in Doubt::ALL {
        // The name is the one that goes to the pages.
        assert_eq!(serde_json::to_value(doubt).unwrap(), doubt.name().as_str());
        assert!(words["doubts"][doubt.name()].is_string(), "no words for the doubt {}", doubt.name());
    }
    for target in Target::ALL {
        assert_eq!(serde_json::to_value(target).unwrap(), target.name());
        assert!(words["targets"][target.name()].is_string(), "no words for the target {}", target.name());
    }
}

/// Rules named in the sources: the last quoted word of a call that breaks one.
fn rules_in(text: &str) -> BTreeSet<String> {
    let calls = [".broke(", ".hold(", "Error::field("];
    let mut rules = BTreeSet::new();
    for call in calls {
        for rest in text.split(call).skip(1) {
            let arguments = rest.split(';').next().unwrap().split("\n        rules").next().unwrap();
            let arguments = arguments.split(").").next().unwrap();
            let words: Vec<&str> = arguments.split('"').skip(1).step_by(2).collect();
            if let Some(rule) =
                words.last().filter(|rule| words.len() >= 2 && !rule.contains([' ', '{', '_', '.']))
            {
                rules.insert((*rule).to_owned());
            }
        }
    }
    rules
}

#[test]
fn nothing_has_a_vague_name() {
    for (name, text) in files("src-tauri", &[".rs"]).into_iter().chain(files("ui", &[".js"])) {
        for word in ["Manager", "Service", "Helper", "Util"] {
            for kind in ["struct ", "enum ", "trait ", "class ", "fn "] {
                let declares = text
                    .lines()
                    .any(|line| line.trim_start().starts_with(&format!("pub {kind}")) && line.contains(word));
                assert!(!declares, "{name} declares something called {word}");
            }
        }
    }
}

#[test]
fn every_module_says_why_it_exists() {
    for (name, text) in files("src-tauri", &[".rs"]).into_iter().chain(files("tests", &[".rs"])) {
        assert!(text.starts_with("//!"), "{name} does not open with its reason");
    }
}

//! What a refusal, an alarm or a fault of the folder means, in sentences: the ones the window shows, from the same files.
//!
//! A rule may carry a place after a space, as in `readable-in page 2`. Nothing here knows what was written.

use std::collections::BTreeMap;
use std::fmt::Write;

use logbook::acts::AlarmLine;
use logbook::{FieldRule, Refusal};
use serde::Deserialize;

const SENTENCES: &str = include_str!("../../../ui/words/refusals.json");
const ALARMS: &str = include_str!("../../../ui/words/alarms.json");
const IMPORT: &str = include_str!("../../../ui/words/import.json");
const BACKUP_FAULTS: &str = include_str!("../../../ui/words/backup.json");

#[derive(Default, Deserialize)]
struct Sentences {
    codes: BTreeMap<String, Meaning>,
    rules: BTreeMap<String, String>,
    fields: BTreeMap<String, String>,
}

#[derive(Default, Deserialize)]
struct Alarms {
    alarms: BTreeMap<String, Meaning>,
    faults: BTreeMap<String, Meaning>,
}

#[derive(Deserialize)]
struct Meaning {
    title: String,
    body: String,
}

/// A refusal for people: what is wrong, what to do, and each field that broke a rule.
pub fn of_refusal(refusal: &Refusal) -> String {
    let sentences = sentences();
    let code = serde_json::to_value(refusal.code).unwrap_or_default();
    let code = code.as_str().unwrap_or("internal");
    let mut text = sentences
        .codes
        .get(code)
        .map_or_else(|| format!("{code}\n"), |meaning| format!("{}.\n{}\n", meaning.title, meaning.body));
    for broken in &refusal.fields {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "- {} [{}]", sentence(&sentences, broken), broken.field);
    }
    if !refusal.trace.is_empty() {
        let _ = writeln!(text, "({})", refusal.trace);
    }
    text
}

/// Why a backup failed, in a sentence.
pub fn backup_fault(fault: &str) -> String {
    let faults: BTreeMap<String, String> = serde_json::from_str(BACKUP_FAULTS).unwrap_or_default();
    faults.get(fault).map_or_else(|| fault.to_owned(), |sentence| format!("{sentence}."))
}

/// Why a cell wants a look, in a sentence.
pub fn of_doubt(doubt: &str) -> String {
    of_import("doubts", doubt)
}

/// What a column of a sheet is taken for.
pub fn of_target(target: &str) -> String {
    of_import("targets", target)
}

/// What becomes of a row of a sheet.
pub fn of_becoming(becomes: &str) -> String {
    of_import("becomes", becomes)
}

fn of_import(kind: &str, name: &str) -> String {
    let words: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(IMPORT).unwrap_or_default();
    words.get(kind).and_then(|words| words.get(name)).map_or_else(|| name.to_owned(), Clone::clone)
}

/// One broken rule in a sentence.
pub fn of_rule(broken: &FieldRule) -> String {
    sentence(&sentences(), broken)
}

/// An alarm about an officer's machine: what happened, and what to do.
pub fn of_alarm(alarm: &AlarmLine) -> String {
    let about = |text: &str| text.replace("{officer}", &alarm.officer).replace("{letter}", &alarm.letter);
    alarms().alarms.get(&alarm.kind).map_or_else(
        || alarm.kind.clone(),
        |meaning| format!("{}.\n{}", about(&meaning.title), about(&meaning.body)),
    )
}

/// Why the shared folder could not be used, and what to do.
pub fn of_fault(fault: &str) -> String {
    let known = alarms();
    let meaning = known.faults.get(fault);
    meaning.map_or_else(|| fault.to_owned(), |meaning| format!("{}. {}", meaning.title, meaning.body))
}

fn alarms() -> Alarms {
    // As with the other file: a test reads it, and codes say what matters.
    serde_json::from_str(ALARMS).unwrap_or_default()
}

fn sentences() -> Sentences {
    // A test reads the same file; if it could not be read here, codes and names of fields still say what matters.
    serde_json::from_str(SENTENCES).unwrap_or_default()
}

fn sentence(sentences: &Sentences, broken: &FieldRule) -> String {
    if broken.field == "folder" && alarms().faults.contains_key(&broken.rule) {
        return of_fault(&broken.rule);
    }
    let (rule, place) = broken.rule.split_once(' ').unwrap_or((&broken.rule, ""));
    let template = sentences.rules.get(rule).map_or("Check {field}", String::as_str);
    let name = field_name(sentences, &broken.field);
    template.replace("{field}", name).replace("{Field}", &capital(name)).replace("{place}", place)
}

/// `withhold.2.words` may have a name of its own as `withhold.words`; `people.0.born_on` has that of `born_on`.
fn field_name<'a>(sentences: &'a Sentences, field: &str) -> &'a str {
    let steps: Vec<&str> = field.split('.').filter(|step| step.parse::<usize>().is_err()).collect();
    let names = [field.to_owned(), steps.join("."), steps.last().copied().unwrap_or_default().to_owned()];
    names.iter().find_map(|name| sentences.fields.get(name)).map_or("this answer", String::as_str)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(field: &str, rule: &str) -> String {
        of_rule(&FieldRule { field: field.into(), rule: rule.into() })
    }

    #[test]
    fn the_file_is_read() {
        let sentences = sentences();
        assert!(sentences.codes.contains_key("wrong-pin") && sentences.rules.contains_key("required"));
    }

    #[test]
    fn every_alarm_and_every_fault_of_the_folder_is_a_sentence() {
        let words = alarms();
        for kind in logbook::acts::ALARMS {
            assert!(words.alarms.contains_key(*kind), "{kind}");
        }
        assert!(broken("folder", "folder-missing").starts_with("The shared folder is not there. "));
    }

    #[test]
    fn a_field_is_named_wherever_it_stands() {
        assert_eq!(broken("purpose", "required"), "Enter the purpose");
        assert_eq!(
            broken("people.0.born_on", "not-a-date"),
            "The date of birth must be a real date, like 23 November 2026"
        );
        assert_eq!(
            broken("withhold.1.words", "readable-in page 2"),
            "What to withhold can still be read in page 2"
        );
        assert_eq!(broken("nobody.knows", "nothing"), "Check this answer");
    }
}

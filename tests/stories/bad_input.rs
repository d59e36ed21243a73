//! Bad input: stored and shown literally, or refused by name; never executed, never lost, never a crash.

use logbook::acts::*;
use serde_json::{Value, json};
use town::Town;

use crate::share::request;

/// Text that has broken programs before.
fn hostile() -> Vec<String> {
    vec![
        "x".repeat(1_000_000),
        "<script>alert(1)</script><img src=x onerror=alert(1)>".into(),
        "'; DROP TABLE entries; --".into(),
        "#panic(\"x\") $x^2$ *b* _i_ `c` @ref <label> #read(\"/etc/passwd\") [\\] = Heading".into(),
        "\u{202E}evil\u{202C} \u{2066}isolate\u{2069} a\u{0000}b \u{0007} \u{001B}[31m".into(),
        "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ß ﬁ Ａ שלום السلام नमस्ते 你好".into(),
        "line\r\nline\rline\u{2028}line\u{0085}".into(),
        "e\u{0301}\u{0301}\u{0301}\u{0301}".repeat(50),
    ]
}

#[test]
fn narratives_keep_every_character() {
    let mut town = Town::new();
    for text in hostile() {
        let form = NewConcern { danger: Some("no".into()), account: text.clone(), ..NewConcern::default() };
        let concern = town.book().record_concern(form).unwrap().concern;
        let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
        assert!(page.chronology[0].passages[0].text == text, "a text came back changed");
        // What was typed into one box may be pasted into another, a megabyte of it too.
        town.book().search_log(SearchWords { words: text.clone(), limit: 3 }).unwrap();
        town.book().list_concerns(ConcernFilter { words: text.clone(), ..Default::default() }).unwrap();
        town.book().find_known(KnownWords { words: text }).unwrap();
    }
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

#[test]
fn every_act_takes_anything_without_a_crash() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let values = [
        Value::Null,
        json!(""),
        json!(0),
        json!(-1),
        json!(true),
        json!([]),
        json!({}),
        json!("\u{0}\u{202E}"),
        json!("9".repeat(5000)),
        json!("2026-02-30T25:61"),
        json!(concern.to_string()),
        json!("ffffffffffffffffffffffffffffffff"),
    ];
    for act in logbook::ACTS {
        let schema = (act.schema)();
        let fields: Vec<String> =
            schema["properties"].as_object().map(|p| p.keys().cloned().collect()).unwrap_or_default();
        for field in &fields {
            for value in &values {
                let form = json!({ "concern": concern.to_string(), field.as_str(): value });
                // Whatever it answers, it answers; a refusal must be one a page can show.
                if let Err(error) = (act.run)(town.book(), form) {
                    assert_ne!(error.code(), logbook::Code::Internal, "{} {field} {value}", act.name);
                }
            }
        }
        for form in [json!([1]), json!("x"), json!({ "nobody_knows_this": 1 })] {
            let refused = (act.run)(town.book(), form);
            assert!(refused.is_err() || fields.is_empty(), "{} takes a field that it would lose", act.name);
        }
    }
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

#[test]
fn lines_that_are_too_long_and_dates_that_cannot_be_are_refused_by_name() {
    let mut town = Town::new();
    let form = NewConcern {
        danger: Some("no".into()),
        account: "Seen at 08:50".into(),
        summary: "s".repeat(501),
        received_at: Some("2026-02-30T09:00".into()),
        called_999_at: Some("2026-11-23T09:30".into()),
        place: Some("the moon".into()),
        main_type: Some("DA".into()),
        people: vec![PersonForm {
            role: "victim".into(),
            born_on: Some("1899-01-01".into()),
            ..PersonForm::default()
        }],
        ..NewConcern::default()
    };
    assert_eq!(
        crate::broken(town.book().record_concern(form)),
        [
            "received_at not-a-time",
            "called_999_at in-future",
            "people.0.role unknown-choice",
            "people.0.born_on too-early",
            "summary too-long",
            "place unknown-choice",
            "main_type not-chosen",
        ]
    );
}

#[test]
fn hostile_text_goes_into_a_packet_and_nothing_is_lost_or_run() {
    let mut town = Town::new();
    for text in hostile() {
        let concern = town.record().concern;
        town.add(concern, "own_words", &text);
        let request = request(&mut town, concern);
        let path = town.beside("packet.pdf");
        town.book().export_packet(&request, &path).unwrap();
    }
}

#[test]
fn a_file_where_the_folder_should_be_and_a_vanished_folder_are_plain_refusals() {
    let mut town = Town::without_a_log(5);
    let file = town.beside("a-file");
    std::fs::write(&file, b"in the way").unwrap();
    for folder in [file.clone(), file.join("log")] {
        let (start, with) = (town.start(), town.surroundings());
        let refused = logbook::Logbook::start(&folder, start, town::PIN, with);
        assert_eq!(crate::code(refused), logbook::Code::ReadOnly);
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"in the way");
    let with = town.surroundings();
    assert_eq!(crate::code(logbook::Logbook::unlock(&town.path(), town::PIN, with)), logbook::Code::NoLog);
}

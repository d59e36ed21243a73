//! What the sanitiser must do to text that has broken printers before.

use super::*;

fn printable(text: &str) -> (String, usize) {
    let mut sanitiser = Sanitiser::new(Trust::Fonts);
    let text = sanitiser.printable(text);
    (text, sanitiser.replaced)
}

#[test]
fn ordinary_text_is_left_alone() {
    for text in [
        "She said “no” – twice.",
        "Zoë, Łukasz, Ελένη, Иван",
        "שלום",
        "नमस्ते",
        "مرحبا",
        "👨‍👩‍👧 🇬🇧 👍🏽",
        "e\u{301}te\u{301}",
    ] {
        assert_eq!(printable(text), (text.to_owned(), 0));
    }
}

#[test]
fn lines_end_one_way() {
    assert_eq!(printable("a\r\nb\rc\u{2028}d\u{85}e\u{0B}f\tg"), ("a\nb\nc\nd\ne\nf  g".to_owned(), 0));
}

#[test]
fn what_cannot_be_seen_is_shown() {
    assert_eq!(printable("a\0b"), ("a[U+0000]b".to_owned(), 1));
    assert_eq!(printable("\u{202E}live\u{202C}"), ("[U+202E]live[U+202C]".to_owned(), 2));
    assert_eq!(printable("co\u{AD}op"), ("co[U+00AD]op".to_owned(), 1));
    assert_eq!(printable("你好"), ("[U+4F60][U+597D]".to_owned(), 2));
    assert_eq!(printable("a\u{200D}b"), ("a[U+200D]b".to_owned(), 1));
    assert_eq!(printable("\u{E0041}"), ("[U+E0041]".to_owned(), 1));
    assert_eq!(printable("\u{301}"), ("[U+0301]".to_owned(), 1));
    // A Hebrew letter with a mark that only a Devanagari font holds.
    assert_eq!(printable("\u{5D0}\u{93F}").1, 1);
}

#[test]
fn long_runs_may_break_but_not_inside_a_sign() {
    let (text, replaced) = printable(&"W".repeat(60));
    assert_eq!(text.matches(BREAK_HERE).count(), 7);
    assert_eq!((text.replace(BREAK_HERE, ""), replaced), ("W".repeat(60), 0));
    for whole in ["abcdefghijklmnopqrstuvx", "duty@police.example", "WWWWWWWWWWWW"] {
        assert_eq!(printable(whole).0, whole);
    }
    assert!(!printable(&"word ".repeat(20)).0.contains(BREAK_HERE));
    let (flags, _) = printable(&"🇬🇧".repeat(30));
    assert!(flags.split(BREAK_HERE).all(|part| part.chars().count() % 2 == 0));
    let (shown, _) = printable(&"\0".repeat(30));
    assert!(shown.contains(BREAK_HERE));
    let (marks, replaced) = printable(&format!("a{}", "\u{301}".repeat(20)));
    assert_eq!((marks.matches("[U+0301]").count(), replaced), (12, 12));
}

#[test]
fn a_paragraph_without_end_is_set_as_several() {
    let (text, _) = printable(&"word ".repeat(10_000));
    assert_eq!(text.lines().count(), 5);
    assert_eq!(text.replace('\n', ""), "word ".repeat(10_000));
    let (text, _) = printable(&"x".repeat(50_000));
    assert_eq!(text.lines().count(), 7);
    assert_eq!(text.replace(['\n', BREAK_HERE], ""), "x".repeat(50_000));
}

#[test]
fn every_string_is_reached() {
    let mut value = serde_json::json!({ "a": ["\u{1}", { "b": "\u{2}" }], "c": 3, "d": null });
    let mut sanitiser = Sanitiser::new(Trust::Fonts);
    sanitiser.clean(&mut value);
    assert_eq!(value, serde_json::json!({ "a": ["[U+0001]", { "b": "[U+0002]" }], "c": 3, "d": null }));
    assert_eq!(sanitiser.replaced, 2);
}

#[test]
fn the_last_resort_knows_latin_only() {
    let mut sanitiser = Sanitiser::new(Trust::Latin);
    assert_eq!(sanitiser.printable("Zoë नe\u{301}"), "Zoë [U+0928]e[U+0301]");
    assert_eq!(sanitiser.replaced, 2);
}

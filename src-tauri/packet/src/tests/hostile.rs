//! Text from anywhere: nothing in it is obeyed, nothing stops the packet, nothing is lost.

use super::attached;
use super::{folded, page_text};
use crate::{Item, Packet, Row, Section, Subject, WithheldLine, readable, render};

const MARKUP: &str = "#panic() #eval(\"1\") #read(\"/etc/passwd\") #import \"@preview/x:1.0.0\" $x^2$ *bold* _it_ @label \
    <label> `raw` = Heading - list + item / term: x // comment /* block */ ~ --- ... \\u{41} #let x = 1; [ ] { } -> \"q\" 'q'";

/// A packet that says the same text in every place it has.
fn everywhere(text: &str) -> Packet {
    let words = || text.to_owned();
    let row = || Row { label: words(), value: words() };
    let item = |own_words| Item { label: words(), when: words(), source: words(), text: words(), own_words };
    let mut packet = Packet {
        reference: words(),
        concern_reference: words(),
        title: words(),
        marking: words(),
        made_at: words(),
        urgent: true,
        asks: words(),
        reply_by: words(),
        safe_contact: vec![words()],
        must_not_be_told: words(),
        about: vec![Subject { role: words(), rows: vec![row()] }],
        summary: words(),
        lawful_basis: vec![row()],
        risk: vec![row()],
        views: vec![item(true)],
        sections: vec![Section { heading: words(), note: words(), items: vec![item(false), item(true)] }],
        done: vec![Section { heading: words(), note: words(), items: vec![item(false)] }],
        further: vec![Section { heading: words(), note: words(), items: vec![item(false)] }],
        chronology: vec![item(true)],
        withheld: vec![WithheldLine { stand_in: words(), ground: words() }],
        handling: vec![words()],
        attachments: vec![attached(words())],
        closing: words(),
        ..Packet::default()
    };
    packet.to.agency = words();
    packet.from.email = words();
    packet
}

/// How often a text of `everywhere` stands on the pages; margins repeat on each page and are not counted on.
const TIMES: usize = 47;

#[test]
fn markup_is_only_text() {
    let rendered = render(&everywhere(MARKUP)).unwrap();
    assert_eq!(rendered.replaced, 0);
    let text = page_text(&rendered.pdf);
    assert!(text.matches(&folded(MARKUP)).count() >= TIMES, "{}", text.matches(&folded(MARKUP)).count());
}

#[test]
fn what_is_not_seen_is_shown_and_said() {
    let corpus = [
        ("NUL", "a\0b", "a[U+0000]b"),
        ("control", "a\u{7}b\u{9B}c", "a[U+0007]b[U+009B]c"),
        ("override", "\u{202E}gnp.exe\u{2066}x\u{2069}", "[U+202E]gnp.exe[U+2066]x[U+2069]"),
        ("CJK", "陳大文", "[U+9673][U+5927][U+6587]"),
        ("private", "\u{E000}\u{F8FF}\u{10FFFF}", "[U+E000][U+F8FF][U+10FFFF]"),
        ("tags", "flag\u{E0067}\u{E007F}", "flag[U+E0067][U+E007F]"),
        ("noncharacter", "\u{FFFE}\u{FFFF}", "[U+FFFE][U+FFFF]"),
    ];
    for (name, text, shown) in corpus {
        let rendered = render(&everywhere(text)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(rendered.replaced > TIMES, "{name}");
        let read = page_text(&rendered.pdf);
        assert!(read.matches(shown).count() >= TIMES, "{name}: {}", read.matches(shown).count());
        assert!(
            read.contains(&format!("{} characters in the original cannot be printed", rendered.replaced)),
            "{name}"
        );
    }
}

#[test]
fn the_world_s_writing_is_printed() {
    let corpus = [
        "Zoë Łukasz Siân Ștefan Nguyễn Ελένη Людмила",
        "e\u{301}te\u{301} n\u{303}",
        "👨‍👩‍👧‍👦 👍🏽 🇬🇧 ❤️ 1️⃣ ☎ ✓ → €",
        "שלום עולם",
        "नमस्ते क्षत्रिय",
        "ਸਤ ਸ੍ਰੀ ਅਕਾਲ",
        "বাংলা ক্ষমা",
        "مرحبا بالعالم",
    ];
    for text in corpus {
        let rendered = render(&everywhere(text)).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(rendered.replaced, 0, "{text}");
        let read = page_text(&rendered.pdf);
        // Where two texts from right to left meet on one line, they come in another order: each is counted alone.
        let least =
            if text.chars().any(|letter| ('א'..='ي').contains(&letter)) { TIMES / 3 } else { TIMES };
        assert!(read.matches(text).count() >= least, "{text}: {} in {read}", read.matches(text).count());
    }
}

#[test]
fn mixtures_no_font_was_made_for_still_print() {
    let corpus = [
        "\u{301}\u{302}",
        "a\u{200D}\u{200D}b",
        "\u{FE0F}\u{FE0F}",
        "א\u{93F}\u{9BF}",
        "🇬",
        "\u{1F3FD}\u{1F3FD}",
        "क\u{94D}\u{200D}\u{200C}\u{94D}",
        "\u{94D}",
        "ـ\u{64B}\u{64B}\u{64B}",
        "👍\u{301}",
        "①\u{20DD}",
        "abc שלום 123 مرحبا def",
        "ﷺ ﷽",
        "\u{A0}\u{A0}",
        "\u{2003}x",
    ];
    for text in corpus {
        assert!(render(&everywhere(text)).is_ok(), "{text:?}");
    }
}

/// Words of letters from every block of writing, as no one would write them: a fixed dice, so a failure comes again.
#[test]
fn thrown_together_letters_still_print() {
    let blocks = [
        0x20..0x24F,
        0x250..0x370,
        0x370..0x530,
        0x590..0x700,
        0x900..0x980,
        0x980..0xA00,
        0xA00..0xA80,
        0x1AB0..0x2100,
        0x2100..0x2C00,
        0xA640..0xA900,
        0xFB00..0xFE10,
        0x1F000..0x1FB00,
        0x200B..0x2010,
    ];
    let mut dice = 88_172_645_463_325_252_u64;
    let mut throw = |sides: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        usize::try_from(dice % sides as u64).unwrap()
    };
    let mut summary = String::new();
    for word in 0..2_000 {
        for _ in 0..=throw(8) {
            let block = if word % 3 == 0 { word / 3 % blocks.len() } else { throw(blocks.len()) };
            let letter = blocks[block].start + throw(blocks[block].len()) as u32;
            summary.extend(char::from_u32(letter));
        }
        summary.push(if word % 40 == 39 { '\n' } else { ' ' });
    }
    let rendered = render(&Packet { summary, ..Packet::default() }).unwrap();
    assert!((100..9_000).contains(&rendered.replaced), "{}", rendered.replaced);
}

#[test]
fn a_run_of_a_million_letters_stays_on_the_paper() {
    let run = 1024 * 1024;
    let packet = Packet { summary: "W".repeat(run), ..Packet::default() };
    let rendered = render(&packet).unwrap();
    assert!(rendered.pages > 300, "{} pages", rendered.pages);
    let letters = |pdf: &[u8]| -> usize {
        let found = readable(pdf).unwrap();
        let pages = found.iter().filter(|part| part.place.starts_with("page "));
        pages.map(|part| part.text.matches('W').count()).sum()
    };
    // The form has that letter in its own words too.
    assert_eq!(letters(&rendered.pdf), run + letters(&render(&Packet::default()).unwrap().pdf));
}

#[test]
fn long_runs_stay_on_the_paper_wherever_they_stand() {
    let run = "W".repeat(2_000);
    // The margins say their words on every page, so they are left out here.
    let packet = Packet { reference: String::new(), marking: String::new(), ..everywhere(&run) };
    let text = page_text(&render(&packet).unwrap().pdf);
    assert!(text.matches(&run).count() >= TIMES - 4, "{}", text.matches(&run).count());
}

#[test]
fn line_ends_of_every_system_are_lines() {
    let packet = Packet { summary: "one\r\ntwo\rthree\u{2028}four\u{B}five".into(), ..Packet::default() };
    let found = readable(&render(&packet).unwrap().pdf).unwrap();
    assert!(
        found.iter().any(|part| part.place == "page 1" && part.text.contains("one\ntwo\nthree\nfour\nfive"))
    );
}

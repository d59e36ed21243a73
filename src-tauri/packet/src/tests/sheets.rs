//! What a sheet says, where, and how often.

use super::specimens::{kit, long, picture, record, short, usual};
use super::{folded, page_text};
use crate::press::Words;
use crate::{
    Error, Item, Kit, Packet, Preview, Row, Section, Subject, readable, render, render_kit, render_record,
};

/// The places in which a word is found.
fn places(pdf: &[u8], word: &str) -> Vec<String> {
    readable(pdf)
        .unwrap()
        .into_iter()
        .filter(|part| part.text.contains(word))
        .map(|part| part.place)
        .collect()
}

#[test]
fn the_same_packet_gives_the_same_bytes() {
    let (first, again) = (render(&usual()).unwrap(), render(&usual()).unwrap());
    assert!(first.pdf == again.pdf);
    assert_eq!((first.pages, first.replaced), (again.pages, 0));
    let mut other = usual();
    other.summary.push('.');
    assert!(first.pdf != render(&other).unwrap().pdf);
    assert!(render_kit(&kit()).unwrap() == render_kit(&kit()).unwrap());
}

#[test]
fn the_parts_come_in_order() {
    let text = page_text(&render(&usual()).unwrap().pdf);
    let order = [
        "Information for Kent Police",
        "To Agency",
        "From Council",
        "URGENT What we ask of you",
        "Safe contact",
        "Who it is about",
        "In short",
        "Lawful basis",
        "What was said",
        "What was seen",
        "Facts",
        "Opinion",
        "Body map",
        "1. Left forearm",
        "2. Right upper back",
        "Pictures",
        "Photograph of the kitchen door",
        "Plan of the stairs",
        "Risk, and why",
        "Decisions and actions",
        "Views and wishes",
        "Other agencies",
        "Chronology",
        "What is left out, and why",
        "How to handle this packet",
        "Files that go with this packet",
        "file-1.txt",
        "About this packet",
        "Check code",
    ];
    let mut from = 0;
    for part in order {
        from += text[from..].find(part).unwrap_or_else(|| panic!("{part} is missing or out of order"));
    }
    assert!(!text.contains("What the school said"));
}

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page() {
    let whole = usual();
    for lines in (30..66).step_by(2) {
        let packet = Packet {
            handling: vec!["Store it securely.".into(); lines],
            attachments: whole.attachments.clone(),
            ..Packet::default()
        };
        let found = readable(&render(&packet).unwrap().pdf).unwrap();
        let on = |words: &str| {
            let place =
                found.iter().find(|part| part.place.starts_with("page ") && part.text.contains(words));
            place.unwrap_or_else(|| panic!("{words} is missing")).place.clone()
        };
        assert_eq!(on("Files that go with this packet"), on("file-1.txt"), "after {lines} lines");
    }
}

#[test]
fn every_page_bears_the_marking_and_its_number() {
    let rendered = render(&long()).unwrap();
    assert!(rendered.pages > 15);
    for part in readable(&rendered.pdf).unwrap() {
        let Some(number) = part.place.strip_prefix("page ") else { continue };
        let expected = if number == "1" { 3 } else { 2 };
        assert_eq!(part.text.matches("OFFICIAL-SENSITIVE").count(), expected, "page {number}");
        assert!(part.text.contains(&format!("Page {number} of {}", rendered.pages)));
    }
}

#[test]
fn a_word_is_found_wherever_it_stands() {
    let mut packet = usual();
    packet.title.push_str(" titleword");
    packet.about[0].rows[0].value = "tableword".into();
    packet.sections[0].heading = "headingword".into();
    packet.sections[0].items[0].text = "pageword".into();
    let pdf = render(&packet).unwrap().pdf;
    let has = |word, place: &str| places(&pdf, word).iter().any(|found| found == place);
    assert!(has("titleword", "title") && has("titleword", "metadata") && has("titleword", "page 1"));
    assert!(has("tableword", "page 1"));
    assert!(has("headingword", "outline") && has("headingword", "page 2"));
    assert!(has("pageword", "page 2"));
    let kit = render_kit(&kit()).unwrap();
    assert!(places(&kit, "Square code").iter().any(|found| found == "alternative text"));
}

#[test]
fn a_body_map_is_told_to_whoever_cannot_see_it() {
    let mut packet = usual();
    packet.body_maps[0].words = "Front of an adult: 1 armword".into();
    let pdf = render(&packet).unwrap().pdf;
    assert!(places(&pdf, "armword").iter().any(|found| found == "alternative text"));
    let copy = render_record(&record()).unwrap().pdf;
    assert!(places(&copy, "2 right upper back").iter().any(|found| found == "alternative text"));
    // A drawing that nobody knows is left out; its words stay.
    packet.body_maps[0].figure = "../kit".into();
    let without = page_text(&render(&packet).unwrap().pdf);
    assert!(without.contains("1. Left forearm") && without.contains("Front of an adult"));
}

/// A name must not be found in the grammar of the format, or a packet that withholds it could never be sent.
#[test]
fn what_stands_beside_the_points_of_a_picture_is_found_and_the_points_are_nobody_s_name() {
    let mut chance = 7_u32;
    let noise = image::RgbImage::from_fn(900, 900, |_, _| {
        image::Rgb([0; 3].map(|_: i32| {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (chance >> 24) as u8
        }))
    });
    let mut photograph = picture("Photograph", noise.into(), image::ImageFormat::Jpeg);
    let of = |photograph: &crate::Picture| {
        let packet = Packet { pictures: vec![photograph.clone()], ..short() };
        readable(&render(&packet).unwrap().pdf).unwrap()
    };
    let said = of(&photograph);
    let beside = said.iter().find(|part| part.place == "picture").expect("the picture is looked at");
    assert!(beside.text.len() < 40, "{}", beside.text);
    assert!(said.iter().all(|part| part.text.len() < 50_000), "points are read as letters");

    // What a camera would put there.
    let comment = b"Taken by Quillfeather";
    let length = u16::try_from(comment.len() + 2).unwrap().to_be_bytes();
    let segment = [&[0xFF, 0xFE][..], &length, comment].concat();
    photograph.bytes.splice(2..2, segment);
    assert!(of(&photograph).iter().any(|part| part.place == "picture" && part.text.contains("Quillfeather")));
}

#[test]
fn the_format_s_own_words_are_nobody_s_name() {
    let pdf = render(&Packet { summary: "Nothing.".into(), ..Packet::default() }).unwrap().pdf;
    let found = readable(&pdf).unwrap();
    for name in [
        "TJ", "Li", "Pop", "Alt", "Span", "Tm", "ET", "def", "rdf", "Bag", "Font", "Kids", "Atkinson", "Noto",
    ] {
        let whole = |text: &str| {
            text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(name))
        };
        let place = found.iter().find(|part| whole(&part.text)).map(|part| &part.place);
        assert_eq!(place, None, "{name}");
    }
}

/// The file says which packet it is before it is opened; sealing does not change that.
#[test]
fn a_file_keeps_its_identifier_when_sealed() {
    let pdf = render(&usual()).unwrap().pdf;
    let sealed = crate::seal(&pdf, "tulip orbit ledger").unwrap();
    let ids = crate::file_ids(&pdf);
    assert!(!ids.is_empty() && crate::file_ids(&sealed).first() == ids.first());
    assert!(crate::file_ids(&render(&short()).unwrap().pdf).first() != ids.first());
    assert!(crate::file_ids(b"/ID [<zz>] /ID [(a\\051b)] /ID").contains(&"612962".to_owned()));
}

#[test]
fn a_name_broken_by_the_paper_is_still_one_name() {
    let mut packet = short();
    // Names set so close that some are broken at the hyphen, some over two pages, and the long one inside.
    packet.summary = "word Anne-Marie McKenna ".repeat(3_000);
    packet.asks = format!("https://example.example/{}", "GracePearce".repeat(60));
    let rendered = render(&packet).unwrap();
    assert!(rendered.pages > 3);
    let found = readable(&rendered.pdf).unwrap();
    let over = found.iter().find(|part| part.place.starts_with("pages 1 to ")).unwrap();
    assert_eq!(folded(&over.text).matches("Anne-Marie McKenna").count(), 3_000);
    assert!(
        found.iter().any(|part| part.place == "page 1" && part.text.matches("GracePearce").count() == 60)
    );
}

#[test]
fn nothing_at_all_is_still_a_packet() {
    let rendered = render(&Packet::default()).unwrap();
    assert_eq!((rendered.pages, rendered.replaced), (1, 0));
    let hollow = Packet {
        about: vec![Subject::default()],
        safe_contact: vec![String::new()],
        lawful_basis: vec![Row::default()],
        views: vec![Item::default(), Item { own_words: true, ..Item::default() }],
        sections: vec![Section::default(), Section { items: vec![Item::default()], ..Section::default() }],
        done: vec![Section::default()],
        further: vec![Section { items: vec![Item::default()], ..Section::default() }],
        chronology: vec![Item::default()],
        withheld: vec![Default::default()],
        handling: vec![String::new()],
        attachments: vec![Default::default()],
        ..Packet::default()
    };
    assert_eq!(render(&hollow).unwrap().replaced, 0);
    assert!(render_kit(&Kit::default()).is_ok());
}

#[test]
fn the_preview_shows_the_pages_of_the_file() {
    let preview = Preview::of(&usual(), &|| true).unwrap();
    assert_eq!(preview.pages(), render(&usual()).unwrap().pages);
    let picture = preview.page(0, 1.0).unwrap();
    assert!(picture.starts_with(b"\x89PNG"));
    assert!(preview.page(1, 0.0).is_ok() && preview.page(1, f32::NAN).is_ok());
    assert!(matches!(preview.page(99, 1.0), Err(Error::Pdf(_))));
}

#[test]
fn too_much_is_refused() {
    let many = Packet { chronology: vec![Item::default(); 5_001], ..Packet::default() };
    assert!(matches!(render(&many), Err(Error::TooLarge)));
    let heavy = Packet { summary: "x".repeat(5 * 1024 * 1024), ..Packet::default() };
    assert!(matches!(Preview::of(&heavy, &|| true), Err(Error::TooLarge)));
    assert!(matches!(render_kit(&Kit { code: "x".repeat(5_000), ..Kit::default() }), Err(Error::TooLarge)));
}

#[test]
fn the_kit_is_one_page_with_every_word() {
    let pdf = render_kit(&kit()).unwrap();
    let text = page_text(&pdf);
    for (number, word) in (1..).zip(&kit().words) {
        assert!(text.contains(&format!("{number}. {word}")), "word {number}");
    }
    assert!(text.contains("Page 1 of 1") && text.contains("Checksum 7F3A"));
    let wordy = Kit { organisation: "A very long council name ".repeat(6), ..kit() };
    assert!(page_text(&render_kit(&wordy).unwrap()).contains("Page 1 of 1"));
    assert!(!format!("{:?}", kit()).contains("abandon"));
}

#[test]
fn a_failure_names_a_place_and_no_text() {
    let words =
        Words::new("/packet.typ", &serde_json::json!({ "title": "Grace McKenna" }), &Default::default());
    let error = words.unwrap().press().err().unwrap();
    assert!(matches!(&error, Error::Template(place) if place.contains("packet.typ:")), "{error}");
    assert!(!format!("{error} {error:?}").contains("Grace"));
}

/// Data must never become source: a template that could evaluate text could be told what to do by it.
#[test]
fn templates_evaluate_nothing() {
    let templates = [
        include_str!("../../templates/packet.typ"),
        include_str!("../../templates/attachments.typ"),
        include_str!("../../templates/pictures.typ"),
        include_str!("../../templates/body.typ"),
        include_str!("../../templates/cover.typ"),
        include_str!("../../templates/timeline.typ"),
        include_str!("../../templates/style.typ"),
        include_str!("../../templates/kit.typ"),
    ];
    for template in templates {
        // A file that goes along is bytes, and this is the only place where any are taken up.
        let template = &template.replace("read(\"/attachments/\" + str(number), encoding: none)", "");
        for word in ["eval(", "eval.", "\"@", "plugin(", "read(", "sys.inputs", "cmarker"] {
            assert!(!template.contains(word), "{word}");
        }
        assert_eq!(
            folded(template).matches("json(").count(),
            template.matches("json(\"/data.json\")").count()
        );
    }
}

#[test]
fn a_record_has_a_heading_for_every_entry_and_keeps_earlier_texts() {
    let record = record();
    let pdf = render_record(&record).unwrap().pdf;
    let text = page_text(&pdf);
    let mut from = 0;
    for entry in &record.history {
        for part in [&entry.title, &entry.written, &entry.texts[0].text, &entry.texts[1].text] {
            let part = folded(part);
            from += text[from..].find(&part).unwrap_or_else(|| panic!("{part} is missing or out of order"));
        }
    }
    let titles: Vec<_> =
        record.history.iter().map(|entry| &entry.title).filter(|title| !title.is_empty()).collect();
    assert!(
        !titles.is_empty() && titles.iter().all(|title| places(&pdf, title).contains(&"outline".to_owned()))
    );
    assert!(render_record(&record).unwrap().pdf == pdf);
}

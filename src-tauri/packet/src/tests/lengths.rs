//! Every template at one page, at about twenty and at about two hundred, looked at with tools that are not ours.
//!
//! All packets share one layout: an agency's template and its form decide which parts are filled. So each is told here by
//! its parts, and passages are dealt out to them until there are pages enough. What the log really fills in for each is
//! walked at its ordinary length in the stories. One, twenty and two hundred pages are laid
//! out of every template, and of a concern handed over.
#![cfg(target_os = "linux")]

use super::outside::{PASSPHRASE, specimen, walk};
use super::specimens::{body_maps, item, picture, row, section, short, usual};
use crate::{Entry, Packet, Picture, Record, Subject, render, render_record, seal};
use serde_json::Value;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// A part of a packet that can grow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    About,
    Account(&'static str),
    Basis,
    Body,
    Chronology,
    Pictures,
    Risk,
    Sheet,
    Views,
}
use Part::{About, Account, Basis, Body, Chronology, Pictures, Risk, Sheet, Views};

impl Part {
    /// How much of a page a passage takes there, in hundredths.
    fn hundredths(self) -> usize {
        match self {
            Account(_) | Body | Pictures | Sheet | Views => 20,
            About | Basis | Chronology | Risk => 29,
        }
    }
}

const SAID: Part = Account("What was said");
const SEEN: Part = Account("What was seen");
const FACTS: Part = Account("What happened");
const WARNINGS: Part = Account("Warnings");
const NEEDS: Part = Account("Care, health and communication");

/// Each template, and the parts that the log fills for it.
const TEMPLATES: [(&str, &[Part]); 14] = [
    ("internal", &[WARNINGS, About]),
    ("added-by-the-council", &[About, Basis]),
    ("support-provider", &[Risk, Views, NEEDS, WARNINGS, About, Basis]),
    ("health", &[SAID, SEEN, Body, Risk, Views, NEEDS, Account("Capacity"), About, Basis]),
    ("probation", &[SEEN, FACTS, Risk, WARNINGS, About, Basis]),
    ("visor", &[FACTS, Risk, WARNINGS, About, Basis]),
    ("police", &[SAID, SEEN, Body, FACTS, Account("Who reported it"), Risk, Views, About, Basis]),
    ("social-services", &[SAID, SEEN, Pictures, Chronology, Body, FACTS, Risk, Views, About, Basis]),
    ("chronology-and-pictures", &[Chronology, Views, Pictures]),
    (
        "kcc-adult-form",
        &[Account("The adult"), Account("Marks on the body"), Account("The risk"), About, Basis, Body],
    ),
    ("kcc-child-form", &[Account("The child"), Account("What the child says"), Pictures, About, Basis]),
    (
        "marac-form",
        &[Account("The incident"), Account("The risk"), Sheet, Body, Account("Who refers"), About, Basis],
    ),
    ("prevent-form", &[Account("What the worry is"), Account("Others concerned"), About, Basis]),
    ("nrm-form", &[Account("The potential victim"), Account("Whether they agree"), Body, About, Basis]),
];

/// How many tests share the templates at two hundred pages.
const SHARES: usize = 4;

/// A fifth of a page in a section, nearly a third in a table.
static PASSAGE: LazyLock<String> = LazyLock::new(|| {
    "She said that the door had been forced again and that nobody came when she rang. ".repeat(11)
});
static PICTURE: LazyLock<Picture> = LazyLock::new(|| {
    let drawn = image::RgbImage::from_fn(400, 200, |x, y| image::Rgb([(x / 4) as u8, (y / 2) as u8, 140]));
    picture("Photograph of the kitchen door", drawn.into(), image::ImageFormat::Jpeg)
});

/// A packet of these parts, about so many pages long. One page has the first two, with a line each.
fn dealt(parts: &[Part], pages: usize) -> Packet {
    // As the council's own record of what was told has it.
    let given = "Told by telephone. This is the council’s own record of it.";
    let mut packet = Packet { asks: "Repair the lock.".into(), given: given.into(), ..short() };
    let passages = if pages == 1 { 2 } else { usize::MAX };
    let mut hundredths = 0;
    for (number, part) in parts.iter().cycle().enumerate().take(passages) {
        if hundredths >= pages * 100 {
            break;
        }
        hundredths += part.hundredths();
        let text = if pages == 1 { "Seen." } else { &**PASSAGE };
        let text = format!("Passage {number}. {text}");
        let thing =
            item("Telephone call", "23 November 2026, 08:22", "housing officer", &text, number % 3 == 2);
        match *part {
            About => packet.about.push(Subject {
                role: "Adult at risk".into(),
                rows: vec![
                    row("Name", "Grace McKenna"),
                    row("Address", "Not to be revealed"),
                    row("Also known", &text),
                ],
            }),
            Account(heading) => match packet.sections.iter_mut().find(|section| section.heading == heading) {
                Some(section) => section.items.push(thing),
                None => packet.sections.push(section(heading, "As it was told.", vec![thing])),
            },
            Basis => packet.lawful_basis.push(row("UK GDPR Article 6", &text)),
            Body => {
                packet.body_maps = body_maps();
                packet.body_marks.push(thing);
            }
            Chronology => packet.chronology.push(thing),
            Pictures => packet.pictures.push(PICTURE.clone()),
            Risk => packet.risk.push(row("Being found", &text)),
            Sheet => match packet.sheets.first_mut() {
                Some(sheet) => sheet.items.push(thing),
                None => packet.sheets.push(section("Why this is referred without consent", "", vec![thing])),
            },
            Views => packet.views.push(thing),
        }
    }
    packet
}

/// Walks the file as it is sent.
fn looked_at(name: &str, pdf: &[u8], wanted: &RangeInclusive<u64>) -> Value {
    let path = specimen(&format!("{name}-about-{}.pdf", wanted.start()), &seal(pdf, PASSPHRASE).unwrap());
    let found = walk(&path, &[PASSPHRASE]);
    assert!(wanted.contains(&found["pages"].as_u64().unwrap()), "{name}: {found}");
    assert!(found["TH"].as_u64() > Some(0), "{name}: {found}");
    found
}

fn look_at(templates: &[(&str, &[Part])], pages: usize, wanted: &RangeInclusive<u64>) {
    for (name, parts) in templates {
        let found = looked_at(name, &render(&dealt(parts, pages)).unwrap().pdf, wanted);
        let drawn = pages > 1 && parts.iter().any(|part| [Body, Pictures].contains(part));
        assert!(!drawn || found["figures"].as_u64() > Some(0), "{name}: {found}");
    }
}

#[test]
fn every_template_is_whole_at_one_page() {
    look_at(&TEMPLATES, 1, &(1..=1));
}

#[test]
fn every_template_is_whole_at_twenty_pages() {
    look_at(&TEMPLATES, 20, &(18..=25));
}

/// Two hundred pages of each template take their time, so that several are laid out at once: each of these has some of them.
fn at_two_hundred(of: usize) {
    let some: Vec<_> = TEMPLATES.into_iter().skip(of).step_by(SHARES).collect();
    look_at(&some, 200, &(160..=260));
}

#[test]
fn the_first_of_every_four_templates_is_whole_at_two_hundred_pages() {
    at_two_hundred(0);
}

#[test]
fn the_second_of_every_four_templates_is_whole_at_two_hundred_pages() {
    at_two_hundred(1);
}

#[test]
fn the_third_of_every_four_templates_is_whole_at_two_hundred_pages() {
    at_two_hundred(2);
}

#[test]
fn the_last_of_every_four_templates_is_whole_at_two_hundred_pages() {
    at_two_hundred(3);
}

#[test]
fn a_concern_handed_over_is_whole_at_one_page_twenty_and_two_hundred() {
    let packet = usual();
    for (passages, text, wanted) in
        [(1, "", 1..=1), (58, PASSAGE.as_str(), 17..=26), (580, &PASSAGE, 180..=230)]
    {
        let entry = |number: usize| {
            let text = format!("Entry {number}. {text}");
            Entry {
                title: "Telephone call".into(),
                happened: "23 November 2026, 08:22".into(),
                written: "24 November 2026, 09:41, J. Larkin".into(),
                rows: vec![row("How it is known", "Told by the person")],
                texts: vec![
                    item("", "", "", &text, false),
                    item("Earlier text", "", "misheard", "Half past two.", true),
                ],
            }
        };
        let record = Record {
            reference: "MBC-2026-A0149".into(),
            organisation: packet.from.organisation.clone(),
            marking: packet.marking.clone(),
            body_maps: if passages > 1 { packet.body_maps.clone() } else { Vec::new() },
            history: (0..passages).map(entry).collect(),
            ..Record::default()
        };
        looked_at("record", &render_record(&record).unwrap().pdf, &wanted);
    }
}

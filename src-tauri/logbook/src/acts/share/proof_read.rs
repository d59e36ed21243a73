//! Reading a finished packet before it may go: no withheld word may be found in it, wherever it hides.
//!
//! The form's own words are nobody's name: when a Mr Page is withheld, "Page 1 of 4" still says nothing of him. So what
//! the same form says when nobody has filled it in is set aside, line by line and only where a line is the same to the
//! letter. Every line with a word in it that an officer typed or the log holds is read.

use std::collections::HashSet;

use packet::{
    Attachment, BodyMap, Item, Packet, Party, Picture, Readable, Row, Section, Subject, WithheldLine,
};

use super::attachments::readable_in;
use crate::domain::withhold::{Folded, Mark};
use crate::entry::v1::FormPart;
use crate::error::{Error, FieldRule, Result};

/// Refuses a packet in which withheld words can still be read; says where, never what.
///
/// # Errors
/// `WithheldFound`, with each mark and place; `PacketFailed` when the file cannot be read; `Invalid` when one inside it cannot.
pub(super) fn refuse_withheld(pdf: &[u8], packet: &Packet, marks: &[Mark]) -> Result<()> {
    if marks.is_empty() {
        return Ok(());
    }
    let found = find(&readable_in(&packet.attachments)?, marks, |_| false);
    if !found.is_empty() {
        return Err(Error::WithheldFound(found));
    }
    let places = packet::readable(pdf)?;
    if find(&places, marks, |_| false).is_empty() {
        return Ok(());
    }
    let form = packet::readable(&packet::render(&unfilled(packet))?.pdf)?;
    let own: HashSet<String> =
        form.iter().flat_map(|place| place.text.lines().map(without_numbers)).collect();
    let found = find(&places, marks, |line| own.contains(&without_numbers(line)));
    if found.is_empty() { Ok(()) } else { Err(Error::WithheldFound(found)) }
}

/// Refuses the parts of a form in which withheld words can still be read: they are copied, and never printed.
///
/// # Errors
/// `WithheldFound`, with each mark and part.
pub(super) fn refuse_in_parts(parts: &[FormPart], marks: &[Mark]) -> Result<()> {
    let readable = |part: &FormPart| Readable { place: part.heading.clone(), text: part.text.clone() };
    let found = find(&parts.iter().map(readable).collect::<Vec<_>>(), marks, |_| false);
    if found.is_empty() { Ok(()) } else { Err(Error::WithheldFound(found)) }
}

/// Looks for every mark in every place, in two halves at once.
fn find(places: &[Readable], marks: &[Mark], is_own: impl Fn(&str) -> bool + Sync) -> Vec<FieldRule> {
    let is_own = &is_own;
    let (one, other) = places.split_at(places.len() / 2);
    std::thread::scope(|both| {
        let other = both.spawn(|| find_in(other, marks, is_own));
        let mut found = find_in(one, marks, is_own);
        found.extend(other.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)));
        // A page is read as it is drawn and as it is heard, and a word may stand in a file in many places.
        let mut said = HashSet::new();
        found.retain(|fault| said.insert((fault.field.clone(), fault.rule.clone())));
        found
    })
}

fn find_in(places: &[Readable], marks: &[Mark], is_own: &(impl Fn(&str) -> bool + Sync)) -> Vec<FieldRule> {
    let mut found = Vec::new();
    for place in places {
        let lines: Vec<&str> = place.text.lines().filter(|line| !is_own(line)).collect();
        let text = Folded::of(&lines.join("\n"));
        for (at, mark) in marks.iter().enumerate() {
            if mark.words.iter().any(|words| text.holds(words)) {
                found.push(FieldRule {
                    field: format!("withhold.{at}.words"),
                    rule: format!("readable-in {}", place.place),
                });
            }
        }
    }
    found
}

/// A line as the form has it on any page: "Page 3 of 7" is "Page 1 of 4".
fn without_numbers(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    for letter in line.trim().chars() {
        let letter = if letter.is_ascii_digit() { '0' } else { letter };
        if letter != '0' || !kept.ends_with('0') {
            kept.push(letter);
        }
    }
    kept
}

/// The same form with every text taken out that an officer typed for this packet or that the log holds of anybody.
fn unfilled(packet: &Packet) -> Packet {
    Packet {
        to: Party { agency: packet.to.agency.clone(), ..Party::default() },
        asks: blank(&packet.asks),
        safe_contact: packet.safe_contact.iter().map(|line| blank(line)).collect(),
        must_not_be_told: blank(&packet.must_not_be_told),
        about: packet
            .about
            .iter()
            .map(|subject| Subject { role: subject.role.clone(), rows: labels(&subject.rows) })
            .collect(),
        summary: blank(&packet.summary),
        lawful_basis: labels(&packet.lawful_basis),
        risk: packet
            .risk
            .iter()
            .map(|row| Row { label: blank(&row.label), value: blank(&row.value) })
            .collect(),
        views: packet.views.iter().map(blank_item).collect(),
        sections: packet.sections.iter().map(blank_section).collect(),
        done: packet.done.iter().map(blank_section).collect(),
        further: packet.further.iter().map(blank_section).collect(),
        sheets: packet.sheets.iter().map(blank_section).collect(),
        body_maps: packet
            .body_maps
            .iter()
            .map(|map| BodyMap { name: blank(&map.name), words: blank(&map.words), ..map.clone() })
            .collect(),
        body_marks: packet.body_marks.iter().map(blank_item).collect(),
        pictures: packet
            .pictures
            .iter()
            .map(|picture| Picture {
                label: blank(&picture.label),
                when: blank(&picture.when),
                source: blank(&picture.source),
                words: blank(&picture.words),
                ..picture.clone()
            })
            .collect(),
        chronology: packet.chronology.iter().map(blank_item).collect(),
        withheld: packet
            .withheld
            .iter()
            .map(|line| WithheldLine { stand_in: blank(&line.stand_in), ground: line.ground.clone() })
            .collect(),
        attachments: packet
            .attachments
            .iter()
            // Nothing that stands in one is ours.
            .map(|file| Attachment { words: blank(&file.words), bytes: b"-".to_vec(), ..file.clone() })
            .collect(),
        // Ours: references, marking, times, the agency's name, the sender, how to handle it.
        ..packet.clone()
    }
}

/// A dash where something stood, so that its heading stays.
fn blank(text: &str) -> String {
    if text.is_empty() { String::new() } else { "-".into() }
}

fn labels(rows: &[Row]) -> Vec<Row> {
    rows.iter().map(|row| Row { label: row.label.clone(), value: blank(&row.value) }).collect()
}

fn blank_section(section: &Section) -> Section {
    Section { items: section.items.iter().map(blank_item).collect(), ..section.clone() }
}

fn blank_item(item: &Item) -> Item {
    Item {
        label: blank(&item.label),
        when: blank(&item.when),
        source: blank(&item.source),
        text: blank(&item.text),
        own_words: item.own_words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever part of a packet a withheld name was left in, the last look finds it.
    #[test]
    fn a_name_is_found_in_every_part_that_an_officer_fills() {
        let item = || Item { label: "Mark".into(), text: "Seen by Wrenna".into(), ..Item::default() };
        let row = || Row { label: "Risk".into(), value: "Wrenna said so".into() };
        let map = || BodyMap {
            name: "Front of an adult: Wrenna".into(),
            figure: "adult".into(),
            side: "front".into(),
            words: "Front".into(),
            points: Vec::new(),
        };
        let picture = || Picture {
            label: "Wrenna at the door".into(),
            words: "A door".into(),
            width: 8,
            height: 8,
            bytes: one_point(),
            ..Picture::default()
        };
        let section =
            || Section { heading: "What was said".into(), items: vec![item()], ..Section::default() };
        let about = || Subject { role: "Adult at risk".into(), rows: vec![row()] };
        let marks = [Mark { words: vec!["Wrenna".into()], stand_in: "[A]".into() }];
        type Fill<'a> = (&'a str, &'a dyn Fn(&mut Packet));
        let parts: [Fill<'_>; 13] = [
            ("asks", &|packet| packet.asks = "Ring Wrenna".into()),
            ("summary", &|packet| packet.summary = "Wrenna rang".into()),
            ("about", &|packet| packet.about = vec![about()]),
            ("basis", &|packet| packet.lawful_basis = vec![row()]),
            ("risk", &|packet| packet.risk = vec![row()]),
            ("sections", &|packet| packet.sections = vec![section()]),
            ("what was done", &|packet| packet.done = vec![section()]),
            ("what else is known", &|packet| packet.further = vec![section()]),
            ("sheets", &|packet| packet.sheets = vec![section()]),
            ("body maps", &|packet| packet.body_maps = vec![map()]),
            ("body marks", &|packet| packet.body_marks = vec![item()]),
            ("pictures", &|packet| packet.pictures = vec![picture()]),
            ("chronology", &|packet| packet.chronology = vec![item()]),
        ];
        for (part, fill) in parts {
            let mut packet = Packet { title: "Information".into(), ..Packet::default() };
            fill(&mut packet);
            let pdf = packet::render(&packet).unwrap().pdf;
            assert!(refuse_withheld(&pdf, &packet, &marks).is_err(), "nobody finds it in {part}");
        }
    }

    fn one_point() -> Vec<u8> {
        let mut png = std::io::Cursor::new(Vec::new());
        image::RgbImage::new(8, 8).write_to(&mut png, image::ImageFormat::Png).unwrap();
        png.into_inner()
    }
}

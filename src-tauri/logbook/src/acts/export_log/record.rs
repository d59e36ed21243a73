//! One concern as a PDF: how it stands, who is in it, and every entry, oldest first.

use packet::{Entry, Item, Record, Row, Subject};

use super::Out;
use crate::acts::chronology::{ChronologyItem, Fact, PassageView};
use crate::acts::fact_rows::{self, FactRow};
use crate::acts::read_concern::warnings;
use crate::acts::share::{all_rows, body_maps, numbered, rows_with_versions, stamp, stated_items};
use crate::acts::topics::all_topic_rows;
use crate::domain::concern::{BodyMark, Concern, Told};
use crate::domain::lists::Lists;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, Link, PersonFacts, Withheld};
use crate::error::Result;
use crate::logbook::Logbook;

/// The printer takes so much at a time; a longer history goes on in another file.
const ENTRIES_MAX: usize = 300;
const TEXT_BYTES_MAX: usize = 1024 * 1024;

impl Logbook {
    /// Writes a concern as `readable/<reference>.pdf`, and `-2.pdf` and so on where its history is very long. One that
    /// cannot be printed is counted and does not stop the rest: its entries and its data are there all the same.
    pub(super) fn export_record(&self, out: &mut Out, concern: &Concern) -> Result<()> {
        let parts = in_parts(self.history(concern)?);
        let of = parts.len();
        for (history, number) in parts.into_iter().zip(1..) {
            let part = if of == 1 { String::new() } else { format!("part {number} of {of}") };
            let Ok(rendered) = packet::render_record(&self.record_part(concern, history, part)?) else {
                out.unprinted.push(concern.reference.clone());
                continue;
            };
            let name = if number == 1 { String::new() } else { format!("-{number}") };
            out.put(&format!("readable/{}{name}.pdf", concern.reference), &rendered.pdf)?;
        }
        Ok(())
    }

    fn record_part(&self, concern: &Concern, history: Vec<Entry>, part: String) -> Result<Record> {
        let now = self.now();
        let people = self.people_of(concern)?;
        let mut standing = vec![("State", concern.state().name().to_owned())];
        standing.extend(rows_with_versions(concern, |facts| fact_rows::all(facts, self.lists())));
        let topics = all_topic_rows(concern).into_iter().map(|(label, value)| Row { label, value });
        let mut about = Vec::new();
        for (link, facts) in &people {
            let said = self.person_rows_with_versions(concern, link, facts, all_rows)?;
            about.push(Subject { role: terms::role_label(&link.role), rows: rows(said) });
        }
        Ok(Record {
            reference: concern.reference.clone(),
            part,
            organisation: self.organisation(),
            marking: self.settings.marking.clone(),
            made_at: time::in_words(now),
            stamp: stamp(now),
            safe_contact: warnings(&people),
            standing: rows(standing).into_iter().chain(topics).collect(),
            about,
            body_maps: body_maps(concern, &people, &standing_marks(concern), str::to_owned),
            body_marks: body_marks(concern, &people, self.lists()),
            history,
        })
    }

    fn history(&self, concern: &Concern) -> Result<Vec<Entry>> {
        let lines = self.chronology(concern).into_iter().rev();
        lines.zip(&concern.entries).map(|(line, told)| self.record_entry(concern, line, told)).collect()
    }

    fn record_entry(&self, concern: &Concern, line: ChronologyItem, told: &Told) -> Result<Entry> {
        let facts = line.facts.into_iter().map(row).collect();
        let rows = match &told.body {
            Body::ConcernRecorded(recorded) => rows(fact_rows::all(&recorded.facts, self.lists())),
            Body::PacketShared(sent) => {
                let said: Vec<Row> = facts;
                let more = self.sent_facts(concern, sent)?.into_iter().map(row);
                let more: Vec<Row> =
                    more.filter(|more| said.iter().all(|row| row.value != more.value)).collect();
                said.into_iter().chain(more).chain(sent.withheld.iter().map(withheld_row)).collect()
            }
            _ => facts,
        };
        let title = line.title;
        Ok(Entry {
            happened: line.happened_at.as_deref().map(time::moment_in_words).unwrap_or_default(),
            written: format!("{}, {}", time::in_words(told.at), line.officer),
            rows,
            texts: line.passages.into_iter().flat_map(|passage| texts(passage, &title)).collect(),
            title,
        })
    }
}

/// Marks that were not taken back, with the numbers their page gives them; the others are told in the history.
fn standing_marks(concern: &Concern) -> Vec<(u32, &BodyMark)> {
    (1..).zip(&concern.marks).filter(|(_, mark)| mark.withdrawn.is_none()).collect()
}

fn body_marks(concern: &Concern, people: &[(Link, PersonFacts)], lists: &Lists) -> Vec<Item> {
    let items = stated_items(concern, people, lists).into_iter().filter(|item| item.group == "body");
    let numbers = standing_marks(concern).into_iter().map(|(number, _)| number);
    let said = numbers.zip(items).map(|(number, item)| {
        let (label, when, source, text) = (item.label, item.when, item.source, item.text);
        numbered(number, Item { label, when, source, text, own_words: false })
    });
    said.collect()
}

/// A text, and under it what it said before. What the heading says already is not said again.
fn texts(passage: PassageView, heading: &str) -> Vec<Item> {
    let own_words = passage.kind == "own_words";
    let grade = passage.source_grade.as_deref().map(|code| terms::label(terms::SOURCE_GRADES, code));
    let now = Item {
        label: if passage.label == heading { String::new() } else { passage.label },
        source: grade.unwrap_or_default(),
        text: passage.text,
        own_words,
        ..Item::default()
    };
    let earlier = passage.earlier.into_iter().rev().map(|earlier| Item {
        label: "Earlier text".into(),
        when: format!("written by {}", earlier.officer),
        source: format!("put right because: {}", earlier.reason),
        text: earlier.text,
        own_words,
    });
    std::iter::once(now).chain(earlier).collect()
}

fn withheld_row(withheld: &Withheld) -> Row {
    let ground = terms::label(terms::WITHHOLD_GROUNDS, &withheld.ground);
    let words = withheld.words.join("; ");
    Row { label: format!("Withheld as {}", withheld.stand_in), value: format!("{words} ({ground})") }
}

fn row(fact: Fact) -> Row {
    Row { label: fact.label, value: fact.value }
}

fn rows(rows: Vec<FactRow>) -> Vec<Row> {
    rows.into_iter().map(|(label, value)| Row { label: label.into(), value }).collect()
}

/// Cuts a history where a part would be more than the printer takes.
fn in_parts(history: Vec<Entry>) -> Vec<Vec<Entry>> {
    let mut parts = vec![Vec::new()];
    let mut bytes = 0;
    for entry in history {
        let weight = weight(&entry);
        let part = parts.last().map_or(0, Vec::len);
        if part == ENTRIES_MAX || (part > 0 && bytes + weight > TEXT_BYTES_MAX) {
            parts.push(Vec::new());
            bytes = 0;
        }
        bytes += weight;
        if let Some(part) = parts.last_mut() {
            part.push(entry);
        }
    }
    parts
}

fn weight(entry: &Entry) -> usize {
    let rows: usize = entry.rows.iter().map(|row| row.value.len()).sum();
    let texts: usize = entry.texts.iter().map(|text| text.text.len()).sum();
    rows + texts
}

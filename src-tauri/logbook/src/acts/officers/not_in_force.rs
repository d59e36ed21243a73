//! Entries after a cut: kept for ever and shown to be read, though they count for nothing.
//!
//! A machine's log is cut where it went two ways, or where its officer was suspended or removed. What came after is not
//! folded, so no other page shows it; an officer who needs it reads it here and writes it again by hand.

use crate::acts::agree::standing;
use crate::acts::chronology::{Fact, tell};
use crate::acts::{fact_rows, form, view};
use crate::domain::id::{About, ConcernId, MachineId};
use crate::domain::lists::Lists;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, Narrative, PersonFacts};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// Whose entries, word for word.
    pub struct NotInForceWanted {
        /// The machine; none for the numbers alone.
        pub machine: Option<MachineId>,
    }
}

view! {
    /// Entries that are not in force.
    pub struct NotInForce {
        /// Machines of which there are some, by letter.
        pub machines: Vec<CutMachine>,
    }
    /// A machine of which some entries are not in force.
    pub struct CutMachine {
        /// The machine.
        pub machine: String,
        /// Its letter in references.
        pub letter: String,
        /// The officer at it.
        pub officer: String,
        /// Why: `forked`, `suspended`, `left` or `replaced`; `active` once it may write again.
        pub standing: String,
        /// How many can be read here.
        pub count: u64,
        /// When the first was written, by that machine's clock.
        pub from: String,
        /// When the last was.
        pub to: String,
        /// The entries, oldest first; empty unless this machine was asked for.
        pub entries: Vec<CutEntry>,
    }
    /// One of them, as plain text.
    pub struct CutEntry {
        /// What was done.
        pub what: String,
        /// When, by that machine's clock.
        pub at: String,
        /// The concern it is about, where one can be opened.
        pub concern: Option<ConcernId>,
        /// Its reference; empty when it is about none.
        pub reference: String,
        /// Its words, each under what it is.
        pub words: Vec<Fact>,
    }
}

/// An entry that is not in force, as it lies in the store.
struct Cut {
    about: About,
    at: i64,
    body: Body,
}

impl Logbook {
    /// Reads what is kept and not in force. What this officer may not see is left out and not counted.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_not_in_force(&mut self, form: NotInForceWanted) -> Result<NotInForce> {
        let mut machines = Vec::new();
        for machine in self.roster.machines.values() {
            let cut = self.cut_entries(machine.id)?;
            let (Some(first), Some(last)) = (cut.first(), cut.last()) else { continue };
            let wanted = form.machine == Some(machine.id);
            machines.push(CutMachine {
                machine: machine.id.to_string(),
                letter: machine.letter.clone(),
                officer: self.roster.officer_name(&machine.id),
                standing: standing(&self.roster, machine.id).into(),
                count: cut.len() as u64,
                from: time::instant(first.at),
                to: time::instant(last.at),
                entries: if wanted {
                    cut.iter().map(|cut| self.cut_entry(cut)).collect::<Result<_>>()?
                } else {
                    Vec::new()
                },
            });
        }
        machines.sort_by(|one, other| one.letter.cmp(&other.letter));
        Ok(NotInForce { machines })
    }

    fn cut_entries(&self, machine: MachineId) -> Result<Vec<Cut>> {
        let mut found = Vec::new();
        if let Some(last) = self.roster.cuts.of(&machine) {
            let from = last.map_or(0, |last| last.saturating_add(1));
            for kept in self.store.entries_between(machine, from, i64::MAX.unsigned_abs())? {
                found.push((kept.about, kept.at, kept.body));
            }
        }
        found.extend(self.store.forks_of(machine)?);
        found.sort_by_key(|(_, at, _)| *at);
        let mut cut = Vec::new();
        for (about, at, body) in found {
            // Where the words are not here they are another officer's, or were erased: then not even the entry is told.
            let Some(Ok(body)) = body.map(|body| Body::read(&body)) else { continue };
            if !matches!(body, Body::AccessChanged(_)) && !self.store.is_hidden(about)? {
                cut.push(Cut { about, at, body });
            }
        }
        Ok(cut)
    }

    fn cut_entry(&self, cut: &Cut) -> Result<CutEntry> {
        let row = self.store.concern_row(ConcernId(cut.about.0))?;
        let reference = match &cut.body {
            Body::ConcernRecorded(recorded) => recorded.reference.clone(),
            _ => row.as_ref().map(|row| row.reference.clone()).unwrap_or_default(),
        };
        let mut telling = tell(&cut.body, self.lists());
        telling.facts.extend(words(&cut.body, self.lists()));
        telling.facts.retain(|fact| !fact.value.trim().is_empty());
        Ok(CutEntry {
            what: telling.title,
            at: time::instant(cut.at),
            concern: row.map(|row| row.id),
            reference,
            words: telling.facts,
        })
    }
}

/// Words that a chronology shows elsewhere than in the line of their entry.
fn words(body: &Body, lists: &Lists) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact { label: label.to_owned(), value };
    let narrative =
        |told: &Narrative| fact(&terms::label(terms::ADDITION_KINDS, &told.kind), told.text.clone());
    match body {
        Body::ConcernRecorded(recorded) => {
            let facts =
                fact_rows::all(&recorded.facts, lists).into_iter().filter(|(label, _)| *label != "In short");
            facts
                .map(|(label, value)| fact(label, value))
                .chain(recorded.passages.iter().map(narrative))
                .collect()
        }
        Body::PassageAdded(added) => vec![fact("Words", added.passage.text.clone())],
        Body::PassageCorrected(corrected) => vec![fact("Words", corrected.text.clone())],
        Body::PersonDescribed(described) => {
            person(&described.facts).into_iter().map(|(l, v)| fact(l, v)).collect()
        }
        Body::PersonLinked(linked) => vec![fact("Relationship", linked.link.relationship.clone())],
        _ => Vec::new(),
    }
}

fn person(facts: &PersonFacts) -> Vec<(&'static str, String)> {
    let reveal = if facts.do_not_reveal_address { "Yes" } else { "" };
    vec![
        ("Name", facts.name.clone()),
        ("Known as", facts.known_as.clone()),
        ("Date of birth", facts.born_on.as_deref().map(time::moment_in_words).unwrap_or_default()),
        ("Age", facts.age.clone()),
        ("Address", facts.address.clone()),
        ("Address must not be revealed", reveal.into()),
        ("Telephone", facts.phone.clone()),
        ("Safe to contact", terms::label(terms::SAFE_TO_CONTACT, &facts.safe_to_contact)),
        ("Safe contact", facts.safe_contact_note.clone()),
    ]
}

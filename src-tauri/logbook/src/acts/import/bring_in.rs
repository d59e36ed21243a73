//! Bringing a sheet in: every row or none, in one step of the log.

use std::collections::BTreeSet;

use super::super::record_concern::{NewConcern, ReporterForm, facts};
use super::super::view;
use super::ImportPlan;
use super::propose::{is_closed, is_concern};
use super::register::Register;
use super::rows::{Becomes, Chosen, Placed, place};
use crate::domain::id::{About, ConcernId, PersonId, ReferralId};
use crate::domain::import::cells::Book;
use crate::domain::import::told::RowRead;
use crate::domain::import::words::Outcome;
use crate::domain::rules::LINE_MAX;
use crate::entry::v1::{
    Body, ConcernClosed, ConcernRecorded, LeftCell, Link, Narrative, PersonDescribed, Referred,
    ReplyReceived, RowBroughtIn, SheetBroughtIn,
};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

view! {
    /// What was brought in.
    pub struct BroughtIn {
        /// The sheet.
        pub sheet: String,
        /// New concerns.
        pub concerns: u64,
        /// Of those, how many came in closed.
        pub closed: u64,
        /// Rows that are doubles of others in the sheet.
        pub doubles: u64,
        /// Rows that were in the log already.
        pub in_log: u64,
        /// Rows that hold no concern.
        pub left: u64,
        /// New people.
        pub people: u64,
        /// Referrals.
        pub referrals: u64,
        /// Concerns somebody must look at.
        pub look: u64,
        /// Concerns with a cell that could not be read, which stands in a note.
        pub unread: u64,
        /// Entries written.
        pub entries: u64,
        /// First and last reference; empty when nothing was new.
        pub references: Vec<String>,
    }
}

impl Logbook {
    /// Brings a sheet in. `watch` hears how many of how many entries are written, and answers whether to go on; when it says
    /// no, nothing was brought in.
    ///
    /// # Errors
    /// `Invalid` when the plan names what is not there, or when somebody stopped it; store errors. Nothing is written then.
    pub fn bring_in(
        &mut self,
        book: &Book,
        plan: &ImportPlan,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<BroughtIn> {
        let chosen = Chosen::of(book, plan)?;
        let placed = self.place_rows(&chosen)?;
        let mut brought = counted(&placed, &chosen.sheet.name);
        if brought.concerns == 0 {
            return Ok(brought);
        }
        let mut register = Register::of(self)?;
        let mut rows: Vec<(&Placed, Vec<PersonId>)> = Vec::new();
        for placed in placed.iter().filter(|placed| is_concern(placed)) {
            let people = &placed.read.people;
            let ids = people.iter().map(|person| register.take(person, || PersonId::make(&mut self.chance)));
            rows.push((placed, ids.collect()));
        }
        let mut numbers = Numbers::from(&self.next_concern_reference(self.now(), false)?);
        let (mut bodies, mut written) = (Vec::new(), BTreeSet::new());
        for (placed, ids) in rows {
            for id in ids.iter().filter(|id| written.insert(**id)) {
                if let Some((facts, new)) = register.to_write(*id) {
                    let reason = if new { String::new() } else { "Added to from a sheet".into() };
                    let described = PersonDescribed { person: *id, facts, reason, put_right: Vec::new() };
                    bodies.push(((*id).into(), Body::PersonDescribed(Box::new(described))));
                    brought.people += u64::from(new);
                }
            }
            let reference = numbers.take();
            brought.references.push(reference.clone());
            self.concern_of_row(placed, &ids, reference, book, &chosen, &mut bodies);
        }
        if brought.references.len() > 2 {
            brought.references.drain(1..brought.references.len() - 1);
        }
        bodies.push((self.roster.log.into(), Body::SheetBroughtIn(sheet(&placed, book, &brought))));
        brought.entries = bodies.len() as u64;
        let all = bodies.len() as u64;
        self.commit_watched(bodies, &mut |done| match watch(done as u64, all) {
            true => Ok(()),
            false => Err(Error::field("import", "stopped")),
        })?;
        watch(all, all);
        Ok(brought)
    }

    fn concern_of_row(
        &mut self,
        placed: &Placed,
        ids: &[PersonId],
        reference: String,
        book: &Book,
        chosen: &Chosen<'_>,
        bodies: &mut Vec<(About, Body)>,
    ) {
        let read = &placed.read;
        let concern = ConcernId::make(&mut self.chance);
        let mut met = BTreeSet::new();
        let people = read.people.iter().zip(ids).filter(|(_, id)| met.insert(**id)).map(|(person, id)| {
            Link { person: *id, role: person.role.into(), relationship: person.relationship.clone() }
        });
        let recorded = ConcernRecorded {
            concern,
            reference,
            facts: facts(&form(read)),
            people: people.collect(),
            passages: passages(placed, book, chosen),
        };
        bodies.push((concern.into(), Body::ConcernRecorded(Box::new(recorded))));
        self.referrals_of_row(read, concern, bodies);
        if let Outcome::Closed(reason) = read.outcome {
            let (outcome, learning) = (read.outcome_words.clone(), String::new());
            let closed =
                ConcernClosed { concern, reason: reason.into(), outcome, learning, wishes_met: None };
            bodies.push((concern.into(), Body::ConcernClosed(closed)));
        }
        let hex = |hash: &[u8; 32]| data_encoding::HEXLOWER.encode(hash);
        let from = RowBroughtIn {
            concern,
            file: book.name.clone(),
            sheet: chosen.sheet.name.clone(),
            row: read.row.into(),
            reference: read.reference.clone(),
            marks_row: hex(&placed.marks.row),
            marks_core: placed.marks.core.as_ref().map(hex).unwrap_or_default(),
        };
        // Last, so that whatever is written after it was written by somebody who had looked.
        bodies.push((concern.into(), Body::RowBroughtIn(from)));
    }

    fn referrals_of_row(&mut self, read: &RowRead, concern: ConcernId, bodies: &mut Vec<(About, Body)>) {
        let answered = matches!(read.outcome, Outcome::Answered | Outcome::Closed(_));
        let one = read.referrals.len() == 1;
        for referral in &read.referrals {
            let id = ReferralId::make(&mut self.chance);
            let referred = Referred {
                concern,
                referral: id,
                agency: referral.agency.clone(),
                recipient: referral.recipient.clone(),
                route: referral.route.into(),
                form: String::new(),
                sent_at: referral.sent_at.clone(),
                // No clock: what was due years ago is looked through, not chased as if it were new.
                reply_due: None,
                asked: String::new(),
                their_reference: String::new(),
            };
            bodies.push((concern.into(), Body::Referred(referred)));
            if one && answered && !read.outcome_words.is_empty() {
                let said = read.outcome_words.as_str();
                let (outcome, text) = match said.chars().count() > LINE_MAX {
                    true => ("As it stood in the sheet", said),
                    false => (said, ""),
                };
                let reply = ReplyReceived {
                    concern,
                    referral: id,
                    outcome: outcome.into(),
                    text: text.into(),
                    ..ReplyReceived::default()
                };
                bodies.push((concern.into(), Body::ReplyReceived(reply)));
            }
        }
    }
}

fn counted(placed: &[Placed], sheet: &str) -> BroughtIn {
    let count = |fits: &dyn Fn(&Placed) -> bool| placed.iter().filter(|placed| fits(placed)).count() as u64;
    BroughtIn {
        sheet: sheet.to_owned(),
        concerns: count(&is_concern),
        closed: count(&|placed| is_concern(placed) && is_closed(&placed.read)),
        doubles: count(&|placed| matches!(placed.becomes, Becomes::Double(_))),
        in_log: count(&|placed| matches!(placed.becomes, Becomes::InLog(..))),
        left: count(&|placed| matches!(placed.becomes, Becomes::Left)),
        people: 0,
        referrals: placed.iter().filter(|p| is_concern(p)).map(|p| p.read.referrals.len() as u64).sum(),
        look: count(&|placed| is_concern(placed) && placed.read.needs_a_look()),
        unread: count(&|placed| is_concern(placed) && placed.read.has_unread()),
        entries: 0,
        references: Vec::new(),
    }
}

fn form(read: &RowRead) -> NewConcern {
    let reporter = &read.reporter;
    NewConcern {
        received_at: read.received.clone(),
        route_in: read.route.map(str::to_owned),
        reporter: ReporterForm {
            kind: reporter.kind.map(str::to_owned),
            name: reporter.name.clone(),
            role: reporter.role.clone(),
            anonymous: reporter.anonymous,
            ..ReporterForm::default()
        },
        happened_when: read.happened_when.clone(),
        concern_types: read.kinds.clone(),
        main_type: read.kinds.first().cloned(),
        ..NewConcern::default()
    }
}

fn passages(placed: &Placed, book: &Book, chosen: &Chosen<'_>) -> Vec<Narrative> {
    let narrative = |kind: &str, text: String| Narrative { kind: kind.into(), text, source_grade: None };
    let mut passages = Vec::new();
    if !placed.read.story.is_empty() {
        passages.push(narrative("account", placed.read.story.clone()));
    }
    let mut note = placed.read.note(&book.name, &chosen.sheet.name);
    for (row, cells) in &placed.again {
        note.push_str(&format!("\nRow {row} is the same again, and says otherwise:"));
        for (heading, cell) in cells {
            note.push_str(&format!("\n{heading}: {cell}"));
        }
    }
    passages.push(narrative("note", note));
    passages
}

/// The sheet as the log remembers it, with every cell that belongs to no concern.
fn sheet(placed: &[Placed], book: &Book, brought: &BroughtIn) -> SheetBroughtIn {
    let left = placed.iter().filter(|placed| matches!(placed.becomes, Becomes::Left));
    let cells = left.flat_map(|placed| {
        let row = placed.read.row;
        let cells = placed.read.verbatim.iter();
        cells.map(move |(at, _, text)| LeftCell { cell: place(*at, row), text: text.clone() })
    });
    SheetBroughtIn {
        file: book.name.clone(),
        sheet: brought.sheet.clone(),
        concerns: brought.concerns,
        doubles: brought.doubles + brought.in_log,
        left: cells.collect(),
    }
}

/// References one after the other, from the log's next.
struct Numbers {
    before: String,
    next: u64,
}

impl Numbers {
    fn from(first: &str) -> Numbers {
        let before = first.trim_end_matches(|sign: char| sign.is_ascii_digit());
        Numbers { before: before.to_owned(), next: first[before.len()..].parse().unwrap_or(1) }
    }

    fn take(&mut self) -> String {
        let reference = format!("{}{:04}", self.before, self.next);
        self.next += 1;
        reference
    }
}

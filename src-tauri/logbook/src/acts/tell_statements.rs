//! Lines of a chronology about people, and about what was said once and stands: wishes, capacity, marks.

use super::chronology::{Fact, Telling};
use super::fact_rows::{FactRow, chosen};
use super::files::{file_rows, words_rows};
use super::statements::{capacity_rows, mark_rows, wishes_rows};
use super::topics::tell_noted;
use crate::domain::concern::Concern;
use crate::domain::id::PersonId;
use crate::domain::lists::{List, Lists};
use crate::domain::{body, terms};
use crate::entry::v1::Body;
use crate::shown::kind;

pub(super) fn tell_person(body: &Body) -> Telling {
    match body {
        Body::PersonDescribed(described) if described.reason.is_empty() => {
            Telling::of("person", "Person written down")
        }
        Body::PersonDescribed(described) => {
            Telling::of("person", "Person put right").fact("Why", &described.reason)
        }
        Body::PeopleRelated(related) => {
            let kind = terms::label(terms::RELATIONS, &related.is);
            Telling::of("person", format!("Relationship: {kind}")).fact("Note", &related.note)
        }
        Body::RelationEnded(ended) => Telling::of("person", "Relationship ended").fact("Why", &ended.reason),
        Body::PeopleMerged(merged) => {
            Telling::of("person", "Two people are one and the same").fact("Why", &merged.reason)
        }
        Body::PeopleParted(parted) => {
            Telling::of("person", "Two people after all").fact("Why", &parted.reason)
        }
        _ => Telling::of("person", "Person"),
    }
}

/// What somebody wants or can decide, and what was seen on them.
pub(super) fn tell_statement(body: &Body, lists: &Lists) -> Telling {
    match body {
        Body::CapacityAssessed(said) => {
            let outcome = terms::within(&terms::label(terms::CAPACITY_OUTCOMES, &said.outcome));
            Telling::of("capacity", format!("Capacity: {outcome}"))
                .at(&said.assessed_at)
                .with(capacity_rows(said).into_iter().filter(|(label, _)| *label != "Outcome"))
        }
        Body::WishesAsked(said) => {
            let asked = terms::within(&terms::label(terms::ASKED, &said.was_asked));
            Telling::of("wishes", format!("What they want: {asked}"))
                .at(&said.asked_at)
                .with(wishes_rows(said, lists).into_iter().filter(|(label, _)| *label != "Asked"))
        }
        Body::BodyMarked(marked) => {
            let region = terms::within(&body::region_label(&marked.said.region));
            Telling::of("body", format!("Body map: {region}"))
                .at(&marked.said.seen_at)
                .with(mark_rows(&marked.said).into_iter())
        }
        Body::BodyMarkCorrected(corrected) => Telling::of("body", "Mark on the body map put right")
            .with(mark_rows(&corrected.said).into_iter())
            .fact("Why", &corrected.reason),
        // The name of a file may be somebody's: it is a fact of the entry, never its heading.
        Body::FileAttached(file) => {
            let what = terms::within(kind::label(&file.media_type));
            Telling::of("file", format!("File attached: {what}"))
                .at(&file.taken_at)
                .with(file_rows(file).into_iter())
        }
        Body::FileCorrected(corrected) => Telling::of("file", "What was said of a file put right")
            .with(words_rows(&corrected.said).into_iter())
            .fact("Why", &corrected.reason),
        Body::FileExported(saved) => {
            Telling::of("file", "File saved outside the log").fact("Why", &saved.reason)
        }
        Body::StatementWithdrawn(withdrawn) => {
            Telling::of("withdrawn", "Taken back: not to be relied on").fact("Why", &withdrawn.reason)
        }
        Body::TopicNoted(noted) => tell_noted(noted),
        _ => Telling::of("log", "Statement"),
    }
}

/// That a concern was closed, or opened again.
pub(super) fn tell_closing(body: &Body, lists: &Lists) -> Telling {
    match body {
        Body::ConcernClosed(closed) => Telling::of(
            "closed",
            format!("Closed: {}", terms::within(&lists.label(List::ClosureReasons, &closed.reason))),
        )
        .fact("Outcome", &closed.outcome)
        .fact("Their wishes", &chosen(terms::WISHES_MET, &closed.wishes_met))
        .fact("Learning", &closed.learning),
        Body::ConcernReopened(reopened) => {
            Telling::of("reopened", "Opened again").fact("Why", &reopened.reason)
        }
        _ => Telling::of("log", "Concern"),
    }
}

/// What an entry takes back, by its heading: the entry itself names it by an id alone.
pub(super) fn taken_back(concern: &Concern, body: &Body, lists: &Lists) -> Option<Fact> {
    let Body::StatementWithdrawn(withdrawn) = body else { return None };
    let stated = concern.entries.iter().find(|told| told.id.to_string() == withdrawn.entry)?;
    Some(Fact { label: "What".into(), value: tell_statement(&stated.body, lists).title })
}

/// Whom a statement is about.
pub(super) fn person_of(body: &Body) -> Option<PersonId> {
    match body {
        Body::CapacityAssessed(said) => said.person,
        Body::WishesAsked(said) => said.person,
        Body::BodyMarked(marked) => marked.person,
        _ => None,
    }
}

impl Telling {
    fn with(mut self, rows: impl Iterator<Item = FactRow>) -> Telling {
        self.facts.extend(rows.map(|(label, value)| Fact { label: label.into(), value }));
        self
    }
}

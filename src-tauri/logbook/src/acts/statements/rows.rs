//! What an assessment, wishes and a mark say, as lines of a label and what it says: one form for pages, packets and copies.

use super::super::fact_rows::{FactRow, chosen, moment, said};
use crate::domain::lists::{List, Lists};
use crate::domain::{body, terms};
use crate::entry::v1::{CapacityAssessed, MarkSaid, WishesAsked};

/// Whether somebody could make a decision.
pub(in crate::acts) fn capacity_rows(one: &CapacityAssessed) -> Vec<FactRow> {
    let yes = |code: &Option<String>| chosen(terms::YES_NO_UNKNOWN, code);
    said([
        ("Decision", one.decision.clone()),
        ("Outcome", terms::label(terms::CAPACITY_OUTCOMES, &one.outcome)),
        ("Assessed by", one.assessed_by.clone()),
        ("Why it was doubted", one.doubt.clone()),
        ("Help to decide", one.help.clone()),
        ("Impairment of mind or brain", yes(&one.impairment)),
        ("Can understand it", yes(&one.understand)),
        ("Can keep it in mind", yes(&one.retain)),
        ("Can weigh it", yes(&one.weigh)),
        ("Can say what they decide", yes(&one.communicate)),
        ("Reasons", one.reasons.clone()),
        ("Best interests", one.best_interests.clone()),
        ("Consulted", one.consulted.clone()),
    ])
}

/// What somebody wants, or why they were not asked.
pub(in crate::acts) fn wishes_rows(one: &WishesAsked, lists: &Lists) -> Vec<FactRow> {
    let yes = |code: &Option<String>| chosen(terms::YES_NO_UNKNOWN, code);
    let wanted = one.outcomes.iter().map(|code| lists.label(List::OutcomesWanted, code));
    said([
        ("Asked", terms::label(terms::ASKED, &one.was_asked)),
        ("Wanted", wanted.collect::<Vec<_>>().join("; ")),
        ("In their own words", one.own_words.clone()),
        ("Why", one.reason.clone()),
        ("Asked by", one.asked_by.clone()),
        ("Advocate", one.advocate.clone()),
        ("Seen", yes(&one.seen)),
        ("Spoken to alone", yes(&one.alone)),
        ("What the parents say", one.parents_views.clone()),
        ("Parents agree", chosen(terms::PARENTS_AGREE, &one.parents_agree)),
    ])
}

/// What was seen on a body, and where.
pub(in crate::acts) fn mark_rows(one: &MarkSaid) -> Vec<FactRow> {
    said([
        ("Where", place(one)),
        ("What it looks like", one.looks.clone()),
        ("Size", one.size.clone()),
        ("Colour", one.colour.clone()),
        ("Seen by", one.seen_by.clone()),
        ("Seen", moment(&one.seen_at)),
        ("Known how", chosen(terms::SOURCE_GRADES, &one.source_grade)),
    ])
}

/// Region and drawing in words: "Left forearm, front of an adult".
pub(in crate::acts) fn place(one: &MarkSaid) -> String {
    format!("{}, {}", body::region_label(&one.region), drawing(&one.figure, &one.side))
}

/// Which of the four drawings: "front of an adult".
pub(in crate::acts) fn drawing(figure: &str, side: &str) -> String {
    let figure = terms::within(&terms::label(terms::FIGURES, figure));
    let article = if figure.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{} of {article} {figure}", terms::within(&terms::label(terms::SIDES, side)))
}

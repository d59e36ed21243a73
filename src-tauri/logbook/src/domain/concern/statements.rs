//! What was said once and stands until it is said again or taken back: risk, wishes, capacity. All of it is kept.

use super::{BodyMark, Concern, Told};
use crate::domain::id::EntryId;
use crate::entry::v1::{Body, ConcernFacts, StatementWithdrawn};

/// Something that an entry said, and whether that was taken back.
#[derive(Debug, Clone)]
pub struct Stated<T> {
    /// The entry.
    pub entry: EntryId,
    /// When it was written, UTC milliseconds.
    pub at: i64,
    /// What it said.
    pub said: T,
    /// Taken back: it is not to be relied on any more.
    pub withdrawn: Option<Withdrawn>,
}

/// That something was taken back.
#[derive(Debug, Clone)]
pub struct Withdrawn {
    /// The entry that did.
    pub by: EntryId,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Why.
    pub reason: String,
}

/// Risk as somebody set it.
#[derive(Debug, Clone)]
pub struct RiskSet {
    /// The entry that did.
    pub by: EntryId,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Risk code; nothing when it was not said.
    pub level: Option<String>,
    /// The written reasons.
    pub reasons: String,
    /// Why it was set again.
    pub why: String,
}

impl<T: Clone> Stated<T> {
    pub(super) fn by(told: &Told, said: &T) -> Stated<T> {
        Stated { entry: told.id, at: told.at, said: said.clone(), withdrawn: None }
    }
}

impl RiskSet {
    /// The risk as an entry set it: one that names the level or its reasons, though they be the same as before.
    pub(super) fn by(told: &Told, facts: &ConcernFacts) -> Option<RiskSet> {
        const FIELDS: [&str; 2] = ["risk_level", "risk_reasons"];
        let why = match &told.body {
            Body::ConcernRecorded(_) if facts.risk_level.is_some() || !facts.risk_reasons.is_empty() => "",
            Body::ConcernAmended(amended)
                if FIELDS.iter().any(|field| amended.changes.contains_key(*field)) =>
            {
                &amended.reason
            }
            Body::VersionsSettled(settled)
                if settled.person.is_none() && FIELDS.contains(&settled.field.as_str()) =>
            {
                &settled.reason
            }
            _ => return None,
        };
        Some(RiskSet {
            by: told.id,
            at: told.at,
            level: facts.risk_level.clone(),
            reasons: facts.risk_reasons.clone(),
            why: why.to_owned(),
        })
    }
}

impl Concern {
    /// What an entry says once, puts right or takes back.
    pub(super) fn state_it(&mut self, told: &Told) {
        match &told.body {
            Body::CapacityAssessed(said) => self.capacity.push(Stated::by(told, said)),
            Body::WishesAsked(said) => self.wishes.push(Stated::by(told, said)),
            Body::BodyMarked(marked) => self.marks.push(BodyMark::put(told, marked)),
            Body::BodyMarkCorrected(corrected) => {
                self.correct_mark(told, &corrected.mark, &corrected.said, &corrected.reason);
            }
            Body::FileAttached(said) => self.files.push(Stated::by(told, said.as_ref())),
            Body::FileCorrected(corrected) => self.correct_file(&corrected.file, &corrected.said),
            Body::StatementWithdrawn(withdrawn) => self.withdraw(told, withdrawn),
            Body::TopicNoted(noted) => self.note(told, noted),
            _ => {}
        }
    }

    /// The last word on an entry counts: whoever takes it back again says why in its own words.
    fn withdraw(&mut self, told: &Told, withdrawn: &StatementWithdrawn) {
        let taken = || Some(Withdrawn { by: told.id, at: told.at, reason: withdrawn.reason.clone() });
        let is = |entry: EntryId| entry.to_string() == withdrawn.entry;
        self.wishes.iter_mut().filter(|one| is(one.entry)).for_each(|one| one.withdrawn = taken());
        self.capacity.iter_mut().filter(|one| is(one.entry)).for_each(|one| one.withdrawn = taken());
        self.marks.iter_mut().filter(|one| is(one.entry)).for_each(|one| one.withdrawn = taken());
        let occasions = self.topics.iter_mut().filter(|one| one.occasion.is_some_and(is));
        occasions.for_each(|one| one.withdrawn = taken());
        self.files.iter_mut().filter(|one| is(one.entry)).for_each(|one| one.withdrawn = taken());
    }

    /// Everything that could be taken back: its entry, and whether it was.
    pub fn statements(&self) -> impl Iterator<Item = (EntryId, Option<&Withdrawn>)> {
        let wishes = self.wishes.iter().map(|one| (one.entry, one.withdrawn.as_ref()));
        let capacity = self.capacity.iter().map(|one| (one.entry, one.withdrawn.as_ref()));
        let marks = self.marks.iter().map(|one| (one.entry, one.withdrawn.as_ref()));
        let occasions = self.topics.iter().filter_map(|one| Some((one.occasion?, one.withdrawn.as_ref())));
        let files = self.files.iter().map(|one| (one.entry, one.withdrawn.as_ref()));
        wishes.chain(capacity).chain(marks).chain(occasions).chain(files)
    }
}

//! A concern as it stands: a pure fold of the entries about it, in the log's order.
//!
//! Any delivery order gives the same concern, since the entries are sorted before they are folded. Nothing is
//! overwritten without trace: a corrected passage keeps its earlier texts, an amended fact its entry.

mod action;
mod amend;
pub mod breach;
mod clocked;
mod corrections;
mod disclosure;
mod events;
mod files;
mod mark;
mod noted;
mod of_whom;
mod owned;
mod passage;
mod referral;
mod state;
mod statements;
mod todo;
mod told_late;

pub use action::Action;
pub use amend::{AMENDABLE, amend};
pub use breach::Breach;
pub use clocked::{Clocked, PUT_DOWN, clocked, to_do_by};
pub use corrections::{Correction, Outcome};
pub use disclosure::{Pressed, Reach, Share};
pub use files::FileWords;
pub use mark::{BodyMark, MarkVersion};
pub use noted::{Answer, Noted};
pub use of_whom::people_in;
pub use owned::{Owned, Permission};
pub use passage::{Passage, Version};
pub use referral::Referral;
pub use state::State;
pub use statements::{RiskSet, Stated, Withdrawn};
pub use todo::{StillToDo, reporter_waits, still_to_do};
pub use told_late::told_late;

use std::collections::BTreeMap;

use super::id::{ActionId, ConcernId, EntryId, Hash, MachineId, OfficerId, PersonId, ReferralId, ShareId};
use super::topics::FieldName;
use super::versions::{self, Versions};
use crate::entry::v1::{
    Body, CapacityAssessed, ConcernFacts, ConcernRecorded, Decided, FileAttached, Link, PassageAdded,
    PassageCorrected, VersionsSettled, WishesAsked,
};

/// An entry that was read and verified: what its header says and its body.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which entry.
    pub id: EntryId,
    /// Its hash.
    pub hash: Hash,
    /// Order: greater is later.
    pub lamport: u64,
    /// The writing machine's clock, UTC milliseconds.
    pub at: i64,
    /// Last numbers of the other machines' logs that its writer had seen.
    pub seen: BTreeMap<MachineId, u64>,
    /// What it says.
    pub body: Body,
}

impl Told {
    /// Whether its writer had seen another entry, or wrote it: only then can it be an answer to it.
    pub fn saw(&self, other: &Told) -> bool {
        self.knew(other.id)
    }

    /// As [`Told::saw`], where only the entry's name is at hand.
    pub fn knew(&self, other: EntryId) -> bool {
        let last = match self.id.machine == other.machine {
            true => self.id.seq.checked_sub(1),
            false => self.seen.get(&other.machine).copied(),
        };
        last.is_some_and(|last| other.seq <= last)
    }

    /// The log's order: lamport, machine, number. Wall time never decides.
    pub fn order(&self) -> (u64, MachineId, u64) {
        (self.lamport, self.id.machine, self.id.seq)
    }
}

/// A concern, folded.
#[derive(Debug, Clone)]
pub struct Concern {
    /// Its id.
    pub id: ConcernId,
    /// Its reference.
    pub reference: String,
    /// The entry that recorded it, and when, UTC milliseconds.
    pub recorded: (EntryId, i64),
    /// Structured facts in force.
    pub facts: ConcernFacts,
    /// People in the order they came; one link each, the last word on their part.
    pub people: Vec<Link>,
    /// Passages in the order they came.
    pub passages: Vec<Passage>,
    /// Referrals by id, with the entry that made them, in order.
    pub referrals: Vec<(ReferralId, EntryId, i64, Referral)>,
    /// What officers undertook to do, in the order it was undertaken.
    pub actions: Vec<Action>,
    /// Shares and refusals to share, in order, with entry and time.
    pub shares: Vec<(ShareId, EntryId, i64, Share)>,
    /// Risk as it was set, every time, oldest first.
    pub risks: Vec<RiskSet>,
    /// What people want to happen, in the order it was asked.
    pub wishes: Vec<Stated<WishesAsked>>,
    /// Whether somebody could make a decision, in the order it was written.
    pub capacity: Vec<Stated<CapacityAssessed>>,
    /// Marks on a body map, in the order they were put there.
    pub marks: Vec<BodyMark>,
    /// What was answered about topics, in the order it was begun.
    pub topics: Vec<Noted>,
    /// Files, in the order they were attached.
    pub files: Vec<Stated<FileAttached>>,
    /// Whether the person's wishes were met, as the last closing said.
    pub wishes_met: Option<String>,
    /// Decisions taken.
    pub decisions: usize,
    /// Closed, and not opened again since.
    pub closed: bool,
    /// Officers who must not see it.
    pub excluded: Vec<OfficerId>,
    /// What was written apart and is not settled.
    pub versions: Vec<Versions>,
    /// What belongs to another agency, by the names that items have in a packet.
    pub owned: BTreeMap<String, Owned>,
    /// Every entry, in order: the chronology.
    pub entries: Vec<Told>,
}

impl Concern {
    /// Folds the entries about one concern. Nothing when none of them recorded it.
    pub fn fold(mut entries: Vec<Told>) -> Option<Concern> {
        entries.sort_by_key(Told::order);
        let first = entries.iter().position(|told| matches!(told.body, Body::ConcernRecorded(_)))?;
        let Body::ConcernRecorded(recorded) = &entries[first].body else { return None };
        let mut concern = Concern {
            id: recorded.concern,
            reference: recorded.reference.clone(),
            recorded: (entries[first].id, entries[first].at),
            facts: recorded.facts.clone(),
            people: recorded.people.clone(),
            passages: Vec::new(),
            referrals: Vec::new(),
            actions: Vec::new(),
            shares: Vec::new(),
            risks: Vec::new(),
            wishes: Vec::new(),
            capacity: Vec::new(),
            marks: Vec::new(),
            topics: Vec::new(),
            files: Vec::new(),
            wishes_met: None,
            decisions: 0,
            closed: false,
            excluded: Vec::new(),
            versions: versions::of_concern(&entries),
            owned: owned::owned(&entries),
            entries: Vec::new(),
        };
        for told in &entries {
            concern.apply(told);
            concern.risks.extend(RiskSet::by(told, &concern.facts));
        }
        concern.entries = entries;
        concern.say_both_of_files();
        concern.note_breaches();
        Some(concern)
    }

    fn apply(&mut self, told: &Told) {
        match &told.body {
            Body::ConcernRecorded(recorded) => self.begin(told, recorded),
            Body::PassageAdded(added) => self.add(told, added),
            Body::PassageCorrected(corrected) => self.put_right(told, corrected),
            Body::ConcernAmended(amended) => amend(&mut self.facts, &amended.changes),
            Body::PersonLinked(linked) => self.link(&linked.link),
            Body::Decided(decided) => self.decide(decided),
            Body::Referred(_) | Body::ReplyReceived(_) | Body::Chased(_) | Body::Escalated(_) => {
                self.refer(told);
            }
            Body::ActionSet(_) | Body::ActionMoved(_) | Body::ActionEnded(_) => self.undertake(told),
            Body::CapacityAssessed(_)
            | Body::WishesAsked(_)
            | Body::BodyMarked(_)
            | Body::BodyMarkCorrected(_)
            | Body::FileAttached(_)
            | Body::FileCorrected(_)
            | Body::StatementWithdrawn(_)
            | Body::TopicNoted(_) => self.state_it(told),
            Body::ConcernClosed(_) | Body::ConcernReopened(_) => self.close(&told.body),
            Body::PacketShared(_)
            | Body::PacketNotDelivered(_)
            | Body::ShareFollowed(_)
            | Body::PartCopied(_)
            | Body::CorrectionsSettled(_)
            | Body::ShareDeclined(_) => self.disclose(told),
            Body::VersionsSettled(settled) if settled.person.is_none() => self.settle(told, settled),
            Body::LogStarted(_)
            | Body::MachineRecovered(_)
            | Body::KitReplaced(_)
            | Body::KitConfirmed(_)
            | Body::SettingsChanged(_)
            | Body::PersonDescribed(_)
            | Body::PeopleRelated(_)
            | Body::RelationEnded(_)
            | Body::PeopleMerged(_)
            | Body::PeopleParted(_)
            | Body::RosterProposed(_)
            | Body::RosterApproved(_)
            | Body::RosterDeclined(_)
            | Body::OfficerSuspended(_)
            | Body::SuspensionLifted(_)
            | Body::ForkFound(_)
            | Body::MachineRekeyed(_)
            | Body::AccessChanged(_)
            | Body::BackupVerified(_)
            | Body::BackupFailed(_)
            | Body::HandoverNoted(_)
            | Body::PaperPrinted(_)
            | Body::FileExported(_)
            | Body::SheetBroughtIn(_)
            | Body::RowBroughtIn(_)
            | Body::RetentionReviewed(_)
            | Body::HoldSet(_)
            | Body::HoldEnded(_)
            | Body::DisposalProposed(_)
            | Body::DisposalStopped(_)
            | Body::DisposalAuthorised(_)
            | Body::RecordsErased(_)
            | Body::BreachFound(_)
            | Body::BreachFollowed(_)
            | Body::OwnerSaid(_)
            | Body::OwnerPermitted(_)
            | Body::PermissionTakenBack(_)
            | Body::SealedSeen(_)
            | Body::EventMarked(_)
            | Body::VersionsSettled(_) => {}
            Body::ConcernRestricted(restricted) => self.excluded.clone_from(&restricted.excluded),
        }
    }

    fn begin(&mut self, told: &Told, recorded: &ConcernRecorded) {
        for (at, narrative) in recorded.passages.iter().enumerate() {
            self.add_passage(told, at, narrative, recorded.facts.received_at.clone(), "");
        }
    }

    fn add(&mut self, told: &Told, added: &PassageAdded) {
        self.add_passage(told, 0, &added.passage, added.happened_at.clone(), &added.with_whom);
    }

    fn decide(&mut self, decided: &Decided) {
        self.decisions += 1;
        if decided.review_on.is_some() {
            self.facts.review_on.clone_from(&decided.review_on);
        }
    }

    fn refer(&mut self, told: &Told) {
        match &told.body {
            Body::Referred(referred) => {
                self.referrals.push((referred.referral, told.id, told.at, Referral::made(referred)));
            }
            Body::ReplyReceived(reply) => self.on_referral(reply.referral, |r| r.answered(reply)),
            Body::Chased(chase) => self.on_referral(chase.referral, |r| r.chased(chase)),
            Body::Escalated(escalated) => self.on_referral(escalated.referral, |r| r.escalated(escalated)),
            _ => {}
        }
    }

    fn undertake(&mut self, told: &Told) {
        match &told.body {
            Body::ActionSet(set) => self.actions.push(Action::set(told.id, set)),
            Body::ActionMoved(moved) => self.on_action(moved.action, |action| action.moved(moved)),
            Body::ActionEnded(ended) => self.on_action(ended.action, |action| action.ended(ended)),
            _ => {}
        }
    }

    fn settle(&mut self, told: &Told, settled: &VersionsSettled) {
        if let Some(id) = settled.field.strip_prefix("passage:") {
            self.correct(told, id, &settled.value, &settled.reason, None);
        } else if let Some(id) = settled.field.strip_prefix("mark:") {
            if let Ok(said) = serde_json::from_str(&settled.value) {
                self.correct_mark(told, id, &said, &settled.reason);
            }
        } else if let Some(file) = settled.field.strip_prefix("file:") {
            if let Ok(said) = serde_json::from_str(&settled.value) {
                self.correct_file(file, &said);
            }
        } else if let Some(name) = FieldName::of(&settled.field) {
            self.answer(told, name.topic, name.occasion, name.field, &settled.value);
        } else if settled.field.starts_with("part:") {
            if let Ok(link) = serde_json::from_str(&settled.value) {
                self.link(&link);
            }
        } else {
            amend(&mut self.facts, &BTreeMap::from([(settled.field.clone(), settled.value.clone())]));
        }
    }

    /// Closes it, or opens it again.
    fn close(&mut self, body: &Body) {
        self.closed = false;
        if let Body::ConcernClosed(closed) = body {
            self.closed = true;
            self.wishes_met.clone_from(&closed.wishes_met);
        }
    }

    fn put_right(&mut self, told: &Told, corrected: &PassageCorrected) {
        let grade = corrected.source_grade.as_ref();
        self.correct(told, &corrected.passage, &corrected.text, &corrected.reason, grade);
    }

    fn correct(&mut self, told: &Told, passage: &str, text: &str, reason: &str, grade: Option<&String>) {
        if let Some(passage) = self.passages.iter_mut().find(|known| known.id == passage) {
            passage.source_grade = grade.cloned().or(passage.source_grade.take());
            passage.texts.push(Version {
                text: text.to_owned(),
                by: told.id,
                at: told.at,
                reason: reason.to_owned(),
                source_grade: passage.source_grade.clone(),
            });
        }
    }

    fn add_passage(
        &mut self,
        told: &Told,
        at: usize,
        narrative: &crate::entry::v1::Narrative,
        happened_at: Option<String>,
        with_whom: &str,
    ) {
        self.passages.push(Passage {
            id: format!("{}.{at}", told.id),
            entry: told.id,
            kind: narrative.kind.clone(),
            source_grade: narrative.source_grade.clone(),
            happened_at,
            with_whom: with_whom.to_owned(),
            texts: vec![Version {
                text: narrative.text.clone(),
                by: told.id,
                at: told.at,
                reason: String::new(),
                source_grade: narrative.source_grade.clone(),
            }],
        });
    }

    fn link(&mut self, link: &Link) {
        match self.people.iter_mut().find(|known| known.person == link.person) {
            Some(known) => *known = link.clone(),
            None => self.people.push(link.clone()),
        }
    }

    fn on_action(&mut self, id: ActionId, change: impl FnOnce(&mut Action)) {
        if let Some(action) = self.actions.iter_mut().find(|action| action.id == id) {
            change(action);
        }
    }

    fn on_referral(&mut self, id: ReferralId, change: impl FnOnce(&mut Referral)) {
        if let Some((_, _, _, referral)) = self.referrals.iter_mut().find(|(known, ..)| *known == id) {
            change(referral);
        }
    }

    /// The person it is about: the first at risk, else the first named in any part but the reporter's.
    pub fn main_person(&self) -> Option<PersonId> {
        let at_risk = self.people.iter().find(|link| link.role.ends_with("_at_risk"));
        let anyone = self.people.iter().find(|link| link.role != "reporter" && link.role != "professional");
        at_risk.or(anyone).map(|link| link.person)
    }

    /// Whether it came from a sheet and nobody has written anything in it since.
    pub fn waits_to_be_looked_through(&self) -> bool {
        !self.closed && self.entries.last().is_some_and(|told| matches!(told.body, Body::RowBroughtIn(_)))
    }

    /// The versions of a field, passage or part that was written apart and is not settled.
    pub fn apart(&self, field: &str) -> Option<&Versions> {
        self.versions.iter().find(|apart| apart.field == field)
    }

    /// The earliest day a reply is due, with its agency.
    pub fn reply_due(&self) -> Option<(&str, &str)> {
        let waiting =
            self.referrals.iter().filter_map(|(_, _, _, r)| r.due().map(|due| (due, r.made.agency.as_str())));
        waiting.min()
    }

    /// Passages that are the council's own: what belongs to another agency is read where it stands and found nowhere else.
    pub fn our_passages(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| !self.owned.contains_key(&passage.id))
    }

    /// The line that says it in short: the summary, or the beginning of the first narrative.
    pub fn gist(&self) -> String {
        let summary = self.facts.summary.trim();
        if !summary.is_empty() {
            return summary.to_owned();
        }
        let first = self.our_passages().map(Passage::text).find(|text| !text.trim().is_empty()).unwrap_or("");
        let line: String = first.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(90) {
            Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
            None => line,
        }
    }
}

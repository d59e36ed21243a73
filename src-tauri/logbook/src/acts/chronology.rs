//! A concern's chronology: every entry as a line with its words, newest first.

use super::field_words::{label, said};
use super::retention::tell_keeping;
use super::share::OwnerView;
use super::tell_breach::tell_breach;
use super::tell_share::{tell_owner, tell_share};
use super::tell_statements::{person_of, taken_back, tell_closing, tell_person, tell_statement};
use super::tell_work::tell_work;
use super::view;
use crate::domain::concern::{Concern, Passage, Told, told_late};
use crate::domain::id::OfficerId;
use crate::domain::lists::{List, Lists};
use crate::domain::{person, terms, time};
use crate::entry::v1::{
    ActionEnded, ActionMoved, Body, ConcernRecorded, ConcernRestricted, PassageAdded, PersonLinked,
    RowBroughtIn,
};
use crate::logbook::Logbook;

view! {
    /// One entry in a concern's chronology.
    pub struct ChronologyItem {
        /// The entry.
        pub entry: String,
        /// What kind of line it is.
        pub kind: String,
        /// Its heading.
        pub title: String,
        /// When it happened, if said.
        pub happened_at: Option<String>,
        /// When it was written.
        pub recorded_at: String,
        /// By whom.
        pub officer: String,
        /// Facts, each a label and a value.
        pub facts: Vec<Fact>,
        /// Narratives.
        pub passages: Vec<PassageView>,
        /// The share it tells of.
        pub share: Option<String>,
        /// The referral it tells of.
        pub referral: Option<String>,
        /// Whether an officer marked it as a significant event.
        pub significant: bool,
    }
    /// A fact.
    pub struct Fact {
        /// Its label.
        pub label: String,
        /// Its value.
        pub value: String,
    }
    /// A narrative with everything it ever said.
    pub struct PassageView {
        /// The passage.
        pub passage: String,
        /// Kind code.
        pub kind: String,
        /// Kind in words.
        pub label: String,
        /// The text in force.
        pub text: String,
        /// How the writer knows.
        pub source_grade: Option<String>,
        /// Earlier texts, oldest first.
        pub earlier: Vec<EarlierText>,
        /// Texts in force; more than one when two officers wrote at the same time.
        pub versions: Vec<VersionText>,
        /// Whose it is, where it is another agency's.
        pub owner: Option<OwnerView>,
        /// Whether it is read only once it was said why, since it is another agency's: then the text says so, and nothing else.
        pub sealed: bool,
    }
    /// A text that was put right.
    pub struct EarlierText {
        /// The words.
        pub text: String,
        /// Who wrote them.
        pub officer: String,
        /// When.
        pub at: String,
        /// Why they were put right.
        pub reason: String,
        /// How the writer knew, then.
        pub source_grade: Option<String>,
    }
    /// A text in force.
    pub struct VersionText {
        /// The words.
        pub text: String,
        /// Who wrote them.
        pub officer: String,
        /// When.
        pub at: String,
    }
}

impl Logbook {
    /// Builds the chronology, newest first.
    pub(super) fn chronology(&self, concern: &Concern) -> Vec<ChronologyItem> {
        concern.entries.iter().rev().map(|told| self.chronology_item(concern, told)).collect()
    }

    fn chronology_item(&self, concern: &Concern, told: &Told) -> ChronologyItem {
        let told_of = tell(&told.body, self.lists());
        let passages = concern.passages.iter().filter(|passage| passage.entry == told.id);
        let mut facts = told_of.facts;
        // Which action it was, and whose it is now: the entry names both by their ids.
        facts.extend(
            told_of.owner.map(|owner| Fact { label: "Who".into(), value: self.officer_called(owner) }),
        );
        // It informs whoever reads the record; it goes into no packet.
        if let Body::ConcernRecorded(_) = &told.body
            && let Some(late) = told_late(concern, &self.settings.clocks)
        {
            facts.push(Fact { label: "How soon we were told".into(), value: late });
        }
        if let Body::ActionMoved(ActionMoved { action, .. }) | Body::ActionEnded(ActionEnded { action, .. }) =
            &told.body
            && let Some(action) = concern.actions.iter().find(|known| known.id == *action)
        {
            facts.insert(0, Fact { label: "What".into(), value: action.what.clone() });
        }
        if let (Some(person), true) = (person_of(&told.body), concern.people.len() > 1) {
            // Who it is about is said as well as it can be: a name that cannot be read stops no chronology.
            let facts_of = self.store.person_shown(person).ok().flatten().unwrap_or_default();
            facts.insert(0, Fact { label: "Who".into(), value: person::shown_name(&facts_of) });
        }
        let significant = concern.significant(told.id);
        facts.extend(significant.map(|(by, marked)| Fact {
            label: "Significant event".into(),
            value: match marked.reason.trim() {
                "" => format!("so marked by {}", self.roster.officer_name(&by.id.machine)),
                why => why.to_owned(),
            },
        }));
        facts.extend(taken_back(concern, &told.body, self.lists()));
        let withdrawn = concern.statements().find(|(entry, _)| *entry == told.id).and_then(|(_, one)| one);
        let told_why =
            withdrawn.map(|one| (one, self.roster.officer_name(&one.by.machine), time::in_words(one.at)));
        facts.extend(told_why.map(|(one, who, when)| Fact {
            label: "Taken back".into(),
            value: format!("{} ({who}, {when})", one.reason),
        }));
        ChronologyItem {
            entry: told.id.to_string(),
            kind: told_of.kind.into(),
            title: told_of.title,
            happened_at: told_of.happened_at,
            recorded_at: time::instant(told.at),
            officer: self.roster.officer_name(&told.id.machine),
            facts: facts.into_iter().filter(|fact| !fact.value.trim().is_empty()).collect(),
            passages: passages.map(|passage| self.sealed_view(concern, passage)).collect(),
            share: told_of.share,
            referral: told_of.referral,
            significant: significant.is_some(),
        }
    }

    pub(super) fn passage_view(&self, concern: &Concern, passage: &Passage) -> PassageView {
        let officer =
            |version: &crate::domain::concern::Version| self.roster.officer_name(&version.by.machine);
        let stands = |version: &crate::domain::concern::Version| {
            concern
                .apart(&format!("passage:{}", passage.id))
                .is_some_and(|apart| apart.versions.iter().any(|one| one.by == version.by))
        };
        // A version that still stands is not an earlier text.
        let earlier = passage.texts.windows(2).filter(|pair| !stands(&pair[0])).map(|pair| EarlierText {
            text: pair[0].text.clone(),
            officer: officer(&pair[0]),
            at: time::instant(pair[0].at),
            reason: pair[1].reason.clone(),
            source_grade: pair[0].source_grade.clone(),
        });
        let now = |text: &str, by: crate::domain::id::EntryId, at: i64| VersionText {
            text: text.to_owned(),
            officer: self.roster.officer_name(&by.machine),
            at: time::instant(at),
        };
        let apart = concern.apart(&format!("passage:{}", passage.id));
        let versions = match apart {
            Some(apart) => apart.versions.iter().map(|one| now(&one.value, one.by, one.at)).collect(),
            None => passage.texts.last().map(|one| now(&one.text, one.by, one.at)).into_iter().collect(),
        };
        PassageView {
            passage: passage.id.clone(),
            kind: passage.kind.clone(),
            label: terms::label(terms::ADDITION_KINDS, &passage.kind),
            text: passage.text().to_owned(),
            source_grade: passage.source_grade.clone(),
            earlier: earlier.collect(),
            versions,
            owner: self.owner_view(concern, &passage.id),
            sealed: false,
        }
    }
}

/// What a body says, as a line of a chronology.
pub(super) struct Telling {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) happened_at: Option<String>,
    pub(super) facts: Vec<Fact>,
    share: Option<String>,
    referral: Option<String>,
    pub(super) owner: Option<OfficerId>,
}

impl Telling {
    pub(super) fn of(kind: &'static str, title: impl Into<String>) -> Telling {
        Telling {
            kind,
            title: title.into(),
            happened_at: None,
            facts: Vec::new(),
            share: None,
            referral: None,
            owner: None,
        }
    }

    pub(super) fn at(mut self, moment: &Option<String>) -> Telling {
        self.happened_at.clone_from(moment);
        self
    }

    pub(super) fn fact(mut self, label: &str, value: &str) -> Telling {
        self.facts.push(Fact { label: label.into(), value: value.into() });
        self
    }

    pub(super) fn about_share(mut self, share: &crate::domain::id::ShareId) -> Telling {
        self.share = Some(share.to_string());
        self
    }

    pub(super) fn about_referral(mut self, referral: &crate::domain::id::ReferralId) -> Telling {
        self.referral = Some(referral.to_string());
        self
    }
}

/// The heading of an entry, in a line.
pub(super) fn title(body: &Body, lists: &Lists) -> String {
    tell(body, lists).title
}

/// What an entry says, in words as the lists in force have them.
pub(super) fn tell(body: &Body, lists: &Lists) -> Telling {
    match body {
        Body::ConcernRecorded(recorded) => tell_recorded(recorded, lists),
        Body::ConcernAmended(amended) => tell_amended(amended, lists),
        Body::PersonLinked(linked) => tell_linked(linked),
        Body::PassageAdded(added) => tell_addition(added),
        Body::PassageCorrected(corrected) => {
            Telling::of("amended", "Text put right").fact("Why", &corrected.reason)
        }
        Body::CapacityAssessed(_)
        | Body::WishesAsked(_)
        | Body::BodyMarked(_)
        | Body::BodyMarkCorrected(_)
        | Body::FileAttached(_)
        | Body::FileCorrected(_)
        | Body::FileExported(_)
        | Body::StatementWithdrawn(_)
        | Body::TopicNoted(_) => tell_statement(body, lists),
        Body::Decided(_)
        | Body::Referred(_)
        | Body::ReplyReceived(_)
        | Body::Chased(_)
        | Body::Escalated(_)
        | Body::EventMarked(_)
        | Body::ActionSet(_)
        | Body::ActionMoved(_)
        | Body::ActionEnded(_) => tell_work(body, lists),
        Body::HandoverNoted(note) => tell_note(note),
        Body::ConcernClosed(_) | Body::ConcernReopened(_) => tell_closing(body, lists),
        Body::RetentionReviewed(_) | Body::HoldSet(_) | Body::HoldEnded(_) => tell_keeping(body),
        Body::PacketShared(_)
        | Body::PacketNotDelivered(_)
        | Body::ShareFollowed(_)
        | Body::PartCopied(_)
        | Body::CorrectionsSettled(_)
        | Body::ShareDeclined(_) => tell_share(body, lists),
        Body::OwnerSaid(_) | Body::OwnerPermitted(_) | Body::PermissionTakenBack(_) | Body::SealedSeen(_) => {
            tell_owner(body, lists)
        }
        Body::BreachFound(_) | Body::BreachFollowed(_) => tell_breach(body),
        Body::VersionsSettled(settled) => tell_settled(settled, lists),
        Body::RowBroughtIn(brought) => tell_brought_in(brought),
        Body::ConcernRestricted(restricted) => tell_restricted(restricted),
        Body::PersonDescribed(_)
        | Body::PeopleRelated(_)
        | Body::RelationEnded(_)
        | Body::PeopleMerged(_)
        | Body::PeopleParted(_) => tell_person(body),
        Body::RosterProposed(_)
        | Body::RosterApproved(_)
        | Body::RosterDeclined(_)
        | Body::OfficerSuspended(_)
        | Body::SuspensionLifted(_)
        | Body::ForkFound(_)
        | Body::MachineRekeyed(_)
        | Body::LogStarted(_)
        | Body::MachineRecovered(_)
        | Body::KitReplaced(_)
        | Body::KitConfirmed(_)
        | Body::BackupVerified(_)
        | Body::BackupFailed(_)
        | Body::SheetBroughtIn(_)
        | Body::SettingsChanged(_)
        | Body::PaperPrinted(_)
        | Body::DisposalProposed(_)
        | Body::DisposalStopped(_)
        | Body::DisposalAuthorised(_)
        | Body::RecordsErased(_)
        | Body::AccessChanged(_) => Telling::of("log", super::officers::told_of_the_log(body, lists)),
    }
}

fn tell_linked(linked: &PersonLinked) -> Telling {
    let role = terms::within(&terms::role_label(&linked.link.role));
    Telling::of("person", format!("Person added: {role}"))
}

fn tell_addition(added: &PassageAdded) -> Telling {
    Telling::of("addition", terms::label(terms::ADDITION_KINDS, &added.passage.kind))
        .at(&added.happened_at)
        .fact("With", &added.with_whom)
}

fn tell_recorded(recorded: &ConcernRecorded, lists: &Lists) -> Telling {
    let route = recorded.facts.route_in.as_deref().map(|code| lists.label(List::RoutesIn, code));
    let title = route.map_or_else(
        || "Concern received".into(),
        |route| format!("Concern received: {}", terms::within(&route)),
    );
    Telling::of("received", title).at(&recorded.facts.received_at).fact("In short", &recorded.facts.summary)
}

fn tell_restricted(restricted: &ConcernRestricted) -> Telling {
    let title = match restricted.excluded.is_empty() {
        true => "Open to every officer again",
        false => "Kept from some officers",
    };
    Telling::of("sealed", title).fact("Why", &restricted.reason)
}

fn tell_brought_in(brought: &RowBroughtIn) -> Telling {
    Telling::of("imported", "Brought in from a sheet")
        .fact("Sheet", &brought.sheet)
        .fact("File", &brought.file)
        .fact("Row", &brought.row.to_string())
        .fact("Reference in the sheet", &brought.reference)
}

pub(super) fn day_in_words(day: &Option<String>) -> String {
    day.as_deref().map(time::moment_in_words).unwrap_or_default()
}

fn tell_amended(amended: &crate::entry::v1::ConcernAmended, lists: &Lists) -> Telling {
    let fields: Vec<&str> = amended.changes.keys().map(|field| label(field)).collect();
    let mut telling = Telling::of("amended", format!("Set or put right: {}", fields.join(", ")));
    for (field, json) in &amended.changes {
        telling = telling.fact(label(field), &said(field, json, lists));
    }
    telling.fact("Why", &amended.reason)
}

fn tell_note(note: &crate::entry::v1::HandoverNoted) -> Telling {
    Telling::of("log", "Note for the other officers").fact("Note", &note.text)
}

fn tell_settled(settled: &crate::entry::v1::VersionsSettled, lists: &Lists) -> Telling {
    let (what, stands) = match settled.field.split_once(':') {
        Some(("passage", _)) => ("a text", settled.value.clone()),
        Some(("mark", _)) => ("a mark on the body map", said(&settled.field, &settled.value, lists)),
        Some(("file", _)) => ("what is said of a file", said(&settled.field, &settled.value, lists)),
        Some(("topic", _)) => (label(&settled.field), said(&settled.field, &settled.value, lists)),
        Some(_) => ("a person's part", said(&settled.field, &settled.value, lists)),
        None => (label(&settled.field), said(&settled.field, &settled.value, lists)),
    };
    Telling::of("amended", format!("Two versions settled: {what}"))
        .fact("What stands", &stands)
        .fact("Why", &settled.reason)
}

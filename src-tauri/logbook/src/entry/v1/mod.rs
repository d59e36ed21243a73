//! Bodies of version 1: what an entry says. Frozen; a reader of version 1 stays for ever.
//!
//! A body is a CBOR map: `salt` (32 random bytes, so that nobody can test guesses against the digest once the
//! body is erased), `v` = 1, `kind`, and the fields below under their own names. Ids and keys are lower-case
//! hexadecimal text; moments are civil time in Europe/London as the officer wrote them.

mod agree;
mod backup;
mod concern;
mod disposal;
mod file;
mod import;
mod log;
mod paper;
mod person;
mod roster;
mod share;
mod statement;
mod topic;
mod work;

pub use agree::{AccessChanged, ConcernRestricted, VersionsSettled};
pub use backup::{BackupFailed, BackupVerified};
use ciborium::value::Value;
pub use concern::{
    ConcernAmended, ConcernFacts, ConcernRecorded, Narrative, OwnerPermitted, OwnerSaid, PassageAdded,
    PassageCorrected, PermissionTakenBack, Reporter, SealedSeen,
};
pub use disposal::{
    DisposalAuthorised, DisposalProposed, DisposalStopped, HoldEnded, HoldSet, RecordsErased,
    RetentionReviewed,
};
pub use file::{FileAttached, FileCorrected, FileExported, FileSaid};
pub use import::{LeftCell, RowBroughtIn, SheetBroughtIn};
pub use log::{KitConfirmed, KitKeys, LogStarted, Machine, MachineRecovered, Officer, SettingsChanged};
pub use paper::PaperPrinted;
pub use person::{
    Address, Contact, Flag, Link, PeopleMerged, PeopleParted, PeopleRelated, PersonDescribed, PersonFacts,
    PersonLinked, RelationEnded,
};
pub use roster::{
    ForkFound, LastKnown, MachineRekeyed, OfficerSuspended, RosterApproved, RosterChange, RosterDeclined,
    RosterProposed, SuspensionLifted,
};
use serde::{Deserialize, Serialize};
pub use share::{
    Basis, BreachFollowed, BreachFound, CorrectionsSettled, Covered, FormPart, LeftOut, PacketCopy,
    PacketNotDelivered, PacketShared, PartCopied, ShareDeclined, ShareFollowed, Spoken, Weighed, Withheld,
};
pub use statement::{
    BodyMarkCorrected, BodyMarked, CapacityAssessed, MarkSaid, StatementWithdrawn, WishesAsked,
};
pub use topic::{NOTED_BEGINS, TopicNoted};
pub use work::{
    ActionEnded, ActionMoved, ActionSet, Chased, ConcernClosed, ConcernReopened, Decided, Escalated,
    EventMarked, HandoverNoted, Referred, ReplyReceived,
};

use super::{Fault, cbor};
use crate::domain::chance::Chance;
use crate::domain::id::PersonId;

macro_rules! plain {
    ($($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type,)* }
    )*};
}
pub(crate) use plain;

/// The salt of a body.
pub type Salt = [u8; 32];

/// Everything an entry can say.
///
/// Serde sees one kind and its fields below it; in the bytes both stand in one map ([`Body::write`], [`Body::read`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// The log begins (genesis).
    LogStarted(LogStarted),
    /// A machine was put in place of a lost one with the recovery kit.
    MachineRecovered(MachineRecovered),
    /// A new recovery kit replaces the old one.
    KitReplaced(KitKeys),
    /// Somebody typed words back from the printed kit.
    KitConfirmed(KitConfirmed),
    /// The log's settings.
    SettingsChanged(SettingsChanged),
    /// What is known of a person.
    PersonDescribed(Box<PersonDescribed>),
    /// A concern was written down.
    ConcernRecorded(Box<ConcernRecorded>),
    /// Structured facts of a concern were set or put right.
    ConcernAmended(ConcernAmended),
    /// A person's part in a concern.
    PersonLinked(PersonLinked),
    /// What one person is to another.
    PeopleRelated(PeopleRelated),
    /// A relationship is no more.
    RelationEnded(RelationEnded),
    /// Two people are one and the same.
    PeopleMerged(PeopleMerged),
    /// They are two people after all.
    PeopleParted(PeopleParted),
    /// Something was added to a concern.
    PassageAdded(PassageAdded),
    /// A passage was put right; the earlier text stays.
    PassageCorrected(PassageCorrected),
    /// Whether somebody could make one decision at one time.
    CapacityAssessed(Box<CapacityAssessed>),
    /// What somebody wants to happen, or why they were not asked.
    WishesAsked(Box<WishesAsked>),
    /// A mark was put on a body map.
    BodyMarked(Box<BodyMarked>),
    /// A mark was put right; what it said before stays.
    BodyMarkCorrected(Box<BodyMarkCorrected>),
    /// What an entry said is not to be relied on.
    StatementWithdrawn(StatementWithdrawn),
    /// Questions that a kind of concern calls up were answered.
    TopicNoted(TopicNoted),
    /// A file was attached.
    FileAttached(Box<FileAttached>),
    /// What was said of a file was put right; what it said before stays.
    FileCorrected(Box<FileCorrected>),
    /// A file was saved outside the log.
    FileExported(FileExported),
    /// A decision and its reasons.
    Decided(Decided),
    /// A referral was made.
    Referred(Referred),
    /// An agency answered.
    ReplyReceived(ReplyReceived),
    /// A silent agency was chased.
    Chased(Chased),
    /// An answer, or silence, was taken to somebody higher up.
    Escalated(Escalated),
    /// Something written is a significant event, or is none any more.
    EventMarked(EventMarked),
    /// Something is to be done.
    ActionSet(ActionSet),
    /// An action was given to another officer or another day.
    ActionMoved(ActionMoved),
    /// An action is over.
    ActionEnded(ActionEnded),
    /// A note for the other officers.
    HandoverNoted(HandoverNoted),
    /// The concern was closed.
    ConcernClosed(ConcernClosed),
    /// The concern was opened again.
    ConcernReopened(ConcernReopened),
    /// A packet was shared; on record before any byte of it reached a disk.
    PacketShared(Box<PacketShared>),
    /// A packet on record never reached its file.
    PacketNotDelivered(PacketNotDelivered),
    /// It was decided not to share.
    ShareDeclined(ShareDeclined),
    /// That whoever has a packet was told of what was put right since.
    CorrectionsSettled(CorrectionsSettled),
    /// What came after a packet was sent.
    ShareFollowed(ShareFollowed),
    /// Whose an item is.
    OwnerSaid(OwnerSaid),
    /// Its owner lets an item go to an agency.
    OwnerPermitted(OwnerPermitted),
    /// Its owner lets it go there no longer.
    PermissionTakenBack(PermissionTakenBack),
    /// Somebody read what belongs to another agency.
    SealedSeen(SealedSeen),
    /// A part of a share was copied into a form.
    PartCopied(PartCopied),
    /// A packet reached somebody it was not for.
    BreachFound(Box<BreachFound>),
    /// What was done about that.
    BreachFollowed(BreachFollowed),
    /// A paper out of the register was printed.
    PaperPrinted(PaperPrinted),
    /// A change of who is in was proposed.
    RosterProposed(Box<RosterProposed>),
    /// A second officer agreed to it.
    RosterApproved(RosterApproved),
    /// It is not wanted.
    RosterDeclined(RosterDeclined),
    /// An officer's access stops for now.
    OfficerSuspended(OfficerSuspended),
    /// A suspended officer is back.
    SuspensionLifted(SuspensionLifted),
    /// A machine's log went two ways.
    ForkFound(ForkFound),
    /// A machine has a new age key.
    MachineRekeyed(MachineRekeyed),
    /// Versions written apart were settled.
    VersionsSettled(VersionsSettled),
    /// Some officers must not see a concern.
    ConcernRestricted(ConcernRestricted),
    /// Who may not read some subjects any more, in random ids alone.
    AccessChanged(AccessChanged),
    /// A backup was restored and found right.
    BackupVerified(BackupVerified),
    /// A backup could not be made.
    BackupFailed(BackupFailed),
    /// A concern came from a row of a sheet.
    RowBroughtIn(RowBroughtIn),
    /// A sheet was brought in.
    SheetBroughtIn(SheetBroughtIn),
    /// Whether a record is kept or erased was thought about.
    RetentionReviewed(Box<RetentionReviewed>),
    /// Nothing of a record may be erased.
    HoldSet(HoldSet),
    /// A hold is no more.
    HoldEnded(HoldEnded),
    /// It is proposed to erase some subjects.
    DisposalProposed(DisposalProposed),
    /// They are not to be erased after all.
    DisposalStopped(DisposalStopped),
    /// Another officer agreed to erase them: the certificate.
    DisposalAuthorised(Box<DisposalAuthorised>),
    /// A machine has erased what it held of them.
    RecordsErased(RecordsErased),
}

impl Body {
    /// The kind as the header names it.
    #[allow(clippy::too_many_lines, reason = "a list: one line for each kind")]
    pub fn kind(&self) -> &'static str {
        match self {
            Body::LogStarted(_) => "log-started",
            Body::MachineRecovered(_) => "machine-recovered",
            Body::KitReplaced(_) => "kit-replaced",
            Body::KitConfirmed(_) => "kit-confirmed",
            Body::SettingsChanged(_) => "settings-changed",
            Body::PersonDescribed(_) => "person-described",
            Body::ConcernRecorded(_) => "concern-recorded",
            Body::ConcernAmended(_) => "concern-amended",
            Body::PersonLinked(_) => "person-linked",
            Body::PeopleRelated(_) => "people-related",
            Body::RelationEnded(_) => "relation-ended",
            Body::PeopleMerged(_) => "people-merged",
            Body::PeopleParted(_) => "people-parted",
            Body::PassageAdded(_) => "passage-added",
            Body::PassageCorrected(_) => "passage-corrected",
            Body::CapacityAssessed(_) => "capacity-assessed",
            Body::WishesAsked(_) => "wishes-asked",
            Body::BodyMarked(_) => "body-marked",
            Body::BodyMarkCorrected(_) => "body-mark-corrected",
            Body::StatementWithdrawn(_) => "statement-withdrawn",
            Body::TopicNoted(_) => "topic-noted",
            Body::FileAttached(_) => "file-attached",
            Body::FileCorrected(_) => "file-corrected",
            Body::FileExported(_) => "file-exported",
            Body::Decided(_) => "decided",
            Body::Referred(_) => "referred",
            Body::ReplyReceived(_) => "reply-received",
            Body::Chased(_) => "chased",
            Body::Escalated(_) => "escalated",
            Body::EventMarked(_) => "event-marked",
            Body::ActionSet(_) => "action-set",
            Body::ActionMoved(_) => "action-moved",
            Body::ActionEnded(_) => "action-ended",
            Body::HandoverNoted(_) => "handover-noted",
            Body::ConcernClosed(_) => "concern-closed",
            Body::ConcernReopened(_) => "concern-reopened",
            Body::PacketShared(_) => "packet-shared",
            Body::PacketNotDelivered(_) => "packet-not-delivered",
            Body::ShareDeclined(_) => "share-declined",
            Body::ShareFollowed(_) => "share-followed",
            Body::OwnerSaid(_) => "owner-said",
            Body::OwnerPermitted(_) => "owner-permitted",
            Body::PermissionTakenBack(_) => "permission-taken-back",
            Body::SealedSeen(_) => "sealed-seen",
            Body::PaperPrinted(_) => "paper-printed",
            Body::PartCopied(_) => "part-copied",
            Body::CorrectionsSettled(_) => "corrections-settled",
            Body::BreachFound(_) => "breach-found",
            Body::BreachFollowed(_) => "breach-followed",
            Body::RosterProposed(_) => "roster-proposed",
            Body::RosterApproved(_) => "roster-approved",
            Body::RosterDeclined(_) => "roster-declined",
            Body::OfficerSuspended(_) => "officer-suspended",
            Body::SuspensionLifted(_) => "suspension-lifted",
            Body::ForkFound(_) => "fork-found",
            Body::MachineRekeyed(_) => "machine-rekeyed",
            Body::VersionsSettled(_) => "versions-settled",
            Body::ConcernRestricted(_) => "concern-restricted",
            Body::AccessChanged(_) => "access-changed",
            Body::BackupVerified(_) => "backup-verified",
            Body::BackupFailed(_) => "backup-failed",
            Body::RowBroughtIn(_) => "row-brought-in",
            Body::SheetBroughtIn(_) => "sheet-brought-in",
            Body::RetentionReviewed(_) => "retention-reviewed",
            Body::HoldSet(_) => "hold-set",
            Body::HoldEnded(_) => "hold-ended",
            Body::DisposalProposed(_) => "disposal-proposed",
            Body::DisposalStopped(_) => "disposal-stopped",
            Body::DisposalAuthorised(_) => "disposal-authorised",
            Body::RecordsErased(_) => "records-erased",
        }
    }

    /// People whom it names besides the one it is about.
    pub fn names(&self) -> Vec<PersonId> {
        match self {
            Body::ConcernRecorded(recorded) => recorded.people.iter().map(|link| link.person).collect(),
            Body::PersonLinked(linked) => vec![linked.link.person],
            Body::PeopleRelated(related) => vec![related.other],
            Body::PeopleMerged(merged) => vec![merged.kept, merged.merged],
            _ => Vec::new(),
        }
    }

    /// Writes the body with a fresh salt.
    ///
    /// # Errors
    /// [`Fault::NotStrict`] when it cannot be written.
    pub fn write(&self, chance: &mut Chance) -> Result<Vec<u8>, Fault> {
        let Value::Map(mut below) = Value::serialized(self).map_err(|_| Fault::NotStrict)? else {
            return Err(Fault::NotStrict);
        };
        let Some((kind, Value::Map(mut pairs))) = below.pop() else { return Err(Fault::NotStrict) };
        let salt: Salt = chance.bytes();
        pairs.push((Value::from("kind"), kind));
        pairs.push((Value::from("salt"), Value::Bytes(salt.to_vec())));
        pairs.push((Value::from("v"), Value::from(1)));
        cbor::write(&Value::Map(pairs))
    }

    /// Reads a body back.
    ///
    /// # Errors
    /// [`Fault::NotStrict`] when the bytes are not in their one form, [`Fault::Body`] when they are no body,
    /// [`Fault::Kind`] when this program does not know the kind.
    pub fn read(bytes: &[u8]) -> Result<Body, Fault> {
        cbor::strict(bytes)?;
        let Parts { version, salt, kind, fields } = Parts::of(bytes).ok_or(Fault::Body)?;
        if version != Some(1) {
            return Err(Fault::Kind);
        }
        if salt != Some(size_of::<Salt>()) {
            return Err(Fault::Body);
        }
        // The kind first and its fields below it: so serde reads them straight from the bytes. Told apart by a tag among
        // the fields, everything would be kept in a tree of values until the tag is met.
        let below = cbor::below(kind.ok_or(Fault::Kind)?, &fields);
        cbor::read(&below).map_err(|_| Fault::Kind)
    }
}

/// What every body has, and the fields of its kind.
#[derive(Default)]
struct Parts<'a> {
    version: Option<u64>,
    /// How many bytes it is long.
    salt: Option<usize>,
    /// As it stands, with its length before it.
    kind: Option<&'a [u8]>,
    /// Names and values as they stand, pair by pair.
    fields: Vec<&'a [u8]>,
}

impl<'a> Parts<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = cbor::Reader::new(bytes);
        let mut parts = Parts::default();
        for _ in 0..reader.map()? {
            let begins = reader.rest();
            let name = reader.text()?;
            let mut value = reader;
            let said = reader.item()?;
            match name {
                "v" => parts.version = value.unsigned(),
                "salt" => parts.salt = value.bytes().map(<[u8]>::len),
                "kind" => parts.kind = Some(said),
                _ => parts.fields.push(&begins[..begins.len() - reader.rest().len()]),
            }
        }
        Some(parts)
    }
}

//! Floor 3: what an officer can do. One file per act: its form, its answer, its verb on [`Logbook`].
//!
//! A form is what a page or a script sends, a view is what it gets; both are this crate's contract with the
//! outside and nothing else of it crosses. [`ACTS`] lists every act by name, so that the window, the command
//! line and the tests cannot differ about what exists.

mod add_to_concern;
mod agree;
mod amend_concern;
mod amend_person;
mod backup;
mod chase;
mod check_log;
mod chronology;
mod close_concern;
mod correct_passage;
mod decide;
mod describe_person;
mod drafts;
mod escalate;
mod export_log;
mod fact_rows;
mod field_words;
mod files;
mod find_known;
mod hand_over;
mod import;
mod link_person;
mod list_actions;
mod list_concerns;
mod list_replies;
mod lists;
mod mark_event;
mod new_concern_rules;
mod officers;
mod people;
mod person_form;
mod read_concern;
mod read_frame;
mod read_history;
mod read_person;
mod read_since;
mod read_terms;
mod read_today;
mod recipients;
mod record_concern;
mod record_reply;
mod recovery_kit;
mod refer;
mod referral_line;
mod restrict;
mod retention;
mod saved_filters;
mod search_log;
mod set_action;
mod settings;
mod share;
mod statements;
mod table;
mod tell_breach;
mod tell_share;
mod tell_statements;
mod tell_work;
mod templates;
mod topics;
mod versions;
mod with_reference;

pub use add_to_concern::{Added, Addition};
pub use agree::{
    ALARMS, APART, AlarmLine, FolderView, Lender, MachineState, Outgoing, Passed, TakenIn, WaitingLine,
    Whereabouts, folder_fault, index_rest, pass,
};
pub(crate) use agree::{exchange, take_genesis};
pub use amend_concern::{Amendment, Changes};
pub use amend_person::PersonAmendment;
pub(crate) use backup::refill;
pub use backup::{BACKUP_FAULTS, BACKUP_STEPS, Backup, BackupView, Watch, back_up, back_up_watched};
pub use chase::ChaseForm;
pub use check_log::{CheckForm, CheckReport, CheckedMachine, Problem};
pub use chronology::{ChronologyItem, EarlierText, Fact, PassageView, VersionText};
pub use close_concern::{Closing, Reopening};
pub use correct_passage::Correction;
pub use decide::NewDecision;
pub use describe_person::PersonDescription;
pub use drafts::{Draft, DraftKept, DraftPage, NewDraft};
pub use escalate::EscalationForm;
pub use export_log::Exported as ExportedLog;
pub use files::{
    Chosen, EarlierWords, FileCorrection, FileLine, FileMade, FileSaving, FileView, FileWanted, MailPart,
    MailPartLine, MailView, NewFile, read_words,
};
pub use find_known::{Known, KnownConcern, KnownPerson, KnownWords, PeopleFilter, PeopleList};
pub use hand_over::{HandoverForm, HandoverLine, HandoverRead};
pub use import::{
    BroughtIn, ColumnPlan, ColumnView, FindingView, ImportPlan, Proposal, ProposalWanted, ProposedRow,
    SheetView, SheetsView,
};
pub use link_person::LinkForm;
pub use list_actions::{ActionFilter, ActionList, DueAction};
pub use list_concerns::{Badge, BadgeKind, ConcernFilter, ConcernLine, ConcernList};
pub use list_replies::{ReplyFilter, ReplyLine, ReplyList};
pub use lists::{ListChange, ListChanged, ListLine, ListView, ListsPage};
pub use mark_event::EventMark;
pub use officers::*;
pub use people::*;
pub use person_form::{AddressForm, ContactForm, FlagForm, PersonChanges};
pub use read_concern::{ConcernPage, ConcernWanted, KeptFrom, KnownBefore, PersonLine, Saved};
pub use read_frame::{Colleague, Counts, Frame};
pub use read_history::{HistoryFilter, HistoryLine, HistoryPage};
pub use read_person::{
    EarlierFact, MergedPerson, PersonConcern, PersonMoment, PersonPage, PersonWanted, PictureLink,
    RelationLine,
};
pub use read_since::{Since, SinceLine};
pub use read_terms::Terms;
pub use read_today::{ClockedDue, LateDecision, Review, Today, Total, Totals, WarningDue, Week};
pub use recipients::{RecipientForm, RecipientKept, RecipientLine, RecipientNamed, RecipientsPage};
pub use record_concern::{NewConcern, PersonForm, Recorded, ReporterForm};
pub use record_reply::ReplyForm;
pub use recovery_kit::{KitWord, KitWords};
pub use refer::{NewReferral, ReferralMade};
pub use referral_line::ReferralLine;
pub use restrict::Restriction;
pub use retention::{
    CertificateLine, DisposalLine, DisposalNamed, DisposalStopping, HoldEnding, HoldLine, NewHold,
    RecordKept, RecordWanted, RetentionPage, RetentionReview,
};
pub use saved_filters::{FilterNamed, FilterToKeep, KeptFilter, KeptFilters};
pub use search_log::{Found, SearchWords};
pub use set_action::{ActionEnd, ActionLine, ActionMade, ActionMove, NewAction};
pub use settings::{ClockLine, SettingsForm, SettingsView};
pub use share::*;
pub use statements::{
    BodyMarkLine, CapacityLine, EarlierMark, MarkCorrection, MarkForm, MarkMade, NewAssessment, NewMark,
    NewWishes, RiskLine, TakenBack, WishesLine, Withdrawal,
};
pub use table::{ACTS, Act, FILE_FORMS, FileForm, declarations};
pub use templates::{TemplateForm, TemplateNamed, TemplateView, TemplatesPage};
pub use topics::{TopicAnswer, TopicForm, TopicMade, TopicSet, TopicView};
pub use versions::{ApartText, Settling, VersionsPage, WrittenApart};

/// A form without fields.
#[derive(Debug, Clone, Default, serde::Deserialize, serde::Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Nothing {}

/// Declares forms: what comes in. Every field may be left out; a field nobody knows is refused, not lost.
macro_rules! form {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Default, serde::Deserialize, serde::Serialize, ts_rs::TS, schemars::JsonSchema)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    )*};
}
/// Declares views: what goes out.
macro_rules! view {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, serde::Serialize, ts_rs::TS)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    )*};
}
pub(crate) use {form, view};

//! Every act by name: how to run it with a JSON form, and what its form and answer look like.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

use super::*;
use crate::error::{Error, Result};
use crate::logbook::Logbook;

/// One act.
pub struct Act {
    /// Its name: the verb on [`Logbook`], the command of the window, the word on the command line.
    pub name: &'static str,
    /// Runs it: a JSON form in, a JSON view out.
    pub run: fn(&mut Logbook, Value) -> Result<Value>,
    /// The JSON Schema of its form.
    pub schema: fn() -> Value,
    types: fn(&mut Declarations),
}

macro_rules! acts {
    ($($(#[$when:meta])* $name:ident: $form:ty => $view:ty,)*) => {
        /// Every act there is.
        pub static ACTS: &[Act] = &[$($(#[$when])* Act {
            name: stringify!($name),
            run: |logbook, form| answer::<$view>(&logbook.$name(understood::<$form>(form)?)?),
            schema: || schemars::schema_for!($form).to_value(),
            types: |declarations| { declarations.add::<$form>(); declarations.add::<$view>(); },
        },)*];
    };
}

acts! {
    read_frame: Nothing => Frame,
    read_terms: Nothing => Terms,
    read_today: Nothing => Today,
    read_since: Nothing => Since,
    record_concern: NewConcern => Recorded,
    find_known: KnownWords => Known,
    list_people: PeopleFilter => PeopleList,
    find_likely: LikelyWanted => Likely,
    read_concern: ConcernWanted => ConcernPage,
    amend_concern: Amendment => (),
    link_person: LinkForm => (),
    describe_person: PersonDescription => (),
    amend_person: PersonAmendment => (),
    read_person: PersonWanted => PersonPage,
    relate_people: NewRelation => (),
    end_relation: RelationEnding => (),
    merge_people: Merging => (),
    part_people: Parting => (),
    add_to_concern: Addition => Added,
    correct_passage: Correction => (),
    assess_capacity: NewAssessment => (),
    ask_wishes: NewWishes => (),
    mark_body: NewMark => MarkMade,
    correct_mark: MarkCorrection => (),
    withdraw_statement: Withdrawal => (),
    note_topic: TopicForm => TopicMade,
    read_file_view: FileWanted => FileView,
    attach_mail_part: MailPart => FileMade,
    correct_file: FileCorrection => (),
    decide: NewDecision => (),
    refer: NewReferral => ReferralMade,
    record_reply: ReplyForm => (),
    chase: ChaseForm => (),
    escalate: EscalationForm => (),
    mark_event: EventMark => (),
    set_action: NewAction => ActionMade,
    move_action: ActionMove => (),
    end_action: ActionEnd => (),
    hand_over: HandoverForm => (),
    put_handover_away: HandoverRead => (),
    close_concern: Closing => (),
    reopen_concern: Reopening => (),
    list_concerns: ConcernFilter => ConcernList,
    list_actions: ActionFilter => ActionList,
    list_replies: ReplyFilter => ReplyList,
    search_log: SearchWords => Found,
    keep_filter: FilterToKeep => KeptFilters,
    forget_filter: FilterNamed => KeptFilters,
    read_filters: Nothing => KeptFilters,
    read_history: HistoryFilter => HistoryPage,
    keep_draft: NewDraft => DraftKept,
    read_draft: DraftPage => Draft,
    discard_draft: DraftPage => (),
    read_shareable: ShareableWanted => Shareable,
    review_request: PacketRequest => RequestReview,
    settle_delivery: Delivery => (),
    #[cfg(feature = "print")]
    share_in_words: PacketRequest => SharedInWords,
    copy_part: PartWanted => PartWords,
    say_owner: OwnerForm => (),
    permit_owned: PermissionForm => (),
    take_permission_back: PermissionEnding => (),
    note_printing: PaperPrinting => (),
    see_sealed: SealedWanted => PassageView,
    decline_share: Declining => (),
    list_shares: ShareFilter => ShareList,
    read_share: ShareWanted => SharePage,
    read_held_by: HolderWanted => HeldBy,
    verify_code: CodeRead => Verified,
    follow_share: FollowUp => (),
    settle_corrections: CorrectionSettling => (),
    record_breach: BreachForm => (),
    follow_breach: BreachStep => (),
    check_log: CheckForm => CheckReport,
    read_settings: Nothing => SettingsView,
    change_settings: SettingsForm => (),
    read_lists: Nothing => ListsPage,
    change_list: ListChange => ListChanged,
    read_recipients: Nothing => RecipientsPage,
    keep_recipient: RecipientForm => RecipientKept,
    drop_recipient: RecipientNamed => (),
    read_templates: Nothing => TemplatesPage,
    set_template: TemplateForm => (),
    reset_template: TemplateNamed => (),
    confirm_kit: KitWords => (),
    make_kit: Nothing => (),
    back_up: Nothing => BackupView,
    read_backup: Nothing => BackupView,
    read_officers: Nothing => OfficersPage,
    read_not_in_force: NotInForceWanted => NotInForce,
    invite: Nothing => Invited,
    admit_machine: Admission => (),
    turn_away: Turned => (),
    approve_change: ChangeNamed => (),
    decline_change: ChangeDeclined => (),
    suspend_officer: Suspension => (),
    lift_suspension: Suspension => (),
    remove_officer: OfficerNamed => (),
    pass_duty: OfficerNamed => (),
    see_alarm: AlarmNamed => (),
    restrict_concern: Restriction => (),
    read_retention: Nothing => RetentionPage,
    read_record_kept: RecordWanted => RecordKept,
    review_retention: RetentionReview => (),
    set_hold: NewHold => (),
    end_hold: HoldEnding => (),
    stop_disposal: DisposalStopping => (),
    authorise_disposal: DisposalNamed => (),
    read_versions: ConcernWanted => VersionsPage,
    settle_versions: Settling => (),
}

/// A form that is asked with a file in hand, which no JSON form can hold: its verb is no act of the table.
pub struct FileForm {
    /// The verb on [`Logbook`], which is the command of the window too.
    pub name: &'static str,
    /// The JSON Schema of its form.
    pub schema: fn() -> Value,
}

macro_rules! file_forms {
    ($($name:ident: $form:ty,)*) => {
        /// Every form that goes with a file.
        pub static FILE_FORMS: &[FileForm] = &[$(FileForm {
            name: stringify!($name),
            schema: || schemars::schema_for!($form).to_value(),
        },)*];
    };
}

file_forms! {
    attach_file: NewFile,
    export_file: FileSaving,
    look_at_sheet: ImportPlan,
    propose_import: ProposalWanted,
    bring_in: ImportPlan,
}

fn understood<F: DeserializeOwned>(form: Value) -> Result<F> {
    // A missing form is a form with nothing filled in.
    let form = if form.is_null() { Value::Object(serde_json::Map::new()) } else { form };
    serde_json::from_value(form).map_err(|_| Error::field("form", "not-understood"))
}

fn answer<V: Serialize>(view: &V) -> Result<Value> {
    serde_json::to_value(view).map_err(|_| Error::Internal("answer not written"))
}

/// Type declarations gathered for the pages, each once.
#[derive(Default)]
pub struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
    seen: BTreeSet<String>,
}

impl Declarations {
    /// Adds a type and all it is made of.
    pub fn add<T: TS + 'static + ?Sized>(&mut self) {
        let name = T::name(&self.config);
        if !self.seen.insert(name.clone()) {
            return;
        }
        if T::output_path().is_some() {
            self.by_name.insert(name, T::decl(&self.config));
        }
        T::visit_dependencies(&mut *self);
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

/// The text of `ui/ipc/types.d.ts`: every form, view and the refusal, in alphabetical order.
pub fn declarations() -> String {
    let mut declarations =
        Declarations { config: Config::default().with_large_int("number"), ..Default::default() };
    declarations.add::<crate::error::Refusal>();
    for act in ACTS {
        (act.types)(&mut declarations);
    }
    // What a page asks with a file in hand, which no JSON form can hold.
    declarations.add::<CopySaving>();
    declarations.add::<SheetsView>();
    declarations.add::<ProposalWanted>();
    declarations.add::<Proposal>();
    declarations.add::<BroughtIn>();
    declarations.add::<NewFile>();
    declarations.add::<FileMade>();
    declarations.add::<FileSaving>();
    declarations.add::<MailView>();
    let mut text =
        String::from("// Made from the Rust forms and views by `cargo x types`; not edited by hand.\n");
    for declaration in declarations.by_name.values() {
        text.push_str("\nexport ");
        text.push_str(declaration);
        text.push('\n');
    }
    text
}

//! Every command of the window, grouped by page: the table of contents of what it can ask.
//!
//! A command is three to six lines: take the session, do one act, tell the pages if something changed. Each hops to
//! a thread of its own, so that no page ever freezes, and a bug in one becomes a refusal, not the end of the window.

mod backup;
mod door;
mod files;
mod finding;
mod import;
mod officers;
mod packet;
mod people;
mod retention;
mod settings;
mod sharing;
mod statements;
mod work;

use std::sync::Arc;

use logbook::{Error, Refusal};
use serde_json::Value;
use tauri::ipc::Invoke;
use tauri::{AppHandle, Emitter, Manager, Runtime, State};

use crate::long_work::{LongWork, Progress};
use crate::session::Session;

/// The session as commands take it.
type Held<'a> = State<'a, Arc<Session>>;
/// The answer of an act.
type Answer = Result<Value, Refusal>;

/// Acts that only look, so that no page needs to ask again after them.
const QUIET: &[&str] = &[
    "read_",
    "find_",
    "list_",
    "search_",
    "review_",
    "keep_draft",
    "discard_draft",
    "keep_filter",
    "forget_filter",
    "check_log",
    "invite",
];

/// Runs on a thread of its own; a panic there becomes a refusal.
async fn apart<T: Send + 'static>(
    session: &Held<'_>,
    what: impl FnOnce(&Session) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let session = Arc::clone(session);
    tauri::async_runtime::spawn_blocking(move || what(&session))
        .await
        .unwrap_or_else(|_| Err(Error::Internal("a command stopped").refusal()))
}

/// How far some long work is. It answers while the log is busy with it; otherwise whoever asks must have unlocked.
async fn how_far(session: Held<'_>, work: fn(&Session) -> &LongWork) -> Result<Progress, Refusal> {
    apart(&session, move |session| match work(session).progress() {
        Some(progress) => Ok(progress),
        None => session.with(|_| Ok(Progress::default())),
    })
    .await
}

/// Stops some long work: nothing of it stays.
async fn stop(session: Held<'_>, work: fn(&Session) -> &LongWork) -> Result<(), Refusal> {
    apart(&session, move |session| match work(session).progress() {
        Some(_) => {
            work(session).stop();
            Ok(())
        }
        None => session.with(|_| Ok(())),
    })
    .await
}

/// Runs an act by name, and says that something changed when it is one that writes.
async fn act<R: Runtime>(app: AppHandle<R>, session: Held<'_>, name: &'static str, form: Value) -> Answer {
    let answer = apart(&session, move |session| session.act(name, form)).await?;
    if !QUIET.iter().any(|quiet| name.starts_with(quiet)) {
        changed(&app);
    }
    Ok(answer)
}

/// Says that something changed: pages ask again for what they show, and soon the shared folder has it.
fn changed<R: Runtime>(app: &AppHandle<R>) {
    app.state::<Arc<Session>>().bell.ring_soon();
    let _ = app.emit("logbook-changed", ());
}

fn understood<F: serde::de::DeserializeOwned>(form: Value) -> Result<F, Refusal> {
    serde_json::from_value(form).map_err(|_| Error::field("form", "not-understood").refusal())
}

// The frame.

/// What the frame around every page says.
#[tauri::command]
pub async fn read_frame<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_frame", Value::Null).await
}

/// Every list of choices.
#[tauri::command]
pub async fn read_terms<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_terms", Value::Null).await
}

/// The day at a glance.
#[tauri::command]
pub async fn read_today<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_today", Value::Null).await
}

// Recording.

/// Writes a concern down.
#[tauri::command]
pub async fn record_concern<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "record_concern", form).await
}

/// Finds people the log knows.
#[tauri::command]
pub async fn find_known<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "find_known", form).await
}

/// People by name.
#[tauri::command]
pub async fn list_people<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "list_people", form).await
}

// The concern.

/// One concern, whole.
#[tauri::command]
pub async fn read_concern<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_concern", form).await
}

/// Sets or puts right facts of a concern.
#[tauri::command]
pub async fn amend_concern<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "amend_concern", form).await
}

/// Brings a person into a concern.
#[tauri::command]
pub async fn link_person<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "link_person", form).await
}

/// Puts right what is known of a person.
#[tauri::command]
pub async fn describe_person<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "describe_person", form).await
}

/// Adds to a record.
#[tauri::command]
pub async fn add_to_concern<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "add_to_concern", form).await
}

/// Puts a passage right; the earlier text stays.
#[tauri::command]
pub async fn correct_passage<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "correct_passage", form).await
}

/// Puts a note of another officer away.
#[tauri::command]
pub async fn put_handover_away<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "put_handover_away", form).await
}

/// Closes a concern.
#[tauri::command]
pub async fn close_concern<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "close_concern", form).await
}

/// Opens a concern again.
#[tauri::command]
pub async fn reopen_concern<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "reopen_concern", form).await
}

// Drafts.

/// Keeps a half-written form.
#[tauri::command]
pub async fn keep_draft<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "keep_draft", form).await
}

/// Reads a kept form.
#[tauri::command]
pub async fn read_draft<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_draft", form).await
}

/// Forgets a kept form.
#[tauri::command]
pub async fn discard_draft<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "discard_draft", form).await
}

// Sharing.

/// What could go to an agency.
#[tauri::command]
pub async fn read_shareable<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_shareable", form).await
}

/// Looks a request over.
#[tauri::command]
pub async fn review_request<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "review_request", form).await
}

/// Says whether an interrupted packet reached its file.
#[tauri::command]
pub async fn settle_delivery<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "settle_delivery", form).await
}

/// Records a decision not to share.
#[tauri::command]
pub async fn decline_share<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "decline_share", form).await
}

/// The register of shares.
#[tauri::command]
pub async fn list_shares<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "list_shares", form).await
}

/// One share, whole.
#[tauri::command]
pub async fn read_share<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_share", form).await
}

/// Writes down what came after a packet.
#[tauri::command]
pub async fn follow_share<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "follow_share", form).await
}

/// Writes down that whoever has a packet was told of what was put right since, or why not.
#[tauri::command]
pub async fn settle_corrections<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "settle_corrections", form).await
}

/// Looks for the packet that has a code on its last page.
#[tauri::command]
pub async fn verify_code<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "verify_code", form).await
}

// Checking.

/// Checks the log.
#[tauri::command]
pub async fn check_log<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "check_log", form).await
}

/// What two officers wrote apart in a concern.
#[tauri::command]
pub async fn read_versions<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_versions", form).await
}

/// Settles something written apart.
#[tauri::command]
pub async fn settle_versions<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "settle_versions", form).await
}

/// Keeps a concern from officers.
#[tauri::command]
pub async fn restrict_concern<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "restrict_concern", form).await
}

/// Every command there is; `build.rs` and `capabilities/main.json` name the same.
#[allow(clippy::too_many_lines, reason = "a list: one line for each command")]
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        door::read_session,
        door::create_log,
        door::unlock,
        door::recover_log,
        door::ask_colleague,
        door::lock,
        door::keep_awake,
        door::make_kit,
        door::save_kit,
        door::confirm_kit,
        read_frame,
        read_terms,
        read_today,
        record_concern,
        find_known,
        list_people,
        read_concern,
        amend_concern,
        link_person,
        describe_person,
        people::find_likely,
        people::amend_person,
        people::read_person,
        people::relate_people,
        people::end_relation,
        people::merge_people,
        people::part_people,
        add_to_concern,
        correct_passage,
        statements::assess_capacity,
        statements::ask_wishes,
        statements::mark_body,
        statements::correct_mark,
        statements::withdraw_statement,
        statements::note_topic,
        work::decide,
        work::refer,
        work::record_reply,
        work::chase,
        work::escalate,
        work::mark_event,
        work::set_action,
        work::move_action,
        work::end_action,
        work::hand_over,
        work::list_replies,
        work::list_actions,
        put_handover_away,
        close_concern,
        reopen_concern,
        read_versions,
        settle_versions,
        restrict_concern,
        finding::list_concerns,
        finding::search_log,
        finding::keep_filter,
        finding::forget_filter,
        finding::read_filters,
        finding::read_history,
        keep_draft,
        read_draft,
        discard_draft,
        read_shareable,
        review_request,
        packet::preview_packet,
        packet::read_packet_page,
        packet::export_packet,
        packet::read_export_progress,
        packet::stop_export,
        settle_delivery,
        decline_share,
        list_shares,
        read_share,
        packet::read_held_by,
        verify_code,
        follow_share,
        settle_corrections,
        sharing::share_in_words,
        sharing::copy_part,
        sharing::say_owner,
        sharing::permit_owned,
        sharing::take_permission_back,
        sharing::note_printing,
        sharing::see_sealed,
        sharing::record_breach,
        sharing::follow_breach,
        packet::verify_packet,
        check_log,
        files::attach_file,
        files::choose_files,
        files::read_attach_progress,
        files::stop_attaching,
        files::read_file_view,
        files::correct_file,
        files::attach_mail_part,
        files::read_file_picture,
        files::export_file,
        packet::save_share_copy,
        files::read_mail,
        import::open_sheet,
        import::look_at_sheet,
        import::propose_import,
        import::bring_in,
        import::read_import_progress,
        import::stop_import,
        retention::read_retention,
        retention::read_record_kept,
        retention::review_retention,
        retention::set_hold,
        retention::end_hold,
        retention::stop_disposal,
        retention::authorise_disposal,
        backup::choose_backup_place,
        backup::back_up,
        backup::stop_backup,
        backup::read_backup,
        backup::restore_log,
        settings::read_settings,
        settings::change_settings,
        settings::read_lists,
        settings::change_list,
        settings::read_recipients,
        settings::keep_recipient,
        settings::drop_recipient,
        settings::read_templates,
        settings::set_template,
        settings::reset_template,
        door::change_pin,
        door::join_log,
        officers::read_officers,
        officers::read_not_in_force,
        officers::invite,
        officers::admit_machine,
        officers::turn_away,
        officers::approve_change,
        officers::decline_change,
        officers::suspend_officer,
        officers::lift_suspension,
        officers::remove_officer,
        officers::pass_duty,
        officers::see_alarm,
        officers::read_since,
        officers::choose_folder,
        officers::sync_now,
    ]
}

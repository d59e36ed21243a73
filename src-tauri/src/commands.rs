//! Every command of the window, grouped by page: the table of contents of what it can ask.
//!
//! A command is three to six lines: take the session, do one act, tell the pages if something changed. Each hops to
//! a thread of its own, so that no page ever freezes, and a bug in one becomes a refusal, not the end of the window.

use std::path::Path;
use std::sync::Arc;

use logbook::acts::{KitWords, PacketRequest, Verdict, Verified};
use logbook::{Error, Logbook, Refusal, Start};
use serde::Deserialize;
use serde_json::Value;
use tauri::ipc::{Invoke, Response};
use tauri::{AppHandle, Emitter, Runtime, State};

use crate::session::{Session, SessionView, tell_locked};
use crate::window;

/// The session as commands take it.
type Held<'a> = State<'a, Arc<Session>>;
/// The answer of an act.
type Answer = Result<Value, Refusal>;

/// Acts that only look, so that no page needs to ask again after them.
const QUIET: &[&str] = &["read_", "find_", "list_", "search_", "review_", "keep_draft", "discard_draft", "check_log"];

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

/// Runs an act by name, and says that something changed when it is one that writes.
async fn act<R: Runtime>(app: AppHandle<R>, session: Held<'_>, name: &'static str, form: Value) -> Answer {
    let answer = apart(&session, move |session| session.act(name, form)).await?;
    if !QUIET.iter().any(|quiet| name.starts_with(quiet)) {
        changed(&app);
    }
    Ok(answer)
}

/// Says that something changed; pages ask again for what they show.
fn changed<R: Runtime>(app: &AppHandle<R>) {
    let _ = app.emit("logbook-changed", ());
}

fn understood<F: serde::de::DeserializeOwned>(form: Value) -> Result<F, Refusal> {
    serde_json::from_value(form).map_err(|_| Error::field("form", "not-understood").refusal())
}

// The session.

/// What is here: nothing, a locked log, an open one, or traces of one.
#[tauri::command]
pub async fn read_session(session: Held<'_>) -> Result<SessionView, Refusal> {
    apart(&session, |session| Ok(session.view())).await
}

#[derive(Deserialize)]
struct NewLog {
    organisation: String,
    reference_prefix: String,
    officer_name: String,
    officer_role: String,
    pin: String,
    pin_again: String,
}

/// Starts a log in a place where there is none.
#[tauri::command]
pub async fn create_log(session: Held<'_>, form: Value) -> Result<(), Refusal> {
    let form: NewLog = understood(form)?;
    let start = Start {
        organisation: form.organisation,
        reference_prefix: form.reference_prefix,
        officer_name: form.officer_name,
        officer_role: form.officer_role,
    };
    let (pin, again) = (form.pin, form.pin_again);
    apart(&session, move |session| {
        start.check(&pin, &again).map_err(|error| error.refusal())?;
        session.open_with(|folder, with| Logbook::start(folder, start, &pin, with))
    })
    .await
}

#[derive(Deserialize)]
struct Unlocking {
    pin: String,
}

/// Opens the log with the PIN.
#[tauri::command]
pub async fn unlock(session: Held<'_>, form: Value) -> Result<(), Refusal> {
    let form: Unlocking = understood(form)?;
    apart(&session, move |session| session.open_with(|folder, with| Logbook::unlock(folder, &form.pin, with))).await
}

#[derive(Deserialize)]
struct Recovery {
    words: String,
    pin: String,
    pin_again: String,
}

/// Opens the log with its recovery kit, under a new PIN.
#[tauri::command]
pub async fn recover_log(session: Held<'_>, form: Value) -> Result<(), Refusal> {
    let form: Recovery = understood(form)?;
    apart(&session, move |session| {
        logbook::check_new_pin(&form.pin, &form.pin_again).map_err(|error| error.refusal())?;
        session.open_with(|folder, with| Logbook::recover(folder, &form.words, &form.pin, with))
    })
    .await
}

/// Locks at once.
#[tauri::command]
pub async fn lock<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Result<(), Refusal> {
    apart(&session, |session| Ok(session.lock())).await?;
    tell_locked(&app);
    Ok(())
}

/// Somebody is there.
#[tauri::command]
pub async fn keep_awake(session: Held<'_>) -> Result<(), Refusal> {
    session.keep_awake();
    Ok(())
}

/// Makes a new recovery kit in place of the old one.
#[tauri::command]
pub async fn make_kit<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "make_kit", Value::Null).await
}

/// Saves the waiting kit's page; answers with the words to type back from it.
#[tauri::command]
pub async fn save_kit<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    apart(&session, move |session| {
        let page = session.with(Logbook::print_kit)?;
        let Some(path) = window::ask_where_to_save(&app, "recovery-kit.pdf") else {
            return Ok(serde_json::json!({ "saved": false, "ask": [] }));
        };
        save(&path, &page)?;
        let ask = session.with(|logbook| Ok(logbook.ask_kit_words()))?;
        Ok(serde_json::json!({ "saved": true, "ask": ask }))
    })
    .await
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    logbook::vault::write_whole(path, bytes).map_err(|error| error.refusal())
}

/// Proves that the kit is on paper.
#[tauri::command]
pub async fn confirm_kit<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    understood::<KitWords>(form.clone())?;
    act(app, session, "confirm_kit", form).await
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

/// Records a decision.
#[tauri::command]
pub async fn decide<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "decide", form).await
}

/// Records a referral.
#[tauri::command]
pub async fn refer<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "refer", form).await
}

/// Records a reply.
#[tauri::command]
pub async fn record_reply<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "record_reply", form).await
}

/// Records a chase.
#[tauri::command]
pub async fn chase<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "chase", form).await
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

// Finding.

/// The log as a list.
#[tauri::command]
pub async fn list_concerns<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "list_concerns", form).await
}

/// Finds as you type.
#[tauri::command]
pub async fn search_log<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "search_log", form).await
}

/// Who did what, when.
#[tauri::command]
pub async fn read_history<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_history", form).await
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

/// Prepares the pages of a packet as their reader will see them; nothing touches a disk.
#[tauri::command]
pub async fn preview_packet(session: Held<'_>, form: Value) -> Answer {
    let request: PacketRequest = understood(form)?;
    apart(&session, move |session| {
        let preview = session.with(|logbook| logbook.preview_packet(&request))?;
        let pages = preview.pages();
        session.keep_preview(preview);
        Ok(serde_json::json!({ "pages": pages }))
    })
    .await
}

#[derive(Deserialize)]
struct PacketPage {
    page: usize,
}

/// A page of the prepared packet, as a PNG.
#[tauri::command]
pub async fn read_packet_page(session: Held<'_>, form: Value) -> Result<Response, Refusal> {
    let form: PacketPage = understood(form)?;
    apart(&session, move |session| session.preview_page(form.page).map(Response::new)).await
}

/// Makes the packet and saves it where the officer says; nothing when they say nowhere.
#[tauri::command]
pub async fn export_packet<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    let request: PacketRequest = understood(form)?;
    let asking = app.clone();
    let exported = apart(&session, move |session| {
        let suggested = session.with(|logbook| logbook.packet_file_name(&request))?;
        let Some(path) = window::ask_where_to_save(&asking, &suggested) else { return Ok(Value::Null) };
        let exported = session.with(|logbook| logbook.export_packet(&request, &path))?;
        serde_json::to_value(exported).map_err(|_| Error::Internal("answer not written").refusal())
    })
    .await?;
    changed(&app);
    Ok(exported)
}

/// Says whether a file is a packet this log sent, and unchanged.
#[tauri::command]
pub async fn verify_packet<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Result<Verified, Refusal> {
    apart(&session, move |session| {
        let Some(path) = window::ask_which_file(&app) else { return Ok(Verified::nothing(Verdict::Cancelled)) };
        let file = std::fs::read(path).map_err(|error| Error::from(error).refusal())?;
        session.with(|logbook| logbook.verify_packet(&file))
    })
    .await
}

// Checking and settings.

/// Checks the log.
#[tauri::command]
pub async fn check_log<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "check_log", form).await
}

/// The settings in force.
#[tauri::command]
pub async fn read_settings<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_settings", Value::Null).await
}

/// Puts settings in force.
#[tauri::command]
pub async fn change_settings<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "change_settings", form).await
}

#[derive(Deserialize)]
struct PinChange {
    old_pin: String,
    pin: String,
    pin_again: String,
}

/// Changes the PIN.
#[tauri::command]
pub async fn change_pin(session: Held<'_>, form: Value) -> Result<(), Refusal> {
    let form: PinChange = understood(form)?;
    apart(&session, move |session| {
        logbook::check_new_pin(&form.pin, &form.pin_again).map_err(|error| error.refusal())?;
        session.with(|logbook| logbook.change_pin(&form.old_pin, &form.pin))
    })
    .await
}

/// Every command there is; `build.rs` and `capabilities/main.json` name the same.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        read_session, create_log, unlock, recover_log, lock, keep_awake, make_kit, save_kit, confirm_kit,
        read_frame, read_terms, read_today, record_concern, find_known, read_concern, amend_concern,
        link_person, describe_person, add_to_concern, correct_passage, decide, refer, record_reply, chase,
        close_concern, reopen_concern, list_concerns, search_log, read_history, keep_draft, read_draft,
        discard_draft, read_shareable, review_request, preview_packet, read_packet_page, export_packet,
        settle_delivery, decline_share, list_shares, read_share, verify_packet, check_log, read_settings,
        change_settings, change_pin,
    ]
}

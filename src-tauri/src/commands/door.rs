//! Commands at the door: setting up, unlocking, recovering, locking, the recovery kit and the PIN.

use std::path::Path;

use logbook::acts::KitWords;
use logbook::{Asking, Logbook, Refusal, Start};
use serde::Deserialize;
use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act, apart, understood};
use crate::session::{SessionView, tell_locked};
use crate::{asked, window};

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
    apart(&session, move |session| session.unlock(&form.pin)).await
}

#[derive(Deserialize)]
struct JoiningForm {
    invitation: String,
    name: String,
    role: String,
    pin: String,
    pin_again: String,
}

/// Asks to join a log that other officers keep, through the shared folder picked before.
#[tauri::command]
pub async fn join_log(session: Held<'_>, form: Value) -> Result<(), Refusal> {
    let form: JoiningForm = understood(form)?;
    let asking = Asking { invitation: form.invitation, name: form.name, role: form.role };
    apart(&session, move |session| session.join(&asking, &form.pin, &form.pin_again)).await
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

#[derive(Deserialize)]
struct Help {
    invitation: String,
    pin: String,
    pin_again: String,
}

/// Asks a colleague to open the log here again; the officer picks the shared folder. Says whether they picked one.
#[tauri::command]
pub async fn ask_colleague<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    form: Value,
) -> Result<bool, Refusal> {
    let form: Help = understood(form)?;
    apart(&session, move |session| {
        asked::check(&form.invitation, &form.pin, &form.pin_again).map_err(|error| error.refusal())?;
        let Some(shared) = window::ask_which_folder(&app) else { return Ok(false) };
        session.ask_colleague(&shared, &form.invitation, &form.pin)?;
        Ok(true)
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

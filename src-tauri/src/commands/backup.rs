//! Commands about backups: where they go, making one, what is true of them, and a log out of one.

use logbook::acts::{BackupView, Nothing};
use logbook::sync::{Directory, Transport};
use logbook::{Logbook, Refusal};
use serde::Deserialize;
use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act, apart, changed, understood};
use crate::{backing_up, window};

/// Asks where backups go; answers with what is true of them then.
#[tauri::command]
pub async fn choose_backup_place<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
) -> Result<BackupView, Refusal> {
    let asking = app.clone();
    let view = apart(&session, move |session| {
        // Locked first: nobody is asked for a folder that cannot be kept.
        session.with(|logbook| logbook.read_backup(Nothing::default()))?;
        let Some(place) = window::ask_which_folder(&asking) else {
            return session.with(|logbook| logbook.read_backup(Nothing::default()));
        };
        session.with(|logbook| {
            logbook.choose_backup_place(&place)?;
            logbook.read_backup(Nothing::default())
        })
    })
    .await?;
    changed(&app);
    Ok(view)
}

/// Makes a backup now. The log is borrowed for moments only, so that no page waits for it.
#[tauri::command]
pub async fn back_up<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Result<BackupView, Refusal> {
    let telling = app.clone();
    let made =
        apart(&session, move |session| backing_up::now(session, &telling).map_err(|error| error.refusal()));
    let view = made.await?;
    changed(&app);
    Ok(view)
}

/// Stops the backup that is being made; nothing of it stays.
#[tauri::command]
pub async fn stop_backup(session: Held<'_>) -> Result<(), Refusal> {
    session.must_not_be_locked()?;
    backing_up::stop(&session);
    Ok(())
}

/// What is true of the backups.
#[tauri::command]
pub async fn read_backup<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_backup", Value::Null).await
}

#[derive(Deserialize)]
struct Restoring {
    words: String,
    pin: String,
    pin_again: String,
    /// Whether the shared folder is at hand: what was erased since the backup was made is not shown then.
    with_folder: bool,
}

/// Restores a log from a backup that the officer picks, with the recovery kit. Says whether one was picked, and the shared
/// folder where it is at hand.
#[tauri::command]
pub async fn restore_log<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    form: Value,
) -> Result<bool, Refusal> {
    let form: Restoring = understood(form)?;
    apart(&session, move |session| {
        logbook::check_new_pin(&form.pin, &form.pin_again).map_err(|error| error.refusal())?;
        let Some(file) = window::ask_which_backup(&app) else { return Ok(false) };
        let shared = if form.with_folder { window::ask_which_folder(&app) } else { None };
        if form.with_folder && shared.is_none() {
            return Ok(false);
        }
        session.open_with(|folder, with| {
            let mut transport = shared.as_deref().map(Directory::at);
            let transport = transport.as_mut().map(|directory| directory as &mut dyn Transport);
            let mut book = Logbook::restore(&file, folder, &form.words, &form.pin, with, transport)?;
            if let Some(shared) = &shared {
                book.choose_shared_folder(shared)?;
            }
            Ok(book)
        })?;
        Ok(true)
    })
    .await
}

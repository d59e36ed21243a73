//! Commands for what a council sets: settings, the lists that officers choose from, and the recipients of packets.

use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act};

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

/// The lists that a council changes.
#[tauri::command]
pub async fn read_lists<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_lists", Value::Object(serde_json::Map::new())).await
}

/// Adds a line to a list, or changes one.
#[tauri::command]
pub async fn change_list<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "change_list", form).await
}

/// The recipients that are kept.
#[tauri::command]
pub async fn read_recipients<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_recipients", Value::Object(serde_json::Map::new())).await
}

/// Keeps a recipient, or changes one.
#[tauri::command]
pub async fn keep_recipient<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "keep_recipient", form).await
}

/// Takes a recipient off.
#[tauri::command]
pub async fn drop_recipient<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "drop_recipient", form).await
}

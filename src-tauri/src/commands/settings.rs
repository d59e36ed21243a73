//! Commands for what a council sets: settings, the lists that officers choose from, the recipients of packets, and what usually goes to each agency.

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

/// What usually goes to each agency.
#[tauri::command]
pub async fn read_templates<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_templates", Value::Object(serde_json::Map::new())).await
}

/// Sets what usually goes to an agency, and how.
#[tauri::command]
pub async fn set_template<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "set_template", form).await
}

/// Goes back to what an agency came with.
#[tauri::command]
pub async fn reset_template<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "reset_template", form).await
}

//! Commands for what a council sets: settings, and the lists that officers choose from.

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

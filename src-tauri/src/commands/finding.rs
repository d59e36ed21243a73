//! Commands for finding: the log as a list, words, views kept under a name, who did what.

use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act};

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

/// Keeps a view of the log under a name.
#[tauri::command]
pub async fn keep_filter<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "keep_filter", form).await
}

/// Forgets one.
#[tauri::command]
pub async fn forget_filter<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "forget_filter", form).await
}

/// The views kept on this machine.
#[tauri::command]
pub async fn read_filters<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_filters", Value::Object(serde_json::Map::new())).await
}

/// Who did what, when.
#[tauri::command]
pub async fn read_history<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_history", form).await
}

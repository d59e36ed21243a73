//! Commands for how long records are kept, and how they go.

use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act};

/// Records whose time is over, proposals that wait, certificates.
#[tauri::command]
pub async fn read_retention<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_retention", Value::Object(serde_json::Map::new())).await
}

/// One record and its time.
#[tauri::command]
pub async fn read_record_kept<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_record_kept", form).await
}

/// Keeps a record longer, or proposes to erase it.
#[tauri::command]
pub async fn review_retention<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "review_retention", form).await
}

/// Sets a hold.
#[tauri::command]
pub async fn set_hold<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "set_hold", form).await
}

/// Ends a hold.
#[tauri::command]
pub async fn end_hold<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "end_hold", form).await
}

/// Objects to erasing a record.
#[tauri::command]
pub async fn stop_disposal<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "stop_disposal", form).await
}

/// Agrees, as another officer, that a record is erased.
#[tauri::command]
pub async fn authorise_disposal<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "authorise_disposal", form).await
}

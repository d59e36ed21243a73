//! Commands for what comes after a packet that reached somebody it was not for.

use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act};

/// Writes down that a packet reached somebody it was not for.
#[tauri::command]
pub async fn record_breach<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "record_breach", form).await
}

/// Writes down what was done about it.
#[tauri::command]
pub async fn follow_breach<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "follow_breach", form).await
}

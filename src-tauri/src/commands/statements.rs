//! Commands about what is said once and stands: capacity, wishes, marks on a body map, answers about topics.

use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act};

/// An assessment of capacity, for one decision at one time.
#[tauri::command]
pub async fn assess_capacity<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "assess_capacity", form).await
}

/// What somebody wants to happen, or why they were not asked.
#[tauri::command]
pub async fn ask_wishes<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "ask_wishes", form).await
}

/// A mark on a body map.
#[tauri::command]
pub async fn mark_body<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "mark_body", form).await
}

/// A mark put right; what it said before stays.
#[tauri::command]
pub async fn correct_mark<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "correct_mark", form).await
}

/// What an entry said, taken back.
#[tauri::command]
pub async fn withdraw_statement<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "withdraw_statement", form).await
}

/// Answers to what a kind of concern calls up to be asked.
#[tauri::command]
pub async fn note_topic<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "note_topic", form).await
}

//! Commands for the work on a concern: decisions, referrals and their answers, actions, notes for the other officers.

use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act};

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

/// Takes an answer, or a silence, to somebody higher up.
#[tauri::command]
pub async fn escalate<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "escalate", form).await
}

/// Marks what was written as a significant event, or as none any more.
#[tauri::command]
pub async fn mark_event<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "mark_event", form).await
}

/// Sets something to do.
#[tauri::command]
pub async fn set_action<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "set_action", form).await
}

/// Gives an action to another officer or day.
#[tauri::command]
pub async fn move_action<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "move_action", form).await
}

/// Ends an action.
#[tauri::command]
pub async fn end_action<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "end_action", form).await
}

/// Leaves a note for the other officers.
#[tauri::command]
pub async fn hand_over<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "hand_over", form).await
}

/// Lists the replies that are awaited.
#[tauri::command]
pub async fn list_replies<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "list_replies", form).await
}

/// Lists actions.
#[tauri::command]
pub async fn list_actions<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "list_actions", form).await
}

//! Commands of the person page: what is known of somebody, whom they belong to, and who is who.

use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act};

/// Sets or puts right what is known of a person, a few fields at a time.
#[tauri::command]
pub async fn amend_person<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "amend_person", form).await
}

/// One person, whole.
#[tauri::command]
pub async fn read_person<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_person", form).await
}

/// What one person is to another.
#[tauri::command]
pub async fn relate_people<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "relate_people", form).await
}

/// A relationship that is no more.
#[tauri::command]
pub async fn end_relation<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "end_relation", form).await
}

/// Two people who are one and the same.
#[tauri::command]
pub async fn merge_people<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "merge_people", form).await
}

/// Two people after all.
#[tauri::command]
pub async fn part_people<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "part_people", form).await
}

/// Who somebody being written down may be.
#[tauri::command]
pub async fn find_likely<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "find_likely", form).await
}

//! Commands about officers, machines and the shared folder.

use logbook::Refusal;
use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act, apart, changed};
use crate::{agreeing, window};

/// Who is in, who asks, what waits, what went wrong.
#[tauri::command]
pub async fn read_officers<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_officers", Value::Null).await
}

/// What is kept of a machine and not in force.
#[tauri::command]
pub async fn read_not_in_force<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_not_in_force", form).await
}

/// An invitation to this log; no secret.
#[tauri::command]
pub async fn invite<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "invite", Value::Null).await
}

/// Lets a machine in, or proposes to.
#[tauri::command]
pub async fn admit_machine<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "admit_machine", form).await
}

/// Forgets a request.
#[tauri::command]
pub async fn turn_away<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "turn_away", form).await
}

/// Agrees to a change.
#[tauri::command]
pub async fn approve_change<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "approve_change", form).await
}

/// Declines a change.
#[tauri::command]
pub async fn decline_change<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "decline_change", form).await
}

/// Suspends an officer.
#[tauri::command]
pub async fn suspend_officer<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "suspend_officer", form).await
}

/// Lifts a suspension.
#[tauri::command]
pub async fn lift_suspension<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "lift_suspension", form).await
}

/// Proposes that an officer leaves.
#[tauri::command]
pub async fn remove_officer<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "remove_officer", form).await
}

/// Proposes that the duty passes.
#[tauri::command]
pub async fn pass_duty<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "pass_duty", form).await
}

/// Says that an alarm was seen.
#[tauri::command]
pub async fn see_alarm<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "see_alarm", form).await
}

/// What the others wrote since this officer last locked the log here.
#[tauri::command]
pub async fn read_since<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Answer {
    act(app, session, "read_since", Value::Null).await
}

/// Asks for the shared folder, with the log open or at the door. Answers whether one was chosen; no page learns which.
#[tauri::command]
pub async fn choose_folder<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Result<bool, Refusal> {
    let asking = app.clone();
    let chosen = apart(&session, move |session| {
        session.may_pick_folder()?;
        let Some(path) = window::ask_which_folder(&asking) else { return Ok(false) };
        session.pick_folder(path)?;
        Ok(true)
    })
    .await?;
    changed(&app);
    Ok(chosen)
}

/// Looks in the shared folder now, and answers when that is done.
#[tauri::command]
pub async fn sync_now<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Result<(), Refusal> {
    let agreed = apart(&session, |session| {
        session.must_not_be_locked()?;
        Ok(session.agree())
    })
    .await?;
    agreeing::tell(&app, agreed);
    Ok(())
}

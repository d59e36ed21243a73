//! Commands about packets: pictures of pages, files that Rust asks for, and who holds which.

use logbook::acts::{self, CopySaving, Lender, PacketRequest, Verdict, Verified};
use logbook::{Error, Refusal};
use serde::Deserialize;
use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act, apart, changed, how_far, stop, understood};
use crate::agreeing::Borrower;
use crate::long_work::Progress;
use crate::window;

/// Prepares the pages of a packet as their reader will see them; nothing touches a disk.
#[tauri::command]
pub async fn preview_packet(session: Held<'_>, form: Value) -> Answer {
    let request: PacketRequest = understood(form)?;
    apart(&session, move |session| {
        // Pages that are laid out keep no other page waiting: what goes is gathered before.
        let mut log = Borrower::of(session);
        let preview = log.lend(|log| log.gather_packet(&request)).and_then(|gathered| gathered.preview());
        let preview = preview.map_err(|error| error.refusal())?;
        let pages = preview.pages();
        log.keep_preview(preview).map_err(|error| error.refusal())?;
        Ok(serde_json::json!({ "pages": pages }))
    })
    .await
}

#[derive(Deserialize)]
struct PacketPage {
    page: usize,
}

/// A page of the prepared packet, as a PNG.
#[tauri::command]
pub async fn read_packet_page(session: Held<'_>, form: Value) -> Result<Response, Refusal> {
    let form: PacketPage = understood(form)?;
    apart(&session, move |session| session.preview_page(form.page).map(Response::new)).await
}

/// Makes the packet and saves it where the officer says; nothing when they say nowhere.
#[tauri::command]
pub async fn export_packet<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    let request: PacketRequest = understood(form)?;
    let asking = app.clone();
    let exported = apart(&session, move |session| {
        let suggested = session.with(|logbook| logbook.packet_file_name(&request))?;
        let Some(path) = window::ask_where_to_save(&asking, &suggested) else { return Ok(Value::Null) };
        let watch = session.exporting.begin();
        let went_on = |done, all| watch.went_on(done, all);
        let exported = acts::export_packet(&mut Borrower::of(session), &request, &path, &went_on);
        let exported = exported.map_err(|error| error.refusal())?;
        serde_json::to_value(exported).map_err(|_| Error::Internal("answer not written").refusal())
    })
    .await?;
    changed(&app);
    Ok(exported)
}

/// How far the packet is that is being made.
#[tauri::command]
pub async fn read_export_progress(session: Held<'_>) -> Result<Progress, Refusal> {
    how_far(session, |session| &session.exporting).await
}

/// Stops making the packet: nothing of it is on record, and nothing on disk.
#[tauri::command]
pub async fn stop_export(session: Held<'_>) -> Result<(), Refusal> {
    stop(session, |session| &session.exporting).await
}

/// What an agency holds from us.
#[tauri::command]
pub async fn read_held_by<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_held_by", form).await
}

/// Asks where, and saves the copy of a packet that stays in the log.
#[tauri::command]
pub async fn save_share_copy<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    form: Value,
) -> Result<(), Refusal> {
    let form: CopySaving = understood(form)?;
    let asking = app.clone();
    let saved = apart(&session, move |session| {
        let name = session.with(|logbook| logbook.check_copy_saving(&form))?;
        let not_chosen = || Error::field("save_to", "not-chosen").refusal();
        let path = window::ask_where_to_put(&asking, &name).ok_or_else(not_chosen)?;
        session.with(|logbook| logbook.export_share_copy(form, &path))
    })
    .await;
    // A copy that could not be written is on record all the same.
    changed(&app);
    saved
}

/// Says whether a file is a packet this log sent, and unchanged.
#[tauri::command]
pub async fn verify_packet<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Result<Verified, Refusal> {
    apart(&session, move |session| {
        let Some(path) = window::ask_which_file(&app) else {
            return Ok(Verified::nothing(Verdict::Cancelled));
        };
        let file = std::fs::read(path).map_err(|error| Error::from(error).refusal())?;
        session.with(|logbook| logbook.verify_packet(&file))
    })
    .await
}

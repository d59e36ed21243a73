//! Commands that bring in what was kept in a sheet. Rust holds the cells between the steps; no page learns a path.

use logbook::acts::{BroughtIn, ImportPlan, Proposal, ProposalWanted, SheetsView};
use logbook::{Error, Refusal, sheet};
use serde::Deserialize;
use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Held, apart, changed, how_far, stop, understood};
use crate::long_work::Progress;
use crate::window;

#[derive(Default, Deserialize)]
#[serde(default)]
struct SheetWanted {
    dropped: bool,
}

/// Asks for a file, or takes the one that was dropped, reads it and says what is in it; nothing when the officer thinks better
/// of it.
#[tauri::command]
pub async fn open_sheet<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    form: Value,
) -> Result<Option<SheetsView>, Refusal> {
    let wanted: SheetWanted = understood(form)?;
    apart(&session, move |session| {
        // Locked first: nobody is asked for a file that cannot be read.
        session.with(|_| Ok(()))?;
        let path = if wanted.dropped {
            let path = session.take_waiting();
            Some(path.ok_or_else(|| Error::field("file", "not-chosen").refusal())?)
        } else {
            window::ask_which_sheet(&app)
        };
        let Some(path) = path else { return Ok(None) };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // Asked of the disk before a byte is read: a file of many gigabytes is not fetched to be refused.
        let size = std::fs::metadata(&path).map_err(|error| Error::from(error).refusal())?.len();
        if size > sheet::FILE_MAX as u64 {
            return Err(Error::field("file", "too-large").refusal());
        }
        let bytes = std::fs::read(&path).map_err(|error| Error::from(error).refusal())?;
        let book = sheet::read(&name, &bytes).map_err(|error| error.refusal())?;
        let looked = session.with(|logbook| logbook.look_at_sheet(&book, &ImportPlan::default()))?;
        session.keep_sheet(book);
        Ok(Some(looked))
    })
    .await
}

/// Looks at the file again, with another sheet or other headings.
#[tauri::command]
pub async fn look_at_sheet(session: Held<'_>, form: Value) -> Result<SheetsView, Refusal> {
    let plan: ImportPlan = understood(form)?;
    apart(&session, move |session| {
        let book = session.sheet()?;
        session.with(|logbook| logbook.look_at_sheet(&book, &plan))
    })
    .await
}

/// Says what a sheet would become; nothing is written.
#[tauri::command]
pub async fn propose_import(session: Held<'_>, form: Value) -> Result<Proposal, Refusal> {
    let wanted: ProposalWanted = understood(form)?;
    apart(&session, move |session| {
        let book = session.sheet()?;
        session.with(|logbook| logbook.propose_import(&book, &wanted))
    })
    .await
}

/// Brings a sheet in, whole or not at all.
#[tauri::command]
pub async fn bring_in<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    form: Value,
) -> Result<BroughtIn, Refusal> {
    let plan: ImportPlan = understood(form)?;
    let brought = apart(&session, move |session| {
        let book = session.sheet()?;
        let watch = session.importing.begin();
        session.with(|logbook| logbook.bring_in(&book, &plan, &mut |done, all| watch.went_on(done, all)))
    })
    .await?;
    changed(&app);
    Ok(brought)
}

/// How far bringing in is. It answers while the log is busy with it.
#[tauri::command]
pub async fn read_import_progress(session: Held<'_>) -> Result<Progress, Refusal> {
    how_far(session, |session| &session.importing).await
}

/// Stops bringing in: nothing of it stays.
#[tauri::command]
pub async fn stop_import(session: Held<'_>) -> Result<(), Refusal> {
    stop(session, |session| &session.importing).await
}

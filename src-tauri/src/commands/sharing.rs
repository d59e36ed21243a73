//! Commands for what is shared without a file, and for what comes after a packet that reached somebody it was not for.

use serde_json::Value;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act, apart, changed, understood};
use crate::agreeing::Borrower;
use logbook::acts::{self, PacketRequest, PartWanted};
use logbook::{Error, Refusal};

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

/// Puts a share on record that goes into a form of theirs, or was told.
#[tauri::command]
pub async fn share_in_words<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    let request: PacketRequest = understood(form)?;
    let shared = apart(&session, move |session| {
        let watch = session.exporting.begin();
        let went_on = |done, all| watch.went_on(done, all);
        let shared = acts::share_in_words(&mut Borrower::of(session), request, &went_on);
        let shared = shared.map_err(|error| error.refusal())?;
        serde_json::to_value(shared).map_err(|_| Error::Internal("answer not written").refusal())
    })
    .await?;
    changed(&app);
    Ok(shared)
}

/// Puts one part of it on the clipboard, or all; that it was copied is on record first. The page learns no word of it.
#[tauri::command]
pub async fn copy_part<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Result<(), Refusal> {
    let form: PartWanted = understood(form)?;
    apart(&session, move |session| {
        let part = session.with(|logbook| logbook.copy_part(form))?;
        let put = session.copied.put(part.text);
        if put { Ok(()) } else { Err(Error::field("heading", "clipboard-away").refusal()) }
    })
    .await?;
    changed(&app);
    Ok(())
}

/// Says whose an item is, where it is another agency's.
#[tauri::command]
pub async fn say_owner<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "say_owner", form).await
}

/// Writes down that its owner lets an item go to an agency.
#[tauri::command]
pub async fn permit_owned<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "permit_owned", form).await
}

/// Writes down that its owner lets an item go to an agency no longer.
#[tauri::command]
pub async fn take_permission_back<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "take_permission_back", form).await
}

/// Writes down that a paper out of the register is printed.
#[tauri::command]
pub async fn note_printing<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "note_printing", form).await
}

/// Shows what belongs to another agency, once it was said why.
#[tauri::command]
pub async fn see_sealed<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "see_sealed", form).await
}

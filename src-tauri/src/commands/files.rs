//! Commands about files. Rust asks for them or takes what was dropped on the window; no page learns a path, and what a page
//! sees of a file was made here, afresh.

use std::path::Path;

use logbook::acts::{Chosen, FileMade, FileSaving, FileWanted, MailView, NewFile};
use logbook::{Chance, Error, Refusal, shown};
use serde::Deserialize;
use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Runtime};

use super::{Answer, Held, act, apart, changed, how_far, stop, understood};
use crate::long_work::Progress;
use crate::session::Session;
use crate::window;

/// Longest side of a picture as it is looked at, and as it stands in a list.
const SIDES: [u32; 2] = [2000, 240];

/// Asks for files and keeps their paths, as if they were dropped on the window; returns their names, to be shown.
#[tauri::command]
pub async fn choose_files<R: Runtime>(app: AppHandle<R>, session: Held<'_>) -> Result<Vec<String>, Refusal> {
    apart(&session, move |session| {
        // Nobody is asked for a file while nothing could be attached.
        session.with(|_| Ok(()))?;
        Ok(session.keep_waiting(window::ask_which_documents(&app)))
    })
    .await
}

#[derive(Deserialize)]
struct Attaching {
    #[serde(flatten)]
    said: NewFile,
    /// What each file is, in the order of their names; where there is none, all are what the form says.
    #[serde(default)]
    captions: Vec<String>,
}

impl Attaching {
    /// What is said of the file of a number.
    fn of(&self, number: usize) -> NewFile {
        let own = self.captions.get(number).cloned();
        NewFile { caption: own.unwrap_or_else(|| self.said.caption.clone()), ..self.said.clone() }
    }
}

/// Attaches what was chosen or dropped on the window, file by file, each whole or not at all.
#[tauri::command]
pub async fn attach_file<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    form: Value,
) -> Result<Vec<FileMade>, Refusal> {
    let form: Attaching = understood(form)?;
    let made = apart(&session, move |session| {
        // Nothing is read before all of the words may be written.
        for number in 0..form.captions.len().max(1) {
            session.with(|logbook| logbook.check_new_file(&form.of(number)))?;
        }
        let mut made = Vec::new();
        while let Some((number, path)) = session.next_waiting() {
            made.push(attach(session, &form.of(number), &path)?);
            session.took_waiting(number);
        }
        if made.is_empty() { Err(Error::field("file", "not-chosen").refusal()) } else { Ok(made) }
    })
    .await;
    // What was attached before one was refused stands.
    changed(&app);
    made
}

/// The file is digested before the log is borrowed, so that pages wait for the writing alone.
fn attach(session: &Session, form: &NewFile, path: &Path) -> Result<FileMade, Refusal> {
    let watch = session.attaching.begin();
    let length = std::fs::metadata(path).map_err(|error| Error::from(error).refusal())?.len();
    let looked = Chosen::look(path, &mut Chance::System, &mut |done| watch.went_on(done, 2 * length));
    let chosen = looked.map_err(|error| error.refusal())?;
    session.with(|logbook| {
        logbook.attach_file(form.clone(), &chosen, &mut |done| watch.went_on(length + done, 2 * length))
    })
}

/// How far attaching is. It answers while the log is busy with it.
#[tauri::command]
pub async fn read_attach_progress(session: Held<'_>) -> Result<Progress, Refusal> {
    how_far(session, |session| &session.attaching).await
}

/// Stops attaching: nothing of that file stays.
#[tauri::command]
pub async fn stop_attaching(session: Held<'_>) -> Result<(), Refusal> {
    stop(session, |session| &session.attaching).await
}

/// What can be seen of a file, and its text.
#[tauri::command]
pub async fn read_file_view<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "read_file_view", form).await
}

/// Puts right what was said of a file.
#[tauri::command]
pub async fn correct_file<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "correct_file", form).await
}

/// Keeps a part of an attached e-mail as a file for itself.
#[tauri::command]
pub async fn attach_mail_part<R: Runtime>(app: AppHandle<R>, session: Held<'_>, form: Value) -> Answer {
    act(app, session, "attach_mail_part", form).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PictureWanted {
    #[serde(flatten)]
    file: FileWanted,
    small: bool,
}

/// A picture, written afresh: a JPEG, or a PNG where something is seen through.
#[tauri::command]
pub async fn read_file_picture(session: Held<'_>, form: Value) -> Result<Response, Refusal> {
    let wanted: PictureWanted = understood(form)?;
    apart(&session, move |session| {
        let bytes = session.with(|logbook| logbook.picture_bytes(&wanted.file))?;
        // Without the log, which others may need meanwhile.
        let picture = shown::picture(&bytes, SIDES[usize::from(wanted.small)]);
        Ok(Response::new(picture.map_err(|error| error.refusal())?.bytes))
    })
    .await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct MailWanted {
    dropped: bool,
}

/// Asks for an e-mail, or takes the one that was dropped, and says what a new concern can be made of. Nothing is recorded.
#[tauri::command]
pub async fn read_mail<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    form: Value,
) -> Result<MailView, Refusal> {
    let wanted: MailWanted = understood(form)?;
    apart(&session, move |session| {
        session.with(|_| Ok(()))?;
        let path = if wanted.dropped { session.take_waiting() } else { window::ask_which_mail(&app) };
        let path = path.ok_or_else(|| Error::field("file", "not-chosen").refusal())?;
        let chosen = Chosen::look(&path, &mut Chance::System, &mut |_| true);
        let chosen = chosen.map_err(|error| error.refusal())?;
        session.with(|logbook| logbook.read_mail(&chosen))
    })
    .await
}

/// Asks where, and saves a file outside the log.
#[tauri::command]
pub async fn export_file<R: Runtime>(
    app: AppHandle<R>,
    session: Held<'_>,
    form: Value,
) -> Result<(), Refusal> {
    let form: FileSaving = understood(form)?;
    let asking = app.clone();
    let saved = apart(&session, move |session| {
        let name = session.with(|logbook| logbook.check_file_saving(&form))?;
        let not_chosen = || Error::field("save_to", "not-chosen").refusal();
        let path = window::ask_where_to_put(&asking, &name).ok_or_else(not_chosen)?;
        session.with(|logbook| logbook.export_file(form, &path))
    })
    .await;
    // A file that could not be written is on record all the same.
    changed(&app);
    saved
}

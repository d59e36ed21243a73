//! Backups behind the window: one a day at the first quiet moment, and one whenever an officer asks.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use logbook::acts::{BackupView, Lender, back_up};
use logbook::{Code, Error, Logbook, Result};
use tauri::{AppHandle, Emitter, Runtime};

use crate::session::Session;

/// How often it looks whether a backup is due.
const LOOK: Duration = Duration::from_secs(60);
/// A moment is quiet when nobody has done anything for this long.
const QUIET: Duration = Duration::from_secs(20);

/// One backup at a time: two would write to one place.
static ONE: Mutex<()> = Mutex::new(());

/// Makes a backup now.
///
/// # Errors
/// `Locked`, or what the log refuses. What failed otherwise is in the view.
pub fn now(session: &Session) -> Result<BackupView> {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    back_up(&mut Lent(session))
}

/// Makes backups for as long as the program runs.
pub fn keep_backing_up<R: Runtime>(session: Arc<Session>, app: AppHandle<R>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            let due =
                session.is_quiet(QUIET) && Lent(&session).lend(|log| log.is_backup_due()).unwrap_or(false);
            // One that panics must not be the last one. What failed is on record, and the pages show it.
            if due && catch_unwind(AssertUnwindSafe(|| now(&session))).is_ok() {
                let _ = app.emit("logbook-changed", ());
            }
        }
    });
}

/// Lends the session's log for moments; a log that was locked meanwhile is not touched.
struct Lent<'a>(&'a Session);

impl Lender for Lent<'_> {
    fn lend<T>(&mut self, what: impl FnOnce(&mut Logbook) -> Result<T>) -> Result<T> {
        let mut answer = None;
        let lent = self.0.with(|logbook| {
            answer = Some(what(logbook));
            Ok(())
        });
        match (lent, answer) {
            (Ok(()), Some(answer)) => answer,
            (Ok(()) | Err(_), _) => Err(Error::Refused(Code::Locked)),
        }
    }
}

//! Backups behind the window: one a day at the first quiet moment, and one whenever an officer asks. An officer sees how
//! far one is, and may stop it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use logbook::Result;
use logbook::acts::{BackupView, Lender, back_up_watched};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Runtime};

use crate::agreeing::Borrower;
use crate::session::Session;

/// How often it looks whether a backup is due.
const LOOK: Duration = Duration::from_secs(60);
/// A moment is quiet when nobody has done anything for this long.
const QUIET: Duration = Duration::from_secs(20);

/// The backup that is being made, if any.
#[derive(Default)]
pub struct BackingUp {
    /// One at a time: two would write to one place.
    one: Mutex<()>,
    stop: Arc<AtomicBool>,
}

/// How far a backup is, as the page of settings hears it.
#[derive(Debug, Clone, Serialize)]
struct Step {
    step: &'static str,
    done: u64,
    of: u64,
}

/// Makes a backup now.
///
/// # Errors
/// `Locked`, or what the log refuses. What failed otherwise is in the view.
pub fn now<R: Runtime>(session: &Session, app: &AppHandle<R>) -> Result<BackupView> {
    let _one = session.backing_up.one.lock().unwrap_or_else(PoisonError::into_inner);
    session.backing_up.stop.store(false, Ordering::Relaxed);
    let (stop, telling) = (Arc::clone(&session.backing_up.stop), app.clone());
    let watch = move |step, done, of| {
        // A window that is closing needs to hear nothing.
        let _ = telling.emit("backup-step", Step { step, done, of });
        !stop.load(Ordering::Relaxed)
    };
    let made = back_up_watched(&mut Borrower::of(session), Box::new(watch));
    // The last word, so that no step stays on a page.
    let _ = app.emit("backup-step", Step { step: "", done: 0, of: 0 });
    made
}

/// Stops the backup that is being made, if any. Nothing of it stays, and the last good one stands.
pub fn stop(session: &Session) {
    session.backing_up.stop.store(true, Ordering::Relaxed);
}

/// Makes backups for as long as the program runs.
pub fn keep_backing_up<R: Runtime>(session: Arc<Session>, app: AppHandle<R>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            let due = session.is_quiet(QUIET)
                && Borrower::of(&session).lend(|log| log.is_backup_due()).unwrap_or(false);
            // One that panics must not be the last one. What failed is on record, and the pages show it.
            if due && catch_unwind(AssertUnwindSafe(|| now(&session, &app))).is_ok() {
                let _ = app.emit("logbook-changed", ());
            }
        }
    });
}

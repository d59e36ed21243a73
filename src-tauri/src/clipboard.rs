//! What is copied out of the log: kept from the system's clipboard history and from its cloud, and taken away again.
//!
//! It goes two minutes after the last copying, and when the log is locked, unless something else was copied meanwhile: that is
//! nobody's business here.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use arboard::Clipboard;

/// How long words stay to be pasted: a form is filled in part by part.
const STAYS: Duration = Duration::from_secs(120);

/// The clipboard, as far as this program filled it.
#[derive(Clone, Default)]
pub struct Copied(Arc<Mutex<Held>>);

#[derive(Default)]
struct Held {
    /// Where a desktop asks whoever copied for the words, they are there only as long as this is.
    clipboard: Option<Clipboard>,
    words: Option<String>,
    /// Grows with every copying: an older one's end is not this one's.
    turn: u64,
}

impl Copied {
    /// Puts words on the clipboard; whether that was possible.
    pub fn put(&self, words: String) -> bool {
        let mut held = self.held();
        if held.clipboard.is_none() {
            held.clipboard = Clipboard::new().ok();
        }
        let Some(clipboard) = &mut held.clipboard else { return false };
        if secret(clipboard.set()).text(words.as_str()).is_err() {
            // A clipboard that went away with its desktop comes back with the next try.
            held.clipboard = None;
            return false;
        }
        held.words = Some(words);
        held.turn += 1;
        let (turn, later) = (held.turn, self.clone());
        drop(held);
        thread::spawn(move || {
            thread::sleep(STAYS);
            if later.held().turn == turn {
                later.clear();
            }
        });
        true
    }

    /// Takes away what was copied here, if it is still there.
    pub fn clear(&self) {
        let mut held = self.held();
        let Some(words) = held.words.take() else { return };
        let Some(clipboard) = &mut held.clipboard else { return };
        if clipboard.get_text().is_ok_and(|there| same(&there, &words)) {
            let _ = clipboard.clear();
        }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Some desktops give back line ends of their own.
fn same(there: &str, words: &str) -> bool {
    there.lines().eq(words.lines())
}

#[cfg(target_os = "windows")]
fn secret(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_monitoring().exclude_from_cloud().exclude_from_history()
}

#[cfg(target_os = "macos")]
fn secret(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtApple;
    set.exclude_from_history()
}

#[cfg(all(unix, not(target_os = "macos")))]
fn secret(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtLinux;
    set.exclude_from_history()
}

//! The session: locked, or a log that is open. The only mutex of the program, and the idle lock.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use logbook::vault::{KeyStore, OsKeyring, Standing};
use logbook::{ACTS, Chance, Code, Error, Logbook, Preview, Refusal, Surroundings, SystemClock, Vault};
use serde::Serialize;
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager, Runtime};

/// How often the idle lock looks at the clock.
const LOOK: Duration = Duration::from_secs(2);

/// The state behind the window.
pub struct Session {
    folder: PathBuf,
    keyring: Arc<dyn KeyStore>,
    open: Mutex<Open>,
}

/// What is open; nothing while locked.
struct Open {
    logbook: Option<Logbook>,
    preview: Option<Preview>,
    awake: Instant,
}

/// What the unlock page shows.
#[derive(Debug, Clone, Serialize)]
pub struct SessionView {
    /// `fresh`, `locked`, `joining`, `open` or `stranded`.
    pub state: &'static str,
    /// The council; empty while locked.
    pub organisation: String,
    /// The officer; empty while locked.
    pub officer: String,
    /// Their role; empty while locked.
    pub role: String,
    /// Why this log cannot be unlocked just now.
    pub blocked: Option<Refusal>,
    /// Whether a recovery kit waits to be printed.
    pub kit_waiting: bool,
}

impl Session {
    /// A session over a folder and a keyring.
    pub fn over(folder: PathBuf, keyring: Arc<dyn KeyStore>) -> Self {
        let open = Mutex::new(Open { logbook: None, preview: None, awake: Instant::now() });
        Session { folder, keyring, open }
    }

    /// The session of this computer: its local data folder, or the one named with `--log`, and its own keyring.
    pub fn of_this_machine() -> Self {
        Session::over(chosen_folder(), Arc::new(OsKeyring::default()))
    }

    /// What the unlock page shows.
    pub fn view(&self) -> SessionView {
        let mut open = self.guard();
        let mut view = SessionView {
            state: "open",
            organisation: String::new(),
            officer: String::new(),
            role: String::new(),
            blocked: None,
            kit_waiting: false,
        };
        if let Some(logbook) = &mut open.logbook {
            view.kit_waiting = logbook.waiting_kit().is_some();
            if let Ok(frame) = logbook.read_frame(logbook::acts::Nothing::default()) {
                (view.organisation, view.officer, view.role) =
                    (frame.organisation, frame.officer, frame.role);
            }
            return view;
        }
        let vault = Vault::at(&self.folder);
        view.state = match vault.standing() {
            Standing::Fresh => "fresh",
            Standing::Locked => "locked",
            Standing::Joining => "joining",
            Standing::Stranded => "stranded",
        };
        view.blocked = vault.blocked(&*self.keyring).map(|error| error.refusal());
        view
    }

    /// Opens a log some way or other, unless one is open already.
    ///
    /// # Errors
    /// Whatever refuses to open it.
    pub fn open_with(
        &self,
        way: impl FnOnce(&std::path::Path, Surroundings) -> logbook::Result<Logbook>,
    ) -> Result<(), Refusal> {
        let mut open = self.guard();
        if open.logbook.is_some() {
            return Ok(());
        }
        let logbook = way(&self.folder, self.surroundings()).map_err(|error| error.refusal())?;
        open.logbook = Some(logbook);
        open.awake = Instant::now();
        Ok(())
    }

    /// Does something with the open log.
    ///
    /// # Errors
    /// `Locked`, or whatever refuses.
    pub fn with<T>(&self, what: impl FnOnce(&mut Logbook) -> logbook::Result<T>) -> Result<T, Refusal> {
        let mut open = self.guard();
        let logbook = open.logbook.as_mut().ok_or_else(|| Error::Refused(Code::Locked).refusal())?;
        what(logbook).map_err(|error| error.refusal())
    }

    /// Runs an act by name with a JSON form.
    ///
    /// # Errors
    /// `Locked`, or whatever the act refuses.
    pub fn act(&self, name: &str, form: Value) -> Result<Value, Refusal> {
        let act = ACTS.iter().find(|act| act.name == name);
        let act = act.ok_or_else(|| Error::Internal("no such act").refusal())?;
        self.with(|logbook| (act.run)(logbook, form))
    }

    /// Keeps the pages of a preview until the next one, or until the lock.
    pub fn keep_preview(&self, preview: Preview) {
        self.guard().preview = Some(preview);
    }

    /// Draws a page of the kept preview as a PNG.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn preview_page(&self, page: usize) -> Result<Vec<u8>, Refusal> {
        let open = self.guard();
        let preview = open.preview.as_ref().ok_or_else(|| Error::Refused(Code::NotFound).refusal())?;
        preview.page(page, 1.6).map_err(|error| Error::from(error).refusal())
    }

    /// Somebody is there: the idle clock starts again.
    pub fn keep_awake(&self) {
        self.guard().awake = Instant::now();
    }

    /// Locks. Returns whether a log was open.
    pub fn lock(&self) -> bool {
        let mut open = self.guard();
        open.preview = None;
        match open.logbook.take() {
            // Closing writes everything home; if that fails the entries are safe in the log file beside it.
            Some(logbook) => {
                let _ = logbook.lock();
                true
            }
            None => false,
        }
    }

    fn idle_too_long(&self) -> bool {
        let open = self.guard();
        let limit = open.logbook.as_ref().map(|logbook| logbook.settings_in_force().idle_minutes);
        limit.is_some_and(|minutes| open.awake.elapsed() >= Duration::from_secs(u64::from(minutes) * 60))
    }

    fn surroundings(&self) -> Surroundings {
        Surroundings {
            keyring: Arc::clone(&self.keyring),
            clock: Arc::new(SystemClock),
            chance: Chance::System,
            cost: None,
        }
    }

    fn guard(&self) -> MutexGuard<'_, Open> {
        // A panic under the lock leaves the log whole, since every write is one transaction.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Locks by itself when nobody was there for the time that the settings say.
pub fn watch_idle<R: Runtime>(session: Arc<Session>, app: AppHandle<R>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            if session.idle_too_long() {
                session.lock();
                tell_locked(&app);
            }
        }
    });
}

/// Tells every page that the log is locked, and leaves the page behind whatever it does.
pub fn tell_locked<R: Runtime>(app: &AppHandle<R>) {
    // A window that is closing needs to hear nothing.
    let _ = app.emit("logbook-locked", ());
    for window in app.webview_windows().values() {
        if let Some(door) = window.url().ok().and_then(|page| door_from(&page)) {
            let _ = window.navigate(door);
        }
    }
}

/// The unlock page, which knows the way back; nothing when it is open already. Addresses hold ids only, never words.
fn door_from(page: &tauri::Url) -> Option<tauri::Url> {
    let mut door = page.join("/index.html").ok()?;
    if page.path() == door.path() || page.path() == "/" {
        return None;
    }
    let back =
        page.query().map_or_else(|| page.path().to_owned(), |query| format!("{}?{query}", page.path()));
    door.query_pairs_mut().clear().append_pair("back", &back);
    Some(door)
}

/// The folder named on the command line after `--log`, else the platform's own.
fn chosen_folder() -> PathBuf {
    let mut words = std::env::args_os().skip_while(|word| word != "--log").skip(1);
    if let Some(folder) = words.next() {
        return folder.into();
    }
    #[cfg(debug_assertions)]
    if let Some(folder) = std::env::var_os("SAFELOG_DIR") {
        return folder.into();
    }
    logbook::vault::default_folder().unwrap_or_else(|| PathBuf::from("safeguarding-log"))
}

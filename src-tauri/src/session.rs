//! The session: locked, a machine that waits to be let into a log, or a log that is open. The program's one mutex over
//! a log, and the idle lock. What goes on with the shared folder meanwhile is in `agreeing`; the ways in are in
//! `opening`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use logbook::domain::file::cleaned_name;
use logbook::domain::import::cells::Book;
use logbook::vault::{KeyStore, OsKeyring, Standing};
use logbook::{ACTS, Chance, Code, Error, Logbook, Preview, Refusal, Surroundings, SystemClock, Vault};
use serde::Serialize;
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::agreeing::Bell;
use crate::asked::Asked;
use crate::backing_up::BackingUp;
use crate::clipboard::Copied;
use crate::long_work::LongWork;

/// How often the idle lock looks at the clock.
const LOOK: Duration = Duration::from_secs(2);

/// The state behind the window.
pub struct Session {
    pub(crate) folder: PathBuf,
    keyring: Arc<dyn KeyStore>,
    open: Mutex<Open>,
    /// Held while the shared folder is read or written, so that two passes never run at once. Taken before `open`, never after.
    pub(crate) passing: Mutex<()>,
    pub(crate) bell: Bell,
    pub(crate) backing_up: BackingUp,
    /// What is being brought in from a sheet.
    pub importing: LongWork,
    /// What is being attached.
    pub attaching: LongWork,
    /// The packet that is being made.
    pub exporting: LongWork,
    /// What was copied out of the log.
    pub(crate) copied: Copied,
}

/// What is open.
pub(crate) struct Open {
    pub(crate) state: State,
    /// Grows with every opening and every lock: a pass that began before belongs to another turn.
    pub(crate) turn: u64,
    /// The shared folder picked at the door, before there is a log to keep it in. No page learns it.
    pub(crate) picked: Option<PathBuf>,
    pub(crate) preview: Option<Preview>,
    /// The sheet that is being brought in.
    sheet: Option<Arc<Book>>,
    /// Files chosen or dropped on the window that wait to be attached, numbered. No page learns their paths.
    waiting: BTreeMap<usize, PathBuf>,
    pub(crate) awake: Instant,
}

/// Locked, waiting or open.
pub(crate) enum State {
    Locked,
    Waiting(Waiting),
    Open(Box<Logbook>),
}

/// A machine that asked to join.
pub(crate) struct Waiting {
    pub(crate) words: Vec<String>,
    pub(crate) name: String,
    /// Why the shared folder could not be reached when it last looked: a code.
    pub(crate) fault: Option<&'static str>,
    /// Away while somebody looks in the shared folder for it.
    pub(crate) asked: Option<Asked>,
}

/// What the unlock page shows.
#[derive(Debug, Clone, Serialize)]
pub struct SessionView {
    /// `fresh`, `locked`, `joining`, `asking`, `open` or `stranded`.
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
    /// Six words to read to a colleague, while this machine waits to be let in.
    pub words: Vec<String>,
    /// Why the shared folder could not be reached while waiting: a code.
    pub folder_fault: Option<&'static str>,
    /// Whether a shared folder was picked for joining.
    pub folder_picked: bool,
}

impl Session {
    /// A session over a folder and a keyring.
    pub fn over(folder: PathBuf, keyring: Arc<dyn KeyStore>) -> Self {
        let open = Open {
            state: State::Locked,
            turn: 0,
            picked: None,
            preview: None,
            sheet: None,
            waiting: BTreeMap::new(),
            awake: Instant::now(),
        };
        Session {
            folder,
            keyring,
            open: Mutex::new(open),
            passing: Mutex::new(()),
            bell: Bell::default(),
            backing_up: BackingUp::default(),
            importing: LongWork::default(),
            attaching: LongWork::default(),
            exporting: LongWork::default(),
            copied: Copied::default(),
        }
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
            words: Vec::new(),
            folder_fault: None,
            folder_picked: open.picked.is_some(),
        };
        match &mut open.state {
            State::Open(logbook) => {
                view.kit_waiting = logbook.waiting_kit().is_some();
                if let Ok(frame) = logbook.read_frame(logbook::acts::Nothing::default()) {
                    (view.organisation, view.officer, view.role) =
                        (frame.organisation, frame.officer, frame.role);
                }
            }
            State::Waiting(waiting) => {
                view.state = "joining";
                view.officer.clone_from(&waiting.name);
                view.words.clone_from(&waiting.words);
                view.folder_fault = waiting.fault;
            }
            State::Locked => {
                let vault = Vault::at(&self.folder);
                view.state = match vault.standing() {
                    Standing::Fresh => "fresh",
                    Standing::Locked => "locked",
                    Standing::Joining => "joining",
                    Standing::Stranded => "stranded",
                };
                // Whoever asked a colleague has new keys, and opens those with the PIN.
                if vault.is_asking() {
                    view.state = "asking";
                } else {
                    view.blocked = vault.blocked(&*self.keyring).map(|error| error.refusal());
                }
            }
        }
        view
    }

    /// Refuses while locked.
    ///
    /// # Errors
    /// `Locked`.
    pub fn must_not_be_locked(&self) -> Result<(), Refusal> {
        match self.guard().state {
            State::Locked => Err(Error::Refused(Code::Locked).refusal()),
            State::Open(_) | State::Waiting(_) => Ok(()),
        }
    }

    /// Does something with the open log.
    ///
    /// # Errors
    /// `Locked` or `Waiting`, or whatever refuses.
    pub fn with<T>(&self, what: impl FnOnce(&mut Logbook) -> logbook::Result<T>) -> Result<T, Refusal> {
        match &mut self.guard().state {
            State::Open(logbook) => what(logbook),
            State::Waiting(_) => Err(Error::Refused(Code::Waiting)),
            State::Locked => Err(Error::Refused(Code::Locked)),
        }
        .map_err(|error| error.refusal())
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

    /// Draws a page of the kept preview as a PNG.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn preview_page(&self, page: usize) -> Result<Vec<u8>, Refusal> {
        let open = self.guard();
        let preview = open.preview.as_ref().ok_or_else(|| Error::Refused(Code::NotFound).refusal())?;
        preview.page(page, 1.6).map_err(|error| Error::from(error).refusal())
    }

    /// Keeps a sheet until the next one, or until the lock.
    pub fn keep_sheet(&self, book: Book) {
        self.guard().sheet = Some(Arc::new(book));
    }

    /// The kept sheet.
    ///
    /// # Errors
    /// `Locked`; `NotFound` when there is none.
    pub fn sheet(&self) -> Result<Arc<Book>, Refusal> {
        self.with(|_| Ok(()))?;
        self.guard().sheet.clone().ok_or_else(|| Error::Refused(Code::NotFound).refusal())
    }

    /// Keeps what was chosen or dropped on the window, in place of what waited before; returns the names to show. While
    /// locked nothing is kept.
    pub fn keep_waiting(&self, paths: Vec<PathBuf>) -> Vec<String> {
        let mut open = self.guard();
        if !matches!(open.state, State::Open(_)) {
            return Vec::new();
        }
        let name = |path: &PathBuf| {
            cleaned_name(&path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default())
        };
        let names = paths.iter().map(name).collect();
        open.waiting = paths.into_iter().enumerate().collect();
        names
    }

    /// The next file that waits, and its number.
    pub fn next_waiting(&self) -> Option<(usize, PathBuf)> {
        self.guard().waiting.first_key_value().map(|(number, path)| (*number, path.clone()))
    }

    /// The file of a number was attached.
    pub fn took_waiting(&self, number: usize) {
        self.guard().waiting.remove(&number);
    }

    /// Takes the next file that waits.
    pub fn take_waiting(&self) -> Option<PathBuf> {
        self.guard().waiting.pop_first().map(|(_, path)| path)
    }

    /// Somebody is there: the idle clock starts again.
    pub fn keep_awake(&self) {
        self.guard().awake = Instant::now();
    }

    /// Locks. Returns whether anything was open.
    pub fn lock(&self) -> bool {
        let mut open = self.guard();
        open.preview = None;
        open.sheet = None;
        open.waiting.clear();
        let was_open = match open.become_state(State::Locked) {
            // Closing writes everything home; if that fails the entries are safe in the log file beside it.
            State::Open(logbook) => {
                let _ = logbook.lock();
                true
            }
            State::Waiting(_) => true,
            State::Locked => false,
        };
        drop(open);
        // Last: a clipboard that another program holds may take seconds to answer.
        self.copied.clear();
        was_open
    }

    /// Whether nobody has done anything for so long.
    pub fn is_quiet(&self, so_long: Duration) -> bool {
        self.guard().awake.elapsed() >= so_long
    }

    fn idle_too_long(&self) -> bool {
        let open = self.guard();
        let State::Open(logbook) = &open.state else { return false };
        let minutes = logbook.settings_in_force().idle_minutes;
        open.awake.elapsed() >= Duration::from_secs(u64::from(minutes) * 60)
    }

    pub(crate) fn surroundings(&self) -> Surroundings {
        Surroundings {
            keyring: Arc::clone(&self.keyring),
            clock: Arc::new(SystemClock),
            chance: Chance::System,
            cost: None,
        }
    }

    pub(crate) fn guard(&self) -> MutexGuard<'_, Open> {
        // A panic under the lock leaves the log whole, since every write is one transaction.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Goes on as something else; returns what it was.
    pub(crate) fn become_state(&mut self, state: State) -> State {
        self.turn += 1;
        // A machine let in while nobody was there locks at once: only a hand at the keys counts as somebody.
        if !matches!(self.state, State::Waiting(_)) {
            self.awake = Instant::now();
        }
        std::mem::replace(&mut self.state, state)
    }
}

impl State {
    pub(crate) fn waiting(asked: Asked) -> State {
        State::Waiting(Waiting {
            words: asked.words().into_iter().map(str::to_owned).collect(),
            name: asked.name().to_owned(),
            fault: None,
            asked: Some(asked),
        })
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

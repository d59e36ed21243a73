//! The session: locked, a machine that waits to be let into a log, or a log that is open. The program's one mutex over
//! a log, and the idle lock. What goes on with the shared folder meanwhile is in `agreeing`.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use logbook::vault::{KeyStore, OsKeyring, Standing};
use logbook::sync::invitation::Invitation;
use logbook::sync::{Directory, Transport, layout};
use logbook::{
    ACTS, Asking, Chance, Code, Error, Joining, Logbook, Preview, Refusal, Surroundings, SystemClock, Vault,
};
use serde::Serialize;
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::agreeing::Bell;

/// How often the idle lock looks at the clock.
const LOOK: Duration = Duration::from_secs(2);

/// The state behind the window.
pub struct Session {
    folder: PathBuf,
    keyring: Arc<dyn KeyStore>,
    open: Mutex<Open>,
    /// Held while the shared folder is read or written, so that two passes never run at once. Never held with `open`.
    pub(crate) passing: Mutex<()>,
    pub(crate) bell: Bell,
}

/// What is open.
pub(crate) struct Open {
    pub(crate) state: State,
    /// Grows with every opening and every lock: a pass that began before belongs to another turn.
    pub(crate) turn: u64,
    /// The shared folder picked at the door, before there is a log to keep it in. No page learns it.
    picked: Option<PathBuf>,
    preview: Option<Preview>,
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
    pub(crate) joining: Option<Box<Joining>>,
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
        let open =
            Open { state: State::Locked, turn: 0, picked: None, preview: None, awake: Instant::now() };
        Session { folder, keyring, open: Mutex::new(open), passing: Mutex::new(()), bell: Bell::default() }
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
                view.blocked = vault.blocked(&*self.keyring).map(|error| error.refusal());
            }
        }
        view
    }

    /// Opens a log some way or other, unless one is open already.
    ///
    /// # Errors
    /// Whatever refuses to open it.
    pub fn open_with(
        &self,
        way: impl FnOnce(&Path, Surroundings) -> logbook::Result<Logbook>,
    ) -> Result<(), Refusal> {
        let mut open = self.guard();
        if matches!(open.state, State::Open(_)) {
            return Ok(());
        }
        let logbook = way(&self.folder, self.surroundings()).map_err(|error| error.refusal())?;
        open.become_state(State::Open(Box::new(logbook)));
        self.bell.ring();
        Ok(())
    }

    /// Opens what is here with its PIN: a log, or a machine that waits to be let in.
    ///
    /// # Errors
    /// As [`Logbook::unlock`].
    pub fn unlock(&self, pin: &str) -> Result<(), Refusal> {
        if Vault::at(&self.folder).standing() != Standing::Joining {
            return self.open_with(|folder, with| Logbook::unlock(folder, pin, with));
        }
        let mut open = self.guard();
        if !matches!(open.state, State::Locked) {
            return Ok(());
        }
        let joining = Joining::unlock(&self.folder, pin, self.surroundings());
        open.become_state(State::waiting(joining.map_err(|error| error.refusal())?));
        self.bell.ring();
        Ok(())
    }

    /// Asks to join a log through the shared folder picked before.
    ///
    /// # Errors
    /// `Invalid` with every broken rule, `TraceExists`, `KeyringUnavailable`, file and store errors.
    pub fn join(&self, asking: &Asking, pin: &str, again: &str) -> Result<(), Refusal> {
        let shared = self.guard().picked.clone();
        let invitation = join_rules(asking, pin, again, shared.is_some()).map_err(|error| error.refusal())?;
        let shared = shared.unwrap_or_default();
        let mut through = Directory::at(&shared);
        let there = through.roots().map_err(|_| Error::field("folder", "unreachable").refusal())?;
        if !there.contains(&layout::root_of(invitation.log)) {
            return Err(Error::field("folder", "log-not-there").refusal());
        }
        let _one = self.passing.lock().unwrap_or_else(PoisonError::into_inner);
        let joining = Joining::begin(&self.folder, &shared, asking, pin, self.surroundings(), &mut through);
        let joining = joining.map_err(|error| error.refusal())?;
        self.guard().become_state(State::waiting(joining));
        self.bell.ring();
        Ok(())
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

    /// Whether a shared folder may be picked just now: the log is open, or there is none here yet.
    ///
    /// # Errors
    /// `Locked`, `Waiting`.
    pub fn may_pick_folder(&self) -> Result<(), Refusal> {
        match self.guard().state {
            State::Open(_) => Ok(()),
            State::Waiting(_) => Err(Error::Refused(Code::Waiting).refusal()),
            State::Locked if Vault::at(&self.folder).standing() == Standing::Fresh => Ok(()),
            State::Locked => Err(Error::Refused(Code::Locked).refusal()),
        }
    }

    /// Takes the shared folder that was picked: the open log keeps it, or the door until somebody joins.
    ///
    /// # Errors
    /// As [`Session::may_pick_folder`]; store errors.
    pub fn pick_folder(&self, path: PathBuf) -> Result<(), Refusal> {
        self.may_pick_folder()?;
        let mut open = self.guard();
        if let State::Open(logbook) = &mut open.state {
            return logbook.choose_shared_folder(&path).map_err(|error| error.refusal());
        }
        open.picked = Some(path);
        Ok(())
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

    /// Locks. Returns whether anything was open.
    pub fn lock(&self) -> bool {
        let mut open = self.guard();
        open.preview = None;
        match open.become_state(State::Locked) {
            // Closing writes everything home; if that fails the entries are safe in the log file beside it.
            State::Open(logbook) => {
                let _ = logbook.lock();
                true
            }
            State::Waiting(_) => true,
            State::Locked => false,
        }
    }

    fn idle_too_long(&self) -> bool {
        let open = self.guard();
        let State::Open(logbook) = &open.state else { return false };
        let minutes = logbook.settings_in_force().idle_minutes;
        open.awake.elapsed() >= Duration::from_secs(u64::from(minutes) * 60)
    }

    fn surroundings(&self) -> Surroundings {
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
    pub(crate) fn waiting(joining: Joining) -> State {
        State::Waiting(Waiting {
            words: joining.words().into_iter().map(str::to_owned).collect(),
            name: joining.name().to_owned(),
            fault: None,
            joining: Some(Box::new(joining)),
        })
    }
}

/// The rules of joining, the folder's among them.
fn join_rules(asking: &Asking, pin: &str, again: &str, picked: bool) -> logbook::Result<Invitation> {
    let missing = || logbook::FieldRule { field: "folder".into(), rule: "not-chosen".into() };
    match asking.check(pin, again) {
        Ok(_) if !picked => Err(Error::Invalid(vec![missing()])),
        Err(Error::Invalid(mut broken)) if !picked => {
            broken.insert(0, missing());
            Err(Error::Invalid(broken))
        }
        checked => checked,
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

//! The shared folder in the background: passes run on a thread of their own while the log is open, and a machine that
//! waits to be let in looks whether it was.
//!
//! The log is borrowed for moments only. While the folder is read or written nobody holds it, so that a slow share can
//! never freeze a page; a log that was locked meanwhile, or opened anew, is not touched.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use logbook::acts::{Lender, folder_fault};
use logbook::sync::{Directory, Transport};
use logbook::{Code, Error, Logbook, Preview};
use tauri::{AppHandle, Emitter, Runtime};

use crate::asked::{Asked, Looked};
use crate::session::{Session, State};

/// Between two passes while all is well.
const PAUSE: Duration = Duration::from_secs(30);
/// The longest between two while the folder cannot be reached.
const LONGEST: Duration = Duration::from_secs(300);
/// After a write, so that a few in a row go together.
const SOON: Duration = Duration::from_secs(2);

/// What a pass came to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Agreed {
    /// Whether there was a folder to look in.
    pub ran: bool,
    /// Whether anything of others came in, or the log itself did.
    pub took: bool,
    /// Whether the folder could not be read or written.
    pub failed: bool,
}

/// What carries files to and from the folder at a path.
pub type Carrier<'a> = &'a dyn Fn(&Path) -> Box<dyn Transport>;

/// Calls the thread before its time.
#[derive(Default)]
pub struct Bell {
    rung: Mutex<Option<Duration>>,
    heard: Condvar,
}

impl Bell {
    /// Somebody is there who would like a pass now.
    pub fn ring(&self) {
        self.call(Duration::ZERO);
    }

    /// Something was written that the others lack.
    pub fn ring_soon(&self) {
        self.call(SOON);
    }

    fn call(&self, after: Duration) {
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        *rung = Some(rung.map_or(after, |before| before.min(after)));
        self.heard.notify_all();
    }

    /// Waits for the bell, at most so long. While the folder cannot be reached a write is no reason to try sooner.
    fn wait(&self, pause: Duration, failing: bool) {
        let until = Instant::now() + pause;
        let mut rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match rung.take() {
                Some(after) if after.is_zero() => return,
                Some(after) if !failing => {
                    drop(rung);
                    std::thread::sleep(after);
                    self.rung.lock().unwrap_or_else(PoisonError::into_inner).take();
                    return;
                }
                Some(_) | None => {}
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            rung = self.heard.wait_timeout(rung, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// Runs passes for as long as the program runs, and tells the pages what came of them.
pub fn keep_agreeing<R: Runtime>(session: Arc<Session>, app: AppHandle<R>) {
    std::thread::spawn(move || {
        let (mut pause, mut failing) = (PAUSE, false);
        loop {
            session.bell.wait(pause, failing);
            // A pass that panics must not be the last one.
            let agreed = catch_unwind(AssertUnwindSafe(|| session.agree()));
            let agreed = agreed.unwrap_or(Agreed { ran: true, took: false, failed: true });
            failing = agreed.failed;
            pause = if failing { (pause * 2).min(LONGEST) } else { PAUSE };
            tell(&app, agreed);
        }
    });
}

/// Tells the pages what a pass came to. They ask again for what they show; a form being typed in is theirs to leave alone.
pub fn tell<R: Runtime>(app: &AppHandle<R>, agreed: Agreed) {
    // A window that is closing needs to hear nothing.
    if agreed.took {
        let _ = app.emit("logbook-changed", ());
    }
    if agreed.ran {
        let _ = app.emit("folder-changed", ());
    }
}

impl Session {
    /// Runs one pass: the open log agrees, a waiting machine looks whether it was let in. Nothing while locked.
    pub fn agree(&self) -> Agreed {
        self.agree_by(&|folder| Box::new(Directory::at(folder)))
    }

    /// As [`Session::agree`], by another carrier than a plain folder.
    pub fn agree_by(&self, carrier: Carrier<'_>) -> Agreed {
        let _one = self.passing.lock().unwrap_or_else(PoisonError::into_inner);
        let (turn, asked) = {
            let mut open = self.guard();
            let turn = open.turn;
            match &mut open.state {
                State::Locked => return Agreed::default(),
                State::Open(_) => (turn, None),
                State::Waiting(waiting) => match waiting.asked.take() {
                    Some(asked) => (turn, Some(asked)),
                    None => return Agreed::default(),
                },
            }
        };
        match asked {
            Some(asked) => self.look_whether_let_in(asked, turn, carrier),
            None => {
                let mut log = Borrower { session: self, turn };
                let agreed = self.agree_through(&mut log, carrier);
                self.read_words(&mut log);
                agreed
            }
        }
    }

    /// Words of attached files are read behind everything else, also where there is no folder or it cannot be reached.
    fn read_words(&self, log: &mut Borrower<'_>) {
        // What cannot be read or written down just now is tried again the next time.
        if logbook::acts::read_words(log).unwrap_or(false) {
            self.bell.ring_soon();
        }
    }

    fn agree_through(&self, log: &mut Borrower<'_>, carrier: Carrier<'_>) -> Agreed {
        let Ok(Some(folder)) = log.lend(|log| log.shared_folder()) else { return Agreed::default() };
        match logbook::acts::pass(log, &mut *carrier(&folder)) {
            Ok(passed) => {
                let took = passed.taken.entries + passed.taken.bodies + passed.taken.files > 0;
                Agreed { ran: true, took, failed: false }
            }
            Err(Error::Refused(Code::Locked)) => Agreed::default(),
            Err(error) => {
                // If even this cannot be written down, the next pass says it again.
                let _ = log.lend(|log| log.put_folder_fault(&error));
                // What was taken before it failed stands, so the pages ask again.
                Agreed { ran: true, took: true, failed: true }
            }
        }
    }

    fn look_whether_let_in(&self, asked: Asked, turn: u64, carrier: Carrier<'_>) -> Agreed {
        let mut folder = carrier(asked.shared_folder());
        let passed = asked.try_pass(&mut *folder);
        let mut open = self.guard();
        if open.turn != turn {
            // Locked meanwhile: what was open is dropped, and with it its keys.
            return Agreed::default();
        }
        match passed {
            Ok((Looked::Ready(logbook), _)) => {
                let minutes = u64::from(logbook.settings_in_force().idle_minutes);
                let nobody_there = open.awake.elapsed() >= Duration::from_secs(minutes * 60);
                open.become_state(State::Open(logbook));
                if nobody_there {
                    // Let in over lunch: the log is here, and the PIN opens it.
                    if let State::Open(logbook) = open.become_state(State::Locked) {
                        let _ = logbook.lock();
                    }
                }
                // The words are indexed and the folder told by the next pass, which is not long in coming.
                self.bell.ring();
                Agreed { ran: true, took: true, failed: false }
            }
            Ok((Looked::Waiting(asked), error)) => {
                if let State::Waiting(waiting) = &mut open.state {
                    waiting.fault = error.as_ref().map(folder_fault);
                    waiting.asked = Some(asked);
                }
                Agreed { ran: true, took: false, failed: error.is_some() }
            }
            Err(_) => {
                // Its store failed, so it is closed; the PIN opens it again.
                open.become_state(State::Locked);
                Agreed { ran: true, took: true, failed: true }
            }
        }
    }
}

/// Lends the session's log for moments, for as long as it is the same opening of it.
pub(crate) struct Borrower<'a> {
    session: &'a Session,
    turn: u64,
}

impl<'a> Borrower<'a> {
    /// Borrows the log as it is open now.
    pub(crate) fn of(session: &'a Session) -> Self {
        let turn = session.guard().turn;
        Borrower { session, turn }
    }
}

impl Borrower<'_> {
    /// Keeps the pages of a preview until the next one, or until the lock. One that was drawn while the log was locked is let go.
    ///
    /// # Errors
    /// `Locked`.
    pub(crate) fn keep_preview(&self, preview: Preview) -> logbook::Result<()> {
        let mut open = self.session.guard();
        if open.turn != self.turn {
            return Err(Error::Refused(Code::Locked));
        }
        open.preview = Some(preview);
        Ok(())
    }
}

impl Lender for Borrower<'_> {
    fn lend<T>(&mut self, what: impl FnOnce(&mut Logbook) -> logbook::Result<T>) -> logbook::Result<T> {
        let mut open = self.session.guard();
        let same = open.turn == self.turn;
        match &mut open.state {
            State::Open(logbook) if same => what(logbook),
            _ => Err(Error::Refused(Code::Locked)),
        }
    }
}

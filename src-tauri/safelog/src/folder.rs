//! A machine at the shared folder: one that is in the log, or one that waits to be let in. What a pass did, in words.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use logbook::acts::{Nothing, OfficersPage, pass};
use logbook::sync::Directory;
use logbook::vault::Standing;
use logbook::{Error, FieldRule, Joining, Logbook, Stage, Vault};
use serde_json::{Map, Value, json};

use crate::answer::Ended;
use crate::desk;
use crate::pin::Pin;

/// A machine and the folder it agrees through.
pub struct Seat {
    log: PathBuf,
    pin: Pin,
    shared: Option<PathBuf>,
    machine: Option<Machine>,
}

enum Machine {
    In(Box<Logbook>),
    Waiting(Box<Joining>),
}

/// What a pass did.
#[derive(Default)]
pub struct Word {
    taken: u64,
    published: u64,
    waiting: Vec<(String, u64)>,
    alarms: usize,
    requests: usize,
    standing: String,
    /// Whether a machine that was waiting is in now; nothing for one that was in before.
    joined: Option<bool>,
    words: Vec<&'static str>,
}

impl Seat {
    /// A machine whose log is in a folder. Without a shared folder, the one that it remembers.
    pub fn at(log: PathBuf, pin: Pin, shared: Option<PathBuf>) -> Seat {
        Seat { log, pin, shared, machine: None }
    }

    /// Makes one pass.
    ///
    /// # Errors
    /// `Invalid` with a rule of `folder` when the folder cannot be reached; whatever unlocking refuses; store errors.
    pub fn pass(&mut self) -> Result<Word, Error> {
        match self.machine.take().map_or_else(|| self.unlock(), Ok)? {
            Machine::In(logbook) => self.agree(logbook, None),
            Machine::Waiting(joining) => self.ask(*joining),
        }
    }

    /// Locks the log.
    pub fn lock(self) -> Ended<()> {
        match self.machine {
            Some(Machine::In(logbook)) => Ok(logbook.lock()?),
            Some(Machine::Waiting(_)) | None => Ok(()),
        }
    }

    fn unlock(&self) -> Result<Machine, Error> {
        if Vault::at(&self.log).standing() == Standing::Joining {
            return Joining::unlock(&self.log, &self.pin, desk::surroundings())
                .map(|joining| Machine::Waiting(Box::new(joining)));
        }
        let logbook = Logbook::unlock(&self.log, &self.pin, desk::surroundings())?;
        Ok(Machine::In(Box::new(logbook)))
    }

    fn ask(&mut self, joining: Joining) -> Result<Word, Error> {
        let shared = self.shared.clone().unwrap_or_else(|| joining.shared_folder().to_owned());
        match joining.pass(&mut Directory::at(&shared)).map_err(of_folder)? {
            Stage::Ready(logbook) => self.agree(logbook, Some(true)),
            Stage::Waiting(joining) => {
                let words = joining.words();
                self.machine = Some(Machine::Waiting(joining));
                Ok(Word { joined: Some(false), words, ..Word::default() })
            }
        }
    }

    fn agree(&mut self, mut logbook: Box<Logbook>, joined: Option<bool>) -> Result<Word, Error> {
        let remembered = logbook.shared_folder()?;
        let passed = match self.shared.clone().or(remembered) {
            None => Err(Error::field("folder", "not-chosen")),
            Some(shared) => through(&mut logbook, &shared),
        };
        let passed = match passed {
            Ok(passed) => passed,
            Err(error) => {
                self.machine = Some(Machine::In(logbook));
                return Err(error);
            }
        };
        // Remembered only once it has proved good: a slip of the pen is not.
        if let Some(shared) = &self.shared {
            logbook.choose_shared_folder(shared)?;
        }
        let page = logbook.read_officers(Nothing::default())?;
        self.machine = Some(Machine::In(logbook));
        Ok(Word { joined, ..Word::of(&passed, page) })
    }
}

fn through(logbook: &mut Logbook, shared: &Path) -> Result<logbook::acts::Passed, Error> {
    let mut lent = &mut *logbook;
    let passed = pass(&mut lent, &mut Directory::at(shared));
    if let Err(error @ Error::File(_)) = &passed {
        logbook.put_folder_fault(error)?;
    }
    passed.map_err(of_folder)
}

/// A folder that could not be reached is said as a fault of the folder's name, not of the log.
pub fn of_folder(error: Error) -> Error {
    match &error {
        Error::File(_) => Error::field("folder", logbook::acts::folder_fault(&error)),
        _ => error,
    }
}

/// Whether the folder may be there again at the next pass.
pub fn may_come_back(error: &Error) -> bool {
    let is_fault = |rule: &FieldRule| rule.field == "folder" && rule.rule.starts_with("folder-");
    matches!(error, Error::Invalid(broken) if broken.iter().all(is_fault))
}

impl Word {
    fn of(passed: &logbook::acts::Passed, page: OfficersPage) -> Word {
        let this = page.machines.iter().find(|machine| machine.this);
        Word {
            taken: passed.taken.entries,
            published: passed.published,
            alarms: page.alarms.iter().filter(|alarm| alarm.seen_at.is_none()).count(),
            requests: page.requests.len() + page.proposals.iter().filter(|line| line.may_approve).count(),
            standing: this.map(|machine| machine.standing.clone()).unwrap_or_default(),
            waiting: page.folder.waiting.into_iter().map(|line| (line.officer, line.count)).collect(),
            ..Word::default()
        }
    }

    /// For scripts.
    pub fn json(&self) -> Value {
        let waiting: Vec<Value> = self
            .waiting
            .iter()
            .map(|(officer, count)| json!({ "officer": officer, "count": count }))
            .collect();
        let mut said = Map::new();
        said.insert("taken".into(), self.taken.into());
        said.insert("published".into(), self.published.into());
        said.insert("waiting".into(), waiting.into());
        if let Some(joined) = self.joined {
            said.insert("joined".into(), joined.into());
        }
        if self.joined == Some(false) {
            said.insert("words".into(), json!(self.words));
        } else {
            said.insert("standing".into(), self.standing.clone().into());
            said.insert("alarms".into(), self.alarms.into());
            said.insert("to_decide".into(), self.requests.into());
        }
        Value::Object(said)
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = String::new();
        match self.joined {
            Some(false) => {
                return format!(
                    "Nobody has let this machine in yet. Its six words:\n\n    {}\n\n",
                    self.words.join(" ")
                );
            }
            Some(true) => text.push_str("This machine is in, and the log is here.\n"),
            None => {}
        }
        let entries = if self.taken == 1 { "entry" } else { "entries" };
        let files = if self.published == 1 { "file" } else { "files" };
        // Writing to a text cannot fail.
        let _ = writeln!(
            text,
            "{} new {entries} taken in, {} {files} put in the folder.",
            self.taken, self.published
        );
        for (officer, count) in &self.waiting {
            let _ = writeln!(text, "{count} more wait for earlier entries of {officer}.");
        }
        if self.standing != "active" {
            let _ = writeln!(text, "This machine is not in the log at present: {}.", self.standing);
        }
        if self.requests > 0 {
            let _ = writeln!(text, "{} to decide: safelog officers", self.requests);
        }
        if self.alarms > 0 {
            let _ = writeln!(text, "ALARM: {} not seen by anybody yet: safelog officers", self.alarms);
        }
        text
    }
}

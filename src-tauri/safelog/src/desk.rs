//! Where a command works: which log, which keyring, whether a script or a person listens.
//!
//! The one place that opens a log for a command and the one that locks it again, whatever happened in between.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use logbook::vault::{KeyStore, OsKeyring, Standing, default_folder};
use logbook::{Chance, Code, Error, Logbook, Surroundings, SystemClock, Vault};

use crate::answer::{self, Answer, Ended, Stop};
use crate::pin::{self, Pin};

/// What was said before the command's own name.
pub struct Desk {
    /// The log's folder, when one was named.
    pub log: Option<PathBuf>,
    /// A script listens.
    pub json: bool,
    /// The PIN is the first line of standard input.
    pub pin_stdin: bool,
}

impl Desk {
    /// The log's folder: the one named, or this platform's own.
    pub fn folder(&self) -> Ended<PathBuf> {
        let folder = self.log.clone().or_else(default_folder);
        folder.ok_or_else(|| {
            Stop::usage("this computer has no folder for programs' own data; name one with --log")
        })
    }

    /// A log's folder in which one may be made.
    pub fn fresh_folder(&self) -> Ended<PathBuf> {
        let folder = self.folder()?;
        match Vault::at(&folder).standing() {
            Standing::Fresh => Ok(folder),
            Standing::Locked | Standing::Joining | Standing::Stranded => {
                Err(Error::Refused(Code::TraceExists).into())
            }
        }
    }

    /// Unlocks the log, does one thing with it, and locks it again.
    pub fn with_log(&self, what: impl FnOnce(&mut Logbook) -> Ended) -> Ended {
        let folder = self.folder()?;
        if Vault::at(&folder).standing() == Standing::Joining {
            return Err(Error::Refused(Code::Waiting).into());
        }
        let pin = self.pin_of(&folder)?;
        let mut logbook = Logbook::unlock(&folder, &pin, surroundings())?;
        let ended = what(&mut logbook);
        let locked = logbook.lock();
        let answer = ended?;
        locked?;
        Ok(answer)
    }

    /// Asks for the PIN of a log that is there; what stands in the way of any PIN is said before one is asked for.
    pub fn pin_of(&self, folder: &Path) -> Ended<Pin> {
        let vault = Vault::at(folder);
        if vault.standing() == Standing::Fresh {
            return Err(Error::Refused(Code::NoLog).into());
        }
        match vault.blocked(&OsKeyring::default()) {
            Some(error) => Err(error.into()),
            None => pin::ask(self),
        }
    }

    /// Says how far a long work is, to a person who watches; a script hears nothing.
    pub fn progress(&self, what: &str) {
        let mut err = io::stderr();
        if err.is_terminal() {
            // Nobody is harmed when progress is not seen. The line is blanked by spaces: not every console knows codes.
            let _ = write!(err, "\r{:40}\r{what}", "").and_then(|()| err.flush());
        }
    }

    /// Says a step of a story at once; a script hears nothing until the end.
    pub fn step(&self, sentence: &str) {
        // A reader who has left misses the rest of the story, and the work goes on.
        if !self.json {
            let _ = answer::say(sentence);
        }
    }

    /// Whether a person sits there and can be asked.
    pub fn someone_is_there(&self) -> bool {
        !self.json && !self.pin_stdin && io::stdin().is_terminal() && io::stderr().is_terminal()
    }
}

/// This computer: its keyring, its clock, its randomness.
pub fn surroundings() -> Surroundings {
    let keyring: Arc<dyn KeyStore> = Arc::new(OsKeyring::default());
    Surroundings { keyring, clock: Arc::new(SystemClock), chance: Chance::System, cost: None }
}

/// Locks a log at the end of a command that opened it in another way than with its PIN.
pub fn lock(logbook: Logbook, answer: Answer) -> Ended {
    logbook.lock()?;
    Ok(answer)
}

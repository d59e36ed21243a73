//! A colleague at a desk of their own, without a window: the same log, the same folder, another machine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use logbook::acts::{Admission, ChangeNamed, Nothing};
use logbook::sync::Directory;
use logbook::vault::MemoryKeyring;
use logbook::{Asking, Chance, Joining, Logbook, Stage, Start, Surroundings, SystemClock};
use tempfile::TempDir;

use crate::desk::Told;
use crate::town::{COUNCIL, PIN, PREFIX};

/// A colleague whose log is open.
pub struct Colleague {
    pub book: Logbook,
    shared: PathBuf,
    _desk: TempDir,
}

/// A colleague who asked to join.
pub struct Asked {
    joining: Joining,
    shared: PathBuf,
    desk: TempDir,
}

impl Colleague {
    /// The first officer of a log, with a shared folder.
    pub fn starts(name: &str, shared: &Path) -> Told<Colleague> {
        let desk = TempDir::new()?;
        let start = Start {
            organisation: COUNCIL.into(),
            reference_prefix: PREFIX.into(),
            officer_name: name.into(),
            officer_role: "Designated Safeguarding Officer".into(),
        };
        let mut book = Logbook::start(&desk.path().join("log"), start, PIN, surroundings())?;
        book.choose_shared_folder(shared)?;
        let mut colleague = Colleague { book, shared: shared.to_owned(), _desk: desk };
        colleague.pass()?;
        Ok(colleague)
    }

    /// Asks to join with an invitation.
    pub fn asks(name: &str, invitation: &str, shared: &Path) -> Told<Asked> {
        let desk = TempDir::new()?;
        let asking = Asking { invitation: invitation.into(), name: name.into(), role: "Deputy".into() };
        let mut through = Directory::at(shared);
        let at = desk.path().join("log");
        let joining = Joining::begin(&at, shared, &asking, PIN, surroundings(), &mut through)?;
        Ok(Asked { joining, shared: shared.to_owned(), desk })
    }

    /// The name of this machine's part of the folder.
    pub fn part(&mut self) -> Told<String> {
        let machines = self.book.read_officers(Nothing::default())?.machines;
        let mine = machines.iter().find(|machine| machine.this).ok_or("a machine is itself")?;
        Ok(logbook::sync::layout::part_of(mine.machine.parse()?))
    }

    /// Looks in the folder and publishes.
    pub fn pass(&mut self) -> Told {
        logbook::acts::pass(&mut &mut self.book, &mut Directory::at(&self.shared))?;
        Ok(())
    }

    /// Lets in the machine that asks with these words, as a deputy.
    pub fn lets_in(&mut self, words: &str) -> Told {
        self.pass()?;
        let page = self.book.read_officers(Nothing::default())?;
        let request = page.requests.first().ok_or("nobody asks")?;
        self.book.admit_machine(Admission {
            machine: request.machine.parse()?,
            words: words.into(),
            reason: "Agreed by the board.".into(),
            ..Admission::default()
        })?;
        self.pass()
    }

    /// Agrees to whatever waits.
    pub fn agrees(&mut self) -> Told {
        self.pass()?;
        for line in self.book.read_officers(Nothing::default())?.proposals {
            if line.may_approve {
                self.book.approve_change(ChangeNamed { proposal: line.proposal })?;
            }
        }
        self.pass()
    }
}

impl Asked {
    /// The six words on the colleague's screen.
    pub fn words(&self) -> Vec<&'static str> {
        self.joining.words()
    }

    /// Comes in, having been let in.
    pub fn comes_in(self) -> Told<Colleague> {
        match self.joining.pass(&mut Directory::at(&self.shared))? {
            Stage::Ready(book) => {
                let mut colleague = Colleague { book: *book, shared: self.shared, _desk: self.desk };
                colleague.pass()?;
                Ok(colleague)
            }
            Stage::Waiting(_) => Err("nobody let the colleague in".into()),
        }
    }
}

fn surroundings() -> Surroundings {
    Surroundings {
        keyring: Arc::new(MemoryKeyring::default()),
        clock: Arc::new(SystemClock),
        chance: Chance::System,
        cost: Some(::town::CHEAP),
    }
}

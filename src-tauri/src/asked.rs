//! A machine that asked its colleagues for something and waits: to join their log, or to open its own again.

use std::path::Path;
use std::sync::PoisonError;

use logbook::sync::invitation::Invitation;
use logbook::sync::{Directory, Transport, layout};
use logbook::{Error, Joining, Logbook, Refusal, Rescue, Result, Stage, Stranded, check_new_pin};

use crate::session::{Session, State};

/// What it asked for.
pub(crate) enum Asked {
    /// To join a log.
    ToJoin(Box<Joining>),
    /// To open its own log again.
    ToOpen(Box<Stranded>),
}

/// What became of it.
pub(crate) enum Looked {
    /// The log is open.
    Ready(Box<Logbook>),
    /// Nobody has answered yet.
    Waiting(Asked),
}

impl Asked {
    /// Six words to read to a colleague.
    pub(crate) fn words(&self) -> Vec<&'static str> {
        match self {
            Asked::ToJoin(joining) => joining.words(),
            Asked::ToOpen(stranded) => stranded.words(),
        }
    }

    /// The name with which it asked; empty where the log knows it already.
    pub(crate) fn name(&self) -> &str {
        match self {
            Asked::ToJoin(joining) => joining.name(),
            Asked::ToOpen(_) => "",
        }
    }

    /// The shared folder through which it asked.
    pub(crate) fn shared_folder(&self) -> &Path {
        match self {
            Asked::ToJoin(joining) => joining.shared_folder(),
            Asked::ToOpen(stranded) => stranded.shared_folder(),
        }
    }

    /// Looks whether somebody answered.
    pub(crate) fn try_pass(self, folder: &mut dyn Transport) -> Result<(Looked, Option<Error>)> {
        Ok(match self {
            Asked::ToJoin(joining) => match joining.try_pass(folder)? {
                (Stage::Ready(logbook), error) => (Looked::Ready(logbook), error),
                (Stage::Waiting(joining), error) => (Looked::Waiting(Asked::ToJoin(joining)), error),
            },
            Asked::ToOpen(stranded) => match stranded.try_pass(folder)? {
                (Rescue::Ready(logbook), error) => (Looked::Ready(logbook), error),
                (Rescue::Waiting(stranded), error) => (Looked::Waiting(Asked::ToOpen(stranded)), error),
            },
        })
    }
}

impl Session {
    /// Asks a colleague to open the log here again, through the shared folder, under a new PIN.
    ///
    /// # Errors
    /// `Invalid` with the rule that was broken; `NoLog`, `Damaged`, `InUse`, `KeyringUnavailable`; file errors.
    pub fn ask_colleague(
        &self,
        shared: &Path,
        invitation: &str,
        pin: &str,
    ) -> std::result::Result<(), Refusal> {
        let refused = |error: Error| error.refusal();
        let said: Invitation =
            invitation.parse().map_err(|_| refused(Error::field("invitation", "not-an-invitation")))?;
        let mut through = Directory::at(shared);
        let there = through.roots().map_err(|_| refused(Error::field("folder", "unreachable")))?;
        if !there.contains(&layout::root_of(said.log)) {
            return Err(refused(Error::field("folder", "log-not-there")));
        }
        let _one = self.passing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut open = self.guard();
        if !matches!(open.state, State::Locked) {
            return Ok(());
        }
        let stranded =
            Stranded::begin(&self.folder, shared, invitation, pin, self.surroundings(), &mut through)
                .map_err(refused)?;
        open.become_state(State::waiting(Asked::ToOpen(Box::new(stranded))));
        self.bell.ring();
        Ok(())
    }

    /// Goes on waiting for a colleague, with the new PIN. The old one still opens the log, where its owner thought of it.
    pub(crate) fn wait_on(&self, pin: &str) -> std::result::Result<(), Refusal> {
        let stranded = {
            let mut open = self.guard();
            if !matches!(open.state, State::Locked) {
                return Ok(());
            }
            let stranded = Stranded::unlock(&self.folder, pin, self.surroundings());
            stranded.map(|stranded| open.become_state(State::waiting(Asked::ToOpen(Box::new(stranded)))))
        };
        match stranded {
            Ok(_) => {
                self.bell.ring();
                Ok(())
            }
            Err(error) => {
                self.open_with(|folder, with| Logbook::unlock(folder, pin, with)).map_err(|_| error.refusal())
            }
        }
    }
}

/// Refuses what a colleague cannot be asked with, before anybody is asked for a folder.
///
/// # Errors
/// `Invalid`.
pub(crate) fn check(invitation: &str, pin: &str, again: &str) -> Result<()> {
    if invitation.parse::<Invitation>().is_err() {
        return Err(Error::field("invitation", "not-an-invitation"));
    }
    check_new_pin(pin, again)
}

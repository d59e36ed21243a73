//! The ways in: starting or unlocking a log, asking to join one, and the shared folder that this takes.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use logbook::sync::invitation::Invitation;
use logbook::sync::{Directory, Transport, layout};
use logbook::vault::Standing;
use logbook::{Asking, Code, Error, Joining, Logbook, Refusal, Surroundings, Vault};

use crate::asked::Asked;
use crate::session::{Session, State};

impl Session {
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
        if Vault::at(&self.folder).is_asking() {
            return self.wait_on(pin);
        }
        if Vault::at(&self.folder).standing() != Standing::Joining {
            return self.open_with(|folder, with| Logbook::unlock(folder, pin, with));
        }
        let mut open = self.guard();
        if !matches!(open.state, State::Locked) {
            return Ok(());
        }
        let joining = Joining::unlock(&self.folder, pin, self.surroundings());
        let joining = joining.map_err(|error| error.refusal())?;
        open.become_state(State::waiting(Asked::ToJoin(Box::new(joining))));
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
        self.guard().become_state(State::waiting(Asked::ToJoin(Box::new(joining))));
        self.bell.ring();
        Ok(())
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

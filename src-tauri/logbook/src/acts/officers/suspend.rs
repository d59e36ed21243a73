//! Suspending an officer: one officer's word, at once, and reversible.

use data_encoding::HEXLOWER;

use crate::acts::form;
use crate::domain::id::OfficerId;
use crate::domain::roster::{Member, Standing};
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, LastKnown, OfficerSuspended, SuspensionLifted};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

form! {
    /// Whom a suspension is about, and why.
    pub struct Suspension {
        /// The officer.
        pub officer: OfficerId,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Suspends an officer: nothing new is encrypted to their machines, and what those write from now on does not count
    /// until the suspension is lifted.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `officer` `yourself` or `not-active`.
    pub fn suspend_officer(&mut self, form: Suspension) -> Result<()> {
        let active = self.member(form.officer)?.is_active();
        Rules::at(self.now())
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(!self.is_me(form.officer), "officer", "yourself")
            .hold(active, "officer", "not-active")
            .finish()?;
        let last = self.last_known(form.officer)?;
        let suspended = OfficerSuspended { officer: form.officer, last, reason: form.reason };
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::OfficerSuspended(suspended))]).map(|_| ())
    }

    /// Lifts a suspension; what the officer wrote meanwhile counts again.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `officer` `not-suspended`.
    pub fn lift_suspension(&mut self, form: Suspension) -> Result<()> {
        let suspended = self.member(form.officer)?.standing == Standing::Suspended;
        Rules::at(self.now())
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(suspended, "officer", "not-suspended")
            .finish()?;
        let lifted = SuspensionLifted { officer: form.officer, reason: form.reason };
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::SuspensionLifted(lifted))]).map(|_| ())
    }

    pub(super) fn member(&self, officer: OfficerId) -> Result<Member> {
        let member = self.roster.members.get(&officer).filter(|member| member.is_in());
        member.cloned().ok_or(Error::Refused(Code::NotFound))
    }

    pub(super) fn is_me(&self, officer: OfficerId) -> bool {
        self.roster.officer_of(&self.pen.me).is_some_and(|me| me.id == officer)
    }

    /// The last entry that is here of each of an officer's machines.
    pub(super) fn last_known(&self, officer: OfficerId) -> Result<Vec<LastKnown>> {
        let heads = self.store.heads()?;
        let last = |machine| LastKnown {
            machine,
            head: heads.get(&machine).map(|(seq, hash)| (*seq, HEXLOWER.encode(hash))),
        };
        Ok(self.roster.machines_of(&officer).map(last).collect())
    }
}

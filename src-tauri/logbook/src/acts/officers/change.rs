//! Proposing a change of who is in, agreeing to one, declining one.

use data_encoding::HEXLOWER;

use crate::acts::form;
use crate::domain::id::OfficerId;
use crate::domain::roster::{Duty, Outcome, Proposal, roster_statement};
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, RosterApproved, RosterChange, RosterDeclined, RosterProposed};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::vault::Kit;

form! {
    /// An officer, and why.
    pub struct OfficerNamed {
        /// The officer.
        pub officer: OfficerId,
        /// Why.
        pub reason: String,
        /// The recovery kit's words, in place of a second officer; or empty.
        pub kit: String,
    }
    /// A proposed change.
    pub struct ChangeNamed {
        /// Its name, as the page lists it.
        pub proposal: String,
    }
    /// A proposed change that is not wanted.
    pub struct ChangeDeclined {
        /// Its name, as the page lists it.
        pub proposal: String,
        /// Why.
        pub reason: String,
    }
    /// An alarm.
    pub struct AlarmNamed {
        /// Its number.
        pub alarm: String,
    }
}

impl Logbook {
    /// Agrees to a change that another officer proposed.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `proposal` `own-proposal`, or `yourself` where it is you who would leave.
    pub fn approve_change(&mut self, form: ChangeNamed) -> Result<()> {
        let proposal = self.waiting_proposal(&form.proposal)?;
        let me = self.roster.officer_of(&self.pen.me).map(|officer| officer.id);
        if me.is_none_or(|me| proposal.approved_by.contains(&me)) {
            return Err(Error::field("proposal", "own-proposal"));
        }
        if me.is_some_and(|me| !proposal.counts(me)) {
            return Err(Error::field("proposal", "yourself"));
        }
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::RosterApproved(RosterApproved { proposal: form.proposal }))])?;
        self.wrap_to_everybody();
        Ok(())
    }

    /// Declines a proposed change, one's own as well.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`.
    pub fn decline_change(&mut self, form: ChangeDeclined) -> Result<()> {
        self.waiting_proposal(&form.proposal)?;
        Rules::at(self.now()).narrative("reason", &form.reason).finish()?;
        let declined = RosterDeclined { proposal: form.proposal, reason: form.reason };
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::RosterDeclined(declined))]).map(|_| ())
    }

    /// Proposes that an officer leaves for good. Entries of their machines that are here now stay; later ones are not taken,
    /// and nothing new is encrypted to them.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `officer` `duty-first` or `yourself`; `WrongKit`.
    pub fn remove_officer(&mut self, form: OfficerNamed) -> Result<()> {
        let member = self.member(form.officer)?;
        let dso = member.duty == Duty::Dso;
        Rules::at(self.now())
            .required("reason", &form.reason)
            .hold(!self.is_me(form.officer), "officer", "yourself")
            .hold(!dso, "officer", "duty-first")
            .finish()?;
        let last = self.last_known(form.officer)?;
        self.propose(RosterChange::OfficerLeaves { officer: form.officer, last }, form)
    }

    /// Proposes that the duty of Designated Safeguarding Officer passes to a deputy.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `officer` `not-a-deputy`; `WrongKit`.
    pub fn pass_duty(&mut self, form: OfficerNamed) -> Result<()> {
        let member = self.member(form.officer)?;
        let deputy = member.duty == Duty::Deputy && member.is_active();
        Rules::at(self.now())
            .required("reason", &form.reason)
            .hold(deputy, "officer", "not-a-deputy")
            .finish()?;
        self.propose(RosterChange::DutyPasses { to: form.officer }, form)
    }

    /// Says that an officer has seen an alarm. It stays on the list.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn see_alarm(&mut self, form: AlarmNamed) -> Result<()> {
        let id = form.alarm.parse().map_err(|_| Error::Refused(Code::NotFound))?;
        let at = self.now();
        if self.store.see_alarm(id, at)? { Ok(()) } else { Err(Error::Refused(Code::NotFound)) }
    }

    fn propose(&mut self, change: RosterChange, form: OfficerNamed) -> Result<()> {
        Rules::at(self.now()).narrative("reason", &form.reason).finish()?;
        let proof = if form.kit.trim().is_empty() {
            String::new()
        } else {
            let kit = Kit::read(&form.kit)?;
            if kit.keys()?.signs != self.roster.kit.signs {
                return Err(Error::Refused(Code::WrongKit));
            }
            kit.sign(&roster_statement(self.roster.log, &change))
        };
        let proposed = RosterProposed { change, reason: form.reason, proof };
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::RosterProposed(Box::new(proposed)))])?;
        self.wrap_to_everybody();
        Ok(())
    }

    fn waiting_proposal(&self, id: &str) -> Result<Proposal> {
        let found = self.roster.proposals.iter().find(|p| HEXLOWER.encode(&p.id) == id);
        found.filter(|p| p.outcome == Outcome::Waiting).cloned().ok_or(Error::Refused(Code::NotFound))
    }
}

//! The page of officers and machines: who is in, who asks, what waits for another officer, what went wrong.

use data_encoding::HEXLOWER;

use super::told;
use crate::acts::agree::{AlarmLine, FolderView, MachineState};
use crate::acts::{Nothing, view};
use crate::domain::id::{MachineId, OfficerId};
use crate::domain::roster::{Duty, Outcome, Standing};
use crate::domain::time;
use crate::entry::v1::RosterChange;
use crate::error::Result;
use crate::logbook::Logbook;

view! {
    /// Officers and machines.
    pub struct OfficersPage {
        /// The officer at this machine.
        pub me: Option<OfficerId>,
        /// Officers who are in, the DSO first.
        pub officers: Vec<OfficerLine>,
        /// Whether one DSO and two deputies are in already.
        pub full: bool,
        /// All machines.
        pub machines: Vec<MachineState>,
        /// Machines that ask to join.
        pub requests: Vec<RequestLine>,
        /// Proposed changes, newest first.
        pub proposals: Vec<ProposalLine>,
        /// Alarms, newest first.
        pub alarms: Vec<AlarmLine>,
        /// The shared folder.
        pub folder: FolderView,
    }
    /// An officer.
    pub struct OfficerLine {
        /// The officer.
        pub officer: OfficerId,
        /// Name.
        pub name: String,
        /// Role in words.
        pub role: String,
        /// `dso` or `deputy`.
        pub duty: String,
        /// `active`, `suspended` or `left`.
        pub standing: String,
    }
    /// What waits for the officer at this machine, in numbers.
    pub struct WaitingForMe {
        /// Alarms nobody has said they have seen.
        pub alarms: u64,
        /// Alarms that were seen, and whose cause is still there.
        pub alarms_still: u64,
        /// Machines that ask to join.
        pub requests: u64,
        /// Proposals this officer may agree to.
        pub proposals: u64,
    }
    /// A machine that asks to join.
    pub struct RequestLine {
        /// The machine.
        pub machine: String,
        /// Name of the officer at it, as they typed it.
        pub name: String,
        /// Role, as they typed it.
        pub role: String,
        /// Six words, to be the same on both screens.
        pub words: Vec<String>,
        /// Whether it is a machine of an officer that lost its keys and must be opened again.
        pub lost: bool,
        /// The machine whose place it takes, where it still knows which.
        pub replaces: Option<MachineId>,
        /// The officer whose machine that is.
        pub officer: Option<OfficerId>,
        /// When it asked, by its clock.
        pub at: String,
    }
    /// A proposed change.
    pub struct ProposalLine {
        /// Its name.
        pub proposal: String,
        /// What would change.
        pub what: String,
        /// The officer it is about.
        pub officer: String,
        /// Why.
        pub reason: String,
        /// Who proposed it.
        pub by: String,
        /// When.
        pub at: String,
        /// Who agreed, the proposer first.
        pub approved_by: Vec<String>,
        /// `waiting`, `in-force`, `declined`, `full`, `void` or `duty-first`.
        pub outcome: String,
        /// Whether the officer at this machine may agree.
        pub may_approve: bool,
    }
}

impl Logbook {
    /// Reads the page of officers and machines.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_officers(&mut self, _: Nothing) -> Result<OfficersPage> {
        let mut officers: Vec<OfficerLine> = self
            .roster
            .members
            .values()
            .map(|member| OfficerLine {
                officer: member.officer.id,
                name: member.officer.name.clone(),
                role: member.officer.role.clone(),
                duty: if member.duty == Duty::Dso { "dso" } else { "deputy" }.into(),
                standing: match member.standing {
                    Standing::Active => "active",
                    Standing::Suspended => "suspended",
                    Standing::Left => "left",
                }
                .into(),
            })
            .collect();
        officers.sort_by_key(|line| (line.standing == "left", line.duty != "dso", line.name.clone()));
        Ok(OfficersPage {
            me: self.roster.officer_of(&self.pen.me).map(|officer| officer.id),
            officers,
            full: self.roster.is_full(),
            machines: self.machine_states()?,
            requests: self.request_lines()?,
            proposals: self.proposal_lines(),
            alarms: self.alarm_lines()?,
            folder: self.folder_view()?,
        })
    }

    /// Counts what waits for the officer at this machine.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn waiting_for_me(&self) -> Result<WaitingForMe> {
        let lines = self.alarm_lines()?;
        let alarms = lines.iter().filter(|alarm| alarm.seen_at.is_none()).count() as u64;
        let alarms_still = lines.iter().filter(|alarm| alarm.still).count() as u64;
        let requests = if self.is_in() { self.requests()?.len() as u64 } else { 0 };
        let proposals = self.proposal_lines().iter().filter(|line| line.may_approve).count() as u64;
        Ok(WaitingForMe { alarms, alarms_still, requests, proposals })
    }

    fn request_lines(&self) -> Result<Vec<RequestLine>> {
        let lines = self.requests()?.into_iter().map(|request| {
            let replaces = request.replaces.filter(|machine| self.roster.machines.contains_key(machine));
            let officer = replaces.and_then(|machine| self.roster.officer_of(&machine)).cloned();
            let known = officer.clone().unwrap_or_default();
            let typed = |typed: String, known: String| if typed.is_empty() { known } else { typed };
            RequestLine {
                machine: request.machine.to_string(),
                lost: !request.lost.is_empty(),
                replaces,
                officer: officer.map(|officer| officer.id),
                words: request.words().into_iter().map(str::to_owned).collect(),
                at: time::instant(request.at),
                name: typed(request.name, known.name),
                role: typed(request.role, known.role),
            }
        });
        Ok(lines.collect())
    }

    fn proposal_lines(&self) -> Vec<ProposalLine> {
        let me = self.roster.officer_of(&self.pen.me).map(|officer| officer.id);
        let name = |officer: &OfficerId| {
            self.roster
                .members
                .get(officer)
                .map_or_else(|| "Unknown officer".into(), |m| m.officer.name.clone())
        };
        let lines = self.roster.proposals.iter().rev().map(|proposal| ProposalLine {
            proposal: HEXLOWER.encode(&proposal.id),
            what: told::change(&proposal.change),
            officer: match &proposal.change {
                RosterChange::OfficerJoins { officer, .. } => officer.name.clone(),
                RosterChange::MachineJoins { machine, .. } => name(&machine.officer),
                RosterChange::OfficerLeaves { officer, .. } => name(officer),
                RosterChange::DutyPasses { to } => name(to),
            },
            reason: proposal.reason.clone(),
            by: name(&proposal.by),
            at: time::instant(proposal.at),
            approved_by: proposal.approved_by.iter().map(name).collect(),
            outcome: outcome(proposal.outcome).into(),
            may_approve: proposal.outcome == Outcome::Waiting
                && self.is_in()
                && me.is_some_and(|me| !proposal.approved_by.contains(&me) && proposal.counts(me)),
        });
        lines.collect()
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Waiting => "waiting",
        Outcome::InForce => "in-force",
        Outcome::Declined => "declined",
        Outcome::Full => "full",
        Outcome::Void => "void",
        Outcome::DutyFirst => "duty-first",
    }
}

//! Letting a machine in: the invitation, the six words, and the word that lets it in.

use crate::acts::agree::answer_name;
use crate::acts::{Nothing, form, view};
use crate::domain::id::{MachineId, OfficerId};
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, Machine, Officer, RosterChange, RosterProposed};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::sync::invitation::Invitation;
use crate::sync::request::Request;

form! {
    /// Lets a machine in that asks.
    pub struct Admission {
        /// The machine, as its request names it.
        pub machine: MachineId,
        /// The officer in the log whose machine it is; nothing when somebody joins as a deputy.
        pub officer: Option<OfficerId>,
        /// The machine it takes the place of, if that one is lost.
        pub replaces: Option<MachineId>,
        /// The six words, as they were read out by the officer at the machine.
        pub words: String,
        /// Why.
        pub reason: String,
    }
    /// A request that is not wanted.
    pub struct Turned {
        /// The machine.
        pub machine: MachineId,
    }
}

view! {
    /// An invitation to this log.
    pub struct Invited {
        /// To be sent or read out; no secret.
        pub invitation: String,
    }
}

impl Logbook {
    /// Makes an invitation: it names the log, so that no other can be put in its place, and this machine.
    ///
    /// # Errors
    /// `NotIn`; store errors.
    pub fn invite(&mut self, _: Nothing) -> Result<Invited> {
        if !self.is_in() {
            return Err(Error::Refused(Code::NotIn));
        }
        let genesis = self.genesis_hex()?.ok_or(Error::Refused(Code::Damaged))?;
        let genesis = data_encoding::HEXLOWER.decode(genesis.as_bytes()).ok();
        let genesis = genesis.and_then(|hash| hash.try_into().ok()).ok_or(Error::Refused(Code::Damaged))?;
        let to = self.roster.machines.get(&self.pen.me).map(|machine| machine.opens.clone());
        let to = to.ok_or(Error::Refused(Code::NotIn))?;
        Ok(Invited { invitation: Invitation { log: self.roster.log, genesis, to }.to_string() })
    }

    /// Lets a machine in, or proposes to where another officer must agree. The six words must be those of the request.
    ///
    /// # Errors
    /// `NotFound` when no such machine asks; `Invalid`: `words` `words-differ`, `officer` `full` or `not-found`.
    pub fn admit_machine(&mut self, form: Admission) -> Result<()> {
        let request = self.request_of(form.machine)?;
        let form = self.completed(form, &request);
        let answer = self.answer_to(&request)?;
        let lost = !request.lost.is_empty();
        let said: Vec<String> = form.words.split_whitespace().map(str::to_lowercase).collect();
        let full = form.officer.is_none() && self.roster.is_full();
        let known =
            form.officer.is_none_or(|officer| self.roster.members.get(&officer).is_some_and(|m| m.is_in()));
        let theirs = form.replaces.is_none_or(|machine| {
            self.roster.machines.get(&machine).is_some_and(|lost| Some(lost.officer) == form.officer)
        });
        Rules::at(self.now())
            .narrative("reason", &form.reason)
            .hold(said == request.words(), "words", "words-differ")
            .hold(!full, "officer", "full")
            .hold(known, "officer", "not-found")
            .hold(!lost || answer.is_some(), "machine", "cannot-open")
            .hold(!lost || form.replaces.is_some(), "replaces", "required")
            .hold(theirs, "replaces", "not-found")
            .finish()?;
        let officer = form.officer.unwrap_or_else(|| OfficerId::make(&mut self.chance));
        let machine = Machine {
            id: request.machine,
            officer,
            letter: self.roster.next_letter(),
            signs: request.signs,
            opens: request.opens,
        };
        let change = match form.officer {
            Some(_) => RosterChange::MachineJoins { machine, replaces: form.replaces },
            None => RosterChange::OfficerJoins {
                officer: Officer { id: officer, name: request.name, role: request.role },
                machine,
            },
        };
        let log = self.roster.log;
        let proposed = RosterProposed { change, reason: form.reason, proof: String::new() };
        let id = request.machine;
        self.commit_with(vec![(log.into(), Body::RosterProposed(Box::new(proposed)))], |store| {
            if let Some(answer) = &answer {
                store.set_local(&answer_name(id), answer)?;
            }
            store.forget_request(id)
        })?;
        self.wrap_to_everybody();
        Ok(())
    }

    /// A machine that lost its keys says whose place it takes, so that nobody must choose it again.
    fn completed(&self, mut form: Admission, request: &Request) -> Admission {
        if !request.lost.is_empty() {
            form.replaces = form.replaces.or(request.replaces);
            let theirs =
                form.replaces.and_then(|machine| self.roster.officer_of(&machine)).map(|officer| officer.id);
            form.officer = form.officer.or(theirs);
        }
        form
    }

    /// Forgets a request; the machine that asked learns nothing.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn turn_away(&mut self, form: Turned) -> Result<()> {
        self.request_of(form.machine)?;
        self.store.forget_request(form.machine)
    }

    pub(super) fn requests(&self) -> Result<Vec<Request>> {
        let waiting = self.store.requests()?;
        let readable = waiting.iter().filter_map(|text| serde_json::from_str::<Request>(text).ok());
        Ok(readable.filter(|request| !self.roster.machines.contains_key(&request.machine)).collect())
    }

    fn request_of(&self, machine: MachineId) -> Result<Request> {
        let request = self.requests()?.into_iter().find(|request| request.machine == machine);
        request.ok_or(Error::Refused(Code::NotFound))
    }
}

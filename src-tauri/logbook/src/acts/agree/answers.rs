//! Answers to machines that lost their keys: made when an officer lets such a machine in, and put in the folder for it.

use data_encoding::BASE64;

use super::Outgoing;
use crate::domain::id::MachineId;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::folder_files::{Covers, Published};
use crate::sync::answer::Answer;
use crate::sync::layout::{Kind, Name};
use crate::sync::request::Request;
use crate::vault::unwrap_key;

/// How the facts that hold sealed answers are named.
const BEGINS: &str = "answer ";

/// Name of the fact that holds the sealed answer to a machine.
pub(crate) fn answer_name(machine: MachineId) -> String {
    format!("{BEGINS}{machine}")
}

impl Logbook {
    /// The sealed answer to a machine that lost its keys, Base64; nothing when its key was not wrapped to this machine.
    pub(crate) fn answer_to(&self, request: &Request) -> Result<Option<String>> {
        let identities = self.all_identities()?;
        let copies = request.lost.split(' ').filter_map(|copy| BASE64.decode(copy.as_bytes()).ok());
        let keys: Vec<_> = copies.filter_map(|copy| unwrap_key(&copy, &identities)).collect();
        if keys.is_empty() {
            return Ok(None);
        }
        let answer = Answer::with(self.roster.log, request.machine, &keys);
        Ok(Some(BASE64.encode(&answer.seal(&request.opens)?)))
    }

    /// Answers that are not in the folder yet, to machines that are in.
    pub(super) fn prepare_answers(&self, published: &[Published]) -> Result<Vec<Outgoing>> {
        let mut outgoing = Vec::new();
        for (fact, sealed) in self.store.locals_beginning(BEGINS)? {
            let Ok(machine) = fact[BEGINS.len()..].parse::<MachineId>() else { continue };
            if self.store.peer(machine)?.is_some() {
                // It is back, and has no use for the answer any more; nor has anybody else.
                self.store.forget_local(&fact)?;
                continue;
            }
            let covers = Covers::Answer(machine);
            if !self.roster.machines.contains_key(&machine)
                || published.iter().any(|file| file.covers == covers)
            {
                continue;
            }
            let bytes =
                BASE64.decode(sealed.as_bytes()).map_err(|_| Error::Internal("answer not readable"))?;
            outgoing.push(Outgoing { name: Name::of(Kind::Answer, &bytes).to_string(), bytes, covers });
        }
        Ok(outgoing)
    }
}

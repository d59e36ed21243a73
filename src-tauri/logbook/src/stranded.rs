//! A machine whose log cannot be opened here any more, and that asked a colleague's machine for help.
//!
//! The database key lies beside the log, wrapped to the other officers' machines. This machine makes new keys of its own and
//! sends that wrapped key through the shared folder; once the colleague has compared the six words and let it in, the key
//! comes back, encrypted to the new keys alone. Then the old log goes on here as a new machine, and no entry is lost, those
//! that nobody else had seen among them. Until then nothing that was here is touched.

use std::fs::File;
use std::path::Path;

use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::{Code, Error, Result};
use crate::logbook::{Logbook, Surroundings, check_new_pin};
use crate::store::Store;
use crate::sync::answer::Answer;
use crate::sync::invitation::Invitation;
use crate::sync::layout::{FILE_MAX, Kind, Name, part_of, root_of};
use crate::sync::request::Request;
use crate::sync::{Listed, Transport, seal};
use crate::vault::{Asked, Cost, Vault};

/// A machine that asked and waits.
pub struct Stranded {
    vault: Vault,
    asked: Asked,
    plan: Plan,
    with: Surroundings,
    taken: File,
}

/// What became of waiting.
pub enum Rescue {
    /// No colleague has answered yet.
    Waiting(Box<Stranded>),
    /// The log is open again.
    Ready(Box<Logbook>),
}

/// What a machine that asked remembers.
#[derive(Serialize, Deserialize)]
struct Plan {
    to: String,
    folder: String,
    request: Request,
}

impl Stranded {
    /// Makes new keys beside the old ones, under a new PIN, and asks the colleague who sent the invitation.
    ///
    /// # Errors
    /// `Invalid`: `invitation` `not-an-invitation` or `another-log`, the PIN's rules; `NoLog` when there is no database, for
    /// which joining again is the way; `Damaged` when no wrapped key is left, for which the kit is; `TooNew`, `InUse`,
    /// `KeyringUnavailable`; file errors.
    pub fn begin(
        folder: &Path,
        shared: &Path,
        invitation: &str,
        pin: &str,
        mut with: Surroundings,
        transport: &mut dyn Transport,
    ) -> Result<Stranded> {
        check_new_pin(pin, pin)?;
        let invitation: Invitation =
            invitation.parse().map_err(|_| Error::field("invitation", "not-an-invitation"))?;
        let shared = shared.to_str().ok_or_else(|| Error::field("folder", "not-understood"))?;
        let vault = Vault::at(folder);
        if !vault.folder().database().is_file() {
            return Err(Error::Refused(Code::NoLog));
        }
        let before = match vault.folder().read_sidecar() {
            Err(Error::Refused(Code::TooNew)) => return Err(Error::Refused(Code::TooNew)),
            other => other.ok(),
        };
        if before.as_ref().is_some_and(|before| before.log != invitation.log) {
            return Err(Error::field("invitation", "another-log"));
        }
        let wrapped: Vec<String> = vault.wrapped_keys().iter().map(|copy| BASE64.encode(copy)).collect();
        if wrapped.is_empty() {
            return Err(Error::Refused(Code::Damaged));
        }
        // Asked before anything is made: a folder that cannot be reached is found out while it costs nothing.
        transport.list(&root_of(invitation.log))?;
        let taken = vault.folder().take()?;
        let cost = with.cost.unwrap_or_else(Cost::measured);
        let asked = vault.make_asked(invitation.log, pin, &*with.keyring, &mut with.chance, cost)?;
        let request = Request {
            log: invitation.log,
            genesis: HEXLOWER.encode(&invitation.genesis),
            machine: asked.machine,
            name: String::new(),
            role: String::new(),
            signs: asked.keyset.signs(),
            opens: asked.keyset.opens()?,
            lost: wrapped.join(" "),
            replaces: before.map(|before| before.machine),
            at: with.clock.now_ms(),
            signature: String::new(),
        };
        let request = request.signed(asked.keyset.signing_key());
        let plan = Plan { to: invitation.to, folder: shared.to_owned(), request };
        let said = serde_json::to_vec(&plan).map_err(|_| Error::Internal("plan not written"))?;
        // Where the folder is and what was asked is for nobody's eyes either.
        vault.put_asked(&asked, &seal::seal(&said, &[asked.keyset.opens()?])?)?;
        let stranded = Stranded { vault, asked, plan, with, taken };
        // It waits from now on, whatever the folder does: what cannot be put there now, the next pass puts there.
        let _ = stranded.ask(transport);
        Ok(stranded)
    }

    /// Goes on waiting, with the new PIN.
    ///
    /// # Errors
    /// `NoLog` when nothing was asked here; otherwise as [`Logbook::unlock`].
    pub fn unlock(folder: &Path, pin: &str, with: Surroundings) -> Result<Stranded> {
        let vault = Vault::at(folder);
        let (asked, plan) = vault.open_asked(pin, &*with.keyring)?;
        let taken = vault.folder().take()?;
        let identity = Zeroizing::new(asked.keyset.identity.clone());
        let plan = seal::open(&plan, &[identity]).ok().and_then(|plan| serde_json::from_slice(&plan).ok());
        let plan = plan.ok_or(Error::Refused(Code::Damaged))?;
        Ok(Stranded { vault, asked, plan, with, taken })
    }

    /// Six words to read out to the colleague.
    pub fn words(&self) -> Vec<&'static str> {
        self.plan.request.words()
    }

    /// The shared folder through which it asked.
    pub fn shared_folder(&self) -> &Path {
        Path::new(&self.plan.folder)
    }

    /// Looks for the answer; asks again when the request is not in the folder. With the answer the log is open again.
    ///
    /// # Errors
    /// File and store errors. It goes on waiting then.
    pub fn pass(self, transport: &mut dyn Transport) -> Result<Rescue> {
        match self.try_pass(transport)? {
            (_, Some(error)) => Err(error),
            (rescue, None) => Ok(rescue),
        }
    }

    /// As [`Stranded::pass`], for whoever goes on waiting when the folder cannot be reached: then the machine comes back
    /// with what went wrong, since only the PIN could open it again.
    ///
    /// # Errors
    /// File and store errors, once the answer is here.
    pub fn try_pass(self, transport: &mut dyn Transport) -> Result<(Rescue, Option<Error>)> {
        match self.look(transport) {
            Ok(Some(key)) => Ok((Rescue::Ready(Box::new(self.go_on_with(&key, transport)?)), None)),
            Ok(None) => Ok((Rescue::Waiting(Box::new(self)), None)),
            Err(error) => Ok((Rescue::Waiting(Box::new(self)), Some(error))),
        }
    }

    fn look(&self, transport: &mut dyn Transport) -> Result<Option<Zeroizing<[u8; 32]>>> {
        let listing = transport.list(&root_of(self.plan.request.log))?;
        if !listing.iter().any(|file| file.part == part_of(self.asked.machine)) {
            self.ask(transport)?;
        }
        Ok(self.find_answer(&listing, transport))
    }

    fn go_on_with(mut self, key: &[u8; 32], transport: &mut dyn Transport) -> Result<Logbook> {
        let keyset = self.vault.put_answer_in_place(&self.asked, key, &mut self.with.chance)?;
        let Stranded { vault, asked, plan, with, taken } = self;
        let mut logbook = Logbook::open(vault, keyset, asked.machine, taken, with)?;
        logbook.choose_shared_folder(Path::new(&plan.folder))?;
        // The word that lets this machine in comes through the folder; where it cannot be read now, it can at the next pass.
        let _ = crate::acts::pass(&mut &mut logbook, transport);
        Ok(logbook)
    }

    /// A key, in anybody's answer to this machine, that opens the database here.
    fn find_answer(&self, listing: &[Listed], transport: &mut dyn Transport) -> Option<Zeroizing<[u8; 32]>> {
        let root = root_of(self.plan.request.log);
        let answers = listing.iter().filter(|file| {
            file.size <= FILE_MAX && file.name.parse::<Name>().is_ok_and(|name| name.kind == Kind::Answer)
        });
        for file in answers {
            let Ok(bytes) = transport.read(&root, &file.part, &file.name, FILE_MAX) else { continue };
            let answer = Answer::open(&bytes, &self.asked.keyset.identity);
            let answer = answer.filter(|a| a.machine == self.asked.machine && a.log == self.plan.request.log);
            for key in answer.iter().flat_map(Answer::keys) {
                let opened = Store::open(&self.vault.folder().database(), &key);
                if opened.is_ok_and(|store| store.close().is_ok()) {
                    return Some(key);
                }
            }
        }
        None
    }

    fn ask(&self, transport: &mut dyn Transport) -> Result<()> {
        let request = &self.plan.request;
        let plain = serde_json::to_vec(request).map_err(|_| Error::Internal("request not written"))?;
        let bytes = seal::seal(&plain, std::slice::from_ref(&self.plan.to))?;
        let name = Name::of(Kind::Request, &bytes).to_string();
        Ok(transport.publish(&root_of(request.log), &part_of(request.machine), &name, &bytes)?)
    }
}

//! A machine that asked to join a log and waits to be let in. It can read nothing and write nothing yet.
//!
//! It made its own keys and put a request in the shared folder, encrypted to the officer who invited. Both officers read
//! six words to each other; once the others let it in, the log comes through the folder, and this becomes a [`Logbook`].
//! The invitation names the log's first entry, so that nobody can put another log in its place.

use std::fs::{self, File};
use std::path::Path;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use crate::domain::id::MachineId;
use crate::domain::rules::Rules;
use crate::entry::{self, sha256};
use crate::error::{Code, Error, Result};
use crate::logbook::{Logbook, Surroundings};
use crate::store::Store;
use crate::sync::invitation::Invitation;
use crate::sync::layout::{FILE_MAX, Kind, Name, part_of, root_of};
use crate::sync::parcel::Parcel;
use crate::sync::request::Request;
use crate::sync::{Arrived, Listed, Transport, seal};
use crate::vault::{Cost, Keyset, NewVault, Vault};

/// What joining asks.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// The invitation, as an officer of the log made it.
    pub invitation: String,
    /// The officer's name.
    pub name: String,
    /// Their role, in words.
    pub role: String,
}

/// A machine that waits to be let in.
pub struct Joining {
    store: Store,
    keyset: Keyset,
    vault: Vault,
    plan: Plan,
    machine: MachineId,
    with: Surroundings,
    taken: Option<File>,
}

/// What became of waiting.
pub enum Stage {
    /// Nobody has let this machine in yet.
    Waiting(Box<Joining>),
    /// The log is here.
    Ready(Box<Logbook>),
}

/// What a waiting machine remembers.
#[derive(Serialize, Deserialize)]
struct Plan {
    invitation: String,
    folder: String,
    request: Request,
}

impl Asking {
    /// Refuses what a machine cannot join with; returns the invitation.
    ///
    /// # Errors
    /// `Invalid` with every broken rule.
    pub fn check(&self, pin: &str, again: &str) -> Result<Invitation> {
        let mut rules = Rules::at(0);
        for (field, text) in [("name", &self.name), ("role", &self.role), ("invitation", &self.invitation)] {
            rules.required(field, text).line(field, text);
        }
        let invitation = self.invitation.parse::<Invitation>();
        rules.hold(
            invitation.is_ok() || self.invitation.trim().is_empty(),
            "invitation",
            "not-an-invitation",
        );
        if let Err(Error::Invalid(broken)) = crate::logbook::check_new_pin(pin, again) {
            for rule in broken {
                rules.broke(&rule.field, &rule.rule);
            }
        }
        rules.finish()?;
        invitation.map_err(|_| Error::field("invitation", "not-an-invitation"))
    }
}

impl Joining {
    /// Makes this machine's keys in a folder that holds no trace of a log, and asks to join through the shared folder.
    ///
    /// # Errors
    /// `Invalid`, `TraceExists`, `KeyringUnavailable`, file and store errors. Nothing stands in the log's folder then.
    pub fn begin(
        folder: &Path,
        shared: &Path,
        asking: &Asking,
        pin: &str,
        mut with: Surroundings,
        transport: &mut dyn Transport,
    ) -> Result<Joining> {
        let invitation = asking.check(pin, pin)?;
        let shared = shared.to_str().ok_or_else(|| Error::field("folder", "not-understood"))?;
        // Asked before anything is made: a folder that cannot be reached is found out while it costs nothing.
        transport.list(&root_of(invitation.log))?;
        let vault = Vault::at(folder);
        let cost = with.cost.unwrap_or_else(Cost::measured);
        let new = NewVault::make(&vault, invitation.log, None, pin, &*with.keyring, &mut with.chance, cost)?;
        let store = Store::create(&new.database(), &new.keyset.database)?;
        let request = Request {
            log: invitation.log,
            genesis: HEXLOWER.encode(&invitation.genesis),
            machine: new.machine,
            name: asking.name.trim().to_owned(),
            role: asking.role.trim().to_owned(),
            signs: new.keyset.signs(),
            opens: new.keyset.opens()?,
            lost: String::new(),
            replaces: None,
            at: with.clock.now_ms(),
            signature: String::new(),
        };
        let request = request.signed(new.keyset.signing_key());
        let plan = Plan { invitation: invitation.to_string(), folder: shared.to_owned(), request };
        store.set_local(
            "joining",
            &serde_json::to_string(&plan).map_err(|_| Error::Internal("plan not written"))?,
        )?;
        store.close()?;
        new.mark_joining()?;
        new.put_in_place()?;
        let mut joining = Joining::unlock(folder, pin, with)?;
        // This machine waits from now on, whatever the folder does: what cannot be put there now, the next pass puts there.
        let _ = joining.ask(transport);
        Ok(joining)
    }

    /// Opens a waiting machine with its PIN.
    ///
    /// # Errors
    /// As [`Logbook::unlock`].
    pub fn unlock(folder: &Path, pin: &str, with: Surroundings) -> Result<Joining> {
        let vault = Vault::at(folder);
        let (keyset, sidecar) = vault.unseal(pin, &*with.keyring)?;
        let taken = Some(vault.folder().take()?);
        let store = Store::open(&vault.folder().database(), &keyset.database)?;
        let plan = store.local("joining")?.and_then(|text| serde_json::from_str(&text).ok());
        let plan = plan.ok_or(Error::Refused(Code::Damaged))?;
        Ok(Joining { store, keyset, vault, plan, machine: sidecar.machine, with, taken })
    }

    /// Six words to read out to the officer who lets this machine in.
    pub fn words(&self) -> Vec<&'static str> {
        self.plan.request.words()
    }

    /// This machine, as its request names it.
    pub fn machine(&self) -> MachineId {
        self.machine
    }

    /// The name with which it asked.
    pub fn name(&self) -> &str {
        &self.plan.request.name
    }

    /// The shared folder through which it asked.
    pub fn shared_folder(&self) -> &Path {
        Path::new(&self.plan.folder)
    }

    /// Looks whether it was let in; asks again when the request is not in the folder.
    ///
    /// # Errors
    /// File errors of the folder; store errors. It goes on waiting then.
    pub fn pass(self, transport: &mut dyn Transport) -> Result<Stage> {
        match self.try_pass(transport)? {
            (_, Some(error)) => Err(error),
            (stage, None) => Ok(stage),
        }
    }

    /// As [`Joining::pass`], for whoever goes on waiting when the folder cannot be reached: then the machine comes back
    /// with what went wrong, since only the PIN could open it again.
    ///
    /// # Errors
    /// Store errors.
    pub fn try_pass(mut self, transport: &mut dyn Transport) -> Result<(Stage, Option<Error>)> {
        match self.begin_log(transport) {
            Ok(true) => {}
            Ok(false) => return Ok((Stage::Waiting(Box::new(self)), None)),
            Err(error) => return Ok((Stage::Waiting(Box::new(self)), Some(error))),
        }
        // From here on the log is put together like any other machine's; it counts only once this machine is in it.
        let me = self.machine;
        let mut logbook = Logbook::assemble(self.store, self.keyset, me, self.vault, self.taken, self.with)?;
        logbook.store.index_later(true);
        logbook.store.set_local("index_behind", "yes")?;
        let passed = crate::acts::exchange(&mut &mut logbook, transport);
        logbook.store.index_later(false);
        if !logbook.is_in() {
            let (store, keyset, vault, taken, with) = logbook.take_apart();
            let waiting = Joining { store, keyset, vault, plan: self.plan, machine: me, with, taken };
            return Ok((Stage::Waiting(Box::new(waiting)), passed.err()));
        }
        // Let in: what a pass could not do now, the next one does.
        logbook.choose_shared_folder(Path::new(&self.plan.folder))?;
        logbook.wrap_to_everybody();
        logbook.arrived()?;
        Ok((Stage::Ready(Box::new(logbook)), None))
    }

    /// Whether the request stands in the folder, whole: half a file or a stranger's in its place asks nobody anything.
    fn has_asked(&self, listing: &[Listed], root: &str, transport: &mut dyn Transport) -> bool {
        let part = part_of(self.plan.request.machine);
        let mut requests = listing.iter().filter(|file| file.part == part).filter_map(|file| {
            let name = file.name.parse::<Name>().ok()?;
            (name.kind == Kind::Request).then_some((name, file))
        });
        requests.any(|(name, file)| {
            transport.read(root, &file.part, &file.name, FILE_MAX).is_ok_and(|bytes| name.fits(&bytes))
        })
    }

    /// Asks again where the request is gone or spoilt, and begins the log when its first entry has come. Returns whether it has.
    fn begin_log(&mut self, transport: &mut dyn Transport) -> Result<bool> {
        let root = root_of(self.plan.request.log);
        let listing = transport.list(&root)?;
        if !self.has_asked(&listing, &root, transport) {
            self.ask(transport)?;
        }
        if self.store.count_entries()? == 0 {
            let Some((genesis, body)) = self.find_genesis(&listing, &root, transport)? else {
                return Ok(false);
            };
            crate::acts::take_genesis(&self.store, &genesis, &body)?;
        }
        Ok(true)
    }

    /// The first entry of the log that the invitation names, if it can be read already.
    fn find_genesis(
        &self,
        listing: &[Listed],
        root: &str,
        transport: &mut dyn Transport,
    ) -> Result<Option<(entry::Entry, Vec<u8>)>> {
        let identities = [zeroize::Zeroizing::new(self.keyset.identity.clone())];
        for file in listing {
            let Ok(name) = file.name.parse::<Name>() else { continue };
            if !matches!(name.kind, Kind::Entries(0, _) | Kind::Snapshot(_)) || file.size > FILE_MAX {
                continue;
            }
            let Ok(bytes) = transport.read(root, &file.part, &file.name, FILE_MAX) else { continue };
            let arrived = Arrived { part: file.part.clone(), name: file.name.clone(), bytes };
            if let (true, Ok(plain)) = (name.fits(&arrived.bytes), seal::open(&arrived.bytes, &identities))
                && let Some(genesis) = self.genesis_in(&plain)
            {
                return Ok(Some(genesis));
            }
        }
        Ok(None)
    }

    fn genesis_in(&self, plain: &[u8]) -> Option<(entry::Entry, Vec<u8>)> {
        let wanted = HEXLOWER.decode(self.plan.request.genesis.as_bytes()).ok()?;
        let parcel = Parcel::read(plain).ok()?;
        let item = parcel.items.into_iter().find(|item| sha256(&item.cose).as_slice() == wanted)?;
        let body = item.body?;
        let entry::v1::Body::LogStarted(started) = entry::v1::Body::read(&body).ok()? else { return None };
        let key = entry::public_key(&started.machine.signs)?;
        let entry =
            entry::read(&item.cose, |machine| (*machine == started.machine.id).then_some(key)).ok()?;
        (sha256(&body) == entry.digest).then_some((entry, body))
    }

    fn ask(&mut self, transport: &mut dyn Transport) -> Result<()> {
        let request = &self.plan.request;
        let invitation: Invitation =
            self.plan.invitation.parse().map_err(|_| Error::Internal("invitation not readable"))?;
        let plain = serde_json::to_vec(request).map_err(|_| Error::Internal("request not written"))?;
        let bytes = seal::seal(&plain, &[invitation.to])?;
        let name = Name::of(Kind::Request, &bytes).to_string();
        Ok(transport.publish(&root_of(request.log), &part_of(request.machine), &name, &bytes)?)
    }
}

impl Logbook {
    /// This machine is in: it stops waiting.
    fn arrived(&mut self) -> Result<()> {
        match fs::remove_file(self.vault.folder().joining()) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

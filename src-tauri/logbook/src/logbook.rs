//! An open log: starting one, unlocking one, recovering one, locking it again.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use crate::commit::Pen;
use crate::domain::chance::Chance;
use crate::domain::id::{LogId, MachineId, OfficerId};
use crate::domain::lists::Lists;
use crate::domain::roster::{Roster, recovery_statement};
use crate::domain::rules::Rules;
use crate::domain::settings::Settings;
use crate::domain::time::Clock;
use crate::entry::Head;
use crate::entry::v1::{Body, LogStarted, Machine, MachineRecovered, Officer};
use crate::error::{Code, Error, Result};
use crate::store::Store;
use crate::sync::Directory;
use crate::vault::{Cost, KeyStore, Keyset, Kit, NewVault, Standing, Vault, head_name};

/// What a log needs of the world, handed in.
pub struct Surroundings {
    /// The keyring.
    pub keyring: Arc<dyn KeyStore>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub chance: Chance,
    /// Cost of a guess at the PIN; nothing means measured on this computer.
    pub cost: Option<Cost>,
}

/// What starting a log asks.
#[derive(Debug, Clone)]
pub struct Start {
    /// The council.
    pub organisation: String,
    /// First part of every reference.
    pub reference_prefix: String,
    /// The officer's name.
    pub officer_name: String,
    /// Their role.
    pub officer_role: String,
}

/// Fewest characters of a PIN or passphrase.
const PIN_MIN: usize = 6;
/// Most characters of one.
const PIN_MAX: usize = 200;
/// Most letters before the year in a reference.
const PREFIX_MAX: usize = 6;

/// Refuses a new PIN that is too short, or not typed twice alike.
///
/// # Errors
/// `Invalid`.
pub fn check_new_pin(pin: &str, again: &str) -> Result<()> {
    let mut rules = Rules::at(0);
    rules.hold(pin.chars().count() >= PIN_MIN, "pin", "too-short");
    rules.hold(pin.chars().count() <= PIN_MAX, "pin", "too-long");
    rules.hold(pin == again, "pin_again", "differs");
    rules.finish()
}

impl Start {
    /// Refuses what a log cannot be started with.
    ///
    /// # Errors
    /// `Invalid` with every broken rule.
    pub fn check(&self, pin: &str, again: &str) -> Result<()> {
        let mut rules = Rules::at(0);
        for (field, text) in [
            ("organisation", &self.organisation),
            ("reference_prefix", &self.reference_prefix),
            ("officer_name", &self.officer_name),
            ("officer_role", &self.officer_role),
        ] {
            rules.required(field, text).line(field, text);
        }
        let prefix = &self.reference_prefix;
        let letters = prefix.chars().all(|c| c.is_ascii_uppercase()) && prefix.len() <= PREFIX_MAX;
        rules.hold(letters, "reference_prefix", "capital-letters");
        let pins = check_new_pin(pin, again);
        if let Err(Error::Invalid(broken)) = pins {
            for rule in broken {
                rules.broke(&rule.field, &rule.rule);
            }
        }
        rules.finish()
    }
}

/// An open log: the key is in memory, the store is open. Dropping it wipes the key.
pub struct Logbook {
    pub(crate) store: Store,
    pub(crate) keyset: Keyset,
    pub(crate) pen: Pen,
    pub(crate) roster: Roster,
    pub(crate) settings: Settings,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Chance,
    pub(crate) keyring: Arc<dyn KeyStore>,
    pub(crate) cost: Option<Cost>,
    pub(crate) vault: Vault,
    /// A new kit that waits to be printed and confirmed.
    pub(crate) waiting_kit: Option<Kit>,
    taken: Option<File>,
}

impl Logbook {
    /// Starts a log in a folder that holds no trace of one, and opens it. The kit waits to be printed.
    ///
    /// # Errors
    /// `TraceExists`, `KeyringUnavailable`, file and store errors. Nothing stands in the folder then.
    pub fn start(folder: &Path, start: Start, pin: &str, mut with: Surroundings) -> Result<Logbook> {
        let vault = Vault::at(folder);
        let cost = with.cost.unwrap_or_else(Cost::measured);
        let (log, kit) = (LogId::make(&mut with.chance), Kit::make(&mut with.chance));
        let new = NewVault::make(&vault, log, Some(&kit), pin, &*with.keyring, &mut with.chance, cost)?;
        let store = Store::create(&new.database(), &new.keyset.database)?;
        let officer = OfficerId::make(&mut with.chance);
        let machine = Machine {
            id: new.machine,
            officer,
            letter: Roster::default().next_letter(),
            signs: new.keyset.signs(),
            opens: new.keyset.opens()?,
        };
        let genesis = LogStarted {
            log,
            organisation: start.organisation,
            reference_prefix: start.reference_prefix,
            officer: Officer { id: officer, name: start.officer_name, role: start.officer_role },
            machine,
            kit: kit.keys()?,
            deputies_max: 2,
        };
        let me = new.machine;
        let keys = new.keyset.clone();
        let mut making = Logbook::assemble(store, keys, me, Vault::at(folder), None, with)?;
        making.pen.log = log;
        making.commit(vec![(log.into(), Body::LogStarted(genesis))])?;
        let (store, with) = making.disassemble();
        store.close()?;
        new.put_in_place()?;
        let vault = Vault::at(folder);
        // Taken before anything slow: no other program may get in between making a log and opening it.
        let taken = vault.folder().take()?;
        // Opened as on any other day, so that a PIN that cannot open it is noticed now.
        let (keyset, sidecar) = vault.unseal(pin, &*with.keyring)?;
        let mut logbook = Logbook::open(vault, keyset, sidecar.machine, taken, with)?;
        logbook.waiting_kit = Some(kit);
        Ok(logbook)
    }

    /// Opens a log with the PIN; the keyring must hold the other half.
    ///
    /// # Errors
    /// `NoLog`, `WrongPin`, `KeyringMissing`, `KeyringChanged`, `KeyringUnavailable`, `Damaged`, `TooNew`, `InUse`, `RolledBack`.
    pub fn unlock(folder: &Path, pin: &str, with: Surroundings) -> Result<Logbook> {
        let vault = Vault::at(folder);
        if vault.standing() == Standing::Joining {
            return Err(Error::Refused(Code::Waiting));
        }
        let (keyset, sidecar) = vault.unseal(pin, &*with.keyring)?;
        let taken = vault.folder().take()?;
        let mut logbook = Logbook::open(vault, keyset, sidecar.machine, taken, with)?;
        logbook.seal_newest_key(pin)?;
        Ok(logbook)
    }

    /// Once the age key in the sealed keyset is burnt, the newest one takes its place there.
    fn seal_newest_key(&mut self, pin: &str) -> Result<()> {
        let newest = self.store.identities()?.into_iter().next();
        let burnt = self.store.local("first_key")?.as_deref() == Some("burnt");
        let Some((_, identity, _)) =
            newest.filter(|(_, identity, _)| burnt && **identity != self.keyset.identity)
        else {
            return Ok(());
        };
        self.keyset.identity.clone_from(&identity);
        self.vault.reseal(&self.keyset, pin, &*self.keyring, &mut self.chance)
    }

    pub(crate) fn open(
        vault: Vault,
        keyset: Keyset,
        me: MachineId,
        taken: File,
        with: Surroundings,
    ) -> Result<Logbook> {
        let store = Store::open(&vault.folder().database(), &keyset.database)?;
        let logbook = Logbook::assemble(store, keyset, me, vault, Some(taken), with)?;
        logbook.refuse_rolled_back()?;
        logbook.wrap_to_everybody();
        Ok(logbook)
    }

    /// Opens a log with its recovery kit and goes on as a new machine of the same officer, under a new PIN.
    ///
    /// # Errors
    /// `WrongKit`, `NoLog`, `Damaged`, `TooNew`, `InUse`, `KeyringUnavailable`. The log stays as it was then.
    pub fn recover(folder: &Path, words: &str, pin: &str, mut with: Surroundings) -> Result<Logbook> {
        let kit = Kit::read(words)?;
        let vault = Vault::at(folder);
        let recovered = vault.open_with_kit(&kit)?;
        let taken = vault.folder().take()?;
        let store = Store::open(&vault.folder().database(), &recovered.database)?;
        let roster = store.roster()?;
        if kit.keys()?.signs != roster.kit.signs {
            return Err(Error::Refused(Code::WrongKit));
        }
        let heads = store.heads()?;
        // The database itself knows best whose it is: a key file can have been put here from elsewhere.
        let said = store.local("machine")?.and_then(|machine| machine.parse().ok());
        let known = said.or(recovered.machine).filter(|machine| roster.machines.contains_key(machine));
        let replaces = known.or_else(|| heads.keys().next().copied()).ok_or(Error::Refused(Code::Damaged))?;
        let officer = roster.officer_of(&replaces).ok_or(Error::Refused(Code::Damaged))?.id;
        let cost = with.cost.unwrap_or_else(Cost::measured);
        let keys =
            vault.make_recovered_keys(&recovered, roster.log, pin, &*with.keyring, &mut with.chance, cost)?;
        let me = keys.machine;
        let machine = Machine {
            id: me,
            officer,
            letter: roster.letter_in_place_of(&replaces),
            signs: keys.keyset.signs(),
            opens: keys.keyset.opens()?,
        };
        let last = heads.get(&replaces).map(|(seq, hash)| (*seq, data_encoding::HEXLOWER.encode(hash)));
        let mut entry = MachineRecovered { machine, replaces, last, proof: String::new() };
        entry.proof = kit.sign(&recovery_statement(roster.log, &entry));
        let keyset = keys.keyset.clone();
        let mut logbook = Logbook::assemble(store, keyset, me, vault, Some(taken), with)?;
        logbook.commit(vec![(me.into(), Body::MachineRecovered(entry))])?;
        logbook.vault.put_recovered_in_place(&keys, &recovered)?;
        logbook.wrap_to_everybody();
        if let Some(shared) = logbook.shared_folder()? {
            // An old disk would show what was erased since, and write for keys that are burnt. Where the folder is out of reach
            // nobody can know, and the log opens.
            let _ = logbook.hear_with_the_kit(&mut Directory::at(&shared), &kit);
        }
        Ok(logbook)
    }

    /// Locks: everything is written home, the store is closed, the keys are wiped.
    ///
    /// # Errors
    /// Store errors; the keys are wiped all the same.
    pub fn lock(self) -> Result<()> {
        // A mark for "since you were away"; if it cannot be written, more is shown next time, never less.
        let _ = self.remember_leaving();
        let (store, _) = self.disassemble();
        store.close()
    }

    /// The folder the log is in.
    pub fn folder(&self) -> &Path {
        self.vault.path()
    }

    /// The head of every machine's log, as it is here.
    pub fn heads(&self) -> BTreeMap<MachineId, Head> {
        self.pen.heads()
    }

    /// SHA-256 of the folded tables, hexadecimal: the same on every machine with the same entries.
    ///
    /// # Errors
    /// Store errors.
    pub fn state(&self) -> Result<String> {
        self.store.state()
    }

    /// The lists in force that a council changes.
    pub fn lists(&self) -> &Lists {
        &self.settings.lists
    }

    /// The settings in force.
    pub fn settings_in_force(&self) -> &Settings {
        &self.settings
    }

    /// The kit that waits to be printed, if any.
    pub fn waiting_kit(&self) -> Option<&Kit> {
        self.waiting_kit.as_ref()
    }

    /// Milliseconds on the clock, UTC.
    pub(crate) fn now(&self) -> i64 {
        self.clock.now_ms()
    }

    /// Writes this machine's head into the keyring, so that an older copy of the database is noticed.
    /// A keyring that fails now costs no entry: the next head is written with the next entry.
    pub(crate) fn remember_head(&self) {
        if let Some((seq, hash)) = self.pen.head {
            let mut value = seq.to_be_bytes().to_vec();
            value.extend(hash);
            let _ = self.keyring.set(&head_name(self.pen.me), &value);
        }
    }

    /// Reads the roster again, and folds afresh when logs now end elsewhere. A machine that the kit has just let in learns here
    /// whose it is, and so what it may not show.
    pub(crate) fn read_roster(&mut self) -> Result<()> {
        self.roster = self.store.roster()?;
        self.store.read_by(self.pen.me, self.roster.officer_of(&self.pen.me).map(|officer| officer.id));
        if self.store.cuts() != self.roster.cuts {
            self.store.end_logs_at(&self.roster.cuts);
            self.store.refold()?;
        }
        Ok(())
    }

    fn refuse_rolled_back(&self) -> Result<()> {
        let Some(value) = self.keyring.get(&head_name(self.pen.me))? else { return Ok(()) };
        let Some((seq, hash)) =
            value.split_at_checked(8).and_then(|(seq, hash)| Some((seq.try_into().ok()?, hash)))
        else {
            return Ok(());
        };
        let id = crate::domain::id::EntryId { machine: self.pen.me, seq: u64::from_be_bytes(seq) };
        match self.store.entry(id)? {
            Some(kept) if kept.hash == hash => Ok(()),
            Some(_) | None => Err(Error::Refused(Code::RolledBack)),
        }
    }

    /// Takes it apart again, while the machine is not in.
    pub(crate) fn take_apart(self) -> (Store, Keyset, Vault, Option<File>, Surroundings) {
        let with =
            Surroundings { keyring: self.keyring, clock: self.clock, chance: self.chance, cost: self.cost };
        (self.store, self.keyset, self.vault, self.taken, with)
    }

    /// Whether this machine is in the log: let in, not replaced, its officer neither suspended nor gone.
    pub fn is_in(&self) -> bool {
        self.roster.is_active(&self.pen.me)
    }

    /// Puts a log together of its parts: the roster, the settings and the pen are read from the entries.
    pub(crate) fn assemble(
        store: Store,
        keyset: Keyset,
        me: MachineId,
        vault: Vault,
        taken: Option<File>,
        with: Surroundings,
    ) -> Result<Logbook> {
        let roster = store.roster()?;
        store.end_logs_at(&roster.cuts);
        store.settle_machine(me)?;
        let pen = Pen::at(&store, me, roster.log)?;
        store.read_by(me, roster.officer_of(&me).map(|officer| officer.id));
        // One entry that cannot be read must not keep the whole log shut: the check names it.
        drop(store.say_of_whom_packets_tell());
        drop(store.put_clocked_afresh());
        let mut logbook = Logbook {
            store,
            keyset,
            pen,
            roster,
            settings: Settings::default(),
            clock: with.clock,
            chance: with.chance,
            keyring: with.keyring,
            cost: with.cost,
            vault,
            waiting_kit: None,
            taken,
        };
        logbook.read_settings_entries()?;
        Ok(logbook)
    }

    fn disassemble(self) -> (Store, Surroundings) {
        let (store, _, _, _, with) = self.take_apart();
        (store, with)
    }
}

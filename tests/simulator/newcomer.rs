//! A computer that is new to the log asks to join, waits, and comes in once somebody has let it in; one whose keys are gone
//! is opened with the recovery kit and goes on as another machine. Both may lose power at any step.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use logbook::acts::{Admission, Nothing};
use logbook::domain::id::OfficerId;
use logbook::vault::MemoryKeyring;
use logbook::{Asking, Error, Joining, Logbook, Pinned, Stage, Surroundings, Vault};
use zeroize::Zeroizing;

use crate::folder::{Fuse, Hand};
use crate::machine::{Machine, PIN, cut_power, surroundings};
use crate::world::{Failure, World};

/// A computer that waits to be let in. It sits at the next desk, and is a machine once it has come in.
pub struct Newcomer {
    joining: Option<Joining>,
    officer: OfficerId,
    disk: PathBuf,
    keyring: Arc<MemoryKeyring>,
    pub clock: Arc<Pinned>,
    starts: u64,
    seed: u64,
}

impl Newcomer {
    fn surroundings(&mut self) -> Surroundings {
        self.starts += 1;
        surroundings(&self.keyring, &self.clock, self.seed * 1_000 + self.starts)
    }

    fn is_waiting(&self) -> bool {
        self.disk.join("log.joining").exists()
    }
}

impl World {
    /// One thing happens to the computer that is new: it asks, somebody lets it in, or it looks in the folder.
    pub fn newcomer_step(&mut self, host: usize) -> Result<(), Failure> {
        if self.newcomer.is_none() {
            return if self.joined { self.act(host) } else { self.ask_to_join(host) };
        }
        match self.dice.below(3) {
            0 => self.let_in(host),
            1 => {
                let at = self.machines.len();
                self.say("files arrive at the newcomer");
                crate::hostility::deliver(self, at);
                Ok(())
            }
            _ => {
                let crash = self.weather.has("crash") && self.dice.percent(30);
                let fuse = if crash { Fuse::after(1 + self.dice.below(9) as u32) } else { Fuse::default() };
                self.come_in(&fuse).map(|_| ())
            }
        }
    }

    /// A fresh computer asks, for an officer who is in, with an invitation that somebody made.
    fn ask_to_join(&mut self, host: usize) -> Result<(), Failure> {
        let page = self.page(host)?;
        let owners: Vec<_> = page.officers.iter().filter(|line| line.standing == "active").collect();
        let Some(owner) = self.dice.pick(&owners).map(|line| (line.officer, line.name.clone())) else {
            return Ok(());
        };
        let Ok(invited) = self.machines[host].book.as_mut().expect("open").invite(Nothing::default()) else {
            return Ok(());
        };
        let at = self.machines.len();
        let disk = self.root.join(at.to_string());
        // Of another story.
        let _ = std::fs::remove_dir_all(&disk);
        self.sea.copies.push(self.sea.copies[host].clone());
        self.sea.ways.push(self.sea.ways[host].clone());
        let mut newcomer = Newcomer {
            joining: None,
            officer: owner.0,
            disk,
            keyring: Arc::default(),
            clock: Arc::new(Pinned::at_ms(logbook::Clock::now_ms(&*self.machines[host].clock))),
            starts: 0,
            seed: self.machines[0].seed + 70,
        };
        let asking = Asking { invitation: invited.invitation, name: owner.1, role: "Deputy".into() };
        let (with, clock, fuse) = (newcomer.surroundings(), newcomer.clock.clone(), Fuse::default());
        let mut hand =
            Hand { sea: &mut self.sea, machine: at, fuse: &fuse, shut_out: Vec::new(), leaked: false, clock };
        let begun = Joining::begin(&newcomer.disk, Path::new("/shared"), &asking, PIN, with, &mut hand);
        newcomer.joining = Some(begun.map_err(|error| Failure(format!("asking to join: {error:?}")))?);
        self.newcomer = Some(newcomer);
        self.joined = true;
        self.say(&format!("a new computer asks to join, invited by {host}"));
        Ok(())
    }

    /// Somebody who has the request hears the six words and lets the computer in.
    fn let_in(&mut self, host: usize) -> Result<(), Failure> {
        let page = self.page(host)?;
        let Some(newcomer) = &self.newcomer else { return Ok(()) };
        let Some(joining) = &newcomer.joining else { return Ok(()) };
        let words = joining.words();
        let Some(request) = page.requests.iter().find(|line| line.words == words) else {
            self.say(&format!("{host} knows of no request"));
            return Ok(());
        };
        let admission = Admission {
            machine: request.machine.parse().expect("an id"),
            officer: Some(newcomer.officer),
            words: words.join(" "),
            reason: "Agreed.".into(),
            ..Admission::default()
        };
        self.pages.remove(&host);
        let done = self.machines[host].book.as_mut().expect("open").admit_machine(admission);
        let done = match done {
            Ok(()) => "done".to_owned(),
            Err(Error::Invalid(broken)) => format!("{:?}", broken.first().map(|b| (&b.field, &b.rule))),
            Err(Error::Refused(code)) => format!("{code:?}"),
            Err(error) => return Err(Failure(format!("letting in at {host}: {error:?}"))),
        };
        self.say(&format!("{host} lets the newcomer in: {done}"));
        self.note(host)
    }

    /// The computer looks in the folder, until the power goes. Returns whether it is in now.
    pub fn come_in(&mut self, fuse: &Fuse) -> Result<bool, Failure> {
        let Some(mut newcomer) = self.newcomer.take() else { return Ok(false) };
        let at = self.machines.len();
        let clock = newcomer.clock.clone();
        let mut hand =
            Hand { sea: &mut self.sea, machine: at, fuse, shut_out: Vec::new(), leaked: false, clock };
        let joining = newcomer.joining.take().expect("it waits");
        let (stage, wrong) = joining
            .try_pass(&mut hand)
            .map_err(|error| Failure(format!("the newcomer's pass: {error:?}")))?;
        if fuse.is_blown() {
            self.say("the power goes at the newcomer");
            cut_power(&newcomer.disk, || drop(stage));
            if newcomer.is_waiting() {
                let with = newcomer.surroundings();
                let again = Joining::unlock(&newcomer.disk, PIN, with);
                newcomer.joining =
                    Some(again.map_err(|error| Failure(format!("the newcomer does not open: {error:?}")))?);
                self.newcomer = Some(newcomer);
                return Ok(false);
            }
            return self.sit_down(newcomer, None).map(|()| true);
        }
        match (stage, wrong) {
            (Stage::Ready(book), _) => self.sit_down(newcomer, Some(*book)).map(|()| true),
            (Stage::Waiting(joining), None | Some(Error::File(_))) => {
                self.say("the newcomer waits");
                newcomer.joining = Some(*joining);
                self.newcomer = Some(newcomer);
                Ok(false)
            }
            (Stage::Waiting(_), Some(error)) => Err(Failure(format!("the newcomer's pass: {error:?}"))),
        }
    }

    fn sit_down(&mut self, newcomer: Newcomer, book: Option<Logbook>) -> Result<(), Failure> {
        let at = self.machines.len();
        let Newcomer { disk, keyring, clock, seed, starts, .. } = newcomer;
        let machine = Machine::on(&disk, keyring, clock, seed);
        let mut machine = machine.map_err(|error| Failure(format!("the newcomer's keys: {error:?}")))?;
        machine.starts = starts;
        let waits = book.is_none();
        machine.book = book;
        self.machines.push(machine);
        self.say(&format!("the newcomer is in, as {at}"));
        if waits { self.open(at) } else { self.note(at) }
    }

    /// A machine's keys are gone; the paper opens its log, and it goes on as a new machine of the same officer.
    pub fn recover_by_kit(&mut self, at: usize) -> Result<(), Failure> {
        // Were all opened apart, each would wrap its words for machines that are no more, and nobody could tell them. Who is
        // suspended cannot either, nor can one of which a second copy went on.
        let few = self.weather.has("roster") || self.weather.has("image");
        let most = if few { 1 } else { self.met.len() - 2 };
        if self.recovered >= most {
            return self.act(at);
        }
        self.recovered += 1;
        self.pages.remove(&at);
        self.sure.remove(&at);
        self.known.remove(&at);
        self.acquainted.remove(&at);
        let kit = self.kit.clone();
        let machine = &mut self.machines[at];
        let old = machine.id;
        machine.book = None;
        machine.eye = OnceCell::new();
        machine.keyring.lose_everything();
        let with = machine.surroundings();
        let disk = machine.disk.clone();
        let book = Logbook::recover(&disk, &kit, PIN, with)
            .map_err(|error| Failure(format!("the kit does not open {at}: {error:?}")))?;
        let (keyset, sidecar) = Vault::at(&disk)
            .unseal(PIN, &*machine.keyring)
            .map_err(|error| Failure(format!("keys of {at}: {error:?}")))?;
        machine.id = sidecar.machine;
        machine.key = keyset.database;
        machine.identity = Zeroizing::new(keyset.identity.clone());
        machine.book = Some(book);
        // What the old machine held, the new one holds; of two copies of it nobody knows which held what.
        let held =
            if self.doubled.contains(&old) { None } else { self.held.get(&old).cloned() }.unwrap_or_default();
        let new = self.machines[at].id;
        self.held.insert(new, held);
        self.say(&format!("the keys of {at} are gone, and the kit opens it"));
        self.note(at)
    }
}

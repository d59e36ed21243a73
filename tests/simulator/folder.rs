//! The shared folder as something else carries it: every machine has a copy of its own, and changes come late, twice,
//! half, or never.
//!
//! Names of files carry hashes that differ from run to run, since age's randomness cannot be fixed. So everything here
//! goes by the number in which a file came to be, and nothing is ever decided by a name.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::sync::Arc;

use logbook::sync::layout::Name;
use logbook::sync::{Listed, Transport, seal};
use zeroize::Zeroizing;

/// A file in a copy of the folder.
#[derive(Clone)]
pub struct File {
    /// The part it is in.
    pub part: String,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Whether the bytes are here; a placeholder is listed and cannot be read.
    pub here: bool,
}

/// A change on its way to one machine.
#[derive(Clone)]
pub enum Change {
    /// A file appeared.
    Put(u64, File),
    /// A file went.
    Gone(u64),
}

/// One copy, by number.
pub type Copy = BTreeMap<u64, File>;

/// All copies and what is on its way between them.
#[derive(Clone, Default)]
pub struct Sea {
    /// One for each machine; in a calm sea all look at the first.
    pub copies: Vec<Copy>,
    /// Changes on their way, by receiver.
    pub ways: Vec<VecDeque<Change>>,
    /// Whether there is one folder and no copies.
    pub calm: bool,
    /// Machines that cannot write in the folder just now: their disk is full.
    pub full: BTreeSet<usize>,
    /// Machines that cannot reach the folder at all.
    pub away: BTreeSet<usize>,
    /// Machines in whose folder another log lies.
    pub strange: BTreeSet<usize>,
    /// Every file that was ever published, for whoever comes later.
    pub ever: Copy,
    /// The part in which each file was first put, by its name.
    pub born: BTreeMap<String, String>,
    next: u64,
}

impl Sea {
    /// Copies for so many machines.
    pub fn of(machines: usize) -> Sea {
        Sea { copies: vec![Copy::new(); machines], ways: vec![VecDeque::new(); machines], ..Sea::default() }
    }

    /// The copy a machine looks at.
    pub fn look(&self, machine: usize) -> &Copy {
        &self.copies[if self.calm { 0 } else { machine }]
    }

    /// As [`Sea::look`], to change it.
    pub fn seen_by(&mut self, machine: usize) -> &mut Copy {
        let at = if self.calm { 0 } else { machine };
        &mut self.copies[at]
    }

    /// A number that no file had yet.
    pub fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn tell(&mut self, from: usize, change: &Change) {
        if self.calm {
            return;
        }
        for (to, way) in self.ways.iter_mut().enumerate() {
            if to != from {
                way.push_back(change.clone());
            }
        }
    }

    /// Lets one change arrive.
    pub fn arrive(&mut self, machine: usize, change: Change) {
        match change {
            Change::Put(number, file) => self.copies[machine].insert(number, file),
            Change::Gone(number) => self.copies[machine].remove(&number),
        };
    }
}

/// Counts the steps of a pass, and ends it at one of them as a power cut would.
#[derive(Default)]
pub struct Fuse(Cell<Option<u32>>);

impl Fuse {
    /// Burns down after so many steps.
    pub fn after(steps: u32) -> Fuse {
        Fuse(Cell::new(Some(steps)))
    }

    /// Whether the power is gone.
    pub fn is_blown(&self) -> bool {
        self.0.get() == Some(0)
    }

    /// One step; false when the power went before it.
    pub fn step(&self) -> bool {
        match self.0.get() {
            None => true,
            Some(0) => false,
            Some(left) => {
                self.0.set(Some(left - 1));
                left > 1
            }
        }
    }

    fn check(&self) -> io::Result<()> {
        if self.step() { Ok(()) } else { Err(io::ErrorKind::Interrupted.into()) }
    }
}

/// The folder as one machine reaches it.
pub struct Hand<'a> {
    /// The folder.
    pub sea: &'a mut Sea,
    /// Which machine.
    pub machine: usize,
    /// When the power goes.
    pub fuse: &'a Fuse,
    /// Keys that must open nothing this machine publishes.
    pub shut_out: Vec<Zeroizing<String>>,
    /// Whether one did.
    pub leaked: bool,
    /// Its clock goes on with every file.
    pub clock: Arc<logbook::Pinned>,
}

impl Transport for Hand<'_> {
    fn list(&mut self, _: &str) -> io::Result<Vec<Listed>> {
        self.reach()?;
        let machine = self.machine;
        let files = self.sea.seen_by(machine).values();
        Ok(files
            .map(|f| Listed { part: f.part.clone(), name: f.name.clone(), size: f.bytes.len() as u64 })
            .collect())
    }

    fn roots(&mut self) -> io::Result<Vec<String>> {
        self.reach()?;
        let strange = self.sea.strange.contains(&self.machine);
        Ok(if strange { vec!["safeguarding-log-deadbeef".into()] } else { Vec::new() })
    }

    fn read(&mut self, _: &str, part: &str, name: &str, _: u64) -> io::Result<Vec<u8>> {
        self.reach()?;
        let machine = self.machine;
        let file = self.sea.seen_by(machine).values().find(|f| f.part == part && f.name == name);
        match file {
            Some(file) if file.here => Ok(file.bytes.to_vec()),
            Some(_) => Err(io::ErrorKind::WouldBlock.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn publish(&mut self, _: &str, part: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.reach()?;
        if self.sea.full.contains(&self.machine) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.leaked |= !self.shut_out.is_empty() && seal::open(bytes, &self.shut_out).is_ok();
        let number = self.sea.number();
        let file = File { part: part.into(), name: name.into(), bytes: Arc::new(bytes.to_vec()), here: true };
        self.sea.seen_by(self.machine).insert(number, file.clone());
        self.sea.ever.insert(number, file.clone());
        self.sea.born.insert(name.into(), part.into());
        self.sea.tell(self.machine, &Change::Put(number, file));
        self.clock.pass_seconds(1);
        Ok(())
    }

    fn remove(&mut self, _: &str, part: &str, name: &str) -> io::Result<()> {
        self.reach()?;
        let machine = self.machine;
        let copy = self.sea.seen_by(machine);
        let number = copy.iter().find(|(_, f)| f.part == part && f.name == name).map(|(number, _)| *number);
        if let Some(number) = number {
            copy.remove(&number);
            self.sea.tell(machine, &Change::Gone(number));
        }
        Ok(())
    }
}

impl Hand<'_> {
    fn reach(&self) -> io::Result<()> {
        self.fuse.check()?;
        if self.sea.away.contains(&self.machine) { Err(io::ErrorKind::NotFound.into()) } else { Ok(()) }
    }
}

/// Numbers from and to that files of a part hold, by their names.
///
/// One that was cut short counts: its owner reads its files again one by one, and finds it some passes later.
pub fn spans(copy: &Copy, part: &str) -> Vec<(u64, u64)> {
    let names = copy.values().filter(|f| f.part == part).filter_map(|f| f.name.parse::<Name>().ok());
    names
        .filter_map(|name| match name.kind {
            logbook::sync::layout::Kind::Entries(from, to) => Some((from, to)),
            _ => None,
        })
        .collect()
}

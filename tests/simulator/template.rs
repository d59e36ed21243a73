//! Towns that are made once and copied for every seed: so many machines, all in, all agreed, two concerns on record.
//!
//! The last machine of each is the one in the drawer: it is in, and sleeps until everything is over. Then it is given
//! all that was ever published, in another order, and must come to the same.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use logbook::acts::{Admission, ChangeNamed, NewConcern, Nothing, PersonForm};
use logbook::domain::id::{MachineId, OfficerId};
use logbook::vault::MemoryKeyring;
use logbook::{Asking, Joining, Logbook, Pinned, Stage, Start};

use crate::dice::Dice;
use crate::folder::{Fuse, Hand, Sea};
use crate::machine::{Image, Machine, PIN, copy_keyring, image_of, lay, surroundings};

/// When every story begins.
pub const MORNING: &str = "2026-11-23T09:14";

/// Towns there are: of two machines to six, each with the one in the drawer.
pub const TOWNS: std::ops::RangeInclusive<usize> = 2..=6;
/// Which town a story takes, by its machines at desks: of forty one has five and one six, and each has one more in the drawer. Most faults show among few, and what a story
/// costs grows with the square of the machines. (Shorter stories cost less too, and find less in the same time:
/// `docs/benchmarks.md`.)
pub fn size(dice: &mut Dice) -> usize {
    match dice.below(40) {
        0..=21 => 2,
        22..=34 => 3,
        35..=37 => 4,
        38 => 5,
        _ => 6,
    }
}

/// A town to copy: what belongs to each machine, and the folder.
pub struct Template {
    seats: Vec<Seat>,
    sea: Sea,
    /// The words of the recovery kit.
    pub kit: String,
}

struct Seat {
    id: MachineId,
    key: [u8; 32],
    identity: zeroize::Zeroizing<String>,
    image: Image,
    keyring: Arc<MemoryKeyring>,
    now: i64,
}

/// A town that is being made.
struct Making {
    machines: Vec<Machine>,
    sea: Sea,
    root: tempfile::TempDir,
}

/// A folder that costs no disk where there is one.
pub fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a scratch folder")
}

impl Template {
    /// Makes a town of so many machines and the one in the drawer.
    pub fn of(machines: usize) -> Template {
        let root = scratch();
        let mut sea = Sea::of(machines + 1);
        sea.calm = true;
        let mut town = Making { machines: Vec::new(), sea, root };
        let first = town.blank(0);
        town.start(first);
        let kit = town.machines[0].book.as_ref().and_then(Logbook::waiting_kit).expect("a kit waits");
        let kit = kit.words().join(" ");
        for at in 1..=machines {
            town.join(at, if at == machines { 0 } else { at % 3 }, at == machines);
        }
        for (at, name) in [(0, "Grace McKenna"), (1, "Tom Ashby")] {
            let book = town.machines[at].book.as_mut().expect("open");
            book.record_concern(concern(name, "Came to the desk.")).expect("recorded");
        }
        town.agree();
        town.sea.ever.clear();
        let seats = std::mem::take(&mut town.machines).into_iter().map(|mut machine| {
            machine.book.take().expect("open").lock().expect("closes");
            Seat {
                id: machine.id,
                key: machine.key,
                identity: machine.identity.clone(),
                image: image_of(&machine.disk),
                keyring: machine.keyring.clone(),
                now: logbook::Clock::now_ms(&*machine.clock),
            }
        });
        Template { seats: seats.collect(), sea: town.sea, kit }
    }

    /// Copies it under a folder; the clock of each machine is what it was, plus so many seconds.
    pub fn copy(&self, to: &Path, seed: u64, clocks: &[i64]) -> (Vec<Machine>, Sea) {
        let machines = self.seats.iter().enumerate().map(|(at, from)| {
            let disk = to.join(at.to_string());
            lay(&from.image, &disk);
            let clock = Arc::new(Pinned::at_ms(from.now));
            clock.pass_seconds(clocks.get(at).copied().unwrap_or(0));
            Machine {
                id: from.id,
                key: from.key,
                identity: from.identity.clone(),
                disk,
                keyring: copy_keyring(&from.keyring, from.id),
                clock,
                book: None,
                starts: 0,
                seed: seed * 100 + at as u64,
                eye: std::cell::OnceCell::new(),
            }
        });
        let mut sea = self.sea.clone();
        sea.calm = false;
        for at in 1..sea.copies.len() {
            sea.copies[at] = sea.copies[0].clone();
        }
        (machines.collect(), sea)
    }
}

impl Making {
    fn blank(&self, at: usize) -> (PathBuf, Arc<MemoryKeyring>, Arc<Pinned>) {
        (self.root.path().join(at.to_string()), Arc::default(), Arc::new(Pinned::at(MORNING)))
    }

    fn start(&mut self, (disk, keyring, clock): (PathBuf, Arc<MemoryKeyring>, Arc<Pinned>)) {
        let start = Start {
            organisation: "Maidstone Borough Council".into(),
            reference_prefix: "MBC".into(),
            officer_name: "Jo Larkin".into(),
            officer_role: "Designated Safeguarding Officer".into(),
        };
        let book =
            Logbook::start(&disk, start, PIN, surroundings(&keyring, &clock, 1)).expect("a log starts");
        let mut machine = Machine::on(&disk, keyring, clock, 0).expect("it opens");
        machine.book = Some(book);
        self.machines.push(machine);
    }

    fn join(&mut self, at: usize, officer: usize, drawer: bool) {
        let second = at >= 3 || drawer;
        // Another officer lets a second machine in; the DSO lets deputies in.
        let host = if second { (officer + 1) % 3 } else { 0 };
        let names = ["Jo Larkin", "Sam Okafor", "Ali Rahman"];
        let invitation = self.book(host).invite(Nothing::default()).expect("invited").invitation;
        let asking = Asking { invitation, name: names[officer].into(), role: "Deputy".into() };
        let (disk, keyring, clock) = self.blank(at);
        let (fuse, shared) = (Fuse::default(), Path::new("/shared"));
        let with = surroundings(&keyring, &clock, 500 + at as u64);
        let joining =
            Joining::begin(&disk, shared, &asking, PIN, with, &mut hand(&mut self.sea, at, &fuse, &clock));
        let joining = joining.expect("it asks");
        self.pass(host);
        let page = self.book(host).read_officers(Nothing::default()).expect("a page");
        let words = joining.words();
        let request = page.requests.iter().find(|line| line.words == words).expect("the request");
        let owner: Option<OfficerId> = second
            .then(|| page.officers.iter().find(|o| o.name == names[officer]).expect("an officer").officer);
        let admission = Admission {
            machine: request.machine.parse().expect("an id"),
            officer: owner,
            words: words.join(" "),
            reason: "Agreed.".into(),
            ..Admission::default()
        };
        self.book(host).admit_machine(admission).expect("let in");
        self.agree();
        self.approve();
        let stage = joining.pass(&mut hand(&mut self.sea, at, &fuse, &clock)).expect("a pass");
        let Stage::Ready(book) = stage else { panic!("nobody let machine {at} in") };
        let mut machine = Machine::on(&disk, keyring, clock, 0).expect("it opens");
        machine.book = Some(*book);
        self.machines.push(machine);
        self.agree();
    }

    fn approve(&mut self) {
        for at in 0..self.machines.len() {
            for line in self.book(at).read_officers(Nothing::default()).expect("a page").proposals {
                if line.may_approve {
                    self.book(at).approve_change(ChangeNamed { proposal: line.proposal }).expect("agreed");
                    self.agree();
                }
            }
        }
    }

    fn book(&mut self, at: usize) -> &mut Logbook {
        self.machines[at].book.as_mut().expect("open")
    }

    fn pass(&mut self, at: usize) -> u64 {
        let machine = &mut self.machines[at];
        let fuse = Fuse::default();
        let mut book = machine.book.as_mut().expect("open");
        let mut hand = hand(&mut self.sea, at, &fuse, &machine.clock);
        let passed = logbook::acts::pass(&mut book, &mut hand).expect("a pass");
        passed.published + passed.taken.entries + passed.taken.bodies
    }

    fn agree(&mut self) {
        while (0..self.machines.len()).map(|at| self.pass(at)).sum::<u64>() > 0 {}
    }
}

fn hand<'a>(sea: &'a mut Sea, machine: usize, fuse: &'a Fuse, clock: &Arc<Pinned>) -> Hand<'a> {
    Hand { sea, machine, fuse, shut_out: Vec::new(), leaked: false, clock: clock.clone() }
}

/// A concern in few words.
pub fn concern(name: &str, account: &str) -> NewConcern {
    let person = PersonForm { role: "adult_at_risk".into(), name: name.into(), ..PersonForm::default() };
    NewConcern {
        danger: Some("no".into()),
        people: vec![person],
        account: account.into(),
        summary: "Seen at the desk".into(),
        risk_level: Some("low".into()),
        ..NewConcern::default()
    }
}

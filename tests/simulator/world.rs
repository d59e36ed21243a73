//! One seed: a town is copied, the weather is chosen, things happen, the weather clears, and everybody must agree.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;

use logbook::acts::{Nothing, OfficersPage, Passed};
use logbook::domain::id::MachineId;
use logbook::{Error, Logbook, Result};
use sha2::{Digest, Sha256};

use crate::alarms;
use crate::dice::Dice;
use crate::folder::{Fuse, Hand, Sea};
use crate::hostility::Weather;
use crate::machine::{Lent, Machine};
use crate::newcomer::Newcomer;
use crate::oracle;
use crate::secrets::Secret;
use crate::template::{self, TOWNS, Template};

/// What a seed came to.
pub struct Run {
    /// SHA-256 of everything that happened and of every final state: the same whenever the seed is run.
    pub digest: String,
    /// What must not be, if it was.
    pub failure: Option<String>,
    /// Steps taken.
    pub steps: u64,
    /// Whether what a machine shows was compared with anything at the end.
    pub compared: bool,
}

/// Something that must never happen did.
pub struct Failure(pub String);

/// A seed in the middle of its story.
pub struct World {
    /// Where everything random comes from.
    pub dice: Dice,
    /// Computers; the one at `drawer` sleeps until the end, those after it are second copies of others.
    pub machines: Vec<Machine>,
    /// Which one is in the drawer. Nobody erases anything before every machine has heard: then it is on a desk.
    pub drawer: Option<usize>,
    /// The folder.
    pub sea: Sea,
    /// What can go wrong in this story.
    pub weather: Weather,
    /// The second copy of a machine, where there is one.
    pub twin: Option<usize>,
    /// A computer that waits to be let in.
    pub newcomer: Option<Newcomer>,
    /// Whether one ever asked.
    pub joined: bool,
    /// The words of the recovery kit.
    pub kit: String,
    /// How many machines it has opened.
    pub recovered: usize,
    /// Machines of which a second copy went on.
    pub doubled: BTreeSet<MachineId>,
    /// The most that each machine ever held of each log.
    pub held: BTreeMap<MachineId, BTreeMap<MachineId, u64>>,
    /// Own files that stood in the folder when each machine's last pass ended well, and nothing happened to it since.
    pub sure: BTreeMap<usize, BTreeSet<String>>,
    /// Where disks are.
    pub root: std::path::PathBuf,
    /// What each machine's page of officers said when it was last read, while nothing happened to that machine since.
    pub pages: BTreeMap<usize, Rc<OfficersPage>>,
    /// Machines that were in when the story began.
    pub met: BTreeSet<String>,
    /// Machines that each one knew of after its last pass.
    pub acquainted: BTreeMap<usize, BTreeSet<String>>,
    /// Manifests that each machine has taken.
    pub known: BTreeMap<usize, alarms::Known>,
    /// Concerns that an officer must not see.
    pub secrets: Vec<Secret>,
    /// How often what a machine shows was compared with what another one shows, or with what its entries say.
    pub compared: u64,
    /// Numbers every text, so that no two are alike.
    pub mark: u64,
    said: Sha256,
    tell: bool,
    steps: u64,
}

/// Runs one seed.
pub fn run(seed: u64, templates: &[Template], root: &Path, without: &[String], tell: bool) -> Run {
    let mut world = World::of(seed, templates, root, without, tell);
    let failure = world.play().err().map(|Failure(what)| what);
    world.end(failure)
}

impl World {
    /// The beginning of a seed's story.
    pub fn of(seed: u64, templates: &[Template], root: &Path, without: &[String], tell: bool) -> World {
        World::with(*TOWNS.start(), seed, templates, root, without, tell)
    }

    /// As [`World::of`], in a town of so many machines at least.
    pub fn with(
        least: usize,
        seed: u64,
        templates: &[Template],
        root: &Path,
        without: &[String],
        tell: bool,
    ) -> World {
        let mut dice = Dice::of(seed);
        let town = template::size(&mut dice).max(least);
        let template = &templates[town - TOWNS.start()];
        let weather = Weather::of(&mut dice, without);
        let clocks = weather.clocks(&mut dice);
        let root = root.join(town.to_string());
        let (machines, sea) = template.copy(&root, seed, &clocks);
        World {
            dice,
            drawer: if weather.has("dispose") { None } else { Some(machines.len() - 1) },
            machines,
            sea,
            weather,
            twin: None,
            newcomer: None,
            joined: false,
            kit: template.kit.clone(),
            recovered: 0,
            doubled: BTreeSet::new(),
            held: BTreeMap::new(),
            sure: BTreeMap::new(),
            pages: BTreeMap::new(),
            met: BTreeSet::new(),
            acquainted: BTreeMap::new(),
            known: BTreeMap::new(),
            secrets: Vec::new(),
            compared: 0,
            root,
            mark: 0,
            said: Sha256::new(),
            tell,
            steps: 0,
        }
    }

    /// The end of it.
    pub fn end(mut self, failure: Option<String>) -> Run {
        let digest = data_encoding::HEXLOWER.encode(&std::mem::take(&mut self.said).finalize());
        self.machines.clear();
        self.newcomer = None;
        Run { digest, failure, steps: self.steps, compared: self.compared > 0 }
    }

    fn play(&mut self) -> std::result::Result<(), Failure> {
        let weather = format!("{:?} {:?}", self.weather, self.drawer);
        self.say(&weather);
        self.switch_on()?;
        let steps = 12 + self.dice.below(28);
        for _ in 0..steps {
            self.step()?;
        }
        self.clear_up()?;
        oracle::judge(self)
    }

    /// Everybody begins.
    pub fn switch_on(&mut self) -> std::result::Result<(), Failure> {
        self.met = self.machines.iter().map(|machine| machine.id.to_string()).collect();
        for at in self.desks() {
            self.open(at)?;
        }
        // All had agreed when the one in the drawer fell asleep.
        if let Some(drawer) = self.drawer {
            let known = self.held.values().next().cloned().unwrap_or_default();
            self.held.insert(self.machines[drawer].id, known);
        }
        Ok(())
    }

    /// Says what happened. Nothing said may depend on a file's hash.
    pub fn say(&mut self, what: &str) {
        self.steps += 1;
        self.said.update(what.as_bytes());
        self.said.update([0]);
        if self.tell {
            println!("{:4}  {what}", self.steps);
        }
    }

    /// Everybody but the one in the drawer.
    pub fn desks(&self) -> Vec<usize> {
        (0..self.machines.len()).filter(|at| Some(*at) != self.drawer).collect()
    }

    /// A machine is switched on.
    pub fn open(&mut self, at: usize) -> std::result::Result<(), Failure> {
        self.pages.remove(&at);
        self.machines[at]
            .unlock()
            .map_err(|error| Failure(format!("machine {at} does not open: {error:?}")))?;
        self.note(at)
    }

    /// The log of a machine.
    pub fn book(&self, at: usize) -> &Logbook {
        self.machines[at].book.as_ref().expect("open")
    }

    /// Writes down what a machine holds; nothing may ever get less.
    pub fn note(&mut self, at: usize) -> std::result::Result<(), Failure> {
        let (id, heads) = (self.machines[at].id, self.book(at).heads());
        let doubled = self.doubled.contains(&id);
        let held = self.held.entry(id).or_default();
        for (of, (seq, _)) in &heads {
            let known = held.entry(*of).or_insert(*seq);
            *known = (*known).max(*seq);
        }
        let less = held.iter().any(|(of, seq)| heads.get(of).is_none_or(|(now, _)| now < seq));
        if less && !doubled {
            return Err(Failure(format!("machine {at} lost entries")));
        }
        self.finds_no_trace(at)
    }

    /// The page of officers at a machine.
    pub fn page(&mut self, at: usize) -> std::result::Result<Rc<OfficersPage>, Failure> {
        if let Some(page) = self.pages.get(&at) {
            return Ok(page.clone());
        }
        let book = self.machines[at].book.as_mut().expect("open");
        let page = book.read_officers(Nothing::default());
        let page = Rc::new(page.map_err(|error| Failure(format!("page of {at}: {error:?}")))?);
        self.pages.insert(at, page.clone());
        Ok(page)
    }

    /// One pass of a machine, until the power goes. `Ok(None)` when it did, or when the folder could not be reached.
    pub fn pass(&mut self, at: usize, fuse: &Fuse) -> std::result::Result<Option<Passed>, Failure> {
        let page = self.page(at)?;
        let gone = out(&page);
        let shut_out = self.machines.iter().filter(|m| gone.contains(&m.id.to_string()));
        let shut_out = shut_out.map(|m| m.identity.clone()).collect();
        let missing = oracle::own_files_missing(self, at);
        let (result, leaked) = self.run_pass(at, fuse, shut_out);
        // One whose suspension this very pass found lifted may read again.
        if leaked && gone.is_subset(&out(&*self.page(at)?)) {
            return Err(Failure(format!("machine {at} published what a machine that is out can open")));
        }
        if fuse.is_blown() {
            self.say(&format!("the power goes at {at}"));
            self.sure.remove(&at);
            self.machines[at].crash();
            self.open(at)?;
            return Ok(None);
        }
        self.note(at)?;
        match result {
            Ok(passed) => {
                self.say(&format!(
                    "{at} passes: {} entries, {} waiting, {} published, {} spoilt",
                    passed.taken.entries,
                    passed.taken.waiting.values().sum::<u64>(),
                    passed.published,
                    passed.taken.spoilt
                ));
                oracle::after_pass(self, at, missing)?;
                Ok(Some(passed))
            }
            Err(Error::File(error)) => {
                self.say(&format!("{at} cannot: {:?}", error.kind()));
                Ok(None)
            }
            Err(error) => Err(Failure(format!("pass of {at}: {error:?}"))),
        }
    }

    fn run_pass(
        &mut self,
        at: usize,
        fuse: &Fuse,
        shut_out: Vec<zeroize::Zeroizing<String>>,
    ) -> (Result<Passed>, bool) {
        self.pages.remove(&at);
        let machine = &mut self.machines[at];
        let clock = machine.clock.clone();
        let mut lent = Lent { book: machine.book.as_mut().expect("open"), fuse };
        let mut hand = Hand { sea: &mut self.sea, machine: at, fuse, shut_out, leaked: false, clock };
        let result = logbook::acts::pass(&mut lent, &mut hand);
        (result, hand.leaked)
    }

    /// The weather clears: everybody is switched on, and one folder without tricks lies between them.
    pub fn clear_up(&mut self) -> std::result::Result<(), Failure> {
        let how = crate::hostility::clear(self);
        self.say(how);
        // In most stories nobody waits for the last word of all, that everybody has what everybody has.
        let to_the_end = self.dice.percent(12) || self.weather.has("restrict") || self.weather.has("dispose");
        self.talk(to_the_end)
    }

    /// Everybody looks in turn until nobody has anything new, or sooner where not everybody need have heard that.
    pub fn talk(&mut self, to_the_end: bool) -> std::result::Result<(), Failure> {
        // Quiet is when everybody has looked since anything was new.
        let mut idle = 0;
        for round in 0..14 {
            for at in self.desks() {
                if round > 0 && !to_the_end && self.nothing_is_left()? {
                    self.say(&format!("all have everything in round {round}"));
                    return Ok(());
                }
                let passed = self.pass(at, &Fuse::default())?;
                let passed = passed.ok_or_else(|| Failure(format!("{at} cannot pass in fair weather")))?;
                let busy = passed.published + passed.taken.entries + passed.taken.bodies > 0;
                idle = if busy { 0 } else { idle + 1 };
                if idle == self.desks().len() && self.newcomer.is_none() {
                    self.say(&format!("quiet in round {round}"));
                    return Ok(());
                }
            }
            if self.come_in(&Fuse::default())? {
                // Search follows behind, with the first pass of its own.
                self.pass(self.machines.len() - 1, &Fuse::default())?;
                idle = 0;
            } else if idle >= self.desks().len() {
                self.say(&format!("quiet after {round} rounds"));
                return Ok(());
            }
        }
        Err(Failure("they go on talking".into()))
    }
}

impl World {
    /// Whether all machines are in and have the same entries, so that they have nothing to give each other any more.
    fn nothing_is_left(&mut self) -> std::result::Result<bool, Failure> {
        let desks = self.desks();
        let heads = |at: &usize| self.book(*at).heads();
        let first = heads(&0);
        if !desks.iter().all(|at| heads(at) == first) {
            return Ok(false);
        }
        for at in desks {
            if !out(&*self.page(at)?).is_empty() {
                return Ok(false);
            }
        }
        // One that was let in has not come in yet.
        Ok(self.newcomer.is_none())
    }
}

/// Machines that are out, as a page of officers says.
fn out(page: &OfficersPage) -> BTreeSet<String> {
    page.machines.iter().filter(|line| line.standing != "active").map(|line| line.machine.clone()).collect()
}

//! Running seeds, many at once, and one again.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use crate::template::{TOWNS, Template, scratch};
use crate::world::{self, Run};

/// Whether stories can be played with paper locks instead of keys, signatures and an encrypted store (`logbook::rehearsal`).
const PAPER: bool = cfg!(feature = "rehearsal");
/// Seeds of an ordinary run; with real locks throughout each takes many times as long.
const SEEDS: u64 = if PAPER { 10_000 } else { 100 };
/// One seed in so many is played with real locks where others are not.
const REAL: u64 = 10;
/// Failing seeds that are told before giving up.
const FAILURES_MAX: usize = 20;
/// One in so many of those is played again, with paper locks where there are any, and must come to the same.
const TWICE: u64 = 5;

/// What to run.
pub struct Wanted {
    from: u64,
    seeds: u64,
    jobs: usize,
    tell: bool,
    without: Vec<String>,
    real: u64,
}

/// Towns to copy, and where to.
struct Stage<'a> {
    real: &'a [Template],
    paper: &'a [Template],
    root: PathBuf,
    wanted: &'a Wanted,
}

impl Wanted {
    /// Reads what was asked; nothing when it was asked for something else.
    pub fn read(words: &[String]) -> Option<Wanted> {
        let jobs = std::thread::available_parallelism().map_or(2, usize::from);
        let mut wanted = Wanted { from: 1, seeds: SEEDS, jobs, tell: false, without: Vec::new(), real: REAL };
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            let mut number = || words.next().and_then(|word| word.replace('_', "").parse::<u64>().ok());
            match word {
                "--seeds" => wanted.seeds = number()?,
                "--from" => wanted.from = number()?,
                "--jobs" => wanted.jobs = usize::try_from(number()?).ok()?,
                "--seed" => (wanted.from, wanted.seeds) = (number()?, 1),
                "--real-each" => wanted.real = number()?.max(1),
                "--tell" => wanted.tell = true,
                "--without" => wanted.without = words.next()?.split(',').map(str::to_owned).collect(),
                // Of the test runner's own words only these leave anything to do.
                "--nocapture" | "--quiet" | "-q" | "simulator" => {}
                _ => return None,
            }
        }
        Some(wanted)
    }
}

/// Says with which locks this thread goes on.
fn rehearse(paper: bool) {
    #[cfg(feature = "rehearsal")]
    logbook::rehearsal::rehearse(paper);
    #[cfg(not(feature = "rehearsal"))]
    let _ = paper;
}

fn towns(paper: bool) -> Vec<Template> {
    rehearse(paper);
    let towns = TOWNS.map(Template::of).collect();
    rehearse(false);
    towns
}

/// Runs them.
pub fn run(wanted: &Wanted) -> ExitCode {
    let began = Instant::now();
    let (real, paper) = (towns(false), if PAPER { towns(true) } else { Vec::new() });
    println!("towns made in {:.1} s", began.elapsed().as_secs_f32());
    let root = scratch();
    for (name, told) in crate::told::STORIES {
        if let Err(crate::world::Failure(what)) = told(&real, root.path()) {
            println!("{name}: {what}");
            return ExitCode::FAILURE;
        }
    }
    let (next, steps, alone) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let began = Instant::now();
    let failures: Mutex<Vec<(u64, String)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for job in 0..wanted.jobs.max(1) {
            let (next, steps, alone, failures) = (&next, &steps, &alone, &failures);
            let root = root.path().join(job.to_string());
            let stage = Stage { real: &real, paper: &paper, root, wanted };
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= wanted.seeds || failures.lock().unwrap().len() >= FAILURES_MAX {
                        return;
                    }
                    let seed = wanted.from + at;
                    let (once, fault) = stage.tell(seed);
                    steps.fetch_add(once.steps, Ordering::Relaxed);
                    alone.fetch_add(u64::from(!once.compared && fault.is_none()), Ordering::Relaxed);
                    if let Some(what) = fault {
                        println!("seed {seed}: {what}");
                        failures.lock().unwrap().push((seed, what));
                    }
                }
            });
        }
    });
    let took = began.elapsed().as_secs_f64();
    let failures = failures.into_inner().unwrap();
    let ran = wanted.seeds.min(next.load(Ordering::Relaxed));
    let (steps, rate) = (steps.load(Ordering::Relaxed), ran as f64 / took);
    println!(
        "{ran} seeds, {steps} steps, {took:.1} s, {rate:.1} seeds per second, {} failed, {} with nothing to compare at the end",
        failures.len(),
        alone.load(Ordering::Relaxed)
    );
    if failures.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("each again, step by step, with the same --real-each: cargo x simulate --seed S --tell");
    ExitCode::FAILURE
}

impl Stage<'_> {
    /// A seed's story, and what was wrong with it.
    fn tell(&self, seed: u64) -> (Run, Option<String>) {
        let real = !PAPER || seed.is_multiple_of(self.wanted.real);
        let once = self.play(seed, !real, self.wanted.tell);
        if once.failure.is_some() || !seed.is_multiple_of(TWICE * self.wanted.real) {
            let fault = once.failure.clone();
            return (once, fault);
        }
        let again = self.play(seed, PAPER, false);
        let differs = (again.digest != once.digest).then(|| "it does not replay".into());
        (once, again.failure.or(differs))
    }

    fn play(&self, seed: u64, paper: bool, tell: bool) -> Run {
        let (templates, root) = if paper { (self.paper, "paper") } else { (self.real, "real") };
        rehearse(paper);
        let run = world::run(seed, templates, &self.root.join(root), &self.wanted.without, tell);
        rehearse(false);
        run
    }
}

//! Running seeds, many at once, and one again.

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use crate::template::{Template, scratch};
use crate::world::{self, Run};

/// Seeds of an ordinary test run, of which a debug build tells a dozen a second on two cores. A million take a night and more: keys,
/// signatures and the encrypted store are the real ones, and nothing of their cost can be left out.
const SEEDS: u64 = 1_000;
/// Failing seeds that are told before giving up.
const FAILURES_MAX: usize = 20;
/// One seed in so many is run twice, and must come to the same.
const TWICE: u64 = 50;

/// What to run.
pub struct Wanted {
    from: u64,
    seeds: u64,
    jobs: usize,
    tell: bool,
    without: Vec<String>,
}

impl Wanted {
    /// Reads what was asked; nothing when it was asked for something else.
    pub fn read(words: &[String]) -> Option<Wanted> {
        let jobs = std::thread::available_parallelism().map_or(2, usize::from);
        let mut wanted = Wanted { from: 1, seeds: SEEDS, jobs, tell: false, without: Vec::new() };
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            let mut number = || words.next().and_then(|word| word.replace('_', "").parse::<u64>().ok());
            match word {
                "--seeds" => wanted.seeds = number()?,
                "--from" => wanted.from = number()?,
                "--jobs" => wanted.jobs = usize::try_from(number()?).ok()?,
                "--seed" => (wanted.from, wanted.seeds) = (number()?, 1),
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

/// Runs them.
pub fn run(wanted: &Wanted) -> ExitCode {
    let began = Instant::now();
    let templates: Vec<Template> = (3..=6).map(Template::of).collect();
    println!("towns made in {:.1} s", began.elapsed().as_secs_f32());
    let root = scratch();
    for (name, told) in crate::told::STORIES {
        if let Err(crate::world::Failure(what)) = told(&templates, root.path()) {
            println!("{name}: {what}");
            return ExitCode::FAILURE;
        }
    }
    let (next, steps, began) = (AtomicU64::new(0), AtomicU64::new(0), Instant::now());
    let failures: Mutex<Vec<(u64, String)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for job in 0..wanted.jobs.max(1) {
            let (next, steps, failures, templates) = (&next, &steps, &failures, &templates);
            let root = root.path().join(job.to_string());
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= wanted.seeds || failures.lock().unwrap().len() >= FAILURES_MAX {
                        return;
                    }
                    let seed = wanted.from + at;
                    let once = world::run(seed, templates, &root, &wanted.without, wanted.tell);
                    steps.fetch_add(once.steps, Ordering::Relaxed);
                    if let Some(what) = fault(&once, seed, wanted, templates, &root) {
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
        "{ran} seeds, {steps} steps, {took:.1} s, {rate:.1} seeds per second, {} failed",
        failures.len()
    );
    if failures.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("each again, step by step: cargo x simulate --seed S --tell");
    ExitCode::FAILURE
}

fn fault(
    once: &Run,
    seed: u64,
    wanted: &Wanted,
    templates: &[Template],
    root: &std::path::Path,
) -> Option<String> {
    if once.failure.is_some() || !seed.is_multiple_of(TWICE) {
        return once.failure.clone();
    }
    let again = world::run(seed, templates, root, &wanted.without, false);
    (again.digest != once.digest).then(|| "it does not replay".into())
}

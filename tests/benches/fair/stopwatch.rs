//! Measures several ways of doing one job side by side, in turns, and prints how they compare.
//!
//! The order turns round with every round (ABBA), so that a machine that warms up or is disturbed favours nobody.
//! It gives the median and the middle eight of ten; it never throws a slow run away.

use std::time::{Duration, Instant};

/// One way of doing the job: its name, and a run that says how long the part that counts took.
pub struct Runner<'a> {
    name: &'a str,
    run: Box<dyn FnMut() -> Duration + 'a>,
}

/// Names a way of doing the job.
pub fn runner<'a>(name: &'a str, run: impl FnMut() -> Duration + 'a) -> Runner<'a> {
    Runner { name, run: Box::new(run) }
}

/// Runs some work and says how long it took; what it made is dropped after the clock has stopped.
pub fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let started = Instant::now();
    let made = std::hint::black_box(work());
    let taken = started.elapsed();
    drop(made);
    taken
}

/// Prints what the lines below are about.
pub fn heading(text: &str) {
    println!("\n{text}");
    if cfg!(debug_assertions) {
        println!("  (built without optimisation: these figures say nothing)");
    }
}

/// Lets the runners take turns and prints a line for each: the first is ours, the others its rivals.
pub fn race(job: &str, rounds: usize, mut runners: Vec<Runner<'_>>) {
    for runner in &mut runners {
        // Once unmeasured, so that nobody pays for being first at a cold cache.
        let _ = (runner.run)();
    }
    let mut taken = vec![Vec::with_capacity(rounds); runners.len()];
    for round in 0..rounds {
        for place in 0..runners.len() {
            let at = if round.is_multiple_of(2) { place } else { runners.len() - 1 - place };
            taken[at].push((runners[at].run)());
        }
    }
    println!("  {job} ({rounds} rounds)");
    taken.iter_mut().for_each(|times| times.sort());
    let ours = middle(&taken[0]);
    for (at, (runner, times)) in runners.iter().zip(&taken).enumerate() {
        let (low, high) = (shown(times[times.len() / 10]), shown(times[times.len() * 9 / 10]));
        let ratio = if at == 0 { String::new() } else { compared(ours, middle(times)) };
        let median = shown(middle(times));
        println!("    {:<44} {median:>10}   {low:>10} to {high:>10}   {ratio}", runner.name);
    }
}

fn middle(sorted: &[Duration]) -> Duration {
    sorted[sorted.len() / 2]
}

/// What the first runner takes for each unit of its rival's time.
fn compared(ours: Duration, rival: Duration) -> String {
    let ratio = ours.as_secs_f64() / rival.as_secs_f64();
    if ratio < 0.1 {
        format!("the first takes 1/{:.0} of this", ratio.recip())
    } else {
        format!("the first takes {ratio:.2} times this")
    }
}

/// A duration with three digits that mean something.
fn shown(taken: Duration) -> String {
    let micros = taken.as_secs_f64() * 1e6;
    match micros {
        m if m < 1e3 => format!("{m:.1} µs"),
        m if m < 1e6 => format!("{:.2} ms", m / 1e3),
        m => format!("{:.2} s", m / 1e6),
    }
}

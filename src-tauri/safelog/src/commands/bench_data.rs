//! `safelog bench-data`: a new log filled with invented concerns through the same acts that officers use.
//!
//! It only ever makes a new log, and only in a folder that was named: invented people never mix with real ones.

use std::time::Instant;

use logbook::acts::Nothing;
use logbook::{Chance, Logbook, Start};
use serde_json::json;

use crate::answer::{Answer, Ended, Stop};
use crate::desk::{self, Desk};
use crate::invented::Inventor;
use crate::pin;

const EXAMPLES: &str = "\
Examples:
  safelog --log /tmp/timing --pin-stdin bench-data --entries 5000   (standard input: the PIN)";

/// Entries between two words about progress.
const PROGRESS_EVERY: u64 = 50;

/// What can be typed after `bench-data`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Entries the log shall have.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    entries: u64,
}

/// Fills a new log.
pub fn run(args: Args, desk: &Desk) -> Ended {
    if desk.log.is_none() {
        return Err(Stop::usage(
            "name the new log's folder with --log: invented people never go into this computer's own log",
        ));
    }
    let folder = desk.fresh_folder()?;
    let (pin, again) = pin::ask_new(desk)?;
    let start = council();
    start.check(&pin, &again)?;
    let mut logbook = Logbook::start(&folder, start, &pin, desk::surroundings())?;
    let began = Instant::now();
    // The same number gives the same people and words every time, so that two timings can be compared.
    let mut inventor = Inventor::with(Chance::seeded(args.entries), args.entries);
    while inventor.wants_more() {
        inventor.write_a_concern(&mut logbook)?;
        if inventor.concerns.is_multiple_of(PROGRESS_EVERY) {
            desk.progress(&format!("{} of {} entries", inventor.entries, args.entries));
        }
    }
    desk.progress("");
    let seconds = began.elapsed().as_secs_f64();
    let set = logbook.read_settings(Nothing::default())?;
    let (entries, concerns) = (inventor.entries, inventor.concerns);
    let text = format!("{entries} entries about {concerns} invented concerns, in {seconds:.1} seconds.\n");
    let json = json!({ "log": set.log, "machine": set.machine, "entries": entries, "concerns": concerns, "seconds": seconds });
    desk::lock(logbook, Answer::done(json, text))
}

fn council() -> Start {
    Start {
        organisation: "Invented District Council".into(),
        reference_prefix: "INV".into(),
        officer_name: "Robin Invented".into(),
        officer_role: "Designated Safeguarding Officer".into(),
    }
}

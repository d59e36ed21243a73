//! `safelog turn-away`: a machine that asked to join is forgotten.

use logbook::Error;
use logbook::acts::{Nothing, Turned};
use serde_json::json;

use crate::answer::{Answer, Ended};
use crate::desk::Desk;
use crate::who;

const EXAMPLES: &str = "\
The machine learns nothing. Another officer who has its request may still let it in.

Examples:
  safelog turn-away 3f9a0c51d2e7";

/// What can be typed after `turn-away`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The machine, as `safelog officers` shows it.
    machine: String,
}

/// Turns a machine away.
pub fn run(args: &Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let page = logbook.read_officers(Nothing::default())?;
        let machine = &who::request(&page, &args.machine)?.machine;
        let id = machine.parse().map_err(|_| Error::Internal("machine not readable"))?;
        logbook.turn_away(Turned { machine: id })?;
        Ok(Answer::done(json!({ "machine": machine }), "Its request is forgotten.\n".to_owned()))
    })
}

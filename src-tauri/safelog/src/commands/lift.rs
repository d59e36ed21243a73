//! `safelog lift`: a suspension ends, and what the officer wrote meanwhile counts again.

use logbook::acts::Nothing;

use crate::answer::Ended;
use crate::desk::Desk;
use crate::who::{self, OfficerAndReason};

const EXAMPLES: &str = "\
What the officer wrote meanwhile counts again, and what they missed comes to them with the next passes.

Examples:
  safelog lift \"Ali Rahman\" --reason \"Laptop found\"";

/// What can be typed after `lift`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    about: OfficerAndReason,
}

/// Lifts a suspension.
pub fn run(args: &Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let form = args.about.suspension(&logbook.read_officers(Nothing::default())?)?;
        let officer = form.officer;
        logbook.lift_suspension(form)?;
        who::standing(logbook, officer)
    })
}

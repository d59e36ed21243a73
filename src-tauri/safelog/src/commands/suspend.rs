//! `safelog suspend`: an officer loses access at once, by one colleague's word, until it is lifted.

use logbook::acts::Nothing;

use crate::answer::Ended;
use crate::desk::Desk;
use crate::who::{self, OfficerAndReason};

const EXAMPLES: &str = "\
Nothing new is encrypted to their machines, and what those write from now on does not count until it is lifted.
To remove somebody for good: safelog revoke

Examples:
  safelog suspend \"Ali Rahman\" --reason \"Laptop lost on the train\"";

/// What can be typed after `suspend`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    about: OfficerAndReason,
}

/// Suspends an officer.
pub fn run(args: &Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let form = args.about.suspension(&logbook.read_officers(Nothing::default())?)?;
        let officer = form.officer;
        logbook.suspend_officer(form)?;
        who::standing(logbook, officer)
    })
}

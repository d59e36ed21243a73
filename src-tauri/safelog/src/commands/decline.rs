//! `safelog decline`: a proposed change is not wanted, whoever proposed it.

use logbook::acts::{ChangeDeclined, Nothing};

use crate::answer::Ended;
use crate::desk::Desk;
use crate::who;

const EXAMPLES: &str = "\
Examples:
  safelog decline --change 3f9a0c51d2e7 --reason \"Not agreed by the board\"";

/// What can be typed after `decline`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The proposed change, as `safelog officers` shows it.
    #[arg(long, value_name = "ID")]
    change: String,
    /// Why, if there is something to say; - reads it from the next line of standard input.
    #[arg(long, value_name = "TEXT|-", default_value = "", hide_default_value = true)]
    reason: String,
}

/// Declines.
pub fn run(args: &Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let page = logbook.read_officers(Nothing::default())?;
        let proposal = who::change(&page, &args.change)?.proposal.clone();
        let reason = who::reason(&args.reason)?;
        logbook.decline_change(ChangeDeclined { proposal: proposal.clone(), reason })?;
        who::outcome(logbook, Some(&proposal))
    })
}

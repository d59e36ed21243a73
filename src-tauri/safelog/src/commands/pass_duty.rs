//! `safelog pass-duty`: the duty of Designated Safeguarding Officer passes to a deputy, by two officers' words or by one and the kit.

use logbook::acts::Nothing;

use crate::answer::Ended;
use crate::desk::Desk;
use crate::who::{self, OfficerAndReason};

const EXAMPLES: &str = "\
The officer who held it becomes a deputy. Another officer agrees with `safelog approve --change`.

Examples:
  safelog pass-duty \"Sam Okafor\" --reason \"Jo is on leave until spring\"";

/// What can be typed after `pass-duty`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    about: OfficerAndReason,
    /// The 24 words of the recovery kit stand in for the second officer: a line of standard input, after the PIN's.
    #[arg(long)]
    kit_stdin: bool,
}

/// Proposes that the duty passes.
pub fn run(args: &Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let form = args.about.form(&logbook.read_officers(Nothing::default())?, args.kit_stdin)?;
        logbook.pass_duty(form)?;
        who::outcome(logbook, None)
    })
}

//! `safelog revoke`: an officer is removed for good, by two officers' words or by one and the recovery kit.

use logbook::acts::Nothing;

use crate::answer::Ended;
use crate::desk::Desk;
use crate::who::{self, OfficerAndReason};

const EXAMPLES: &str = "\
What they wrote until now stays; later entries of their machines are not taken, and nothing new is encrypted to
them. Another officer agrees with `safelog approve --change`. When in haste, suspend first: that takes one.

Examples:
  safelog revoke \"Ali Rahman\" --reason \"Has left the council\"
  safelog revoke \"Ali Rahman\" --reason \"Has left the council\" --kit-stdin --pin-stdin   (standard input: the PIN, then the 24 words)";

/// What can be typed after `revoke`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    about: OfficerAndReason,
    /// The 24 words of the recovery kit stand in for the second officer: a line of standard input, after the PIN's.
    #[arg(long)]
    kit_stdin: bool,
}

/// Proposes that an officer leaves.
pub fn run(args: &Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let form = args.about.form(&logbook.read_officers(Nothing::default())?, args.kit_stdin)?;
        logbook.remove_officer(form)?;
        who::outcome(logbook, None)
    })
}

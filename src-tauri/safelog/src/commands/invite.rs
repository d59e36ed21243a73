//! `safelog invite`: which log it is and whom to ask, as a text that can be sent to the officer of a new machine.

use logbook::acts::Nothing;

use crate::answer::{self, Answer, Ended};
use crate::desk::Desk;

const EXAMPLES: &str = "\
An invitation is no secret: whoever has it can ask to join, and learns nothing. Send it to the officer, who types it
after `safelog join`; then compare the six words by voice, and let the machine in with `safelog approve`.

Examples:
  safelog invite
  safelog invite > invitation.txt";

/// Nothing can be typed after `invite`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {}

/// Prints an invitation.
pub fn run(_: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let invited = logbook.invite(Nothing::default())?;
        Ok(Answer::done(answer::view(&invited)?, invited.invitation))
    })
}

//! `safelog show`: one concern, whole, with its chronology.

use logbook::acts::ConcernWanted;

use crate::answer::{self, Answer, Ended};
use crate::concern_text;
use crate::desk::Desk;

const EXAMPLES: &str = "Examples:\n  safelog show MBC-2026-A0001\n  safelog show mbc-2026-a0001 --json";

/// What can be typed after `show`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The concern's reference.
    reference: String,
}

/// Shows a concern.
pub fn run(args: &Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let concern = logbook.concern_with_reference(&args.reference)?;
        let page = logbook.read_concern(ConcernWanted { concern })?;
        Ok(Answer::done(answer::view(&page)?, concern_text::of(&page, logbook.lists())))
    })
}

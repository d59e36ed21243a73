//! `safelog search`: concerns that hold every word, wherever it stands in them.

use logbook::acts::ConcernList;
use logbook::store::search::expression;

use super::list::{Filter, Page, text};
use crate::answer::{self, Answer, Ended};
use crate::desk::Desk;

const EXAMPLES: &str = "\
Every word must be there; the beginning of a word is enough.

Examples:
  safelog search bruise forearm
  safelog search \"len view\" --state open --json";

/// What can be typed after `search`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The words.
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    page: Page,
}

/// Searches the log.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let words = args.words.join(" ");
    desk.with_log(|logbook| {
        // Without a single letter or digit there is nothing to look for; a list would show everything.
        let found = if expression(&words).is_some() {
            logbook.list_concerns(args.filter.of(words, args.page))?
        } else {
            ConcernList { total: 0, items: Vec::new(), next: None }
        };
        Ok(Answer::done(answer::view(&found)?, text(&found)))
    })
}

//! `safelog search`: concerns that hold every word, wherever it stands in them; people whom the words name; and, where the words
//! stand nowhere, concerns of people whose names are nearly so.

use std::fmt::Write;

use logbook::acts::{ConcernList, Found, SearchWords};
use logbook::store::search::expression;

use super::list::{Filter, Page, text};
use super::people;
use crate::answer::{self, Answer, Ended};
use crate::desk::Desk;

const EXAMPLES: &str = "\
Every word must be there; the beginning of a word is enough. People are found by their names, addresses and telephones, spelt
nearly right too. Where no concern has the words, those of people whose names are nearly so are said.

Examples:
  safelog search bruise forearm
  safelog search mckenna
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
        let found = logbook.search_log(SearchWords { words: words.clone(), ..SearchWords::default() })?;
        // Without a single letter or digit there is nothing to look for; a list would show everything.
        let list = if expression(&words).is_some() {
            logbook.list_concerns(args.filter.of(words, args.page))?
        } else {
            ConcernList { total: 0, items: Vec::new(), next: None }
        };
        let Found { people, near, total, .. } = found;
        // Only a word that stands nowhere at all was perhaps meant otherwise.
        let near = ConcernList {
            total: near.len() as u64,
            items: if total == 0 { near } else { Vec::new() },
            next: None,
        };
        let mut json = answer::view(&list)?;
        json["people"] = answer::view(&people)?;
        json["near"] = answer::view(&near.items)?;
        let mut said = text(&list);
        if !near.items.is_empty() {
            let _ = write!(said, "\nNames that are nearly so:\n{}", text(&near));
        }
        if !people.is_empty() {
            let _ = write!(said, "\nPeople:\n{}", people::table(&people));
        }
        Ok(Answer::done(json, said))
    })
}

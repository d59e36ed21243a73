//! `safelog list-actions`: what officers undertook to do, and by when.

use logbook::acts::{ActionFilter, ActionList};

use super::list::Page;
use crate::answer::{self, Answer, Ended};
use crate::columns::{Columns, when};
use crate::desk::Desk;

const EXAMPLES: &str = "\
Examples:
  safelog list-actions --mine
  safelog list-actions --officer \"Sam Okafor\" --due-to 2026-12-31
  safelog list-actions --state ended --json";

/// What can be typed after `list-actions`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Only your own.
    #[arg(long, conflicts_with = "officer")]
    mine: bool,
    /// Only those of this officer.
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    officer: String,
    /// Those still to be done, or those that ended.
    #[arg(long, default_value = "open", value_parser = ["open", "ended"])]
    state: String,
    /// Due on or before this day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    due_to: Option<String>,
    #[command(flatten)]
    page: Page,
}

/// Lists actions.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let Args { mine, officer, state, due_to, page: Page { limit, after } } = args;
        let list = logbook.list_actions(ActionFilter { mine, officer, state, due_to, limit, after })?;
        Ok(Answer::done(answer::view(&list)?, text(&list)))
    })
}

fn text(list: &ActionList) -> String {
    let mut columns = Columns::of(&["reference", "about", "what", "who", "by", "now"]);
    for one in &list.items {
        let state = match one.line.state.as_str() {
            "not-needed" => "not needed",
            "closed" => "not done: closed",
            state => state,
        };
        let (what, who, by) = (&one.line.what, &one.line.owner_name, when(&one.line.due));
        columns.row([&one.reference, &one.title, what, who, &by, state]);
    }
    let count = if list.total == 1 { "1 action".to_owned() } else { format!("{} actions", list.total) };
    let over = if list.over > 0 { format!(", {} over", list.over) } else { String::new() };
    let more =
        list.next.as_deref().map(|next| format!(" The next page: --after '{next}'")).unwrap_or_default();
    format!("{}{count}{over}.{more}\n", columns.text())
}

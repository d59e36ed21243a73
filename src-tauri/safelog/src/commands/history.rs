//! `safelog history`: who did what and when, newest first, of the whole log or of one concern.

use logbook::acts::{HistoryFilter, HistoryPage};

use super::list::Page;
use crate::answer::{self, Answer, Ended};
use crate::columns::{Columns, when};
use crate::desk::Desk;

const EXAMPLES: &str = "\
Examples:
  safelog history
  safelog history MBC-2026-A0001 --json
  safelog history --officer \"Jo Larkin\" --limit 200";

/// What can be typed after `history`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Only of the concern with this reference.
    reference: Option<String>,
    /// Only what this officer did.
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    officer: String,
    #[command(flatten)]
    page: Page,
}

/// Reads history.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let reference = args.reference.as_deref();
        let concern = reference.map(|reference| logbook.concern_with_reference(reference)).transpose()?;
        let Page { limit, after: before } = args.page;
        let page = logbook.read_history(HistoryFilter { concern, officer: args.officer, before, limit })?;
        Ok(Answer::done(answer::view(&page)?, text(&page)))
    })
}

fn text(page: &HistoryPage) -> String {
    let mut columns = Columns::of(&["when", "number", "officer", "what", "concern"]);
    for line in &page.items {
        columns.row([&when(&line.at), &line.number, &line.officer, &line.what, &line.reference]);
    }
    let more =
        page.next.as_deref().map(|next| format!("The next page: --after '{next}'\n")).unwrap_or_default();
    format!("{}{more}", columns.text())
}

//! `safelog list`: concerns, filtered, sorted and paged as on the log's page.

use logbook::acts::{ConcernFilter, ConcernList};

use crate::answer::{self, Answer, Ended};
use crate::columns::{Columns, when};
use crate::desk::Desk;

const EXAMPLES: &str = "\
Examples:
  safelog list
  safelog list --state open --sort review
  safelog list --type ADT_DOM --from 2026-10-01 --to 2026-12-31 --limit 200
  safelog list --about child --risk high --significant
  safelog list --waiting reply --json";

/// What can be typed after `list`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    page: Page,
}

/// Which concerns.
#[derive(clap::Args)]
pub struct Filter {
    /// Only these; active is new and open.
    #[arg(long, default_value = "all", value_parser = ["all", "new", "open", "closed", "active"])]
    state: String,
    /// Only of this kind, by its code, such as ADT_DOM.
    #[arg(long = "type", value_name = "CODE")]
    concern_type: Option<String>,
    /// Only those in which somebody has this part, by its code, such as alleged.
    #[arg(long, value_name = "CODE")]
    role: Option<String>,
    /// Only those about an adult at risk, or a child.
    #[arg(long, default_value = "", hide_default_value = true, value_parser = ["adult", "child", ""])]
    about: String,
    /// Only those of this risk, by its code, such as high.
    #[arg(long, value_name = "CODE")]
    risk: Option<String>,
    /// Only those that happened there, by its code, such as own_home.
    #[arg(long, value_name = "CODE")]
    place: Option<String>,
    /// Only those that this team of the council told us of, by its code.
    #[arg(long, value_name = "CODE")]
    team: Option<String>,
    /// Only those in which something is marked as a significant event.
    #[arg(long)]
    significant: bool,
    /// Only those an agency was told of, by its code, such as kent_police.
    #[arg(long, value_name = "CODE")]
    agency: Option<String>,
    /// Only those this officer wrote down.
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    officer: String,
    /// Received on or after this day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Option<String>,
    /// Received on or before this day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    to: Option<String>,
    /// Only those that wait for something.
    #[arg(long, default_value = "any", value_parser = ["any", "decision", "reply", "review", "danger", "feedback", "versions", "unseen"])]
    waiting: String,
    /// The order.
    #[arg(long, default_value = "newest", value_parser = ["newest", "oldest", "reference", "name", "review"])]
    sort: String,
}

/// Which page.
#[derive(clap::Args)]
pub struct Page {
    /// Lines wanted, 200 at most.
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
    /// Where the last page ended, as it said itself.
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,
}

/// Lists concerns.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let list = logbook.list_concerns(args.filter.of(String::new(), args.page))?;
        Ok(Answer::done(answer::view(&list)?, text(&list)))
    })
}

impl Filter {
    /// The filter as the act's form has it.
    pub fn of(self, words: String, page: Page) -> ConcernFilter {
        ConcernFilter {
            words,
            state: self.state,
            concern_type: self.concern_type,
            role: self.role,
            about: self.about,
            risk: self.risk,
            place: self.place,
            team: self.team,
            significant: self.significant,
            agency: self.agency,
            officer: self.officer,
            received_from: self.from,
            received_to: self.to,
            waiting: self.waiting,
            sort: self.sort,
            limit: page.limit,
            after: page.after,
        }
    }
}

/// A list for people.
pub fn text(list: &ConcernList) -> String {
    let mut columns = Columns::of(&["reference", "received", "state", "about", "in short", "now"]);
    for line in &list.items {
        let received = line.received_at.as_deref().map(when).unwrap_or_default();
        let badge = line.badge.as_ref().map_or("", |badge| &badge.text);
        let gist = if line.snippet.is_empty() { &line.summary } else { &line.snippet };
        columns.row([&line.reference, &received, &line.state, &line.title, gist, badge]);
    }
    let count = if list.total == 1 { "1 concern.".to_owned() } else { format!("{} concerns.", list.total) };
    let more =
        list.next.as_deref().map(|next| format!(" The next page: --after '{next}'")).unwrap_or_default();
    format!("{}{count}{more}\n", columns.text())
}

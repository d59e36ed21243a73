//! `safelog list-replies`: what agencies still owe an answer to, the longest over first.

use logbook::acts::{ReplyFilter, ReplyLine, ReplyList};

use super::list::Page;
use crate::answer::{self, Answer, Ended};
use crate::columns::{Columns, when};
use crate::desk::Desk;

const EXAMPLES: &str = "\
Examples:
  safelog list-replies
  safelog list-replies --which over
  safelog list-replies --agency kcc_adults --json";

/// What can be typed after `list-replies`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Only from this agency, by its code, such as kent_police.
    #[arg(long, value_name = "CODE")]
    agency: Option<String>,
    /// Only these: over their day, due within a week, or without a day.
    #[arg(long, default_value = "any", value_parser = ["any", "over", "soon", "undated"])]
    which: String,
    #[command(flatten)]
    page: Page,
}

/// Lists replies that are awaited.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let Page { limit, after } = args.page;
        let form = ReplyFilter { agency: args.agency, which: args.which, limit, after };
        let list = logbook.list_replies(form)?;
        Ok(Answer::done(answer::view(&list)?, text(&list)))
    })
}

fn text(list: &ReplyList) -> String {
    let mut columns =
        Columns::of(&["reference", "about", "agency", "recipient", "asked", "due", "over", "so far"]);
    for line in &list.items {
        let due = line.due.as_deref().map_or_else(|| "no day".into(), when);
        let over = match line.days_over {
            0 => String::new(),
            1 => "1 working day".into(),
            days => format!("{days} working days"),
        };
        columns.row([
            &line.reference,
            &line.title,
            &line.agency_label,
            &line.recipient,
            &when(&line.asked_at),
            &due,
            &over,
            &so_far(line),
        ]);
    }
    let count = if list.total == 1 { "1 reply".to_owned() } else { format!("{} replies", list.total) };
    let unseen = match list.unseen {
        0 => String::new(),
        many => format!(" {many} more in concerns from a sheet that nobody has looked through."),
    };
    let more =
        list.next.as_deref().map(|next| format!(" The next page: --after '{next}'")).unwrap_or_default();
    format!("{}{count} awaited, {} over.{unseen}{more}\n", columns.text(), list.over)
}

fn so_far(line: &ReplyLine) -> String {
    let packet = match (line.share_reference.as_str(), line.awaits.as_str()) {
        ("", _) => String::new(),
        (reference, "receipt") => format!("packet {reference}: has it arrived?"),
        (reference, _) => format!("packet {reference}"),
    };
    let chased = match line.chases {
        0 => String::new(),
        1 => "chased once".into(),
        times => format!("chased {times} times"),
    };
    let said = [packet, chased, line.stage_label.clone()];
    said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

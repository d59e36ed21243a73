//! `safelog close`: a concern is closed; what is still to be done about it is named first.

use logbook::acts::{ActionLine, Closing, ConcernWanted};
use serde_json::json;

use crate::answer::{self, Answer, Ended, REFUSED};
use crate::columns::when;
use crate::desk::Desk;

const EXAMPLES: &str = "\
Examples:
  safelog close MBC-2026-A0001 --reason safe_plan --outcome \"She is safe and says so\"
  safelog close MBC-2026-A0001 --reason moved --outcome \"Moved to Leeds\" --not-done";

/// What can be typed after `close`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The concern's reference.
    reference: String,
    /// Why it closes, by its code, such as safe_plan.
    #[arg(long, value_name = "CODE")]
    reason: String,
    /// What came of it.
    #[arg(long, value_name = "WORDS")]
    outcome: String,
    /// What was learnt.
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    learning: String,
    /// Whether what the person wanted came about, by its code.
    #[arg(long, value_name = "CODE")]
    wishes_met: Option<String>,
    /// Close although actions are still to be done: each ends as not done.
    #[arg(long)]
    not_done: bool,
}

/// Closes a concern.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let concern = logbook.concern_with_reference(&args.reference)?;
        let page = logbook.read_concern(ConcernWanted { concern })?;
        let waits = |one: &&ActionLine| matches!(one.state.as_str(), "waiting" | "overdue");
        let open: Vec<&ActionLine> = page.actions.iter().filter(waits).collect();
        let lines: String = open
            .iter()
            .map(|one| format!("  {} ({}, by {})\n", one.what, one.owner_name, when(&one.due)))
            .collect();
        if !open.is_empty() && !args.not_done {
            let text = format!(
                "Not closed. Still to be done:\n{lines}End each, or close with --not-done: they end as not done.\n"
            );
            return Ok(Answer { json: json!({ "still_to_do": answer::view(&open)? }), text, exit: REFUSED });
        }
        let not_done = open.iter().map(|one| one.action).collect();
        let Args { reason, outcome, learning, wishes_met, .. } = args;
        logbook.close_concern(Closing { concern, reason, outcome, learning, wishes_met, not_done })?;
        let ended = if lines.is_empty() { String::new() } else { format!(" Not done:\n{lines}") };
        let json = json!({ "closed": page.reference, "not_done": answer::view(&open)? });
        Ok(Answer::done(json, format!("{} is closed.{ended}\n", page.reference)))
    })
}

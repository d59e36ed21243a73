//! `safelog check`: what is wrong with a log, and where. It mends nothing.

use std::fmt::Write;

use logbook::acts::{CheckForm, CheckReport};
use serde_json::{Value, json};

use crate::answer::{Answer, DAMAGED, DONE, Ended};
use crate::columns::Columns;
use crate::desk::Desk;

const EXAMPLES: &str = "\
Ends with 5 when anything is wrong.

Examples:
  safelog check
  safelog check --deep --json";

/// What can be typed after `check`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Also fold all tables afresh from the entries, and compare.
    #[arg(long)]
    deep: bool,
}

/// Checks the log.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        desk.progress("Checking every entry");
        let report = logbook.check_log(CheckForm { deep: args.deep });
        desk.progress("");
        Ok(of(&report?))
    })
}

fn of(report: &CheckReport) -> Answer {
    let exit = if report.problems.is_empty() { DONE } else { DAMAGED };
    Answer { json: shape(report), text: text(report), exit }
}

fn shape(report: &CheckReport) -> Value {
    let machines: Vec<Value> = report
        .machines
        .iter()
        .map(
            |one| json!({ "machine": one.machine, "officer": one.officer, "head": one.head, "seq": one.seq }),
        )
        .collect();
    let problems: Vec<Value> = report
        .problems
        .iter()
        .map(|problem| json!({ "where": problem.r#where, "what": problem.what }))
        .collect();
    json!({ "state": report.state, "entries": report.entries, "machines": machines, "problems": problems })
}

fn text(report: &CheckReport) -> String {
    let mut text = match report.problems.len() {
        0 => format!("All is well: {} entries, every signature, digest and link.\n", report.entries),
        1 => format!("1 problem in {} entries. Nothing was mended.\n", report.entries),
        many => format!("{many} problems in {} entries. Nothing was mended.\n", report.entries),
    };
    let mut problems = Columns::of(&["where", "what"]);
    for problem in &report.problems {
        problems.row([&problem.r#where, &problem.what]);
    }
    text.push_str(&problems.text());
    let mut machines = Columns::of(&["machine", "officer", "last entry", "its hash"]);
    for one in &report.machines {
        machines.row([&one.machine, &one.officer, &format!("{}-{}", one.letter, one.seq), &one.head]);
    }
    text.push_str(&machines.text());
    let _ = writeln!(text, "State of the folded tables: {}", report.state);
    text
}

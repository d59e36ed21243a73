//! `safelog officers`: who is in, which machines, who asks to join, what waits for a second signature, what went wrong.

use std::fmt::Write;

use logbook::acts::{AlarmLine, FolderView, Nothing, OfficersPage};

use crate::answer::{self, Answer, Ended};
use crate::columns::{Columns, when};
use crate::desk::Desk;
use crate::who::short;
use crate::words;

const EXAMPLES: &str = "\
An officer says that they have seen an alarm with `safelog act see_alarm`, its number in the form; it stays on the list.

Examples:
  safelog officers
  safelog officers --json";

/// Nothing can be typed after `officers`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {}

/// Shows officers and machines.
pub fn run(_: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let page = logbook.read_officers(Nothing::default())?;
        Ok(Answer::done(answer::view(&page)?, text(&page)))
    })
}

fn text(page: &OfficersPage) -> String {
    let mut officers = Columns::of(&["officer", "role", "duty", "", "id"]);
    for line in &page.officers {
        let duty = if line.duty == "dso" { "DSO" } else { "deputy" };
        officers.row([&line.name, &line.role, duty, &line.standing, short(&line.officer.to_string())]);
    }
    let mut machines = Columns::of(&["machine", "officer", "", "last heard of", "has not taken", "id"]);
    for line in &page.machines {
        let heard = line.spoke_at.as_deref().map(when).unwrap_or_default();
        let heard = if line.this { "this machine".to_owned() } else { heard };
        let behind = line.behind.map(|count| count.to_string()).unwrap_or_default();
        machines.row([&line.letter, &line.officer, &line.standing, &heard, &behind, short(&line.machine)]);
    }
    let mut requests = Columns::of(&["asks to join", "role", "at", "six words", "id"]);
    for line in &page.requests {
        requests.row([&line.name, &line.role, &when(&line.at), &line.words.join(" "), short(&line.machine)]);
    }
    let mut changes = Columns::of(&["change", "about", "by", "at", "", "agreed", "id"]);
    for line in &page.proposals {
        let outcome = if line.may_approve { "waiting for you" } else { &line.outcome };
        let agreed = line.approved_by.join(", ");
        let id = short(&line.proposal);
        changes.row([&line.what, &line.officer, &line.by, &when(&line.at), outcome, &agreed, id]);
    }
    let alarms: String = page.alarms.iter().map(alarm).collect();
    let parts = [officers.text(), machines.text(), requests.text(), changes.text(), alarms];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).chain([folder(&page.folder)]);
    parts.collect::<Vec<_>>().join("\n")
}

/// An alarm, with what to do; one that was seen is one line.
fn alarm(line: &AlarmLine) -> String {
    let said = words::of_alarm(line);
    match &line.seen_at {
        Some(_) => format!("{} {}\n", when(&line.at), said.lines().next().unwrap_or_default()),
        None => format!("ALARM {}, {}. {said}\n", line.alarm, when(&line.at)),
    }
}

fn folder(folder: &FolderView) -> String {
    let mut text = match (&folder.passed_at, &folder.fault, folder.chosen) {
        (_, _, false) => "No shared folder is chosen: safelog sync --folder DIR\n".to_owned(),
        (at, Some(fault), _) => format!(
            "{}\nLast good pass: {}.\n",
            words::of_fault(fault),
            at.as_deref().map_or_else(|| "none".to_owned(), when)
        ),
        (Some(at), None, _) => format!("Last pass with the shared folder: {}.\n", when(at)),
        (None, None, _) => "There was no pass with the shared folder yet: safelog sync\n".to_owned(),
    };
    // Writing to a text cannot fail.
    if folder.to_publish > 0 {
        let _ = writeln!(text, "{} entries of this machine are not in the folder yet.", folder.to_publish);
    }
    for line in &folder.waiting {
        let _ = writeln!(text, "{} wait for earlier entries of {}.", line.count, line.officer);
    }
    text
}

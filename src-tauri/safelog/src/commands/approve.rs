//! `safelog approve`: a machine is let in by its six words, or a change that another officer proposed is agreed to.

use logbook::Error;
use logbook::acts::{Admission, ChangeNamed, Nothing, OfficersPage, RequestLine};

use crate::answer::Ended;
use crate::desk::Desk;
use crate::who;

const EXAMPLES: &str = "\
The six words are those the officer at the new machine reads out. Words that came in a message prove nothing.
Where another officer must agree, this is a proposal, and says so. --officer is for an officer's second machine.

Examples:
  safelog approve lunar ocean grape anvil twice hotel
  safelog approve lunar ocean grape anvil twice hotel --officer \"Jo Larkin\"
  safelog approve lunar ocean grape anvil twice hotel --officer \"Jo Larkin\" --replaces A
  safelog approve --change 3f9a0c51d2e7";

/// What can be typed after `approve`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The six words of a machine that asks to join.
    #[arg(value_name = "WORD", required_unless_present = "change", conflicts_with = "change")]
    words: Vec<String>,
    /// The proposed change to agree to, as `safelog officers` shows it.
    #[arg(long, value_name = "ID", conflicts_with_all = ["officer", "replaces", "reason"])]
    change: Option<String>,
    /// The machine is another one of this officer, who is in already; without it a new deputy joins.
    #[arg(long, value_name = "NAME|ID")]
    officer: Option<String>,
    /// Letter of that officer's machine which is lost and replaced.
    #[arg(long, value_name = "LETTER", requires = "officer")]
    replaces: Option<String>,
    /// Why, if there is something to say; - reads it from the next line of standard input.
    #[arg(long, value_name = "TEXT|-", default_value = "", hide_default_value = true)]
    reason: String,
}

/// Approves.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let page = logbook.read_officers(Nothing::default())?;
        if let Some(change) = &args.change {
            let proposal = who::change(&page, change)?.proposal.clone();
            logbook.approve_change(ChangeNamed { proposal: proposal.clone() })?;
            return who::outcome(logbook, Some(&proposal));
        }
        let words = args.words.join(" ");
        let asking = asking(&page, &words)?;
        logbook.admit_machine(Admission {
            machine: asking.machine.parse().map_err(|_| Error::Internal("machine not readable"))?,
            officer: args.officer.as_deref().map(|officer| who::officer(&page, officer)).transpose()?,
            replaces: args.replaces.as_deref().map(|letter| who::machine(&page, letter)).transpose()?,
            words,
            reason: who::reason(&args.reason)?,
        })?;
        who::outcome(logbook, None)
    })
}

/// The machine whose officer reads out these words.
fn asking<'a>(page: &'a OfficersPage, words: &str) -> Ended<&'a RequestLine> {
    let said: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let same = page.requests.iter().find(|line| line.words == said);
    same.ok_or_else(|| Error::field("words", "words-differ").into())
}

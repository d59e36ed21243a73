//! `safelog join`: a new machine makes its keys and asks to join a log. It can read nothing until it is let in.

use std::path::{Path, PathBuf};

use logbook::sync::Directory;
use logbook::{Asking, Joining};
use serde_json::json;

use super::sync;
use crate::answer::{Answer, Ended};
use crate::desk::{self, Desk};
use crate::{folder, pin};

const EXAMPLES: &str = "\
Asks for a new PIN, and prints six words. Read them to the officer who invited you, on the telephone or face to face;
they let this machine in with `safelog approve` and the same words. Then: safelog sync

Examples:
  safelog join SL1-ABCDE-... --folder /mnt/safeguarding --name \"Sam Okafor\" --role Deputy
  safelog join - --folder S:\\safeguarding --name \"Sam Okafor\" --role Deputy < invitation.txt";

/// What can be typed after `join`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The invitation, as `safelog invite` printed it; - reads it from standard input, after the PIN line.
    invitation: String,
    /// The folder that the officers share.
    #[arg(long, value_name = "DIR")]
    folder: PathBuf,
    /// Name of the officer at this machine.
    #[arg(long)]
    name: String,
    /// Their role, in words.
    #[arg(long)]
    role: String,
}

/// Asks to join.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let log = desk.fresh_folder()?;
    let shared = sync::whole(&args.folder)?;
    let (pin, again) = pin::ask_new(desk)?;
    let invitation = if args.invitation == "-" { pin::next_line()?.to_string() } else { args.invitation };
    let asking = Asking { invitation, name: args.name, role: args.role };
    asking.check(&pin, &again)?;
    let joining = begin(&log, &shared, &asking, &pin)?;
    let words = joining.words();
    let text = format!(
        "This machine asks to join. Read these six words to the officer who invited you:\n\n    {}\n\nOnce they have let it in: safelog sync\n",
        words.join(" ")
    );
    Ok(Answer::done(json!({ "machine": joining.machine(), "words": words }), text))
}

fn begin(log: &Path, shared: &Path, asking: &Asking, pin: &str) -> Ended<Joining> {
    let mut folder = Directory::at(shared);
    Joining::begin(log, shared, asking, pin, desk::surroundings(), &mut folder)
        .map_err(|error| folder::of_folder(error).into())
}

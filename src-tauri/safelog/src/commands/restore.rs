//! `safelog restore`: a log out of a backup, in a place where there is none, with the recovery kit.

use std::path::PathBuf;

use logbook::acts::Nothing;
use logbook::sync::{Directory, Transport};
use logbook::{Logbook, check_new_pin};
use serde_json::json;

use super::recover::words;
use crate::answer::{Answer, Ended};
use crate::desk::{self, Desk};
use crate::pin;

const EXAMPLES: &str = "\
The words of the kit are asked for on the terminal, or read from standard input (after the new PIN's line with --pin-stdin).
Everything is verified before anything is put in place. The log goes on as a new machine. Name the shared folder where it is
at hand: without it the log may show what was erased since the backup was made, until the machines have agreed.

Examples:
  safelog restore /media/stick/safeguarding-log-1234abcd-5678ef01-2026-11-23-0123456789abcdef.backup.age --to /srv/log-of-jo
  safelog restore FILE --to DIR --shared /srv/shared --pin-stdin   (standard input: the new PIN, then the words)";

/// What can be typed after `restore`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The backup.
    file: PathBuf,
    /// The folder for the log; nothing of a log may be there. Otherwise the usual place.
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// The folder that the machines share. It is the log's shared folder from then on.
    #[arg(long, value_name = "DIR")]
    shared: Option<PathBuf>,
}

/// Restores a log.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let folder = args.to.map_or_else(|| desk.folder(), Ok)?;
    let (pin, again) = pin::ask_new(desk)?;
    check_new_pin(&pin, &again)?;
    let words = words()?;
    desk.progress("Verifying every entry of the backup");
    let mut directory = args.shared.as_deref().map(Directory::at);
    let shared = directory.as_mut().map(|directory| directory as &mut dyn Transport);
    let restored = Logbook::restore(&args.file, &folder, &words, &pin, desk::surroundings(), shared);
    desk.progress("");
    let mut logbook = restored?;
    if let Some(shared) = &args.shared {
        logbook.choose_shared_folder(shared)?;
    }
    let set = logbook.read_settings(Nothing::default())?;
    let text = "The log is restored and open under the new PIN. This computer goes on as a new machine of the officer who made the backup.\n";
    let json = json!({ "log": set.log, "machine": set.machine });
    desk::lock(logbook, Answer::done(json, text.to_owned()))
}

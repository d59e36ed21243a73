//! `safelog save-file`: a file of a concern is saved outside the log, on record before a byte of it is on a disk.

use std::path::PathBuf;

use logbook::acts::FileSaving;
use serde_json::json;

use crate::answer::{Answer, Ended};
use crate::desk::Desk;
use crate::files;

const EXAMPLES: &str = "\
The copy is not encrypted, and holds whatever its maker put in it. The reason stays in the history, with your name.
ENTRY is what `safelog show REF` says before the file's name.

Examples:
  safelog save-file MBC-2026-A0001 A-7 --reason \"The police asked for the picture itself\" --out bruise.jpg";

/// What can be typed after `save-file`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The concern's reference.
    reference: String,
    /// The entry that attached the file.
    entry: String,
    /// Why it is saved outside the log.
    #[arg(long, value_name = "WORDS")]
    reason: String,
    /// Where the copy goes; a file that is not there yet.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Saves a file outside the log.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let concern = logbook.concern_with_reference(&args.reference)?;
        let form = FileSaving { concern, entry: args.entry, reason: args.reason };
        // What is missing is said by name before anything else is done.
        logbook.check_file_saving(&form)?;
        files::is_new(&args.out)?;
        logbook.export_file(form, &args.out)?;
        let text = format!("Saved in {}. It is on record, with the reason.\n", args.out.display());
        Ok(Answer::done(json!({ "saved": args.out }), text))
    })
}

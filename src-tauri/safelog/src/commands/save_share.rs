//! `safelog save-share`: the pages of a share are saved outside the log as they went, on record before a byte is on a disk.

use std::path::PathBuf;

use logbook::acts::CopySaving;
use serde_json::json;

use crate::answer::{Answer, Ended};
use crate::desk::Desk;
use crate::files;

const EXAMPLES: &str = "\
The copy is not encrypted. The reason stays in the history, with your name.

Examples:
  safelog save-share S-A0001 --reason \"The court asked what we sent\" --out sent.pdf";

/// What can be typed after `save-share`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The share's reference.
    reference: String,
    /// Why it is saved outside the log.
    #[arg(long, value_name = "WORDS")]
    reason: String,
    /// Where the copy goes; a file that is not there yet.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Saves the pages of a share outside the log.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let form = CopySaving { share: logbook.share_with_reference(&args.reference)?, reason: args.reason };
        logbook.check_copy_saving(&form)?;
        files::is_new(&args.out)?;
        logbook.export_share_copy(form, &args.out)?;
        let text = format!("Saved in {}. It is on record, with the reason.\n", args.out.display());
        Ok(Answer::done(json!({ "saved": args.out }), text))
    })
}

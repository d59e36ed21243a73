//! `safelog attach`: a file is kept with a concern, whole or not at all.

use std::path::PathBuf;

use logbook::acts::NewFile;
use serde_json::json;

use crate::answer::{Answer, Ended};
use crate::desk::Desk;
use crate::files;

const EXAMPLES: &str = "\
The file is kept as it is, encrypted like everything else; 100 MB at most. Where it lay is not remembered, and it stays there:
delete it by hand when it is not needed any more.

Examples:
  safelog attach MBC-2026-A0001 bruise.jpg --caption \"Photograph of the left forearm, taken by the nurse\"
  safelog attach MBC-2026-A0001 letter.pdf --json";

/// What can be typed after `attach`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The concern's reference.
    reference: String,
    /// The file.
    file: PathBuf,
    /// What it is.
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    caption: String,
    /// When it was taken or written, where that is known.
    #[arg(long, value_name = "YYYY-MM-DD[THH:MM]")]
    taken_at: Option<String>,
    /// How it is known, by its code, such as seen or document.
    #[arg(long, value_name = "CODE")]
    source_grade: Option<String>,
}

/// Attaches a file.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let chosen = files::look(&args.file)?;
    desk.with_log(|logbook| {
        let concern = logbook.concern_with_reference(&args.reference)?;
        let form = NewFile {
            concern,
            caption: args.caption,
            taken_at: args.taken_at,
            source_grade: args.source_grade,
        };
        let all = chosen.length();
        let made = logbook.attach_file(form, &chosen, &mut |done| {
            desk.progress(&format!("{done} of {all} bytes"));
            true
        })?;
        desk.progress("");
        let text = format!("Attached to {} as {}.\n", args.reference.to_uppercase(), made.entry);
        Ok(Answer::done(json!({ "entry": made.entry, "bytes": all }), text))
    })
}

//! `safelog verify`: whether a file is a packet of this log, to the byte.

use std::fs;
use std::path::PathBuf;

use logbook::acts::{CodeRead, Verdict, Verified};

use crate::answer::{self, Answer, DAMAGED, DONE, Ended, Stop};
use crate::columns::when;
use crate::desk::Desk;
use crate::form::why;

const EXAMPLES: &str = "\
Ends with 5 when the file was changed after this log sent it, and with 0 otherwise; the verdict says which.

Examples:
  safelog verify packet.pdf
  safelog verify --code \"7F3A 91C0 55DE 20B4\" --json";

/// What can be typed after `verify`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The file; no passphrase is needed.
    #[arg(required_unless_present = "code")]
    file: Option<PathBuf>,
    /// The code on a packet's last page, as its recipient reads it.
    #[arg(long, conflicts_with = "file")]
    code: Option<String>,
}

/// Looks at a file.
pub fn run(args: &Args, desk: &Desk) -> Ended {
    let read = |file| {
        fs::read(file).map_err(|error| Stop::Usage(format!("the file cannot be read: {}", why(&error))))
    };
    let bytes = args.file.as_ref().map(read).transpose()?.unwrap_or_default();
    desk.with_log(|logbook| {
        let verified = match &args.code {
            Some(code) => logbook.verify_code(CodeRead { check_code: code.clone() })?,
            None => logbook.verify_packet(&bytes)?,
        };
        let exit = if verified.verdict == Verdict::Changed { DAMAGED } else { DONE };
        Ok(Answer { json: answer::view(&verified)?, text: text(&verified), exit })
    })
}

/// A verdict for people.
pub fn text(verified: &Verified) -> String {
    let Verified { verdict, share, to, at } = verified;
    let at = at.as_deref().map(when).unwrap_or_default();
    match verdict {
        Verdict::SentUnchanged => {
            format!("This log sent it as {share} to {to}, {at}, and not a byte is different.\n")
        }
        Verdict::CodeKnown => {
            format!(
                "This log sent a packet with this code as {share} to {to}, {at}. Check the file for its bytes.\n"
            )
        }
        Verdict::SameWords => {
            format!(
                "It is not the file that was sent, and says the same on every page: {share} to {to}, {at}. It was saved without its \
                 passphrase, or printed to a new file. Pictures were not compared.\n"
            )
        }
        Verdict::Changed => {
            format!(
                "It was changed. This log sent a packet of this name as {share} to {to}, {at}; its bytes were others.\n"
            )
        }
        Verdict::Unknown | Verdict::Cancelled => "This log did not send it.\n".to_owned(),
    }
}

//! `safelog record-mail`: a concern that begins with an e-mail: what it says is shown, and with `--apply` recorded.

use std::fmt::Write;
use std::path::PathBuf;

use logbook::acts::MailView;
use serde_json::json;

use crate::answer::{self, Answer, Ended};
use crate::columns::when;
use crate::desk::Desk;
use crate::files;

const EXAMPLES: &str = "\
Without --apply it only shows what a concern made of the e-mail would say. With it the concern is recorded, and the e-mail is
its first file, as it came. Nobody is named as the person whom it is about: that is for an officer who has read it.

Examples:
  safelog record-mail worried.eml
  safelog record-mail worried.msg --apply --json";

/// What can be typed after `record-mail`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// An e-mail as a mail program saves it (.eml, .msg).
    file: PathBuf,
    /// Record the concern.
    #[arg(long)]
    apply: bool,
}

/// Shows what an e-mail fills in, or records it.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let chosen = files::look(&args.file)?;
    desk.with_log(|logbook| {
        let mail = logbook.look_at_mail(&chosen)?;
        let recorded = if args.apply { Some(logbook.record_mail(&chosen)?) } else { None };
        let mut text = told(&mail);
        match &recorded {
            Some(recorded) => {
                let _ = writeln!(text, "\nRecorded as {}.", recorded.reference);
            }
            None => text.push_str("\nNothing was written. With --apply it is recorded.\n"),
        }
        let recorded = recorded.as_ref().map(answer::view).transpose()?;
        Ok(Answer::done(json!({ "mail": answer::view(&mail)?, "recorded": recorded }), text))
    })
}

fn told(mail: &MailView) -> String {
    let from = match mail.from_name.as_str() {
        "" => mail.from_address.clone(),
        name => format!("{name}, {}", mail.from_address),
    };
    let attached = mail.attached.join("; ");
    let received = mail.sent_at.as_deref().map(when).unwrap_or_default();
    let mut text = String::new();
    for (label, said) in [
        ("Received", &received),
        ("Reported by", &from),
        ("In short", &mail.subject),
        ("Attached", &attached),
    ] {
        if !said.is_empty() {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{label:<12} {said}");
        }
    }
    let _ = write!(text, "\n{}\n", mail.text);
    text
}

//! `safelog backup`: one encrypted file, restored to a scratch log before it counts.

use std::path::PathBuf;

use logbook::acts::{BackupView, Nothing};
use serde_json::json;

use crate::answer::{Answer, DONE, Ended, FAILED};
use crate::desk::Desk;
use crate::words;

const EXAMPLES: &str = "\
The file is an ordinary age file, encrypted to the recovery kit and to the officers' machines. Backups older than 35 days
go, never the last good one. Ends with 1 when the backup could not be made or did not restore.

Examples:
  safelog backup --to /media/stick
  safelog backup    (where the last one went)";

/// What can be typed after `backup`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The folder or disk for this backup and for those to come.
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
}

/// Makes a backup.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        if let Some(place) = &args.to {
            logbook.choose_backup_place(place)?;
        }
        desk.progress("Making a backup and restoring it to try");
        let made = logbook.back_up(Nothing::default());
        desk.progress("");
        Ok(of(&made?))
    })
}

fn of(view: &BackupView) -> Answer {
    let json = json!({
        "verified_at": view.last_verified_at, "days": view.days, "red": view.red, "fault": view.last_fault, "kept": view.kept,
    });
    match &view.last_fault {
        None => {
            let text = format!(
                "The backup was made, restored and found right. Backups that stand: {}.\n",
                view.kept
            );
            Answer { json, text, exit: DONE }
        }
        Some(fault) => {
            let last = match view.days {
                Some(days) => format!("The last good backup is {days} days old and still stands."),
                None => "There is no good backup yet.".to_owned(),
            };
            Answer { json, text: format!("{}\n{last}\n", words::backup_fault(fault)), exit: FAILED }
        }
    }
}

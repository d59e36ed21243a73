//! `safelog export-log`: the whole log for a successor or an auditor, checked by them without this program.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use logbook::Error;

use crate::answer::{self, Answer, Ended, Stop};
use crate::desk::Desk;

const EXAMPLES: &str = "\
docs/entry-format.md tells how the folder is verified with a stock COSE library.

Examples:
  safelog export-log --out handover --to-recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
  safelog export-log --out for-the-court --plain";

/// What can be typed after `export-log`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A folder that is new or empty.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    way: Way,
}

/// One of these must be said.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Way {
    /// Readable by anybody who has the folder. Say so on purpose.
    #[arg(long)]
    plain: bool,
    /// Encrypted, file by file, to this age recipient.
    #[arg(long, value_name = "age1…")]
    to_recipient: Option<String>,
}

/// Exports the log.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let made = new_folder(&args.out)?;
        desk.progress("Writing every entry");
        let exported = logbook.export_log(&args.out, args.way.to_recipient.as_deref(), &mut |done, of| {
            desk.progress(&format!("Copying concern {done} of {of}"));
        });
        desk.progress("");
        if exported.is_err() && made {
            // A refusal leaves nothing behind; a folder that something was written into stays to be looked at.
            let _ = fs::remove_dir(&args.out);
        }
        let exported = exported?;
        let how = if exported.encrypted {
            "encrypted to the recipient"
        } else {
            "in plain: whoever has it reads everything"
        };
        let concerns =
            if exported.concerns == 1 { "1 concern" } else { &format!("{} concerns", exported.concerns) };
        let mut text = format!(
            "{} entries and readable copies of {concerns} are in {}, {how}.\n",
            exported.entries,
            args.out.display()
        );
        if exported.attached > 0 {
            text.push_str(&format!("Files of the record, by their digests: {}.\n", exported.attached));
        }
        if !exported.unprinted.is_empty() {
            text.push_str(&format!(
                "Too long to be printed, so without a PDF: {}. Their entries and JSON copies are there.\n",
                exported.unprinted.join(", ")
            ));
        }
        Ok(Answer::done(answer::view(&exported)?, text))
    })
}

/// Makes a folder that only we can enter, unless it is there and empty; returns whether it was made.
/// One that holds anything is left alone.
pub fn new_folder(path: &Path) -> Ended<bool> {
    match fs::read_dir(path) {
        Ok(mut files) => {
            return match files.next() {
                None => Ok(false),
                Some(_) => Err(Stop::usage("that folder is not empty; name a new one")),
            };
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(Stop::usage("that is a file; name a new folder"));
        }
        Err(error) => return Err(Error::from(error).into()),
    }
    let mut maker = fs::DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.create(path).map_err(Error::from)?;
    Ok(true)
}

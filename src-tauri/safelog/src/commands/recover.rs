//! `safelog recover`: the PIN or the keyring is lost, the log and the recovery kit are not.

use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use logbook::acts::Nothing;
use logbook::sync::Directory;
use logbook::{Code, Error, Logbook, Rescue, Stranded, Vault, check_new_pin};
use serde_json::json;
use zeroize::Zeroizing;

use crate::answer::{Answer, Ended, Stop};
use crate::desk::{self, Desk};
use crate::pin;

const EXAMPLES: &str = "\
The words are asked for on the terminal, or read from standard input (after the new PIN's line with --pin-stdin).
The log goes on as a new machine of the same officer; nothing in it is lost.

With --colleague another officer's machine helps in place of the kit: six words are printed, to be read to the officer who
made the invitation. Once they have let this machine in, the same command again opens the log.

Examples:
  safelog recover
  safelog recover --colleague SL1-ABCDE-... --folder /mnt/safeguarding
  safelog recover --log /srv/log-of-jo --pin-stdin   (standard input: the new PIN, then the words)";

/// Longer than 24 words and all the space around them.
const BYTES_MAX: u64 = 16 * 1024;

/// What can be typed after `recover`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A colleague's invitation, as `safelog invite` printed it: they help in place of the kit.
    #[arg(long, value_name = "INVITATION", requires = "folder")]
    colleague: Option<String>,
    /// The folder that the officers share.
    #[arg(long, value_name = "DIR", requires = "colleague")]
    folder: Option<PathBuf>,
}

/// Recovers a log.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let folder = desk.folder()?;
    if Vault::at(&folder).standing() == logbook::vault::Standing::Fresh {
        return Err(Error::Refused(Code::NoLog).into());
    }
    if let (Some(invitation), Some(shared)) = (&args.colleague, &args.folder) {
        return by_colleague(desk, &folder, invitation, shared);
    }
    let (pin, again) = pin::ask_new(desk)?;
    check_new_pin(&pin, &again)?;
    let words = words()?;
    let mut logbook = Logbook::recover(&folder, &words, &pin, desk::surroundings())?;
    let answer = open_again(&mut logbook)?;
    desk::lock(logbook, answer)
}

fn open_again(logbook: &mut Logbook) -> Ended {
    let set = logbook.read_settings(Nothing::default())?;
    let text = "The log is open again, under the new PIN. This computer goes on as a new machine of the same officer.\n";
    Ok(Answer::done(json!({ "waiting": false, "log": set.log, "machine": set.machine }), text.to_owned()))
}

/// Asks a colleague, or looks whether they have answered.
fn by_colleague(desk: &Desk, folder: &Path, invitation: &str, shared: &Path) -> Ended {
    let shared = shared.canonicalize().map_err(|_| Stop::usage("the shared folder cannot be reached"))?;
    let mut transport = Directory::at(&shared);
    let stranded = if Vault::at(folder).is_asking() {
        Stranded::unlock(folder, &pin::ask(desk)?, desk::surroundings())?
    } else {
        let (pin, again) = pin::ask_new(desk)?;
        check_new_pin(&pin, &again)?;
        Stranded::begin(folder, &shared, invitation, &pin, desk::surroundings(), &mut transport)?
    };
    match stranded.pass(&mut transport)? {
        Rescue::Ready(mut logbook) => {
            let answer = open_again(&mut logbook)?;
            desk::lock(*logbook, answer)
        }
        Rescue::Waiting(stranded) => {
            let words = stranded.words();
            let text = format!(
                "This machine asks to be let in again. Read these six words to the officer who invited you:\n\n    {}\n\nOnce they have let it in, run this command again. Nothing that was here has been touched.\n",
                words.join(" ")
            );
            Ok(Answer::done(json!({ "waiting": true, "words": words }), text))
        }
    }
}

pub(super) fn words() -> Ended<Zeroizing<String>> {
    let mut words = Zeroizing::new(String::new());
    if io::stdin().is_terminal() {
        eprintln!("Type the 24 words in order, as they are printed:");
        while words.split_whitespace().count() < 24 {
            let before = words.len();
            let read = io::stdin().read_line(&mut words);
            if read.unwrap_or(0) == 0 || words[before..].trim().is_empty() {
                break;
            }
        }
    } else {
        let read = io::stdin().lock().take(BYTES_MAX).read_to_string(&mut words);
        read.map_err(|_| Stop::usage("the words could not be read from standard input"))?;
    }
    Ok(words)
}

//! `safelog recover`: the PIN or the keyring is lost, the log and the recovery kit are not.

use std::io::{self, IsTerminal, Read};

use logbook::acts::Nothing;
use logbook::{Code, Error, Logbook, Vault, check_new_pin};
use serde_json::json;
use zeroize::Zeroizing;

use crate::answer::{Answer, Ended, Stop};
use crate::desk::{self, Desk};
use crate::pin;

const EXAMPLES: &str = "\
The words are asked for on the terminal, or read from standard input (after the new PIN's line with --pin-stdin).
The log goes on as a new machine of the same officer; nothing in it is lost.

Examples:
  safelog recover
  safelog recover --log /srv/log-of-jo --pin-stdin   (standard input: the new PIN, then the words)";

/// Longer than 24 words and all the space around them.
const BYTES_MAX: u64 = 16 * 1024;

/// Nothing can be typed after `recover`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {}

/// Recovers a log.
pub fn run(_: Args, desk: &Desk) -> Ended {
    let folder = desk.folder()?;
    if Vault::at(&folder).standing() == logbook::vault::Standing::Fresh {
        return Err(Error::Refused(Code::NoLog).into());
    }
    let (pin, again) = pin::ask_new(desk)?;
    check_new_pin(&pin, &again)?;
    let words = words()?;
    let mut logbook = Logbook::recover(&folder, &words, &pin, desk::surroundings())?;
    let set = logbook.read_settings(Nothing::default())?;
    let text = "The log is open again, under the new PIN. This computer goes on as a new machine of the same officer.\n";
    let json = json!({ "log": set.log, "machine": set.machine });
    desk::lock(logbook, Answer::done(json, text.to_owned()))
}

fn words() -> Ended<Zeroizing<String>> {
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

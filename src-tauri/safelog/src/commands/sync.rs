//! `safelog sync`: passes with the shared folder, of a machine that is in the log or of one that waits to be let in.
//!
//! While it runs it has the log open; nobody else on this computer can.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use logbook::Error;
use serde_json::json;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::answer::{self, Answer, Ended, Stop};
use crate::desk::Desk;
use crate::folder::{self, Seat, Word};
use crate::words;

const EXAMPLES: &str = "\
The folder is remembered, so it is named once. A machine that waits to be let in says so, with its six words.
With --watch a pass is made again and again; Ctrl-C ends after the pass that is running, twice ends at once.
A folder that cannot be reached then is said, and tried again. --json prints one line for every pass.

Examples:
  safelog sync --folder /mnt/safeguarding
  safelog sync
  safelog sync --watch --json";

/// How often a wish to end is looked for.
const STEP: Duration = Duration::from_millis(200);

/// What can be typed after `sync`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The folder that the officers share.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Go on until stopped.
    #[arg(long)]
    watch: bool,
    /// Seconds between passes.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, requires = "watch",
        value_parser = clap::value_parser!(u64).range(1..=3_600))]
    every: u64,
}

/// Makes one pass, or many.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let log = desk.folder()?;
    let shared = args.folder.as_deref().map(whole).transpose()?;
    let pin = desk.pin_of(&log)?;
    let mut seat = Seat::at(log, pin, shared);
    let ended = if args.watch {
        watch(&mut seat, Duration::from_secs(args.every), desk)
    } else {
        seat.pass().map(|word| Answer::done(word.json(), word.text())).map_err(Stop::from)
    };
    let locked = seat.lock();
    let answer = ended?;
    locked?;
    Ok(answer)
}

/// The whole path of a folder, so that it is the same one tomorrow, wherever the program is started.
pub fn whole(folder: &Path) -> Ended<PathBuf> {
    std::path::absolute(folder).map_err(|_| Stop::usage("--folder must name a folder"))
}

fn watch(seat: &mut Seat, every: Duration, desk: &Desk) -> Ended {
    let stopped = stopped()?;
    let (mut passes, mut failed) = (0_u64, 0_u64);
    let mut last = String::new();
    loop {
        match seat.pass() {
            Ok(word) => {
                passes += 1;
                if tell(&word, &mut last, desk).is_err() {
                    break;
                }
            }
            // The folder may be back next time; whatever else stands in the way will not go by itself.
            Err(error) if folder::may_come_back(&error) => {
                failed += 1;
                let fault = words::of_refusal(&error.refusal());
                if last != fault {
                    eprint!("{}", answer::plain(&fault));
                    last = fault;
                }
            }
            Err(error) => return Err(error.into()),
        }
        if wait(every, &stopped) {
            break;
        }
    }
    let text = format!("Stopped after {passes} passes.\n");
    Ok(Answer::done(json!({ "passes": passes, "failed": failed }), text))
}

/// Says what a pass did; to a person only when it is news.
fn tell(word: &Word, last: &mut String, desk: &Desk) -> std::io::Result<()> {
    if desk.json {
        return answer::json_line(&word.json());
    }
    let text = word.text();
    if text != *last {
        answer::say(&text)?;
        *last = text;
    }
    Ok(())
}

/// Hears when somebody wants it to end. The second time it ends at once: a dead network drive may hold up a pass for
/// minutes, and a log that is killed loses nothing.
fn stopped() -> Ended<Arc<AtomicBool>> {
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first signal finds nobody has asked yet, and then says so.
        let set = flag::register_conditional_shutdown(signal, 130, Arc::clone(&asked))
            .and_then(|_| flag::register(signal, Arc::clone(&asked)));
        set.map_err(Error::from)?;
    }
    Ok(asked)
}

/// Waits for the next pass; says whether somebody wants to end instead.
fn wait(every: Duration, stopped: &AtomicBool) -> bool {
    let begun = Instant::now();
    while !stopped.load(Ordering::Relaxed) && begun.elapsed() < every {
        thread::sleep(every.saturating_sub(begun.elapsed()).min(STEP));
    }
    stopped.load(Ordering::Relaxed)
}

//! From a letter typed to its answer painted, in the real window over 100,000 entries; beside it the same answers, known already.
//!
//! It drives the program as `cargo build --release` left it, so that is what `cargo x bench` builds first.

mod fair;

#[path = "../window/desk.rs"]
#[allow(dead_code, reason = "the journeys use the rest")]
mod desk;
#[path = "../window/eyes.rs"]
#[allow(dead_code, reason = "the journeys use the rest")]
mod eyes;
#[path = "../window/hands.rs"]
#[allow(dead_code, reason = "the journeys use the rest")]
mod hands;
#[path = "../window/screen.rs"]
mod screen;

use desk::{Desk, Told};
use fair::words::{COMMON, RARE};
use fair::{Archive, LARGE, heading};
use logbook::vault::OsKeyring;
use serde_json::{Value, json};

/// What is typed, letter by letter: beginnings that everything has, a word in one concern, a name as it is heard, numbers.
const TYPED: &[&str] = &[
    "garland bruise",
    "kitchen",
    RARE,
    COMMON,
    "invented row 12",
    "MBC-2026-A0149",
    "bruse",
    "thomson",
    "said that she",
    "ME14",
];

/// Types each letter and says how long after it the answer was on the screen.
const TYPE: &str = "
    const [words, known, done] = arguments;
    const palette = document.querySelector('find-palette');
    const [box, foot] = [palette.querySelector('input'), palette.querySelector('.find-foot')];
    const asks = palette.find;
    const painted = () => new Promise((then) => requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = then;
      after.port2.postMessage(0);
    }));
    (async () => {
      const taken = [];
      const waited = [];
      for (let end = 1; end <= words.length; end += 1) {
        const answer = known ? await asks(words.slice(0, end)) : null;
        palette.find = known ? async () => answer : async (asked) => {
          const begun = performance.now();
          const found = await asks(asked);
          waited.push(performance.now() - begun);
          return found;
        };
        const answered = new Promise((then) => new MutationObserver((_, watch) => { watch.disconnect(); then(); }).observe(foot, { childList: true }));
        const begun = performance.now();
        box.value = words.slice(0, end);
        box.dispatchEvent(new Event('input', { bubbles: true }));
        await answered;
        await painted();
        taken.push(performance.now() - begun);
        await new Promise((then) => setTimeout(then, 60));
      }
      palette.find = asks;
      box.value = '';
      done([taken, waited]);
    })();";

fn main() -> Told {
    heading("In the real window, 100,000 entries");
    let (scratch, archive) = Archive::of(LARGE).scratch();
    archive.keep_in_keyring(&OsKeyring::default())?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(watched(&archive))?;
    drop(scratch);
    Ok(())
}

async fn watched(archive: &Archive) -> Told {
    let mut desk = Desk::fresh().await?;
    desk.pull_the_plug();
    // A program that is built as it ships looks where the platform keeps its logs, and nowhere else.
    town::copy_folder(&archive.log(), &desk.drawer().join("data/safeguarding-log"));
    desk.start().await?;
    desk.is_at_the_door().await?;
    desk.fill("pin", town::PIN).await?;
    desk.press("Unlock").await?;
    desk.until("the log to open", "return location.pathname.endsWith('today.html')").await?;
    desk.settled().await?;
    search(&desk).await?;
    desk.leave().await
}

async fn search(desk: &Desk) -> Told {
    let (mut asked, mut waited, mut shown) = (Vec::new(), Vec::new(), Vec::new());
    for words in TYPED.iter().chain(TYPED) {
        desk.ctrl("k").await?;
        for known in [false, true] {
            let taken = desk.web().execute_async(TYPE, vec![json!(words), json!(known)]).await?;
            let of = |at: usize| taken.json()[at].as_array().into_iter().flatten().filter_map(Value::as_f64);
            if known {
                shown.extend(of(0));
            } else {
                asked.extend(of(0));
                waited.extend(of(1));
            }
        }
        desk.keys(thirtyfour::Key::Escape).await?;
    }
    println!("  a letter typed in Find, until its answer is painted");
    let ours = spread("asked of the log", &mut asked);
    spread("of that, until the log had answered", &mut waited);
    let rival = spread("the same answers, known already", &mut shown);
    println!("    at the 99th percentile the first takes {:.2} times the second", ours / rival);
    Ok(())
}

/// Prints a spread in milliseconds and gives the 99th percentile.
fn spread(what: &str, taken: &mut [f64]) -> f64 {
    taken.sort_by(f64::total_cmp);
    let at = |percent: usize| taken[(taken.len() * percent / 100).min(taken.len() - 1)];
    println!(
        "    {what:<40} {} letters: median {:.0} ms, 90 of 100 within {:.0} ms, 99 within {:.0} ms, all within {:.0} ms",
        taken.len(),
        at(50),
        at(90),
        at(99),
        at(100),
    );
    at(99)
}

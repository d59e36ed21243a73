//! `safelog demo`: the main job from start to finish, told step by step, with invented people and a real log.
//!
//! It asks for nothing and pretends nothing: this computer's keyring, an encrypted database, a printed kit, a
//! packet that its reader could open. Everything it makes stays in the folder it was given.

mod story;

use std::fs;
use std::path::{Path, PathBuf};

use logbook::acts::{CheckForm, ConcernFilter, Exported, Recorded, ReplyForm, Verdict};
use logbook::domain::id::{ConcernId, ReferralId};
use logbook::{Clock, Code, Error, Logbook, SystemClock};
use serde_json::json;

use super::export_log::new_folder;
use crate::answer::{Answer, DAMAGED, DONE, Ended, Stop};
use crate::desk::{self, Desk};
use crate::kit::KitFile;

const EXAMPLES: &str = "\
Examples:
  safelog demo --out /tmp/demo
  safelog --log /tmp/demo/log list      (afterwards, with the PIN that the demo names)";

/// The PIN of the invented log; it protects nobody, so it may be known.
const PIN: &str = "copper-47-lantern";

/// What can be typed after `demo`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A folder that is new or empty.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Where things stay.
struct Places {
    log: PathBuf,
    kit: PathBuf,
    packet: PathBuf,
    export: PathBuf,
}

/// Shows the main job.
pub fn run(args: Args, desk: &Desk) -> Ended {
    new_folder(&args.out)?;
    let out = &args.out;
    let places = Places {
        log: out.join("log"),
        kit: out.join("recovery-kit.pdf"),
        packet: out.join("packet.pdf"),
        export: out.join("export"),
    };
    let now = SystemClock.now_ms();
    let mut book = start(desk, &places)?;
    let recorded = record(desk, &mut book, now)?;
    let concern = recorded.concern;
    let referral = decide_and_refer(desk, &mut book, &recorded)?;
    let exported = share(desk, &mut book, concern, &places)?;
    let outcome = "Case opened; heard at the meeting on the first Tuesday".to_owned();
    let text = "A case worker rings her tomorrow between ten and noon.".to_owned();
    book.record_reply(ReplyForm {
        concern,
        referral,
        outcome,
        text,
        agree: Some(true),
        ..ReplyForm::default()
    })?;
    desk.step("The police answered. The reply is recorded, and nothing is awaited any more.");
    book.lock()?;
    let mut book = open_again(desk, &places)?;
    let problems = check(desk, &mut book)?;
    export(desk, &mut book, &places)?;
    let unlike = verify(desk, &mut book, &places.packet)?;
    desk.step(&format!(
        "Everything stays in {}. Open the log with: safelog --log {} list",
        out.display(),
        places.log.display()
    ));
    let json = json!({
        "log": places.log,
        "packet": places.packet,
        "passphrase": exported.passphrase,
        "export": places.export,
        "kit": places.kit,
        "pin": PIN,
    });
    let exit = if problems == 0 && !unlike { DONE } else { DAMAGED };
    desk::lock(book, Answer { json, text: String::new(), exit })
}

fn start(desk: &Desk, places: &Places) -> Ended<Logbook> {
    let start = story::council();
    start.check(PIN, PIN)?;
    let waiting = KitFile::take(&places.kit)?;
    let mut book = Logbook::start(&places.log, start, PIN, desk::surroundings())?;
    desk.step(
        "A log was started for a council. Its officer is Jo Larkin; she and everybody else here is invented.",
    );
    desk.step(&format!("It is encrypted, in {}. Half of its key is in this computer's keyring, the other half is the PIN: {PIN}", places.log.display()));
    let settings = story::settings(&mut book)?;
    book.change_settings(settings)?;
    waiting.fill(&mut book)?;
    desk.step(&format!(
        "Its recovery kit was printed to {}: 24 words that open the log when PIN or computer are lost.",
        places.kit.display()
    ));
    Ok(book)
}

fn record(desk: &Desk, book: &mut Logbook, now: i64) -> Ended<Recorded> {
    let recorded = book.record_concern(story::concern(now))?;
    desk.step(&format!("A concern was recorded: {}. Maya Thornbury left home with two children. A colleague told us and asked not to be named.", recorded.reference));
    for addition in story::additions(recorded.concern) {
        book.add_to_concern(addition)?;
    }
    desk.step("What she said, what was seen, what the officer said and what the officer thinks were added, each apart from the others.");
    book.ask_wishes(story::wishes(recorded.concern))?;
    book.mark_body(story::mark(recorded.concern, now))?;
    desk.step("She was asked what she wants, and the bruise was marked on a body map, with its words.");
    let found = book.list_concerns(ConcernFilter { words: "forearm".into(), ..ConcernFilter::default() })?;
    desk.step(&format!("Looking for \"forearm\" finds {} concern.", found.total));
    Ok(recorded)
}

fn decide_and_refer(desk: &Desk, book: &mut Logbook, recorded: &Recorded) -> Ended<ReferralId> {
    book.decide(story::decision(recorded.concern))?;
    desk.step("It was decided to refer her to the MARAC, with the reasons and the threshold considered.");
    let referral = book.refer(story::referral(recorded.concern))?.referral;
    desk.step(&format!(
        "{} was referred to Kent Police, West Kent MARAC. The clock for their reply runs.",
        recorded.reference
    ));
    Ok(referral)
}

fn share(desk: &Desk, book: &mut Logbook, concern: ConcernId, places: &Places) -> Ended<Exported> {
    let request = story::request(book, concern)?;
    let review = book.review_request(request.clone())?;
    let pages = book.preview_packet(&request)?.pages();
    desk.step(&format!("The packet was previewed: {pages} pages, {} passages withheld. The reporter and the address stay here.", review.withheld_count));
    let made = book.export_packet(&request, &places.packet)?;
    desk.step(&format!(
        "Packet {} is on record and then was written, encrypted, to {}.",
        made.reference,
        places.packet.display()
    ));
    desk.step(&format!("Its SHA-256 is {}", made.sha256));
    desk.step(&format!("Its passphrase, said on the telephone and kept nowhere: {}", made.passphrase));
    Ok(made)
}

fn open_again(desk: &Desk, places: &Places) -> Ended<Logbook> {
    desk.step("The log was locked.");
    match Logbook::unlock(&places.log, "not-the-right-one", desk::surroundings()) {
        Err(error) if error.code() == Code::WrongPin => desk.step("A wrong PIN opened nothing."),
        Err(error) => return Err(error.into()),
        Ok(_) => return Err(Stop::bug()),
    }
    let book = Logbook::unlock(&places.log, PIN, desk::surroundings())?;
    desk.step("The right PIN opened it again.");
    Ok(book)
}

fn check(desk: &Desk, book: &mut Logbook) -> Ended<usize> {
    let report = book.check_log(CheckForm { deep: true })?;
    match report.problems.len() {
        0 => desk.step(&format!(
            "The log was checked: {} entries, every signature, digest and link. All is well.",
            report.entries
        )),
        many => {
            desk.step(&format!("The log was checked: {many} problems. Run: safelog --log DIR check --deep"))
        }
    }
    Ok(report.problems.len())
}

fn export(desk: &Desk, book: &mut Logbook, places: &Places) -> Ended<()> {
    new_folder(&places.export)?;
    let exported = book.export_log(&places.export, None, &mut |_, _| {})?;
    desk.step(&format!(
        "The whole log was handed over in plain, on purpose: {} entries in {} files, in {}.",
        exported.entries,
        exported.files,
        places.export.display()
    ));
    desk.step("docs/verify_entries.py checks that folder with a stock COSE library and nothing of ours.");
    Ok(())
}

/// The packet is known again; a copy with one byte changed is known to be changed. Returns whether that failed.
fn verify(desk: &Desk, book: &mut Logbook, packet: &Path) -> Ended<bool> {
    let mut bytes = fs::read(packet).map_err(Error::from)?;
    let sent = book.verify_packet(&bytes)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let changed = book.verify_packet(&bytes)?;
    let known = sent.verdict == Verdict::SentUnchanged && changed.verdict == Verdict::Changed;
    if known {
        desk.step(&format!(
            "The packet was verified: sent as {} to {}, unchanged. A copy with one bit changed was noticed.",
            sent.share, sent.to
        ));
    } else {
        desk.step("The packet was not known again.");
    }
    Ok(!known)
}

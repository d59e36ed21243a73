//! A packet of about twenty pages, of two hundred, and of as many as one may have: laid out, and then looked through, sealed, put on record and
//! written.
//!
//! Each length is made in a process of its own, so that what one of them held in memory at most is not counted for the next. The
//! sealing stands beside `qpdf`, and the whole beside a headless Chromium that prints the same words, where there are those: it
//! withholds, seals and records nothing, and its pages are no PDF/UA, so it does a smaller job.

mod fair;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use fair::words::Words;
use fair::{heading, race, runner, timed};
use logbook::acts::{Exported, PacketRequest, ShareableWanted, export_packet};
use logbook::domain::id::ConcernId;
use town::{Town, grace};

const AGENCY: &str = "kcc_adults";
/// Says to a process how long the packet is that it is to make.
const LENGTH: &str = "SAFELOG_BENCH_PACKET";
/// What a headless Chromium is called.
const CHROMIUM: [&str; 4] = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/// A length: pages wanted, passages that fill them, words in each, rounds, and the time wanted.
struct Length {
    pages: usize,
    passages: usize,
    words: usize,
    rounds: usize,
    wanted: &'static str,
}

/// The longest is as long as a packet of dense text may be (four megabytes), which is short of a thousand pages. It has few long
/// passages: each that is added folds the concern afresh, which is no part of this.
const LENGTHS: [Length; 3] = [
    Length { pages: 20, passages: 42, words: 300, rounds: 11, wanted: "0.5 s" },
    Length { pages: 200, passages: 400, words: 300, rounds: 5, wanted: "3 s" },
    Length { pages: 850, passages: 500, words: 1100, rounds: 3, wanted: "1,000 in 12 s under 1.5 GB" },
];

fn main() {
    let length = std::env::var(LENGTH).ok().and_then(|pages| pages.parse().ok());
    if let Some(length) = LENGTHS.iter().find(|one| Some(one.pages) == length) {
        return long(length);
    }
    heading("A packet");
    twenty();
    for length in &LENGTHS {
        let program = std::env::current_exe().expect("this program has a path");
        let done = Command::new(program).env(LENGTH, length.pages.to_string()).status();
        assert!(done.is_ok_and(|status| status.success()), "a packet of {} pages", length.pages);
    }
}

/// A concern with so many passages, and the passages.
fn filled(town: &mut Town, length: &Length) -> (ConcernId, Vec<String>) {
    let concern = town.book().record_concern(grace()).expect("a concern is taken").concern;
    let mut words = Words::seeded(5);
    let passages: Vec<String> = (0..length.passages).map(|_| words.passage(length.words)).collect();
    for (at, passage) in passages.iter().enumerate() {
        let kind = ["account", "own_words", "observed", "opinion"][at % 4];
        town.add(concern, kind, passage);
    }
    (concern, passages)
}

/// The parts of making one, each in turns with the others.
fn twenty() {
    let mut town = Town::new();
    let (concern, _) = filled(&mut town, &LENGTHS[0]);
    let request = request(&mut town, concern);
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).expect("a packet");
    let book = std::cell::RefCell::new(town.book.take().expect("the log is open"));
    let mut runners = vec![
        runner("export_packet, all of it", || {
            timed(|| book.borrow_mut().export_packet(&request, &path).expect("a packet"))
        }),
        runner("preview_packet: gather, withhold, lay out", || {
            timed(|| book.borrow_mut().preview_packet(&request).expect("a preview"))
        }),
        runner("one page of it as a picture for the screen", || {
            let preview = book.borrow_mut().preview_packet(&request).expect("a preview");
            timed(|| preview.page(0, 1.5).expect("a picture"))
        }),
    ];
    let open = path.with_file_name("open.pdf");
    if unsealed(&path, &exported, &open) {
        let sealed = path.with_file_name("sealed.pdf");
        runners.push(runner("qpdf --encrypt (AES-256) of the same file", move || {
            timed(|| qpdf_seals(&open, &sealed))
        }));
    } else {
        println!("  SKIPPED: qpdf beside the sealing; there is none here.");
    }
    race(&format!("{} pages, {} passages", exported.pages, request.items.len()), 21, runners);
}

/// One length in this process: how long it takes, what it holds at most, and a browser beside it.
fn long(length: &Length) {
    let mut town = Town::new();
    let (concern, passages) = filled(&mut town, length);
    let request = request(&mut town, concern);
    let path = town.beside("packet.pdf");
    println!("\n  About {} pages (wanted: {})", length.pages, length.wanted);
    println!("    held before the first                        {:>10}", megabytes("VmRSS:"));
    let mut pages = 0;
    let mut browser = Chromium::found(&mut town, &passages);
    let mut steps = Vec::new();
    let mut runners = vec![runner("export_packet, all of it", || {
        let steps_of = Steps::begin();
        let mut book = town.book();
        let taken = timed(|| {
            let made = export_packet(&mut book, &request, &path, &|done, _| steps_of.reached(done));
            pages = made.expect("a packet").pages;
        });
        steps = steps_of.told(taken);
        if length.pages > 20 {
            println!("    {pages} pages; held now {}, at most {}", megabytes("VmRSS:"), megabytes("VmHWM:"));
        }
        taken
    })];
    match &mut browser {
        Some(browser) => {
            runners.push(runner("Chromium prints the same words", || timed(|| browser.prints())))
        }
        None => println!("    SKIPPED: Chromium printing the same words; there is none here."),
    }
    race(&format!("{} passages of {} words", length.passages, length.words), length.rounds, runners);
    println!("    {pages} pages in {} bytes", std::fs::metadata(&path).map_or(0, |file| file.len()));
    if let Some(browser) = browser {
        println!("    Chromium: {} pages", browser.pages());
    }
    println!("    the last one, step by step: {}", steps.join(", "));
    println!("    held at the end {}, at most {}", megabytes("VmRSS:"), megabytes("VmHWM:"));
}

/// When each step of a packet was reached first.
struct Steps(Instant, Mutex<Vec<Duration>>);

impl Steps {
    const NAMES: [&str; 5] = ["gathered", "laid out", "read for what is withheld", "sealed", "on record"];

    fn begin() -> Steps {
        Steps(Instant::now(), Mutex::default())
    }

    fn reached(&self, step: u64) -> bool {
        let mut reached = self.1.lock().expect("nobody panics here");
        if reached.len() as u64 <= step {
            reached.push(self.0.elapsed());
        }
        true
    }

    fn told(&self, taken: Duration) -> Vec<String> {
        let mut reached = self.1.lock().expect("nobody panics here").clone();
        reached.push(taken);
        let before = [Duration::ZERO].into_iter().chain(reached.clone());
        let each = reached.iter().zip(before).zip(Self::NAMES);
        each.map(|((at, before), name)| format!("{name} {:.3} s", (*at - before).as_secs_f64())).collect()
    }
}

/// What this process holds, as Linux tells it.
fn megabytes(line: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let said = status.lines().find_map(|one| one.strip_prefix(line));
    let kilobytes = said.and_then(|words| words.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or("unknown".into(), |kilobytes| format!("{} MB", kilobytes / 1024))
}

/// A browser without a window, and a page with the same words for it to print.
struct Chromium {
    program: &'static str,
    page: PathBuf,
    pdf: PathBuf,
}

impl Chromium {
    fn found(town: &mut Town, passages: &[String]) -> Option<Chromium> {
        let there = |name: &&str| Command::new(name).arg("--version").stdout(Stdio::null()).status().is_ok();
        let program = CHROMIUM.into_iter().find(there)?;
        let page = town.beside("same.html");
        std::fs::write(&page, html(passages)).expect("a page is written");
        Some(Chromium { program, page, pdf: town.beside("same.pdf") })
    }

    fn prints(&mut self) {
        let done = Command::new(self.program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
            .arg(format!("--user-data-dir={}", self.pdf.with_extension("profile").display()))
            .arg(format!("--print-to-pdf={}", self.pdf.display()))
            .arg(format!("file://{}", self.page.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(done.is_ok_and(|status| status.success()) && self.pdf.exists(), "Chromium prints it");
    }

    fn pages(&self) -> String {
        let told = Command::new("pdfinfo").arg(&self.pdf).output();
        let told = told.map(|told| String::from_utf8_lossy(&told.stdout).into_owned()).unwrap_or_default();
        told.lines().find_map(|line| line.strip_prefix("Pages:")).map_or("?".into(), |n| n.trim().to_owned())
    }
}

/// The same words as a page, of about the same measure.
fn html(passages: &[String]) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=en-GB><meta charset=utf-8><title>The same words</title><style>\
         @page{size:A4;margin:25mm 22mm 23mm}body{font:10pt/1.4 sans-serif}h2{font-size:10pt}</style><h1>The same words</h1>",
    );
    for (at, passage) in passages.iter().enumerate() {
        let safe = passage.replace('&', "&amp;").replace('<', "&lt;");
        page.push_str(&format!("<h2>Passage {at}</h2><p>{safe}</p>"));
    }
    page
}

fn request(town: &mut Town, concern: ConcernId) -> PacketRequest {
    let wanted = ShareableWanted { concern, agency: AGENCY.into() };
    let shareable = town.book().read_shareable(wanted).expect("what may go");
    PacketRequest {
        concern,
        agency: AGENCY.into(),
        recipient_name: "Priya Rahman".into(),
        recipient_role: "Duty social worker".into(),
        recipient_address: "duty@example.gov.uk".into(),
        verified_how: "Rang the switchboard".into(),
        channel: "secure_email".into(),
        purpose: "To be considered under section 42".into(),
        asks: "Please tell us what you decide.".into(),
        article6: Some("e".into()),
        article9: Some("g".into()),
        schedule1: Some("10".into()),
        offences: Some(true),
        public_interest: "Keeping somebody who is being hurt safe from more of it.".into(),
        consent_status: Some("given".into()),
        told: Some(true),
        necessity: "They must know to keep her safe; no more than they need.".into(),
        summary: shareable.summary,
        safe_contact: shareable.safe_contact,
        items: shareable.items.into_iter().filter(|item| item.ticked).map(|item| item.item).collect(),
        withhold: shareable.suggested_withhold,
        ..PacketRequest::default()
    }
}

fn unsealed(packet: &Path, exported: &Exported, to: &Path) -> bool {
    let password = format!("--password={}", exported.passphrase);
    let made = Command::new("qpdf").arg("--decrypt").arg(password).args([packet, to]).status();
    made.is_ok_and(|status| status.success())
}

fn qpdf_seals(open: &Path, sealed: &Path) {
    let lock = ["--encrypt", "six small words", "another", "256", "--"];
    let done = Command::new("qpdf").args(lock).args([open, sealed]).status().expect("qpdf runs");
    assert!(done.success(), "qpdf seals it");
}

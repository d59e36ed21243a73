//! A packet of about twenty pages: laid out, and then looked through, sealed, put on record and written.
//!
//! There is no rival for the layout: a packet's rules (withheld words gone, tags, bookmarks, one set of fonts) are its
//! own. The sealing stands beside `qpdf`, where there is one.

mod fair;

use std::path::Path;
use std::process::Command;

use fair::words::Words;
use fair::{heading, race, runner, timed};
use logbook::acts::{Exported, PacketRequest, ShareableWanted};
use town::{Town, grace};

/// Passages that fill about twenty pages.
const PASSAGES: usize = 42;
const AGENCY: &str = "kcc_adults";

fn main() {
    heading("A packet");
    let mut town = Town::new();
    let concern = town.book().record_concern(grace()).expect("a concern is taken").concern;
    let mut words = Words::seeded(5);
    for at in 0..PASSAGES {
        let kind = ["account", "own_words", "observed", "opinion"][at % 4];
        town.add(concern, kind, &words.passage(300));
    }
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

fn request(town: &mut Town, concern: logbook::domain::id::ConcernId) -> PacketRequest {
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

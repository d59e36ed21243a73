//! A packet that takes long to print: it can be stopped, nobody waits for it, and what is written meanwhile is not forgotten.

use std::sync::atomic::{AtomicBool, Ordering};

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use logbook::{Code, Logbook};
use town::Town;

use crate::code;
use crate::share::{request, text_of};

#[test]
fn a_packet_stopped_before_it_is_on_record_never_was() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let request = request(&mut town, concern);
    let path = town.beside("packet.pdf");
    let form = NewDraft { page: format!("share:{concern}"), text: "half a request".into() };
    town.book().keep_draft(form).unwrap();
    let before = town.book().check_log(CheckForm::default()).unwrap();
    for step in 0..4 {
        let watch = |done: u64, all: u64| {
            assert_eq!(all, 4);
            done < step
        };
        let stopped = export_packet(&mut town.book(), &request, &path, &watch);
        assert_eq!(code(stopped), Code::Stopped, "at step {step}");
        assert!(!path.exists(), "a file after it was stopped at step {step}");
        let after = town.book().check_log(CheckForm::default()).unwrap();
        assert_eq!((&after.state, after.entries), (&before.state, before.entries), "stopped at step {step}");
    }
    let draft = DraftPage { page: format!("share:{concern}") };
    assert!(town.book().read_draft(draft).unwrap().text.is_some(), "what was typed is there still");
    assert_eq!(town.book().list_shares(ShareFilter::default()).unwrap().total, 0);
    // The next one goes as if nothing had been.
    assert_eq!(town.book().export_packet(&request, &path).unwrap().reference, "S-A0001");
}

/// Lends the log, and writes in it whenever it was given back.
struct Meddled<'a> {
    town: &'a mut Town,
    concern: ConcernId,
    times: u32,
    lent: u32,
    held: &'a AtomicBool,
}

impl Lender for Meddled<'_> {
    fn lend<T>(&mut self, what: impl FnOnce(&mut Logbook) -> logbook::Result<T>) -> logbook::Result<T> {
        if self.lent % 2 == 1 && self.lent / 2 < self.times {
            self.town.decide(self.concern, "refer");
        }
        self.lent += 1;
        self.held.store(true, Ordering::SeqCst);
        let answer = what(self.town.book());
        self.held.store(false, Ordering::SeqCst);
        answer
    }
}

#[test]
fn what_is_written_while_a_packet_is_printed_is_in_it_or_it_is_another_packet() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mut request = request(&mut town, concern);
    request.items.push("chronology".into());
    let path = town.beside("packet.pdf");
    let held = AtomicBool::new(false);
    let watch = |_, _| {
        assert!(!held.load(Ordering::SeqCst), "pages would wait while this one is printed");
        true
    };
    let mut meddled = Meddled { town: &mut town, concern, times: 1, lent: 0, held: &held };
    let exported = export_packet(&mut meddled, &request, &path, &watch).unwrap();
    assert_eq!(meddled.lent, 4, "gathered and printed twice");
    assert_eq!(exported.reference, "S-A0001");
    assert!(text_of(&path, &exported.passphrase).contains("Decision"), "the packet is older than its share");
    assert_eq!(town.book().list_shares(ShareFilter::default()).unwrap().total, 1);
    // What does not bear on it prints nothing afresh.
    let elsewhere = town.record().concern;
    let mut other = Meddled { town: &mut town, concern: elsewhere, times: 1, lent: 0, held: &held };
    export_packet(&mut other, &request, &path.with_extension("2"), &watch).unwrap();
    assert_eq!(other.lent, 2);
}

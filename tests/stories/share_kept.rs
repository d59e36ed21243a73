//! What stays of a packet: the pages as they went, known again by the code on the last of them, and gone with the record.

use std::process::Command;

use logbook::acts::*;
use town::Town;

use crate::broken;
use crate::share::request;

/// A packet that was sent, and its code as its recipient reads it.
fn sent(town: &mut Town) -> (Exported, SharePage, String) {
    let concern = town.record().concern;
    let request = request(town, concern);
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).unwrap();
    let page = town.book().read_share(ShareWanted { share: exported.share }).unwrap();
    let code = page.facts.iter().find(|fact| fact.label == "Check code").unwrap().value.clone();
    (exported, page, code)
}

#[test]
fn the_pages_stay_in_the_log_exactly_as_they_went() {
    let mut town = Town::new();
    let (exported, page, code) = sent(&mut town);
    assert!(page.copy_here);
    let to = town.beside("copy.pdf");
    let saving = |reason: &str| CopySaving { share: exported.share, reason: reason.into() };
    assert_eq!(broken(town.book().export_share_copy(saving(""), &to)), ["reason required"]);
    assert!(!to.exists());
    assert_eq!(town.book().check_copy_saving(&saving("Asked by the court.")).unwrap(), "packet-S-A0001.pdf");
    town.book().export_share_copy(saving("Asked by the court."), &to).unwrap();
    let text = |path: &std::path::Path, passphrase: &str| {
        let out = Command::new("pdftotext")
            .args(["-upw", passphrase, "-layout"])
            .arg(path)
            .arg("-")
            .output()
            .unwrap();
        assert!(out.status.success());
        String::from_utf8(out.stdout).unwrap()
    };
    let went = text(&town.beside("packet.pdf"), &exported.passphrase);
    assert_eq!(text(&to, ""), went, "the copy says something else than what went");
    assert!(went.contains(&code), "the code is on the last page");
    // A file for archives, by its own word and by a stranger's reading.
    let bytes = std::fs::read(&to).unwrap();
    let says = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    assert!(says(b"pdfaid:part") && says(b"pdfuaid:part"), "it names neither standard");
    assert!(Command::new("qpdf").arg("--check").arg(&to).output().unwrap().status.success());
    // On record, with the reason and the entry of the share.
    let history = town.book().read_history(HistoryFilter::default()).unwrap();
    assert!(history.items.iter().any(|line| line.what.contains("saved outside the log")));
}

#[test]
fn a_code_that_is_read_out_is_known_and_any_other_is_not() {
    let mut town = Town::new();
    let (exported, _, code) = sent(&mut town);
    let look = |town: &mut Town, code: &str| town.book().verify_code(CodeRead { check_code: code.into() });
    for said in [code.clone(), code.replace(' ', ""), code.to_lowercase(), code.replace(' ', " - ")] {
        let found = look(&mut town, &said).unwrap();
        assert_eq!((found.verdict, found.share), (Verdict::CodeKnown, exported.reference.clone()), "{said}");
    }
    let other = code.replace(|letter: char| letter.is_ascii_digit(), "F");
    assert_eq!(look(&mut town, &other).unwrap().verdict, Verdict::Unknown);
    assert_eq!(broken(look(&mut town, "")), ["check_code required"]);
    assert_eq!(broken(look(&mut town, &code[1..])), ["check_code not-a-code"]);
}

#[test]
fn a_deep_check_names_a_copy_that_is_damaged() {
    let mut town = Town::new();
    sent(&mut town);
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
    let key = town.database_key();
    let database = rusqlite::Connection::open(town.path().join("log.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    database.execute("UPDATE file_parts SET bytes = CAST(x'00' || substr(bytes, 2) AS BLOB)", []).unwrap();
    drop(database);
    let problems = town.book().check_log(CheckForm { deep: true }).unwrap().problems;
    assert!(!problems.is_empty(), "nobody notices");
}

/// What Today asks about packets.
fn asked(town: &mut Town) -> Vec<(String, String, i64)> {
    let today = town.book().read_today(Nothing::default()).unwrap();
    today.shares.into_iter().map(|one| (one.line.kind, one.due, one.days_over)).collect()
}

fn follow(town: &mut Town, share: logbook::domain::id::ShareId, came: &str) -> logbook::Result<()> {
    let (heard_from, heard) = ("R. Amin, duty desk".into(), "Passed to the sergeant.".into());
    town.book().follow_share(FollowUp { share, came: came.into(), heard_from, heard, ..FollowUp::default() })
}

const DAY: i64 = 24 * 3600;

#[test]
fn a_packet_is_asked_about_until_they_have_it_and_have_answered() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mut wanted = request(&mut town, concern);
    wanted.reply_by = Some("2026-11-30".into());
    let path = town.beside("packet.pdf");
    let share = town.book().export_packet(&wanted, &path).unwrap().share;
    // Monday: they have two working days to say that it arrived.
    assert_eq!(asked(&mut town), []);
    town.clock.pass_seconds(DAY);
    assert_eq!(asked(&mut town), [("sent".into(), "2026-11-25".into(), -1)]);
    town.clock.pass_seconds(2 * DAY);
    assert_eq!(asked(&mut town), [("sent".into(), "2026-11-25".into(), 1)]);
    follow(&mut town, share, "received").unwrap();
    assert_eq!(asked(&mut town), [], "the answer is wanted by Monday");
    town.clock.pass_seconds(5 * DAY);
    assert_eq!(asked(&mut town), [("received".into(), "2026-11-30".into(), 1)]);
    follow(&mut town, share, "answered").unwrap();
    assert_eq!(asked(&mut town), []);
    // Somebody writes later that it arrived: it was answered all the same.
    follow(&mut town, share, "received").unwrap();
    let page = town.book().read_share(ShareWanted { share }).unwrap();
    assert_eq!((page.line.kind.as_str(), page.followed.len()), ("answered", 3));
    assert_eq!(page.followed[0].by_whom, "R. Amin, duty desk");
    // On another day, in another session, it says the same.
    town.unlock(town::PIN).unwrap();
    assert_eq!(town.book().read_share(ShareWanted { share }).unwrap().line.kind, "answered");
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

#[test]
fn a_referral_to_the_same_agency_is_where_the_answer_is_awaited() {
    let mut town = Town::new();
    let (exported, page, _) = sent(&mut town);
    town.clock.pass_seconds(4 * DAY);
    assert_eq!(asked(&mut town).len(), 1);
    let concern = page.line.concern;
    let form = NewReferral {
        concern,
        agency: "police_marac".into(),
        route: "secure_email".into(),
        ..NewReferral::default()
    };
    town.book().refer(form).unwrap();
    assert_eq!(asked(&mut town), []);
    assert_eq!(town.book().read_today(Nothing::default()).unwrap().replies.len(), 1);
    // Nothing more is expected, for a reason.
    let settle = |heard: &str| FollowUp {
        share: exported.share,
        came: "settled".into(),
        heard: heard.into(),
        ..FollowUp::default()
    };
    assert_eq!(broken(town.book().follow_share(settle(""))), ["heard required"]);
    town.book().follow_share(settle("They closed their file.")).unwrap();
    assert_eq!(broken(follow(&mut town, exported.share, "lost")), ["came unknown-choice"]);
}

#[test]
fn nobody_answers_a_packet_that_never_left() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let wanted = request(&mut town, concern);
    let nowhere = town.beside("no-such-folder").join("packet.pdf");
    assert!(town.book().export_packet(&wanted, &nowhere).is_err());
    let share = town.book().list_shares(ShareFilter::default()).unwrap().items[0].share;
    assert_eq!(broken(follow(&mut town, share, "received")), ["share never-left"]);
    town.clock.pass_seconds(9 * DAY);
    assert_eq!(asked(&mut town), []);
}

/// What Today says is to be put right at whoever has it.
fn to_correct(town: &mut Town) -> Vec<(String, u64)> {
    let today = town.book().read_today(Nothing::default()).unwrap();
    today.to_correct.into_iter().map(|line| (line.reference, line.corrections)).collect()
}

#[test]
fn whoever_has_a_text_that_was_put_right_is_told_or_it_is_said_why_not() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let passages: Vec<_> = page.chronology.iter().flat_map(|item| &item.passages).cloned().collect();
    let passage = |kind: &str| passages.iter().find(|passage| passage.kind == kind).unwrap().passage.clone();
    let (account, opinion) = (passage("account"), passage("observed"));
    let send = |town: &mut Town, agency: &str, items: &[&String]| {
        let mut wanted = request(town, concern);
        wanted.agency = agency.into();
        wanted.items = items.iter().map(|item| (*item).clone()).collect();
        let path = town.beside("packet.pdf");
        town.book().export_packet(&wanted, &path).unwrap().share
    };
    let police = send(&mut town, "kent_police", &[&account]);
    let health = send(&mut town, "health_mental", &[&account, &opinion]);
    send(&mut town, "probation", &[&opinion]);
    assert_eq!(to_correct(&mut town), []);
    let correct = |town: &mut Town, passage: &String, text: &str| {
        let form = Correction {
            concern,
            passage: passage.clone(),
            text: text.into(),
            reason: "Heard wrong.".into(),
            ..Correction::default()
        };
        town.book().correct_passage(form).unwrap();
    };
    correct(&mut town, &account, "It was the neighbour who shouted.");
    let one = |reference: &str| (reference.to_owned(), 1);
    assert_eq!(to_correct(&mut town), [one("S-A0001"), one("S-A0002")], "not who never had it");
    let page = town.book().read_share(ShareWanted { share: health }).unwrap();
    assert_eq!(page.corrections_due.len(), 1);
    assert_eq!(page.corrections_due[0].reason, "Heard wrong.");
    // A new packet with the text as it stands tells them; one without it does not.
    send(&mut town, "kent_police", &[&opinion]);
    assert_eq!(to_correct(&mut town).len(), 2);
    send(&mut town, "kent_police", &[&account]);
    assert_eq!(to_correct(&mut town), [one("S-A0002")]);
    // Told otherwise, with who and how; and what is put right later is said again.
    let settle = |share, told: &str, told_how: &str| CorrectionSettling {
        share,
        told: told.into(),
        told_how: told_how.into(),
    };
    assert_eq!(broken(town.book().settle_corrections(settle(health, "told", ""))), ["told_how required"]);
    town.book().settle_corrections(settle(health, "told", "Rang R. Amin.")).unwrap();
    assert_eq!(to_correct(&mut town), []);
    let again = town.book().settle_corrections(settle(police, "not_told", "They closed."));
    assert_eq!(broken(again), ["share nothing-to-correct"]);
    correct(&mut town, &opinion, "I think he is afraid.");
    assert_eq!(to_correct(&mut town), [one("S-A0002"), one("S-A0003"), one("S-A0004")]);
    town.unlock(town::PIN).unwrap();
    assert_eq!(to_correct(&mut town).len(), 3);
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

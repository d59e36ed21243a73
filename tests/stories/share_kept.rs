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

//! Checking: a whole log says so, and one changed byte anywhere is named.

use logbook::acts::CheckForm;
use logbook::sync::layout::part_of;
use logbook::{Logbook, Surroundings};
use town::council::Council;
use town::{PIN, Town, copy_folder};

use crate::share::request;

fn open(town: &mut Town, folder: &std::path::Path) -> logbook::Result<Logbook> {
    let with: Surroundings = town.surroundings();
    Logbook::unlock(folder, PIN, with)
}

#[test]
fn a_whole_log_has_no_problems_and_folds_to_the_same_tables() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.add(concern, "own_words", "I have slept in the car since Thursday.");
    town.decide(concern, "marac");
    let request = request(&mut town, concern);
    let path = town.beside("packet.pdf");
    town.book().export_packet(&request, &path).unwrap();
    let quick = town.book().check_log(CheckForm { deep: false }).unwrap();
    let deep = town.book().check_log(CheckForm { deep: true }).unwrap();
    assert!(
        quick.problems.is_empty() && deep.problems.is_empty(),
        "{:?}",
        deep.problems.iter().map(|p| &p.what).collect::<Vec<_>>()
    );
    assert_eq!((quick.entries, quick.state), (7, deep.state));
    assert_eq!((deep.machines[0].letter.as_str(), deep.machines[0].seq), ("A", 6));
}

#[test]
fn one_changed_byte_anywhere_in_the_file_is_noticed() {
    let mut town = Town::new();
    for _ in 0..3 {
        town.record();
    }
    town.lock();
    let bytes = std::fs::read(town.path().join("log.db")).unwrap();
    let pages = bytes.len() / 4096;
    for page in 0..pages {
        let folder = town.beside(&format!("flipped-{page}"));
        copy_folder(&town.path(), &folder);
        let mut flipped = bytes.clone();
        flipped[page * 4096 + 1000 + page] ^= 0x10;
        std::fs::write(folder.join("log.db"), flipped).unwrap();
        // Either it will not open, and says that it is damaged, or the check names the page.
        match open(&mut town, &folder) {
            Err(error) => assert_eq!(error.code(), logbook::Code::Damaged, "page {page}"),
            Ok(mut book) => {
                let report = book.check_log(CheckForm { deep: false }).unwrap();
                assert!(!report.problems.is_empty(), "page {page} was changed and nobody noticed");
                let named = report.problems.iter().any(|p| {
                    p.what.contains(&format!("page {}", page + 1)) || p.what.contains(&(page + 1).to_string())
                });
                assert!(
                    named,
                    "page {} is not named: {:?}",
                    page + 1,
                    report.problems.iter().map(|p| &p.what).collect::<Vec<_>>()
                );
            }
        }
    }
}

/// Somebody with the key changes the database from within, where no page checksum can help.
fn tampered(sql: &str) -> Vec<String> {
    let mut town = Town::new();
    town.record();
    town.record();
    let key = town.database_key();
    town.lock();
    let database = rusqlite::Connection::open(town.path().join("log.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; {sql}")).unwrap();
    drop(database);
    town.unlock(PIN).unwrap();
    let report = town.book().check_log(CheckForm { deep: true }).unwrap();
    report.problems.into_iter().map(|problem| format!("{}: {}", problem.r#where, problem.what)).collect()
}

#[test]
fn changes_from_within_are_named() {
    let body =
        tampered("UPDATE bodies SET body = (SELECT body FROM bodies WHERE entry = 3) WHERE entry = 2;");
    assert_eq!(
        body,
        ["A-1: body does not match its digest", "folded tables: do not say what the entries say"]
    );
    let kind = tampered("UPDATE entries SET kind = 'person-described' WHERE seq = 3;");
    assert!(kind.iter().any(|p| p.starts_with("A-3: chain broken")), "{kind:?}");
    let gone = tampered("DELETE FROM bodies WHERE entry = 5; DELETE FROM entries WHERE seq = 4;");
    assert!(gone.iter().any(|p| p.starts_with("A-5: chain broken")), "{gone:?}");
    let title = tampered("UPDATE concerns SET title = 'Somebody Else' WHERE number = 1;");
    assert_eq!(title, ["folded tables: do not say what the entries say"]);
    let signature = tampered(
        "UPDATE entries SET cose = CAST(substr(cose, 1, length(cose) - 2) || x'abcd' AS BLOB) WHERE seq = 2;",
    );
    assert!(signature.iter().any(|p| p == "A-2: signature refused"), "{signature:?}");
}

#[test]
fn a_missing_recovery_file_is_named() {
    let mut town = Town::new();
    std::fs::remove_file(town.path().join("log.recovery.age")).unwrap();
    let report = town.book().check_log(CheckForm::default()).unwrap();
    assert_eq!(report.problems[0].r#where, "log.recovery.age");
    let frame = town.book().read_frame(logbook::acts::Nothing::default()).unwrap();
    assert!(
        frame.found_wrong.is_some() && frame.checked_at.is_none(),
        "every page says so until a check is clean"
    );
}

#[test]
fn a_colleague_who_followed_the_other_of_two_copies_is_no_damage() {
    let mut council = Council::of_three();
    let mut copy = council.image_of(1, 31_000);
    // Jo follows what Sam writes; it is lost from the folder before Ali has looked, and there what the copy wrote comes instead.
    for _ in 0..2 {
        council.desks[1].record();
    }
    council.pass(1);
    council.pass(0);
    council.desks[0].record();
    let sam = council.officers(1).machines.iter().find(|line| line.this).unwrap().machine.clone();
    let theirs = std::fs::read_dir(council.shared()).unwrap().flatten().next().unwrap().path();
    std::fs::remove_dir_all(theirs.join(part_of(sam.parse().unwrap()))).unwrap();
    for _ in 0..3 {
        copy.record();
    }
    let mut folder = council.folder();
    logbook::acts::pass(&mut copy.book(), &mut folder).unwrap();
    for desk in [2, 0, 2, 0] {
        council.pass(desk);
    }
    for desk in [0, 2] {
        assert!(council.officers(desk).alarms.iter().any(|alarm| alarm.kind == "forked"));
        let report = council.book(desk).check_log(CheckForm { deep: true }).unwrap();
        let problems: Vec<_> = report.problems.iter().map(|p| format!("{} {}", p.r#where, p.what)).collect();
        assert!(problems.is_empty(), "desk {desk}: {problems:?}");
    }
    let states = council.states();
    assert_eq!(states[0], states[2]);
    assert!(council.book(2).list_concerns(Default::default()).unwrap().total > 0, "what Jo wrote has come");
}

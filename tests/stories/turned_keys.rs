//! Keys that open the folder's files are made anew, and the old ones burnt.

use std::sync::Arc;

use logbook::acts::OfficerNamed;
use logbook::{Clock, Logbook, Pinned};
use town::council::Council;
use town::{PIN, copy_folder};

/// Sam's desk.
const SAM: usize = 1;

/// Passes with days between them.
fn days(council: &mut Council, days: i64) {
    council.desks[0].clock.pass_seconds(days * 24 * 60 * 60);
    council.agree();
}

/// The age recipients that stand in the folder's files cannot be read from outside; the log says when one was made.
fn keys_made(council: &mut Council) -> usize {
    let page = council.book(0).read_history(Default::default()).unwrap();
    page.items.iter().filter(|line| line.what == "A machine made a new key").count()
}

#[test]
fn every_thirty_days_each_machine_makes_a_new_key_and_nothing_is_lost() {
    let mut council = Council::of_three();
    council.desks[1].record();
    council.agree();
    assert_eq!(keys_made(&mut council), 0);
    days(&mut council, 31);
    assert_eq!(keys_made(&mut council), 3, "one new key each");
    council.desks[2].record();
    days(&mut council, 8);
    council.desks[0].record();
    council.agree();
    for desk in 0..3 {
        // The old key leaves the sealed keyset with the next unlock.
        council.desks[desk].unlock(town::PIN).unwrap();
    }
    council.desks[1].record();
    council.agree();
    council.must_agree();
    assert_eq!(council.book(2).list_concerns(Default::default()).unwrap().total, 4);
}

#[test]
fn an_old_copy_of_the_folder_opens_with_no_key_that_is_left() {
    let mut council = Council::of_three();
    council.desks[1].record();
    council.agree();
    let old = tempfile::tempdir().unwrap();
    copy_all(council.shared(), old.path());
    days(&mut council, 31);
    days(&mut council, 8);
    days(&mut council, 1);
    for desk in 0..3 {
        council.desks[desk].unlock(town::PIN).unwrap();
    }
    let left: Vec<String> = (0..3).flat_map(|desk| identities_left(&mut council, desk)).collect();
    assert_eq!(left.len(), 3, "one each");
    let mut tried = 0;
    for file in walk(old.path()) {
        let bytes = std::fs::read(&file).unwrap();
        for identity in &left {
            let identity: age::x25519::Identity = identity.parse().unwrap();
            assert!(age::decrypt(&identity, &bytes).is_err(), "{} opens", file.display());
            tried += 1;
        }
    }
    assert!(tried > 10);
    // The control: what is in the folder now does open.
    let opens = walk(council.shared()).into_iter().filter(|file| {
        let bytes = std::fs::read(file).unwrap();
        left.iter()
            .any(|identity| age::decrypt(&identity.parse::<age::x25519::Identity>().unwrap(), &bytes).is_ok())
    });
    assert!(opens.count() >= 3);
}

/// Every age identity in a desk's database, read as somebody with its key would.
pub(crate) fn identities_left(council: &mut Council, desk: usize) -> Vec<String> {
    let key = council.database_key(desk);
    let path = council.desks[desk].path().join("log.db");
    let database = rusqlite::Connection::open(path).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).unwrap();
    let mut statement = database.prepare("SELECT identity FROM identities").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().flatten().collect()
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { found.extend(walk(&entry.path())) } else { found.push(entry.path()) }
    }
    found
}

fn copy_all(from: &std::path::Path, to: &std::path::Path) {
    for file in walk(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(&file, target).unwrap();
    }
}

#[test]
fn a_key_that_turned_during_a_suspension_is_the_one_that_is_used_after_it() {
    let mut council = Council::of_three();
    let officer = council.officers(0).officers.iter().find(|o| o.name == "Ali Rahman").unwrap().officer;
    let suspension = || logbook::acts::Suspension { officer, reason: "A question about leave.".into() };
    council.book(0).suspend_officer(suspension()).unwrap();
    council.pass(0);
    // Nobody tells a machine that its officer is suspended: it goes on, turns its key and burns the old one.
    for _ in 0..3 {
        council.desks[2].record();
    }
    days(&mut council, 31);
    days(&mut council, 8);
    days(&mut council, 1);
    // It knows the others' first keys only, and writes for those.
    council.desks[2].record();
    days(&mut council, 1);
    council.book(0).lift_suspension(suspension()).unwrap();
    days(&mut council, 1);
    council.desks[0].record();
    days(&mut council, 1);
    council.must_agree();
    assert_eq!(council.book(0).list_concerns(Default::default()).unwrap().total, 5);
}

#[test]
fn an_old_disk_that_the_kit_opens_reaches_colleagues_who_have_new_keys_since() {
    // The colleagues turned their keys and burnt the old ones since the disk was copied: nobody has a key that it knows.
    let mut council = Council::of_three();
    let words = council.desks[0].kit_words();
    council.agree();
    let image = council.desks[SAM].beside("image");
    council.desks[SAM].lock();
    copy_folder(&council.desks[SAM].path(), &image);
    council.desks[SAM].unlock(PIN).unwrap();
    for days in [31, 8, 1] {
        council.desks[0].clock.pass_seconds(days * 24 * 60 * 60);
        council.agree();
    }
    for desk in 0..3 {
        council.desks[desk].unlock(PIN).unwrap();
        assert_eq!(identities_left(&mut council, desk).len(), 1, "the old keys are burnt");
    }
    council.desks[0].record();
    council.desks[SAM].record();
    council.agree();

    // Sam's computer dies; the copy of its disk goes on, opened by the kit.
    council.desks[SAM].lock();
    let home = council.desks[SAM].path();
    std::fs::remove_dir_all(&home).unwrap();
    copy_folder(&image, &home);
    council.desks[SAM].keyring.lose_everything();
    let desk = &mut council.desks[SAM];
    let with = desk.surroundings();
    desk.book = Some(Logbook::recover(&desk.path(), &words, "a fresh pin", with).unwrap());
    desk.record();
    council.agree();
    council.must_agree();
    assert_eq!(
        council.book(SAM).list_concerns(Default::default()).unwrap().total,
        3,
        "every word of everybody is there"
    );
}

#[test]
fn a_colleague_who_is_reached_tells_an_old_disk_of_the_keys_of_one_who_is_not() {
    // Ali came a fortnight later, so that Ali's first key is in use while Jo's and Sam's are burnt already.
    let mut council = Council::of_one();
    council.join();
    let words = council.desks[0].kit_words();
    let pass_days = |council: &mut Council, days: i64| {
        council.desks[0].clock.pass_seconds(days * 24 * 60 * 60);
        council.agree();
    };
    pass_days(&mut council, 15);
    let ali = council.join();
    council.agree();
    let image = council.desks[SAM].beside("image");
    council.desks[SAM].lock();
    copy_folder(&council.desks[SAM].path(), &image);
    council.desks[SAM].unlock(PIN).unwrap();
    for days in [16, 8, 1] {
        pass_days(&mut council, days);
    }
    for desk in 0..3 {
        council.desks[desk].unlock(PIN).unwrap();
    }
    let left = |council: &mut Council, desk| identities_left(council, desk).len();
    assert_eq!(
        (left(&mut council, 0), left(&mut council, ali)),
        (1, 0),
        "Jo has a new key only, Ali the first one"
    );

    // The copy of Sam's disk is opened while the folder is out of reach: it hears of nobody's key.
    council.desks[SAM].lock();
    let home = council.desks[SAM].path();
    std::fs::remove_dir_all(&home).unwrap();
    copy_folder(&image, &home);
    council.desks[SAM].keyring.lose_everything();
    let away = council.desks[0].beside("away");
    std::fs::rename(council.shared(), &away).unwrap();
    let desk = &mut council.desks[SAM];
    let with = desk.surroundings();
    desk.book = Some(Logbook::recover(&desk.path(), &words, "a fresh pin", with).unwrap());
    desk.record();
    std::fs::rename(&away, council.shared()).unwrap();
    council.agree();
    council.must_agree();
    assert_eq!(council.book(0).list_concerns(Default::default()).unwrap().total, 1, "Jo has it too");
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A desk's clock goes so many days ahead of the council's, from its next unlock on.
fn set_ahead(council: &mut Council, desk: usize, days: i64) {
    let now = council.desks[0].clock.now_ms();
    council.desks[desk].clock = Arc::new(Pinned::at_ms(now + days * DAY_MS));
    council.desks[desk].unlock(PIN).unwrap();
}

fn propose_that_ali_leaves(council: &mut Council, by: usize) {
    let officer = council.officers(by).officers.iter().find(|o| o.name == "Ali Rahman").unwrap().officer;
    let named = OfficerNamed { officer, reason: "Has left the council.".into(), kit: String::new() };
    council.book(by).remove_officer(named).unwrap();
    council.pass(by);
}

#[test]
fn who_left_by_a_clock_that_is_ahead_makes_each_machine_turn_its_key_once() {
    let mut council = Council::of_three();
    set_ahead(&mut council, SAM, 2);
    propose_that_ali_leaves(&mut council, SAM);
    council.pass(0);
    let proposal = council.officers(0).proposals[0].proposal.clone();
    council.book(0).approve_change(logbook::acts::ChangeNamed { proposal }).unwrap();
    // By Jo's clock Ali leaves the day after tomorrow, whatever Jo makes until then.
    council.agree();
    assert_eq!(keys_made(&mut council), 2, "one new key each, Ali none");
}

#[test]
fn a_key_made_while_the_clock_was_ahead_is_turned_when_somebody_leaves_and_the_newest_is_kept() {
    let mut council = Council::of_three();
    set_ahead(&mut council, SAM, 100);
    council.agree();
    assert_eq!(keys_made(&mut council), 1, "by Sam's clock the first key is old");
    set_ahead(&mut council, SAM, 0);
    propose_that_ali_leaves(&mut council, 0);
    council.agree_to_all();
    assert_eq!(keys_made(&mut council), 3, "Sam's second and Jo's first");
    // The old ones are burnt long after, and what the others write for is the one that is left.
    council.desks[SAM].clock = council.desks[0].clock.clone();
    council.desks[SAM].unlock(PIN).unwrap();
    days(&mut council, 120);
    council.desks[0].record();
    days(&mut council, 1);
    council.desks[SAM].unlock(PIN).unwrap();
    days(&mut council, 1);
    assert_eq!(council.book(SAM).list_concerns(Default::default()).unwrap().total, 1);
}

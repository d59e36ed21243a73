//! Keyring gone, PIN forgotten, files gone, disk put back from an image: by the kit and by a colleague, and no entry is lost.

use logbook::acts::{Admission, Nothing};
use logbook::sync::Directory;
use logbook::vault::KeyStore;
use logbook::{Asking, Code, Joining, Logbook, Rescue, Stage, Stranded, Vault};
use town::council::Council;
use town::{PIN, Town, copy_folder};

use crate::{broken, code};

/// Where it happens: Sam's desk.
const SAM: usize = 1;
/// Ways of losing what opens a log.
const WAYS: &[&str] = &[
    "the PIN is forgotten",
    "the keyring is empty",
    "the keyring's item is another",
    "the keyring's item is cut short",
    "the key file is gone",
    "the key file is empty",
    "the key file is not readable",
    "the key file is changed",
    "the key file is another machine's",
    "the wrapped key beside the log is gone",
    "the wrapped key beside the log is spoilt",
    "the profile is rebuilt",
    "the disk is put back from an image",
];

/// Jo and Sam; Sam wrote one concern that Jo has, and one that nobody else has seen.
fn council() -> (Council, String) {
    let mut council = Council::of_one();
    let words = council.desks[0].kit_words();
    council.join();
    council.desks[SAM].record();
    council.agree();
    (council, words)
}

fn lose(council: &mut Council, way: &str) {
    let jo = council.desks[0].path();
    let desk = &mut council.desks[SAM];
    if way == "the disk is put back from an image" {
        desk.lock();
        let image = desk.beside("image");
        copy_folder(&desk.path(), &image);
        desk.unlock(PIN).unwrap();
        desk.record();
        council.agree();
        let desk = &mut council.desks[SAM];
        desk.lock();
        std::fs::remove_dir_all(desk.path()).unwrap();
        copy_folder(&image, &desk.path());
        assert_eq!(code(desk.unlock(PIN)), Code::RolledBack);
        return;
    }
    desk.record();
    desk.lock();
    let (path, machine) = (desk.path(), machine_of(desk));
    let key = path.join("log.key");
    match way {
        "the PIN is forgotten" => {}
        "the keyring is empty" => desk.keyring.lose_everything(),
        "the keyring's item is another" => desk.keyring.set(&machine, &[7; 32]).unwrap(),
        "the keyring's item is cut short" => desk.keyring.set(&machine, &[7; 5]).unwrap(),
        "the key file is gone" => std::fs::remove_file(key).unwrap(),
        "the key file is empty" => std::fs::write(key, b"").unwrap(),
        "the key file is not readable" => std::fs::write(key, b"{ not json").unwrap(),
        "the key file is changed" => {
            let text = std::fs::read_to_string(&key).unwrap();
            std::fs::write(&key, text.replace("4096", "4097")).unwrap();
        }
        "the key file is another machine's" => {
            std::fs::copy(jo.join("log.key"), key).unwrap();
        }
        "the wrapped key beside the log is gone" => {
            std::fs::remove_file(path.join("log.recovery.age")).unwrap()
        }
        "the wrapped key beside the log is spoilt" => {
            let file = path.join("log.recovery.age");
            let mut bytes = std::fs::read(&file).unwrap();
            *bytes.last_mut().unwrap() ^= 1;
            std::fs::write(file, bytes).unwrap();
        }
        "the profile is rebuilt" => {
            desk.keyring.lose_everything();
            std::fs::remove_file(key).unwrap();
        }
        other => panic!("{other}?"),
    }
}

/// Both concerns are at both desks, Sam's machine is a new one, and it goes on.
fn all_is_there(council: &mut Council, way: &str, letter: &str) {
    council.agree();
    council.must_agree();
    for desk in 0..2 {
        assert_eq!(council.book(desk).list_concerns(Default::default()).unwrap().total, 2, "{way}");
    }
    assert!(council.book(SAM).shared_folder().unwrap().is_some(), "{way}: the shared folder is still chosen");
    let reference = council.desks[SAM].record().reference;
    assert_eq!(reference, format!("MBC-2026-{letter}0001"), "{way}");
    council.agree();
    council.must_agree();
    let standing: Vec<_> = council.officers(0).machines.into_iter().map(|m| (m.letter, m.standing)).collect();
    let expected = [("A", "active"), ("B", "replaced"), (letter, "active")];
    let mut standing: Vec<_> =
        standing.iter().map(|(letter, standing)| (letter.as_str(), standing.as_str())).collect();
    standing.sort_unstable();
    assert_eq!(standing, expected, "{way}");
}

#[test]
fn every_loss_is_made_good_by_the_kit() {
    for way in WAYS {
        let (mut council, words) = council();
        lose(&mut council, way);
        let desk = &mut council.desks[SAM];
        let with = desk.surroundings();
        desk.book = Some(Logbook::recover(&desk.path(), &words, "a fresh pin", with).unwrap());
        all_is_there(&mut council, way, "BB");
        council.desks[SAM].unlock("a fresh pin").unwrap();
    }
}

#[test]
fn every_loss_is_made_good_by_a_colleague() {
    for way in WAYS {
        let (mut council, _) = council();
        let sams = sams_machine(&mut council);
        lose(&mut council, way);
        let stranded = ask(&mut council);
        admit(&mut council, &stranded, &sams);
        council.pass(0);
        council.desks[SAM].book = Some(come_back(&council, stranded));
        all_is_there(&mut council, way, "C");
        council.desks[SAM].unlock("a fresh pin").unwrap();
        let answers = std::fs::read_dir(council.shared().join(root(&council))).unwrap().flatten();
        let left = answers.flat_map(|part| std::fs::read_dir(part.path()).unwrap().flatten());
        let left = left.filter(|file| file.file_name().to_string_lossy().starts_with("k-")).count();
        assert_eq!(left, 0, "{way}: the answer is gone from the folder once it was used");
    }
}

#[test]
fn the_colleague_sees_what_is_asked_and_must_hear_the_right_words() {
    let (mut council, _) = council();
    let sams = sams_machine(&mut council);
    lose(&mut council, "the PIN is forgotten");
    let stranded = ask(&mut council);
    council.pass(0);
    let line = council.officers(0).requests.pop().unwrap();
    assert!(line.lost);
    assert_eq!((line.name.as_str(), line.replaces), ("Sam Okafor", Some(sams.parse().unwrap())));
    let machine = line.machine.parse().unwrap();
    let wrong = Admission { machine, words: "not these words at all ever".into(), ..Admission::default() };
    assert_eq!(broken(council.book(0).admit_machine(wrong)), ["words words-differ"]);
    assert!(matches!(stranded.pass(&mut council.folder()).unwrap(), Rescue::Waiting(_)));
}

#[test]
fn whoever_waits_can_still_open_the_log_in_the_old_way_and_with_the_kit() {
    let (mut council, words) = council();
    lose(&mut council, "the PIN is forgotten");
    let before = std::fs::read(council.desks[SAM].path().join("log.key")).unwrap();
    drop(ask(&mut council));
    let desk = &mut council.desks[SAM];
    assert!(Vault::at(&desk.path()).is_asking());
    assert_eq!(
        std::fs::read(desk.path().join("log.key")).unwrap(),
        before,
        "nothing that was here is touched"
    );
    desk.unlock(PIN).unwrap();
    desk.lock();
    let with = desk.surroundings();
    Logbook::recover(&desk.path(), &words, "another pin", with).unwrap();
}

#[test]
fn cut_short_between_any_two_steps_the_old_state_or_the_new_stands() {
    let (mut council, _) = council();
    let sams = sams_machine(&mut council);
    lose(&mut council, "the keyring is empty");
    let path = council.desks[SAM].path();
    // Asked, and the program ends.
    let stranded = ask(&mut council);
    let words = stranded.words();
    drop(stranded);
    let stranded = wait_on(&mut council);
    assert_eq!(stranded.words(), words, "the same request");
    // Let in, and the program ends.
    admit(&mut council, &stranded, &sams);
    drop(stranded);
    let Rescue::Waiting(stranded) = wait_on(&mut council).pass(&mut council.folder()).unwrap() else {
        panic!("no answer is in the folder yet")
    };
    council.pass(0);
    // The answer is in place, and the program ends before it cleared up.
    let asked = std::fs::read(path.join("log.asked")).unwrap();
    let book = come_back(&council, *stranded);
    std::fs::write(path.join("log.asked"), asked).unwrap();
    drop(book);
    assert!(!Vault::at(&path).is_asking());
    council.desks[SAM].unlock("a fresh pin").unwrap();
    all_is_there(&mut council, "cut short", "C");
    assert!(path.join("log.key.1").exists(), "the old key file is kept");
}

#[test]
fn recovery_by_the_kit_that_was_cut_short_is_done_again() {
    let mut town = Town::new();
    let words = town.kit_words();
    town.record();
    town.lock();
    let old = std::fs::read(town.path().join("log.key")).unwrap();
    let with = town.surroundings();
    drop(Logbook::recover(&town.path(), &words, "a fresh pin", with).unwrap());
    // As if the entry stood and the key file was not switched yet.
    std::fs::write(town.path().join("log.key"), old).unwrap();
    let with = town.surroundings();
    let mut book = Logbook::recover(&town.path(), &words, "another pin", with).unwrap();
    assert_eq!(book.list_concerns(Default::default()).unwrap().total, 1);
    assert!(book.check_log(logbook::acts::CheckForm { deep: true }).unwrap().problems.is_empty());
    assert_eq!(book.record_concern(town::grace()).unwrap().reference, "MBC-2026-AAA0001");
}

#[test]
fn a_dead_laptop_is_replaced_by_joining_again() {
    let (mut council, _) = council();
    let sams = sams_machine(&mut council);
    council.desks[SAM].lock();
    std::fs::remove_dir_all(council.desks[SAM].path()).unwrap();
    let invitation = council.book(0).invite(Nothing::default()).unwrap().invitation;
    let mut desk = council.new_desk(9_100);
    let with = desk.surroundings();
    assert_eq!(
        code(Stranded::begin(&desk.path(), council.shared(), &invitation, PIN, with, &mut council.folder())),
        Code::NoLog
    );
    let asking = Asking { invitation, name: "Sam Okafor".into(), role: "Deputy".into() };
    let with = desk.surroundings();
    let joining =
        Joining::begin(&desk.path(), council.shared(), &asking, PIN, with, &mut council.folder()).unwrap();
    let mut admission = council.admission(&joining);
    let officers = council.officers(0).officers;
    admission.officer = officers.iter().find(|o| o.name == "Sam Okafor").map(|o| o.officer);
    admission.replaces = Some(sams.parse().unwrap());
    council.book(0).admit_machine(admission).unwrap();
    council.pass(0);
    let Stage::Ready(book) = joining.pass(&mut council.folder()).unwrap() else { panic!("let in") };
    desk.book = Some(*book);
    council.desks[SAM] = desk;
    council.agree();
    council.must_agree();
    assert_eq!(council.book(SAM).list_concerns(Default::default()).unwrap().total, 1);
    assert_eq!(council.officers(0).officers.len(), 2, "the same officer");
}

#[test]
fn a_machine_that_the_kit_recovered_reaches_two_others() {
    let mut council = Council::of_three();
    let words = council.desks[0].kit_words();
    council.desks[SAM].record();
    council.agree();
    council.desks[SAM].record();
    council.desks[SAM].lock();
    council.desks[SAM].keyring.lose_everything();
    let desk = &mut council.desks[SAM];
    let with = desk.surroundings();
    desk.book = Some(Logbook::recover(&desk.path(), &words, "a fresh pin", with).unwrap());
    council.agree();
    council.must_agree();
    assert_eq!(council.book(2).list_concerns(Default::default()).unwrap().total, 2);
    council.desks[2].record();
    council.agree();
    council.must_agree();
    assert!(council.officers(0).alarms.is_empty());
}

/// Sam asks Jo.
fn ask(council: &mut Council) -> Stranded {
    let invitation = council.book(0).invite(Nothing::default()).unwrap().invitation;
    let mut folder = council.folder();
    let shared = council.shared().to_owned();
    let desk = &mut council.desks[SAM];
    let with = desk.surroundings();
    Stranded::begin(&desk.path(), &shared, &invitation, "a fresh pin", with, &mut folder).unwrap()
}

/// Sam waits on after the program ended.
fn wait_on(council: &mut Council) -> Stranded {
    let desk = &mut council.desks[SAM];
    let with = desk.surroundings();
    Stranded::unlock(&desk.path(), "a fresh pin", with).unwrap()
}

/// Jo hears the words and lets Sam's machine in, in place of the one that was lost.
fn admit(council: &mut Council, stranded: &Stranded, replaces: &str) {
    council.pass(0);
    let words = stranded.words();
    let page = council.officers(0);
    let line = page.requests.iter().find(|line| line.words == words).expect("the request is read");
    let admission = Admission {
        machine: line.machine.parse().unwrap(),
        replaces: Some(replaces.parse().unwrap()),
        words: words.join(" "),
        reason: "Sam rang.".into(),
        ..Admission::default()
    };
    council.book(0).admit_machine(admission).unwrap();
}

fn come_back(council: &Council, stranded: Stranded) -> Logbook {
    match stranded.pass(&mut Directory::at(council.shared())).unwrap() {
        Rescue::Ready(book) => *book,
        Rescue::Waiting(_) => panic!("nobody answered"),
    }
}

fn sams_machine(council: &mut Council) -> String {
    let machines = council.officers(0).machines;
    machines.into_iter().find(|machine| machine.officer == "Sam Okafor").unwrap().machine
}

fn machine_of(town: &Town) -> String {
    let key_file = std::fs::read_to_string(town.path().join("log.key")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&key_file).unwrap();
    json["machine"].as_str().unwrap().to_owned()
}

fn root(council: &Council) -> String {
    let mut roots = std::fs::read_dir(council.shared()).unwrap().flatten();
    roots.next().unwrap().file_name().into_string().unwrap()
}

#[test]
fn a_replaced_kit_lets_nobody_in_even_from_before_it_was_replaced() {
    for seen_first in [true, false] {
        let (mut council, old_kit) = council();
        council.join();
        council.agree();
        let image = council.desks[SAM].beside("image");
        council.desks[SAM].lock();
        copy_folder(&council.desks[SAM].path(), &image);
        council.desks[SAM].unlock(PIN).unwrap();
        // Jo replaces the kit; meanwhile somebody with the old paper opens an old copy of Sam's disk.
        council.book(0).make_kit(Nothing::default()).unwrap();
        if !seen_first {
            council.agree();
        }
        let with = council.new_desk(77).surroundings();
        let mut thief = Logbook::recover(&image, &old_kit, "a fresh pin", with).unwrap();
        logbook::acts::pass(&mut &mut thief, &mut council.folder()).unwrap();
        // Ali has not heard of the new kit yet.
        council.pass(2);
        council.agree();
        council.must_agree();
        for desk in 0..3 {
            let page = council.officers(desk);
            let standing = |letter: &str| {
                page.machines.iter().filter(|m| m.letter == letter).map(|m| m.standing.as_str()).collect()
            };
            assert_eq!(standing("B"), ["active"], "Sam's own machine goes on");
            let thiefs: Vec<&str> = standing("BB");
            assert_eq!(thiefs, ["turned-away"]);
            assert!(page.alarms.iter().any(|alarm| alarm.kind == "old-kit"), "desk {desk} says so");
        }
        // Nothing more is given to it, nothing of it counts, and the three go on agreeing.
        council.desks[SAM].record();
        council.agree();
        council.must_agree();
        let passed = logbook::acts::pass(&mut &mut thief, &mut council.folder()).unwrap();
        assert_eq!(passed.taken.bodies, 0);
        assert_eq!(thief.list_concerns(Default::default()).unwrap().total, 1);
        assert_eq!(council.book(0).list_concerns(Default::default()).unwrap().total, 2);
    }
}

#[test]
fn two_machines_that_the_kit_opens_on_one_morning_hear_each_other() {
    let mut council = Council::of_three();
    let words = council.desks[0].kit_words();
    council.desks[2].lock();
    for desk in [0, SAM] {
        council.desks[desk].record();
        council.desks[desk].lock();
        council.desks[desk].keyring.lose_everything();
        let desk = &mut council.desks[desk];
        let with = desk.surroundings();
        desk.book = Some(Logbook::recover(&desk.path(), &words, "a fresh pin", with).unwrap());
        desk.record();
    }
    // Each wraps its words for the machine that the other one was: only the third can tell them of each other.
    council.agree();
    council.desks[2].unlock(PIN).unwrap();
    council.agree();
    council.must_agree();
    assert_eq!(council.book(SAM).list_concerns(Default::default()).unwrap().total, 4);
}

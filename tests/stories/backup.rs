//! Backups: counted only once restored, never lost to a later failure, and a whole log again from one file.

use std::path::{Path, PathBuf};

use logbook::acts::{Backup, BackupView, Nothing};
use logbook::{Code, Logbook};
use town::council::Council;
use town::{PIN, Town};

use crate::{broken, code};

/// A day, seconds.
const DAY: i64 = 24 * 60 * 60;

/// A town with two concerns and a place for backups.
fn town() -> (Town, PathBuf) {
    let mut town = Town::new();
    town.record();
    town.record();
    let place = town.beside("place");
    std::fs::create_dir_all(&place).unwrap();
    town.book().choose_backup_place(&place).unwrap();
    (town, place)
}

fn view(town: &mut Town) -> BackupView {
    town.book().read_backup(Nothing::default()).unwrap()
}

fn back_up(town: &mut Town) -> BackupView {
    town.book().back_up(Nothing::default()).unwrap()
}

/// Names in a place, hidden ones as well.
fn names(place: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(place).unwrap().flatten().map(|f| f.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Restores a file in a new place, as somebody with the kit would.
fn restore(town: &mut Town, file: &Path, name: &str, words: &str) -> logbook::Result<Logbook> {
    let with = town.surroundings();
    Logbook::restore(file, &town.beside(name), words, "a fresh pin", with, None)
}

#[test]
fn a_backup_counts_once_it_was_restored_and_is_the_whole_log() {
    let (mut town, place) = town();
    let words = town.kit_words();
    assert!(view(&mut town).red, "never is red");
    let said = back_up(&mut town);
    assert_eq!((said.days, said.red, said.kept, said.last_fault), (Some(0), false, 1, None));
    let names = names(&place);
    assert_eq!(names.len(), 1, "{names:?}");
    assert!(names[0].starts_with("safeguarding-log-") && names[0].ends_with(".backup.age"), "{names:?}");
    let history = town.book().read_history(Default::default()).unwrap();
    assert_eq!(history.items[0].what, "Backup made, restored and found right");
    let state = town.book().check_log(Default::default()).unwrap().state;

    let mut book = restore(&mut town, &place.join(&names[0]), "new/log", &words).unwrap();
    let report = book.check_log(logbook::acts::CheckForm { deep: true }).unwrap();
    assert!(report.problems.is_empty());
    assert_eq!(report.state, state);
    assert_eq!(report.machines.len(), 2, "a restored log is a new machine");
    assert_eq!(book.record_concern(town::grace()).unwrap().reference, "MBC-2026-AA0001");
    book.lock().unwrap();
    let with = town.surroundings();
    Logbook::unlock(&town.beside("new/log"), "a fresh pin", with).unwrap();
}

#[test]
fn the_envelope_is_ordinary_age_zstd_and_cbor() {
    // As a stranger would: the kit's square, the age crate's own reader, zstd, and the first item of the sequence.
    let (mut town, place) = town();
    let code = town.book().waiting_kit().unwrap().code().to_string();
    back_up(&mut town);
    let file = std::fs::read(place.join(&names(&place)[0])).unwrap();
    let identity: age::x25519::Identity = code.parse().unwrap();
    let packed = age::decrypt(&identity, &file).unwrap();
    assert_eq!(packed[..4], [0x28, 0xb5, 0x2f, 0xfd], "a zstd frame");
    for word in ["Grace", "McKenna", "safeguarding"] {
        assert!(!file.windows(word.len()).any(|window| window == word.as_bytes()), "{word} is readable");
    }
}

#[test]
fn every_broken_precondition_is_shown_and_the_last_good_backup_stays() {
    let (mut town, place) = town();
    let words = town.kit_words();
    back_up(&mut town);
    let good = names(&place)[0].clone();
    let away = town.beside("away");

    // The place is gone.
    std::fs::rename(&place, &away).unwrap();
    assert_fault(&mut town, "place-missing");
    // Something else is where the place was.
    std::fs::write(&place, b"").unwrap();
    assert_fault(&mut town, "place-missing");
    std::fs::remove_file(&place).unwrap();
    // Nobody may write there: a folder of the system in which not even its owner makes a file.
    #[cfg(target_os = "linux")]
    {
        std::os::unix::fs::symlink("/proc/self", &place).unwrap();
        assert!(back_up(&mut town).red);
        std::fs::remove_file(&place).unwrap();
    }
    std::fs::rename(&away, &place).unwrap();
    // Another file lies under the name, and cannot be put away.
    let part = part_of(&mut town, &place);
    std::fs::create_dir(&part).unwrap();
    assert!(back_up(&mut town).red);
    std::fs::remove_dir(&part).unwrap();
    assert_eq!(names(&place), std::slice::from_ref(&good));
    // It all works again, and says so.
    assert!(!back_up(&mut town).red);
    restore(&mut town, &place.join(&good), "new/log", &words).unwrap();
}

type Spoil = Box<dyn Fn(&mut Vec<u8>)>;

#[test]
fn a_file_that_is_not_as_written_never_bears_a_backups_name() {
    let (mut town, place) = town();
    back_up(&mut town);
    let good = names(&place);
    let part = part_of(&mut town, &place);
    let length = written(&mut town, &part, |_| {});
    let spoils: Vec<Spoil> = vec![
        Box::new(|bytes| bytes[0] ^= 1),
        Box::new(move |bytes| bytes[length / 2] ^= 1),
        Box::new(|bytes| *bytes.last_mut().unwrap() ^= 1),
        Box::new(|bytes| bytes.truncate(bytes.len() / 2)),
        Box::new(|bytes| bytes.push(0)),
        Box::new(|bytes| bytes.clear()),
    ];
    let known = names(&place);
    for spoil in spoils {
        written(&mut town, &part, |bytes| spoil(bytes));
        let said = view(&mut town);
        assert_eq!(said.last_fault.as_deref(), Some("not-as-written"));
        assert!(said.red);
        assert_eq!(names(&place), known);
    }
    assert!(names(&place).contains(&good[0]));
}

#[test]
fn a_backup_of_another_log_is_not_ours() {
    let (mut town, place) = town();
    let mut other = Town::seeded(900);
    let theirs = other.beside("place");
    std::fs::create_dir_all(&theirs).unwrap();
    other.book().choose_backup_place(&theirs).unwrap();
    other.book().back_up(Nothing::default()).unwrap();
    let file = theirs.join(&names(&theirs)[0]);
    let part = part_of(&mut town, &place);
    written(&mut town, &part, |bytes| *bytes = std::fs::read(&file).unwrap());
    assert_eq!(view(&mut town).last_fault.as_deref(), Some("not-as-written"));
    let words = town.kit_words();
    assert_eq!(code(restore(&mut town, &file, "new/log", &words)), Code::WrongKit);
    assert!(!town.beside("new").join("log").exists());
}

#[test]
fn red_after_seven_days_and_after_35_the_old_go_but_never_the_last_good_one() {
    let (mut town, place) = town();
    back_up(&mut town);
    let first = names(&place)[0].clone();
    std::fs::write(place.join("safeguarding-log-00000000-2020-01-01-0000000000000000.backup.age"), b"theirs")
        .unwrap();
    std::fs::write(place.join("holiday.jpg"), b"theirs").unwrap();
    town.clock.pass_seconds(7 * DAY);
    assert!(!view(&mut town).red);
    assert!(town.book().is_backup_due().unwrap());
    town.clock.pass_seconds(DAY);
    assert!(view(&mut town).red);
    town.clock.pass_seconds(60 * DAY);
    // However old it is, it is the last good one, and a failure does not take it away.
    let away = town.beside("away");
    std::fs::rename(&place, &away).unwrap();
    assert_fault(&mut town, "place-missing");
    std::fs::rename(&away, &place).unwrap();
    assert!(place.join(&first).exists());
    back_up(&mut town);
    assert!(!place.join(&first).exists(), "a newer one stands");
    assert_eq!(names(&place).len(), 3, "nobody else's file was touched");
    assert!(!town.book().is_backup_due().unwrap());
}

#[test]
fn a_place_must_be_a_folder_and_not_the_logs_own() {
    let (mut town, _) = town();
    let (own, nowhere) = (town.path(), town.beside("nowhere"));
    assert_eq!(broken(town.book().choose_backup_place(&own)), ["backup_place own-folder"]);
    assert_eq!(broken(town.book().choose_backup_place(&nowhere)), ["backup_place not-a-folder"]);
    assert_eq!(broken(Town::new().book().back_up(Nothing::default())), ["backup_place required"]);
}

#[test]
fn dropped_between_any_two_steps_the_last_good_backup_and_the_log_stand() {
    let (mut town, place) = town();
    back_up(&mut town);
    let good = names(&place)[0].clone();
    let mut here = town.path();
    for steps in 0..3 {
        town.record();
        let mut book = town.book();
        let mut backup = Backup::begin(&mut book).unwrap();
        if steps > 0 {
            backup.write(&mut book).unwrap();
        }
        if steps > 1 {
            backup.verify().unwrap();
        }
        drop(backup);
        town.kill();
        // The lock of a killed process is gone with it; here the process lives on, so its files are looked at in a copy.
        let copy = town.beside(&format!("after-{steps}"));
        town::copy_folder(&here, &copy);
        let with = town.surroundings();
        let mut book = Logbook::unlock(&copy, PIN, with).unwrap();
        assert!(place.join(&good).exists());
        assert_eq!(names(&place).iter().filter(|name| name.ends_with(".backup.age")).count(), 1 + steps);
        assert!(!book.back_up(Nothing::default()).unwrap().red);
        assert!(!names(&place).iter().any(|name| name.ends_with(".part")), "what was half done is gone");
        town.book = Some(book);
        here = copy;
    }
}

#[test]
fn nothing_is_restored_over_a_log_nor_from_a_damaged_file() {
    let (mut town, place) = town();
    let words = town.kit_words();
    back_up(&mut town);
    let file = place.join(&names(&place)[0]);
    assert_eq!(code(restore(&mut town, &file, "log", &words)), Code::TraceExists);
    let bytes = std::fs::read(&file).unwrap();
    for at in [10, bytes.len() / 2, bytes.len() - 1] {
        let mut spoilt = bytes.clone();
        spoilt[at] ^= 1;
        let bad = town.beside("bad.age");
        std::fs::write(&bad, spoilt).unwrap();
        assert!(restore(&mut town, &bad, "new/log", &words).is_err());
        let stands = std::fs::read_dir(town.beside("new")).map_or(0, |files| files.flatten().count());
        assert_eq!(stands, 0, "nothing stands");
    }
    town.keyring.break_down(true);
    assert_eq!(code(restore(&mut town, &file, "new/log", &words)), Code::KeyringUnavailable);
    town.keyring.break_down(false);
    restore(&mut town, &file, "new/log", &words).unwrap();
}

#[test]
fn a_restored_log_meets_the_others_and_agrees() {
    let mut council = Council::of_one();
    council.join();
    let words = council.desks[0].kit_words();
    let place = council.desks[1].beside("place");
    std::fs::create_dir_all(&place).unwrap();
    council.desks[1].record();
    council.agree();
    council.book(1).choose_backup_place(&place).unwrap();
    council.book(1).back_up(Nothing::default()).unwrap();
    council.agree();
    // After the backup: a third officer, a concern that everybody saw, one that only the lost machine had.
    council.join();
    council.desks[0].record();
    council.desks[1].record();
    council.agree();
    council.desks[1].lock();
    let mut desk = council.new_desk(5_000);
    let (with, file) = (desk.surroundings(), place.join(&names(&place)[0]));
    let mut book = Logbook::restore(&file, &desk.path(), &words, "a fresh pin", with, None).unwrap();
    book.choose_shared_folder(council.shared()).unwrap();
    desk.book = Some(book);
    council.desks[1] = desk;
    council.agree();
    council.must_agree();
    assert_eq!(council.book(1).list_concerns(Default::default()).unwrap().total, 3);
    council.desks[1].record();
    council.agree();
    council.must_agree();
    let machines = council.officers(0).machines;
    let letters: std::collections::BTreeSet<&str> = machines.iter().map(|m| m.letter.as_str()).collect();
    assert_eq!(letters.len(), machines.len(), "no two machines write references with one letter");
}

#[test]
fn a_machine_in_place_of_another_removes_that_ones_old_backups_and_no_other() {
    let (mut town, place) = town();
    let words = town.kit_words();
    back_up(&mut town);
    let first = names(&place).remove(0);
    town.clock.pass_seconds(20 * DAY);
    back_up(&mut town);
    let second = names(&place).into_iter().find(|name| *name != first).unwrap();
    let colleagues = first.replace(&first[26..34], "0123abcd");
    std::fs::write(place.join(&colleagues), b"theirs").unwrap();
    let mut book = restore(&mut town, &place.join(&second), "new/log", &words).unwrap();
    book.choose_backup_place(&place).unwrap();
    book.back_up(Nothing::default()).unwrap();
    assert_eq!(names(&place).len(), 4, "nothing of that is old");
    town.clock.pass_seconds(20 * DAY);
    book.back_up(Nothing::default()).unwrap();
    let left = names(&place);
    assert!(!left.contains(&first), "forty days old, of the machine that is gone");
    assert!(left.contains(&second) && left.contains(&colleagues), "{left:?}");
    assert_eq!(left.len(), 4);
}

fn assert_fault(town: &mut Town, fault: &str) {
    let said = back_up(town);
    assert_eq!(said.last_fault.as_deref(), Some(fault));
    assert!(said.red);
    let history = town.book().read_history(Default::default()).unwrap();
    assert!(history.items.iter().any(|line| line.what == "Backup failed"));
}

/// Where the half-written file is: found by making one.
fn part_of(town: &mut Town, place: &Path) -> PathBuf {
    let mut book = town.book();
    let mut backup = Backup::begin(&mut book).unwrap();
    backup.write(&mut book).unwrap();
    let part = names(place).into_iter().find(|name| name.ends_with(".part")).unwrap();
    backup.settle(&mut book, Err(logbook::Error::Refused(Code::Damaged))).unwrap();
    place.join(part)
}

/// Writes a backup, spoils the file, and goes on as the program does. Returns the length it had.
fn written(town: &mut Town, part: &Path, spoil: impl FnOnce(&mut Vec<u8>)) -> usize {
    let mut book = town.book();
    let mut backup = Backup::begin(&mut book).unwrap();
    backup.write(&mut book).unwrap();
    let mut bytes = std::fs::read(part).unwrap();
    let length = bytes.len();
    spoil(&mut bytes);
    std::fs::write(part, bytes).unwrap();
    let made = backup.verify();
    backup.settle(&mut book, made).unwrap();
    length
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing_and_is_no_fault() {
    let (mut town, place) = town();
    back_up(&mut town);
    let good = names(&place);
    town.record();
    for step in logbook::acts::BACKUP_STEPS {
        let said = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let heard = std::sync::Arc::clone(&said);
        let watch = move |at: &'static str, done: u64, of: u64| {
            assert!(done <= of && of > 0, "{done} of {of}");
            heard.lock().unwrap().push(at);
            at != *step
        };
        let view = logbook::acts::back_up_watched(&mut town.book(), Box::new(watch)).unwrap();
        assert_eq!(said.lock().unwrap().last(), Some(step), "it goes on after it was stopped");
        assert_eq!((view.red, view.last_fault), (false, None), "the last good one stands");
        assert_eq!(names(&place), good, "something half done stays after {step}");
        assert!(!town.beside(".log.restored-to-verify").exists());
    }
    assert_eq!(back_up(&mut town).kept, 2);
}

#[test]
fn a_log_out_of_a_backup_reaches_colleagues_who_have_new_keys_since() {
    let mut council = Council::of_three();
    let words = council.desks[0].kit_words();
    council.desks[1].record();
    council.agree();
    let place = council.desks[1].beside("place");
    std::fs::create_dir_all(&place).unwrap();
    council.book(1).choose_backup_place(&place).unwrap();
    council.book(1).back_up(Nothing::default()).unwrap();
    for days in [31, 8, 1] {
        council.desks[0].clock.pass_seconds(days * 24 * 60 * 60);
        council.agree();
    }
    for desk in 0..3 {
        council.desks[desk].unlock(town::PIN).unwrap();
        assert_eq!(
            crate::turned_keys::identities_left(&mut council, desk).len(),
            1,
            "the old keys are burnt"
        );
    }
    council.desks[1].record();
    council.agree();
    council.desks[1].lock();
    let mut desk = council.new_desk(5_000);
    let (with, file) = (desk.surroundings(), place.join(&names(&place)[0]));
    let mut folder = council.folder();
    let restored = Logbook::restore(&file, &desk.path(), &words, "a fresh pin", with, Some(&mut folder));
    let mut book = restored.unwrap();
    book.choose_shared_folder(council.shared()).unwrap();
    desk.book = Some(book);
    council.desks[1] = desk;
    council.desks[1].record();
    council.agree();
    council.must_agree();
    assert_eq!(council.book(1).list_concerns(Default::default()).unwrap().total, 3);
}

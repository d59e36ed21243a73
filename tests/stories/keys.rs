//! Set-up, unlocking and locking: five things that can be wrong are five different refusals, and nothing is lost.

use logbook::vault::{KeyStore, Standing};
use logbook::{Code, Logbook, Vault};
use town::{PIN, Town, copy_folder};

use crate::code;

#[test]
fn a_log_opens_with_keyring_and_pin_together() {
    let mut town = Town::new();
    let reference = town.record().reference;
    assert_eq!(reference, "MBC-2026-A0001");
    town.unlock(PIN).unwrap();
    let list = town.book().list_concerns(Default::default()).unwrap();
    assert_eq!((list.total, list.items[0].reference.as_str()), (1, "MBC-2026-A0001"));
}

#[test]
fn five_things_that_can_be_wrong_are_five_refusals() {
    let mut town = Town::new();
    town.lock();
    let path = town.path();
    assert_eq!(code(town.unlock("not the pin")), Code::WrongPin);

    town.keyring.break_down(true);
    assert_eq!(code(town.unlock(PIN)), Code::KeyringUnavailable);
    town.keyring.break_down(false);

    let key_file = std::fs::read_to_string(path.join("log.key")).unwrap();
    std::fs::write(path.join("log.key"), key_file.replace("\"format\": 1", "\"format\": 9")).unwrap();
    assert_eq!(code(town.unlock(PIN)), Code::TooNew);
    std::fs::write(path.join("log.key"), key_file.replace("4096", "4097")).unwrap();
    assert_eq!(code(town.unlock(PIN)), Code::Damaged);
    std::fs::write(path.join("log.key"), &key_file).unwrap();

    let database = std::fs::read(path.join("log.db")).unwrap();
    let mut flipped = database.clone();
    flipped[100] ^= 1;
    std::fs::write(path.join("log.db"), &flipped).unwrap();
    assert_eq!(code(town.unlock(PIN)), Code::Damaged);
    std::fs::write(path.join("log.db"), &database).unwrap();
    town.unlock(PIN).unwrap();
    town.lock();

    town.keyring.lose_everything();
    assert_eq!(code(town.unlock(PIN)), Code::KeyringMissing);
}

#[test]
fn another_secret_in_the_keyring_is_named() {
    let mut town = Town::new();
    town.lock();
    let machine = machine_of(&town);
    town.keyring.set(&machine, &[7; 32]).unwrap();
    assert_eq!(code(town.unlock(PIN)), Code::KeyringChanged);
}

#[test]
fn a_database_from_a_newer_program_is_left_alone() {
    let mut town = Town::new();
    town.record();
    let key = town.database_key();
    town.lock();
    let database = rusqlite::Connection::open(town.path().join("log.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; PRAGMA user_version = 99;")).unwrap();
    drop(database);
    let before = std::fs::read(town.path().join("log.db")).unwrap();
    assert_eq!(code(town.unlock(PIN)), Code::TooNew);
    assert_eq!(std::fs::read(town.path().join("log.db")).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn only_this_user_may_look_into_the_folder() {
    use std::os::unix::fs::PermissionsExt;
    let town = Town::new();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&town.path()), 0o700);
    assert_eq!(mode(&town.path().join("log.key")), 0o600);
    assert_eq!(mode(&town.path().join("log.recovery.age")), 0o600);
}

#[test]
fn a_second_program_is_refused_and_the_first_goes_on() {
    let mut town = Town::new();
    let with = town.surroundings();
    assert_eq!(code(Logbook::unlock(&town.path(), PIN, with)), Code::InUse);
    town.record();
}

#[test]
fn nothing_is_ever_made_where_a_trace_of_a_log_is() {
    for trace in ["log.db", "log.db-wal", "log.db-shm", "log.key", "log.recovery.age", "log.key.1"] {
        let mut town = Town::without_a_log(3);
        std::fs::create_dir_all(town.path()).unwrap();
        std::fs::write(town.path().join(trace), b"").unwrap();
        assert_ne!(Vault::at(&town.path()).standing(), Standing::Fresh, "{trace}");
        let (start, with) = (town.start(), town.surroundings());
        assert_eq!(code(Logbook::start(&town.path(), start, PIN, with)), Code::TraceExists, "{trace}");
        let files: Vec<_> =
            std::fs::read_dir(town.path()).unwrap().flatten().map(|f| f.file_name()).collect();
        assert_eq!(files, [trace], "nothing else appeared");
    }
}

#[test]
fn nothing_stands_when_the_keyring_fails_during_set_up() {
    let mut town = Town::without_a_log(3);
    town.keyring.break_down(true);
    let (start, with) = (town.start(), town.surroundings());
    assert_eq!(code(Logbook::start(&town.path(), start.clone(), PIN, with)), Code::KeyringUnavailable);
    assert!(!town.path().exists());
    town.keyring.break_down(false);
    let with = town.surroundings();
    Logbook::start(&town.path(), start, PIN, with).unwrap();
}

#[test]
fn an_older_copy_of_the_database_never_goes_on() {
    let mut town = Town::new();
    town.record();
    town.lock();
    let image = town.beside("image");
    copy_folder(&town.path(), &image);
    town.unlock(PIN).unwrap();
    town.record();
    town.lock();
    for file in ["log.db", "log.db-wal", "log.db-shm"] {
        let _ = std::fs::remove_file(town.path().join(file));
    }
    copy_folder(&image, &town.path());
    assert_eq!(code(town.unlock(PIN)), Code::RolledBack);
}

#[test]
fn a_killed_program_loses_nothing_that_was_acknowledged() {
    let mut town = Town::new();
    for _ in 0..5 {
        town.record();
    }
    town.book().keep_draft(draft("record", "half a sentence")).unwrap();
    town.kill();
    let files = town.beside("after-the-kill");
    // The lock of a killed process is gone with it; here the process lives on, so its files are looked at in a copy.
    copy_folder(&town.path(), &files);
    let with = town.surroundings();
    let mut book = Logbook::unlock(&files, PIN, with).unwrap();
    assert_eq!(book.list_concerns(Default::default()).unwrap().total, 5);
    let kept = book.read_draft(logbook::acts::DraftPage { page: "record".into() }).unwrap();
    assert_eq!(kept.text.as_deref(), Some("half a sentence"));
}

#[test]
fn a_draft_comes_back_after_the_lock_and_goes_with_its_form() {
    let mut town = Town::new();
    town.book().keep_draft(draft("record", "{\"account\":\"seen at 08:50\"}")).unwrap();
    town.unlock(PIN).unwrap();
    let page = logbook::acts::DraftPage { page: "record".into() };
    assert!(town.book().read_draft(page.clone()).unwrap().text.unwrap().contains("08:50"));
    town.record();
    assert_eq!(town.book().read_draft(page).unwrap().text, None);
}

#[test]
fn the_pin_can_be_changed_and_the_old_one_opens_nothing() {
    let mut town = Town::new();
    assert_eq!(code(town.book().change_pin("wrong", "a new pin 2")), Code::WrongPin);
    town.book().change_pin(PIN, "a new pin 2").unwrap();
    town.lock();
    assert_eq!(code(town.unlock(PIN)), Code::WrongPin);
    town.unlock("a new pin 2").unwrap();
}

#[test]
fn nothing_readable_lies_on_disk() {
    let mut town = Town::new();
    town.record();
    town.book().keep_draft(draft("record", "Grace McKenna again")).unwrap();
    for file in std::fs::read_dir(town.path()).unwrap().flatten() {
        let bytes = std::fs::read(file.path()).unwrap();
        for words in ["Grace", "McKenna", "forearm", "Len View", "SQLite format"] {
            let found = bytes.windows(words.len()).any(|window| window == words.as_bytes());
            assert!(!found, "{words} is readable in {:?}", file.file_name());
        }
    }
}

fn draft(page: &str, text: &str) -> logbook::acts::NewDraft {
    logbook::acts::NewDraft { page: page.into(), text: text.into() }
}

fn machine_of(town: &Town) -> String {
    let key_file = std::fs::read_to_string(town.path().join("log.key")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&key_file).unwrap();
    json["machine"].as_str().unwrap().to_owned()
}

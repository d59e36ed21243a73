//! The recovery kit: the keyring, the PIN or the key file is gone, and no entry is.

use logbook::acts::{KitWord, KitWords, Nothing};
use logbook::{Code, Logbook};
use town::{PIN, Town};

use crate::{broken, code};

#[test]
fn the_kit_opens_the_log_when_the_keyring_is_gone() {
    let mut town = Town::new();
    let words = town.kit_words();
    town.record();
    town.lock();
    town.keyring.lose_everything();
    let with = town.surroundings();
    town.book = Some(Logbook::recover(&town.path(), &words, "a fresh pin", with).unwrap());
    assert_eq!(town.book().list_concerns(Default::default()).unwrap().total, 1);
    assert_eq!(town.record().reference, "MBC-2026-AA0001", "a recovered log is a new machine");
    let report = town.book().check_log(logbook::acts::CheckForm { deep: true }).unwrap();
    assert!(report.problems.is_empty());
    assert_eq!(report.machines.len(), 2);
    let history = town.book().read_history(Default::default()).unwrap();
    assert!(history.items.iter().any(|line| line.what == "Machine recovered with the kit"));
    town.lock();
    assert_eq!(code(town.unlock(PIN)), Code::WrongPin);
    town.unlock("a fresh pin").unwrap();
}

#[test]
fn the_kit_opens_the_log_when_the_key_file_is_gone_or_damaged() {
    for damage in ["", "{ not json", "{\"format\":1}"] {
        let mut town = Town::new();
        let words = town.kit_words().to_uppercase().replace(' ', "  \n ");
        town.record();
        town.lock();
        if damage.is_empty() {
            std::fs::remove_file(town.path().join("log.key")).unwrap();
        } else {
            std::fs::write(town.path().join("log.key"), damage).unwrap();
        }
        let with = town.surroundings();
        let mut book = Logbook::recover(&town.path(), &words, "a fresh pin", with).unwrap();
        assert_eq!(book.list_concerns(Default::default()).unwrap().total, 1);
    }
}

#[test]
fn words_that_are_no_kit_and_kits_of_other_logs_open_nothing() {
    let (mut town, mut other) = (Town::new(), Town::seeded(900));
    let (words, others) = (town.kit_words(), other.kit_words());
    town.lock();
    let one_wrong = words.replacen(words.split(' ').next().unwrap(), "zebra", 1);
    for bad in [others.as_str(), "", "abandon", "not words at all", one_wrong.as_str()] {
        let with = town.surroundings();
        assert_eq!(code(Logbook::recover(&town.path(), bad, "a fresh pin", with)), Code::WrongKit);
    }
    town.unlock(PIN).unwrap();
}

#[test]
fn a_new_kit_makes_the_old_one_useless() {
    let mut town = Town::new();
    let old = town.kit_words();
    town.book().make_kit(Nothing::default()).unwrap();
    let new = town.kit_words();
    town.lock();
    let with = town.surroundings();
    assert_eq!(code(Logbook::recover(&town.path(), &old, "a fresh pin", with)), Code::WrongKit);
    let with = town.surroundings();
    Logbook::recover(&town.path(), &new, "a fresh pin", with).unwrap();
}

#[test]
fn the_kit_is_confirmed_from_the_paper() {
    let mut town = Town::new();
    assert!(!town.book().read_frame(Nothing::default()).unwrap().kit_confirmed);
    let words: Vec<String> = town.kit_words().split(' ').map(str::to_owned).collect();
    let typed = |a: &str, b: &str| KitWords {
        words: vec![KitWord { number: 3, word: a.into() }, KitWord { number: 19, word: b.into() }],
    };
    assert_eq!(broken(town.book().confirm_kit(typed("zebra", &words[18]))), ["words words-wrong"]);
    town.book().confirm_kit(typed(&words[2].to_uppercase(), &words[18])).unwrap();
    assert!(town.book().read_frame(Nothing::default()).unwrap().kit_confirmed);
    assert!(town.book().waiting_kit().is_none(), "the kit has left memory");
    town.unlock(PIN).unwrap();
    assert!(town.book().read_frame(Nothing::default()).unwrap().kit_confirmed);
}

#[test]
fn the_file_beside_the_log_is_an_ordinary_age_file() {
    // Against something nobody here wrote: the age crate's own reader, with what the kit's square says.
    let mut town = Town::new();
    let code = town.book().waiting_kit().unwrap().code().to_string();
    let identity: age::x25519::Identity = code.parse().unwrap();
    let wrapped = std::fs::read(town.path().join("log.recovery.age")).unwrap();
    assert_eq!(age::decrypt(&identity, &wrapped).unwrap().len(), 32);
}

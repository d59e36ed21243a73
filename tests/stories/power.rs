//! The power goes between any two steps while keys turn and while somebody is removed: the old state stands or the new.

use logbook::acts::{ChangeNamed, Lender, OfficerNamed, Restriction};
use logbook::{Code, Error, Logbook, Result, Vault};
use town::council::Council;
use town::{PIN, Town, copy_folder};

use crate::folder::{Steps, Stops, files};
use crate::restricted::{files_named, holds, planted};

const DAY: i64 = 24 * 60 * 60;

/// The log, lent until the power goes.
struct Lent<'a>(&'a mut Logbook, &'a Steps);

impl Lender for Lent<'_> {
    fn lend<T>(&mut self, what: impl FnOnce(&mut Logbook) -> Result<T>) -> Result<T> {
        if self.1.take() { what(self.0) } else { Err(Error::Refused(Code::Locked)) }
    }
}

/// A pass of one desk until the power goes there, and the desk again afterwards. Returns whether it went.
fn pass_until(council: &mut Council, desk: usize, steps: u32) -> bool {
    // Steps in the log and in the folder are counted together.
    let left = Steps::of(steps);
    let mut folder = Stops { folder: council.folder(), left: &left };
    let done = logbook::acts::pass(&mut Lent(council.book(desk), &left), &mut folder).is_ok();
    assert!(done || left.are_over(), "it stopped for another reason");
    if !done {
        power_cut(&mut council.desks[desk]);
    }
    !done
}

/// What is on the disk at this instant is what there is.
fn power_cut(desk: &mut Town) {
    let image = desk.beside("left");
    copy_folder(&desk.path(), &image);
    desk.book = None;
    std::fs::remove_dir_all(desk.path()).unwrap();
    std::fs::rename(image, desk.path()).unwrap();
    desk.unlock(PIN).unwrap();
}

fn days(council: &Council, days: i64) {
    council.desks[0].clock.pass_seconds(days * DAY);
}

#[test]
fn a_key_that_turns_while_the_power_goes_is_the_old_one_or_the_new() {
    for steps in 0.. {
        let mut council = Council::of_three();
        council.desks[0].record();
        council.agree();
        days(&council, 31);
        // The key is made; days later, when everybody knows it, the old one is burnt; the next unlock clears it away.
        let mut went = pass_until(&mut council, 0, steps);
        council.desks[1].record();
        council.agree();
        days(&council, 8);
        went |= pass_until(&mut council, 0, steps);
        council.agree();
        days(&council, 1);
        council.agree();
        power_cut(&mut council.desks[0]);
        for desk in 0..3 {
            council.desks[desk].unlock(PIN).unwrap();
            council.desks[desk].record();
        }
        council.agree();
        council.must_agree();
        assert_eq!(council.book(0).list_concerns(Default::default()).unwrap().total, 5, "{steps} steps");
        let alarms = council.officers(1).alarms;
        assert!(alarms.is_empty(), "{steps} steps: {:?}", alarms.iter().map(|a| &a.kind).collect::<Vec<_>>());
        if !went {
            assert!(steps > 10, "only {steps} steps were tried");
            return;
        }
    }
}

#[test]
fn a_removal_while_the_power_goes_is_in_force_or_not_and_who_left_opens_nothing_new() {
    for steps in 0.. {
        let mut council = Council::of_three();
        council.desks[2].record();
        council.agree();
        let ali = council.officers(2).me.unwrap();
        let keyset = Vault::at(&council.desks[2].path()).unseal(PIN, &*council.desks[2].keyring).unwrap().0;
        let officer = OfficerNamed { officer: ali, reason: "Has left.".into(), kit: String::new() };
        council.book(0).remove_officer(officer).unwrap();
        // The proposal travels, the agreement is written while the keyring cannot be reached, and travels back.
        let mut went = pass_until(&mut council, 0, steps);
        council.pass(0);
        council.pass(1);
        let proposal = council.officers(1).proposals[0].proposal.clone();
        council.desks[1].keyring.break_down(true);
        let _ = council.book(1).approve_change(ChangeNamed { proposal: proposal.clone() });
        council.desks[1].keyring.break_down(false);
        power_cut(&mut council.desks[1]);
        if council.officers(1).proposals[0].outcome == "waiting" {
            council.book(1).approve_change(ChangeNamed { proposal }).unwrap();
        }
        let before = council.shared().to_owned();
        let old: std::collections::BTreeSet<_> = files(&before).into_iter().collect();
        went |= pass_until(&mut council, 1, steps);
        for _ in 0..3 {
            council.pass(1);
            council.pass(0);
        }
        let out = |line: &logbook::acts::OfficerLine| line.officer == ali && line.standing == "left";
        for desk in 0..2 {
            assert!(council.officers(desk).officers.iter().any(out), "{steps} steps");
            council.desks[desk].record();
        }
        for _ in 0..3 {
            council.pass(0);
            council.pass(1);
        }
        assert_eq!(council.book(0).list_concerns(Default::default()).unwrap().total, 3, "{steps} steps");
        let identity: age::x25519::Identity = keyset.identity.parse().unwrap();
        let new: Vec<_> = files(&before).into_iter().filter(|file| !old.contains(file)).collect();
        assert!(new.len() > 2, "something was published since");
        for file in new {
            let bytes = std::fs::read(&file).unwrap();
            assert!(age::decrypt(&identity, &bytes).is_err(), "{steps} steps: {} opens", file.display());
        }
        if !went {
            assert!(steps > 10, "only {steps} steps were tried");
            return;
        }
    }
}

#[test]
fn a_file_that_stands_though_the_power_went_is_withdrawn_with_the_words_in_it() {
    for steps in 0.. {
        let mut council = Council::of_three();
        let concern = council.book(0).record_concern(planted()).unwrap().concern;
        let sam = council.officers(1).me.unwrap();
        let mut went = pass_until(&mut council, 0, steps);
        council.agree();
        let restriction = Restriction { concern, kept_from: vec![sam], reason: "About him.".into() };
        council.book(0).restrict_concern(restriction).unwrap();
        // Here too: a file that was to be taken away is taken away all the same.
        went |= pass_until(&mut council, 0, steps);
        for _ in 0..3 {
            council.agree();
        }
        let keyset = Vault::at(&council.desks[1].path()).unseal(PIN, &*council.desks[1].keyring).unwrap().0;
        let keys = [keyset.identity.clone().into()];
        for file in files_named(council.shared(), "e-") {
            let opened = logbook::sync::seal::open(&std::fs::read(&file).unwrap(), &keys);
            let says = opened.is_ok_and(|plain| holds(&plain, "zeppelin"));
            assert!(!says, "{steps} steps: Sam can still read of it in {}", file.display());
        }
        let alarms = council.officers(2).alarms;
        assert!(alarms.is_empty(), "{steps} steps: {:?}", alarms.iter().map(|a| &a.kind).collect::<Vec<_>>());
        if !went {
            assert!(steps > 10, "only {steps} steps were tried");
            return;
        }
    }
}

//! Machines that are killed while they take in and publish: nothing that was acknowledged is lost, and all agree.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::edits::Dice;
use crate::street::{Street, given_the_pin};
use crate::terminal::{PIN, Terminal};

/// Rounds of killing; each kills three.
const ROUNDS: usize = 30;

#[test]
fn machines_killed_while_they_sync_lose_nothing_and_agree() {
    let street = Street::of_one().and_both_deputies();
    let first_pass = how_long_a_pass_takes(&street);
    let mut dice = Dice(47);
    let mut acknowledged = BTreeSet::new();
    let mut in_mid_pass = 0;
    for round in 0..ROUNDS {
        let acts: Vec<Vec<Value>> = (0..3)
            .map(|desk| (0..3).map(|n| json!({ "act": "record_concern", "form": { "danger": "no", "account": format!("{round} {desk} {n}") } })).collect())
            .collect();
        for view in street.run_at_once(&acts).into_iter().flatten() {
            acknowledged.insert(view["reference"].as_str().unwrap().to_owned());
        }
        in_mid_pass += kill_all(&street, &mut dice, first_pass);
    }
    println!("{in_mid_pass} of {} were killed before their first pass had ended", 3 * ROUNDS);
    assert_eq!(acknowledged.len(), 9 * ROUNDS);
    assert!(in_mid_pass > ROUNDS / 2, "{in_mid_pass}: most were killed when there was nothing to lose");
    street.agree();
    for desk in &street.desks {
        assert_eq!(
            references(|after| desk.json(&[&["list", "--limit", "200"], after].concat(), PIN)),
            acknowledged
        );
    }
    assert!((0..3).all(|desk| street.alarms(desk).is_empty()), "a crash is nobody's fault");
}

#[test]
fn a_machine_killed_while_it_asks_to_join_asks_again() {
    let street = Street::of_one();
    street.sync(0);
    let invitation = street.desks[0].json(&["invite"], PIN)["invitation"].as_str().unwrap().to_owned();
    let folder = street.folders[0].to_str().unwrap();
    let ask = ["join", &invitation, "--folder", folder, "--name", "Sam Okafor", "--role", "Deputy", "--json"];
    let begun = Instant::now();
    assert_eq!(Terminal::new().run(&ask, PIN).code, 0);
    let taken = begun.elapsed();
    let (mut asked, mut nothing) = (0, 0);
    for percent in [10, 40, 60, 70, 75, 80, 85, 90, 95, 100] {
        let desk = Terminal::new();
        let mut joining = given_the_pin(desk.safelog(&ask));
        thread::sleep(taken * percent / 100);
        joining.kill().unwrap();
        joining.wait().unwrap();
        let said = desk.run(&["sync", "--json"], PIN);
        if said.code == 0 {
            asked += 1;
        } else {
            nothing += 1;
            assert_eq!(said.refusal(), (3, "no-log".into()), "killed after {percent} of 100");
            assert_eq!(desk.run(&ask, PIN).code, 0, "nothing of it stands in the way");
        }
        assert_eq!(desk.json(&["sync"], PIN)["joined"], false);
    }
    println!("{nothing} were killed before anything stood, {asked} went on with what stood");
    street.sync(0);
    assert_eq!(street.officers(0)["requests"].as_array().unwrap().len(), 11);
}

/// Starts three watches at once, and kills each at a moment of its own. Returns how many had not ended their first pass.
fn kill_all(street: &Street, dice: &mut Dice, first_pass: Duration) -> usize {
    let begun = Instant::now();
    let mut watches: Vec<_> = (0..3)
        .map(|desk| {
            // From before the keys are open until some time after the pass.
            let at = first_pass * u32::try_from(40 + dice.throw(80)).unwrap() / 100;
            (at, street.watch(desk))
        })
        .collect();
    watches.sort_by_key(|(at, _)| *at);
    let killed = watches.into_iter().map(|(at, mut watch)| {
        thread::sleep(at.saturating_sub(begun.elapsed()));
        watch.kill().unwrap();
        let ended = watch.wait_with_output().unwrap();
        usize::from(ended.stdout.is_empty())
    });
    killed.sum()
}

/// How long it takes three machines at once from their start to the end of a pass.
fn how_long_a_pass_takes(street: &Street) -> Duration {
    let begun = Instant::now();
    let mut watches: Vec<_> = (0..3).map(|desk| street.watch(desk)).collect();
    for watch in &mut watches {
        BufReader::new(watch.stdout.as_mut().unwrap()).read_line(&mut String::new()).unwrap();
    }
    let taken = begun.elapsed();
    for mut watch in watches {
        watch.kill().unwrap();
        watch.wait().unwrap();
    }
    taken
}

/// References on all pages of the list.
fn references(page: impl Fn(&[&str]) -> Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut after: Option<String> = None;
    loop {
        let list = match &after {
            None => page(&[]),
            Some(after) => page(&["--after", after]),
        };
        found.extend(
            list["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|line| line["reference"].as_str().unwrap().to_owned()),
        );
        after = list["next"].as_str().map(str::to_owned);
        if after.is_none() {
            return found;
        }
    }
}

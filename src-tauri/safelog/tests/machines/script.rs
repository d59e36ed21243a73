//! What a script of council IT does with three machines, from nothing.

use std::io::{BufRead, BufReader, Read};
use std::process::Command;

use serde_json::{Value, json};

use crate::edits::{interleave, record};
use crate::street::Street;
use crate::terminal::{PIN, Terminal};

#[test]
fn a_script_sets_up_three_machines_from_nothing() {
    let street = Street::of_one().and_both_deputies();
    let references: Vec<String> = street.desks.iter().map(Terminal::record).collect();
    street.agree();
    let page = street.officers(2);
    let duties: Vec<&str> =
        page["officers"].as_array().unwrap().iter().map(|o| o["duty"].as_str().unwrap()).collect();
    assert_eq!((duties, &page["full"]), (vec!["dso", "deputy", "deputy"], &json!(true)));
    for desk in 0..3 {
        assert_eq!(street.alarms(desk), Vec::<String>::new());
        for reference in &references {
            assert_eq!(street.desks[desk].with_pin(&["show", reference]).code, 0);
        }
    }
    let text = street.desks[1].with_pin(&["officers"]).out;
    for line in ["Jo Larkin", "Sam Okafor joins as deputy", "Last pass with the shared folder"] {
        assert!(text.contains(line), "{line} is missing from:\n{text}");
    }
    suspended_lifted_and_removed(&street);
}

fn suspended_lifted_and_removed(street: &Street) {
    let [jo, sam, _] = &street.desks[..] else { panic!("three desks") };
    let said = jo.json(&["suspend", "ali rahman", "--reason", "Laptop lost"], PIN);
    assert_eq!(said["standing"], "suspended");
    assert_eq!(
        jo.json(&["lift", "Ali Rahman", "--reason", "-"], &format!("{PIN}\nFound again\n"))["standing"],
        "active"
    );
    let nobody = jo.run(&["revoke", "Somebody Else", "--reason", "x", "--json"], PIN);
    assert_eq!(nobody.refusal(), (3, "not-found".into()));
    let revoked = jo.json(&["revoke", "Ali Rahman", "--reason", "Has left the council"], PIN);
    assert_eq!(revoked["outcome"], "waiting");
    let own = jo.run(&["approve", "--change", revoked["change"].as_str().unwrap(), "--json"], PIN);
    assert_eq!(own.refusal(), (3, "invalid".into()));
    street.sync(0);
    street.sync(1);
    let agreed = sam.json(&["approve", "--change", &revoked["change"].as_str().unwrap()[..12]], PIN);
    assert_eq!(agreed["outcome"], "in-force");
    street.sync(1);
    // Nothing new comes to a machine that was removed, and nothing of it is taken.
    jo.record();
    street.desks[2].record();
    street.sync(0);
    street.sync(2);
    street.sync(0);
    street.sync(1);
    let total = |desk: usize| street.desks[desk].json(&["list"], PIN)["total"].clone();
    assert_eq!((total(0), total(1), total(2)), (json!(4), json!(4), json!(4)));
    assert_eq!(street.states()[0], street.states()[1]);
    assert_ne!(street.states()[0], street.states()[2]);
}

#[test]
fn what_is_asked_in_the_wrong_place_or_way_is_refused() {
    let street = Street::of_one();
    let jo = &street.desks[0];
    let refused = |words: &[&str]| jo.run(&[words, &["--json"]].concat(), PIN);
    let rule = |said: &crate::terminal::Said| {
        said.json()["refusal"]["fields"][0]["rule"].as_str().unwrap().to_owned()
    };
    assert_eq!(rule(&refused(&["sync"])), "not-chosen");
    let missing = jo.path("not-there");
    assert_eq!(rule(&refused(&["sync", "--folder", &missing])), "folder-missing");
    assert_eq!(rule(&refused(&["sync"])), "not-chosen", "a folder that is not there is not remembered");
    assert_eq!(rule(&refused(&["approve", "six", "words", "that", "nobody", "has", "said"])), "words-differ");
    street.sync(0);
    assert_eq!(refused(&["sync"]).code, 0, "remembered");
    let folder = street.folders[0].to_str().unwrap();
    let join = ["join", "SL1-NOTHING", "--folder", folder, "--name", "Sam", "--role", "Deputy"];
    assert_eq!(refused(&join).refusal(), (3, "trace-exists".into()));
    let sam = Terminal::new();
    let said = sam.run(&[&join[..], &["--json"]].concat(), PIN);
    assert_eq!(rule(&said), "not-an-invitation");
    assert!(!std::path::Path::new(&sam.path("log")).exists(), "a refusal leaves nothing");
    let invitation = jo.json(&["invite"], PIN)["invitation"].as_str().unwrap().to_owned();
    let nowhere = ["join", &invitation, "--folder", &missing, "--name", "Sam", "--role", "Deputy", "--json"];
    assert_eq!(rule(&sam.run(&nowhere, PIN)), "folder-missing");
    let joined =
        sam.json(&["join", &invitation, "--folder", folder, "--name", "Sam", "--role", "Deputy"], PIN);
    assert_eq!(sam.run(&["list", "--json"], PIN).refusal(), (3, "waiting".into()));
    street.sync(0);
    let machine = joined["machine"].as_str().unwrap();
    assert_eq!(street.officers(0)["requests"][0]["words"], joined["words"]);
    jo.json(&["turn-away", &machine[..8]], PIN);
    assert_eq!(street.officers(0)["requests"], json!([]));
}

#[test]
fn a_lost_machine_is_replaced_with_a_colleague_s_word() {
    let mut street = Street::of_one();
    street.join();
    let reference = street.desks[0].record();
    street.agree();
    let sam = &street.desks[1];
    let invitation = sam.json(&["invite"], PIN)["invitation"].as_str().unwrap().to_owned();
    let new = Terminal::new();
    let folder = street.folders[0].to_str().unwrap();
    let ask = ["join", &invitation, "--folder", folder, "--name", "Jo Larkin", "--role", "DSO"];
    let words = new.json(&ask, PIN)["words"].clone();
    let words: Vec<&str> = words.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    street.sync(1);
    let approve = |more: &[&str]| sam.run(&[&["approve", "--json"], &words[..], more].concat(), PIN);
    let not_hers = approve(&["--officer", "Jo Larkin", "--replaces", "B"]);
    assert_eq!(not_hers.refusal(), (3, "invalid".into()));
    assert_eq!(approve(&["--officer", "Jo Larkin", "--replaces", "a"]).json()["outcome"], "in-force");
    street.sync(1);
    assert_eq!(new.json(&["sync"], PIN)["joined"], true);
    assert_eq!(new.with_pin(&["show", &reference]).code, 0);
    let machines = street.officers(1)["machines"].clone();
    let standing = |letter: &str| {
        let line = machines.as_array().unwrap().iter().find(|line| line["letter"] == letter).unwrap();
        (line["officer"].as_str().unwrap().to_owned(), line["standing"].as_str().unwrap().to_owned())
    };
    assert_eq!(standing("A"), ("Jo Larkin".into(), "replaced".into()));
    assert_eq!(standing("C"), ("Jo Larkin".into(), "active".into()));
}

#[test]
fn a_new_folder_in_place_of_a_lost_one_is_filled_by_every_machine() {
    let mut street = Street::of_one();
    street.join();
    let reference = street.desks[0].record();
    street.sync(0);
    let new = tempfile::tempdir().unwrap();
    street.folders = vec![new.path().to_owned(); 3];
    street.agree();
    for desk in 0..2 {
        assert_eq!(street.desks[desk].with_pin(&["show", &reference]).code, 0);
        let alarms = street.alarms(desk);
        assert!(!alarms.is_empty(), "a folder that was emptied is said, though it was on purpose");
    }
    // What holds from now on is the new one.
    assert_eq!(street.desks[1].json(&["sync"], PIN)["waiting"], json!([]));
    assert!(street.desks[0].with_pin(&["officers"]).out.contains("Nothing is lost"));
    for alarm in street.officers(0)["alarms"].as_array().unwrap() {
        street.desks[0].act("see_alarm", &json!({ "alarm": alarm["alarm"] }));
    }
    assert_eq!(street.sync(0)["alarms"], 0);
}

#[test]
fn a_log_that_syncs_is_open_and_ctrl_c_lets_it_end_well() {
    let street = Street::of_one();
    let mut watch = street.watch(0);
    let mut said = BufReader::new(watch.stdout.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(serde_json::from_str::<Value>(&line).unwrap()["published"].as_u64() > Some(0), "{line}");
    assert_eq!(street.desks[0].run(&["list", "--json"], PIN).refusal(), (3, "in-use".into()));
    let second = street.desks[0].run(&["sync", "--json"], PIN);
    assert_eq!(second.refusal(), (3, "in-use".into()));
    assert!(Command::new("kill").args(["-INT", &watch.id().to_string()]).status().unwrap().success());
    assert!(watch.wait().unwrap().success());
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("\"passes\""), "{rest}");
    assert_eq!(street.desks[0].with_pin(&["list"]).code, 0);
}

#[test]
fn three_processes_agree_after_a_thousand_interleaved_edits() {
    let street = Street::of_one().and_both_deputies();
    let concerns = record(&street, 4);
    assert_eq!(interleave(&street, &concerns, 10, 1_000), 1_000);
    street.agree();
    let states = street.states();
    assert!(states[0].1.as_u64() > Some(1_000), "{states:?}");
    assert!((0..3).all(|desk| street.alarms(desk).is_empty()));
}

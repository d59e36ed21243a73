//! Entries after a cut: kept, shown to be read, and never to an officer they are kept from.

use logbook::acts::{NewConcern, NotInForce, NotInForceWanted, PersonForm, Suspension};
use town::council::Council;

fn shown(council: &mut Council, desk: usize, machine: Option<&str>) -> NotInForce {
    let machine = machine.map(|machine| machine.parse().unwrap());
    council.book(desk).read_not_in_force(NotInForceWanted { machine }).unwrap()
}

fn suspend(council: &mut Council, desk: usize) {
    let officer = council.officers(desk).me.unwrap();
    let named = Suspension { officer, reason: "Laptop lost on the train.".into() };
    council.book(0).suspend_officer(named).unwrap();
}

#[test]
fn what_a_suspended_officer_wrote_is_read_word_for_word() {
    let mut council = Council::of_three();
    let before = council.desks[2].record();
    council.agree();
    assert!(shown(&mut council, 0, None).machines.is_empty(), "everything is in force");
    suspend(&mut council, 2);
    council.desks[2].add(before.concern, "note", "Rang the school at noon.");
    let after = council.desks[2].record();
    council.agree();
    let numbers = shown(&mut council, 0, None).machines.remove(0);
    assert_eq!((numbers.officer.as_str(), numbers.standing.as_str()), ("Ali Rahman", "suspended"));
    assert!(numbers.entries.is_empty(), "numbers alone, until a machine is asked for");
    let theirs = shown(&mut council, 1, Some(&numbers.machine)).machines.remove(0);
    assert_eq!(theirs.entries.len() as u64, theirs.count);
    let note = theirs.entries.iter().find(|entry| entry.reference == before.reference).unwrap();
    assert_eq!(note.concern, Some(before.concern));
    assert!(note.words.iter().any(|fact| fact.value == "Rang the school at noon."));
    let whole = theirs.entries.iter().find(|entry| entry.reference == after.reference).unwrap();
    assert!(whole.concern.is_none(), "no page opens a concern that is not in force");
    let said = serde_json::to_string(&theirs.entries).unwrap();
    assert!(said.contains("Grace") && said.contains("Isla"), "{said}");
    let officer = council.officers(2).me.unwrap();
    council.book(0).lift_suspension(Suspension { officer, reason: "Found again.".into() }).unwrap();
    council.agree();
    assert!(shown(&mut council, 0, None).machines.is_empty(), "it counts again");
}

#[test]
fn both_ways_of_a_log_that_went_two_are_kept_and_read() {
    let mut council = Council::of_three();
    // The image goes on by itself, with the folder as it was: neither learns of the other before both have written.
    let mut clone = council.image_of(2, 31_000);
    let apart = tempfile::tempdir().unwrap();
    town::copy_folder(council.shared(), apart.path());
    council.desks[2].record();
    council.pass(2);
    let form = NewConcern { summary: "zeppelin".into(), ..town::grace() };
    clone.book().record_concern(form).unwrap();
    logbook::acts::pass(&mut clone.book(), &mut logbook::sync::Directory::at(apart.path())).unwrap();
    town::copy_folder(apart.path(), council.shared());
    council.agree();
    let numbers = shown(&mut council, 0, None).machines.remove(0);
    assert_eq!(numbers.standing, "forked");
    let said =
        serde_json::to_string(&shown(&mut council, 0, Some(&numbers.machine)).machines[0].entries).unwrap();
    assert!(said.contains("zeppelin") && said.contains("Isla"), "{said}");
}

#[test]
fn an_excluded_officer_reads_nothing_of_it_here_either() {
    let mut council = Council::of_three();
    let sam = council.officers(1).me.unwrap();
    let kept = NewConcern {
        danger: Some("no".into()),
        summary: "about Sam".into(),
        account: "tangerine".into(),
        people: vec![PersonForm {
            name: "Wilhelmina Quennell".into(),
            role: "alleged".into(),
            ..PersonForm::default()
        }],
        kept_from: vec![sam],
        ..NewConcern::default()
    };
    let known = council.book(0).record_concern(kept.clone()).unwrap();
    council.agree();
    suspend(&mut council, 2);
    // One concern was restricted before the cut, another is after it.
    council.desks[2].add(known.concern, "note", "Heard of the tangerine again.");
    council.book(2).record_concern(kept).unwrap();
    council.desks[2].record();
    council.agree();
    let whole = |council: &mut Council, desk: usize| {
        let machine = shown(council, desk, None).machines.remove(0).machine;
        serde_json::to_string(&shown(council, desk, Some(&machine))).unwrap()
    };
    let allowed = whole(&mut council, 0);
    assert!(allowed.contains("tangerine") && allowed.contains("Quennell"), "{allowed}");
    let excluded = whole(&mut council, 1);
    assert!(excluded.contains("Isla"), "what is open is read: {excluded}");
    for word in ["tangerine", "Quennell", "about Sam", "Kept from", &known.reference] {
        assert!(!excluded.contains(word), "Sam reads {word:?}: {excluded}");
    }
}

//! Facts that came to the record later: how each is asked, kept, put right, told apart, and who is told of it.

use logbook::acts::*;
use logbook::domain::id::{ConcernId, PersonId};
use town::council::Council;
use town::{Town, grace};

use crate::broken;
use crate::share::{request, text_of};

fn page(town: &mut Town, concern: ConcernId) -> ConcernPage {
    town.book().read_concern(ConcernWanted { concern }).unwrap()
}

/// Grace and Gareth of an ordinary concern.
fn pair(town: &mut Town) -> (PersonId, PersonId) {
    let concern = town.record().concern;
    let people = page(town, concern).people;
    (people[0].person, people[1].person)
}

fn read(town: &mut Town, person: PersonId) -> PersonPage {
    town.book().read_person(PersonWanted { person }).unwrap()
}

fn amend(town: &mut Town, person: PersonId, changes: PersonChanges) {
    let form = PersonAmendment {
        person,
        changes,
        reason: "Told on the phone.".into(),
        ..PersonAmendment::default()
    };
    town.book().amend_person(form).unwrap();
}

#[test]
fn whether_anyone_is_in_danger_is_answered_before_a_concern_is_saved_and_never_before_a_draft() {
    let mut town = Town::new();
    let said = |danger: Option<&str>, called: Option<&str>| NewConcern {
        danger: danger.map(Into::into),
        called_999: called.map(Into::into),
        ..grace()
    };
    assert_eq!(broken(town.book().record_concern(said(None, None))), ["danger not-chosen"]);
    assert_eq!(broken(town.book().record_concern(said(Some("yes"), None))), ["called_999 not-chosen"]);
    let text = serde_json::to_string(&said(None, None)).unwrap();
    town.book().keep_draft(NewDraft { page: "record".into(), text }).unwrap();
    // Not known is an answer, and so is no; when it was and the number can come later.
    town.book().record_concern(said(Some("unknown"), None)).unwrap();
    let called = town.book().record_concern(said(Some("yes"), Some("yes"))).unwrap().concern;
    let waits = page(&mut town, called).still_to_do;
    assert!(waits.iter().any(|one| one.what == "When 999 was called, and the incident number"));
    let none = town.book().record_concern(said(Some("yes"), Some("no"))).unwrap().concern;
    assert!(!page(&mut town, none).still_to_do.iter().any(|one| one.what.contains("999")));
}

#[test]
fn when_and_where_stand_as_a_stretch_and_in_words() {
    let mut town = Town::new();
    let said = |from: &str, until: Option<&str>, ongoing| NewConcern {
        happened_from: Some(from.into()),
        happened_until: until.map(Into::into),
        ongoing,
        place_words: "The kitchen of flat 3".into(),
        aware: Some("no".into()),
        aware_reason: "He opens her post.".into(),
        ..grace()
    };
    for (form, refused) in [
        (said("2026-11-19", Some("2026-11-18T09:00"), false), "happened_until before-start"),
        (said("2026-11-19T21:00", Some("2026-11-20"), true), "happened_until goes-on"),
        (said("2027-01-01", None, false), "happened_from in-future"),
    ] {
        assert_eq!(broken(town.book().record_concern(form)), [refused]);
    }
    // What is no date is said to be none, also where its letters cannot be cut anywhere.
    let no_dates = broken(town.book().record_concern(said("é", Some("x"), false)));
    assert!(no_dates.starts_with(&["happened_from not-a-time".into(), "happened_until not-a-time".into()]));
    let form = said("2026-11-19T21:00", Some("2026-11-19"), false);
    let concern = town.book().record_concern(form).unwrap().concern;
    let shown = page(&mut town, concern);
    assert_eq!(shown.happened_from.as_deref(), Some("2026-11-19T21:00"));
    assert_eq!(shown.aware_reason, "He opens her post.");
    let goes_on = Changes { ongoing: Some(true), ..Changes::default() };
    let amend = |changes| Amendment { concern, reason: String::new(), changes, ..Amendment::default() };
    assert_eq!(broken(town.book().amend_concern(amend(goes_on.clone()))), ["happened_until goes-on"]);
    let goes_on = Changes { happened_until: Some(None), ..goes_on };
    town.book().amend_concern(amend(goes_on)).unwrap();
    let wanted = ShareableWanted { concern, agency: "kent_police".into() };
    let items = town.book().read_shareable(wanted).unwrap().items;
    let facts = items.into_iter().find(|item| item.item == "facts").unwrap().text;
    assert!(facts.contains("Happened: Thursday night; 19 November 2026, 21:00; goes on"), "{facts}");
    assert!(facts.contains("Where: Own home: The kitchen of flat 3"), "{facts}");
    assert!(!facts.contains("opens her post"), "why they do not know is for the council alone");
    let words = SearchWords { words: "kitchen of flat".into(), ..SearchWords::default() };
    assert_eq!(town.book().search_log(words).unwrap().items.len(), 1);
}

#[test]
fn the_tests_in_law_inform_the_agencies_that_decide_and_stop_nothing() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let amend = |changes| Amendment { concern, reason: String::new(), changes, ..Amendment::default() };
    let wrong = Changes {
        unable_to_protect: Some(Some("maybe".into())),
        support_level: Some(Some("5".into())),
        ..Changes::default()
    };
    let refused = broken(town.book().amend_concern(amend(wrong)));
    assert_eq!(refused, ["unable_to_protect unknown-choice", "support_level unknown-choice"]);
    let said = Changes {
        care_needs: Some(Some("yes".into())),
        care_needs_why: Some("She has multiple sclerosis.".into()),
        unable_to_protect: Some(Some("left".into())),
        support_level: Some(Some("3".into())),
        ..Changes::default()
    };
    town.book().amend_concern(amend(said)).unwrap();
    let shown = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(shown.support_level.as_deref(), Some("3"));
    assert!(
        shown.chronology[0].title.contains("needs for care and support"),
        "{}",
        shown.chronology[0].title
    );
    let ticked = |town: &mut Town, agency: &str| {
        let wanted = ShareableWanted { concern, agency: agency.into() };
        let item =
            town.book().read_shareable(wanted).unwrap().items.into_iter().find(|one| one.item == "tests");
        item.map(|one| (one.text, one.ticked)).unwrap()
    };
    let (text, goes) = ticked(&mut town, "kcc_adults");
    assert!(goes && text.contains("Needs for care and support: Yes: She has multiple sclerosis."), "{text}");
    assert!(text.contains("Left to Kent County Council") && text.contains("Level 3: intensive"), "{text}");
    for agency in ["kent_police", "probation", "support_provider", "internal", "health_mental"] {
        assert!(!ticked(&mut town, agency).1, "not {agency}'s to weigh, unless an officer says so");
    }
    let forms = [(None, "The tests in law"), (Some("kcc_adult"), "The three tests of the Care Act")];
    for (form, heading) in forms {
        let mut asked = request(&mut town, concern);
        (asked.agency, asked.form) = ("kcc_adults".into(), form.map(Into::into));
        asked.items.push("tests".into());
        let path = town.beside(&format!("{}.pdf", form.unwrap_or("plain")));
        let made = town.book().export_packet(&asked, &path).unwrap();
        let printed = text_of(&path, &made.passphrase);
        assert!(printed.contains(heading) && printed.contains("multiple sclerosis"), "{printed}");
    }
    // Two of three are not said, and the third is left open: it is referred all the same.
    let refer = NewReferral {
        concern,
        agency: "kcc_adults".into(),
        route: "portal".into(),
        ..NewReferral::default()
    };
    town.book().refer(refer).unwrap();
}

#[test]
fn what_an_entry_leaves_out_is_taken_out_merged_and_told_apart_like_any_other_fact() {
    let mut council = Council::of_three();
    let (person, other) = pair(&mut council.desks[0]);
    council.agree();
    let said = |uprn: &str, preferred: Option<&str>| PersonChanges {
        uprn: Some(uprn.into()),
        preferred_contact: Some(preferred.map(Into::into)),
        ..PersonChanges::default()
    };
    let form = |changes| PersonAmendment { person, changes, ..PersonAmendment::default() };
    for wrong in ["2000x", "1234567890123", "1 2"] {
        let said = broken(council.book(0).amend_person(form(said(wrong, None))));
        assert_eq!(said, ["changes.uprn not-a-uprn"]);
    }
    amend(&mut council.desks[0], person, said("100062", Some("letter")));
    council.agree();
    // Taken out here, while a colleague, who has not heard of it, puts something else right.
    amend(&mut council.desks[0], person, said("", None));
    let pets = PersonChanges { pets: Some("A cat".into()), ..PersonChanges::default() };
    amend(&mut council.desks[1], person, pets);
    council.agree();
    council.must_agree();
    let page = read(&mut council.desks[1], person);
    assert_eq!((page.facts.uprn.as_deref(), page.facts.pets.as_deref()), (Some(""), Some("A cat")));
    assert_eq!((page.facts.preferred_contact, page.versions), (Some(None), 0));
    assert!(page.earlier.iter().any(|one| one.label == "property number (UPRN)" && one.was == "100062"));
    // Written apart, both stand until somebody settles them.
    amend(&mut council.desks[0], person, said("1", None));
    amend(&mut council.desks[1], person, said("2", None));
    council.agree();
    assert_eq!(read(&mut council.desks[0], person).versions, 1);
    // Of two who are one, what either says is shown.
    amend(&mut council.desks[0], other, said("", Some("letter")));
    let merging = Merging { kept: person, merged: other, reason: "One woman.".into() };
    council.book(0).merge_people(merging).unwrap();
    let shown = read(&mut council.desks[0], person).facts;
    assert!(
        ["1", "2"].contains(&shown.uprn.as_deref().unwrap()),
        "the later of the two by the order of the log"
    );
    assert_eq!(shown.preferred_contact, Some(Some("letter".into())));
}

#[test]
fn a_child_not_yet_born_stands_in_the_household_with_school_and_social_care() {
    let mut town = Town::new();
    let (grace, _) = pair(&mut town);
    let other = |expected: &str| RelatedPerson {
        name: "Baby McKenna".into(),
        expected_on: Some(expected.into()),
        school_or_employer: "Len Nursery".into(),
        known_to_social_care: Some("yes".into()),
        ..RelatedPerson::default()
    };
    let form = |expected: &str| NewRelation {
        person: grace,
        other: other(expected),
        kind: "parent_of".into(),
        lives_together: true,
        ..NewRelation::default()
    };
    assert_eq!(broken(town.book().relate_people(form("2026-11-01"))), ["other.expected_on too-early"]);
    town.book().relate_people(form("2027-02-14")).unwrap();
    let line = read(&mut town, grace).relations.remove(0);
    assert_eq!(
        (line.expected_on.as_deref(), line.known_to_social_care.as_deref()),
        (Some("2027-02-14"), Some("yes"))
    );
    assert_eq!(line.school_or_employer, "Len Nursery");
}

#[test]
fn what_matters_to_the_whole_story_is_marked_and_the_mark_can_be_taken_away() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.add(concern, "contact", "Her sister rang.");
    let entry = page(&mut town, concern).chronology.last().unwrap().entry.clone();
    let form = |entry: &str, significant, reason: &str| EventMark {
        concern,
        entry: entry.into(),
        significant,
        reason: reason.into(),
    };
    assert_eq!(broken(town.book().mark_event(form(&entry, false, ""))), ["entry unchanged"]);
    assert_eq!(broken(town.book().mark_event(form("nothing", true, ""))), ["entry not-found"]);
    town.book().mark_event(form(&entry, true, "The first injury that was seen.")).unwrap();
    let shown = page(&mut town, concern);
    let marked = |page: &ConcernPage| -> Vec<String> {
        page.chronology.iter().filter(|item| item.significant).map(|item| item.entry.clone()).collect()
    };
    assert_eq!(marked(&shown), std::slice::from_ref(&entry));
    let told = shown.chronology.last().unwrap().facts.iter().find(|fact| fact.label == "Significant event");
    assert_eq!(told.unwrap().value, "The first injury that was seen.");
    // A mark is no event itself, and what marks it stays out of a packet.
    let own = shown.chronology[0].entry.clone();
    assert_eq!(broken(town.book().mark_event(form(&own, true, ""))), ["entry not-found"]);
    let wanted = ShareableWanted { concern, agency: "kcc_adults".into() };
    let items = town.book().read_shareable(wanted).unwrap().items;
    let lines = items.into_iter().find(|item| item.item == "chronology").unwrap().text;
    assert!(lines.contains("in person (significant event)") && !lines.contains("first injury"), "{lines}");
    town.book().mark_event(form(&entry, false, "It was an old scar.")).unwrap();
    let shown = page(&mut town, concern);
    assert!(marked(&shown).is_empty());
    assert!(shown.chronology.iter().any(|item| item.title == "Not a significant event any more"));
}

#[test]
fn evidence_that_was_kept_has_a_place_of_its_own_and_goes_to_nobody_by_itself() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.add(concern, "evidence", "Her telephone with his messages is in the safe.");
    let shown = page(&mut town, concern);
    assert_eq!(shown.chronology[0].title, "Evidence kept");
    for agency in ["kent_police", "kcc_adults", "internal"] {
        let wanted = ShareableWanted { concern, agency: agency.into() };
        let items = town.book().read_shareable(wanted).unwrap().items;
        let kept = items.iter().find(|item| item.text.contains("in the safe")).unwrap();
        assert!(!kept.ticked, "an officer says whether {agency} hears of it");
    }
}

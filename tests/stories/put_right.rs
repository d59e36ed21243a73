//! What is put right is told to whoever has it as it was, whatever it is: a fact, a person, a part, an answer, a word taken back.
//! What was right until it changed is not.

use logbook::acts::*;
use logbook::domain::id::{ConcernId, PersonId, ShareId};
use town::Town;
use town::council::Council;

use crate::broken;
use crate::share::request;
use crate::topics::{dash, form, tagged};

/// A packet to an agency with these items.
fn send(town: &mut Town, concern: ConcernId, agency: &str, items: &[&str]) -> ShareId {
    let mut wanted = request(town, concern);
    wanted.agency = agency.into();
    wanted.items = items.iter().map(|item| (*item).to_owned()).collect();
    let path = town.beside("packet.pdf");
    town.book().export_packet(&wanted, &path).unwrap().share
}

/// What whoever has a packet is still to be told, and why.
fn owed(town: &mut Town, share: ShareId) -> Vec<(String, String)> {
    let page = town.book().read_share(ShareWanted { share }).unwrap();
    page.corrections_due.into_iter().map(|line| (line.label, line.reason)).collect()
}

fn pair(label: &str, reason: &str) -> (String, String) {
    (label.to_owned(), reason.to_owned())
}

fn main_person(town: &mut Town, concern: ConcernId) -> PersonId {
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    page.people.iter().find(|person| person.main).unwrap().person
}

fn phone(person: PersonId, phone: &str, was_wrong: Option<&str>) -> PersonAmendment {
    PersonAmendment {
        person,
        reason: "She told us.".into(),
        was_wrong: was_wrong.map(str::to_owned),
        changes: PersonChanges { phone: Some(phone.into()), ..PersonChanges::default() },
    }
}

fn place(concern: ConcernId, words: &str, was_wrong: Option<&str>) -> Amendment {
    Amendment {
        concern,
        reason: "Misheard.".into(),
        was_wrong: was_wrong.map(str::to_owned),
        changes: Changes { place_words: Some(words.into()), ..Changes::default() },
    }
}

#[test]
fn a_fact_that_was_wrong_is_told_and_one_that_changed_is_not() {
    let mut town = Town::new();
    let concern = town.record().concern;
    // Said where nothing was said: nobody is asked, nobody is told.
    town.book().amend_concern(place(concern, "the kitchen", None)).unwrap();
    let police = send(&mut town, concern, "kent_police", &["facts"]);
    let health = send(&mut town, concern, "health_mental", &["reporter"]);
    // Somebody has it: whether it was wrong must be said.
    let unsaid = town.book().amend_concern(place(concern, "the hall", None));
    assert_eq!(broken(unsaid), ["was_wrong who-has-it"]);
    let odd = town.book().amend_concern(place(concern, "the hall", Some("perhaps")));
    assert_eq!(broken(odd), ["was_wrong unknown-choice"]);
    town.book().amend_concern(place(concern, "the hall", Some("no"))).unwrap();
    assert_eq!(owed(&mut town, police), []);
    town.book().amend_concern(place(concern, "the landing", Some("yes"))).unwrap();
    assert_eq!(owed(&mut town, police), [pair("The concern", "Misheard.")]);
    assert_eq!(owed(&mut town, health), [], "who never had it is owed nothing");
    // What nobody was sent is changed without a question.
    let aware = Changes { aware: Some(Some("no".into())), ..Changes::default() };
    town.book().amend_concern(Amendment { concern, changes: aware, ..Amendment::default() }).unwrap();
    // A packet with it as it stands says it.
    send(&mut town, concern, "kent_police", &["facts"]);
    assert_eq!(owed(&mut town, police), []);
    // What is only added was never wrong.
    let from = Changes { happened_from: Some(Some("2026-11-20".into())), ..Changes::default() };
    let added = Amendment { concern, changes: from, ..Amendment::default() };
    town.book().amend_concern(added).unwrap();
    assert_eq!(owed(&mut town, police), []);
}

#[test]
fn what_is_put_right_of_a_person_reaches_every_packet_that_tells_of_them() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let grace = main_person(&mut town, concern);
    let person = format!("person:{grace}");
    let police = send(&mut town, concern, "kent_police", &[&person]);
    let other = send(&mut town, concern, "health_mental", &["facts"]);
    assert_eq!(
        broken(town.book().amend_person(phone(grace, "07700 900888", None))),
        ["was_wrong who-has-it"]
    );
    town.book().amend_person(phone(grace, "07700 900888", Some("no"))).unwrap();
    assert_eq!(owed(&mut town, police), []);
    town.book().amend_person(phone(grace, "07700 900999", Some("yes"))).unwrap();
    assert_eq!(owed(&mut town, police), [pair("Adult at risk", "She told us.")]);
    assert_eq!(owed(&mut town, other), []);
    let today = town.book().read_today(Nothing::default()).unwrap();
    assert_eq!(today.to_correct.len(), 1, "Today says it");
    // It stands when the log is opened again and folded afresh.
    town.unlock(town::PIN).unwrap();
    assert_eq!(owed(&mut town, police).len(), 1);
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
    let told = CorrectionSettling { share: police, told: "told".into(), told_how: "Rang DS Rahman.".into() };
    town.book().settle_corrections(told).unwrap();
    assert_eq!(owed(&mut town, police), []);
    let held =
        town.book().read_held_by(HolderWanted { agency: "kent_police".into(), ..HolderWanted::default() });
    let right = &held.unwrap().items[0].put_right;
    assert_eq!((right.len(), right[0].outcome.as_str()), (1, "told"));
}

#[test]
fn somebody_s_part_that_was_wrong_is_told() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let other = page.people.iter().find(|person| !person.main).unwrap().clone();
    let police = send(&mut town, concern, "kent_police", &[&format!("person:{}", other.person)]);
    let person = PersonForm {
        person: Some(other.person),
        role: "witness".into(),
        name: other.name.clone(),
        known_as: other.known_as.clone(),
        address: other.address.clone(),
        age: other.age.clone(),
        born_on: other.born_on.clone(),
        phone: other.phone.clone(),
        relationship: other.relationship.clone(),
        safe_to_contact: other.safe_to_contact.clone(),
        safe_contact_note: other.safe_contact_note.clone(),
        ..PersonForm::default()
    };
    let form = PersonDescription { concern, person, ..PersonDescription::default() };
    town.book().describe_person(form).unwrap();
    assert_eq!(owed(&mut town, police).len(), 1, "a part is never tagged wrongly in silence");
}

#[test]
fn what_was_taken_back_and_what_was_answered_wrong_is_told() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["DA"]);
    let wishes = NewWishes {
        concern,
        was_asked: "expressed".into(),
        own_words: "I want him out.".into(),
        ..NewWishes::default()
    };
    town.book().ask_wishes(wishes).unwrap();
    let assessed = dash(&mut town, concern, "2026-02-01", &[1, 2]);
    let wanted = ShareableWanted { concern, agency: "kent_police".into() };
    let items = town.book().read_shareable(wanted).unwrap().items;
    let wish = items.iter().find(|item| item.label.starts_with("What they want")).unwrap().item.clone();
    let dash = format!("topic:DASH@{assessed}");
    let police = send(&mut town, concern, "kent_police", &[&wish, &dash]);
    let answer = |was_wrong: Option<&str>| TopicForm {
        occasion: Some(assessed.clone()),
        reason: "Read again.".into(),
        was_wrong: was_wrong.map(str::to_owned),
        ..form(concern, "DASH", serde_json::json!({ "dash_items": [1, 2, 3] }))
    };
    assert_eq!(broken(town.book().note_topic(answer(None))), ["was_wrong who-has-it"]);
    town.book().note_topic(answer(Some("yes"))).unwrap();
    let withdrawal = Withdrawal { concern, entry: wish, reason: "Said by her sister.".into() };
    town.book().withdraw_statement(withdrawal).unwrap();
    let owed = owed(&mut town, police);
    assert_eq!(owed[0].1, "Read again.");
    assert!(owed[1].0.starts_with("Taken back: What they want"), "{owed:?}");
    // The assessment itself is taken back: what was put right of it before is one thing, this another.
    let back = Withdrawal { concern, entry: assessed, reason: "Of somebody else.".into() };
    town.book().withdraw_statement(back).unwrap();
    assert_eq!(self::owed(&mut town, police).len(), 3);
}

#[test]
fn what_two_officers_wrote_apart_is_told_once_somebody_has_settled_it() {
    let mut council = Council::of_three();
    let grace = council.desks[0].record().concern;
    council.agree();
    for (desk, words) in [(0, "the kitchen"), (1, "the hall")] {
        council.book(desk).amend_concern(place(grace, words, None)).unwrap();
    }
    council.agree();
    let police = send(&mut council.desks[0], grace, "kent_police", &["facts"]);
    let apart = council.book(0).read_versions(ConcernWanted { concern: grace }).unwrap().apart.remove(0);
    let settling = Settling {
        concern: grace,
        field: apart.field.clone(),
        versions: apart.versions.iter().map(|one| one.entry.clone()).collect(),
        choose: apart.versions[0].entry.clone(),
        reason: "Asked them both.".into(),
        ..Settling::default()
    };
    council.book(0).settle_versions(settling).unwrap();
    assert_eq!(owed(&mut council.desks[0], police), [pair("The concern", "Asked them both.")]);
    council.agree();
    assert_eq!(owed(&mut council.desks[1], police).len(), 1, "on every machine alike");
}

#[test]
fn whoever_must_not_know_of_a_packet_is_asked_nothing_and_those_who_may_are_told() {
    let mut council = Council::of_three();
    let known = council.desks[0].record().concern;
    let grace = main_person(&mut council.desks[0], known);
    let officers = council.officers(0).officers;
    let sam = officers.iter().find(|one| one.name == "Sam Okafor").unwrap().officer;
    // Another concern about her is kept from Sam; what it says of her went to the police.
    let kept = NewConcern {
        kept_from: vec![sam],
        danger: Some("no".into()),
        people: vec![PersonForm {
            person: Some(grace),
            role: "adult_at_risk".into(),
            ..PersonForm::default()
        }],
        account: "An officer of ours is her landlord.".into(),
        ..NewConcern::default()
    };
    let kept = council.book(0).record_concern(kept).unwrap().concern;
    let police = send(&mut council.desks[0], kept, "kent_police", &[&format!("person:{grace}")]);
    council.agree();
    // To be asked whether it was wrong would tell Sam that somebody has it.
    council.book(1).amend_person(phone(grace, "07700 900888", None)).unwrap();
    council.agree();
    for desk in [0, 2] {
        assert_eq!(owed(&mut council.desks[desk], police).len(), 1, "at desk {desk}");
    }
    assert!(council.book(1).read_share(ShareWanted { share: police }).is_err());
    let today = council.book(1).read_today(Nothing::default()).unwrap();
    assert!(today.to_correct.is_empty(), "no trace of it");
}

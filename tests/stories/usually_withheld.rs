//! What is withheld unless an officer decides otherwise: who reported it and asked not to be named, wherever they stand in the concern,
//! and an address that must not be revealed.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use logbook::domain::withhold::{Mark, apply};
use proptest::prelude::*;
use town::Town;

use crate::broken;
use crate::share::{request, text_of};

/// A concern in which who reported it is linked as well, and asked not to be named.
fn told_by_a_neighbour(town: &mut Town) -> ConcernId {
    let concern = town.record().concern;
    let person = PersonForm {
        role: "reporter".into(),
        name: "Wrenna Holt".into(),
        address: "16 Len View, Maidstone".into(),
        phone: "07700 900555".into(),
        safe_to_contact: "safe".into(),
        ..PersonForm::default()
    };
    town.book().link_person(LinkForm { concern, person }).unwrap();
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let person = page.people.iter().find(|line| line.name == "Wrenna Holt").unwrap().person;
    let changes = PersonChanges { postcode: Some("ME15 6JQ".into()), ..PersonChanges::default() };
    let reason = "Said by her".into();
    town.book()
        .amend_person(PersonAmendment { person, reason, changes, ..PersonAmendment::default() })
        .unwrap();
    town.add(
        concern,
        "account",
        "The lady at 16, Len-View (ME156JQ, +44 7700 900555) heard shouting. The Holts moved in May.",
    );
    concern
}

fn shareable(town: &mut Town, concern: ConcernId, agency: &str) -> Shareable {
    town.book().read_shareable(ShareableWanted { concern, agency: agency.into() }).unwrap()
}

#[test]
fn who_reported_it_and_is_linked_as_well_goes_nowhere_by_itself() {
    let mut town = Town::new();
    let concern = told_by_a_neighbour(&mut town);
    let holt = {
        let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
        page.people.iter().find(|line| line.name == "Wrenna Holt").unwrap().person
    };
    for agency in ["kcc_adults", "social_services", "police_marac"] {
        let items = shareable(&mut town, concern, agency).items;
        let ticked = items.iter().find(|item| item.ticked && item.item.ends_with(&holt.to_string()));
        assert!(ticked.is_none(), "{agency}: {:?}", ticked.map(|item| &item.item));
    }
    let mut request = request(&mut town, concern);
    let all = shareable(&mut town, concern, "police_marac");
    // Even where somebody ticks everything.
    request.items =
        all.items.iter().filter(|item| item.bar.is_empty()).map(|item| item.item.clone()).collect();
    let path = town.beside("packet.pdf");
    let sent = town.book().export_packet(&request, &path).unwrap();
    let text = text_of(&path, &sent.passphrase);
    let plain: String = text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase();
    for stays in ["wrenna", "holt", "lenview", "me156jq", "7700900555", "nowak"] {
        assert!(!plain.contains(stays), "{stays} can be read:\n{text}");
    }
    assert!(text.contains("[Reporter]"));
}

#[test]
fn whoever_lets_go_what_is_usually_withheld_says_why() {
    let mut town = Town::new();
    let concern = told_by_a_neighbour(&mut town);
    let mut request = request(&mut town, concern);
    let usual = std::mem::take(&mut request.withhold);
    let path = town.beside("packet.pdf");
    assert_eq!(broken(town.book().export_packet(&request, &path)), ["reveal_reason usually-withheld"]);
    assert!(!path.exists());
    // Her name alone is not all by which she is known.
    let named = Withhold {
        words: vec!["Wrenna Holt".into(), "Marek Nowak".into()],
        ground: "reporter".into(),
        ..Withhold::default()
    };
    request.withhold = vec![named];
    assert_eq!(broken(town.book().export_packet(&request, &path)), ["reveal_reason usually-withheld"]);
    let without: Vec<Withhold> = usual.iter().filter(|one| one.ground != "place").cloned().collect();
    request.withhold = without;
    assert_eq!(broken(town.book().export_packet(&request, &path)), ["reveal_reason usually-withheld"]);
    request.reveal_reason = "They go there tonight; she agreed on the phone.".into();
    let sent = town.book().export_packet(&request, &path).unwrap();
    assert!(text_of(&path, &sent.passphrase).contains("14 Len View"));
    let page = town.book().read_share(ShareWanted { share: sent.share }).unwrap();
    assert!(page.facts.iter().any(|fact| fact.value == request.reveal_reason), "it is on record");
    // With everything withheld nobody is asked.
    request.reveal_reason = String::new();
    request.withhold = usual;
    town.book().export_packet(&request, &path).unwrap();
}

#[test]
fn a_department_that_is_told_its_task_is_not_told_what_it_is_about() {
    let mut town = Town::new();
    let concern = town.record().concern;
    assert_eq!(shareable(&mut town, concern, "internal").summary, "");
    assert_ne!(shareable(&mut town, concern, "kcc_adults").summary, "");
}

#[test]
fn the_county_council_is_told_of_the_household_and_the_police_are_not() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let grace = page.people.iter().find(|line| line.main).unwrap().person;
    let other = RelatedPerson { name: "Isla McKenna".into(), age: "7".into(), ..RelatedPerson::default() };
    let kept = NewRelation {
        person: grace,
        other,
        kind: "parent_of".into(),
        lives_together: true,
        ..NewRelation::default()
    };
    town.book().relate_people(kept).unwrap();
    let other = RelatedPerson { name: "Colin Marsh".into(), ..RelatedPerson::default() };
    let gone = NewRelation { person: grace, other, kind: "partner".into(), ..NewRelation::default() };
    town.book().relate_people(gone).unwrap();
    let relations = town.book().read_person(PersonWanted { person: grace }).unwrap().relations;
    let over = relations.iter().find(|line| line.name == "Colin Marsh").unwrap().relation;
    let ending = RelationEnding {
        person: grace,
        relation: over,
        reason: "They parted".into(),
        ..RelationEnding::default()
    };
    town.book().end_relation(ending).unwrap();
    let ties = |town: &mut Town, agency: &str| {
        let items = shareable(town, concern, agency).items;
        items.into_iter().find(|item| item.item == format!("ties:{grace}")).unwrap()
    };
    let told = ties(&mut town, "kcc_children");
    assert_eq!((told.ticked, told.text.as_str()), (true, "parent of Isla McKenna, 7, lives with them"));
    assert!(!ties(&mut town, "kent_police").ticked);
    let mut request = request(&mut town, concern);
    request.items.push(told.item);
    let path = town.beside("packet.pdf");
    let sent = town.book().export_packet(&request, &path).unwrap();
    let text = text_of(&path, &sent.passphrase);
    assert!(text.contains("parent of Isla McKenna, 7, lives with them"), "{text}");
}

/// Letters and digits alone, as somebody reads who is not fooled by signs: nothing of the program's own way of comparing.
fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase()).collect()
}

/// Signs that people put between the parts of a number or a name.
fn parted() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", " ", "-", ".", "  ", "\u{a0}", " - ", "\u{2011}", "\n", "/"])
        .prop_map(str::to_owned)
}

fn spaced(groups: Vec<String>, signs: &[String]) -> String {
    let mut text = groups[0].clone();
    for (group, sign) in groups[1..].iter().zip(signs.iter().cycle()) {
        text.push_str(sign);
        text.push_str(group);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// However somebody parts a number, a postcode or a double name, withheld in one spelling it is read in none.
    #[test]
    fn what_is_withheld_in_one_spelling_is_read_in_no_other(
        line in "7[0-9]{3} [0-9]{6}",
        country in prop::sample::select(vec!["0", "+44", "+44 ", "0044 ", "+44 (0)"]),
        as_kept in prop::sample::select(vec!["0", "+44 "]),
        post in "[A-Z]{2}[1-9]{2} [1-9][A-Z]{2}",
        double in "[A-Z][a-z]{4,6}-[A-Z][a-z]{4,6}",
        signs in prop::collection::vec(parted(), 2..4),
        loud in any::<bool>(),
    ) {
        let parts = |text: &str| text.split([' ', '-']).map(str::to_owned).collect::<Vec<_>>();
        let mut cut = parts(&line);
        let rest = cut[1].split_off(3);
        cut.push(rest);
        let marks: Vec<Mark> = [format!("{as_kept}{line}"), post.clone(), double.clone()]
            .into_iter()
            .map(|words| Mark { words: vec![words], stand_in: "[A]".into() })
            .collect();
        let name = spaced(parts(&double), &signs);
        let text = format!(
            "Ring {country}{} or write to {}; ask for {}, please.",
            spaced(cut, &signs), spaced(parts(&post), &signs), if loud { name.to_uppercase() } else { name },
        );
        let left = bare(&apply(&text, &marks));
        for gone in [bare(&line), bare(&post), bare(&double)] {
            prop_assert!(!left.contains(&gone), "{gone} is left of {text:?}: {left}");
        }
    }
}

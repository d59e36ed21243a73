//! The register of people: one person, many concerns; what is known of them, whom they belong to, and who is who.

use logbook::acts::{
    AddressForm, ConcernWanted, ContactForm, FlagForm, KnownWords, LikelyWanted, Merging, NewRelation,
    Parting, PersonAmendment, PersonChanges, PersonForm, PersonPage, PersonWanted, RelatedPerson,
    RelationEnding, Restriction, ShareableWanted,
};
use logbook::domain::id::{ConcernId, PersonId};
use town::Town;
use town::council::Council;

use crate::broken;

/// Grace and Gareth of an ordinary concern.
pub(crate) fn pair(town: &mut Town) -> (ConcernId, PersonId, PersonId) {
    let concern = town.record().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    (concern, page.people[0].person, page.people[1].person)
}

pub(crate) fn read(town: &mut Town, person: PersonId) -> PersonPage {
    town.book().read_person(PersonWanted { person }).unwrap()
}

fn amend(town: &mut Town, person: PersonId, changes: PersonChanges) {
    let form = PersonAmendment { person, changes, reason: "Told on the phone.".into(), was_wrong: None };
    town.book().amend_person(form).unwrap();
}

pub(crate) fn relate(person: PersonId, name: &str, kind: &str) -> NewRelation {
    let other = RelatedPerson { name: name.into(), age: "7".into(), ..RelatedPerson::default() };
    NewRelation { person, other, kind: kind.into(), lives_together: true, ..NewRelation::default() }
}

#[test]
fn a_few_fields_are_put_right_and_everything_else_stays() {
    let mut town = Town::new();
    let (concern, grace, _) = pair(&mut town);
    amend(
        &mut town,
        grace,
        PersonChanges {
            aliases: Some(vec!["Grace Doyle".into()]),
            nhs_number: Some("943 476 5919".into()),
            ethnicity: Some(Some("white_irish".into())),
            contacts: Some(vec![ContactForm {
                kind: "email".into(),
                value: "grace@example.org".into(),
                safe_to_contact: "not_safe".into(),
                ..ContactForm::default()
            }]),
            ..PersonChanges::default()
        },
    );
    // A card of a concern asks for less than is known, and takes none of it away.
    let line = town.book().read_concern(ConcernWanted { concern }).unwrap().people[0].clone();
    let card = PersonForm {
        person: Some(grace),
        role: line.role,
        name: line.name,
        phone: "07700 900555".into(),
        ..PersonForm::default()
    };
    let described = logbook::acts::PersonDescription {
        concern,
        person: card,
        reason: "New phone.".into(),
        was_wrong: None,
    };
    town.book().describe_person(described).unwrap();
    let page = read(&mut town, grace);
    assert_eq!(page.facts.phone.as_deref(), Some("07700 900555"));
    assert_eq!(page.facts.nhs_number.as_deref(), Some("943 476 5919"));
    assert_eq!(page.facts.aliases, Some(vec!["Grace Doyle".to_owned()]));
    assert!(page.warnings.contains(&"Not safe: grace@example.org".to_owned()), "{:?}", page.warnings);
    let told: Vec<_> = page.earlier.iter().map(|one| (one.label.as_str(), one.was.as_str())).collect();
    assert!(told.contains(&("telephone", "07700 900321")), "what was known before stays: {told:?}");
}

#[test]
fn health_needs_a_reason_and_a_warning_one_too() {
    let mut town = Town::new();
    let (_, grace, _) = pair(&mut town);
    let changes = PersonChanges {
        health: Some("Asthma".into()),
        flags: Some(vec![FlagForm { kind: "risk_to_staff".into(), ..FlagForm::default() }]),
        ..PersonChanges::default()
    };
    let form = PersonAmendment { person: grace, changes, ..PersonAmendment::default() };
    let said = broken(town.book().amend_person(form));
    assert_eq!(said, ["changes.health needs-why", "changes.flags.0.reason required"]);
    let nothing = PersonAmendment { person: grace, ..PersonAmendment::default() };
    assert_eq!(broken(town.book().amend_person(nothing)), ["changes unchanged"]);
}

#[test]
fn a_packet_has_what_its_agency_needs_and_no_address_that_must_not_be_revealed() {
    let mut town = Town::new();
    let (concern, grace, _) = pair(&mut town);
    amend(
        &mut town,
        grace,
        PersonChanges {
            postcode: Some("ME15 6YE".into()),
            uprn: Some("200003654321".into()),
            preferred_contact: Some(Some("text".into())),
            known_to_social_care: Some(Some("yes".into())),
            religion: Some("Catholic".into()),
            gp: Some("Dr Hart".into()),
            addresses: Some(vec![
                AddressForm {
                    text: "Flat 2, Mill Court".into(),
                    do_not_reveal: true,
                    ..AddressForm::default()
                },
                AddressForm {
                    text: "9 Old Street".into(),
                    kind: "previous".into(),
                    ..AddressForm::default()
                },
            ]),
            flags: Some(vec![FlagForm {
                kind: "weapons_or_dogs".into(),
                reason: "Two mastiffs".into(),
                review_on: Some("2027-01-04".into()),
            }]),
            ..PersonChanges::default()
        },
    );
    let wanted = ShareableWanted { concern, agency: "kent_police".into() };
    let police = town.book().read_shareable(wanted).unwrap();
    let ticked = |group: &str| police.items.iter().any(|item| item.group == group && item.ticked);
    assert!(ticked("warning") && ticked("reach"));
    assert!(!ticked("background") && !ticked("around"), "religion and doctor are none of their business");
    let said: String = police.items.iter().map(|item| item.text.as_str()).collect();
    assert!(said.contains("9 Old Street") && said.contains("Two mastiffs"));
    assert!(said.contains("Likes to be reached by: Text message"), "{said}");
    for hidden in ["Mill Court", "ME15 6YE", "200003654321"] {
        assert!(!said.contains(hidden), "{hidden} in {said}");
    }
    let withheld: Vec<_> = police.suggested_withhold.iter().flat_map(|one| &one.words).cloned().collect();
    for words in ["14 Len View, Maidstone", "ME15 6YE", "200003654321", "Flat 2, Mill Court"] {
        assert!(withheld.iter().any(|one| one == words), "{words} is not withheld elsewhere: {withheld:?}");
    }
}

#[test]
fn a_household_is_people_with_no_more_than_a_name() {
    let mut town = Town::new();
    let (_, grace, gareth) = pair(&mut town);
    town.book().relate_people(relate(grace, "Isla McKenna", "parent_of")).unwrap();
    let other = RelatedPerson { person: Some(gareth), ..RelatedPerson::default() };
    let harm = NewRelation { person: gareth, kind: "alleged_harm_to".into(), ..NewRelation::default() };
    let to_grace = RelatedPerson { person: Some(grace), ..RelatedPerson::default() };
    town.book().relate_people(NewRelation { other: to_grace, ..harm.clone() }).unwrap();
    assert_eq!(
        broken(town.book().relate_people(NewRelation { other, ..harm })),
        ["other.person same-person"]
    );
    let page = read(&mut town, grace);
    let told: Vec<_> =
        page.relations.iter().map(|r| (r.name.as_str(), r.words.as_str(), r.age.as_str())).collect();
    assert_eq!(
        told,
        [("Gareth Pearce", "alleged to have been harmed by", ""), ("Isla McKenna", "parent of", "7")]
    );
    let isla = page.relations[1].person;
    assert_eq!(read(&mut town, isla).relations[0].words, "child of");
    let ending = RelationEnding {
        person: isla,
        relation: page.relations[1].relation,
        until: Some("2026-11-20".into()),
        reason: "Lives with her father now.".into(),
    };
    town.book().end_relation(ending.clone()).unwrap();
    assert_eq!(broken(town.book().end_relation(ending)), ["relation already-ended"]);
    assert!(read(&mut town, grace).relations.iter().any(|line| line.ended), "it is no more, and still there");
    let deep = logbook::acts::CheckForm { deep: true };
    assert!(town.book().check_log(deep).unwrap().problems.is_empty());
}

#[test]
fn two_who_are_one_are_shown_as_one_and_are_two_again_exactly() {
    let mut council = Council::of_three();
    let first = council.desks[0].record().concern;
    let second = council.desks[0].record().concern;
    let who = |town: &mut Town, concern| {
        town.book().read_concern(ConcernWanted { concern }).unwrap().people[0].person
    };
    let (kept, merged) = (who(&mut council.desks[0], first), who(&mut council.desks[0], second));
    amend(
        &mut council.desks[0],
        merged,
        PersonChanges {
            phone: Some("01622 555999".into()),
            pets: Some("A cat".into()),
            ..PersonChanges::default()
        },
    );
    council.agree();
    let before: Vec<_> = [kept, merged]
        .map(|person| serde_json::to_value(read(&mut council.desks[0], person)).unwrap())
        .into_iter()
        .collect();
    // One desk says so while another puts something right, neither knowing.
    let merging = Merging { kept, merged, reason: "The same date of birth and address.".into() };
    council.book(0).merge_people(merging.clone()).unwrap();
    amend(
        &mut council.desks[1],
        merged,
        PersonChanges { gp: Some("Dr Hart".into()), ..PersonChanges::default() },
    );
    council
        .book(2)
        .merge_people(Merging { kept: merged, merged: kept, reason: "One woman.".into() })
        .unwrap();
    council.agree();
    council.must_agree();
    let page = read(&mut council.desks[1], merged);
    assert_eq!(page.concerns.len(), 2, "both concerns stand on one page");
    assert_eq!((page.facts.pets.as_deref(), page.facts.gp.as_deref()), (Some("A cat"), Some("Dr Hart")));
    let phones: Vec<_> = page.facts.contacts.iter().flatten().map(|contact| contact.value.clone()).collect();
    let both = [page.facts.phone.clone().unwrap(), phones.join("")];
    assert!(
        both.contains(&"01622 555999".to_owned()) && both.contains(&"07700 900321".to_owned()),
        "{both:?}"
    );
    // What is written of the one does not take what the other alone says along.
    let religion = PersonChanges { religion: Some("Quaker".into()), ..PersonChanges::default() };
    amend(&mut council.desks[1], page.person, religion);
    let written_of = page.person;
    let again = Merging { kept, merged, reason: "Again.".into() };
    assert_eq!(broken(council.book(1).merge_people(again)), ["merged same-person"]);
    for line in page.merged {
        let parting = Parting { person: kept, merge: line.merge, reason: "Two sisters-in-law.".into() };
        council.book(1).part_people(parting).unwrap();
    }
    council.agree();
    council.must_agree();
    for (person, mut was) in [kept, merged].into_iter().zip(before) {
        let mut now = serde_json::to_value(read(&mut council.desks[0], person)).unwrap();
        if person == merged {
            was["facts"]["gp"] = "Dr Hart".into();
        }
        if person == written_of {
            was["facts"]["religion"] = "Quaker".into();
        }
        for page in [&mut now, &mut was] {
            page["earlier"] = serde_json::Value::Null;
        }
        assert_eq!(now, was, "both are what they were, and what was written meanwhile");
    }
}

#[test]
fn nobody_learns_of_a_person_who_is_kept_from_them_by_a_relationship_or_a_merge() {
    let mut council = Council::of_three();
    let (_, open, _) = pair(&mut council.desks[0]);
    let ali = council.officers(0).officers.iter().find(|line| line.name == "Ali Rahman").unwrap().officer;
    let mut form = town::grace();
    form.kept_from = vec![ali.to_string().parse().unwrap()];
    form.people[0].name = "Honor Quill".into();
    let concern = council.book(0).record_concern(form).unwrap().concern;
    let kept = council.book(0).read_concern(ConcernWanted { concern }).unwrap().people[0].person;
    let to_kept = RelatedPerson { person: Some(kept), ..RelatedPerson::default() };
    let related = NewRelation {
        person: open,
        other: to_kept,
        kind: "friend".into(),
        note: "quillnote".into(),
        ..NewRelation::default()
    };
    council.book(0).relate_people(related).unwrap();
    council.book(0).relate_people(relate(kept, "Wren Quill", "parent_of")).unwrap();
    let merging = Merging { kept: open, merged: kept, reason: "The same.".into() };
    assert_eq!(broken(council.book(0).merge_people(merging)), ["merged kept-differently"]);
    council.agree();
    assert_eq!(read(&mut council.desks[1], open).relations.len(), 1, "Sam may know");
    assert!(read(&mut council.desks[2], open).relations.is_empty(), "Ali may not");
    assert!(council.book(2).read_person(PersonWanted { person: kept }).is_err());
    for words in ["Quill", "Wren"] {
        let found = council.book(2).find_known(KnownWords { words: words.into() }).unwrap();
        assert!(found.people.is_empty(), "{words} is known to Ali");
        let said = LikelyWanted { name: "Honor Quill".into(), ..LikelyWanted::default() };
        assert!(council.book(2).find_likely(said.clone()).unwrap().people.is_empty());
        assert_eq!(council.book(1).find_likely(said).unwrap().people.len(), 1);
    }
    let held = crate::restricted::everything_held(&mut council, 2);
    for words in ["Quill", "quillnote", "Wren"] {
        assert!(!crate::restricted::holds(&held, words), "{words} is on Ali's machine");
    }
}

#[test]
fn a_household_is_hidden_with_the_concern_it_is_known_from() {
    let mut council = Council::of_three();
    let (concern, grace, gareth) = pair(&mut council.desks[0]);
    council.book(0).relate_people(relate(grace, "Isla McKenna", "parent_of")).unwrap();
    council.agree();
    let isla = read(&mut council.desks[2], grace).relations[0].person;
    let ali = council.officers(0).officers.iter().find(|line| line.name == "Ali Rahman").unwrap().officer;
    let kept_from = vec![ali.to_string().parse().unwrap()];
    let restriction = Restriction { concern, kept_from, reason: "Ali is their neighbour.".into() };
    council.book(0).restrict_concern(restriction).unwrap();
    council.agree();
    for person in [grace, gareth, isla] {
        assert!(council.book(2).read_person(PersonWanted { person }).is_err(), "Ali still knows of {person}");
        assert!(council.book(1).read_person(PersonWanted { person }).is_ok());
    }
}

#[test]
fn somebody_likely_known_is_said_with_the_reasons_while_they_are_typed() {
    let mut town = Town::new();
    let (_, grace, _) = pair(&mut town);
    let mut why = |said: LikelyWanted| {
        let people = town.book().find_likely(said).unwrap().people;
        people.into_iter().map(|one| (one.known.person, one.why.join(" "))).collect::<Vec<_>>()
    };
    let named = |name: &str| LikelyWanted { name: name.into(), ..LikelyWanted::default() };
    assert_eq!(why(named("Grace McKenna")), [(grace, "name-spelling".to_owned())]);
    assert_eq!(why(named("Gracie MacKenna")), [(grace, "name-spelling".to_owned())]);
    assert_eq!(why(named("Grace")), [], "one name alone says too little");
    assert_eq!(why(named("Grant Mackintosh")), []);
    let heard = LikelyWanted { born_on: Some("1982-03-04".into()), ..named("Grayce Mackenah") };
    assert_eq!(why(heard)[0].0, grace);
    let other_name = LikelyWanted {
        born_on: Some("1982-03-04".into()),
        address: "14 Len View".into(),
        phone: "+44 7700 900321".into(),
        ..named("Mrs Pearce")
    };
    assert_eq!(why(other_name), [(grace, "born phone address".to_owned())]);
    let same_house =
        LikelyWanted { address: "14 Len View".into(), phone: "07700 900321".into(), ..named("Noah Pike") };
    assert_eq!(why(same_house), [], "a house and a telephone are shared by many");
    assert_eq!(why(LikelyWanted { not: Some(grace), ..named("Grace McKenna") }), []);
}

#[test]
fn two_shown_as_one_are_parted_where_one_is_kept_from_somebody_since() {
    let mut council = Council::of_three();
    let (first, kept, _) = pair(&mut council.desks[0]);
    let (_, merged, _) = pair(&mut council.desks[0]);
    council.agree();
    // Sam says that they are one while Jo keeps the first concern, and so the first of them, from Ali.
    council
        .book(1)
        .merge_people(Merging { kept: merged, merged: kept, reason: "One woman.".into() })
        .unwrap();
    let ali = council.officers(0).officers.iter().find(|line| line.name == "Ali Rahman").unwrap().officer;
    let kept_from = vec![ali.to_string().parse().unwrap()];
    let restriction = Restriction { concern: first, kept_from, reason: "Ali is their neighbour.".into() };
    council.book(0).restrict_concern(restriction).unwrap();
    council.agree();
    for desk in 0..3 {
        let page = read(&mut council.desks[desk], merged);
        assert!(page.merged.is_empty() && page.concerns.len() == 1, "desk {desk} still shows them as one");
        let deep = logbook::acts::CheckForm { deep: true };
        let problems = council.book(desk).check_log(deep).unwrap().problems;
        assert!(problems.is_empty(), "desk {desk}: {}", problems[0].what);
    }
    assert!(council.book(2).read_person(PersonWanted { person: kept }).is_err());
}

#[test]
fn contacts_written_apart_both_stand_until_somebody_settles_them() {
    let mut council = Council::of_three();
    let (concern, grace, _) = pair(&mut council.desks[0]);
    council.agree();
    for (desk, value) in [(0, "grace@example.org"), (1, "01622 555777")] {
        let contact = ContactForm { kind: "other".into(), value: value.into(), ..ContactForm::default() };
        amend(
            &mut council.desks[desk],
            grace,
            PersonChanges { contacts: Some(vec![contact]), ..PersonChanges::default() },
        );
    }
    amend(
        &mut council.desks[1],
        grace,
        PersonChanges { gp: Some("Dr Hart".into()), ..PersonChanges::default() },
    );
    council.agree();
    council.must_agree();
    assert_eq!(read(&mut council.desks[2], grace).versions, 1, "the doctor was nobody else's word");
    let page = council.book(2).read_versions(ConcernWanted { concern }).unwrap();
    let texts: Vec<_> = page.apart[0].versions.iter().map(|one| one.text.as_str()).collect();
    assert!(
        texts.contains(&"Another way: grace@example.org") && texts.contains(&"Another way: 01622 555777"),
        "{texts:?}"
    );
    let both = ["grace@example.org", "01622 555777"].map(|value| ContactForm {
        kind: "other".into(),
        value: value.into(),
        ..ContactForm::default()
    });
    let changes = PersonChanges { contacts: Some(both.to_vec()), ..PersonChanges::default() };
    let form = PersonAmendment { person: grace, changes, ..PersonAmendment::default() };
    assert_eq!(broken(council.book(2).amend_person(form)), ["changes.contacts two-versions"]);
}

#[test]
fn a_warning_whose_day_comes_near_is_on_today_until_it_is_looked_at() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let person = page.people[0].person;
    let mut warn = |review_on: &str| {
        let flag = FlagForm {
            kind: "risk_to_staff".into(),
            reason: "Threw a kettle.".into(),
            review_on: Some(review_on.into()),
        };
        let changes = PersonChanges { flags: Some(vec![flag]), ..PersonChanges::default() };
        town.book()
            .amend_person(PersonAmendment {
                person,
                changes,
                reason: "Told by housing.".into(),
                was_wrong: None,
            })
            .unwrap();
        town.book().read_today(Default::default()).unwrap().warnings
    };
    assert!(warn("2027-01-20").is_empty(), "it is weeks away");
    let due = warn("2026-11-27");
    assert_eq!(due.len(), 1);
    assert_eq!((due[0].person, due[0].warning.as_str()), (person, "Risk to staff"));
    assert_eq!((due[0].reason.as_str(), due[0].days_over), ("Threw a kettle.", -4));
    // The day passes, and nobody has looked.
    town.clock.pass_seconds(6 * 24 * 60 * 60);
    assert_eq!(town.book().read_today(Default::default()).unwrap().warnings[0].days_over, 2);
    let flags = Some(Vec::new());
    let changes = PersonChanges { flags, ..PersonChanges::default() };
    town.book()
        .amend_person(PersonAmendment { person, changes, reason: "It is over.".into(), was_wrong: None })
        .unwrap();
    assert!(town.book().read_today(Default::default()).unwrap().warnings.is_empty());
    // Without a day it has the usual one: none follows somebody for ever because a box was left empty.
    let flag =
        FlagForm { kind: "risk_to_staff".into(), reason: "Threw a cup.".into(), ..FlagForm::default() };
    let changes = PersonChanges { flags: Some(vec![flag]), ..PersonChanges::default() };
    town.book().amend_person(PersonAmendment { person, changes, ..PersonAmendment::default() }).unwrap();
    town.clock.pass_seconds(25 * 24 * 60 * 60);
    let due = town.book().read_today(Default::default()).unwrap().warnings;
    assert_eq!(due[0].review_on, "2026-12-27", "28 days after 29 November");
}

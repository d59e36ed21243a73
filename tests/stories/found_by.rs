//! Finding by what was chosen, by numbers however they are written, by who told us; and the list of everybody.

use logbook::acts::*;
use logbook::domain::id::PersonId;
use town::Town;

use crate::broken;

/// References of what the words find, as they are written.
fn found(town: &mut Town, words: &str) -> Vec<String> {
    let found = town.book().search_log(SearchWords { words: words.into(), limit: 50 }).unwrap();
    let listed = ConcernFilter { words: words.into(), limit: 200, ..ConcernFilter::default() };
    let listed = town.book().list_concerns(listed).unwrap();
    assert_eq!(found.total, listed.total, "the box and the list agree on {words}");
    found.items.into_iter().map(|line| line.reference).collect()
}

fn about(town: &mut Town, name: &str, form: NewConcern) -> Recorded {
    let person = PersonForm {
        role: "adult_at_risk".into(),
        name: name.into(),
        safe_to_contact: "unknown".into(),
        ..PersonForm::default()
    };
    town.book()
        .record_concern(NewConcern {
            danger: Some("no".into()),
            people: vec![person],
            account: "Seen at 08:50.".into(),
            ..form
        })
        .unwrap()
}

#[test]
fn a_concern_is_found_by_what_was_chosen_in_it() {
    let mut town = Town::new();
    let hoarder = NewConcern {
        concern_types: vec!["HOARD".into()],
        main_type: Some("HOARD".into()),
        place: Some("own_home".into()),
        ..NewConcern::default()
    };
    let hoarder = about(&mut town, "Kathryn Pearce", hoarder);
    about(&mut town, "Bartholomew Quill", NewConcern::default());
    assert_eq!(found(&mut town, "hoarding"), std::slice::from_ref(&hoarder.reference));
    // Beside what is written, and in part of a word.
    assert_eq!(found(&mut town, "pearce hoard"), std::slice::from_ref(&hoarder.reference));
    assert!(found(&mut town, "quill hoarding").is_empty());
    assert!(found(&mut town, "police").is_empty());
    let referral = NewReferral {
        concern: hoarder.concern,
        agency: "kent_police".into(),
        route: "phone".into(),
        asked: "Please visit".into(),
        ..NewReferral::default()
    };
    town.book().refer(referral).unwrap();
    assert_eq!(found(&mut town, "kent police"), std::slice::from_ref(&hoarder.reference));
    let shown = town.book().search_log(SearchWords { words: "police".into(), limit: 5 }).unwrap();
    assert_eq!(shown.items[0].snippet, "‹Kent Police›", "it says why it was found");
    // Called otherwise from today, it is found by what it is called today.
    let change = ListChange {
        list: "agencies".into(),
        code: "kent_police".into(),
        label: Some("The constabulary".into()),
        ..ListChange::default()
    };
    town.book().change_list(change).unwrap();
    assert!(found(&mut town, "kent police").is_empty());
    assert_eq!(found(&mut town, "constab"), [hoarder.reference]);
}

#[test]
fn an_answer_about_a_topic_is_found_by_its_words() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let tenure = NewConcern {
        concern_types: vec!["HATE".into()],
        main_type: Some("HATE".into()),
        ..NewConcern::default()
    };
    let other = about(&mut town, "Bartholomew Quill", tenure);
    let terms = town.book().read_terms(Nothing {}).unwrap();
    let topic = terms.topics.iter().find(|topic| topic.called_by.contains(&"HATE")).unwrap();
    let field = topic
        .fields
        .iter()
        .find(|field| field.terms.iter().any(|term| term.label.contains("Disab")))
        .unwrap();
    let term = field.terms.iter().find(|term| term.label.contains("Disab")).unwrap();
    let said = serde_json::to_value(field.kind).unwrap();
    let answer = if said == "many" { serde_json::json!([term.code]) } else { serde_json::json!(term.code) };
    let form = TopicForm {
        concern: other.concern,
        topic: topic.code.into(),
        answers: [(field.code.to_owned(), answer)].into(),
        ..TopicForm::default()
    };
    town.book().note_topic(form).unwrap();
    let found = found(&mut town, "disabil");
    assert_eq!(found, [other.reference], "and not {concern}");
}

#[test]
fn a_number_is_found_however_it_is_written_and_whoever_s_it_is() {
    let mut town = Town::new();
    let reporter = ReporterForm {
        name: "Siobhan Keane".into(),
        phone: "07700 900 123".into(),
        ..ReporterForm::default()
    };
    let told = about(&mut town, "Kathryn Pearce", NewConcern { reporter, ..NewConcern::default() });
    town.add(told.concern, "account", "The flat at ME15 6JQ; his brother is on +44 1622-555 010.");
    about(&mut town, "Bartholomew Quill", NewConcern::default());
    for typed in [
        "07700 900 123",
        "07700900123",
        "+447700900123",
        "0770090",
        "07700-900",
        "01622 555010",
        "01622555010",
        "ME156JQ",
        "me15 6jq",
        "ME15 6J",
    ] {
        assert_eq!(found(&mut town, typed), std::slice::from_ref(&told.reference), "{typed}");
    }
    for typed in ["07700 900 124", "ME15 6JX", "077009001234"] {
        assert!(found(&mut town, typed).is_empty(), "{typed}");
    }
    // Who told us is found by how the name sounds, and said to be only near.
    let near = town.book().search_log(SearchWords { words: "Shivaun Keen".into(), limit: 5 }).unwrap();
    assert!(near.items.is_empty());
    let near = town.book().search_log(SearchWords { words: "Keen".into(), limit: 5 }).unwrap();
    assert_eq!(near.near.iter().map(|line| &line.reference).collect::<Vec<_>>(), [&told.reference]);
}

fn people(town: &mut Town, words: &str) -> Vec<String> {
    let (mut names, mut after) = (Vec::new(), None);
    loop {
        let page = town.book().list_people(PeopleFilter { words: words.into(), limit: 7, after }).unwrap();
        names.extend(page.items.into_iter().map(|person| person.name));
        assert!(names.len() as u64 <= page.total);
        after = page.next;
        if after.is_none() {
            assert_eq!(names.len() as u64, page.total, "{words}: the pages hold as many as they say");
            return names;
        }
    }
}

#[test]
fn everybody_is_in_the_list_once_by_name() {
    let mut town = Town::new();
    for at in 0..30 {
        about(
            &mut town,
            &format!("Smith {}", char::from(b'A' + at % 26).to_string().repeat(1 + usize::from(at) / 26)),
            NewConcern::default(),
        );
    }
    about(&mut town, "Kathryn Pearce", NewConcern::default());
    let all = people(&mut town, "");
    assert_eq!(all.len(), 31);
    assert!(all.is_sorted());
    assert_eq!(people(&mut town, "smit").len(), 30);
    assert!(people(&mut town, "smythe").is_empty() && people(&mut town, &"x".repeat(9_000)).is_empty());
    let found = town.book().search_log(SearchWords { words: "smith".into(), limit: 5 }).unwrap();
    assert_eq!((found.people.len(), found.people_total), (4, 30), "it says how many there are");
    // By another name, and through somebody who is one and the same.
    let person = |town: &mut Town, name: &str| -> PersonId {
        let known = town.book().find_known(KnownWords { words: name.into() }).unwrap();
        known.people[0].person
    };
    let kathryn = person(&mut town, "Kathryn Pearce");
    let changes = PersonChanges { aliases: Some(vec!["Kit O’Dowd".into()]), ..PersonChanges::default() };
    town.book()
        .amend_person(PersonAmendment {
            person: kathryn,
            reason: "Her sister told us".into(),
            changes,
            ..PersonAmendment::default()
        })
        .unwrap();
    assert_eq!(people(&mut town, "kit odowd"), ["Kathryn Pearce"]);
    assert_eq!(person(&mut town, "Kit O"), kathryn, "a picker knows other names");
    assert_eq!(person(&mut town, "Kathrin Pierce"), kathryn, "and near spellings");
    let other = person(&mut town, "Smith AA");
    town.book()
        .merge_people(Merging { kept: kathryn, merged: other, reason: "One and the same".into() })
        .unwrap();
    assert_eq!(people(&mut town, "").len(), 30);
    assert_eq!(people(&mut town, "smith aa"), ["Kathryn Pearce"]);
    let after = Some("nowhere".into());
    assert_eq!(
        broken(town.book().list_people(PeopleFilter { after, ..PeopleFilter::default() })),
        ["after not-found"]
    );
}

#[test]
fn somebody_is_found_however_their_name_is_typed() {
    let mut town = Town::new();
    let person = PersonForm {
        role: "adult_at_risk".into(),
        name: "Zoë O’Neil-Brand".into(),
        address: "3 Café Row\nÉtretat Court".into(),
        ..PersonForm::default()
    };
    let form = NewConcern {
        danger: Some("no".into()),
        people: vec![person],
        account: "Seen at noon.".into(),
        ..NewConcern::default()
    };
    town.book().record_concern(form).unwrap();
    let mut called = |words: &str| {
        let known = town.book().find_known(KnownWords { words: words.into() }).unwrap();
        (known.people.len(), known.total)
    };
    for words in
        ["Zo", "zoe", "ZOË", "o’neil", "oneil", "brand", "zoe brand", "cafe", "étretat", "etretat zoe"]
    {
        assert_eq!(called(words), (1, 1), "{words}");
    }
    assert_eq!(called("rand"), (0, 0), "a word is found by how it begins");
    assert_eq!(called("zoe smith").1, 0, "every word must be there");
}

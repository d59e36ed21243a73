//! Finding: the list, its filters, order and pages; search as you type; history; today.

use logbook::acts::*;
use town::Town;

use crate::{every_field, forms};

use crate::broken;

fn many(town: &mut Town, count: usize) {
    for at in 0..count {
        let form = NewConcern {
            received_at: Some(format!("2026-11-{:02}T10:{:02}", 1 + at % 20, at % 60)),
            people: vec![PersonForm {
                role: "adult_at_risk".into(),
                name: format!("Person{at} Surname{:03}", count - at),
                ..PersonForm::default()
            }],
            account: format!("Account number {at} about a locked door"),
            concern_types: vec![if at % 3 == 0 { "HOARD".into() } else { "SCAM".into() }],
            main_type: Some(if at % 3 == 0 { "HOARD".into() } else { "SCAM".into() }),
            called_999: Some("no".into()),
            danger: Some(if at % 10 == 0 { "yes".into() } else { "no".into() }),
            ..NewConcern::default()
        };
        town.book().record_concern(form).unwrap();
    }
}

#[test]
fn pages_of_a_list_give_every_concern_once_in_every_order() {
    let mut town = Town::new();
    many(&mut town, 47);
    for sort in ["newest", "oldest", "reference", "name", "review"] {
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let filter = ConcernFilter {
                sort: sort.into(),
                limit: 10,
                after: after.clone(),
                ..ConcernFilter::default()
            };
            let page = town.book().list_concerns(filter).unwrap();
            assert_eq!(page.total, 47);
            seen.extend(page.items.into_iter().map(|item| item.reference));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let mut unique = seen.clone();
        unique.sort();
        unique.dedup();
        assert_eq!((seen.len(), unique.len()), (47, 47), "{sort}");
        if sort == "reference" {
            assert_eq!(seen, unique);
        }
    }
}

#[test]
fn filters_narrow_the_list() {
    let mut town = Town::new();
    many(&mut town, 30);
    let mut total = |filter: ConcernFilter| town.book().list_concerns(filter).unwrap().total;
    let all = ConcernFilter::default;
    assert_eq!(total(ConcernFilter { concern_type: Some("HOARD".into()), ..all() }), 10);
    assert_eq!(total(ConcernFilter { waiting: "danger".into(), ..all() }), 3);
    assert_eq!(total(ConcernFilter { state: "closed".into(), ..all() }), 0);
    assert_eq!(total(ConcernFilter { state: "active".into(), ..all() }), 30);
    assert_eq!(total(ConcernFilter { words: "surname007".into(), ..all() }), 1);
    let two_days = ConcernFilter {
        received_from: Some("2026-11-01".into()),
        received_to: Some("2026-11-02".into()),
        ..all()
    };
    assert_eq!(total(two_days), 4);
    assert_eq!(total(ConcernFilter { officer: "Jo Larkin".into(), ..all() }), 30);
    assert_eq!(total(ConcernFilter { officer: "Nobody".into(), ..all() }), 0);
    let refused = town.book().list_concerns(ConcernFilter { sort: "sideways".into(), ..all() });
    assert!(refused.is_err());
}

#[test]
fn search_finds_while_typing_and_takes_nothing_for_an_operator() {
    let mut town = Town::new();
    town.record();
    let mut search =
        |words: &str| town.book().search_log(SearchWords { words: words.into(), limit: 5 }).unwrap();
    for words in
        ["gra", "mcken", "MBC-2026-A0001", "a0001", "07700 900321", "find us", "forearm bru", "Pearce"]
    {
        assert_eq!(search(words).total, 1, "{words}");
    }
    assert!(search("forearm").items[0].snippet.contains("‹forearm›"));
    for words in
        ["", "   ", "\"", "*", "AND OR NOT", "zebra", "NEAR(a b)", "grace OR zebra", "col:grace", "'; --"]
    {
        assert_eq!(search(words).total, 0, "{words}");
    }
    assert_eq!(search("réported Gracé").total, 0);
    assert_eq!(search("Gracé").total, 1, "accents make no difference");
}

#[test]
fn history_says_who_did_what_and_when_newest_first() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.decide(concern, "marac");
    let history =
        town.book().read_history(HistoryFilter { concern: Some(concern), ..Default::default() }).unwrap();
    let lines: Vec<(&str, &str)> =
        history.items.iter().map(|l| (l.number.as_str(), l.what.as_str())).collect();
    assert_eq!(lines, [("A-4", "Decision: MARAC"), ("A-3", "Concern received: in person")]);
    assert!(
        history.items.iter().all(|line| line.officer == "Jo Larkin" && line.reference == "MBC-2026-A0001")
    );
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let page =
            town.book().read_history(HistoryFilter { before, limit: 2, ..Default::default() }).unwrap();
        all.extend(page.items.into_iter().map(|line| line.number));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(all, ["A-4", "A-3", "A-2", "A-1", "A-0"]);
}

#[test]
fn today_puts_danger_first_and_each_concern_once() {
    let mut town = Town::new();
    many(&mut town, 11);
    let today = town.book().read_today(Nothing::default()).unwrap();
    assert_eq!((today.danger.len(), today.decide.len()), (2, 9));
    assert_eq!(today.weeks.len(), 12);
    assert_eq!(today.weeks.iter().map(|week| week.count).sum::<u32>(), 11);
}

/// A concern about somebody, with a telephone and an address.
fn about(town: &mut Town, name: &str, phone: &str, address: &str) {
    let person = PersonForm {
        role: "adult_at_risk".into(),
        name: name.into(),
        phone: phone.into(),
        address: address.into(),
        ..PersonForm::default()
    };
    let form = NewConcern {
        danger: Some("no".into()),
        people: vec![person],
        account: "Seen at 08:50.".into(),
        ..NewConcern::default()
    };
    town.book().record_concern(form).unwrap();
}

#[test]
fn a_name_is_found_though_it_is_spelt_otherwise_and_said_to_be_only_near() {
    let mut town = Town::new();
    for (name, phone, address) in [
        ("Kathryn Pearce", "07700 900321", "4 Len View, Maidstone ME14 2AB"),
        ("Grace McKenna", "01622 555 010", "9 Mote Road, Maidstone ME15 6AA"),
        ("Siobhan O’Brien", "", ""),
        ("Tadeusz Wójcik", "", ""),
        ("Bartholomew Quill", "", ""),
    ] {
        about(&mut town, name, phone, address);
    }
    let mut titles = |words: &str| {
        let found = town.book().search_log(SearchWords { words: words.into(), limit: 5 }).unwrap();
        let names = |lines: Vec<ConcernLine>| lines.into_iter().map(|line| line.title).collect::<Vec<_>>();
        (names(found.items), names(found.near))
    };
    for (typed, near) in [
        ("Catherine Pierce", "Kathryn Pearce"),
        ("katharine", "Kathryn Pearce"),
        ("Graec McKena", "Grace McKenna"),
        ("grase mackenna", "Grace McKenna"),
        ("Obrian", "Siobhan O’Brien"),
        ("wojcick", "Tadeusz Wójcik"),
        ("Barthlomew", "Bartholomew Quill"),
    ] {
        assert_eq!(titles(typed), (vec![], vec![near.to_owned()]), "{typed}");
    }
    // A number is no name: however it is written, it is the very number.
    for typed in ["+447700900321", "07700 900", "0044 7700 900321", "ME142AB", "me14 2ab"] {
        assert_eq!(titles(typed), (vec!["Kathryn Pearce".to_owned()], vec![]), "{typed}");
    }
    // What is written as it was typed is never said to be near, and nobody is near to nothing.
    assert_eq!(titles("Kathryn"), (vec!["Kathryn Pearce".to_owned()], vec![]));
    for typed in ["", "x", "Zebedee", "Grace Pearce", "door locked", "1", "Mo", "MBC-2026-A0001 nothing"] {
        assert!(titles(typed).1.is_empty(), "{typed}: {:?}", titles(typed).1);
    }
}

#[test]
fn a_view_is_kept_under_a_name_on_this_machine_alone() {
    let mut town = Town::new();
    let before = town.book().heads();
    let filter = ConcernFilter { words: "bags".into(), waiting: "reply".into(), ..ConcernFilter::default() };
    let keep = |name: &str, filter: ConcernFilter| FilterToKeep { name: name.into(), filter };
    town.book().keep_filter(keep(" Hoarding ", filter.clone())).unwrap();
    town.unlock(town::PIN).unwrap();
    let kept = town.book().read_filters(Nothing::default()).unwrap().items;
    assert_eq!((kept.len(), kept[0].name.as_str(), kept[0].filter.words.as_str()), (1, "Hoarding", "bags"));
    assert_eq!(town.book().heads(), before, "nobody else learns what was looked for");
    // The same name again is the same view.
    let other = ConcernFilter { words: "clutter".into(), ..ConcernFilter::default() };
    let kept = town.book().keep_filter(keep("Hoarding", other)).unwrap().items;
    assert_eq!((kept.len(), kept[0].filter.words.as_str()), (1, "clutter"));
    assert_eq!(broken(town.book().keep_filter(keep("  ", filter.clone()))), ["name required"]);
    assert_eq!(broken(town.book().keep_filter(keep(&"x".repeat(61), filter.clone()))), ["name too-long"]);
    let nonsense = ConcernFilter { waiting: "godot".into(), ..filter.clone() };
    assert_eq!(broken(town.book().keep_filter(keep("Odd", nonsense))), ["waiting unknown-choice"]);
    for number in 1..30 {
        town.book().keep_filter(keep(&format!("View {number}"), filter.clone())).unwrap();
    }
    assert_eq!(broken(town.book().keep_filter(keep("One more", filter))), ["name too-many"]);
    let named = FilterNamed { name: "Hoarding".into() };
    let left = town.book().forget_filter(named.clone()).unwrap().items;
    assert!(left.len() == 29 && left.iter().all(|one| one.name != "Hoarding"));
    assert_eq!(town.book().forget_filter(named).unwrap().items.len(), 29, "forgotten twice is forgotten");
}

#[test]
fn somebody_whom_no_concern_names_is_found() {
    let mut town = Town::new();
    about(&mut town, "Kathryn Pearce", "", "4 Len View, Maidstone ME14 2AB");
    let find = |town: &mut Town, words: &str| {
        let found = town.book().search_log(SearchWords { words: words.into(), limit: 5 }).unwrap();
        found.people.into_iter().map(|person| (person.name, person.concerns.len())).collect::<Vec<_>>()
    };
    let kathryn = town.book().find_known(KnownWords { words: "Kathryn".into() }).unwrap().people[0].person;
    let other = RelatedPerson { name: "Leopold Pearce".into(), ..RelatedPerson::default() };
    let relation = NewRelation { person: kathryn, other, kind: "parent_of".into(), ..NewRelation::default() };
    town.book().relate_people(relation).unwrap();
    for typed in ["leop", "Leopold", "pearce leo", "Leapold"] {
        assert_eq!(find(&mut town, typed), [("Leopold Pearce".to_owned(), 0)], "{typed}");
    }
    assert_eq!(find(&mut town, "Kathryn"), [("Kathryn Pearce".to_owned(), 1)]);
    assert_eq!(find(&mut town, "ME142AB"), [("Kathryn Pearce".to_owned(), 1)]);
    assert_eq!(find(&mut town, "pearce").len(), 2);
    assert!(find(&mut town, "Zebedee").is_empty());
}

#[test]
fn whatever_is_written_of_somebody_finds_their_concern() {
    let mut town = Town::new();
    about(&mut town, "Kathryn Pearce", "", "");
    let person = town.book().find_known(KnownWords { words: "Kathryn".into() }).unwrap().people[0].person;
    let form = forms::acceptable(&mut town, "amend_person");
    let act = logbook::ACTS.iter().find(|act| act.name == "amend_person").unwrap();
    let mut looked = 0;
    // Every text of the form, each with a word of its own.
    for (number, (path, _)) in every_field::text_fields(&(act.schema)()).into_iter().enumerate() {
        let word = format!("zephyrine{number}");
        let mut form = form.clone();
        form["person"] = serde_json::to_value(person).unwrap();
        forms::put(&mut form, &path, serde_json::json!(format!("said {word} here")));
        // Codes, dates and numbers take no such words; why something was amended is said in history.
        if path == "reason" || (act.run)(town.book(), form).is_err() {
            continue;
        }
        looked += 1;
        let found = town.book().search_log(SearchWords { words: word, limit: 5 }).unwrap();
        assert_eq!(found.total, 1, "{path} is not looked in");
    }
    assert!(looked >= 20, "only {looked} fields were tried");
}

#[test]
fn among_very_many_those_with_the_words_in_a_name_come_first_and_then_the_newest() {
    let mut town = Town::new();
    let row = |at: usize| match at {
        7 => "3/4/23,Zoe Kitchener,A door was locked".to_owned(),
        900 => "3/4/23,Amy Kitchen,A door was locked".to_owned(),
        _ => {
            format!("3/4/23,Person {},Seen in the kitchen of number {at}", ["Ash", "Birch", "Cedar"][at % 3])
        }
    };
    let rows: Vec<String> = (0..1_100).map(row).collect();
    let sheet = crate::import::table(&format!("Date,Name,Concern\n{}\n", rows.join("\n")));
    assert_eq!(crate::import::bring(&mut town, &sheet, "").concerns, 1_100);
    let find = |town: &mut Town, words: &str, limit| {
        town.book().search_log(SearchWords { words: words.into(), limit }).unwrap()
    };
    let found = find(&mut town, "kitch", 10);
    assert_eq!((found.total, found.items.len()), (1_100, 10));
    let titles: Vec<&str> = found.items.iter().map(|line| line.title.as_str()).collect();
    assert_eq!(titles[..2], ["Amy Kitchen", "Zoe Kitchener"]);
    assert!(titles[2..].iter().all(|title| title.starts_with("Person ")), "{titles:?}");
    let references: Vec<&str> = found.items.iter().map(|line| line.reference.as_str()).collect();
    assert!(references[2..].is_sorted_by(|one, next| one > next), "the newest first: {references:?}");
    assert!(found.items[5].snippet.contains("‹kitchen›"), "{:?}", found.items[5].snippet);
    // All that are asked for are there once.
    let many = find(&mut town, "kitch", 200);
    let unique: std::collections::BTreeSet<_> = many.items.iter().map(|line| line.concern).collect();
    assert_eq!((many.items.len(), unique.len()), (200, 200));
    // Among few, they are weighed.
    assert_eq!(find(&mut town, "kitchener", 10).items[0].title, "Zoe Kitchener");
}

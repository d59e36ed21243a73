//! Finding: the list, its filters, order and pages; search as you type; history; today.

use logbook::acts::*;
use town::Town;

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

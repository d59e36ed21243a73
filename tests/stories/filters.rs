//! The log seen from one side: by part, risk, place, team, adult or child, and by what was marked as a significant event.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::Town;

use crate::broken;

/// A concern about somebody of this part, of this risk, from this team and there.
fn about(town: &mut Town, name: &str, role: &str, risk: &str, team: &str, place: &str) -> ConcernId {
    let person = PersonForm { name: name.into(), role: role.into(), ..PersonForm::default() };
    let reporter =
        ReporterForm { kind: Some("mbc_officer".into()), team: Some(team.into()), ..ReporterForm::default() };
    let form = NewConcern {
        account: "Post is piling up.".into(),
        danger: Some("no".into()),
        people: vec![person],
        risk_level: Some(risk.into()),
        risk_reasons: "As it was told.".into(),
        place: Some(place.into()),
        reporter,
        ..NewConcern::default()
    };
    town.book().record_concern(form).unwrap().concern
}

fn mark(town: &mut Town, concern: ConcernId, significant: bool) {
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let entry = page.chronology.last().unwrap().entry.clone();
    let form = EventMark { concern, entry, significant, reason: "The turning point.".into() };
    town.book().mark_event(form).unwrap();
}

fn listed(town: &mut Town, filter: ConcernFilter) -> Vec<String> {
    let found = town.book().list_concerns(ConcernFilter { sort: "name".into(), ..filter }).unwrap();
    assert_eq!(found.total as usize, found.items.len());
    found.items.into_iter().map(|line| line.title).collect()
}

/// Three concerns, and each filter with whom it lists.
fn three(town: &mut Town) -> Vec<(ConcernFilter, Vec<&'static str>)> {
    let terms = town.book().read_terms(Nothing::default()).unwrap();
    let (teams, places) = (terms.teams, terms.places);
    let team = |at: usize| teams[at].code.to_string();
    let place = |at: usize| places[at].code.to_string();
    let win = about(town, "Win Abbott", "adult_at_risk", "high", &team(0), &place(0));
    about(town, "Tomas Bell", "child_at_risk", "high", &team(1), &place(1));
    about(town, "Ray Cole", "alleged", "low", &team(1), &place(0));
    mark(town, win, true);
    let code = |code: &str| Some(code.to_owned());
    let all = ConcernFilter::default;
    vec![
        (ConcernFilter { about: "adult".into(), ..all() }, vec!["Win Abbott"]),
        (ConcernFilter { about: "child".into(), ..all() }, vec!["Tomas Bell"]),
        (ConcernFilter { role: code("alleged"), ..all() }, vec!["Ray Cole"]),
        (ConcernFilter { risk: code("high"), ..all() }, vec!["Win Abbott", "Tomas Bell"]),
        (ConcernFilter { place: Some(place(0)), ..all() }, vec!["Win Abbott", "Ray Cole"]),
        (ConcernFilter { team: Some(team(1)), ..all() }, vec!["Tomas Bell", "Ray Cole"]),
        (ConcernFilter { significant: true, ..all() }, vec!["Win Abbott"]),
        (ConcernFilter { risk: code("high"), team: Some(team(1)), ..all() }, vec!["Tomas Bell"]),
        (ConcernFilter { about: "child".into(), role: code("alleged"), ..all() }, vec![]),
    ]
}

#[test]
fn the_log_is_listed_by_part_risk_place_team_adult_or_child_and_significant_events() {
    let mut town = Town::new();
    for (filter, titles) in three(&mut town) {
        assert_eq!(listed(&mut town, filter.clone()), titles, "{}", serde_json::to_string(&filter).unwrap());
    }
    let wrong = ConcernFilter {
        about: "dog".into(),
        role: Some("hero".into()),
        risk: Some("none".into()),
        place: Some("moon".into()),
        team: Some("nobody".into()),
        ..ConcernFilter::default()
    };
    let rules = ["risk", "place", "team", "role", "about"].map(|field| format!("{field} unknown-choice"));
    assert_eq!(broken(town.book().list_concerns(wrong)), rules);
}

#[test]
fn a_list_follows_what_is_put_right_and_a_kept_view_keeps_its_filters() {
    let mut town = Town::new();
    let mut expected = three(&mut town);
    let (significant, _) = expected.remove(6);
    let (high, _) = expected.remove(3);
    let both = ConcernFilter { risk: high.risk.clone(), ..significant.clone() };
    town.book().keep_filter(FilterToKeep { name: "Worst".into(), filter: both.clone() }).unwrap();
    town.unlock(town::PIN).unwrap();
    let kept = town.book().read_filters(Nothing::default()).unwrap().items.remove(0).filter;
    assert_eq!((kept.significant, kept.risk.as_deref()), (true, Some("high")));
    assert_eq!(listed(&mut town, kept), ["Win Abbott"]);

    let win = town.book().list_concerns(significant.clone()).unwrap().items[0].concern;
    let changes = Changes { risk_level: Some(Some("low".into())), ..Changes::default() };
    let lower = Amendment { concern: win, reason: "She moved.".into(), changes, was_wrong: None };
    town.book().amend_concern(lower).unwrap();
    assert_eq!(listed(&mut town, both), Vec::<String>::new());
    mark(&mut town, win, false);
    assert_eq!(listed(&mut town, significant), Vec::<String>::new());
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

#[test]
fn a_log_that_a_program_folded_which_knew_no_such_lists_is_listed_all_the_same() {
    let mut town = Town::new();
    let expected = three(&mut town);
    let key = town.database_key();
    town.lock();
    let database = rusqlite::Connection::open(town.path().join("log.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    database
        .execute_batch("DELETE FROM filed_under; UPDATE local SET value = '2' WHERE name = 'clocked_as'")
        .unwrap();
    drop(database);
    town.unlock(town::PIN).unwrap();
    for (filter, titles) in expected {
        assert_eq!(listed(&mut town, filter), titles);
    }
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

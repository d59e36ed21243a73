//! Today: what may not wait, what is over its day, and how much of it there is.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::{Town, grace, settings_as_they_stand};

fn today(town: &mut Town) -> Today {
    town.book().read_today(Nothing::default()).unwrap()
}

fn say_danger(town: &mut Town, concern: ConcernId, danger: &str) {
    let changes = Changes { danger: Some(Some(danger.into())), ..Changes::default() };
    town.book()
        .amend_concern(Amendment { concern, reason: "She rang.".into(), changes, ..Amendment::default() })
        .unwrap();
}

fn close(town: &mut Town, concern: ConcernId) {
    let reason = "safe_plan".to_owned();
    let closing = Closing { concern, reason, outcome: "Safe".into(), ..Closing::default() };
    town.book().close_concern(closing).unwrap();
}

#[test]
fn danger_stands_first_whatever_was_decided_until_somebody_says_it_is_over() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.decide(concern, "monitor");
    let waiting = |town: &mut Town| town.book().read_frame(Nothing::default()).unwrap().counts.today;
    assert!(today(&mut town).danger.is_empty() && waiting(&mut town) == 0);
    say_danger(&mut town, concern, "yes");
    assert_eq!(waiting(&mut town), 1);
    let lines = today(&mut town).danger;
    assert_eq!((lines.len(), lines[0].state.as_str()), (1, "open"));
    assert_eq!(lines[0].badge.as_ref().unwrap().text, "immediate danger", "whatever else there is to say");
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(page.badges[0].text, "immediate danger");
    close(&mut town, concern);
    assert!(today(&mut town).danger.is_empty());
    town.book().reopen_concern(Reopening { concern, reason: "He is back.".into() }).unwrap();
    assert_eq!(today(&mut town).danger.len(), 1, "as it was said when it closed");
    // A new one stands there as before, and not a second time among what is to be decided.
    town.book()
        .record_concern(NewConcern { danger: Some("yes".into()), called_999: Some("no".into()), ..grace() })
        .unwrap();
    let now = today(&mut town);
    assert_eq!((now.danger.len(), now.decide.len()), (2, 0));
    say_danger(&mut town, concern, "no");
    assert_eq!(today(&mut town).danger.len(), 1, "put out");
}

#[test]
fn a_list_that_is_cut_short_says_of_how_many_it_is() {
    let mut town = Town::new();
    let mut concerns = Vec::new();
    for at in 0..28 {
        let danger = if at < 27 { "no" } else { "yes" };
        let form = NewConcern { danger: Some(danger.into()), called_999: Some("no".into()), ..grace() };
        concerns.push(town.book().record_concern(form).unwrap().concern);
    }
    let now = today(&mut town);
    assert_eq!((now.decide.len(), now.totals.decide, now.totals.danger), (25, 27, 1));
    for concern in &concerns[..27] {
        let decision = NewDecision {
            concern: *concern,
            decision: "monitor".into(),
            reasons: "Watch.".into(),
            review_on: Some("2026-11-26".into()),
            ..NewDecision::default()
        };
        town.book().decide(decision).unwrap();
        let action = NewAction { concern: *concern, what: "Ring her".into(), ..NewAction::default() };
        town.book().set_action(NewAction { due: Some("2026-11-24".into()), ..action }).unwrap();
        let referral = NewReferral {
            concern: *concern,
            agency: "kcc_adults".into(),
            route: "portal".into(),
            ..NewReferral::default()
        };
        town.book().refer(referral).unwrap();
    }
    let person = town.book().read_concern(ConcernWanted { concern: concerns[0] }).unwrap().people[0].person;
    let flag = FlagForm {
        kind: "risk_to_staff".into(),
        reason: "Threw a cup.".into(),
        review_on: Some("2026-11-26".into()),
    };
    let changes = PersonChanges { flags: Some(vec![flag; 30]), ..PersonChanges::default() };
    town.book().amend_person(PersonAmendment { person, changes, ..PersonAmendment::default() }).unwrap();
    let all = |town: &mut Town| {
        let now = today(town);
        let shown = [now.actions.len(), now.replies.len(), now.reviews.len(), now.warnings.len()];
        assert_eq!(shown, [25; 4]);
        [now.totals.actions, now.totals.replies, now.totals.reviews, now.totals.warnings]
            .map(|total| (total.all, total.over))
    };
    assert_eq!(all(&mut town), [(27, 0), (27, 0), (27, 0), (30, 0)]);
    town.clock.pass_seconds(2 * 86_400);
    assert_eq!(all(&mut town), [(27, 27), (27, 0), (27, 0), (30, 0)]);
    town.clock.pass_seconds(12 * 86_400);
    assert_eq!(all(&mut town), [(27, 27), (27, 27), (27, 27), (30, 30)]);
}

#[test]
fn a_first_decision_is_late_after_the_clock_that_the_council_sets() {
    // Monday 23 November, and what was received that morning.
    let mut town = Town::new();
    let concern = town.record().concern;
    let friday = NewConcern { received_at: Some("2026-11-20T16:30".into()), ..grace() };
    let friday = town.book().record_concern(friday).unwrap().concern;
    let late = |town: &mut Town| {
        let now = today(town);
        assert_eq!(now.totals.late, now.late.len() as u64);
        now.late.iter().map(|line| (line.line.concern, line.days_over)).collect::<Vec<_>>()
    };
    assert!(late(&mut town).is_empty(), "Friday's has until the end of Monday");
    town.clock.pass_seconds(86_400);
    assert_eq!(late(&mut town), [(friday, 1)]);
    town.clock.pass_seconds(86_400);
    assert_eq!(late(&mut town), [(friday, 2), (concern, 1)]);
    assert_eq!(today(&mut town).decide.len(), 2, "they are to be decided still");
    let set = town.book().read_settings(Nothing::default()).unwrap();
    let days = set.clocks.iter().find(|clock| clock.name == "decide").map(|clock| clock.days);
    assert_eq!(days, Some(1));
    let form =
        SettingsForm { clocks: [("decide".to_owned(), 2)].into(), ..settings_as_they_stand(town.book()) };
    town.book().change_settings(form).unwrap();
    assert_eq!(late(&mut town), [(friday, 1)]);
    town.decide(friday, "monitor");
    assert!(late(&mut town).is_empty(), "a decision is a decision, whatever it is");
    // One in danger stands first, and not a second time here.
    town.clock.pass_seconds(5 * 86_400);
    assert_eq!(late(&mut town).len(), 1);
    say_danger(&mut town, concern, "yes");
    assert!(late(&mut town).is_empty() && today(&mut town).danger.len() == 1);
}

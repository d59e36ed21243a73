//! Today: what may not wait, what is over its day, and how much of it there is.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::{Town, grace};

fn today(town: &mut Town) -> Today {
    town.book().read_today(Nothing::default()).unwrap()
}

fn say_danger(town: &mut Town, concern: ConcernId, danger: &str) {
    let changes = Changes { danger: Some(Some(danger.into())), ..Changes::default() };
    town.book().amend_concern(Amendment { concern, reason: "She rang.".into(), changes }).unwrap();
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
    assert!(today(&mut town).danger.is_empty());
    say_danger(&mut town, concern, "yes");
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
    town.book().record_concern(NewConcern { danger: Some("yes".into()), ..grace() }).unwrap();
    let now = today(&mut town);
    assert_eq!((now.danger.len(), now.decide.len()), (2, 0));
    say_danger(&mut town, concern, "no");
    assert_eq!(today(&mut town).danger.len(), 1, "put out");
}

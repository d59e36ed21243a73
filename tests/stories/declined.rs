//! Deciding not to share, recorded as fully as sharing.

use logbook::acts::*;
use town::Town;

use crate::broken;

#[test]
fn declining_is_recorded_as_fully_as_sharing() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let form = Declining {
        concern,
        agency: "support_provider".into(),
        asked_by: "Sam at the hub".into(),
        ..Declining::default()
    };
    assert_eq!(broken(town.book().decline_share(form.clone())), ["reasons required"]);
    let form =
        Declining { asked_for: "The whole file".into(), reasons: "Not needed to house her".into(), ..form };
    town.book().decline_share(form).unwrap();
    let list = town.book().list_shares(ShareFilter::default()).unwrap();
    assert_eq!((list.items[0].kind.as_str(), list.items[0].reference.as_str()), ("declined", "S-A0001"));
    let page = town.book().read_share(ShareWanted { share: list.items[0].share }).unwrap();
    assert!(page.facts.iter().any(|fact| fact.value == "Not needed to house her"));
}

#[test]
fn a_refusal_says_who_asked_how_one_knew_and_how_it_was_weighed() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let form = Declining {
        concern,
        agency: "support_provider".into(),
        asked_by: "Sam at the hub".into(),
        reasons: "Not needed to house her".into(),
        asked_role: "Key worker".into(),
        asked_at: Some("2026-11-23T09:00".into()),
        channel: Some("phone".into()),
        caller_check: Some("unchecked".into()),
        their_purpose: "To plan a visit".into(),
        gateway: Some("care_act".into()),
        consent_status: Some("refused".into()),
        risk_of_sharing: "He lives at the hub".into(),
        risk_of_not_sharing: "They may turn her away".into(),
        authorised_by: "The monitoring officer".into(),
        ..Declining::default()
    };
    let never = Declining { asked_at: Some("2027-01-01T09:00".into()), ..form.clone() };
    assert_eq!(broken(town.book().decline_share(never)), ["asked_at in-future"]);
    town.book().decline_share(form).unwrap();
    let share = town.book().list_shares(ShareFilter::default()).unwrap().items[0].share;
    let page = town.book().read_share(ShareWanted { share }).unwrap();
    for said in [
        "Key worker",
        "Told on the phone",
        "It was not checked",
        "To plan a visit",
        "Care Act 2014, sections 6, 7 and 45",
        "Refused",
        "He lives at the hub",
        "They may turn her away",
        "The monitoring officer",
    ] {
        assert!(page.facts.iter().any(|fact| fact.value == said), "{said} is not on its page");
    }
}

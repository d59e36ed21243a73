//! Whom packets go to: kept once with a checked address, offered to every officer, checked again when it is old.

use logbook::acts::*;
use logbook::domain::id::RecipientId;
use town::Town;
use town::council::Council;

use crate::broken;
use crate::share::request;

fn priya() -> RecipientForm {
    RecipientForm {
        recipient: None,
        agency: "police_marac".into(),
        name: "DS Priya Rahman".into(),
        role: "MARAC co-ordinator".into(),
        channel: "secure_email".into(),
        address: "marac@example.police.uk".into(),
        verified_how: "Rang the switchboard and asked for her".into(),
        verified_on: Some("2026-11-20".into()),
    }
}

fn kept(town: &mut Town) -> Vec<RecipientLine> {
    town.book().read_recipients(Nothing::default()).unwrap().recipients
}

fn offered(town: &mut Town, agency: &str) -> Vec<RecipientLine> {
    let concern = town.record().concern;
    let wanted = ShareableWanted { concern, agency: agency.into() };
    town.book().read_shareable(wanted).unwrap().recipients
}

#[test]
fn a_recipient_is_kept_and_offered_for_their_agency_alone() {
    let mut town = Town::new();
    town.book().keep_recipient(priya()).unwrap();
    let desk = RecipientForm {
        agency: "kcc_adults".into(),
        name: "Central Referral Unit".into(),
        address: "duty@adults.example".into(),
        verified_on: None,
        ..priya()
    };
    town.book().keep_recipient(desk).unwrap();
    let names: Vec<String> = kept(&mut town).into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Central Referral Unit", "DS Priya Rahman"]);
    let marac = offered(&mut town, "police_marac");
    assert_eq!(marac.len(), 1);
    assert_eq!(marac[0].address, "marac@example.police.uk");
    assert_eq!((marac[0].channel_label.as_str(), marac[0].check_again), ("Secure e-mail", false));
    // Nothing said of the day means today.
    assert_eq!(offered(&mut town, "kcc_adults")[0].verified_on, "2026-11-23");
    assert!(offered(&mut town, "probation").is_empty());
    let history = town.book().read_history(HistoryFilter::default()).unwrap();
    let titles: Vec<String> = history.items.into_iter().map(|line| line.what).collect();
    let said = "Recipient kept: DS Priya Rahman, Kent Police, West Kent MARAC";
    assert!(titles.iter().any(|title| title == said), "{titles:?}");
}

#[test]
fn an_address_that_was_checked_long_ago_is_to_be_checked_again() {
    let mut town = Town::new();
    let old = RecipientForm { verified_on: Some("2026-05-23".into()), ..priya() };
    let id = town.book().keep_recipient(old).unwrap().recipient;
    assert!(kept(&mut town)[0].check_again);
    let checked = RecipientForm {
        recipient: Some(id),
        verified_how: "Rang the switchboard again".into(),
        verified_on: Some("2026-05-24".into()),
        ..priya()
    };
    town.book().keep_recipient(checked).unwrap();
    assert_eq!(kept(&mut town).len(), 1, "it is the same recipient");
    assert!(!kept(&mut town)[0].check_again, "half a year is good");
}

#[test]
fn one_who_is_taken_off_is_not_offered_and_what_went_stays() {
    let mut town = Town::new();
    let id = town.book().keep_recipient(priya()).unwrap().recipient;
    let concern = town.record().concern;
    let request = request(&mut town, concern);
    let path = town.beside("packet.pdf");
    let share = town.book().export_packet(&request, &path).unwrap().share;
    town.book().drop_recipient(RecipientNamed { recipient: id }).unwrap();
    assert!(kept(&mut town).is_empty());
    let page = town.book().read_share(ShareWanted { share }).unwrap();
    assert!(page.facts.iter().any(|fact| fact.value == "marac@example.police.uk"));
    let gone = town.book().drop_recipient(RecipientNamed { recipient: id });
    assert_eq!(crate::code(gone), logbook::Code::NotFound);
    town.lock();
    town.unlock(town::PIN).unwrap();
    assert!(kept(&mut town).is_empty());
}

#[test]
fn what_cannot_be_a_recipient_is_refused_by_its_name() {
    let mut town = Town::new();
    let id = town.book().keep_recipient(priya()).unwrap().recipient;
    let other = || RecipientForm { name: "MARAC desk".into(), ..priya() };
    for (form, rule) in [
        (RecipientForm { agency: "nobody".into(), ..priya() }, "agency unknown-choice"),
        (RecipientForm { name: " ".into(), ..priya() }, "name required"),
        (RecipientForm { address: String::new(), ..priya() }, "address required"),
        (RecipientForm { verified_how: String::new(), ..other() }, "verified_how required"),
        (RecipientForm { channel: "pigeon".into(), ..other() }, "channel unknown-choice"),
        (RecipientForm { verified_on: Some("2026-12-01".into()), ..other() }, "verified_on in-future"),
        (RecipientForm { name: "ds priya rahman ".into(), ..priya() }, "name already-there"),
        (RecipientForm { recipient: Some(id), ..priya() }, "name unchanged"),
    ] {
        assert_eq!(broken(town.book().keep_recipient(form)), [rule]);
    }
    let nobody = RecipientForm { recipient: Some(RecipientId([7; 16])), name: "Another".into(), ..priya() };
    assert_eq!(crate::code(town.book().keep_recipient(nobody)), logbook::Code::NotFound);
    assert_eq!(kept(&mut town).len(), 1);
}

#[test]
fn recipients_kept_apart_are_on_every_desk() {
    let mut council = Council::of_three();
    council.book(0).keep_recipient(priya()).unwrap();
    let desk = RecipientForm { name: "MARAC desk".into(), ..priya() };
    council.book(1).keep_recipient(desk).unwrap();
    council.agree();
    for at in 0..3 {
        let page = council.book(at).read_recipients(Nothing::default()).unwrap();
        let names: Vec<&str> = page.recipients.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["DS Priya Rahman", "MARAC desk"]);
    }
}

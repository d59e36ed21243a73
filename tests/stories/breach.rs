//! A packet that reached somebody it was not for: written down, counted in hours, owed until it is done, over only then.

use logbook::acts::*;
use logbook::domain::id::{ConcernId, ShareId};
use town::Town;
use town::council::Council;

use crate::broken;
use crate::share::request;

fn sent(town: &mut Town) -> (ConcernId, ShareId) {
    let concern = town.record().concern;
    let request = request(town, concern);
    let path = town.beside("packet.pdf");
    (concern, town.book().export_packet(&request, &path).unwrap().share)
}

fn astray(share: ShareId, risk: &str) -> BreachForm {
    BreachForm {
        share,
        known_at: Some("2026-11-23T09:00".into()),
        happened: "The address had a letter too many.".into(),
        reached: "A stranger with nearly the same address".into(),
        risk: Some(risk.into()),
        risk_reason: "It is encrypted, but the passphrase was in the next e-mail.".into(),
    }
}

fn step(share: ShareId, step: &str, done: &str) -> BreachStep {
    BreachStep { share, step: Some(step.into()), done_at: None, done: done.into() }
}

fn open(town: &mut Town) -> Vec<BreachOpen> {
    town.book().read_today(Nothing::default()).unwrap().breaches
}

fn page(town: &mut Town, share: ShareId) -> SharePage {
    town.book().read_share(ShareWanted { share }).unwrap()
}

#[test]
fn seventy_two_hours_run_from_when_the_council_knew_through_nights_and_weekends() {
    let mut town = Town::new();
    let (_, share) = sent(&mut town);
    assert!(open(&mut town).is_empty());
    town.book().record_breach(astray(share, "likely")).unwrap();
    let first = &open(&mut town)[0];
    assert_eq!(first.clock.commissioner_by, "2026-11-26T09:00");
    let left = first.clock.hours_left.unwrap();
    town.clock.pass_seconds(10 * 3_600);
    assert_eq!(open(&mut town)[0].clock.hours_left, Some(left - 10));
    town.clock.pass_seconds(80 * 3_600);
    assert!(open(&mut town)[0].clock.hours_left.unwrap() < 0, "it is said when the hours have passed");
    assert_eq!(open(&mut town)[0].clock.owed, ["Tell the Information Commissioner, or say why not"]);
    town.book().follow_breach(step(share, "commissioner_told", "Rang 0303 and filed; number IC-1.")).unwrap();
    assert_eq!((open(&mut town)[0].clock.hours_left, open(&mut town)[0].clock.owed.len()), (None, 0));
}

#[test]
fn the_hours_do_not_stand_still_when_the_clocks_go_back() {
    let mut town = Town::new();
    let (_, share) = sent(&mut town);
    let autumn = BreachForm { known_at: Some("2026-10-24T09:00".into()), ..astray(share, "likely") };
    town.book().record_breach(autumn).unwrap();
    // One of the three days has 25 hours.
    assert_eq!(open(&mut town)[0].clock.commissioner_by, "2026-10-27T08:00");
}

#[test]
fn it_is_over_only_when_nothing_is_owed_and_a_high_risk_owes_more() {
    let mut town = Town::new();
    let (_, share) = sent(&mut town);
    town.book().record_breach(astray(share, "high")).unwrap();
    let over = || step(share, "over", "All done.");
    assert_eq!(broken(town.book().follow_breach(over())), ["step breach-owes"]);
    town.book().follow_breach(step(share, "contained", "They deleted it and say so.")).unwrap();
    town.book().follow_breach(step(share, "commissioner_told", "Filed.")).unwrap();
    assert_eq!(open(&mut town)[0].clock.owed, ["Tell the people it is about, or say why not"]);
    assert_eq!(broken(town.book().follow_breach(over())), ["step breach-owes"]);
    town.book()
        .follow_breach(step(share, "people_not_told", "He would see the letter; it would put her at risk."))
        .unwrap();
    town.book().follow_breach(over()).unwrap();
    assert!(open(&mut town).is_empty());
    let page = page(&mut town, share);
    assert_eq!(page.line.kind, "astray-over");
    let breach = page.breach.unwrap();
    assert!(breach.over && breach.steps.len() == 4);
    assert_eq!(breach.steps[0].text, "They deleted it and say so.");
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

#[test]
fn a_risk_that_turns_out_greater_owes_more_and_one_that_turns_out_smaller_less() {
    let mut town = Town::new();
    let (_, share) = sent(&mut town);
    town.book().record_breach(astray(share, "unlikely")).unwrap();
    assert_eq!(open(&mut town)[0].clock.owed.len(), 1, "also that nobody need be told is written down");
    town.book().follow_breach(step(share, "commissioner_not_told", "It cannot be opened.")).unwrap();
    assert!(open(&mut town)[0].clock.owed.is_empty());
    let more = BreachForm { reached: "Her husband".into(), ..astray(share, "high") };
    town.book().record_breach(more).unwrap();
    assert_eq!(open(&mut town)[0].clock.owed, ["Tell the people it is about, or say why not"]);
    assert_eq!(page(&mut town, share).breach.unwrap().reached, "Her husband");
}

#[test]
fn one_that_was_over_is_open_again_when_more_is_known_of_it() {
    let mut town = Town::new();
    let (_, share) = sent(&mut town);
    town.book().record_breach(astray(share, "unlikely")).unwrap();
    town.book().follow_breach(step(share, "commissioner_not_told", "It cannot be opened.")).unwrap();
    town.book().follow_breach(step(share, "over", "All done.")).unwrap();
    assert!(open(&mut town).is_empty());
    town.book().record_breach(astray(share, "high")).unwrap();
    assert_eq!(open(&mut town)[0].clock.owed, ["Tell the people it is about, or say why not"]);
    assert!(!page(&mut town, share).breach.unwrap().over);
    assert_eq!(broken(town.book().follow_breach(step(share, "over", "Again."))), ["step breach-owes"]);
    town.book().follow_breach(step(share, "people_told", "By letter, by hand.")).unwrap();
    town.book().follow_breach(step(share, "over", "All done.")).unwrap();
    assert!(open(&mut town).is_empty() && page(&mut town, share).breach.unwrap().over);
}

#[test]
fn it_is_not_over_by_the_word_of_who_had_not_heard_what_more_is_known() {
    let mut council = Council::of_three();
    let (_, share) = sent(&mut council.desks[0]);
    council.book(0).record_breach(astray(share, "unlikely")).unwrap();
    council.book(0).follow_breach(step(share, "commissioner_not_told", "It cannot be opened.")).unwrap();
    council.agree();
    council.book(0).record_breach(astray(share, "high")).unwrap();
    council.book(1).follow_breach(step(share, "over", "All done.")).unwrap();
    council.agree();
    for desk in 0..3 {
        let today = council.book(desk).read_today(Nothing::default()).unwrap();
        assert_eq!(today.breaches[0].clock.owed, ["Tell the people it is about, or say why not"]);
    }
}

#[test]
fn whoever_has_a_packet_that_went_astray_answers_for_nobody() {
    let mut town = Town::new();
    let (concern, share) = sent(&mut town);
    town.book().record_breach(astray(share, "likely")).unwrap();
    let they_have_it =
        FollowUp { share, came: "received".into(), heard_from: "Somebody".into(), ..FollowUp::default() };
    town.book().follow_share(they_have_it).unwrap();
    assert_eq!(page(&mut town, share).line.kind, "astray");
    town.clock.pass_seconds(20 * 86_400);
    assert!(town.book().read_today(Nothing::default()).unwrap().shares.is_empty(), "no answer is awaited");
    let told = town.book().read_concern(ConcernWanted { concern }).unwrap().chronology;
    assert!(told.iter().any(|item| item.title == "A packet reached somebody it was not for"));
}

#[test]
fn what_cannot_be_a_breach_is_refused_by_its_name() {
    let mut town = Town::new();
    let (_, share) = sent(&mut town);
    assert_eq!(broken(town.book().follow_breach(step(share, "contained", "Done"))), ["share no-breach"]);
    for (form, rule) in [
        (BreachForm { happened: " ".into(), ..astray(share, "high") }, "happened required"),
        (BreachForm { reached: String::new(), ..astray(share, "high") }, "reached required"),
        (BreachForm { risk: None, ..astray(share, "high") }, "risk not-chosen"),
        (astray(share, "enormous"), "risk unknown-choice"),
        (BreachForm { risk_reason: String::new(), ..astray(share, "high") }, "risk_reason required"),
        (
            BreachForm { known_at: Some("2026-12-24T09:00".into()), ..astray(share, "high") },
            "known_at in-future",
        ),
    ] {
        assert_eq!(broken(town.book().record_breach(form)), [rule]);
    }
    assert!(open(&mut town).is_empty());
    // A packet that never left reached nobody.
    let concern = town.record().concern;
    let request = request(&mut town, concern);
    let nowhere = town.beside("no-such-folder/packet.pdf");
    assert!(town.book().export_packet(&request, &nowhere).is_err());
    let shares = town.book().read_concern(ConcernWanted { concern }).unwrap().shares;
    assert_eq!(broken(town.book().record_breach(astray(shares[0].share, "high"))), ["share never-left"]);
}

#[test]
fn the_register_finds_what_went_astray_and_the_agency_does_not_hold_it() {
    let mut town = Town::new();
    let (_, share) = sent(&mut town);
    let (_, arrived) = sent(&mut town);
    town.book().record_breach(astray(share, "likely")).unwrap();
    let of_kind = |town: &mut Town, kind: &str| -> Vec<ShareId> {
        let wanted = ShareFilter { kind: Some(kind.into()), ..ShareFilter::default() };
        town.book().list_shares(wanted).unwrap().items.into_iter().map(|line| line.share).collect()
    };
    assert_eq!(of_kind(&mut town, "astray"), [share]);
    assert_eq!(of_kind(&mut town, "sent").len(), 2, "it was sent all the same");
    let wanted = HolderWanted { agency: "police_marac".into(), ..HolderWanted::default() };
    let held = town.book().read_held_by(wanted).unwrap();
    assert_eq!(held.items.iter().map(|one| one.line.share).collect::<Vec<_>>(), [arrived]);
}

//! A packet that nobody answers is chased and taken higher as a referral is, and what they decide stands beside it.

use logbook::acts::*;
use logbook::domain::id::ShareId;
use town::Town;

use crate::broken;
use crate::share::request;

const DAY: i64 = 86_400;

/// A packet that asks for an answer by Friday.
fn sent(town: &mut Town) -> ShareId {
    let concern = town.record().concern;
    let asks = PacketRequest { reply_by: Some("2026-11-27".into()), ..request(town, concern) };
    let path = town.beside("packet.pdf");
    town.book().export_packet(&asks, &path).unwrap().share
}

fn came(share: ShareId, came: &str) -> FollowUp {
    FollowUp {
        share,
        came: came.into(),
        heard_from: "Duty desk".into(),
        heard: "Voicemail".into(),
        ..FollowUp::default()
    }
}

fn awaited(town: &mut Town) -> Vec<ReplyLine> {
    town.book().list_replies(ReplyFilter::default()).unwrap().items
}

fn register(town: &mut Town) -> ShareLine {
    town.book().list_shares(ShareFilter::default()).unwrap().items.remove(0)
}

#[test]
fn a_packet_is_chased_and_taken_higher_and_waits_for_the_day_that_was_named_then() {
    let mut town = Town::new();
    let share = sent(&mut town);
    town.clock.pass_seconds(7 * DAY);
    assert_eq!(awaited(&mut town)[0].due.as_deref(), Some("2026-11-25"));
    town.book().follow_share(came(share, "chased")).unwrap();
    // Monday 30 November and three working days.
    let line = awaited(&mut town).remove(0);
    assert_eq!((line.due.as_deref(), line.chases, line.days_over), (Some("2026-12-03"), 1, 0));
    assert_eq!(line.awaits, "receipt");
    let again = FollowUp { next_due: Some("2026-12-01".into()), ..came(share, "chased") };
    town.book().follow_share(again).unwrap();
    town.book().follow_share(FollowUp { heard: String::new(), ..came(share, "received") }).unwrap();
    let line = awaited(&mut town).remove(0);
    assert_eq!((line.due.as_deref(), line.chases, line.awaits.as_str()), (Some("2026-12-01"), 2, "answer"));
    let higher = FollowUp { stage: Some("stage_2".into()), ..came(share, "escalated") };
    town.book().follow_share(higher).unwrap();
    let line = awaited(&mut town).remove(0);
    assert_eq!(line.stage_label, "Stage 2: manager to manager");
    assert_eq!(line.due.as_deref(), Some("2026-12-07"), "five working days");
    // It stands on the concern, in the register and after the lock as well.
    town.lock();
    town.unlock(town::PIN).unwrap();
    let line = register(&mut town);
    assert_eq!((line.chases, line.stage_label.as_str()), (2, "Stage 2: manager to manager"));
    let concern = line.concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!((page.shares[0].chases, page.shares[0].next_due.as_deref()), (2, Some("2026-12-07")));
    let titles: Vec<&str> = page.chronology.iter().map(|item| item.title.as_str()).collect();
    assert!(titles.contains(&"They were asked again about the packet"), "{titles:?}");
}

#[test]
fn what_they_decide_is_on_record_and_is_awaited_again_where_it_is_not_accepted() {
    let mut town = Town::new();
    let share = sent(&mut town);
    let answer = |decision: &str| FollowUp {
        decision: Some(decision.into()),
        agree: Some(false),
        ..came(share, "answered")
    };
    // That they have not decided is no decision.
    town.book().follow_share(answer("not_decided")).unwrap();
    assert_eq!((register(&mut town).kind.as_str(), awaited(&mut town).len()), ("received", 1));
    let decisions = town.book().read_terms(Nothing::default()).unwrap().reply_decisions;
    let other = decisions.into_iter().find(|term| term.code != "not_decided").unwrap();
    town.book().follow_share(answer(&other.code)).unwrap();
    let line = register(&mut town);
    assert_eq!((line.kind.as_str(), line.decision_label.as_str()), ("answered", &*other.label));
    assert!(awaited(&mut town).is_empty());
    let page = town.book().read_share(ShareWanted { share }).unwrap();
    let more = &page.followed.last().unwrap().more;
    assert_eq!(more, &[other.label.to_string(), "We do not agree".into()]);
    let higher = FollowUp { stage: Some("stage_1".into()), ..came(share, "escalated") };
    town.book().follow_share(higher).unwrap();
    assert_eq!(
        (register(&mut town).kind.as_str(), awaited(&mut town)[0].awaits.as_str()),
        ("received", "answer")
    );
}

#[test]
fn what_cannot_be_said_of_it_is_refused_by_its_name() {
    let mut town = Town::new();
    let share = sent(&mut town);
    let stage = Some("stage_1".to_owned());
    for (form, rules) in [
        (FollowUp { heard: String::new(), ..came(share, "chased") }, vec!["heard required"]),
        (came(share, "escalated"), vec!["stage not-chosen"]),
        (
            FollowUp { stage: stage.clone(), heard: " ".into(), ..came(share, "escalated") },
            vec!["heard required"],
        ),
        (FollowUp { stage, ..came(share, "answered") }, vec!["stage not-for-this"]),
        (
            FollowUp { decision: Some("nonsense".into()), ..came(share, "answered") },
            vec!["decision unknown-choice"],
        ),
        (FollowUp { agree: Some(true), ..came(share, "received") }, vec!["agree not-for-this"]),
        (
            FollowUp { next_due: Some("2026-12-01".into()), ..came(share, "received") },
            vec!["next_due not-for-this"],
        ),
        (
            FollowUp { next_due: Some("2026-11-01".into()), ..came(share, "chased") },
            vec!["next_due too-early"],
        ),
    ] {
        assert_eq!(broken(town.book().follow_share(form)), rules);
    }
    assert_eq!(register(&mut town).chases, 0);
}

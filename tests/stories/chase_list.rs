//! The lists behind Today: replies that are awaited, a line each, and what officers undertook to do.

use logbook::acts::*;
use logbook::domain::id::{ConcernId, OfficerId};
use town::Town;
use town::council::Council;

use crate::broken;
use crate::share::request;

const DAY: i64 = 86_400;

fn refer(book: &mut logbook::Logbook, concern: ConcernId, agency: &str, due: Option<&str>) {
    let form = NewReferral {
        concern,
        agency: agency.into(),
        route: "portal".into(),
        reply_due: due.map(Into::into),
        ..NewReferral::default()
    };
    book.refer(form).unwrap();
}

fn which(which: &str) -> ReplyFilter {
    ReplyFilter { which: which.into(), ..ReplyFilter::default() }
}

fn agencies(book: &mut logbook::Logbook, form: ReplyFilter) -> Vec<String> {
    book.list_replies(form).unwrap().items.into_iter().map(|line| line.agency).collect()
}

/// A sheet with one referral that nobody answered and no day was named for.
fn brought_in(town: &mut Town) -> ConcernId {
    let text = "Date,Name,DOB,Concern,Type,Referred to,Date referred,Outcome\n\
        3/4/23,Grace Smith,4/3/1982,Bruise seen,DV,Kent Police,4/4/23,awaiting\n";
    crate::import::bring(town, &crate::import::table(text), "");
    let unseen = ConcernFilter { waiting: "unseen".into(), ..ConcernFilter::default() };
    town.book().list_concerns(unseen).unwrap().items[0].concern
}

#[test]
fn every_silent_agency_has_a_line_of_its_own_and_the_longest_over_stands_first() {
    let mut town = Town::new();
    let concern = town.record().concern;
    refer(town.book(), concern, "kcc_adults", Some("2026-11-30"));
    refer(town.book(), concern, "kent_police", Some("2026-11-25"));
    let other = town.record().concern;
    let wanted = request(&mut town, other);
    let path = town.beside("packet.pdf");
    let packet = town.book().export_packet(&wanted, &path).unwrap();
    let sheet = brought_in(&mut town);
    let list = town.book().list_replies(ReplyFilter::default()).unwrap();
    assert_eq!((list.total, list.unseen), (3, 1), "what came from a sheet is looked through first");
    town.add(sheet, "note", "Looked through.");
    town.clock.pass_seconds(14 * DAY);

    let list = town.book().list_replies(ReplyFilter::default()).unwrap();
    assert_eq!((list.total, list.over, list.unseen), (4, 3, 0));
    let days: Vec<_> = list.items.iter().map(|line| (line.due.clone(), line.days_over)).collect();
    assert!(days.is_sorted_by_key(|(due, _)| due.clone().unwrap_or("9999".into())), "{days:?}");
    let last = &list.items[3];
    assert_eq!((last.due.as_deref(), last.state.as_str(), last.concern), (None, "awaited", sheet));
    let police = list.items.iter().find(|one| one.agency == "kent_police" && one.concern == concern).unwrap();
    assert_eq!((police.days_over, police.title.as_str(), police.chases), (8, "Grace McKenna", 0));
    let sent = list.items.iter().find(|one| one.share.is_some()).unwrap();
    assert_eq!((sent.share, sent.awaits.as_str()), (Some(packet.share), "receipt"));

    // Today has the same, in the same order and number; so has the log, by concern, those without a day as well.
    let today = town.book().read_today(Nothing::default()).unwrap();
    assert_eq!((today.totals.replies.all, today.totals.replies.over), (list.total, list.over));
    let ids = |lines: &[ReplyLine]| lines.iter().map(|line| (line.referral, line.share)).collect::<Vec<_>>();
    assert_eq!(ids(&today.replies), ids(&list.items));
    let waiting = ConcernFilter { waiting: "reply".into(), ..ConcernFilter::default() };
    assert_eq!(town.book().list_concerns(waiting.clone()).unwrap().total, 2);

    // A closed concern awaits nothing.
    let closing =
        Closing { concern, reason: "safe_plan".into(), outcome: "Safe".into(), ..Closing::default() };
    town.book().close_concern(closing).unwrap();
    assert_eq!(town.book().list_replies(ReplyFilter::default()).unwrap().total, 2);
    assert_eq!(town.book().list_concerns(waiting).unwrap().total, 1);
}

#[test]
fn replies_are_filtered_by_agency_and_day_and_come_in_pages() {
    let mut town = Town::new();
    let concern = town.record().concern;
    refer(town.book(), concern, "kcc_adults", Some("2026-12-14"));
    refer(town.book(), concern, "kent_police", Some("2026-11-25"));
    refer(town.book(), concern, "kcc_children", Some("2026-12-01"));
    let sheet = brought_in(&mut town);
    town.add(sheet, "note", "Looked through.");
    town.clock.pass_seconds(5 * DAY);
    let book = town.book();
    assert_eq!(agencies(book, which("over")), ["kent_police"]);
    assert_eq!(agencies(book, which("soon")), ["kcc_children"]);
    assert_eq!(agencies(book, which("undated")), ["kent_police"]);
    assert_eq!(agencies(book, which("any")).len(), 4);
    let police = ReplyFilter { agency: Some("kent_police".into()), ..ReplyFilter::default() };
    assert_eq!(book.list_replies(police).unwrap().total, 2);
    assert_eq!(broken(book.list_replies(which("never"))), ["which unknown-choice"]);

    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = book.list_replies(ReplyFilter { limit: 1, after, ..ReplyFilter::default() }).unwrap();
        assert_eq!((page.total, page.items.len()), (4, 1));
        seen.extend(page.items.into_iter().map(|line| line.agency));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["kent_police", "kcc_children", "kcc_adults", "kent_police"]);
}

#[test]
fn how_often_and_how_far_an_agency_was_pressed_stands_in_the_list() {
    let mut town = Town::new();
    let concern = town.record().concern;
    refer(town.book(), concern, "kcc_adults", None);
    let referral = town.book().list_replies(ReplyFilter::default()).unwrap().items[0].referral.unwrap();
    let chase = ChaseForm { concern, referral, text: "Voicemail".into(), ..ChaseForm::default() };
    town.book().chase(chase.clone()).unwrap();
    town.book().chase(chase).unwrap();
    let escalation = EscalationForm {
        concern,
        referral,
        stage: "stage_2".into(),
        text: "Nobody answers.".into(),
        ..EscalationForm::default()
    };
    town.book().escalate(escalation).unwrap();
    let line = town.book().list_replies(ReplyFilter::default()).unwrap().items.remove(0);
    assert_eq!((line.chases, line.stage_label.as_str()), (2, "Stage 2: manager to manager"));
    let answer = ReplyForm { concern, referral, outcome: "Accepted".into(), ..ReplyForm::default() };
    town.book().record_reply(answer).unwrap();
    assert_eq!(town.book().list_replies(ReplyFilter::default()).unwrap().total, 0);
}

fn mine() -> ActionFilter {
    ActionFilter { mine: true, ..ActionFilter::default() }
}

fn officer(council: &mut Council, name: &str) -> OfficerId {
    council.officers(0).officers.iter().find(|o| o.name == name).unwrap().officer
}

fn act(book: &mut logbook::Logbook, concern: ConcernId, what: &str, owner: Option<OfficerId>, due: &str) {
    let form = NewAction { concern, what: what.into(), owner, due: Some(due.into()) };
    book.set_action(form).unwrap();
}

#[test]
fn actions_are_seen_together_however_far_ahead_and_ones_own_are_never_crowded_out() {
    let mut council = Council::of_three();
    let sam = officer(&mut council, "Sam Okafor");
    let concern = council.desks[0].record().concern;
    let book = council.book(0);
    for number in 0..27 {
        act(book, concern, &format!("Sam's task {number}"), Some(sam), "2026-11-24");
    }
    act(book, concern, "Ring the school", None, "2026-11-26");
    act(book, concern, "Look again in spring", None, "2027-03-01");
    let today = book.read_today(Nothing::default()).unwrap();
    assert_eq!((today.actions.len(), today.totals.actions.all), (25, 28));
    assert_eq!(today.actions[0].line.what, "Ring the school", "one's own come first");

    let own = book.list_actions(mine()).unwrap();
    assert_eq!(
        own.items.iter().map(|one| one.line.what.as_str()).collect::<Vec<_>>(),
        ["Ring the school", "Look again in spring"]
    );
    assert_eq!(own.officers, ["Jo Larkin", "Sam Okafor"]);
    let theirs = ActionFilter { officer: "Sam Okafor".into(), limit: 20, ..ActionFilter::default() };
    let first = book.list_actions(theirs.clone()).unwrap();
    assert_eq!((first.total, first.items.len()), (27, 20));
    let second = book.list_actions(ActionFilter { after: first.next, ..theirs }).unwrap();
    assert_eq!((second.items.len(), second.next), (7, None));
    let soon = ActionFilter { due_to: Some("2026-11-26".into()), ..ActionFilter::default() };
    assert_eq!(book.list_actions(soon).unwrap().total, 28);
    let odd = ActionFilter { state: "lost".into(), ..ActionFilter::default() };
    assert_eq!(broken(book.list_actions(odd)), ["state unknown-choice"]);

    let action = book.list_actions(mine()).unwrap().items[0].line.action;
    book.end_action(ActionEnd { concern, action, ..ActionEnd::default() }).unwrap();
    let ended = book.list_actions(ActionFilter { state: "ended".into(), ..mine() }).unwrap();
    assert_eq!((ended.total, ended.items[0].line.state.as_str()), (1, "done"));
    council.desks[0].clock.pass_seconds(3 * DAY);
    let all = council.book(0).list_actions(ActionFilter::default()).unwrap();
    assert_eq!((all.total, all.over), (28, 27));
}

#[test]
fn what_is_kept_from_an_officer_is_in_neither_list_of_theirs() {
    let mut council = Council::of_three();
    let sam = officer(&mut council, "Sam Okafor");
    let recorded = NewConcern {
        danger: Some("no".into()),
        kept_from: vec![sam],
        account: "Of a colleague.".into(),
        ..NewConcern::default()
    };
    let kept = council.book(0).record_concern(recorded).unwrap().concern;
    let known = council.desks[0].record().concern;
    for concern in [kept, known] {
        refer(council.book(0), concern, "kent_police", None);
        act(council.book(0), concern, "Speak to HR", None, "2026-11-24");
    }
    council.agree();
    let seen = |council: &mut Council, desk: usize| {
        let book = council.book(desk);
        (
            book.list_replies(ReplyFilter::default()).unwrap().total,
            book.list_actions(ActionFilter::default()).unwrap().total,
        )
    };
    assert_eq!((seen(&mut council, 2), seen(&mut council, 1)), ((2, 2), (1, 1)));
    // One that they could see until now leaves both lists at once.
    let restriction = Restriction { concern: known, kept_from: vec![sam], reason: "A conflict.".into() };
    council.book(0).restrict_concern(restriction).unwrap();
    council.agree();
    assert_eq!(seen(&mut council, 1), (0, 0));
}

#[test]
fn what_a_colleague_set_while_a_concern_was_closed_is_listed_as_left_by_the_closing() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    council.agree();
    act(council.book(1), concern, "Ring the surgery", None, "2026-11-24");
    let closing =
        Closing { concern, reason: "safe_plan".into(), outcome: "Safe".into(), ..Closing::default() };
    council.book(0).close_concern(closing).unwrap();
    council.agree();
    council.must_agree();
    for desk in 0..3 {
        let ended = ActionFilter { state: "ended".into(), ..ActionFilter::default() };
        let ended = council.book(desk).list_actions(ended).unwrap();
        assert_eq!(ended.items.iter().map(|one| one.line.state.as_str()).collect::<Vec<_>>(), ["closed"]);
    }
}

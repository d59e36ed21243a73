//! The work on a concern: actions, escalations, what officers leave each other to read.

use logbook::acts::*;
use logbook::domain::id::{ConcernId, OfficerId};
use town::council::Council;
use town::{Town, settings_as_they_stand};

use crate::broken;

fn page(council: &mut Council, desk: usize, concern: ConcernId) -> ConcernPage {
    council.book(desk).read_concern(ConcernWanted { concern }).unwrap()
}

fn today(council: &mut Council, desk: usize) -> Today {
    council.book(desk).read_today(Nothing::default()).unwrap()
}

fn officer(council: &mut Council, name: &str) -> OfficerId {
    council.officers(0).officers.iter().find(|line| line.name == name).unwrap().officer
}

#[test]
fn an_action_is_somebodys_until_it_is_done_or_not_needed() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    let sam = officer(&mut council, "Sam Okafor");
    let form = NewAction { concern, what: "Ring the school about Isla".into(), ..NewAction::default() };
    let action = council.book(0).set_action(form).unwrap().action;
    let line = page(&mut council, 0, concern).actions[0].clone();
    assert_eq!((line.due.as_str(), line.owner_name.as_str(), line.mine), ("2026-11-26", "Jo Larkin", true));
    assert_eq!(today(&mut council, 0).actions.len(), 1);

    let same = ActionMove { concern, action, ..ActionMove::default() };
    assert_eq!(broken(council.book(0).move_action(same)), ["due unchanged"]);
    let moved = ActionMove {
        concern,
        action,
        owner: Some(sam),
        reason: "Jo is away.".into(),
        ..ActionMove::default()
    };
    council.book(0).move_action(moved).unwrap();
    council.agree();
    let theirs = today(&mut council, 1).actions[0].clone();
    assert!(theirs.line.mine && theirs.title == "Grace McKenna");

    council.desks[0].clock.pass_seconds(7 * 86_400);
    assert_eq!(page(&mut council, 1, concern).actions[0].state, "overdue");
    let why = ActionEnd { concern, action, not_needed: true, ..ActionEnd::default() };
    assert_eq!(broken(council.book(1).end_action(why)), ["result required"]);
    let done = ActionEnd { concern, action, result: "Isla was in school.".into(), ..ActionEnd::default() };
    council.book(1).end_action(done).unwrap();
    council.agree();
    council.must_agree();
    for desk in 0..3 {
        assert!(today(&mut council, desk).actions.is_empty());
        let page = page(&mut council, desk, concern);
        assert_eq!(page.actions[0].state, "done");
        let said = serde_json::to_string(&page.chronology).unwrap();
        assert!(said.contains("Isla was in school.") && said.contains("Jo is away."), "{said}");
        let found = SearchWords { words: "school Isla".into(), ..SearchWords::default() };
        assert_eq!(council.book(desk).search_log(found).unwrap().items.len(), 1);
    }
}

#[test]
fn an_action_that_ended_can_be_taken_up_again_and_closing_the_concern_ends_the_waiting() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let form = NewAction { concern, what: "Visit".into(), ..NewAction::default() };
    let action = town.book().set_action(form).unwrap().action;
    town.book().end_action(ActionEnd { concern, action, ..ActionEnd::default() }).unwrap();
    assert!(town.book().read_today(Nothing::default()).unwrap().actions.is_empty());
    town.book()
        .move_action(ActionMove { concern, action, reason: "Not home.".into(), ..ActionMove::default() })
        .unwrap();
    assert_eq!(town.book().read_today(Nothing::default()).unwrap().actions.len(), 1);
    let closing =
        Closing { concern, reason: "safe_plan".into(), outcome: "Safe".into(), ..Closing::default() };
    assert_eq!(broken(town.book().close_concern(closing.clone())), ["not_done still-to-do"]);
    let another = NewAction { concern, what: "Ring the school".into(), ..NewAction::default() };
    let another = town.book().set_action(another).unwrap().action;
    let one = Closing { not_done: vec![action], ..closing.clone() };
    assert_eq!(broken(town.book().close_concern(one)), ["not_done still-to-do"], "one was not named");
    town.book().close_concern(Closing { not_done: vec![another, action], ..closing }).unwrap();
    assert!(town.book().read_today(Nothing::default()).unwrap().actions.is_empty());
    let ended = ActionFilter { state: "ended".into(), ..ActionFilter::default() };
    let ended = town.book().list_actions(ended).unwrap();
    assert_eq!(
        ended.items.iter().map(|one| one.line.state.as_str()).collect::<Vec<_>>(),
        ["closed", "closed"]
    );
    let told = town.book().read_concern(ConcernWanted { concern }).unwrap().chronology;
    assert_eq!(told.iter().filter(|item| item.title == "Action not done: the concern was closed").count(), 2);
    let late = NewAction { concern, what: "Visit".into(), ..NewAction::default() };
    assert_eq!(broken(town.book().set_action(late)), ["concern already-closed"]);
}

#[test]
fn no_action_goes_to_an_officer_from_whom_the_concern_is_kept() {
    let mut council = Council::of_three();
    let sam = officer(&mut council, "Sam Okafor");
    let form = NewConcern {
        danger: Some("no".into()),
        account: "About a colleague.".into(),
        kept_from: vec![sam],
        ..NewConcern::default()
    };
    let concern = council.book(0).record_concern(form).unwrap().concern;
    let what = "Speak to HR about the tangerine file".to_owned();
    let form = NewAction { concern, what, ..NewAction::default() };
    let theirs = NewAction { owner: Some(sam), ..form.clone() };
    assert_eq!(broken(council.book(0).set_action(theirs)), ["owner may-not-see"]);
    council.book(0).set_action(form).unwrap();
    council.agree();
    assert_eq!(today(&mut council, 2).actions.len(), 1);
    assert!(today(&mut council, 1).actions.is_empty());
    // One that both could see until now leaves the other's day with the rest of the concern.
    let concern = council.desks[0].record().concern;
    let form = NewAction { concern, what: "Visit".into(), owner: Some(sam), ..NewAction::default() };
    council.book(0).set_action(form).unwrap();
    council.agree();
    assert_eq!(today(&mut council, 1).actions.len(), 1);
    let restriction = Restriction { concern, kept_from: vec![sam], reason: "A conflict.".into() };
    council.book(0).restrict_concern(restriction).unwrap();
    council.agree();
    assert!(today(&mut council, 1).actions.is_empty());
}

#[test]
fn an_answer_we_do_not_accept_is_escalated_and_awaited_again() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let form = NewReferral {
        concern,
        agency: "kcc_adults".into(),
        route: "portal".into(),
        ..NewReferral::default()
    };
    let referral = town.book().refer(form).unwrap().referral;
    let reply = ReplyForm {
        concern,
        referral,
        outcome: "No further action".into(),
        agree: Some(false),
        ..ReplyForm::default()
    };
    town.book().record_reply(reply.clone()).unwrap();
    assert!(town.book().read_today(Nothing::default()).unwrap().replies.is_empty());
    let form = EscalationForm {
        concern,
        referral,
        stage: "stage_2".into(),
        spoke_to: "R. Dale, team manager".into(),
        text: "The third report in a month.".into(),
        ..EscalationForm::default()
    };
    let silent = EscalationForm { text: String::new(), stage: "stage_9".into(), ..form.clone() };
    assert_eq!(broken(town.book().escalate(silent)), ["stage unknown-choice", "text required"]);
    town.book().escalate(form).unwrap();
    let line = town.book().read_today(Nothing::default()).unwrap().replies[0].clone();
    assert_eq!((line.state.as_str(), line.due.as_deref()), ("awaited", Some("2026-11-30")));
    assert_eq!(line.stage_label, "Stage 2: manager to manager");
    town.clock.pass_seconds(8 * 86_400);
    assert_eq!(town.book().read_today(Nothing::default()).unwrap().replies[0].state, "overdue");
    town.book()
        .record_reply(ReplyForm { outcome: "Accepted after all".into(), agree: Some(true), ..reply })
        .unwrap();
    assert!(town.book().read_today(Nothing::default()).unwrap().replies.is_empty());
}

#[test]
fn a_note_is_read_by_whom_it_is_for_until_they_put_it_away() {
    let mut council = Council::of_three();
    let sam = officer(&mut council, "Sam Okafor");
    let jo = officer(&mut council, "Jo Larkin");
    let note = |to, text: &str| HandoverForm { for_officer: to, text: text.into() };
    assert_eq!(broken(council.book(0).hand_over(note(Some(jo), "Me"))), ["for_officer for-others"]);
    assert_eq!(broken(council.book(0).hand_over(note(None, " "))), ["text required"]);
    council.book(0).hand_over(note(None, "The MARAC is on Thursday.")).unwrap();
    council.book(0).hand_over(note(Some(sam), "You chair it.")).unwrap();
    council.agree();
    let texts = |council: &mut Council, desk| -> Vec<String> {
        today(council, desk).handovers.into_iter().map(|line| line.text).collect()
    };
    assert!(texts(&mut council, 0).is_empty(), "nobody reads their own");
    assert_eq!(texts(&mut council, 1), ["You chair it.", "The MARAC is on Thursday."]);
    assert_eq!(texts(&mut council, 2), ["The MARAC is on Thursday."]);
    let entry = today(&mut council, 1).handovers[0].entry.clone();
    council.book(1).put_handover_away(HandoverRead { entry }).unwrap();
    assert_eq!(texts(&mut council, 1), ["The MARAC is on Thursday."]);
    // Whoever is away for a year finds what was left for them.
    council.desks[1].clock.pass_seconds(365 * 86_400);
    assert_eq!(texts(&mut council, 1), ["The MARAC is on Thursday."], "nobody read it for them");
    let entry = today(&mut council, 1).handovers[0].entry.clone();
    council.book(1).put_handover_away(HandoverRead { entry }).unwrap();
    assert!(texts(&mut council, 1).is_empty());
}

#[test]
fn an_open_concern_keeps_its_review_date() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.decide(concern, "monitor");
    let drop_it = || Amendment {
        concern,
        was_wrong: None,
        reason: "None.".into(),
        changes: Changes { review_on: Some(None), ..Changes::default() },
    };
    assert_eq!(broken(town.book().amend_concern(drop_it())), ["review_on required"]);
    let closing =
        Closing { concern, reason: "safe_plan".into(), outcome: "Safe".into(), ..Closing::default() };
    town.book().close_concern(closing.clone()).unwrap();
    town.book().amend_concern(drop_it()).unwrap();
    let reopen = |town: &mut Town| {
        let reason = "She came back.".to_owned();
        town.book().reopen_concern(Reopening { concern, reason }).unwrap();
        let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
        (page.review_on, page.chronology.len())
    };
    let (review_on, entries) = reopen(&mut town);
    assert_eq!(review_on.as_deref(), Some("2026-12-21"), "28 days from today: none stood");
    assert_eq!(broken(town.book().amend_concern(drop_it())), ["review_on required"]);
    // One that lies ahead stays; one that is past is of no use.
    town.book().close_concern(closing.clone()).unwrap();
    assert_eq!(reopen(&mut town), (review_on, entries + 2));
    town.book().close_concern(closing).unwrap();
    town.clock.pass_seconds(29 * 86_400);
    assert_eq!(reopen(&mut town).0.as_deref(), Some("2027-01-19"));
}

#[test]
fn a_concern_opened_while_two_review_dates_stand_apart_is_never_settled_to_none() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    council.desks[0].decide(concern, "monitor");
    let closing =
        Closing { concern, reason: "safe_plan".into(), outcome: "Safe".into(), ..Closing::default() };
    council.book(0).close_concern(closing).unwrap();
    council.agree();
    let set = |review_on: Option<&str>| Amendment {
        concern,
        was_wrong: None,
        reason: "Said so.".into(),
        changes: Changes { review_on: Some(review_on.map(Into::into)), ..Changes::default() },
    };
    council.book(0).amend_concern(set(None)).unwrap();
    council.book(1).amend_concern(set(Some("2026-12-10"))).unwrap();
    council.agree();
    let reason = "She came back.".to_owned();
    council.book(0).reopen_concern(Reopening { concern, reason }).unwrap();
    let apart = council.book(0).read_versions(ConcernWanted { concern }).unwrap().apart.remove(0);
    let settle = |choose: &str| Settling {
        concern,
        field: "review_on".into(),
        versions: apart.versions.iter().map(|one| one.entry.clone()).collect(),
        choose: choose.into(),
        reason: "The later word.".into(),
        ..Settling::default()
    };
    let by =
        |said: bool| &apart.versions.iter().find(|one| one.text.contains("December") == said).unwrap().entry;
    assert_eq!(broken(council.book(0).settle_versions(settle(by(false)))), ["choose required"]);
    council.book(0).settle_versions(settle(by(true))).unwrap();
    assert_eq!(page(&mut council, 0, concern).review_on.as_deref(), Some("2026-12-10"));
}

#[test]
fn clocks_that_the_council_sets_are_kept_by_every_act_that_waits() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let before = town.book().read_settings(Nothing::default()).unwrap();
    let usual: Vec<(&str, u32)> = before.clocks.iter().take(4).map(|c| (c.name.as_str(), c.days)).collect();
    assert_eq!(usual, [("decide", 1), ("chase", 3), ("answer", 5), ("action", 3)]);
    assert!(before.clocks.iter().any(|clock| clock.name == "reply:kent_police" && clock.days == 3));
    let wanted = |clocks: &[(&str, u32)]| SettingsForm {
        organisation: before.organisation.clone(),
        marking: before.marking.clone(),
        idle_minutes: before.idle_minutes,
        review_days: before.review_days,
        theme: before.theme.clone(),
        density: before.density.clone(),
        clocks: clocks.iter().map(|(name, days)| ((*name).to_owned(), *days)).collect(),
        ..SettingsForm::default()
    };
    for (name, days, said) in [
        ("chase", 0, "clocks.chase out-of-range"),
        ("action", 131, "clocks.action out-of-range"),
        ("reply:nobody", 4, "clocks unknown-choice"),
    ] {
        assert_eq!(broken(town.book().change_settings(wanted(&[(name, days)]))), [said]);
    }
    let set = [("chase", 2), ("answer", 10), ("action", 1), ("reply:kent_police", 7)];
    town.book().change_settings(wanted(&set)).unwrap();
    // It is the council's, so it is an entry, and stands after a lock.
    town.unlock(town::PIN).unwrap();
    // Monday 23 November.
    let refer = |town: &mut Town, agency: &str| {
        let form =
            NewReferral { concern, agency: agency.into(), route: "phone".into(), ..NewReferral::default() };
        town.book().refer(form).unwrap().referral
    };
    let police = refer(&mut town, "kent_police");
    refer(&mut town, "probation");
    let due = |town: &mut Town, agency: &str| {
        let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
        page.referrals.iter().find(|line| line.agency == agency).unwrap().reply_due.clone().unwrap()
    };
    assert_eq!(due(&mut town, "kent_police"), "2026-12-02", "as set");
    assert_eq!(due(&mut town, "probation"), "2026-11-30", "as usual");
    let terms = town.book().read_terms(Nothing::default()).unwrap();
    let said = terms.agencies.iter().find(|agency| agency.code == "kent_police").unwrap();
    assert_eq!(said.reply_working_days, 7, "the page says the same");
    let chase = ChaseForm { concern, referral: police, how: "phone".into(), ..ChaseForm::default() };
    town.book().chase(chase).unwrap();
    assert_eq!(due(&mut town, "kent_police"), "2026-11-25");
    town.book().set_action(NewAction { concern, what: "Ring".into(), ..NewAction::default() }).unwrap();
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(page.actions[0].due, "2026-11-24");
}

#[test]
fn what_was_told_on_the_phone_and_the_lado_wait_by_the_council_s_clocks() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let waits = |town: &mut Town| {
        let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
        let about = |one: &logbook::domain::concern::StillToDo| one.what.contains(", by ");
        page.still_to_do.into_iter().filter(about).map(|one| one.what).collect::<Vec<_>>()
    };
    let refer = |route: &str| NewReferral {
        concern,
        agency: "kcc_adults".into(),
        route: route.into(),
        ..NewReferral::default()
    };
    assert!(waits(&mut town).is_empty());
    town.book().refer(refer("phone")).unwrap();
    let confirm = "Confirm in writing what you told Kent County Council, adult social care on the phone, by";
    assert_eq!(waits(&mut town), [format!("{confirm} 25 November 2026")]);
    let set =
        SettingsForm { clocks: [("confirm".to_owned(), 3)].into(), ..settings_as_they_stand(town.book()) };
    town.book().change_settings(set).unwrap();
    assert_eq!(waits(&mut town), [format!("{confirm} 26 November 2026")]);
    let due = |town: &mut Town| {
        let today = town.book().read_today(Nothing::default()).unwrap();
        let lines = today.clocked.into_iter().map(|one| (one.what, one.field, one.by, one.days_over));
        (lines.collect::<Vec<_>>(), today.totals.clocked.all, today.totals.clocked.over)
    };
    let told = "Confirm in writing what you told Kent County Council, adult social care on the phone";
    let line =
        |days_over| (told.to_owned(), "refer:kcc_adults".to_owned(), "2026-11-26".to_owned(), days_over);
    assert_eq!(due(&mut town), (vec![line(0)], 1, 0));
    town.clock.pass_seconds(4 * 86_400);
    assert_eq!(due(&mut town), (vec![line(1)], 1, 1), "and Today says so until it is done");
    town.book().refer(refer("portal")).unwrap();
    assert!(waits(&mut town).is_empty(), "it is confirmed");
    assert_eq!(due(&mut town), (Vec::new(), 0, 0));
    let types =
        Changes { concern_types: Some(vec!["LADO".into()]), main_type: Some(None), ..Changes::default() };
    town.book()
        .amend_concern(Amendment {
            concern,
            reason: "A teacher.".into(),
            changes: types,
            ..Amendment::default()
        })
        .unwrap();
    assert_eq!(waits(&mut town), ["Tell the LADO, by 24 November 2026"]);
    let (lines, ..) = due(&mut town);
    assert_eq!(lines[0].0, "Tell the LADO");
    let answers = [("trust_lado_on".to_owned(), serde_json::json!("2026-11-23"))].into();
    let told = TopicForm { concern, topic: "TRUST".into(), answers, ..TopicForm::default() };
    town.book().note_topic(told).unwrap();
    assert!(waits(&mut town).is_empty());
}

#[test]
fn that_they_have_not_decided_is_written_down_and_their_decision_stays_awaited() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let refer = NewReferral {
        concern,
        agency: "kcc_adults".into(),
        route: "portal".into(),
        ..NewReferral::default()
    };
    let referral = town.book().refer(refer).unwrap().referral;
    let reply = |decision: &str| ReplyForm {
        concern,
        referral,
        decision: Some(decision.into()),
        outcome: "We have it.".into(),
        ..ReplyForm::default()
    };
    let stands =
        |town: &mut Town| town.book().read_concern(ConcernWanted { concern }).unwrap().referrals.remove(0);
    let due = stands(&mut town).reply_due;
    town.book().record_reply(reply("not_decided")).unwrap();
    assert_eq!((stands(&mut town).state.as_str(), stands(&mut town).reply_due), ("awaited", due));
    town.book().record_reply(reply("s42_enquiry")).unwrap();
    assert_eq!(stands(&mut town).state, "replied");
}

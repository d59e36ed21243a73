//! Days that a clock or an officer set: each with its reason and with whoever sees to it; and who reported it, told or not.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::Town;

const DAY: i64 = 86_400;

fn clocks(town: &mut Town) -> Vec<ClockedDue> {
    town.book().read_today(Nothing::default()).unwrap().clocked
}

fn note(town: &mut Town, concern: ConcernId, topic: &str, field: &str, answer: &str) {
    let answers = [(field.to_owned(), serde_json::json!(answer))].into();
    let form = TopicForm { concern, topic: topic.into(), answers, ..TopicForm::default() };
    town.book().note_topic(form).unwrap();
}

fn tag(town: &mut Town, concern: ConcernId, types: &[&str]) {
    let concern_types = Some(types.iter().map(|code| (*code).to_owned()).collect());
    let changes = Changes { concern_types, main_type: Some(None), ..Changes::default() };
    town.book()
        .amend_concern(Amendment { concern, reason: "Heard more.".into(), changes, ..Amendment::default() })
        .unwrap();
}

fn whats(town: &mut Town) -> Vec<(String, String, u32)> {
    clocks(town).into_iter().map(|one| (one.what, one.by, one.days_over)).collect()
}

#[test]
fn a_day_named_in_a_topic_comes_back_when_it_is_near_until_another_is_named() {
    let mut town = Town::new();
    let concern = town.record().concern;
    tag(&mut town, concern, &["DA", "HOARD", "MAPPA"]);
    note(&mut town, concern, "DA", "marac_review_on", "2026-12-04");
    note(&mut town, concern, "MAPPA", "mappa_review_on", "2026-11-30");
    note(&mut town, concern, "HOARD", "ho_marm_on", "2026-11-25");
    let marm =
        ("MARM meeting: prepare for it, and write down what came of it".to_owned(), "2026-11-25".into(), 0);
    let mappa = ("Look at the MAPPA flag again".to_owned(), "2026-11-30".into(), 0);
    assert_eq!(whats(&mut town), [marm, mappa.clone()], "in eleven days is not yet");
    town.clock.pass_seconds(4 * DAY);
    let todo = town.book().read_concern(ConcernWanted { concern }).unwrap().still_to_do;
    assert!(
        todo.iter().any(|one| one.what == "Look at the MARAC flag again, by 4 December 2026"),
        "{todo:?}"
    );
    let line = clocks(&mut town).into_iter().find(|one| one.what.contains("MARAC")).unwrap();
    assert_eq!((line.field.as_str(), line.owner_name.as_str(), line.mine), ("topic:DA", "Jo Larkin", true));
    assert!(line.why.contains("twelve months"), "{}", line.why);
    // The meeting is two working days over until another day is named; of a closed concern nothing is.
    assert_eq!(clocks(&mut town)[0].days_over, 2);
    note(&mut town, concern, "HOARD", "ho_marm_on", "2027-02-01");
    assert_eq!(whats(&mut town).len(), 2);
    let closing =
        Closing { concern, reason: "safe_plan".into(), outcome: "Safe".into(), ..Closing::default() };
    town.book().close_concern(closing).unwrap();
    assert!(whats(&mut town).is_empty());
}

#[test]
fn slavery_that_was_not_notified_and_what_the_county_has_days_for_are_brought_back() {
    let mut town = Town::new();
    let concern = town.record().concern;
    tag(&mut town, concern, &["MS"]);
    note(&mut town, concern, "MS", "ms_route", "not_yet");
    let notify = "Notify the Home Office of a potential victim of modern slavery";
    assert_eq!(whats(&mut town), [(notify.to_owned(), "2026-11-24".to_owned(), 0)]);
    assert!(clocks(&mut town)[0].why.contains("section 52"));
    note(&mut town, concern, "MS", "ms_route", "notified");
    assert!(whats(&mut town).is_empty());

    let refer = NewReferral {
        concern,
        agency: "kcc_children".into(),
        route: "portal".into(),
        sent_at: Some("2026-11-23T09:00".into()),
        ..NewReferral::default()
    };
    let referral = town.book().refer(refer).unwrap().referral;
    let reply = ReplyForm {
        concern,
        referral,
        decision: Some("s47_enquiry".into()),
        outcome: "Strategy discussion held".into(),
        ..ReplyForm::default()
    };
    town.book().record_reply(reply.clone()).unwrap();
    assert!(whats(&mut town).is_empty(), "it is three weeks away");
    town.clock.pass_seconds(16 * DAY);
    let lines = whats(&mut town);
    assert!(lines[0].0.starts_with("Child protection conference, Kent County Council"), "{lines:?}");
    assert_eq!(lines[0].1, "2026-12-14", "fifteen working days after they said so");
    town.book().record_reply(ReplyForm { outcome: "A plan was made".into(), ..reply }).unwrap();
    town.clock.pass_seconds(21 * DAY);
    assert!(whats(&mut town).is_empty(), "what came of it is known");
}

#[test]
fn every_clock_says_why_it_has_its_value() {
    let mut town = Town::new();
    let all = town.book().read_settings(Nothing::default()).unwrap().clocks;
    for clock in &all {
        assert!(!clock.why.is_empty(), "{} has no reason", clock.name);
    }
    let days = |name: &str| all.iter().find(|clock| clock.name == name).map(|clock| clock.usual);
    assert_eq!(
        ["tell", "assessment", "conference", "lado", "reply:kcc_children"].map(days),
        [1, 45, 15, 1, 1].map(Some)
    );
}

#[test]
fn whoever_decided_sees_to_a_clock_and_before_that_the_designated_officer() {
    let mut council = town::council::Council::of_three();
    let concern = council.desks[1].record().concern;
    let refer =
        NewReferral { concern, agency: "kcc_adults".into(), route: "phone".into(), ..NewReferral::default() };
    council.book(1).refer(refer).unwrap();
    let owner = |council: &mut town::council::Council| {
        council.book(1).read_today(Nothing::default()).unwrap().clocked[0].owner_name.clone()
    };
    assert_eq!(owner(&mut council), "Jo Larkin", "who leads, while nobody decided");
    council.desks[1].decide(concern, "monitor");
    assert_eq!(owner(&mut council), "Sam Okafor");
}

#[test]
fn staff_who_told_late_are_no_task_and_no_reproach_but_it_is_said() {
    let mut town = Town::new();
    let record = |town: &mut Town, kind: &str, happened: &str| {
        let reporter = ReporterForm { kind: Some(kind.into()), ..ReporterForm::default() };
        let form = NewConcern {
            danger: Some("no".into()),
            account: "Seen on a visit.".into(),
            received_at: Some("2026-11-22T10:00".into()),
            happened_from: Some(happened.into()),
            reporter,
            ..NewConcern::default()
        };
        let concern = town.book().record_concern(form).unwrap().concern;
        let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
        let facts = page.chronology.into_iter().flat_map(|item| item.facts);
        facts.filter(|fact| fact.label == "How soon we were told").map(|fact| fact.value).collect::<Vec<_>>()
    };
    let late = ["3 days after it happened; staff tell us within 24 hours"];
    assert_eq!(record(&mut town, "mbc_officer", "2026-11-19T09:30"), late);
    assert_eq!(record(&mut town, "mbc_officer", "2026-11-19"), late);
    let none: [&str; 0] = [];
    assert_eq!(record(&mut town, "mbc_officer", "2026-11-21T10:00"), none, "exactly a day is in time");
    assert_eq!(record(&mut town, "mbc_officer", "2026-11-21"), none);
    assert_eq!(record(&mut town, "public", "2026-11-01T09:30"), none, "it binds staff alone");
    assert!(clocks(&mut town).is_empty(), "nothing is to be done about it");
}

#[test]
fn a_reporter_of_whom_only_a_role_or_a_number_is_known_is_told_as_well() {
    let mut town = Town::new();
    let waits = |town: &mut Town| {
        let list = ConcernFilter { waiting: "feedback".into(), ..ConcernFilter::default() };
        let total = town.book().list_concerns(list).unwrap().total;
        assert_eq!(town.book().read_today(Nothing::default()).unwrap().totals.feedback, total);
        total
    };
    let record = |town: &mut Town, reporter: ReporterForm| {
        let form = NewConcern {
            danger: Some("no".into()),
            account: "Heard through the wall.".into(),
            reporter,
            ..NewConcern::default()
        };
        let concern = town.book().record_concern(form).unwrap().concern;
        town.decide(concern, "monitor");
        concern
    };
    let nobody = ReporterForm::default();
    record(&mut town, nobody.clone());
    record(
        &mut town,
        ReporterForm { kind: Some("anonymous".into()), phone: "01632 960001".into(), ..nobody.clone() },
    );
    assert_eq!(waits(&mut town), 0);
    let role = record(&mut town, ReporterForm { role: "Warden of the flats".into(), ..nobody.clone() });
    record(&mut town, ReporterForm { phone: "01632 960002".into(), ..nobody.clone() });
    record(&mut town, ReporterForm { email: "w@example.org".into(), anonymous: true, ..nobody });
    assert_eq!(waits(&mut town), 3, "not to be named is no reason to hear nothing");
    assert!(clocks(&mut town).is_empty(), "no clock runs for it");
    town.add(role, "feedback", "Told that it was taken up.");
    assert_eq!(waits(&mut town), 2);
}

#[test]
fn a_log_folded_by_a_program_that_knew_fewer_days_is_gone_over_once() {
    let mut town = Town::new();
    let concern = town.record().concern;
    tag(&mut town, concern, &["HOARD"]);
    note(&mut town, concern, "HOARD", "ho_marm_on", "2026-11-25");
    town.decide(concern, "monitor");
    let waits = |town: &mut Town| town.book().read_today(Nothing {}).unwrap().totals.feedback;
    assert_eq!(waits(&mut town), 1);
    let key = town.database_key();
    town.lock();
    let database = rusqlite::Connection::open(town.path().join("log.db")).unwrap();
    let before = "DELETE FROM clocked; UPDATE concerns SET reporter_waits = 0; DELETE FROM local WHERE name = 'clocked_as';";
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; {before}")).unwrap();
    drop(database);
    town.unlock(town::PIN).unwrap();
    assert_eq!((whats(&mut town).len(), waits(&mut town)), (1, 1));
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

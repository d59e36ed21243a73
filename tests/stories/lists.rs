//! Lists that a council changes: a line more, other words, one taken off; old records read on, and machines agree.

use logbook::Logbook;
use logbook::acts::*;
use logbook::domain::lists::Lists;
use town::Town;
use town::council::Council;

use crate::broken;

fn add(book: &mut Logbook, list: &str, label: &str) -> String {
    let form = ListChange { list: list.into(), label: Some(label.into()), ..ListChange::default() };
    book.change_list(form).unwrap().code
}

fn line(book: &mut Logbook, list: &str, code: &str) -> ListLine {
    let page = book.read_lists(Nothing::default()).unwrap();
    let list = page.lists.into_iter().find(|one| one.list == list).unwrap();
    list.lines.into_iter().find(|one| one.code == code).unwrap()
}

fn change(list: &str, code: &str) -> ListChange {
    ListChange { list: list.into(), code: code.into(), ..ListChange::default() }
}

fn json(page: &ListsPage) -> serde_json::Value {
    serde_json::to_value(page).unwrap()
}

fn concern_of(types: &[&str]) -> NewConcern {
    NewConcern {
        account: "Post is piling up.".into(),
        danger: Some("no".into()),
        concern_types: types.iter().map(|code| (*code).to_owned()).collect(),
        main_type: types.first().map(|code| (*code).to_owned()),
        ..NewConcern::default()
    }
}

#[test]
fn a_line_is_added_called_otherwise_and_taken_off_and_old_records_read_on() {
    let mut town = Town::new();
    let form = ListChange { group: Some("Any age".into()), ..change("concern_types", "") };
    let form = ListChange { label: Some("Fly-tipping by force ".into()), ..form };
    let kind = town.book().change_list(form).unwrap().code;
    assert_eq!(kind, "own_fly_tipping_by_force");
    assert!(line(town.book(), "concern_types", &kind).own);
    let concern = town.book().record_concern(concern_of(&[&kind])).unwrap().concern;
    let called = |town: &mut Town| {
        town.book().list_concerns(Default::default()).unwrap().items[0].main_type_label.clone()
    };
    assert_eq!(called(&mut town), "Fly-tipping by force");

    let renamed =
        ListChange { label: Some("Forced labour in waste".into()), ..change("concern_types", &kind) };
    town.book().change_list(renamed).unwrap();
    // It is the council's, so it is an entry, and stands after a lock.
    town.unlock(town::PIN).unwrap();
    assert_eq!(called(&mut town), "Forced labour in waste");
    let history = town.book().read_history(Default::default()).unwrap();
    assert!(
        history.items[0].what.contains("Kinds of concern: Forced labour in waste"),
        "{}",
        history.items[0].what
    );

    let off = ListChange { offered: Some(false), ..change("concern_types", &kind) };
    town.book().change_list(off).unwrap();
    assert_eq!(called(&mut town), "Forced labour in waste");
    assert_eq!(broken(town.book().record_concern(concern_of(&[&kind]))), ["concern_types taken-off"]);
    let found = ConcernFilter { concern_type: Some(kind.clone()), ..ConcernFilter::default() };
    assert_eq!(town.book().list_concerns(found).unwrap().items.len(), 1, "old records are found by it");
    // What stands may stand on while something else is put right.
    let changes = Changes { concern_types: Some(vec![kind.clone(), "HOARD".into()]), ..Changes::default() };
    let form = Amendment { concern, changes, reason: "Seen at the visit".into(), ..Amendment::default() };
    town.book().amend_concern(form).unwrap();
    let on = ListChange { offered: Some(true), ..change("concern_types", &kind) };
    town.book().change_list(on).unwrap();
    town.book().record_concern(concern_of(&[&kind])).unwrap();
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

#[test]
fn a_line_that_came_with_the_program_is_renamed_and_says_as_what_it_came() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let form =
        ListChange { label: Some("MAPPS team of Kent Police".into()), ..change("agencies", "police_visor") };
    town.book().change_list(form).unwrap();
    let renamed = line(town.book(), "agencies", "police_visor");
    assert_eq!(renamed.came_as.as_deref(), Some("Kent Police, ViSOR/MAPPS team"));
    assert!(!renamed.own && renamed.asks.starts_with("Please tell us"), "the rest stays");
    let refers = |agency: &str| NewReferral {
        concern,
        agency: agency.into(),
        route: "phone".into(),
        ..NewReferral::default()
    };
    town.book().refer(refers("police_visor")).unwrap();
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(page.referrals[0].agency_label, "MAPPS team of Kent Police");
    assert!(page.chronology[0].title.contains("MAPPS team"), "{}", page.chronology[0].title);
}

#[test]
fn an_agency_that_was_added_is_referred_to_waited_for_and_shared_with() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let agency = add(town.book(), "agencies", "Kent Fire and Rescue Service");
    let said = ListChange {
        phone: Some("01622 692121".into()),
        asks: Some("Please visit and fit alarms.".into()),
        ..change("agencies", &agency)
    };
    town.book().change_list(said).unwrap();
    let settings = town.book().read_settings(Nothing::default()).unwrap();
    let clock = settings.clocks.iter().find(|clock| clock.name == format!("reply:{agency}")).unwrap();
    assert_eq!((clock.days, clock.label.as_str()), (3, "Reply from Kent Fire and Rescue Service"));
    let refers =
        NewReferral { concern, agency: agency.clone(), route: "phone".into(), ..NewReferral::default() };
    town.book().refer(refers.clone()).unwrap();
    let shareable = town.book().read_shareable(ShareableWanted { concern, agency: agency.clone() }).unwrap();
    assert_eq!(shareable.agency.asks, "Please visit and fit alarms.");
    let terms = town.book().read_terms(Nothing::default()).unwrap();
    assert!(terms.agencies.iter().any(|one| one.code == agency.as_str() && one.phone == "01622 692121"));
    town.book().change_list(ListChange { offered: Some(false), ..change("agencies", &agency) }).unwrap();
    assert_eq!(broken(town.book().refer(refers)), ["agency taken-off"]);
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(page.referrals[0].agency_label, "Kent Fire and Rescue Service");
}

#[test]
fn what_cannot_be_a_line_is_refused_by_its_name() {
    let mut town = Town::new();
    let mut refused = |form: ListChange| broken(town.book().change_list(form));
    let labelled = |list: &str, label: &str| ListChange { label: Some(label.into()), ..change(list, "") };
    assert_eq!(refused(labelled("teams", " ")), ["label required"]);
    assert_eq!(refused(change("teams", "")), ["label required"]);
    assert_eq!(refused(labelled("teams", "LICENSING ")), ["label already-there"]);
    assert_eq!(refused(labelled("teams", &"a".repeat(101))), ["label too-long"]);
    assert_eq!(refused(labelled("concern_types", "Modern worry")), ["group not-chosen"]);
    let same = ListChange { label: Some("Licensing".into()), ..change("teams", "licensing") };
    assert_eq!(refused(same), ["label unchanged"]);
    assert_eq!(refused(labelled("nothing", "A")), ["list unknown-choice"]);
    assert_eq!(refused(change("teams", "nobody")), ["code unknown-choice"]);
    let codes: Vec<String> = Lists::default()
        .lines(logbook::domain::lists::List::Teams)
        .iter()
        .map(|(code, ..)| (*code).to_owned())
        .collect();
    let (last, others) = codes.split_last().unwrap();
    for code in others {
        town.book().change_list(ListChange { offered: Some(false), ..change("teams", code) }).unwrap();
    }
    let off = ListChange { offered: Some(false), ..change("teams", last) };
    assert_eq!(broken(town.book().change_list(off)), ["offered last-one"]);
    // Words without a letter of the alphabet make a code too, and one of its own each.
    assert_eq!(add(town.book(), "teams", "…"), "own_2");
    assert_eq!(add(town.book(), "teams", "!"), "own_3");
}

#[test]
fn two_who_change_lists_and_settings_apart_come_to_the_same() {
    let mut council = Council::of_three();
    let parish = add(council.book(0), "agencies", "Parish council");
    assert_eq!(add(council.book(1), "agencies", "Parish council"), parish, "one line, wherever it was added");
    add(council.book(1), "teams", "Mote Park rangers");
    let renamed = ListChange { label: Some("In the street".into()), ..change("places", "public_place") };
    council.book(2).change_list(renamed).unwrap();
    let set = |book: &mut Logbook, change: &dyn Fn(&mut SettingsForm)| {
        let now = book.read_settings(Nothing::default()).unwrap();
        let mut form = SettingsForm {
            organisation: now.organisation,
            marking: now.marking,
            phone: now.phone,
            out_of_hours: now.out_of_hours,
            idle_minutes: now.idle_minutes,
            review_days: now.review_days,
            theme: now.theme,
            density: now.density,
            ..SettingsForm::default()
        };
        change(&mut form);
        book.change_settings(form).unwrap();
    };
    set(council.book(0), &|form| form.phone = "01622 555000".into());
    set(council.book(1), &|form| form.review_days = 14);
    council.agree();
    let first = council.book(0).read_lists(Nothing::default()).unwrap();
    for desk in 0..3 {
        let lists = council.book(desk).read_lists(Nothing::default()).unwrap();
        assert_eq!(json(&lists), json(&first));
        let now = council.book(desk).read_settings(Nothing::default()).unwrap();
        assert_eq!(
            (now.phone.as_str(), now.review_days),
            ("01622 555000", 14),
            "neither sets the other's back"
        );
    }
    assert_eq!(line(council.book(2), "places", "public_place").label, "In the street");
    assert_eq!(line(council.book(0), "teams", "own_mote_park_rangers").label, "Mote Park rangers");
}

#[test]
fn a_team_and_what_an_agency_decided_are_told_wherever_the_record_is() {
    let mut town = Town::new();
    let reporter = ReporterForm {
        kind: Some("mbc_officer".into()),
        team: Some("licensing".into()),
        name: "Perran Lyle".into(),
        ..ReporterForm::default()
    };
    let form = NewConcern { reporter, ..concern_of(&["ADT_NEG"]) };
    let concern = town.book().record_concern(form).unwrap().concern;
    let refers =
        NewReferral { concern, agency: "kcc_adults".into(), route: "phone".into(), ..NewReferral::default() };
    let referral = town.book().refer(refers).unwrap().referral;
    let reply = |decision: &str| ReplyForm {
        concern,
        referral,
        decision: Some(decision.into()),
        outcome: "They look into it".into(),
        ..ReplyForm::default()
    };
    assert_eq!(broken(town.book().record_reply(reply("perhaps"))), ["decision unknown-choice"]);
    town.book().record_reply(reply("s42_enquiry")).unwrap();
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(page.reporter.team.as_deref(), Some("licensing"));
    let told = &page.chronology[0];
    assert!(told.facts.iter().any(|fact| fact.label == "They decided" && fact.value == "Section 42 enquiry"));
    let shareable =
        town.book().read_shareable(ShareableWanted { concern, agency: "kcc_adults".into() }).unwrap();
    assert!(
        shareable.items.iter().any(|item| item.item == "reporter" && item.text.contains("Team: Licensing"))
    );
    assert!(shareable.suggested_withhold.is_empty(), "who may be named is");

    // In a small team its name is as good as theirs.
    let changes =
        Changes { reporter: Some(ReporterForm { anonymous: true, ..page.reporter }), ..Changes::default() };
    town.book()
        .amend_concern(Amendment { concern, changes, reason: "Asked for it".into(), ..Amendment::default() })
        .unwrap();
    let shareable =
        town.book().read_shareable(ShareableWanted { concern, agency: "kcc_adults".into() }).unwrap();
    assert!(shareable.suggested_withhold[0].words.contains(&"Licensing".to_owned()));
}

/// Titles of the topics that a concern of these kinds shows, and what of them is still to do.
fn called_up(town: &mut Town, kinds: &[&str]) -> (Vec<String>, bool) {
    let concern = town.book().record_concern(concern_of(kinds)).unwrap().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let waits = page.still_to_do.iter().any(|one| one.field.starts_with("topic:"));
    (page.topics.into_iter().map(|topic| topic.topic).collect(), waits)
}

#[test]
fn a_kind_that_the_council_added_calls_up_the_topics_that_it_says() {
    let mut town = Town::new();
    let added = ListChange { group: Some("Any age".into()), ..change("concern_types", "") };
    let added = ListChange { label: Some("Puppy farm".into()), ..added };
    let kind = town.book().change_list(added).unwrap().code;
    assert_eq!(called_up(&mut town, &[&kind]), (vec![], false), "nothing until the council says so");
    let calls = |town: &mut Town, code: &str, topics: &[&str]| {
        let topics = Some(topics.iter().map(|topic| (*topic).to_owned()).collect());
        town.book().change_list(ListChange { topics, ..change("concern_types", code) })
    };
    assert_eq!(broken(calls(&mut town, &kind, &["HOARDING", "NONSENSE"])), ["topics unknown-choice"]);
    calls(&mut town, &kind, &["MS", "HATE"]).unwrap();
    town.unlock(town::PIN).unwrap();
    assert_eq!(line(town.book(), "concern_types", &kind).topics, ["HATE", "MS"]);
    assert_eq!(called_up(&mut town, &[&kind]), (vec!["MS".into(), "HATE".into()], true));
    // It is an entry, and said again it is none.
    let history = town.book().read_history(Default::default()).unwrap();
    assert!(history.items[1].what.contains("Puppy farm"), "{}", history.items[1].what);
    assert_eq!(broken(calls(&mut town, &kind, &["HATE", "MS"])), ["label unchanged"]);
    // What came with the program can be said otherwise as well, and what was answered stays.
    let usual = line(town.book(), "concern_types", "HATE").topics;
    assert_eq!(usual, ["HATE"]);
    let concern = town.book().record_concern(concern_of(&["HATE"])).unwrap().concern;
    let answers = [("hate_words".to_owned(), "Go home.".into())].into();
    let form = TopicForm { concern, topic: "HATE".into(), answers, ..TopicForm::default() };
    town.book().note_topic(form).unwrap();
    calls(&mut town, "HATE", &[]).unwrap();
    assert_eq!(called_up(&mut town, &["HATE"]), (vec![], false));
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(page.topics.len(), 1, "what was answered stays in sight");
    let teams = ListChange { topics: Some(vec!["MS".into()]), ..change("teams", "") };
    let teams = ListChange { label: Some("Wardens".into()), ..teams };
    assert_eq!(broken(town.book().change_list(teams)), ["topics unknown-choice"]);
}

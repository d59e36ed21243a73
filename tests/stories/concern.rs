//! Recording, adding, deciding, referring, closing: the main job, and what must hold at each step.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::{Town, grace};

use crate::{broken, code};

fn page(town: &mut Town, concern: ConcernId) -> ConcernPage {
    town.book().read_concern(ConcernWanted { concern }).unwrap()
}

#[test]
fn a_concern_is_kept_with_each_narrative_apart() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let page = page(&mut town, concern);
    assert_eq!((page.title.as_str(), page.state.as_str()), ("Grace McKenna", "new"));
    let received = &page.chronology.last().unwrap();
    let kinds: Vec<&str> = received.passages.iter().map(|passage| passage.kind.as_str()).collect();
    assert_eq!(kinds, ["account", "own_words", "observed", "views"]);
    assert_eq!(received.passages[1].text, "He said if I ever left he would find us.");
    assert_eq!(received.passages[2].source_grade.as_deref(), Some("seen"));
    assert_eq!(received.title, "Concern received: in person");
    let parts: Vec<&str> = page.people.iter().map(|person| person.role_label.as_str()).collect();
    assert_eq!(parts, ["Adult at risk", "Alleged to have caused harm"]);
    assert!(page.warnings.iter().any(|line| line.contains("Do not reveal address")), "{:?}", page.warnings);
    assert!(page.people[0].main && page.people[0].age == "44");
}

#[test]
fn how_a_statement_is_known_is_said_by_the_writer_and_never_taken_for_granted() {
    let mut town = Town::new();
    let relayed = NewConcern {
        danger: Some("no".into()),
        account: "Her neighbour heard shouting.".into(),
        own_words: "“I am not to open the door.”".into(),
        observed: "A bruise on her cheek.".into(),
        observed_source: Some("told_by_third".into()),
        views: "She wants nobody to know.".into(),
        opinion: "The neighbour sounded sure.".into(),
        ..NewConcern::default()
    };
    for (field, form) in [
        ("own_words_source", NewConcern { own_words_source: Some("guess".into()), ..relayed.clone() }),
        ("observed_source", NewConcern { observed_source: Some("guess".into()), ..relayed.clone() }),
        ("views_source", NewConcern { views_source: Some("guess".into()), ..relayed.clone() }),
    ] {
        assert_eq!(broken(town.book().record_concern(form)), [format!("{field} unknown-choice")]);
    }
    let concern = town.book().record_concern(relayed).unwrap().concern;
    let said = page(&mut town, concern);
    let passages = said.chronology[0].passages.clone();
    let grades: Vec<(&str, Option<&str>)> =
        passages.iter().map(|one| (one.kind.as_str(), one.source_grade.as_deref())).collect();
    let none = |kind| (kind, None);
    let observed = ("observed", Some("told_by_third"));
    assert_eq!(grades, [none("account"), none("own_words"), observed, none("opinion"), none("views")]);
    let asks = |town: &mut Town| {
        let todo = page(town, concern).still_to_do;
        todo.into_iter().find(|todo| todo.field.starts_with("source:")).map(|todo| (todo.what, todo.field))
    };
    let mut grade = |at: usize| {
        town.book()
            .correct_passage(Correction {
                concern,
                passage: passages[at].passage.clone(),
                text: passages[at].text.clone(),
                reason: "The neighbour told us.".into(),
                source_grade: Some("told_by_third".into()),
            })
            .unwrap();
        asks(&mut town)
    };
    let field = |at: usize| format!("source:{}", passages[at].passage);
    assert!(said.still_to_do.iter().any(|todo| todo.what == "How 3 statements are known"));
    assert_eq!(grade(0), Some(("How 2 statements are known".to_owned(), field(1))));
    assert_eq!(grade(1), Some(("How one statement is known".to_owned(), field(4))));
    assert_eq!(grade(4), None, "an opinion is the officer's own");
}

#[test]
fn who_reported_it_is_told_once_it_is_decided() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let nobody = NewConcern { reporter: ReporterForm::default(), ..grace() };
    let nobody = town.book().record_concern(nobody).unwrap().concern;
    let asks = |town: &mut Town, concern| {
        let todo = page(town, concern).still_to_do;
        todo.iter().any(|todo| todo.field == "feedback" && todo.what.starts_with("Tell who reported it"))
    };
    assert!(!asks(&mut town, concern), "there is nothing to tell yet");
    for one in [concern, nobody] {
        town.decide(one, "no_referral");
    }
    assert!(asks(&mut town, concern) && !asks(&mut town, nobody));
    // It bars nothing.
    let reason = "safe_plan".to_owned();
    let closing = Closing { concern, reason, outcome: "Safe".into(), ..Closing::default() };
    town.book().close_concern(closing).unwrap();
    town.book().reopen_concern(Reopening { concern, reason: "She rang.".into() }).unwrap();
    assert!(asks(&mut town, concern));
    town.add(concern, "feedback", "Told on the phone that it was taken up.");
    assert!(!asks(&mut town, concern));
}

#[test]
fn saving_needs_little_and_what_is_missing_is_still_to_do() {
    let mut town = Town::new();
    assert_eq!(
        broken(town.book().record_concern(NewConcern::default())),
        ["danger not-chosen", "account required"]
    );
    let form = NewConcern {
        danger: Some("no".into()),
        account: "Strangers use flat 4, Len View.".into(),
        ..NewConcern::default()
    };
    let concern = town.book().record_concern(form).unwrap().concern;
    let page = page(&mut town, concern);
    assert_eq!(page.title, "Name not known");
    let source = format!("source:{}", page.chronology[0].passages[0].passage);
    let missing: Vec<&str> = page.still_to_do.iter().map(|item| item.field.as_str()).collect();
    assert_eq!(
        missing,
        [
            "person",
            "received_at",
            "route_in",
            "reporter",
            "concern_types",
            "risk_level",
            "consent_status",
            "views",
            "decision",
            "review_on",
            source.as_str()
        ]
    );
    let complete = town.record().concern;
    let left: Vec<String> =
        self::page(&mut town, complete).still_to_do.into_iter().map(|item| item.field).collect();
    assert_eq!(left, ["decision", "review_on", "topic:DA", "topic:DASH"], "and what its kind calls up");
}

#[test]
fn a_name_is_kept_before_anybody_knows_their_part() {
    let mut town = Town::new();
    let person = PersonForm { name: "Win Abbott".into(), ..PersonForm::default() };
    let concern = town
        .book()
        .record_concern(NewConcern {
            danger: Some("no".into()),
            people: vec![person],
            ..NewConcern::default()
        })
        .unwrap()
        .concern;
    let page = page(&mut town, concern);
    assert_eq!((page.title.as_str(), page.people[0].role_label.as_str()), ("Win Abbott", "Part not said"));
    assert!(page.still_to_do.iter().any(|item| item.what == "Everybody's part in this"));
}

#[test]
fn facts_that_were_missing_are_set_later_and_the_earlier_ones_stay_in_history() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let changes = Changes {
        danger: Some(Some("yes".into())),
        called_999_at: Some(Some("2026-11-23T08:55".into())),
        incident_number: Some("0184".into()),
        ..Changes::default()
    };
    let reason = "She rang again".to_owned();
    town.book().amend_concern(Amendment { concern, reason, changes, ..Amendment::default() }).unwrap();
    let page = page(&mut town, concern);
    assert_eq!((page.danger.as_deref(), page.incident_number.as_str()), (Some("yes"), "0184"));
    assert_eq!(page.route_in.as_deref(), Some("in_person"), "what was not named stays");
    assert!(page.chronology[0].title.contains("immediate danger"));
    assert_eq!(page.badges[0].text, "immediate danger");
    let nothing = Amendment { concern, ..Amendment::default() };
    assert_eq!(broken(town.book().amend_concern(nothing)), ["changes required"]);
}

#[test]
fn a_correction_keeps_the_earlier_text() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let passage = page(&mut town, concern).chronology.last().unwrap().passages[2].passage.clone();
    let correct = |text: &str, reason: &str| Correction {
        concern,
        passage: passage.clone(),
        text: text.into(),
        reason: reason.into(),
        ..Correction::default()
    };
    assert_eq!(
        broken(town.book().correct_passage(correct("Bruise on right forearm", ""))),
        ["reason required"]
    );
    town.book().correct_passage(correct("Bruise on the RIGHT forearm, about 4 cm.", "Wrong arm")).unwrap();
    let page = page(&mut town, concern);
    let corrected = &page.chronology.last().unwrap().passages[2];
    assert_eq!(corrected.text, "Bruise on the RIGHT forearm, about 4 cm.");
    assert_eq!(corrected.earlier.len(), 1);
    assert!(corrected.earlier[0].text.contains("left forearm") && corrected.earlier[0].reason == "Wrong arm");
    let found = |words: &str, town: &mut Town| {
        town.book().search_log(SearchWords { words: words.into(), limit: 0 }).unwrap().total
    };
    assert_eq!(
        (found("right forearm", &mut town), found("elbow", &mut town)),
        (1, 0),
        "search holds what is in force"
    );
}

#[test]
fn deciding_not_to_refer_is_recorded_as_fully_as_referring() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let form = NewDecision { concern, decision: "no_referral".into(), ..NewDecision::default() };
    assert_eq!(broken(town.book().decide(form.clone())), ["reasons required"]);
    let form = NewDecision {
        reasons: "Already open to KCC adults.".into(),
        threshold: "Care Act 2014 s.42(1)(a) and (b) met; KCC leads.".into(),
        second_officer: "A. Deputy".into(),
        ..form
    };
    town.book().decide(form).unwrap();
    let page = page(&mut town, concern);
    let decision = &page.chronology[0];
    assert_eq!(decision.title, "Decision: do not refer");
    let labels: Vec<&str> = decision.facts.iter().map(|fact| fact.label.as_str()).collect();
    assert_eq!(labels, ["Reasons", "Law or threshold", "Second officer", "Review"]);
    assert_eq!(
        (page.state.as_str(), page.review_on.as_deref()),
        ("open", Some("2026-12-21")),
        "28 days by default"
    );
}

#[test]
fn a_referral_waits_is_chased_and_answered() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.decide(concern, "refer");
    let form = NewReferral {
        concern,
        agency: "kcc_children".into(),
        recipient: "Front Door duty".into(),
        route: "portal".into(),
        asked: "Two children lived with it.".into(),
        ..NewReferral::default()
    };
    let referral = town.book().refer(form).unwrap().referral;
    assert_eq!(
        page(&mut town, concern).referrals[0].reply_due.as_deref(),
        Some("2026-11-24"),
        "one working day"
    );
    town.clock.pass_seconds(3 * 86_400);
    let line = page(&mut town, concern).referrals[0].clone();
    assert_eq!((line.state.as_str(), line.days_over), ("overdue", 2));
    let today = town.book().read_today(Nothing::default()).unwrap();
    assert_eq!(today.replies[0].title, "Grace McKenna");
    let chase =
        ChaseForm { concern, referral, how: "Phone".into(), spoke_to: "Duty".into(), ..ChaseForm::default() };
    town.book().chase(chase).unwrap();
    assert_eq!(
        page(&mut town, concern).referrals[0].reply_due.as_deref(),
        Some("2026-12-01"),
        "three working days on"
    );
    let reply = ReplyForm {
        concern,
        referral,
        outcome: "Assessment".into(),
        their_reference: "M-774".into(),
        agree: Some(true),
        ..ReplyForm::default()
    };
    town.book().record_reply(reply).unwrap();
    let line = page(&mut town, concern).referrals[0].clone();
    assert_eq!((line.state.as_str(), line.their_reference.as_str(), line.chases), ("replied", "M-774", 1));
    assert!(town.book().read_today(Nothing::default()).unwrap().replies.is_empty());
}

#[test]
fn a_referral_of_last_week_is_written_down_truthfully() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let form = NewReferral {
        concern,
        agency: "kent_police".into(),
        route: "phone".into(),
        sent_at: Some("2026-11-16T11:00".into()),
        reply_due: Some("2026-11-19".into()),
        ..NewReferral::default()
    };
    let too_soon = NewReferral { reply_due: Some("2026-11-15".into()), ..form.clone() };
    assert_eq!(broken(town.book().refer(too_soon)), ["reply_due before-start"]);
    town.book().refer(form).unwrap();
    let line = page(&mut town, concern).referrals[0].clone();
    assert_eq!((line.state.as_str(), line.days_over), ("overdue", 2));
}

#[test]
fn closing_and_opening_again_take_reasons_and_lose_nothing() {
    let mut town = Town::new();
    let concern = town.record().concern;
    assert_eq!(
        broken(town.book().reopen_concern(Reopening { concern, reason: "x".into() })),
        ["concern not-closed"]
    );
    let closing = Closing {
        concern,
        reason: "safe_plan".into(),
        outcome: "Moved to refuge".into(),
        ..Closing::default()
    };
    town.book().close_concern(closing.clone()).unwrap();
    assert_eq!(page(&mut town, concern).state, "closed");
    assert_eq!(broken(town.book().close_concern(closing)), ["concern already-closed"]);
    town.book().reopen_concern(Reopening { concern, reason: "She came back".into() }).unwrap();
    let page = page(&mut town, concern);
    assert_eq!((page.state.as_str(), page.chronology.len()), ("new", 4), "with a review date");
}

#[test]
fn one_person_has_many_concerns_and_a_part_in_each() {
    let mut town = Town::new();
    let first = town.record();
    let known = town.book().find_known(KnownWords { words: "gareth pea".into() }).unwrap();
    assert_eq!(known.people[0].concerns[0].reference, first.reference);
    let gareth = known.people[0].person;
    let form = NewConcern {
        danger: Some("no".into()),
        people: vec![PersonForm {
            person: Some(gareth),
            role: "adult_at_risk".into(),
            ..PersonForm::default()
        }],
        account: "He says he has nowhere to sleep.".into(),
        ..NewConcern::default()
    };
    let second = town.book().record_concern(form).unwrap().concern;
    let page_two = page(&mut town, second);
    assert_eq!(
        (page_two.title.as_str(), page_two.people[0].role.as_str()),
        ("Gareth Pearce", "adult_at_risk")
    );
    assert_eq!(page_two.known_before[0].reference, first.reference);
    assert_eq!(page(&mut town, first.concern).people[1].role, "alleged", "the part belongs to the link");
    let person = PersonForm {
        person: Some(gareth),
        role: "adult_at_risk".into(),
        name: "Gareth J. Pearce".into(),
        ..PersonForm::default()
    };
    town.book()
        .describe_person(PersonDescription {
            concern: second,
            person,
            reason: "Middle name".into(),
            ..PersonDescription::default()
        })
        .unwrap();
    assert_eq!(page(&mut town, first.concern).people[1].name, "Gareth J. Pearce", "everywhere at once");
}

#[test]
fn what_is_said_of_somebody_known_is_added_to_what_was_known() {
    let mut town = Town::new();
    let first = town.record().concern;
    let known = page(&mut town, first).people[0].clone();
    let form = NewConcern {
        danger: Some("no".into()),
        people: vec![PersonForm {
            person: Some(known.person),
            role: "witness".into(),
            safe_contact_note: "Never ring after six.".into(),
            ..PersonForm::default()
        }],
        ..NewConcern::default()
    };
    let second = town.book().record_concern(form).unwrap().concern;
    let grace = page(&mut town, second).people[0].clone();
    assert_eq!(grace.safe_contact_note, "Never ring after six.", "little was said, and it is kept");
    assert_eq!(
        (grace.name, grace.born_on, grace.address, grace.do_not_reveal_address),
        (known.name, known.born_on, known.address, true)
    );
}

#[test]
fn references_are_never_used_again() {
    let mut town = Town::new();
    let references: Vec<String> = (0..3).map(|_| town.record().reference).collect();
    assert_eq!(references, ["MBC-2026-A0001", "MBC-2026-A0002", "MBC-2026-A0003"]);
    town.clock.pass_seconds(39 * 86_400);
    assert_eq!(town.record().reference, "MBC-2027-A0001", "the year is London's");
}

#[test]
fn what_is_not_there_is_not_found() {
    let mut town = Town::new();
    let concern = ConcernId([9; 16]);
    assert_eq!(code(town.book().read_concern(ConcernWanted { concern })), logbook::Code::NotFound);
    assert_eq!(
        code(town.book().decide(NewDecision { concern, ..NewDecision::default() })),
        logbook::Code::NotFound
    );
    let mut form = grace();
    form.people[0].person = Some(logbook::domain::id::PersonId([9; 16]));
    assert_eq!(broken(town.book().record_concern(form)), ["person not-found"]);
}

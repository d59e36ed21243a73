//! Topics: what a kind of concern calls up to be asked, answered, put right, written apart, shared.

use std::collections::BTreeMap;
use std::process::Command;

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use logbook::domain::lists::{List, Lists};
use logbook::domain::topics::{FindingState, Kind, TOPICS};
use serde_json::{Value, json};
use town::Town;
use town::council::Council;

use crate::share::{request, text_of};
use crate::{broken, code};

pub fn page(town: &mut Town, concern: ConcernId) -> ConcernPage {
    town.book().read_concern(ConcernWanted { concern }).unwrap()
}

/// A concern of these kinds and no other.
pub fn tagged(town: &mut Town, types: &[&str]) -> ConcernId {
    let concern = town.record().concern;
    tag(town, concern, types);
    concern
}

fn tag(town: &mut Town, concern: ConcernId, types: &[&str]) {
    let concern_types = Some(types.iter().map(|code| (*code).to_owned()).collect());
    let main_type = Some(types.first().map(|code| (*code).to_owned()));
    let changes = Changes { concern_types, main_type, ..Changes::default() };
    town.book().amend_concern(Amendment { concern, changes, ..Amendment::default() }).unwrap();
}

pub fn form(concern: ConcernId, topic: &str, answers: Value) -> TopicForm {
    let answers: BTreeMap<String, Value> = serde_json::from_value(answers).unwrap();
    TopicForm { concern, topic: topic.into(), answers, ..TopicForm::default() }
}

pub fn note(town: &mut Town, concern: ConcernId, topic: &str, answers: Value) -> TopicMade {
    town.book().note_topic(form(concern, topic, answers)).unwrap()
}

pub fn dash(town: &mut Town, concern: ConcernId, on: &str, items: &[u32]) -> String {
    let answers = json!({ "dash_on": on, "dash_by": "PC Amara Lund", "dash_items": items });
    note(town, concern, "DASH", answers).occasion.unwrap()
}

pub fn incident(town: &mut Town, concern: ConcernId, on: &str) {
    note(
        town,
        concern,
        "INCIDENT",
        json!({ "incident_on": on, "incident_what": "Shouting, a door broken." }),
    );
}

pub fn topic(town: &mut Town, concern: ConcernId, code: &str) -> TopicView {
    page(town, concern).topics.into_iter().find(|topic| topic.topic == code).unwrap()
}

#[test]
fn a_kind_calls_up_its_topics_and_no_other() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["SCAM"]);
    assert!(page(&mut town, concern).topics.is_empty());
    tag(&mut town, concern, &["HOARD", "MISS"]);
    let shown = page(&mut town, concern);
    let codes: Vec<_> = shown.topics.iter().map(|topic| topic.topic.as_str()).collect();
    assert_eq!(codes, ["HOARD", "VISIT", "MISS"]);
    let waits: Vec<_> =
        shown.still_to_do.iter().filter_map(|todo| todo.field.strip_prefix("topic:")).collect();
    assert_eq!(waits, ["HOARD", "MISS"], "the page says which wait");
    note(&mut town, concern, "HOARD", json!({ "ho_engages": "some" }));
    // Answers stay in sight when the kind is taken off.
    tag(&mut town, concern, &["SCAM"]);
    let shown = page(&mut town, concern);
    assert_eq!(shown.topics.len(), 1);
    assert!(!shown.topics[0].called && shown.topics[0].sets[0].answers[0].words == "Accepts some of it");
    assert!(shown.still_to_do.iter().all(|todo| !todo.field.starts_with("topic:")));
}

#[test]
fn codes_are_told_apart_and_every_kind_that_calls_is_a_kind() {
    let lists = Lists::default();
    let mut codes = std::collections::BTreeSet::new();
    for topic in TOPICS {
        for caller in topic.called_by {
            let known = lists.of(List::ConcernTypes).iter().any(|term| term.code == *caller);
            assert!(known, "{} is called by {caller}", topic.code);
        }
        for agency in topic.needed_by {
            assert!(lists.agency(agency).is_some(), "{agency}");
        }
        for field in topic.fields {
            assert!(codes.insert(field.code), "{} is asked twice", field.code);
            assert!(!field.code.contains(['.', '@', ':']));
            let choice = matches!(field.kind, Kind::One | Kind::Many);
            assert!(!choice || !field.terms.is_empty(), "{} has nothing to choose", field.code);
        }
        assert!(topic.guide.iter().all(|line| !line.source.is_empty()), "{} says whence", topic.code);
    }
}

#[test]
fn every_visit_is_kept_and_the_fullest_room_is_said_with_the_one_before() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["HOARD"]);
    let visit = |town: &mut Town, on: &str, rating: u32| {
        let rooms = json!([{ "room": "kitchen", "rating": rating }, { "room": "The cellar", "rating": 2 }]);
        note(town, concern, "VISIT", json!({ "visit_on": on, "visit_by": "M. Osei", "visit_rooms": rooms }))
    };
    visit(&mut town, "2026-11-20", 6);
    visit(&mut town, "2026-03-01", 8);
    let shown = topic(&mut town, concern, "VISIT");
    assert_eq!(
        shown.findings[0].why,
        "6 of 9 (kitchen) on 20 November 2026. The visit before: 8 of 9 (kitchen) on 1 March 2026."
    );
    let days: Vec<_> = shown.sets.iter().map(|set| set.when.as_str()).collect();
    assert_eq!(days, ["20 November 2026", "1 March 2026"]);
    assert_eq!(shown.sets[0].answers[2].words, "Kitchen: 6 of 9; The cellar: 2 of 9");
}

#[test]
fn a_mistaken_assessment_is_put_right_or_taken_back_and_stays_in_sight() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["DA"]);
    let mine = dash(&mut town, concern, "2026-11-20", &(1..=15).collect::<Vec<_>>());
    let right = |reason: &str| TopicForm {
        occasion: Some(mine.clone()),
        reason: reason.into(),
        ..form(concern, "DASH", json!({ "dash_items": [1, 2], "dash_by": "PC Amara Lund" }))
    };
    assert_eq!(broken(town.book().note_topic(right(" "))), ["reason required"]);
    town.book().note_topic(right("Read the wrong form.")).unwrap();
    assert_eq!(broken(town.book().note_topic(right("Again."))), ["answers unchanged"]);
    let shown = page(&mut town, concern);
    let told: Vec<_> = shown.chronology.iter().filter(|item| item.kind == "topic").collect();
    assert_eq!(told[0].title, "DASH: assessment put right");
    let labels: Vec<_> = told[0].facts.iter().map(|fact| fact.label.as_str()).collect();
    assert_eq!(labels, ["Items answered yes", "Why"], "only what changed is written");
    assert!(told[1].facts.iter().any(|fact| fact.value.starts_with("15 of 24: 1 injury now; 2 fear")));
    assert_eq!(crate::gates::gate(&mut town, concern, 1).0, FindingState::NotReached);
    let back = Withdrawal { concern, entry: mine.clone(), reason: "Another person’s form.".into() };
    town.book().withdraw_statement(back).unwrap();
    assert_eq!(broken(town.book().note_topic(right("Late."))), ["occasion already-ended"]);
    assert_eq!(
        crate::gates::gate(&mut town, concern, 1).0,
        FindingState::Ask,
        "what was taken back counts for nothing"
    );
    let set = topic(&mut town, concern, "DASH").sets.remove(0);
    assert_eq!(set.withdrawn.unwrap().reason, "Another person’s form.");
}

#[test]
fn answers_that_cannot_be_are_refused_by_their_names_and_nothing_is_written() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["DA", "HOARD", "MISS"]);
    let mut refused =
        |topic: &str, answers: Value| broken(town.book().note_topic(form(concern, topic, answers)));
    assert_eq!(refused("NOPE", json!({})), ["topic unknown-choice"]);
    assert_eq!(refused("DA", json!({})), ["answers required"]);
    assert_eq!(
        refused("DA", json!({ "Grace McKenna": "x" })),
        ["answers unknown-choice"],
        "no name is repeated"
    );
    for (topic, field, rule, values) in [
        ("DA", "lives_with", "unknown-choice", vec![json!("maybe")]),
        (
            "DA",
            "lives_with",
            "not-understood",
            vec![json!(true), json!(3), json!({ "a": 1 }), json!(["yes"])],
        ),
        ("DA", "signs", "unknown-choice", vec![json!(["weapons", "nothing"])]),
        ("DA", "signs", "not-understood", vec![json!("weapons"), json!([1])]),
        ("DA", "partner", "too-long", vec![json!("x".repeat(501))]),
        ("DA", "judgement_why", "required", vec![]),
        ("DA", "marac_review_on", "not-a-date", vec![json!("2026-02-30"), json!("soon")]),
        ("DA", "marac_review_on", "too-late", vec![json!("2099-01-01")]),
        ("DA", "marac_heard_on", "in-future", vec![json!("2026-12-01")]),
        ("MISS", "miss_seen_at", "not-a-time", vec![json!("2026-11-20"), json!("2026-11-20T24:01")]),
        ("MISS", "miss_seen_at", "clocks-changed", vec![json!("2026-03-29T01:30")]),
        ("DASH", "dash_items", "out-of-range", vec![json!([0]), json!([25]), json!([1, 999])]),
        ("DASH", "dash_items", "not-understood", vec![json!(["1"]), json!([1.5]), json!([-1]), json!("14")]),
        ("DASH", "dash_score", "out-of-range", vec![json!(25), json!(-1), json!(1.5)]),
        ("DASH", "dash_score", "not-understood", vec![json!("14"), json!(true)]),
        ("DASH", "dash_on", "in-future", vec![json!("2026-11-24")]),
        (
            "VISIT",
            "visit_rooms",
            "out-of-range",
            vec![json!([{ "room": "kitchen", "rating": 0 }]), json!([{ "room": "kitchen", "rating": 10 }])],
        ),
        ("VISIT", "visit_rooms", "required", vec![json!([{ "room": " ", "rating": 1 }])]),
        (
            "VISIT",
            "visit_rooms",
            "said-twice",
            vec![json!([{ "room": "kitchen", "rating": 1 }, { "room": "Kitchen ", "rating": 2 }])],
        ),
        ("VISIT", "visit_rooms", "not-understood", vec![json!([{ "room": "kitchen" }]), json!(["kitchen"])]),
    ] {
        for value in values {
            let said = refused(topic, json!({ field: value.clone() }));
            assert!(said.contains(&format!("answers.{field} {rule}")), "{field} {value}: {said:?}");
        }
    }
    assert_eq!(refused("DA", json!({ "judgement": "yes" })), ["answers.judgement_why required"]);
    assert_eq!(
        refused("DASH", json!({})),
        ["answers.dash_on required", "answers.dash_by required", "answers.dash_items required"]
    );
    let occasion = |topic: &str| TopicForm {
        occasion: Some("nobody".into()),
        reason: "x".into(),
        ..form(concern, topic, json!({ "partner": "x" }))
    };
    assert_eq!(broken(town.book().note_topic(occasion("DASH"))), ["occasion not-found"]);
    assert_eq!(broken(town.book().note_topic(occasion("DA"))), ["occasion not-found"]);
    let nowhere = form(ConcernId::default(), "DA", json!({ "partner": "x" }));
    assert_eq!(code(town.book().note_topic(nowhere)), logbook::Code::NotFound);
    assert!(page(&mut town, concern).topics.iter().all(|topic| topic.sets.is_empty()));
}

#[test]
fn an_answer_written_apart_has_two_versions_until_they_are_settled() {
    let mut council = Council::of_three();
    let concern = tagged(&mut council.desks[0], &["DA"]);
    let mine = dash(&mut council.desks[0], concern, "2026-11-01", &[1, 2, 3]);
    council.agree();
    for (desk, partner, items) in [(0, "His wife", vec![1, 2]), (1, "His former wife", vec![1, 2, 3, 4])] {
        let book = council.book(desk);
        book.note_topic(form(concern, "DA", json!({ "partner": partner, "lives_with": "no" }))).unwrap();
        book.note_topic(TopicForm {
            occasion: Some(mine.clone()),
            reason: "Read it again.".into(),
            ..form(concern, "DASH", json!({ "dash_items": items }))
        })
        .unwrap();
    }
    council.agree();
    council.must_agree();
    let apart = council.book(2).read_versions(ConcernWanted { concern }).unwrap().apart;
    let labels: Vec<_> = apart.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(
        labels,
        ["Domestic abuse: what they are to the person alleged", "DASH, 1 November 2026: items answered yes"],
        "the same answer twice is one"
    );
    assert!(apart[0].may_reword && !apart[1].may_reword);
    assert!(apart[1].before.as_deref().unwrap().starts_with("3 of 24"));
    assert_eq!(apart[1].versions[0].reason, "Read it again.");
    let late = form(concern, "DA", json!({ "partner": "Nobody knows" }));
    assert_eq!(broken(council.book(2).note_topic(late)), ["answers.partner two-versions"]);
    let items = council
        .book(2)
        .read_shareable(ShareableWanted { concern, agency: "police_marac".into() })
        .unwrap()
        .items;
    let told: String =
        items.iter().filter(|item| item.group == "topic").map(|item| item.text.clone()).collect();
    for words in
        ["His wife (one of 2 versions, not yet settled)", "His former wife (one", "2 of 24", "4 of 24"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    let shown = council.book(2).read_concern(ConcernWanted { concern }).unwrap().topics;
    assert!(shown[0].sets[0].answers[0].apart && shown[1].sets[0].answers[2].apart);
    for one in &apart {
        let settling = Settling {
            concern,
            field: one.field.clone(),
            versions: one.versions.iter().map(|version| version.entry.clone()).collect(),
            choose: if one.may_reword { String::new() } else { one.versions[0].entry.clone() },
            text: if one.may_reword { "His wife until May".into() } else { String::new() },
            reason: "Asked her.".into(),
            ..Settling::default()
        };
        council.book(2).settle_versions(settling).unwrap();
    }
    council.agree();
    council.must_agree();
    for desk in 0..3 {
        let page = council.book(desk).read_concern(ConcernWanted { concern }).unwrap();
        assert_eq!(page.versions, 0);
        assert_eq!(page.topics[0].sets[0].answers[0].words, "His wife until May");
        assert!(
            page.chronology
                .iter()
                .any(|item| item.title == "Two versions settled: What they are to the person alleged"
                    && item.facts[0].value == "His wife until May")
        );
    }
}

#[test]
fn a_packet_has_the_topics_that_were_chosen_and_nothing_else_of_them() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["DA", "HOARD"]);
    let first = dash(&mut town, concern, "2026-09-01", &[1, 13]);
    dash(&mut town, concern, "2026-11-01", &[24]);
    incident(&mut town, concern, "2026-10-05");
    note(&mut town, concern, "HOARD", json!({ "ho_why": "The newspapers are mine." }));
    let answers = json!({
        "partner": "Wife of Gareth", "pattern": "Every Friday.", "marac_heard_on": "2026-06-01",
        "marac_actions": "Change the locks quietly."
    });
    note(&mut town, concern, "DA", answers);
    let shareable = ShareableWanted { concern, agency: "police_marac".into() };
    let items = town.book().read_shareable(shareable).unwrap().items;
    let topics: Vec<_> = items
        .iter()
        .filter(|item| item.group == "topic")
        .map(|item| (item.label.as_str(), item.ticked))
        .collect();
    assert_eq!(
        topics,
        [
            ("Domestic abuse", true),
            ("DASH, 1 September 2026", true),
            ("DASH, 1 November 2026", true),
            ("Incidents of domestic abuse, 5 October 2026", true),
            ("Hoarding and self-neglect", false),
        ]
    );
    let support = ShareableWanted { concern, agency: "support_provider".into() };
    let support = town.book().read_shareable(support).unwrap().items;
    assert!(support.iter().filter(|item| item.group == "topic").all(|item| !item.ticked));
    let mut request = request(&mut town, concern);
    request.items.retain(|item| *item != format!("topic:DASH@{first}"));
    request.withhold.push(Withhold {
        words: vec!["Gareth".into()],
        ground: "third_party".into(),
        ..Withhold::default()
    });
    request
        .items
        .retain(|item| !item.starts_with("person:") || item.contains(&main_person(&mut town, concern)));
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).unwrap();
    let text = text_of(&path, &exported.passphrase);
    for there in
        ["About this kind of concern", "Every Friday.", "DASH, 1 November 2026", "1 of 24", "a door broken"]
    {
        assert!(text.contains(there), "{there} is missing from:\n{text}");
    }
    for gone in
        ["2 of 24", "1 September 2026", "newspapers", "locks quietly", "1 June 2026", "Gareth", "gate"]
    {
        assert!(!text.contains(gone), "{gone} is in the packet:\n{text}");
    }
}

fn main_person(town: &mut Town, concern: ConcernId) -> String {
    page(town, concern).people.iter().find(|line| line.main).unwrap().person.to_string()
}

#[test]
fn an_answer_is_found_by_its_words_and_is_in_the_copy_that_is_handed_over() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["CUCKOO"]);
    let answers = json!({ "cr_vehicles": "A grey Zephyrmobile", "cr_victim_first": "yes" });
    note(&mut town, concern, "CRIMINAL", answers);
    let words = SearchWords { words: "zephyrmobile".into(), ..SearchWords::default() };
    assert_eq!(town.book().search_log(words).unwrap().items.len(), 1);
    let folder = town.beside("copy");
    town.book().export_log(&folder, None, &mut |_, _| {}).unwrap();
    let reference = page(&mut town, concern).reference;
    let data = std::fs::read_to_string(folder.join(format!("readable/{reference}.json"))).unwrap();
    assert!(data.contains("\"cr_vehicles\"") && data.contains("A grey Zephyrmobile"));
    let printed = folder.join(format!("readable/{reference}.pdf"));
    let printed = Command::new("pdftotext").arg(printed).arg("-").output().unwrap();
    let printed: String = String::from_utf8(printed.stdout).unwrap().split_whitespace().collect();
    assert!(
        printed.contains("countylines:vehiclesAgreyZephyrmobile"),
        "how it stands, not its history alone"
    );
}

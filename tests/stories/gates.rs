//! What a score comes to: gates and ways, said for information. A score informs; only a person decides.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use logbook::domain::topics::FindingState;
use serde_json::{Value, json};
use town::Town;
use town::council::Council;

use crate::broken;
use crate::topics::{dash, form, incident, note, page, tagged, topic};

/// How the gate of this number stands, and what it rests on.
pub fn gate(town: &mut Town, concern: ConcernId, number: usize) -> (FindingState, String) {
    let found = topic(town, concern, "DA").findings.remove(number - 1);
    (found.state, found.why)
}

#[test]
fn a_score_decides_nothing_by_itself() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["DA"]);
    let changes = Changes {
        risk_level: Some(Some("low".into())),
        risk_reasons: Some("He is abroad until spring.".into()),
        review_on: Some(Some("2026-12-14".into())),
        ..Changes::default()
    };
    town.book()
        .amend_concern(Amendment { concern, reason: String::new(), changes, ..Amendment::default() })
        .unwrap();
    let stands = |town: &mut Town| {
        let page = page(town, concern);
        let today = town.book().read_today(Nothing::default()).unwrap();
        let list = town.book().list_concerns(ConcernFilter::default()).unwrap();
        let line = list.items.into_iter().find(|line| line.concern == concern).unwrap();
        (
            (page.state, page.risk_level, page.risk_reasons, page.review_on, page.risk_history.len()),
            (page.badges.iter().map(|badge| badge.text.clone()).collect::<Vec<_>>(), page.actions.len()),
            (page.referrals.len(), page.shares.len(), page.danger, page.concern_types, page.kept_from.len()),
            page.chronology.iter().filter(|item| item.kind == "decision").count(),
            serde_json::to_value(today).unwrap(),
            serde_json::to_value(line).unwrap(),
        )
    };
    let before = stands(&mut town);
    dash(&mut town, concern, "2026-11-20", &(1..=24).collect::<Vec<_>>());
    for day in ["2026-10-01", "2026-10-02", "2026-10-03"] {
        incident(&mut town, concern, day);
    }
    let answers =
        json!({ "judgement": "yes", "judgement_why": "He said he would end it.", "suicidal": "yes" });
    note(&mut town, concern, "DA", answers);
    assert_eq!(stands(&mut town), before, "risk, state, decisions, dates and Today wait for a person");
    let findings = topic(&mut town, concern, "DA").findings;
    assert_eq!(findings.len(), 4);
    assert!(findings.iter().all(|one| one.state == FindingState::Reached && !one.source.is_empty()));
    town.decide(concern, "marac");
    assert_ne!(stands(&mut town).0, before.0, "a person decided");
}

#[test]
fn the_gate_of_fourteen_opens_at_fourteen_and_nothing_talks_it_down() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["DA"]);
    assert_eq!(gate(&mut town, concern, 1).0, FindingState::Ask);
    dash(&mut town, concern, "2026-09-01", &(1..=13).collect::<Vec<_>>());
    let (state, why) = gate(&mut town, concern, 1);
    assert_eq!(state, FindingState::NotReached);
    assert!(why.starts_with("13 of 24 on 1 September 2026; the gate is 14."), "{why}");
    dash(&mut town, concern, "2026-10-01", &(1..=14).collect::<Vec<_>>());
    assert_eq!(gate(&mut town, concern, 1).0, FindingState::Reached);
    let answers = json!({ "judgement": "no", "judgement_why": "He has moved away." });
    note(&mut town, concern, "DA", answers);
    let later = dash(&mut town, concern, "2026-11-01", &[1, 2]);
    let (state, why) = gate(&mut town, concern, 1);
    assert_eq!(state, FindingState::Reached, "neither judgement nor a lower score later takes it away");
    assert!(
        why.contains("14 of 24 on 1 October 2026") && why.contains("2 of 24 on 1 November 2026"),
        "{why}"
    );
    // As told by another agency, without its items: the higher of the two counts.
    town.book()
        .note_topic(TopicForm {
            occasion: Some(later),
            reason: "They rang with the score.".into(),
            ..form(concern, "DASH", json!({ "dash_score": 17 }))
        })
        .unwrap();
    assert!(gate(&mut town, concern, 1).1.starts_with("17 of 24 on 1 November 2026"));
}

#[test]
fn three_incidents_count_within_six_months_to_the_day() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["DA"]);
    incident(&mut town, concern, "2026-05-20");
    incident(&mut town, concern, "2026-08-01");
    assert_eq!(gate(&mut town, concern, 3).0, FindingState::NotReached, "two are not three");
    incident(&mut town, concern, "2026-11-21");
    assert_eq!(gate(&mut town, concern, 3).0, FindingState::NotReached, "six months and a day");
    incident(&mut town, concern, "2026-05-21");
    let (state, why) = gate(&mut town, concern, 3);
    assert_eq!(state, FindingState::Reached, "six months to the day");
    assert!(why.contains("from 21 May 2026 to 21 November 2026"), "{why}");
    // The council may set another number; what is on record stays.
    let set = town.book().read_settings(Nothing::default()).unwrap();
    let wanted = |events: u32| SettingsForm {
        organisation: set.organisation.clone(),
        marking: set.marking.clone(),
        idle_minutes: set.idle_minutes,
        review_days: set.review_days,
        theme: set.theme.clone(),
        density: set.density.clone(),
        marac_events: Some(events),
        ..SettingsForm::default()
    };
    assert_eq!(broken(town.book().change_settings(wanted(0))), ["marac_events out-of-range"]);
    town.book().change_settings(wanted(5)).unwrap();
    assert_eq!(
        town.book().read_settings(Nothing::default()).unwrap().marac_ticks,
        14,
        "what is left out stays"
    );
    assert_eq!(gate(&mut town, concern, 3).0, FindingState::NotReached);
}

/// Another concern about the person whom this one is about, of a kind that calls up domestic abuse.
fn another(town: &mut Town, concern: ConcernId, role: &str) -> (ConcernId, String) {
    let person = page(town, concern).people[0].person;
    let people = vec![PersonForm { person: Some(person), role: role.into(), ..PersonForm::default() }];
    let kinds = vec!["DA".to_owned()];
    let form =
        NewConcern { danger: Some("no".into()), people, concern_types: kinds, ..NewConcern::default() };
    let recorded = town.book().record_concern(form).unwrap();
    (recorded.concern, recorded.reference)
}

#[test]
fn what_is_written_in_other_concerns_about_the_same_person_counts_together() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["DA"]);
    let (second, second_reference) = another(&mut town, concern, "adult_at_risk");
    let (third, third_reference) = another(&mut town, concern, "adult_at_risk");
    incident(&mut town, concern, "2026-10-01");
    incident(&mut town, second, "2026-11-02");
    let (state, why) = gate(&mut town, concern, 3);
    assert_eq!(state, FindingState::NotReached);
    assert!(why.contains(&format!("2 written down in this concern and in {second_reference}")), "{why}");
    incident(&mut town, third, "2026-11-20");
    for (one, others) in [
        (concern, format!("{second_reference} and {third_reference}")),
        (second, third_reference.clone()),
        (third, second_reference.clone()),
    ] {
        let (state, why) = gate(&mut town, one, 3);
        assert_eq!(state, FindingState::Reached);
        assert!(why.contains("from 1 October 2026 to 20 November 2026") && why.contains(&others), "{why}");
    }
    dash(&mut town, concern, "2026-11-21", &[1, 2]);
    dash(&mut town, second, "2026-11-03", &(1..=14).collect::<Vec<_>>());
    let (state, why) = gate(&mut town, concern, 1);
    assert_eq!(state, FindingState::Reached, "a lower score here takes nothing away");
    assert!(why.starts_with(&format!("14 of 24 on 3 November 2026 ({second_reference})")), "{why}");
    assert_eq!(gate(&mut town, third, 4).0, FindingState::Ask, "item 5 was ticked elsewhere");
    note(&mut town, third, "DA", json!({ "marac_heard_on": "2026-09-15" }));
    let (state, why) = gate(&mut town, second, 5);
    assert_eq!(state, FindingState::Reached);
    assert!(why.contains(&format!("MARAC of 15 September 2026 ({third_reference})")), "{why}");
    // What is written where they have another part says nothing of them.
    let (alleged, _) = another(&mut town, concern, "alleged");
    let victim =
        PersonForm { role: "adult_at_risk".into(), name: "Una Hale".into(), ..PersonForm::default() };
    let link = LinkForm { concern: alleged, person: victim };
    town.book().link_person(link).unwrap();
    dash(&mut town, alleged, "2026-11-22", &(1..=24).collect::<Vec<_>>());
    assert!(gate(&mut town, concern, 1).1.starts_with("14 of 24"));
}

#[test]
fn no_gate_counts_what_is_kept_from_whoever_reads_it() {
    let mut council = Council::of_three();
    let sam = council.officers(0).officers.iter().find(|line| line.name == "Sam Okafor").unwrap().officer;
    let open = tagged(&mut council.desks[0], &["DA"]);
    council.agree();
    let (kept, reference) = another(&mut council.desks[0], open, "adult_at_risk");
    dash(&mut council.desks[0], kept, "2026-11-03", &(1..=14).collect::<Vec<_>>());
    let restriction = Restriction { concern: kept, kept_from: vec![sam], reason: "A conflict.".into() };
    council.book(0).restrict_concern(restriction).unwrap();
    council.agree();
    assert!(gate(&mut council.desks[0], open, 1).1.contains(&reference));
    assert!(gate(&mut council.desks[2], open, 1).1.contains(&reference));
    let (state, why) = gate(&mut council.desks[1], open, 1);
    assert_eq!(state, FindingState::Ask);
    assert!(!why.contains(&reference), "{why}");
}

#[test]
fn suicide_is_kents_own_gate_and_an_incident_after_a_marac_is_a_repeat() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["ADT_DOM"]);
    dash(&mut town, concern, "2026-11-01", &[5]);
    assert_eq!(gate(&mut town, concern, 4).0, FindingState::Ask, "item 5 asks about low spirits as well");
    note(&mut town, concern, "DA", json!({ "suicidal": "yes", "marac_heard_on": "2026-02-10" }));
    assert_eq!(gate(&mut town, concern, 4).0, FindingState::Reached);
    assert_eq!(gate(&mut town, concern, 5).0, FindingState::NotReached);
    incident(&mut town, concern, "2026-11-02");
    assert_eq!(gate(&mut town, concern, 5).0, FindingState::Reached);
}

#[test]
fn the_council_says_what_gates_2_and_4_take_or_that_they_are_none() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["ADT_DOM"]);
    dash(&mut town, concern, "2026-11-01", &[5]);
    let (_, why) = gate(&mut town, concern, 2);
    assert!(why.starts_with("The gate is: A professional judges the risk high"), "{why}");
    let set = |town: &mut Town, change: fn(&mut SettingsForm)| {
        let mut form = town::settings_as_they_stand(town.book());
        change(&mut form);
        town.book().change_settings(form)
    };
    set(&mut town, |form| {
        form.marac_judgement = Some("Two professionals judge the risk high. ".into());
        form.marac_suicide = Some("Suicide, of any child as well".into());
        form.marac_suicide_item = Some(22);
    })
    .unwrap();
    town.unlock(town::PIN).unwrap();
    let (_, why) = gate(&mut town, concern, 2);
    assert!(why.starts_with("The gate is: Two professionals judge the risk high. Nobody has said"), "{why}");
    let (state, why) = gate(&mut town, concern, 4);
    assert_eq!(state, FindingState::Ask);
    assert!(why.starts_with("The gate is: Suicide, of any child as well. Not asked yet"), "{why}");
    dash(&mut town, concern, "2026-11-02", &[22]);
    assert!(gate(&mut town, concern, 4).1.contains("Item 22 of a DASH is ticked"));
    assert_eq!(town.book().read_settings(Nothing::default()).unwrap().marac_suicide_item, 22);

    let far = set(&mut town, |form| form.marac_suicide_item = Some(25));
    assert_eq!(broken(far), ["marac_suicide_item out-of-range"]);
    let long = set(&mut town, |form| form.marac_judgement = Some("x".repeat(501)));
    assert_eq!(broken(long), ["marac_judgement too-long"]);
    // Where Kent drops a gate, it stands nowhere; the others stand as they did.
    set(&mut town, |form| {
        form.marac_judgement = Some(String::new());
        form.marac_suicide = Some(" ".into());
    })
    .unwrap();
    let titles: Vec<&str> =
        topic(&mut town, concern, "DA").findings.into_iter().map(|finding| finding.title).collect();
    assert_eq!(titles, ["1. Visible high risk", "3. Escalation"]);
}

#[test]
fn a_child_goes_to_the_nrm_and_an_adult_only_if_they_agree() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["MS"]);
    let mut found = |answers: Value| {
        note(&mut town, concern, "MS", answers);
        topic(&mut town, concern, "MS").findings.remove(0)
    };
    assert!(found(json!({ "ms_safe": "no" })).why.starts_with("Say how old"));
    let child = found(json!({ "ms_age": "maybe_child", "ms_agrees": "refused" }));
    assert!(child.state == FindingState::Ask && child.why.contains("no agreement is needed"));
    assert_eq!(found(json!({ "ms_route": "nrm" })).said, "done");
    assert_eq!(found(json!({ "ms_age": "adult" })).said, "check", "an adult who refused");
    let without = found(json!({ "ms_route": "notified" }));
    assert!(without.said == "done" && without.why.contains("without anything that says who they are"));
    assert!(found(json!({ "ms_agrees": "agreed", "ms_route": "not_yet" })).why.contains("refer to the NRM"));
}

#[test]
fn a_dash_waits_until_it_is_done_or_it_is_said_why_none_can_be() {
    let mut town = Town::new();
    let waits = |town: &mut Town, concern: ConcernId| {
        crate::topics::page(town, concern).still_to_do.iter().any(|todo| todo.field == "topic:DASH")
    };
    let done = tagged(&mut town, &["DA"]);
    let without = tagged(&mut town, &["DA"]);
    note(&mut town, without, "DA", json!({ "no_dash_why": " " }));
    assert!(waits(&mut town, done) && waits(&mut town, without));
    dash(&mut town, done, "2026-11-20", &[1]);
    note(&mut town, without, "DA", json!({ "no_dash_why": "No safe way to speak to her yet." }));
    assert!(!waits(&mut town, done) && !waits(&mut town, without));
}

#[test]
fn nothing_of_mappa_can_be_chosen_for_a_packet() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["MAPPA"]);
    let answers =
        json!({ "mappa_contact": "R. Imber, public protection", "mappa_actions": "Ring before any visit." });
    note(&mut town, concern, "MAPPA", answers);
    for agency in ["police_visor", "kcc_adults"] {
        let wanted = ShareableWanted { concern, agency: agency.into() };
        let items = town.book().read_shareable(wanted).unwrap().items;
        assert!(items.iter().all(|item| item.group != "topic" && !item.text.contains("Imber")));
    }
}

#[test]
fn the_form_of_a_dash_is_a_file_of_the_concern_and_goes_nowhere_with_its_answers() {
    let mut town = Town::new();
    let concern = tagged(&mut town, &["DA"]);
    let scan = crate::files_in_packets::with_caption(
        &mut town,
        concern,
        "scan.pdf",
        b"%PDF-1.7",
        "DASH form, signed",
    );
    let scan = scan.strip_prefix("file:").unwrap().to_owned();
    let elsewhere = tagged(&mut town, &["DA"]);
    let form = |concern, file: &str| TopicForm {
        concern,
        topic: "DASH".into(),
        answers: [
            ("dash_on", json!("2026-11-20")),
            ("dash_by", json!("R. Amin, police")),
            ("dash_score", json!(11)),
            ("dash_file", json!(file)),
        ]
        .map(|(field, value)| (field.to_owned(), value))
        .into(),
        ..TopicForm::default()
    };
    for (concern, file) in [(elsewhere, scan.as_str()), (concern, "no such entry")] {
        assert_eq!(broken(town.book().note_topic(form(concern, file))), ["answers.dash_file not-found"]);
    }
    town.book().note_topic(form(concern, &scan)).unwrap();
    let words = |town: &mut Town| {
        let set = topic(town, concern, "DASH").sets.remove(0);
        set.answers.into_iter().find(|answer| answer.field == "dash_file").unwrap().words
    };
    assert_eq!(words(&mut town), "scan.pdf: DASH form, signed");
    let wanted = ShareableWanted { concern, agency: "police_marac".into() };
    let items = town.book().read_shareable(wanted).unwrap().items;
    let dash = items.iter().find(|item| item.group == "topic" && item.text.contains("11 of 24")).unwrap();
    assert!(!dash.text.contains("file of this concern") && !dash.text.contains(&scan), "{}", dash.text);
    let back = Withdrawal { concern, entry: scan.clone(), reason: "Another woman's.".into() };
    town.book().withdraw_statement(back).unwrap();
    assert_eq!(words(&mut town), "scan.pdf: DASH form, signed (taken back)");
    assert_eq!(broken(town.book().note_topic(form(concern, &scan))), ["answers.dash_file not-found"]);
}

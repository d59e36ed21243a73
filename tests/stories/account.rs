//! The account: how each statement is known, what people want and can decide, marks on a body map, risk over time. All of it
//! is somebody's word at a time; none of it is ever lost.

use logbook::acts::*;
use logbook::domain::chance::Chance;
use logbook::domain::id::ConcernId;
use logbook::entry::v1::{Body, ConcernClosed, PassageCorrected};
use town::Town;
use town::council::Council;

use crate::broken;
use crate::share::{request, text_of};

fn page(town: &mut Town, concern: ConcernId) -> ConcernPage {
    town.book().read_concern(ConcernWanted { concern }).unwrap()
}

fn bruise(concern: ConcernId) -> NewMark {
    let said = MarkForm {
        figure: "adult".into(),
        side: "front".into(),
        region: "left_forearm".into(),
        size: "4 cm".into(),
        colour: "yellow and green".into(),
        looks: "Round bruise, a hand's width below the elbow.".into(),
        seen_by: "Housing officer".into(),
        seen_at: Some("2026-11-23T08:18".into()),
        source_grade: Some("seen".into()),
        ..MarkForm::default()
    };
    NewMark { concern, person: None, said }
}

fn assessment(concern: ConcernId) -> NewAssessment {
    NewAssessment {
        concern,
        decision: "Whether to go back to the flat".into(),
        assessed_by: "P. Hale, social worker".into(),
        outcome: "lacks".into(),
        reasons: "Could not say who lives there.".into(),
        ..NewAssessment::default()
    }
}

/// Wishes, an assessment, two marks of which one is taken back, and the risk set again.
pub fn write_everything_down(town: &mut Town, concern: ConcernId) {
    let own_words = "To go home, and no police.".into();
    let wishes = NewWishes { concern, was_asked: "expressed".into(), own_words, ..NewWishes::default() };
    town.book().ask_wishes(wishes).unwrap();
    town.book().assess_capacity(assessment(concern)).unwrap();
    town.book().mark_body(bruise(concern)).unwrap();
    let mut other = bruise(concern);
    (other.said.figure, other.said.side, other.said.region) =
        ("child".into(), "back".into(), "lower_back".into());
    let ink = town.book().mark_body(other).unwrap().mark;
    let reason = "It was ink.".into();
    town.book().withdraw_statement(Withdrawal { concern, entry: ink, reason }).unwrap();
    let changes = Changes {
        risk_level: Some(Some("low".into())),
        risk_reasons: Some("She is with her sister.".into()),
        ..Changes::default()
    };
    town.book()
        .amend_concern(Amendment { concern, reason: "Rang her.".into(), changes, was_wrong: None })
        .unwrap();
}

#[test]
fn how_a_statement_is_known_is_put_right_and_the_earlier_word_stays() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let passage = page(&mut town, concern).chronology[0].passages[0].clone();
    assert_eq!(passage.source_grade.as_deref(), Some("told_by_person"));
    let correct = |grade: &str| Correction {
        concern,
        passage: passage.passage.clone(),
        text: passage.text.clone(),
        reason: "Her sister told us, not she.".into(),
        source_grade: Some(grade.into()),
    };
    assert_eq!(broken(town.book().correct_passage(correct("told_by_person"))), ["text unchanged"]);
    assert_eq!(broken(town.book().correct_passage(correct("guess"))), ["source_grade unknown-choice"]);
    town.book().correct_passage(correct("told_by_third")).unwrap();
    let page = page(&mut town, concern);
    let all: Vec<_> = page.chronology.iter().flat_map(|item| &item.passages).collect();
    let now = all.iter().find(|one| one.passage == passage.passage).unwrap();
    assert_eq!(now.source_grade.as_deref(), Some("told_by_third"));
    assert_eq!(now.earlier[0].source_grade.as_deref(), Some("told_by_person"));
    assert_eq!(now.earlier[0].reason, "Her sister told us, not she.");
}

#[test]
fn risk_keeps_who_set_it_when_and_why() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let set = |level: Option<&str>, reasons: &str, reason: &str| Amendment {
        concern,
        was_wrong: None,
        reason: reason.into(),
        changes: Changes {
            risk_level: Some(level.map(str::to_owned)),
            risk_reasons: Some(reasons.into()),
            ..Changes::default()
        },
    };
    assert_eq!(
        broken(town.book().amend_concern(set(Some("low"), " ", "Quiet now."))),
        ["risk_reasons required"]
    );
    town.clock.pass_seconds(3_600);
    town.book().amend_concern(set(Some("medium"), "She is with her sister.", "Rang her.")).unwrap();
    town.clock.pass_seconds(3_600);
    // Looked at again and found the same: that somebody looked is worth keeping.
    town.book().amend_concern(set(Some("medium"), "She is with her sister.", "Rang her again.")).unwrap();
    let page = page(&mut town, concern);
    let said: Vec<_> =
        page.risk_history.iter().map(|set| (set.level_label.as_str(), set.why.as_str())).collect();
    assert_eq!(said, [("Medium", "Rang her again."), ("Medium", "Rang her."), ("High", "")]);
    assert!(page.risk_history.iter().all(|set| set.officer == "Jo Larkin" && !set.reasons.is_empty()));
    assert!(page.risk_history[0].at > page.risk_history[1].at);
    assert_eq!(page.risk_level.as_deref(), Some("medium"));
}

#[test]
fn capacity_is_for_one_decision_and_what_the_law_looks_for_is_shown_not_asked() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let refused = broken(town.book().assess_capacity(NewAssessment { concern, ..NewAssessment::default() }));
    assert_eq!(
        refused,
        ["decision required", "assessed_by required", "outcome not-chosen", "reasons required"]
    );
    town.book().assess_capacity(assessment(concern)).unwrap();
    let line = page(&mut town, concern).capacity.remove(0);
    assert_eq!((line.name.as_str(), line.missing.len()), ("Grace McKenna", 4));
    assert_eq!(line.assessed_at.as_deref(), Some("2026-11-23T09:14"));
    let whole = NewAssessment {
        understand: Some("yes".into()),
        weigh: Some("no".into()),
        impairment: Some("yes".into()),
        help: "Asked in the morning, with her sister there.".into(),
        best_interests: "To stay with her sister for now.".into(),
        ..assessment(concern)
    };
    town.book().assess_capacity(whole).unwrap();
    let page_now = page(&mut town, concern);
    assert!(page_now.capacity[0].missing.is_empty(), "newest first");
    let stranger = "0123456789abcdef0123456789abcdef".parse().unwrap();
    let other = NewAssessment { person: Some(stranger), ..assessment(concern) };
    assert_eq!(broken(town.book().assess_capacity(other)), ["person not-found"]);

    // Written by mistake: it is taken back, and stays in sight.
    let entry = line.entry;
    let back = |reason: &str| Withdrawal { concern, entry: entry.clone(), reason: reason.into() };
    assert_eq!(broken(town.book().withdraw_statement(back(""))), ["reason required"]);
    town.book().withdraw_statement(back("It was about another decision.")).unwrap();
    assert_eq!(broken(town.book().withdraw_statement(back("Again."))), ["entry already-ended"]);
    let page_now = page(&mut town, concern);
    assert_eq!(page_now.capacity.len(), 2);
    assert_eq!(page_now.capacity[1].withdrawn.as_ref().unwrap().reason, "It was about another decision.");
    let told = page_now.chronology.iter().find(|item| item.entry == entry).unwrap();
    assert!(told.facts.iter().any(|fact| fact.label == "Taken back"));
    let back = page_now.chronology.iter().find(|item| item.kind == "withdrawn").unwrap();
    assert!(back.facts.iter().any(|fact| fact.value.starts_with("Capacity: lacks")), "it says what");
    let recorded = page_now.chronology.last().unwrap().entry.clone();
    let not_so = Withdrawal { concern, entry: recorded, reason: "No.".into() };
    assert_eq!(broken(town.book().withdraw_statement(not_so)), ["entry not-found"]);
}

#[test]
fn consent_without_capacity_asks_for_an_assessment() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let changes = Changes { consent_status: Some(Some("lacks_capacity".into())), ..Changes::default() };
    town.book()
        .amend_concern(Amendment { concern, reason: String::new(), changes, was_wrong: None })
        .unwrap();
    let asks = |town: &mut Town| page(town, concern).still_to_do.iter().any(|todo| todo.field == "capacity");
    assert!(asks(&mut town));
    town.book().assess_capacity(assessment(concern)).unwrap();
    assert!(!asks(&mut town));
}

#[test]
fn what_somebody_wants_is_asked_and_at_closing_said_whether_it_came_about() {
    let mut town = Town::new();
    let concern = town.book().record_concern(NewConcern {
        danger: Some("no".into()),
        account: "Seen.".into(),
        ..Default::default()
    });
    let concern = concern.unwrap().concern;
    let asks = |town: &mut Town| page(town, concern).still_to_do.iter().any(|todo| todo.field == "views");
    assert!(asks(&mut town));
    let wishes = |was_asked: &str| NewWishes { concern, was_asked: was_asked.into(), ..NewWishes::default() };
    assert_eq!(broken(town.book().ask_wishes(wishes(""))), ["was_asked not-chosen"]);
    assert_eq!(broken(town.book().ask_wishes(wishes("expressed"))), ["own_words required"]);
    assert_eq!(broken(town.book().ask_wishes(wishes("not_asked"))), ["reason required"]);
    let odd = NewWishes { outcomes: vec!["gold".into()], ..wishes("expressed") };
    assert_eq!(broken(town.book().ask_wishes(odd)), ["outcomes unknown-choice"]);
    let child = NewWishes {
        outcomes: vec!["safe".into(), "no_police".into()],
        own_words: "I want mum to stop crying.".into(),
        seen: Some("yes".into()),
        alone: Some("no".into()),
        parents_agree: Some("unsafe".into()),
        ..wishes("expressed")
    };
    town.book().ask_wishes(child).unwrap();
    assert!(!asks(&mut town));
    let line = page(&mut town, concern).wishes.remove(0);
    assert_eq!(line.own_words, "I want mum to stop crying.");
    let said =
        |label: &str| line.facts.iter().find(|fact| fact.label == label).map(|fact| fact.value.as_str());
    assert_eq!(said("Wanted"), Some("To be and feel safe; No police"));
    assert_eq!(said("Spoken to alone"), Some("No"));

    let closing = Closing {
        concern,
        reason: "safe_plan".into(),
        outcome: "Safe with her aunt.".into(),
        wishes_met: Some("partly".into()),
        ..Closing::default()
    };
    let odd = Closing { wishes_met: Some("maybe".into()), ..closing.clone() };
    assert_eq!(broken(town.book().close_concern(odd)), ["wishes_met unknown-choice"]);
    town.book().close_concern(closing).unwrap();
    let page = page(&mut town, concern);
    assert_eq!(page.wishes_met.as_deref(), Some("partly"));
    assert!(page.chronology[0].facts.iter().any(|fact| fact.value == "Partly met"));
    let found = town.book().search_log(SearchWords { words: "crying".into(), ..Default::default() });
    assert_eq!(found.unwrap().items.len(), 1);
}

#[test]
fn a_mark_has_words_and_a_place_and_what_it_said_before_stays() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let empty = NewMark { concern, ..NewMark::default() };
    assert_eq!(
        broken(town.book().mark_body(empty)),
        ["figure not-chosen", "side not-chosen", "looks required", "region not-chosen"]
    );
    let mut wrong = bruise(concern);
    (wrong.said.side, wrong.said.region, wrong.said.x) = ("back".into(), "nose".into(), Some(1001));
    assert_eq!(broken(town.book().mark_body(wrong)), ["x out-of-range", "region other-side"]);

    let mark = town.book().mark_body(bruise(concern)).unwrap().mark;
    let line = page(&mut town, concern).body_marks.remove(0);
    assert_eq!((line.number, line.name.as_str()), (1, "Grace McKenna"));
    assert_eq!(line.place, "Left forearm, front of an adult");
    // Nobody said where exactly: it lies in the middle of the region, their left on our right.
    assert!(line.x > 700 && line.y > 300 && line.y < 500, "{} {}", line.x, line.y);

    let correct = |said: MarkForm, reason: &str| MarkCorrection {
        concern,
        mark: mark.clone(),
        said,
        reason: reason.into(),
    };
    let as_it_stands = MarkForm { x: Some(line.x), y: Some(line.y), ..bruise(concern).said };
    let same = correct(as_it_stands.clone(), "No reason.");
    assert_eq!(broken(town.book().correct_mark(same)), ["looks unchanged"]);
    let right = MarkForm { region: "right_forearm".into(), x: None, y: None, ..as_it_stands };
    assert_eq!(broken(town.book().correct_mark(correct(right.clone(), ""))), ["reason required"]);
    town.book().correct_mark(correct(right, "It was the other arm.")).unwrap();
    let line = page(&mut town, concern).body_marks.remove(0);
    assert!(line.place.starts_with("Right forearm") && line.x < 300);
    assert_eq!(line.earlier.len(), 1);
    assert!(
        line.earlier[0].text.contains("Left forearm") && line.earlier[0].reason == "It was the other arm."
    );

    let back = Withdrawal { concern, entry: mark.clone(), reason: "It was ink.".into() };
    town.book().withdraw_statement(back).unwrap();
    assert_eq!(
        broken(town.book().correct_mark(correct(bruise(concern).said, "Late."))),
        ["mark already-ended"]
    );
    let line = page(&mut town, concern).body_marks.remove(0);
    assert_eq!(line.withdrawn.unwrap().reason, "It was ink.");
    assert_eq!(line.looks, "Round bruise, a hand's width below the elbow.");
}

#[test]
fn a_mark_put_right_apart_stands_twice_until_it_is_settled() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    let mark = council.book(0).mark_body(bruise(concern)).unwrap().mark;
    council.agree();
    for (desk, looks) in [(0, "Two round bruises."), (1, "One bruise, the shape of a thumb.")] {
        let said = MarkForm { looks: looks.into(), ..bruise(concern).said };
        let reason = "Looked again.".into();
        let form = MarkCorrection { concern, mark: mark.clone(), said, reason };
        council.book(desk).correct_mark(form).unwrap();
    }
    council.agree();
    council.must_agree();
    let marks = |council: &mut Council, desk: usize| {
        council.book(desk).read_concern(ConcernWanted { concern }).unwrap().body_marks
    };
    assert!((0..3).all(|desk| marks(&mut council, desk)[0].apart));
    let wanted = ShareableWanted { concern, agency: "kcc_adults".into() };
    let items = council.book(2).read_shareable(wanted).unwrap().items;
    let said = &items.iter().find(|item| item.item == mark).unwrap().text;
    assert!(said.contains("Two round bruises.") && said.contains("the shape of a thumb."), "{said}");
    let late = MarkCorrection {
        concern,
        mark: mark.clone(),
        said: bruise(concern).said,
        reason: "As it was.".into(),
    };
    assert_eq!(broken(council.book(2).correct_mark(late)), ["looks two-versions"]);

    let versions = council.book(2).read_versions(ConcernWanted { concern }).unwrap().apart.remove(0);
    assert_eq!(versions.label, "Body map: Left forearm");
    assert!(versions.before.unwrap().contains("Round bruise"));
    let chosen = versions.versions.iter().find(|one| one.text.contains("thumb")).unwrap();
    let settling = Settling {
        concern,
        field: versions.field.clone(),
        versions: versions.versions.iter().map(|one| one.entry.clone()).collect(),
        choose: chosen.entry.clone(),
        reason: "Sam saw it in daylight.".into(),
        ..Settling::default()
    };
    council.book(2).settle_versions(settling).unwrap();
    council.agree();
    council.must_agree();
    for desk in 0..3 {
        let line = marks(&mut council, desk).remove(0);
        assert!(!line.apart && line.looks == "One bruise, the shape of a thumb.");
        assert_eq!(line.earlier.len(), 3, "all that was said is there");
    }
}

#[test]
fn what_was_taken_back_is_no_item_of_a_packet_and_the_rest_is_ticked_by_need() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let mark = town.book().mark_body(bruise(concern)).unwrap().mark;
    let ink = town.book().mark_body(bruise(concern)).unwrap().mark;
    let reason = "It was ink.".into();
    town.book().withdraw_statement(Withdrawal { concern, entry: ink.clone(), reason }).unwrap();
    town.book().assess_capacity(assessment(concern)).unwrap();
    town.add(concern, "strengths", "Her sister rings every evening.");
    let items = |town: &mut Town, agency: &str| {
        town.book().read_shareable(ShareableWanted { concern, agency: agency.into() }).unwrap().items
    };
    let all = items(&mut town, "kcc_adults");
    assert!(all.iter().all(|item| item.item != ink));
    let of = |group: &str| all.iter().find(|item| item.group == group).unwrap();
    assert!(of("body").ticked && of("body").item == mark && of("body").source == "Seen by the recorder");
    assert!(of("capacity").ticked && of("strengths").ticked);
    assert!(all.iter().all(|item| item.group != "risk_before"), "it was set once");
    let police = items(&mut town, "kent_police");
    let ticked = |group: &str| police.iter().find(|item| item.group == group).unwrap().ticked;
    assert!(ticked("body") && !ticked("capacity") && !ticked("strengths"));
}

#[test]
fn a_body_map_goes_into_a_packet_with_what_is_withheld_taken_out_of_its_words() {
    let mut town = Town::new();
    let concern = town.record().concern;
    for (looks, region) in
        [("Round bruise.", "left_forearm"), ("Two scratches.", "neck"), ("A graze.", "chin")]
    {
        let mut mark = bruise(concern);
        (mark.said.looks, mark.said.region) = (looks.into(), region.into());
        town.book().mark_body(mark).unwrap();
    }
    let gareth = page(&mut town, concern).people[1].person;
    let mut his = bruise(concern);
    (his.person, his.said.region) = (Some(gareth), "right_hand".into());
    town.book().mark_body(his).unwrap();
    let newest = page(&mut town, concern).chronology.remove(0);
    assert!(newest.facts.iter().any(|fact| fact.label == "Who" && fact.value == "Gareth Pearce"));
    let mut request = request(&mut town, concern);
    let marks = page(&mut town, concern).body_marks;
    request.items.retain(|item| *item != marks[1].mark);
    request.withhold.push(Withhold {
        words: vec!["Housing officer".into(), "chin".into()],
        ground: "third_party".into(),
        ..Withhold::default()
    });
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&request, &path).unwrap();
    let text = text_of(&path, &exported.passphrase);
    for there in [
        "Body map",
        "1. Left forearm, front of an adult: Grace McKenna",
        "Right hand, front of an adult: Gareth Pearce",
        "Round bruise.",
        "A graze.",
    ] {
        assert!(text.contains(there), "{there} is missing from:\n{text}");
    }
    assert_eq!(text.matches("Front of an adult").count(), 2, "each body has a drawing of its own");
    for gone in ["Two scratches.", "Neck or throat", "Housing officer", "Chin or jaw", "4. Right hand"] {
        assert!(!text.contains(gone), "{gone} is in the packet");
    }
    // The words of the drawing itself are read too before a packet goes: had one of them stayed, it would be refused.
}

#[test]
fn entries_of_before_keep_their_bytes_though_their_kinds_have_a_new_field() {
    let closed = Body::ConcernClosed(ConcernClosed { reason: "moved".into(), ..ConcernClosed::default() });
    let corrected = Body::PassageCorrected(PassageCorrected::default());
    for (body, field) in [(closed, "wishes_met"), (corrected, "source_grade")] {
        let bytes = body.write(&mut Chance::seeded(7)).unwrap();
        let holds = |word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        assert!(!holds(field), "{field} is written though nobody said it");
        assert_eq!(Body::read(&bytes).unwrap(), body);
    }
}

#[test]
fn how_likely_harm_is_and_how_bad_it_would_be_are_thought_of_apart_and_set_nothing_else() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let before = page(&mut town, concern);
    let amend =
        |changes: Changes| Amendment { concern, reason: "Thought over.".into(), changes, was_wrong: None };
    let grades = |likelihood: &str, severity: &str, others: &[&str]| Changes {
        likelihood: Some(Some(likelihood.into())),
        severity: Some(Some(severity.into())),
        others_at_risk: Some(others.iter().map(|code| (*code).to_owned()).collect()),
        ..Changes::default()
    };
    let wrong = town.book().amend_concern(amend(grades("certain", "awful", &["pets"])));
    let said = ["likelihood unknown-choice", "severity unknown-choice", "others_at_risk unknown-choice"];
    assert_eq!(broken(wrong), said);
    town.book().amend_concern(amend(grades("high", "high", &["children", "staff"]))).unwrap();
    let after = page(&mut town, concern);
    assert_eq!((after.likelihood.as_deref(), after.severity.as_deref()), (Some("high"), Some("high")));
    assert_eq!(after.others_at_risk, ["children", "staff"]);
    // Likely and grave, and still nobody but an officer says what the level is, or that anything is decided.
    assert_eq!(after.risk_level, before.risk_level);
    assert_eq!(after.risk_history.len(), before.risk_history.len());
    assert_eq!((after.state, after.review_on), (before.state, before.review_on));
    let wanted = ShareableWanted { concern, agency: "kent_police".into() };
    let items = town.book().read_shareable(wanted).unwrap().items;
    let risk = items.iter().find(|item| item.label == "Risk").unwrap();
    assert!(
        risk.text.contains("How bad: Life, or lasting harm")
            && risk.text.contains("Who else: Children, Staff")
    );
}

//! What two officers wrote apart: both stand in full until a person settles them, and nothing settles them by the way.

use logbook::acts::{
    Amendment, Changes, ConcernFilter, ConcernWanted, Correction, NewDecision, PersonDescription, PersonForm,
    Settling, ShareableWanted, VersionsPage, WrittenApart,
};
use logbook::domain::id::ConcernId;
use town::council::Council;

use crate::broken;

/// Jo and Sam correct Grace's account, set the risk and put right her telephone, each without the other's.
fn apart() -> (Council, ConcernId) {
    let mut council = Council::of_three();
    let grace = council.desks[0].record().concern;
    council.agree();
    let page = council.book(0).read_concern(wanted(grace)).unwrap();
    let passages: Vec<_> = page.chronology.iter().flat_map(|item| &item.passages).collect();
    let account = passages.iter().find(|p| p.kind == "account").unwrap().passage.clone();
    let person = page.people.iter().find(|p| p.main).unwrap().clone();
    for (desk, text, risk, phone) in [
        (0, "Grace came with Isla, 8.", "medium", "07700 900111"),
        (1, "Grace came with Isla, 7, who is ill.", "low", "07700 900222"),
    ] {
        let book = council.book(desk);
        let reason = "Heard again.".to_owned();
        book.correct_passage(Correction {
            concern: grace,
            passage: account.clone(),
            text: text.into(),
            reason: reason.clone(),
            ..Correction::default()
        })
        .unwrap();
        let changes = Changes { risk_level: Some(Some(risk.into())), ..Changes::default() };
        book.amend_concern(Amendment {
            concern: grace,
            reason: reason.clone(),
            changes,
            ..Amendment::default()
        })
        .unwrap();
        let person = PersonForm {
            person: Some(person.person),
            role: person.role.clone(),
            name: person.name.clone(),
            born_on: person.born_on.clone(),
            address: person.address.clone(),
            phone: phone.into(),
            safe_to_contact: person.safe_to_contact.clone(),
            safe_contact_note: person.safe_contact_note.clone(),
            do_not_reveal_address: person.do_not_reveal_address,
            ..PersonForm::default()
        };
        book.describe_person(PersonDescription {
            concern: grace,
            person,
            reason,
            ..PersonDescription::default()
        })
        .unwrap();
    }
    council.agree();
    (council, grace)
}

fn wanted(concern: ConcernId) -> ConcernWanted {
    ConcernWanted { concern }
}

fn read(council: &mut Council, desk: usize, concern: ConcernId) -> VersionsPage {
    council.book(desk).read_versions(wanted(concern)).unwrap()
}

fn choosing(concern: ConcernId, apart: &WrittenApart, which: usize) -> Settling {
    Settling {
        concern,
        person: apart.person,
        field: apart.field.clone(),
        versions: apart.versions.iter().map(|one| one.entry.clone()).collect(),
        choose: apart.versions[which].entry.clone(),
        reason: "Rang her and asked.".into(),
        ..Settling::default()
    }
}

#[test]
fn both_versions_are_read_in_full_with_what_stood_before() {
    let (mut council, grace) = apart();
    council.must_agree();
    let page = read(&mut council, 2, grace);
    let told: Vec<_> =
        page.apart.iter().map(|one| (one.label.as_str(), one.before.clone().unwrap())).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    let text = page.apart.iter().find(|one| one.narrative).unwrap();
    assert!(text.before.as_deref().unwrap().starts_with("Grace came to the front desk"));
    let both: Vec<_> = text.versions.iter().map(|one| (one.officer.as_str(), one.text.as_str())).collect();
    assert!(both.contains(&("Jo Larkin", "Grace came with Isla, 8.")));
    assert!(both.contains(&("Sam Okafor", "Grace came with Isla, 7, who is ill.")));
    let risk = page.apart.iter().find(|one| one.field == "risk_level").unwrap();
    assert_eq!((risk.before.as_deref(), risk.may_reword), (Some("High"), false));
    let phone = page.apart.iter().find(|one| one.field == "phone").unwrap();
    assert_eq!(phone.before.as_deref(), Some("07700 900321"));
    let line = &council
        .book(2)
        .list_concerns(ConcernFilter { waiting: "versions".into(), ..Default::default() })
        .unwrap();
    assert_eq!((line.total, line.items[0].versions), (1, 3));
    assert_eq!(council.book(2).read_today(Default::default()).unwrap().versions.len(), 1);
    let shown = council.book(2).read_concern(wanted(grace)).unwrap();
    let passage =
        shown.chronology.iter().flat_map(|item| &item.passages).find(|p| p.kind == "account").unwrap();
    assert_eq!(
        (passage.versions.len(), passage.earlier.len()),
        (2, 1),
        "both stand, only the first is an earlier text"
    );
}

#[test]
fn settling_leaves_one_on_every_desk_and_all_in_the_log() {
    let (mut council, grace) = apart();
    for apart in read(&mut council, 2, grace).apart {
        let mut form = choosing(grace, &apart, 0);
        if apart.narrative {
            form.choose.clear();
            form.text = "Grace came with Isla, 7.".into();
        }
        council.book(2).settle_versions(form).unwrap();
    }
    council.agree();
    council.must_agree();
    for desk in 0..3 {
        assert!(read(&mut council, desk, grace).apart.is_empty());
        let page = council.book(desk).read_concern(wanted(grace)).unwrap();
        assert_eq!(page.versions, 0);
        let account =
            page.chronology.iter().flat_map(|item| &item.passages).find(|p| p.kind == "account").unwrap();
        assert_eq!(account.text, "Grace came with Isla, 7.");
        assert_eq!(account.earlier.len(), 3, "nothing that was written is gone");
        assert!(page.chronology.iter().any(|item| item.title.starts_with("Two versions settled")));
    }
}

#[test]
fn what_was_read_must_still_be_what_stands() {
    let (mut council, grace) = apart();
    let seen = read(&mut council, 2, grace);
    let risk = seen.apart.iter().find(|one| one.field == "risk_level").unwrap();
    let mut form = choosing(grace, risk, 0);
    form.versions.pop();
    assert_eq!(broken(council.book(2).settle_versions(form)), ["versions versions-moved"]);
    council.book(2).settle_versions(choosing(grace, risk, 0)).unwrap();
    assert_eq!(
        broken(council.book(2).settle_versions(choosing(grace, risk, 0))),
        ["versions versions-moved"]
    );
}

#[test]
fn settling_needs_a_choice_and_a_reason_and_words_only_where_words_fit() {
    let (mut council, grace) = apart();
    let seen = read(&mut council, 2, grace);
    let risk = seen.apart.iter().find(|one| one.field == "risk_level").unwrap();
    let nothing = Settling { choose: String::new(), reason: String::new(), ..choosing(grace, risk, 0) };
    assert_eq!(broken(council.book(2).settle_versions(nothing)), ["choose not-chosen", "reason required"]);
    let words = Settling { choose: String::new(), text: "Rather high".into(), ..choosing(grace, risk, 0) };
    assert_eq!(broken(council.book(2).settle_versions(words)), ["text unknown-choice"]);
}

#[test]
fn words_that_settle_are_kept_letter_for_letter() {
    let trap = "a\u{7}\u{202E}drow\u{202C} <script>alert(1)</script> '; DROP TABLE entries; -- \r\n‹mark› #panic(\"x\")";
    let (mut council, grace) = apart();
    let seen = read(&mut council, 2, grace);
    let text = seen.apart.iter().find(|one| one.narrative).unwrap();
    let form = Settling {
        choose: String::new(),
        text: trap.into(),
        reason: trap.into(),
        ..choosing(grace, text, 0)
    };
    let long = Settling { text: "x".repeat(1_200_001), ..form.clone() };
    assert_eq!(broken(council.book(2).settle_versions(long)), ["text too-long"]);
    council.book(2).settle_versions(form).unwrap();
    let page = council.book(2).read_concern(wanted(grace)).unwrap();
    let account =
        page.chronology.iter().flat_map(|item| &item.passages).find(|p| p.kind == "account").unwrap();
    assert_eq!((account.text.as_str(), account.earlier.last().unwrap().reason.as_str()), (trap, trap));
}

#[test]
fn no_other_act_writes_over_two_versions() {
    let (mut council, grace) = apart();
    let page = council.book(2).read_concern(wanted(grace)).unwrap();
    let risk = |level: &str, reasons: &str| Amendment {
        concern: grace,
        was_wrong: None,
        reason: String::new(),
        changes: Changes {
            risk_level: Some(Some(level.into())),
            risk_reasons: Some(reasons.into()),
            ..Changes::default()
        },
    };
    assert_eq!(
        broken(council.book(2).amend_concern(risk("high", "Moved away."))),
        ["risk_level two-versions"]
    );
    let standing = page.risk_level.clone().unwrap();
    council.book(2).amend_concern(risk(&standing, "Moved away.")).unwrap();
    let account =
        page.chronology.iter().flat_map(|item| &item.passages).find(|p| p.kind == "account").unwrap();
    let correction = Correction {
        concern: grace,
        passage: account.passage.clone(),
        text: "Other.".into(),
        reason: "Why not.".into(),
        ..Correction::default()
    };
    assert_eq!(broken(council.book(2).correct_passage(correction)), ["text two-versions"]);
    let grace_line = page.people.iter().find(|p| p.main).unwrap();
    let person = PersonForm {
        person: Some(grace_line.person),
        role: grace_line.role.clone(),
        name: grace_line.name.clone(),
        born_on: grace_line.born_on.clone(),
        address: grace_line.address.clone(),
        phone: "07700 900333".into(),
        safe_contact_note: grace_line.safe_contact_note.clone(),
        do_not_reveal_address: true,
        ..PersonForm::default()
    };
    let described =
        PersonDescription { concern: grace, person, reason: String::new(), ..PersonDescription::default() };
    assert_eq!(broken(council.book(2).describe_person(described)), ["person.phone two-versions"]);
    assert_eq!(read(&mut council, 2, grace).apart.len(), 3, "all three still stand");
}

#[test]
fn a_decision_can_be_made_while_two_review_dates_stand() {
    let mut council = Council::of_three();
    let grace = council.desks[0].record().concern;
    council.agree();
    for (desk, day) in [(0, "2026-12-01"), (1, "2026-12-08")] {
        let changes = Changes { review_on: Some(Some(day.into())), ..Changes::default() };
        council
            .book(desk)
            .amend_concern(Amendment {
                concern: grace,
                reason: String::new(),
                changes,
                ..Amendment::default()
            })
            .unwrap();
    }
    council.agree();
    let decision = |review_on: Option<&str>| NewDecision {
        concern: grace,
        decision: "support".into(),
        reasons: "Two children lived with it.".into(),
        review_on: review_on.map(str::to_owned),
        ..NewDecision::default()
    };
    let refused = broken(council.book(2).decide(decision(Some("2026-12-15"))));
    assert!(refused.contains(&"review_on two-versions".to_owned()), "{refused:?}");
    let decisions = council.book(2).read_terms(Default::default()).unwrap();
    let first =
        serde_json::to_value(&decisions).unwrap()["decisions"][0]["code"].as_str().unwrap().to_owned();
    council.book(2).decide(NewDecision { decision: first, ..decision(None) }).unwrap();
    assert_eq!(read(&mut council, 2, grace).apart.len(), 1, "both dates still stand");
}

#[test]
fn a_packet_says_both_versions_and_chooses_none() {
    let (mut council, grace) = apart();
    let items = council
        .book(2)
        .read_shareable(ShareableWanted { concern: grace, agency: "kcc_adults".into() })
        .unwrap()
        .items;
    let text = |group: &str| {
        items.iter().filter(|item| item.group == group).map(|item| item.text.as_str()).collect::<String>()
    };
    let facts = text("fact");
    for words in ["Grace came with Isla, 8.", "Grace came with Isla, 7, who is ill.", "not yet settled"] {
        assert!(facts.contains(words), "{words}: {facts}");
    }
    assert!(text("risk").contains("Medium (one of 2 versions, not yet settled)"), "{}", text("risk"));
    assert!(
        text("person").contains("07700 900111 (one of 2 versions") && text("person").contains("07700 900222")
    );
}

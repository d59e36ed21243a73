//! What the log knows already when a sheet comes in: the council's own words for kinds and agencies, and what an officer wrote
//! down by hand.

use logbook::acts::{ConcernWanted, ListChange, NewConcern, PersonForm, ProposalWanted, ProposedRow};
use logbook::domain::import::Doubt;
use town::Town;
use town::council::Council;

use crate::import::{bring, by_row, propose, table};

#[test]
fn kinds_and_agencies_that_the_council_added_are_understood_by_their_labels() {
    let mut town = Town::new();
    let mut add = |list: &str, label: &str| {
        let group = (list == "concern_types").then(|| "Any age".to_owned());
        let form =
            ListChange { list: list.into(), label: Some(label.into()), group, ..ListChange::default() };
        town.book().change_list(form).unwrap().code
    };
    let fire = add("concern_types", "Fire risk / arson");
    let allotments = add("concern_types", "Allotments");
    let rescue = add("agencies", "Fire & Rescue");
    let sheet = table(
        "Ref,Date,Name,Concern,Type,Referred to,Date told\n\
        1,3/4/2023,Tia Moss,Matches,Fire risk / arson,Fire & Rescue,4/4/2023\n\
        2,5/4/2023,Una Quill,Sleeping there,allotments possible; DV,Fire and rescue,6/4/2023\n\
        3,6/4/2023,Leo Finch,Seen,county lines on allotments,Police,7/4/2023\n",
    );
    let (_, rows) = propose(&mut town, &sheet, "", "concerns");
    assert_eq!(rows[0].kinds, ["Fire risk / arson"]);
    assert!(
        rows[0].findings.is_empty(),
        "{:?}",
        rows[0].findings.iter().map(|one| &one.text).collect::<Vec<_>>()
    );
    bring(&mut town, &sheet, "");
    let pages = by_row(&mut town, &sheet.sheets[0].name.clone());
    assert_eq!(pages[&2].concern_types, [fire]);
    assert_eq!(pages[&3].concern_types, [allotments, "ADT_DOM".into()]);
    assert_eq!(pages[&4].concern_types, ["COUNTY"], "the longer words are meant");
    let told = |row: u64| pages[&row].referrals.iter().map(|one| one.agency.clone()).collect::<Vec<_>>();
    assert_eq!((told(2), told(4)), (vec![rescue], vec!["kent_police".to_owned()]));
}

#[test]
fn a_row_that_an_officer_wrote_down_by_hand_says_so_and_comes_in_all_the_same() {
    let mut town = Town::new();
    let by_hand = |town: &mut Town, name: &str, received: &str| {
        let person = PersonForm {
            name: name.into(),
            born_on: Some("1950-02-03".into()),
            role: "adult_at_risk".into(),
            ..PersonForm::default()
        };
        let form = NewConcern {
            danger: Some("no".into()),
            received_at: Some(received.into()),
            account: "Rung in".into(),
            people: vec![person],
            ..NewConcern::default()
        };
        town.book().record_concern(form).unwrap().reference
    };
    let same = by_hand(&mut town, "Tia Moss", "2026-10-02T18:30");
    by_hand(&mut town, "Una Quill", "2026-10-02T18:30");
    let sheet = table(
        "Ref,Date,Name,DOB,Concern\n1,03/10/2026,Tia Moss,03/02/1950,Rung in last night\n\
        2,05/10/2026,Una Quill,03/02/1950,Three days later\n3,02/10/2026,Una Quill,04/02/1950,Somebody else\n\
        4,02/10/2026,Tia Moss,,Perhaps nobody we know\n",
    );
    let (proposal, rows) = propose(&mut town, &sheet, "", "concerns");
    let said = |row: &ProposedRow| {
        let doubts = row.findings.iter().filter(|one| one.doubt == Doubt::PerhapsInLog);
        doubts.map(|one| one.read_as.clone()).collect::<Vec<_>>()
    };
    assert_eq!(said(&rows[0]), [format!("perhaps already {same}")]);
    assert!(rows[0].look && rows[1..].iter().all(|row| said(row).is_empty()));
    assert_eq!(proposal.concerns, 4);
    assert_eq!(bring(&mut town, &sheet, "").concerns, 4, "no row is left out by itself");
    let pages = by_row(&mut town, &sheet.sheets[0].name.clone());
    let note = pages[&2].chronology.iter().flat_map(|item| &item.passages).find(|one| one.kind == "note");
    assert!(note.unwrap().text.contains(&format!("perhaps already {same}")));
}

#[test]
fn a_concern_that_is_kept_from_an_officer_is_named_in_no_note_that_they_may_read() {
    let mut council = Council::of_three();
    let sam = council.officers(0).officers.iter().find(|line| line.name == "Sam Okafor").unwrap().officer;
    let tia = || PersonForm {
        name: "Tia Moss".into(),
        born_on: Some("1950-02-03".into()),
        role: "adult_at_risk".into(),
        ..PersonForm::default()
    };
    let concern = |day: &str, person: PersonForm| NewConcern {
        danger: Some("no".into()),
        received_at: Some(format!("{day}T18:30")),
        account: "Rung in".into(),
        people: vec![person],
        ..NewConcern::default()
    };
    let open = council.book(0).record_concern(concern("2026-09-01", tia())).unwrap().concern;
    let page = council.book(0).read_concern(ConcernWanted { concern: open }).unwrap();
    let known = PersonForm { person: Some(page.people[0].person), ..tia() };
    let kept = NewConcern { kept_from: vec![sam], ..concern("2026-10-02", known) };
    council.book(0).record_concern(kept).unwrap();
    let sheet = table("Ref,Date,Name,DOB,Concern\n1,02/10/2026,Tia Moss,03/02/1950,Rung in\n");
    let proposal = council.book(0).propose_import(&sheet, &ProposalWanted::default()).unwrap();
    assert_eq!((proposal.known_people, proposal.concerns), (1, 1), "she is known to everybody");
    let findings = proposal.items.iter().flat_map(|row| &row.findings);
    assert!(findings.filter(|one| one.doubt == Doubt::PerhapsInLog).count() == 0);
}

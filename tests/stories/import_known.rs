//! What the log knows already when a sheet comes in: the council's own words for kinds and agencies.

use logbook::acts::ListChange;
use town::Town;

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

//! A person's page after a merge, with what each line says, what mattered, and what was not shared.

use logbook::acts::*;
use town::Town;

use crate::people::{pair, read, relate};

#[test]
fn relatives_are_drawn_under_whichever_record_they_were_written() {
    let mut town = Town::new();
    let (_, grace, gareth) = pair(&mut town);
    town.book().relate_people(relate(grace, "Isla McKenna", "parent_of")).unwrap();
    town.book().relate_people(relate(grace, "Noah McKenna", "parent_of")).unwrap();
    let of = |town: &mut Town, name: &str| {
        read(town, grace).relations.iter().find(|line| line.name == name).unwrap().person
    };
    let (isla, noah) = (of(&mut town, "Isla McKenna"), of(&mut town, "Noah McKenna"));
    // Written of another record of Isla's, which turns out to be hers.
    town.book().relate_people(relate(gareth, "Isla Kenna", "parent_of")).unwrap();
    let also = read(&mut town, gareth).relations[0].person;
    let brother = RelatedPerson { person: Some(noah), ..RelatedPerson::default() };
    let kept = NewRelation { person: also, other: brother, kind: "sibling".into(), ..NewRelation::default() };
    town.book().relate_people(kept).unwrap();
    let twin = RelatedPerson { person: Some(isla), ..RelatedPerson::default() };
    let kept = NewRelation { person: also, other: twin, kind: "friend".into(), ..NewRelation::default() };
    town.book().relate_people(kept).unwrap();
    assert!(read(&mut town, grace).between.is_empty());
    let reason = "The same birthday".into();
    town.book().merge_people(Merging { kept: isla, merged: also, reason }).unwrap();
    let between: Vec<_> = read(&mut town, grace).between.iter().map(|link| (link.from, link.to)).collect();
    assert_eq!(between, [(isla, noah)]);
    let names: Vec<_> = read(&mut town, isla).relations.into_iter().map(|line| line.name).collect();
    assert!(!names.iter().any(|name| name.starts_with("Isla")), "nobody is related to themselves: {names:?}");
}

#[test]
fn a_person_s_page_says_what_was_written_what_mattered_and_what_was_not_shared() {
    let mut town = Town::new();
    let (concern, _, gareth) = pair(&mut town);
    town.add(concern, "account", "The neighbour rang again at nine.");
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let entry =
        page.chronology.iter().find(|item| item.passages.iter().any(|text| text.text.contains("at nine")));
    let entry = entry.unwrap().entry.clone();
    let mark = EventMark { concern, entry, significant: true, reason: "The second time this week".into() };
    town.book().mark_event(mark).unwrap();
    let declining = Declining {
        concern,
        agency: "support_provider".into(),
        asked_by: "Sam at the hub".into(),
        reasons: "Not needed to house her".into(),
        ..Declining::default()
    };
    town.book().decline_share(declining).unwrap();
    let page = read(&mut town, gareth);
    let marked: Vec<_> = page.chronology.iter().filter(|one| one.significant).collect();
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0].gist, "The neighbour rang again at nine.");
    assert_eq!(page.shares.iter().filter(|line| line.kind == "declined").count(), 1);
}

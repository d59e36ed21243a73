//! By what somebody can be known: withheld with one choice, and in no byte of the packet afterwards.

use logbook::acts::*;
use town::Town;

use crate::share::{request, text_of};

#[test]
fn everything_by_which_somebody_can_be_known_is_withheld_with_one_choice() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let other = page.people.iter().find(|line| !line.main).unwrap();
    let changes = PersonChanges {
        aliases: Some(vec!["Spanner".into(), "Mick O\u{2019}Dowd".into()]),
        ..PersonChanges::default()
    };
    let amendment = PersonAmendment {
        person: other.person,
        reason: "Her sister told us".into(),
        changes,
        ..PersonAmendment::default()
    };
    town.book().amend_person(amendment).unwrap();
    town.add(
        concern,
        "account",
        "Everybody calls him spanner. Mick O'Dowd came at night; O\u{2019}Dowd rang.",
    );

    let wanted = ShareableWanted { concern, agency: "police_marac".into() };
    let shareable = town.book().read_shareable(wanted).unwrap();
    let whole = shareable.known_by.iter().find(|one| one.label.starts_with(&other.name)).unwrap();
    for word in ["Spanner", "Mick O\u{2019}Dowd", "O\u{2019}Dowd"] {
        assert!(whole.words.iter().any(|one| one == word), "{word} is not among {:?}", whole.words);
    }
    let mut request = request(&mut town, concern);
    let left_out =
        Withhold { words: whole.words.clone(), ground: "third_party".into(), ..Withhold::default() };
    request.items =
        shareable.items.iter().filter(|item| item.bar.is_empty()).map(|item| item.item.clone()).collect();
    request.withhold.push(left_out);
    let path = town.beside("packet.pdf");
    let sent = town.book().export_packet(&request, &path).unwrap();
    let text = text_of(&path, &sent.passphrase).to_lowercase();
    assert!(text.contains("[third party a]"), "{text}");
    for word in &whole.words {
        let alone = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\u{2019}');
        assert!(!alone.into_iter().any(|one| one == word.to_lowercase()), "{word} can be read");
    }
}

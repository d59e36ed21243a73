//! What belongs to another agency: it goes to nobody else without their word on record, and no search finds it.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::Town;
use town::council::Council;

use crate::broken;
use crate::share::{request, text_of};

const MINUTES: &str = "The panel heard that he works at the boatyard.";

/// Minutes of a MARAC, written down as theirs; the passage's name.
fn minutes(town: &mut Town, concern: ConcernId) -> String {
    let added = Addition {
        concern,
        kind: "contact".into(),
        text: MINUTES.into(),
        belongs_to: Some("police_marac".into()),
        ..Addition::default()
    };
    format!("{}.0", town.book().add_to_concern(added).unwrap().entry)
}

fn item(town: &mut Town, concern: ConcernId, agency: &str, item: &str) -> ShareItem {
    let wanted = ShareableWanted { concern, agency: agency.into() };
    let items = town.book().read_shareable(wanted).unwrap().items;
    items.into_iter().find(|one| one.item == item).unwrap()
}

fn to_social_care(town: &mut Town, concern: ConcernId, item: &str) -> PacketRequest {
    let usual = request(town, concern);
    let items = vec!["facts".into(), item.to_owned()];
    PacketRequest { agency: "kcc_adults".into(), items, withhold: Vec::new(), ..usual }
}

fn permission(concern: ConcernId, item: &str, agency: &str) -> PermissionForm {
    PermissionForm {
        concern,
        item: item.into(),
        agency: agency.into(),
        heard_from: "DI Chair".into(),
        heard: "For the adult's safety plan alone".into(),
        ..PermissionForm::default()
    }
}

#[test]
fn what_belongs_to_another_agency_goes_to_nobody_else_without_their_word_on_record() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let passage = minutes(&mut town, concern);
    let theirs = item(&mut town, concern, "kcc_adults", &passage);
    assert!(theirs.source.is_empty(), "{}", theirs.source);
    let told = item(&mut town, concern, "kcc_adults", "chronology");
    assert!(!told.text.contains("Contact"), "{}", told.text);
    assert!(
        !theirs.ticked && theirs.bar.contains("belongs to Kent Police, West Kent MARAC"),
        "{}",
        theirs.bar
    );
    let asked = to_social_care(&mut town, concern, &passage);
    let path = town.beside("packet.pdf");
    assert_eq!(broken(town.book().export_packet(&asked, &path)), ["items cannot-go"]);
    assert_eq!(broken(town.book().preview_packet(&asked)), ["items cannot-go"]);
    let told = PacketRequest { channel: "phone".into(), caller_check: Some("met".into()), ..asked.clone() };
    assert_eq!(broken(town.book().share_in_words(told)), ["items cannot-go"]);

    // Their word for somebody else is no word for this.
    town.book().permit_owned(permission(concern, &passage, "probation")).unwrap();
    assert_eq!(broken(town.book().export_packet(&asked, &path)), ["items cannot-go"]);
    town.book().permit_owned(permission(concern, &passage, "kcc_adults")).unwrap();
    let free = item(&mut town, concern, "kcc_adults", &passage);
    assert!(!free.ticked && free.bar.is_empty() && free.why.contains("DI Chair"), "{}", free.why);
    let sent = town.book().export_packet(&asked, &path).unwrap();
    let text = text_of(&path, &sent.passphrase);
    assert!(text.contains("boatyard") && text.contains("shared with their permission"), "{text}");
}

#[test]
fn their_word_can_be_taken_back_and_what_went_is_named() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let passage = minutes(&mut town, concern);
    let ending = |heard_from: &str, reason: &str| PermissionEnding {
        concern,
        item: passage.clone(),
        agency: "kcc_adults".into(),
        heard_from: heard_from.into(),
        reason: reason.into(),
        ..PermissionEnding::default()
    };
    let again = broken(town.book().take_permission_back(ending("DI Chair", "Another case")));
    assert_eq!(again, ["agency not-permitted"]);
    town.book().permit_owned(permission(concern, &passage, "kcc_adults")).unwrap();
    town.book().permit_owned(permission(concern, &passage, "probation")).unwrap();
    let asked = to_social_care(&mut town, concern, &passage);
    let path = town.beside("packet.pdf");
    let sent = town.book().export_packet(&asked, &path).unwrap();
    assert_eq!(
        broken(town.book().take_permission_back(ending(" ", ""))),
        ["heard_from required", "reason required"]
    );
    let owner = |town: &mut Town| {
        let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
        let mut passages = page.chronology.into_iter().flat_map(|item| item.passages);
        passages.find(|one| one.passage == passage).unwrap().owner.unwrap()
    };
    let stands = owner(&mut town);
    assert_eq!(stands.permissions.len(), 2);
    assert!(stands.permissions[0].went[0].starts_with(&sent.reference), "{:?}", stands.permissions[0].went);
    assert!(stands.permissions[1].went.is_empty());
    town.book().take_permission_back(ending("DI Chair", "He is a witness in another case.")).unwrap();
    let stands = owner(&mut town);
    assert_eq!((stands.permissions.len(), stands.taken_back.len()), (1, 1));
    assert!(stands.taken_back[0].contains("adult social care: DI Chair"), "{:?}", stands.taken_back);
    assert!(!item(&mut town, concern, "kcc_adults", &passage).bar.is_empty());
    assert!(item(&mut town, concern, "probation", &passage).bar.is_empty(), "the other stays");
    assert_eq!(broken(town.book().export_packet(&asked, &path)), ["items cannot-go"]);
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let told = page.chronology.iter().find(|told| told.title.ends_with("no longer")).unwrap();
    assert!(told.facts.iter().any(|fact| fact.value == "He is a witness in another case."));
    // They may let it go again.
    town.book().permit_owned(permission(concern, &passage, "kcc_adults")).unwrap();
    assert!(item(&mut town, concern, "kcc_adults", &passage).bar.is_empty());
}

#[test]
fn it_is_read_only_once_it_is_on_record_why() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let passage = minutes(&mut town, concern);
    let wanted =
        |item: &str, reason: &str| SealedWanted { concern, item: item.into(), reason: reason.into() };
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let views: Vec<PassageView> = page.chronology.into_iter().flat_map(|item| item.passages).collect();
    let theirs = views.iter().find(|view| view.passage == passage).unwrap();
    assert!(theirs.sealed && theirs.text.contains("West Kent MARAC"), "{}", theirs.text);
    let ours = views.iter().find(|view| view.owner.is_none()).unwrap();
    assert!(theirs.versions.is_empty() && !ours.sealed);
    let whole = serde_json::to_string(&town.book().read_concern(ConcernWanted { concern }).unwrap()).unwrap();
    assert!(!whole.contains("boatyard"), "no word of it is on the page");
    let shareable = ShareableWanted { concern, agency: "kcc_adults".into() };
    let whole = serde_json::to_string(&town.book().read_shareable(shareable).unwrap()).unwrap();
    assert!(!whole.contains("boatyard"), "nor where it cannot go");
    assert_eq!(broken(town.book().see_sealed(wanted(&passage, " "))), ["reason required"]);
    assert_eq!(broken(town.book().see_sealed(wanted(&ours.passage, "Why"))), ["item not-theirs"]);
    let why = "To prepare for Thursday's meeting";
    let seen = town.book().see_sealed(wanted(&passage, why)).unwrap();
    assert_eq!((seen.text.as_str(), seen.sealed), (MINUTES, false));
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let told =
        page.chronology.iter().find(|item| item.title == "What belongs to another agency was read").unwrap();
    assert!(told.facts.iter().any(|fact| fact.value == why) && told.officer == "Jo Larkin");
    // Once more, and once more it is asked.
    assert!(page.chronology.iter().flat_map(|item| &item.passages).any(|view| view.sealed));
    // A colleague is held to it as well, and what is taken for ours is read as ours.
    let ours = OwnerForm { concern, item: passage, belongs_to: None, reason: "Ours after all".into() };
    town.book().say_owner(ours).unwrap();
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert!(page.chronology.iter().flat_map(|item| &item.passages).any(|view| view.text == MINUTES));
}

#[test]
fn it_may_go_back_to_whose_it_is_and_never_by_itself() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let passage = minutes(&mut town, concern);
    let back = item(&mut town, concern, "police_marac", &passage);
    assert!(back.bar.is_empty() && !back.ticked);
    let usual = request(&mut town, concern);
    assert!(!usual.items.contains(&passage));
}

#[test]
fn whose_it_is_can_be_said_later_and_put_right() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.add(concern, "note", MINUTES);
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let passage = page.chronology[0].passages[0].passage.clone();
    let owner = |belongs_to: Option<&str>| OwnerForm {
        concern,
        item: passage.clone(),
        belongs_to: belongs_to.map(str::to_owned),
        reason: "Their clerk wrote them".into(),
    };
    assert_eq!(
        broken(town.book().permit_owned(permission(concern, &passage, "probation"))),
        ["item not-theirs"]
    );
    assert_eq!(broken(town.book().say_owner(owner(None))), ["belongs_to unchanged"]);
    town.book().say_owner(owner(Some("police_marac"))).unwrap();
    town.book().permit_owned(permission(concern, &passage, "probation")).unwrap();
    assert!(item(&mut town, concern, "probation", &passage).bar.is_empty());
    // Another owner's leave is theirs to give.
    town.book().say_owner(owner(Some("kcc_children"))).unwrap();
    assert!(!item(&mut town, concern, "probation", &passage).bar.is_empty());
    town.book().say_owner(owner(None)).unwrap();
    assert!(item(&mut town, concern, "probation", &passage).bar.is_empty());
    let nothing = OwnerForm { item: "nonsense".into(), ..owner(Some("probation")) };
    assert_eq!(broken(town.book().say_owner(nothing)), ["item not-found"]);
}

#[test]
fn no_search_and_no_line_in_short_tells_of_it() {
    let mut town = Town::new();
    let concern =
        town.book().record_concern(NewConcern { summary: String::new(), ..town::grace() }).unwrap().concern;
    let found = |town: &mut Town| {
        let words = SearchWords { words: "boatyard".into(), ..SearchWords::default() };
        town.book().search_log(words).unwrap().items.len()
    };
    let passage = minutes(&mut town, concern);
    assert_eq!(found(&mut town), 0);
    let ours = OwnerForm { concern, item: passage, belongs_to: None, reason: "Ours after all".into() };
    town.book().say_owner(ours).unwrap();
    assert_eq!(found(&mut town), 1);
}

#[test]
fn a_file_of_theirs_stays_and_its_words_are_found_by_nobody() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = crate::files::put(&town, "minutes.txt", MINUTES.as_bytes());
    let made = crate::files::attach(town.book(), concern, &path).unwrap();
    read_words(&mut town.book()).unwrap();
    let found = |town: &mut Town| {
        let words = SearchWords { words: "boatyard".into(), ..SearchWords::default() };
        town.book().search_log(words).unwrap().items.len()
    };
    assert_eq!(found(&mut town), 1);
    let name = format!("file:{}", made.entry);
    let theirs = OwnerForm {
        concern,
        item: name.clone(),
        belongs_to: Some("police_marac".into()),
        reason: "Their minutes".into(),
    };
    town.book().say_owner(theirs).unwrap();
    assert_eq!(found(&mut town), 0);
    assert!(item(&mut town, concern, "kcc_adults", &name).bar.contains("belongs to"));
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(page.files[0].owner.as_ref().unwrap().owner, "police_marac");
}

#[test]
fn a_colleague_is_held_to_it_as_well() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    let passage = minutes(&mut council.desks[0], concern);
    council.agree();
    assert!(!item(&mut council.desks[1], concern, "kcc_adults", &passage).bar.is_empty());
    council.desks[1].book().permit_owned(permission(concern, &passage, "kcc_adults")).unwrap();
    council.agree();
    assert!(item(&mut council.desks[2], concern, "kcc_adults", &passage).bar.is_empty());
    council.must_agree();
}

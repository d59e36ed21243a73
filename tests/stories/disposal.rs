//! A record goes for real: looked at when its time is over, agreed to by a second officer, and then on no machine, in no file of
//! the folder and in no new backup, while the chain still verifies.

use std::path::{Path, PathBuf};

use logbook::acts::{
    Closing, ConcernFilter, DisposalNamed, DisposalStopping, HoldEnding, LinkForm, NewConcern, NewDraft,
    NewHold, Nothing, PersonForm, RecordWanted, RetentionReview, SearchWords, SettingsForm,
};
use logbook::domain::id::ConcernId;
use logbook::sync::{Directory, seal};
use logbook::{Code, Logbook, Vault};
use town::council::Council;
use town::settings_as_they_stand;

use crate::files::{attach, put};
use crate::find_files::docx;
use crate::restricted::{everything_held, holds, planted};
use crate::share::request;
use crate::{broken, code};

const DAY: i64 = 24 * 60 * 60;
/// Words planted in the record: none may be anywhere once it is gone.
const PLANTED: &[&str] = &["Wilhelmina", "Quennell", "tangerine", "zeppelin", "Ottershaw", "marmalade"];
/// One more inside a packed document, of which no byte says it: it stands among the words to look for alone.
const INSIDE: &str = "nutmeg";

/// A concern with planted words in every part, written down at a desk and closed there.
fn closed_record(council: &mut Council, desk: usize) -> ConcernId {
    let form = NewConcern { danger: Some("no".into()), ..planted() };
    let concern = council.book(desk).record_concern(form).unwrap().concern;
    let path = put(&council.desks[desk], "note.txt", b"A marmalade jar stood there.");
    attach(council.book(desk), concern, &path).unwrap();
    let path = put(&council.desks[desk], "letter.docx", &docx("A nutmeg grater lay beside it"));
    attach(council.book(desk), concern, &path).unwrap();
    council.desks[desk].decide(concern, "monitor");
    // What was sent of it stays in the log as pages, and goes with it.
    let request = request(&mut council.desks[desk], concern);
    let packet = council.desks[desk].beside("packet.pdf");
    council.book(desk).export_packet(&request, &packet).unwrap();
    close(council, desk, concern);
    concern
}

fn close(council: &mut Council, desk: usize, concern: ConcernId) {
    let closing =
        Closing { concern, reason: "safe_plan".into(), outcome: "Safe now.".into(), ..Closing::default() };
    council.book(desk).close_concern(closing).unwrap();
}

/// Days go by, with a pass of everybody at the end.
fn days(council: &mut Council, days: i64) {
    council.desks[0].clock.pass_seconds(days * DAY);
    council.agree();
}

fn seven_years(council: &mut Council) {
    days(council, 7 * 365 + 2);
}

fn disposes(concern: ConcernId) -> RetentionReview {
    RetentionReview {
        concern,
        decision: "dispose".into(),
        ground: "time".into(),
        recent_contact: Some("no".into()),
        serious: Some("no".into()),
        interest: Some("no".into()),
        reasons: "Nothing since the zeppelin.".into(),
        ..RetentionReview::default()
    }
}

fn propose(council: &mut Council, desk: usize, concern: ConcernId) -> logbook::Result<()> {
    council.book(desk).review_retention(disposes(concern))
}

fn proposal(council: &mut Council, desk: usize) -> String {
    let page = council.book(desk).read_retention(Nothing::default()).unwrap();
    page.proposed.first().expect("a proposal waits").proposal.clone()
}

fn authorise(council: &mut Council, desk: usize) -> logbook::Result<()> {
    let proposal = proposal(council, desk);
    council.book(desk).authorise_disposal(DisposalNamed { proposal })
}

/// Proposed by Jo, open for its days, heard by everybody.
fn proposed(council: &mut Council, concern: ConcernId) {
    propose(council, 0, concern).unwrap();
    council.agree();
    days(council, 28);
}

/// A record with a packet that goes on the word of two officers: hidden where it was said, and not erased yet.
pub(crate) fn second_officer_agrees(council: &mut Council) -> ConcernId {
    let concern = closed_record(council, 1);
    council.agree();
    seven_years(council);
    proposed(council, concern);
    authorise(council, 1).unwrap();
    council.pass(1);
    council.pass(0);
    concern
}

/// Everybody has heard, and erases.
pub(crate) fn everybody_erases(council: &mut Council) {
    minutes(council);
}

/// A passage with which everybody gets to know what the others have taken.
fn minutes(council: &mut Council) {
    for _ in 0..3 {
        council.desks[0].clock.pass_seconds(60);
        council.agree();
    }
}

/// Every file of the folder, opened with whatever key any desk has.
fn everything_in_the_folder(council: &mut Council) -> Vec<u8> {
    let mut keys = Vec::new();
    for desk in 0..council.desks.len() {
        let (keyset, _) =
            Vault::at(&council.desks[desk].path()).unseal(town::PIN, &*council.desks[desk].keyring).unwrap();
        keys.push(keyset.identity.clone().into());
        keys.extend(crate::turned_keys::identities_left(council, desk).into_iter().map(Into::into));
    }
    let mut bytes = Vec::new();
    let mut opened = 0;
    for file in files_below(council.shared()) {
        if let Ok(plain) = seal::open(&std::fs::read(file).unwrap(), &keys) {
            opened += 1;
            bytes.extend(plain);
        }
    }
    assert!(opened > 6, "only {opened} files could be opened");
    bytes
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(files_below(&entry.path()))
        } else {
            found.push(entry.path())
        }
    }
    found
}

#[test]
fn a_record_goes_from_every_machine_the_folder_and_new_backups() {
    let mut council = Council::of_three();
    let concern = closed_record(&mut council, 1);
    let kept = council.desks[0].record();
    council.agree();
    let draft = NewDraft { page: format!("add:{concern}"), text: r#"{"text":"tangerine"}"#.into() };
    council.book(2).keep_draft(draft).unwrap();
    for desk in 0..3 {
        let held = everything_held(&mut council, desk);
        assert!(PLANTED.iter().chain(&[INSIDE]).all(|word| holds(&held, word)), "it was there");
    }
    let folder = everything_in_the_folder(&mut council);
    assert!(PLANTED.iter().all(|word| holds(&folder, word)), "and in the folder");
    for desk in 0..3 {
        let held = crate::files::kept(&council.desks[desk].path(), &council.database_key(desk));
        assert_eq!(held.0, 3, "two files and the pages of a packet, on every machine");
    }

    seven_years(&mut council);
    let page = council.book(0).read_retention(Nothing::default()).unwrap();
    assert_eq!(page.due.iter().map(|line| line.concern).collect::<Vec<_>>(), [concern]);
    proposed(&mut council, concern);
    authorise(&mut council, 1).unwrap();
    // Hidden where it was said, everywhere as soon as that is heard; erased when everybody has heard.
    assert_eq!(code(council.book(1).read_record_kept(RecordWanted { concern })), Code::NotFound);
    minutes(&mut council);

    let certificate = council.book(0).read_retention(Nothing::default()).unwrap().gone.remove(0);
    assert_eq!(certificate.certificate, "MBC-2033-B-E001");
    assert_eq!((certificate.erased_on, certificate.machines), (3, 3));
    assert_eq!((&*certificate.proposed_by, &*certificate.authorised_by), ("Jo Larkin", "Sam Okafor"));
    assert_eq!((certificate.files, certificate.years), (2, 7));
    assert!(certificate.erased_at.is_some() && certificate.backups_gone_on.is_some());
    council.must_agree();
    for desk in 0..3 {
        let held = everything_held(&mut council, desk);
        for word in PLANTED.iter().chain(&[INSIDE]) {
            assert!(!holds(&held, word), "{word} is on desk {desk}");
        }
        assert_eq!(council.book(desk).list_concerns(ConcernFilter::default()).unwrap().total, 1);
        let found =
            council.book(desk).search_log(SearchWords { words: "tangerine".into(), ..Default::default() });
        assert_eq!(found.unwrap().total, 0);
    }
    for desk in 0..3 {
        let held = crate::files::kept(&council.desks[desk].path(), &council.database_key(desk));
        assert_eq!(held, (0, 0), "files and pages of packets that went");
    }
    let folder = everything_in_the_folder(&mut council);
    for word in PLANTED {
        assert!(!holds(&folder, word), "{word} is in the folder");
    }
    assert!(holds(&folder, "Grace McKenna"), "the other concern is there as it was");
    // A new machine takes the chain and no word of what is gone.
    let desk = council.image_of(0, 77);
    drop(desk);
    let place = council.desks[0].beside("place");
    std::fs::create_dir_all(&place).unwrap();
    council.book(0).choose_backup_place(&place).unwrap();
    let view = council.book(0).back_up(Nothing::default()).unwrap();
    assert!(view.last_verified_at.is_some(), "a log with erased bodies restores and is the same");
    assert!(council.book(2).read_concern(logbook::acts::ConcernWanted { concern: kept.concern }).is_ok());
}

#[test]
fn it_takes_its_time_a_second_officer_and_nothing_against_it() {
    let mut council = Council::of_three();
    let concern = closed_record(&mut council, 0);
    council.agree();
    assert_eq!(broken(propose(&mut council, 0, concern)), ["ground not-due"]);
    seven_years(&mut council);
    propose(&mut council, 0, concern).unwrap();
    assert_eq!(broken(propose(&mut council, 0, concern)), ["decision proposed-already"]);
    council.agree();
    assert_eq!(broken(authorise(&mut council, 0)), ["proposal another-officer"]);
    assert_eq!(broken(authorise(&mut council, 1)), ["proposal not-open-yet"]);
    days(&mut council, 28);
    // A hold stops what waits, and keeps anybody from proposing it again.
    let hold = NewHold {
        concern,
        why: "claim".into(),
        details: "A letter before action.".into(),
        ..NewHold::default()
    };
    council.book(2).set_hold(hold).unwrap();
    council.agree();
    assert!(council.book(1).read_retention(Nothing::default()).unwrap().proposed.is_empty());
    assert_eq!(broken(propose(&mut council, 0, concern)), ["decision held"]);
    let held = council.book(0).read_record_kept(RecordWanted { concern }).unwrap().holds.remove(0);
    let end = HoldEnding { concern, hold: held.hold, reason: "The claim was settled.".into() };
    council.book(0).end_hold(end).unwrap();
    propose(&mut council, 0, concern).unwrap();
    council.agree();
    let stopping =
        DisposalStopping { proposal: proposal(&mut council, 2), reason: "His sister asks for it.".into() };
    council.book(2).stop_disposal(stopping).unwrap();
    council.agree();
    assert!(council.book(1).read_retention(Nothing::default()).unwrap().proposed.is_empty());
    // Kept longer, it is not due.
    let keep = RetentionReview {
        concern,
        decision: "keep".into(),
        keep_until: Some("2035-01-01".into()),
        reasons: "His sister may want to read it.".into(),
        ..RetentionReview::default()
    };
    council.book(0).review_retention(keep).unwrap();
    assert_eq!(broken(propose(&mut council, 0, concern)), ["ground not-due"]);
    council.agree();
    council.must_agree();
}

#[test]
fn a_word_against_it_on_its_way_brings_everything_back() {
    let mut council = Council::of_three();
    let concern = closed_record(&mut council, 0);
    council.agree();
    seven_years(&mut council);
    proposed(&mut council, concern);
    minutes(&mut council);
    // At the same time: Sam agrees, and Ali, who has not heard of that, objects.
    authorise(&mut council, 1).unwrap();
    let stopping = DisposalStopping { proposal: proposal(&mut council, 2), reason: "An inquest.".into() };
    council.book(2).stop_disposal(stopping).unwrap();
    council.pass(1);
    council.pass(0);
    assert_eq!(code(council.book(0).read_record_kept(RecordWanted { concern })), Code::NotFound);
    minutes(&mut council);
    council.must_agree();
    for desk in 0..3 {
        let held = everything_held(&mut council, desk);
        for word in PLANTED {
            assert!(holds(&held, word), "{word} is lost at desk {desk}");
        }
        assert!(council.book(desk).read_record_kept(RecordWanted { concern }).is_ok());
    }
}

#[test]
fn nothing_is_erased_before_a_machine_that_is_away_has_heard() {
    let mut council = Council::of_three();
    let concern = closed_record(&mut council, 0);
    council.agree();
    seven_years(&mut council);
    // Ali is away since before it was proposed: nobody may agree yet.
    propose(&mut council, 0, concern).unwrap();
    let two = |council: &mut Council| {
        for _ in 0..4 {
            council.desks[0].clock.pass_seconds(60);
            council.pass(0);
            council.pass(1);
        }
    };
    council.desks[0].clock.pass_seconds(28 * DAY);
    two(&mut council);
    assert_eq!(broken(authorise(&mut council, 1)), ["proposal not-heard"]);
    let line = council.book(1).read_retention(Nothing::default()).unwrap().proposed.remove(0);
    assert_eq!(line.waits_for, ["Ali Rahman"]);
    minutes(&mut council);
    authorise(&mut council, 1).unwrap();
    two(&mut council);
    let certificate = council.book(0).read_retention(Nothing::default()).unwrap().gone.remove(0);
    assert_eq!((certificate.erased_on, certificate.machines), (0, 3));
    assert!(holds(&everything_held(&mut council, 1), "zeppelin"), "it is hidden and not erased");
    minutes(&mut council);
    let certificate = council.book(0).read_retention(Nothing::default()).unwrap().gone.remove(0);
    assert_eq!((certificate.erased_on, certificate.machines), (3, 3));
    council.must_agree();
}

#[test]
fn a_new_worry_about_the_person_stops_it_without_being_asked() {
    let mut council = Council::of_three();
    let concern = closed_record(&mut council, 0);
    council.agree();
    seven_years(&mut council);
    proposed(&mut council, concern);
    let person = council
        .book(2)
        .read_concern(logbook::acts::ConcernWanted { concern })
        .unwrap()
        .people
        .first()
        .unwrap()
        .person;
    let other = council.desks[2].record().concern;
    let link = LinkForm {
        concern: other,
        person: PersonForm { person: Some(person), role: "adult_at_risk".into(), ..PersonForm::default() },
    };
    council.book(2).link_person(link).unwrap();
    council.agree();
    assert!(council.book(1).read_retention(Nothing::default()).unwrap().proposed.is_empty());
    // And it is not due while the new concern is open.
    assert!(council.book(1).read_record_kept(RecordWanted { concern }).unwrap().due_on.is_none());
}

#[test]
fn a_log_out_of_an_old_backup_shows_nothing_of_what_was_erased_since() {
    let mut council = Council::of_three();
    let concern = closed_record(&mut council, 0);
    council.agree();
    seven_years(&mut council);
    let words = council.desks[0].kit_words();
    let place = council.desks[0].beside("place");
    std::fs::create_dir_all(&place).unwrap();
    council.book(0).choose_backup_place(&place).unwrap();
    council.book(0).back_up(Nothing::default()).unwrap();
    proposed(&mut council, concern);
    authorise(&mut council, 1).unwrap();
    minutes(&mut council);
    let file = files_below(&place).into_iter().find(|file| file.to_string_lossy().ends_with(".age")).unwrap();
    council.desks[0].lock();
    let mut desk = council.new_desk(5_000);
    let with = desk.surroundings();
    let mut book =
        Logbook::restore(&file, &desk.path(), &words, town::PIN, with, Some(&mut council.folder())).unwrap();
    // Before it has heard a word from anybody.
    assert_eq!(code(book.read_record_kept(RecordWanted { concern })), Code::NotFound);
    assert_eq!(book.list_concerns(ConcernFilter::default()).unwrap().total, 0);
    let found = book.search_log(SearchWords { words: "tangerine".into(), ..Default::default() });
    assert_eq!(found.unwrap().total, 0);
    book.choose_shared_folder(council.shared()).unwrap();
    desk.book = Some(book);
    council.desks[0] = desk;
    minutes(&mut council);
    council.must_agree();
    let page = council.book(0).read_retention(Nothing::default()).unwrap();
    assert_eq!((page.gone[0].erased_on, page.gone[0].machines), (3, 3));
}

#[test]
fn a_second_copy_of_a_machine_brings_no_word_back() {
    let mut council = Council::of_three();
    let at_once = SettingsForm { objection_days: Some(0), ..settings_as_they_stand(council.book(0)) };
    council.book(0).change_settings(at_once).unwrap();
    let concern = closed_record(&mut council, 0);
    council.agree();
    let mut image = council.image_of(2, 99);
    council.desks[2].record();
    let asked = RetentionReview { ground: "erasure".into(), ..disposes(concern) };
    council.book(0).review_retention(asked).unwrap();
    minutes(&mut council);
    authorise(&mut council, 1).unwrap();
    minutes(&mut council);
    // The copy knows nothing of it, writes on with the same number, and its file gets into the folder.
    image.add(concern, "note", "She keeps a marmalade cat.");
    let apart = tempfile::tempdir().unwrap();
    logbook::acts::pass(&mut image.book(), &mut Directory::at(apart.path())).unwrap();
    for file in files_below(apart.path()) {
        let to = council.shared().join(file.strip_prefix(apart.path()).unwrap());
        std::fs::copy(&file, to).unwrap();
    }
    minutes(&mut council);
    let alarms = council.officers(0).alarms;
    assert!(alarms.iter().any(|alarm| alarm.kind == "forked"), "the copy is noticed");
    for desk in 0..2 {
        assert!(!holds(&everything_held(&mut council, desk), "marmalade"), "it is at desk {desk}");
    }
}

#[test]
fn records_of_exploitation_are_held_for_the_inquiry() {
    let mut council = Council::of_one();
    let form =
        NewConcern { concern_types: vec!["CSE".into()], main_type: Some("CSE".into()), ..town::grace() };
    let concern = council.book(0).record_concern(form).unwrap().concern;
    council.desks[0].decide(concern, "monitor");
    close(&mut council, 0, concern);
    days(&mut council, 7 * 365 + 2);
    assert_eq!(broken(propose(&mut council, 0, concern)), ["decision held"]);
    let hold = council.book(0).read_record_kept(RecordWanted { concern }).unwrap().holds.remove(0);
    assert_eq!(hold.label, "A public inquiry");
    let end = HoldEnding { concern, hold: hold.hold, reason: "The inquiry reported in 2029.".into() };
    council.book(0).end_hold(end).unwrap();
    propose(&mut council, 0, concern).unwrap();
}

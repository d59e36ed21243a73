//! A concern kept from one of the three: their machine never holds a word of it, and no page of theirs shows a trace.

use std::path::Path;

use logbook::acts::{
    ConcernFilter, ConcernWanted, HistoryFilter, KnownWords, LinkForm, NewConcern, PersonDescription,
    PersonForm, Restriction, SearchWords,
};
use logbook::domain::id::{ConcernId, OfficerId};
use town::council::Council;

use crate::files::{attach, put};
use crate::find_files::docx;
use crate::{broken, code};

/// Words planted in the concern: none may be anywhere that Sam's machine can read.
const PLANTED: &[&str] = &["Wilhelmina", "Quennell", "tangerine", "zeppelin", "Ottershaw"];

fn officer(council: &mut Council, name: &str) -> OfficerId {
    council.officers(0).officers.iter().find(|o| o.name == name).unwrap().officer
}

/// A concern with planted words in every part.
pub(crate) fn planted() -> NewConcern {
    NewConcern {
        danger: Some("no".into()),
        people: vec![PersonForm {
            role: "adult_at_risk".into(),
            name: "Wilhelmina Quennell".into(),
            address: "3 Ottershaw Close".into(),
            ..PersonForm::default()
        }],
        summary: "Told of a tangerine envelope".into(),
        account: "The officer kept her money in a zeppelin tin.".into(),
        ..NewConcern::default()
    }
}

/// Jo writes a concern down that Sam must not see.
fn kept_from_sam(council: &mut Council) -> ConcernId {
    let sam = officer(council, "Sam Okafor");
    let recorded = council.book(0).record_concern(NewConcern { kept_from: vec![sam], ..planted() }).unwrap();
    assert_eq!(recorded.reference, "MBC-2026-A-R001");
    recorded.concern
}

/// Everything an open log says, through every page that lists or finds.
fn everything_shown(council: &mut Council, desk: usize) -> String {
    let book = council.book(desk);
    let mut said = String::new();
    let mut add = |value: serde_json::Value| said.push_str(&value.to_string());
    add(serde_json::to_value(book.list_concerns(ConcernFilter::default()).unwrap()).unwrap());
    add(serde_json::to_value(book.read_today(Default::default()).unwrap()).unwrap());
    add(serde_json::to_value(book.read_frame(Default::default()).unwrap()).unwrap());
    add(serde_json::to_value(book.list_shares(Default::default()).unwrap()).unwrap());
    add(serde_json::to_value(book.list_replies(Default::default()).unwrap()).unwrap());
    add(serde_json::to_value(book.list_actions(Default::default()).unwrap()).unwrap());
    add(serde_json::to_value(book.read_history(HistoryFilter { limit: 200, ..Default::default() }).unwrap())
        .unwrap());
    for words in PLANTED {
        let words = (*words).to_owned();
        add(serde_json::to_value(
            book.search_log(SearchWords { words: words.clone(), ..Default::default() }).unwrap(),
        )
        .unwrap());
        add(serde_json::to_value(book.find_known(KnownWords { words }).unwrap()).unwrap());
    }
    said
}

/// Every word of a log's database, read with its key by a connection of our own, and the bytes of every file beside it.
pub(crate) fn everything_held(council: &mut Council, desk: usize) -> Vec<u8> {
    let book = council.book(desk);
    let copy = tempfile::tempdir().unwrap();
    book.export_log(&copy.path().join("all"), None, &mut |_, _| {}).unwrap();
    let mut bytes = Vec::new();
    gather(copy.path(), &mut bytes);
    gather(&council.desks[desk].path(), &mut bytes);
    bytes.extend(every_cell(council, desk));
    bytes
}

/// Every cell of every table, with the key that the kit opens from beside the log.
fn every_cell(council: &mut Council, desk: usize) -> Vec<u8> {
    let code = council.book(0).waiting_kit().unwrap().code().to_string();
    let identity: age::x25519::Identity = code.parse().unwrap();
    let wrapped = std::fs::read(council.desks[desk].path().join("log.recovery.age")).unwrap();
    let key = data_encoding::HEXLOWER.encode(&age::decrypt(&identity, &wrapped).unwrap());
    let db = rusqlite::Connection::open(council.desks[desk].path().join("log.db")).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).unwrap();
    let mut tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().flatten().collect();
    let mut bytes = Vec::new();
    for table in tables {
        let mut cells = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = cells.column_count();
        let mut rows = cells.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                if let rusqlite::types::ValueRef::Text(cell) | rusqlite::types::ValueRef::Blob(cell) =
                    row.get_ref(column).unwrap()
                {
                    bytes.extend_from_slice(cell);
                    bytes.push(0);
                }
            }
        }
    }
    assert!(holds(&bytes, "log-started"), "the right database was read");
    bytes
}

fn gather(folder: &Path, into: &mut Vec<u8>) {
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        match file.file_type().unwrap().is_dir() {
            true => gather(&file.path(), into),
            false => into.extend(std::fs::read(file.path()).unwrap()),
        }
    }
}

pub(crate) fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn an_excluded_officer_finds_no_trace_and_their_machine_no_word() {
    let mut council = Council::of_three();
    council.desks[0].record();
    let kept = kept_from_sam(&mut council);
    council.desks[0].record();
    council.desks[0].add(kept, "note", "She repeated it: zeppelin.");
    council.agree();
    assert!(everything_shown(&mut council, 2).contains("Wilhelmina"), "Ali must see it");
    assert_eq!(council.book(2).list_concerns(Default::default()).unwrap().total, 3);
    let list = council.book(1).list_concerns(Default::default()).unwrap();
    let references: Vec<_> = list.items.iter().map(|line| line.reference.clone()).collect();
    assert_eq!(references.len(), 2);
    assert!(references.contains(&"MBC-2026-A0002".to_owned()), "no gap in Jo's numbers: {references:?}");
    let shown = everything_shown(&mut council, 1);
    let held = everything_held(&mut council, 1);
    for word in PLANTED {
        assert!(!shown.contains(word), "shown to Sam: {word}");
        assert!(!holds(&held, word), "held by Sam's machine: {word}");
    }
    assert!(!shown.contains(&kept.to_string()) && !shown.contains("restricted"));
    assert_eq!(code(council.book(1).read_concern(ConcernWanted { concern: kept })), logbook::Code::NotFound);
    let report = council.book(1).check_log(logbook::acts::CheckForm { deep: true }).unwrap();
    assert!(report.problems.is_empty(), "a body that never came is not a fault");
    assert!(
        holds(&everything_held(&mut council, 2), "zeppelin"),
        "the search itself must find it where it is"
    );
}

#[test]
fn a_concern_restricted_later_vanishes_there_and_is_erased_once_a_third_holds_it() {
    let mut council = Council::of_three();
    let sam = officer(&mut council, "Sam Okafor");
    let concern = council.book(0).record_concern(planted()).unwrap().concern;
    // Inside files, packed, so that no byte of them says it: one of this concern, and one that another has as well.
    let alone = put(&council.desks[0], "alone.docx", &docx("A letter about marzipan"));
    let shared = put(&council.desks[0], "shared.docx", &docx("A letter about the windmill"));
    let other = council.desks[0].record().concern;
    for (concern, path) in [(concern, &alone), (concern, &shared), (other, &shared)] {
        attach(council.book(0), concern, path).unwrap();
    }
    council.agree();
    assert!(everything_shown(&mut council, 1).contains("Wilhelmina"));
    assert!(holds(&everything_held(&mut council, 1), "marzipan"), "its words are here");
    assert_eq!((found(&mut council, 1, "marzipan"), found(&mut council, 1, "windmill")), (1, 2));
    let reason = "The worry is about him: zeppelin.".to_owned();
    let restriction = Restriction { concern, kept_from: vec![sam], reason };
    council.book(0).restrict_concern(restriction.clone()).unwrap();
    council.pass(0);
    council.pass(1);
    let shown = everything_shown(&mut council, 1);
    assert!(PLANTED.iter().all(|word| !shown.contains(word)), "hidden at once");
    assert!(!holds(&everything_held(&mut council, 1), "marzipan"), "and the words inside its file are gone");
    assert_eq!((found(&mut council, 1, "marzipan"), found(&mut council, 1, "windmill")), (0, 1));
    council.agree();
    council.agree();
    let held = everything_held(&mut council, 1);
    for word in PLANTED.iter().chain(&["marzipan"]) {
        assert!(!holds(&held, word), "held by Sam's machine: {word}");
    }
    let report = council.book(1).check_log(logbook::acts::CheckForm { deep: true }).unwrap();
    assert!(report.problems.is_empty(), "{:?}", report.problems.iter().map(|p| &p.what).collect::<Vec<_>>());
    assert!(everything_shown(&mut council, 2).contains("Wilhelmina"));
    assert_eq!(found(&mut council, 2, "marzipan"), 1);

    // Opened to everybody again, it comes back whole.
    let opened = Restriction { kept_from: Vec::new(), reason: "Nothing in it.".into(), ..restriction };
    council.book(2).restrict_concern(opened).unwrap();
    council.agree();
    council.agree();
    assert!(everything_shown(&mut council, 1).contains("Wilhelmina"));
    assert_eq!((found(&mut council, 1, "marzipan"), found(&mut council, 1, "windmill")), (1, 2));
    council.must_agree();
}

/// How many concerns a desk finds by some words.
fn found(council: &mut Council, desk: usize, words: &str) -> u64 {
    let form = SearchWords { words: words.into(), ..SearchWords::default() };
    council.book(desk).search_log(form).unwrap().total
}

#[test]
fn a_concern_opened_again_comes_whole_though_an_older_word_on_it_comes_alone() {
    let mut council = Council::of_three();
    let sam = officer(&mut council, "Sam Okafor");
    let concern = council.book(0).record_concern(planted()).unwrap().concern;
    council.agree();
    let restriction = Restriction { concern, kept_from: vec![sam], reason: "It is about him.".into() };
    council.book(0).restrict_concern(restriction.clone()).unwrap();
    council.agree();
    council.agree();
    let opened = Restriction { kept_from: Vec::new(), reason: "Nothing in it.".into(), ..restriction };
    council.book(2).restrict_concern(opened).unwrap();
    council.pass(2);
    council.pass(0);
    // Ali's word, which everybody may read, is here, and so are Jo's sealed files with the older one; Ali's sealed one is late.
    let sealed = own_files(&mut council, 2, "r-");
    let late: Vec<Vec<u8>> = sealed.iter().map(|file| std::fs::read(file).unwrap()).collect();
    assert!(!late.is_empty());
    sealed.iter().for_each(|file| std::fs::remove_file(file).unwrap());
    council.pass(1);
    council.pass(1);
    sealed.iter().zip(late).for_each(|(file, bytes)| std::fs::write(file, bytes).unwrap());
    council.agree();
    assert!(everything_shown(&mut council, 1).contains("Wilhelmina"));
    council.must_agree();
}

#[test]
fn two_words_at_once_on_who_may_read_something_come_to_the_same_in_whatever_portions_they_come() {
    let mut council = Council::of_three();
    let ali = officer(&mut council, "Ali Rahman");
    let (desk, joining) = council.ask("Ali Rahman", 21_000);
    let admission = council.admission(&joining);
    council.book(0).admit_machine(logbook::acts::Admission { officer: Some(ali), ..admission }).unwrap();
    council.agree_to_all();
    let second = council.seat(desk, joining);
    let concern = council.book(0).record_concern(planted()).unwrap().concern;
    council.agree();
    // Jo keeps it from Sam and Sam from Jo, neither knowing of the other; of two with one counter the larger machine is later.
    for (by, from) in [(0, "Sam Okafor"), (1, "Jo Larkin")] {
        let from = officer(&mut council, from);
        let restriction = Restriction { concern, kept_from: vec![from], reason: "About them.".into() };
        council.book(by).restrict_concern(restriction).unwrap();
    }
    let later = if machine(&mut council, 0) > machine(&mut council, 1) { 0 } else { 1 };
    let before = own_files(&mut council, later, "e-");
    council.pass(later);
    council.pass(1 - later);
    // The sealed words of the later one are here, and what everybody may read of it comes after.
    let mut word = own_files(&mut council, later, "e-");
    word.retain(|file| !before.contains(file));
    let bytes: Vec<Vec<u8>> = word.iter().map(|file| std::fs::read(file).unwrap()).collect();
    assert_eq!(word.len(), 1);
    std::fs::remove_file(&word[0]).unwrap();
    council.pass(second);
    std::fs::write(&word[0], &bytes[0]).unwrap();
    council.pass(second);
    council.pass(2);
    let states = council.states();
    assert_eq!(states[second], states[2], "Ali's two machines");
    let report = council.book(second).check_log(logbook::acts::CheckForm { deep: true }).unwrap();
    assert!(report.problems.is_empty(), "{:?}", report.problems.iter().map(|p| &p.what).collect::<Vec<_>>());
}

fn machine(council: &mut Council, desk: usize) -> String {
    council.officers(desk).machines.iter().find(|line| line.this).unwrap().machine.clone()
}

/// Files that a desk put in the shared folder, by how their names begin: `e-` open entries, `r-` sealed bodies.
fn own_files(council: &mut Council, desk: usize, begins: &str) -> Vec<std::path::PathBuf> {
    let part = logbook::sync::layout::part_of(machine(council, desk).parse().unwrap());
    let mut found = files_named(council.shared(), begins);
    found.retain(|file| file.parent().unwrap().ends_with(&part));
    found
}

#[test]
fn with_two_officers_nothing_is_erased_on_the_word_of_one() {
    let mut council = Council::of_one();
    council.join();
    let sam = officer(&mut council, "Sam Okafor");
    let concern = council.book(0).record_concern(planted()).unwrap().concern;
    council.agree();
    council
        .book(0)
        .restrict_concern(Restriction { concern, kept_from: vec![sam], reason: "About him.".into() })
        .unwrap();
    council.agree();
    assert!(!everything_shown(&mut council, 1).contains("Wilhelmina"), "hidden");
    assert!(holds(&everything_held(&mut council, 1), "zeppelin"), "kept, since nobody else but Jo has it");
}

#[test]
fn it_is_kept_from_officers_who_are_in_and_never_from_oneself() {
    let mut council = Council::of_three();
    let jo = officer(&mut council, "Jo Larkin");
    let form = NewConcern { kept_from: vec![jo], ..planted() };
    assert_eq!(broken(council.book(0).record_concern(form)), ["kept_from yourself"]);
    let form = NewConcern { kept_from: vec![OfficerId([7; 16])], ..planted() };
    assert_eq!(broken(council.book(0).record_concern(form)), ["kept_from not-found"]);
}

#[test]
fn what_was_written_of_somebody_by_who_is_kept_out_and_did_not_know_reaches_the_others() {
    let mut council = Council::of_three();
    let sam = officer(&mut council, "Sam Okafor");
    let concern = council.book(0).record_concern(planted()).unwrap().concern;
    council.agree();
    // Ali keeps it from Sam, at a computer that hears nothing of what Sam writes meanwhile.
    let apart = tempfile::tempdir().unwrap();
    town::copy_folder(council.shared(), apart.path());
    let restriction = Restriction { concern, kept_from: vec![sam], reason: "About him.".into() };
    council.book(2).restrict_concern(restriction).unwrap();
    logbook::acts::pass(&mut council.book(2), &mut logbook::sync::Directory::at(apart.path())).unwrap();
    council.desks[1].record();
    let page = council.book(1).read_concern(ConcernWanted { concern }).unwrap();
    let line = &page.people[0];
    let person = PersonForm {
        person: Some(line.person),
        role: line.role.clone(),
        name: line.name.clone(),
        address: "9 Grapefruit Row".into(),
        ..PersonForm::default()
    };
    let moved =
        PersonDescription { concern, person, reason: "Moved.".into(), ..PersonDescription::default() };
    council.book(1).describe_person(moved).unwrap();
    council.pass(1);
    council.pass(0);
    town::copy_folder(apart.path(), council.shared());
    council.pass(0);
    council.pass(1);
    assert!(council.book(1).read_concern(ConcernWanted { concern }).is_err(), "hidden at once");
    council.agree();
    for desk in [0, 2] {
        let page = council.book(desk).read_concern(ConcernWanted { concern }).unwrap();
        assert_eq!(page.people[0].address, "9 Grapefruit Row", "at desk {desk}");
    }
    council.agree();
    assert!(!holds(&everything_held(&mut council, 1), "Grapefruit"), "and Sam's machine holds nothing of it");
}

#[test]
fn a_person_known_from_it_alone_is_made_known_only_on_purpose() {
    let mut council = Council::of_three();
    let kept = kept_from_sam(&mut council);
    let open = council.desks[0].record().concern;
    let page = council.book(0).read_concern(ConcernWanted { concern: kept }).unwrap();
    let person =
        PersonForm { person: Some(page.people[0].person), role: "friend".into(), ..PersonForm::default() };
    let form = LinkForm { concern: open, person: PersonForm { role: String::new(), ..person } };
    assert_eq!(broken(council.book(0).link_person(form.clone())), ["person.person kept-apart"]);
    let form = LinkForm { person: PersonForm { make_known: true, ..form.person }, ..form };
    council.book(0).link_person(form).unwrap();
    council.agree();
    let shown = everything_shown(&mut council, 1);
    assert!(shown.contains("Wilhelmina Quennell"), "Sam reads who she is");
    assert!(!shown.contains("zeppelin") && !shown.contains("tangerine"), "and nothing of the other concern");
}

#[test]
fn an_allowed_officers_new_machine_gets_it_and_an_excluded_ones_never_does() {
    let mut council = Council::of_three();
    kept_from_sam(&mut council);
    council.agree();
    for (name, sees) in [("Ali Rahman", true), ("Sam Okafor", false)] {
        let (desk, joining) = council.ask(name, if sees { 21_000 } else { 22_000 });
        let admission = council.admission(&joining);
        let officer = officer(&mut council, name);
        council
            .book(0)
            .admit_machine(logbook::acts::Admission { officer: Some(officer), ..admission })
            .unwrap();
        council.agree_to_all();
        let new = council.seat(desk, joining);
        council.agree();
        assert_eq!(everything_shown(&mut council, new).contains("Wilhelmina"), sees, "{name}");
    }
}

#[test]
fn what_is_kept_from_somebody_is_seen_by_those_who_have_its_words() {
    let mut council = Council::of_three();
    let concern = kept_from_sam(&mut council);
    let place = |council: &mut Council| {
        let page = council.book(0).read_concern(ConcernWanted { concern }).unwrap();
        (page.whereabouts[0].in_folder, page.whereabouts[0].seen_by.clone())
    };
    assert_eq!(place(&mut council), (false, vec![]));
    council.pass(0);
    assert_eq!(place(&mut council), (true, vec![]));
    // The file with the words goes before Ali has read it: his machine has the place in the chain alone, and says so.
    let sealed = files_named(council.shared(), "r-");
    assert!(!sealed.is_empty());
    sealed.iter().for_each(|file| std::fs::remove_file(file).unwrap());
    for desk in [2, 1] {
        council.pass(desk);
    }
    council.pass(0);
    assert_eq!(place(&mut council), (true, vec![]), "put there again, and read by nobody yet");
    council.agree();
    assert_eq!(place(&mut council), (true, vec!["Ali Rahman".to_owned()]), "and never by Sam");
}

/// Files of the shared folder whose names begin so.
pub(crate) fn files_named(folder: &Path, begins: &str) -> Vec<std::path::PathBuf> {
    let parts = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    let mut found = Vec::new();
    for path in parts {
        if path.is_dir() {
            found.extend(files_named(&path, begins));
        } else if path.file_name().unwrap().to_str().unwrap().starts_with(begins) {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_machine_that_the_kit_opened_hides_at_once_what_is_kept_from_its_officer() {
    let mut council = Council::of_three();
    let words = council.desks[0].kit_words();
    let recorded = council.book(0).record_concern(planted()).unwrap();
    council.agree();
    assert!(everything_shown(&mut council, 1).contains("Quennell"), "until now Sam could read it");
    council.desks[1].lock();
    council.desks[1].keyring.lose_everything();
    let with = council.desks[1].surroundings();
    let book = logbook::Logbook::recover(&council.desks[1].path(), &words, town::PIN, with).unwrap();
    council.desks[1].book = Some(book);
    council.agree();
    let sam = officer(&mut council, "Sam Okafor");
    let reason = "The worry is about Sam.".to_owned();
    let kept = Restriction { concern: recorded.concern, kept_from: vec![sam], reason };
    council.book(0).restrict_concern(kept).unwrap();
    council.agree();
    let shown = everything_shown(&mut council, 1);
    let held = everything_held(&mut council, 1);
    for word in PLANTED {
        assert!(!shown.contains(word), "{word} is shown to Sam");
        assert!(!holds(&held, word), "{word} is on Sam's machine");
    }
}

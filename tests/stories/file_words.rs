//! What is said of a file can be put right: the file stays as it came, and what was said before stays in sight.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::Town;
use town::council::Council;

use crate::broken;
use crate::files::files;
use crate::files_in_packets::with_caption;
use crate::share::request;

fn right(concern: ConcernId, entry: &str, caption: &str) -> FileCorrection {
    FileCorrection {
        concern,
        entry: entry.into(),
        caption: caption.into(),
        reason: "He showed the other arm.".into(),
        ..FileCorrection::default()
    }
}

fn found(town: &mut Town, words: &str) -> u64 {
    town.book().search_log(SearchWords { words: words.into(), ..SearchWords::default() }).unwrap().total
}

#[test]
fn what_was_said_of_a_file_is_put_right_and_stays_in_sight() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let item = with_caption(&mut town, concern, "arm.txt", b"As he told it", "Photograph of the left ankle");
    let entry = item.strip_prefix("file:").unwrap();

    let same = right(concern, entry, "Photograph of the left ankle");
    assert_eq!(broken(town.book().correct_file(same)), ["caption unchanged"]);
    let wrong = FileCorrection {
        source_grade: Some("guessed".into()),
        taken_at: Some("2031-01-01T08:00".into()),
        reason: String::new(),
        ..right(concern, entry, "Photograph of the right arm")
    };
    let rules = ["source_grade unknown-choice", "taken_at in-future", "reason required"];
    assert_eq!(broken(town.book().correct_file(wrong)), rules);
    let nowhere = right(concern, "no such entry", "x");
    assert_eq!(broken(town.book().correct_file(nowhere)), ["entry not-found"]);

    let form = FileCorrection {
        source_grade: Some("seen".into()),
        taken_at: Some("2026-11-22T16:10".into()),
        ..right(concern, entry, "Photograph of the right kneecap")
    };
    town.book().correct_file(form).unwrap();
    let line = files(town.book(), concern).remove(0);
    assert_eq!(line.caption, "Photograph of the right kneecap");
    assert_eq!(
        (line.source_grade.as_deref(), line.taken_at.as_deref()),
        (Some("seen"), Some("2026-11-22T16:10"))
    );
    assert_eq!(line.earlier.len(), 1);
    let before = &line.earlier[0];
    assert_eq!(before.text, "What it is: Photograph of the left ankle");
    assert_eq!((before.officer.as_str(), before.reason.as_str()), ("Jo Larkin", "He showed the other arm."));
    // The file itself is what it was.
    let view = town.book().read_file_view(FileWanted { concern, entry: entry.into() }).unwrap();
    assert_eq!(
        (view.text.as_str(), view.caption.as_str()),
        ("As he told it", "Photograph of the right kneecap")
    );
    // Found by what is said of it now, and told in the chronology with the reason.
    assert_eq!((found(&mut town, "kneecap"), found(&mut town, "ankle")), (1, 0));
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let told = &page.chronology[0];
    assert_eq!(told.title, "What was said of a file put right");
    assert!(told.facts.iter().any(|fact| fact.label == "Why" && fact.value.contains("other arm")));
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());

    let back = Withdrawal { concern, entry: entry.into(), reason: "Another family's.".into() };
    town.book().withdraw_statement(back).unwrap();
    let late = right(concern, entry, "Nothing");
    assert_eq!(broken(town.book().correct_file(late)), ["entry already-ended"]);
}

#[test]
fn what_was_put_right_apart_stands_twice_until_it_is_settled() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    let item = with_caption(&mut council.desks[0], concern, "arm.txt", b"As he told it", "An arm");
    let entry = item.strip_prefix("file:").unwrap();
    council.agree();
    for (desk, caption) in [(0, "His left arm"), (1, "His right arm")] {
        council.book(desk).correct_file(right(concern, entry, caption)).unwrap();
    }
    council.agree();
    council.must_agree();
    for desk in 0..3 {
        let line = files(council.book(desk), concern).remove(0);
        assert!(
            line.apart && line.caption.contains("left") && line.caption.contains("right"),
            "{}",
            line.caption
        );
    }
    let late = right(concern, entry, "An arm");
    assert_eq!(broken(council.book(2).correct_file(late)), ["caption two-versions"]);

    let apart = council.book(2).read_versions(ConcernWanted { concern }).unwrap().apart.remove(0);
    assert_eq!(apart.label, "What is said of a file");
    assert_eq!(apart.before.as_deref(), Some("What it is: An arm"));
    let chosen = apart.versions.iter().find(|one| one.text.contains("right")).unwrap();
    let settling = Settling {
        concern,
        field: apart.field.clone(),
        versions: apart.versions.iter().map(|one| one.entry.clone()).collect(),
        choose: chosen.entry.clone(),
        reason: "Sam was there.".into(),
        ..Settling::default()
    };
    council.book(2).settle_versions(settling).unwrap();
    council.agree();
    council.must_agree();
    for desk in 0..3 {
        let line = files(council.book(desk), concern).remove(0);
        assert!(!line.apart && line.caption == "His right arm");
        assert_eq!(line.earlier.len(), 3, "all that was said is there");
    }
}

#[test]
fn whoever_has_a_file_of_which_something_was_put_right_is_to_be_told() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let item = with_caption(&mut town, concern, "note.txt", b"He came alone", "From the school");
    let mut wanted = request(&mut town, concern);
    wanted.items.push(item.clone());
    let path = town.beside("packet.pdf");
    let share = town.book().export_packet(&wanted, &path).unwrap().share;
    let due = |town: &mut Town| town.book().read_share(ShareWanted { share }).unwrap().corrections_due.len();
    assert_eq!(due(&mut town), 0);
    town.book().correct_file(right(concern, item.strip_prefix("file:").unwrap(), "From the nurse")).unwrap();
    assert_eq!(due(&mut town), 1);
}

//! A concern that begins with an e-mail: its words fill the form, nothing of it is fetched or executed, and the original is
//! the first file of the concern once that is saved.

use std::path::Path;

use logbook::acts::{
    CheckForm, Chosen, ConcernWanted, FileView, FileWanted, MailPart, MailView, NewConcern, ReporterForm,
};
use logbook::{Chance, Logbook};
use town::Town;

use crate::broken;
use crate::files::{attach, files, photograph, put, saved};

fn read(book: &mut Logbook, path: &Path) -> logbook::Result<MailView> {
    book.read_mail(&Chosen::look(path, &mut Chance::seeded(4), &mut |_| true)?)
}

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mail")).join(name)).unwrap()
}

fn from(mail: &MailView) -> NewConcern {
    NewConcern {
        danger: Some("no".into()),
        route_in: Some("email".into()),
        received_at: mail.sent_at.clone(),
        reporter: ReporterForm {
            name: mail.from_name.clone(),
            email: mail.from_address.clone(),
            ..ReporterForm::default()
        },
        summary: mail.subject.clone(),
        account: mail.text.clone(),
        with_mail: true,
        ..NewConcern::default()
    }
}

#[test]
fn an_e_mail_becomes_a_concern_with_the_original_beside_it() {
    let mut town = Town::new();
    let bytes = fixture("01.eml");
    let path = put(&town, "Safeguarding concern.eml", &bytes);
    let mail = read(town.book(), &path).unwrap();
    assert_eq!(
        (mail.from_name.as_str(), mail.subject.as_str()),
        ("Beatrix Fletcher", "Safeguarding concern")
    );
    assert_eq!(mail.sent_at.as_deref(), Some("2026-10-02T10:30"), "the clock in London");
    assert!(mail.text.contains("Farah said they were managing fine. Officer worried"), "{}", mail.text);
    assert_eq!(town.book().list_concerns(Default::default()).unwrap().total, 0, "nothing is recorded yet");
    let concern = town.book().record_concern(from(&mail)).unwrap().concern;
    let listed = files(town.book(), concern);
    assert_eq!(
        (listed[0].kind_label.as_str(), listed[0].name.as_str()),
        ("E-mail", "Safeguarding concern.eml")
    );
    let out = town.beside("out.eml");
    assert_eq!(saved(town.book(), concern, &listed[0].entry.clone(), &out), bytes);
    let again = town.book().record_concern(from(&mail));
    assert_eq!(broken(again), ["with_mail not-found"], "it waited for one concern");
    assert!(town.book().check_log(logbook::acts::CheckForm { deep: true }).unwrap().problems.is_empty());
}

#[test]
fn letters_of_every_kind_and_what_is_attached_are_told() {
    let mut town = Town::new();
    let path = put(&town, "b.eml", &fixture("02.eml"));
    let mail = read(town.book(), &path).unwrap();
    assert_eq!(mail.subject, "Fwd: worried – swimming lessons ⚠");
    assert_eq!(mail.from_name, "Kayleigh D'Souza");
    assert!(!mail.text.is_empty() && mail.attached.len() == 1, "{:?}", mail.attached);
    let path = put(&town, "c.eml", &fixture("03.eml"));
    let mail = read(town.book(), &path).unwrap();
    assert_eq!((mail.subject.as_str(), mail.attached.len()), ("Re: Café incident", 2));
    let path = put(&town, "d.eml", &fixture("04.eml"));
    assert!(!read(town.book(), &path).unwrap().text.is_empty());
}

#[test]
fn a_mail_is_shown_as_a_letter_whatever_its_file_is_called() {
    let mut town = Town::new();
    let mail = "From: Ada Finch <ada@example.org>\r\nTo: Desk <desk@council.example>, jo@council.example\r\n\
        Cc: Wren <wren@example.org>\r\nSubject: x\r\nDate: Fri, 02 Oct 2026 09:30:00 +0000\r\n\
        MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nShe was seen.\r\n";
    for name in ["Worried about Ms Attleby", "letter.pdf", "note.eml"] {
        let path = put(&town, name, mail.as_bytes());
        let read = read(town.book(), &path).unwrap();
        let concern = town.book().record_concern(from(&read)).unwrap().concern;
        let file = files(town.book(), concern).remove(0);
        assert_eq!(file.kind_label, "E-mail", "{name}");
        let view = town.book().read_file_view(FileWanted { concern, entry: file.entry }).unwrap();
        assert_eq!(
            view.text,
            "From: Ada Finch <ada@example.org>\nDate: 2 October 2026, 10:30\n\
            To: Desk <desk@council.example>, jo@council.example\nCc: Wren <wren@example.org>\nSubject: x\n\n\
            She was seen.",
            "{name}"
        );
    }
}

#[test]
fn a_letter_to_very_many_names_some_and_counts_the_others() {
    let to: Vec<String> = (0..60).map(|number| format!("desk{number}@council.example")).collect();
    let mail = format!("From: ada@example.org\r\nTo: {}\r\nSubject: x\r\n\r\nHello\r\n", to.join(", "));
    let (letter, more) = logbook::shown::letter(mail.as_bytes()).unwrap();
    assert!(!more && letter.contains("desk49@council.example, and 10 more\n"), "{letter}");
}

#[test]
fn html_is_only_the_text_in_it() {
    let mut town = Town::new();
    let html = "From: Ada <ada@example.org>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
        <html><head><style>p{color:red}</style><script>steal()</script></head><body><p>She was seen at <b>08:50</b>.</p><SCRIPT>steal(\"again\")</SCRIPT >\
        <img src=\"https://tracker.example/x.png\"><p>Zo&euml; &lt;said&gt;</p></body></html>\r\n";
    let path = put(&town, "h.eml", html.as_bytes());
    let mail = read(town.book(), &path).unwrap();
    assert!(
        mail.text.contains("She was seen at 08:50.") && mail.text.contains("Zoë <said>"),
        "{}",
        mail.text
    );
    for word in ["tracker", "steal", "color", "<p>", "<script"] {
        assert!(!mail.text.contains(word), "{word} in {}", mail.text);
    }
    let concern = town.book().record_concern(from(&mail)).unwrap().concern;
    let entry = files(town.book(), concern)[0].entry.clone();
    let view = town.book().read_file_view(FileWanted { concern, entry }).unwrap();
    assert!(
        view.text.starts_with("From: Ada") || view.text.starts_with("From: ada@example.org"),
        "{}",
        view.text
    );
    assert!(
        view.shows == "text" && view.text.contains("Zoë <said>") && !view.text.contains("steal"),
        "as the letter it is"
    );
}

#[test]
fn what_is_no_e_mail_is_refused_and_long_lines_are_not() {
    let mut town = Town::new();
    for (name, bytes) in [
        ("a.eml", b"\xff\xd8\xff\xe0 a picture".to_vec()),
        ("b.eml", b"hello".to_vec()),
        ("c.eml", vec![0; 100_000]),
        ("d.eml", b"From: nobody\r\n\r\nx".to_vec()),
    ] {
        let path = put(&town, name, &bytes);
        assert_eq!(broken(read(town.book(), &path).map(|_| ())), ["file not-a-mail"], "{name}");
    }
    let line = "x".repeat(200_000);
    let long = format!(
        "From: Ada <ada@example.org>\r\nSubject: {line}\r\nDate: Mon, 01 Jan 2096 00:00:00 +0000\r\n\r\n{line}\r\n"
    );
    let path = put(&town, "e.eml", long.as_bytes());
    let mail = read(town.book(), &path).unwrap();
    assert!(mail.subject.len() == 400 && mail.text == line);
    assert_eq!(mail.sent_at, None, "a time to come is no time at which it was received");
    town.book().record_concern(from(&mail)).unwrap();
}

#[test]
fn a_mail_thrown_away_or_not_wanted_is_not_attached() {
    let mut town = Town::new();
    let path = put(&town, "a.eml", &fixture("01.eml"));
    let mail = read(town.book(), &path).unwrap();
    let concern = town.book().record_concern(NewConcern { with_mail: false, ..from(&mail) }).unwrap().concern;
    assert!(town.book().read_concern(ConcernWanted { concern }).unwrap().files.is_empty());
}

/// An e-mail with a photograph, a note, and another e-mail attached to it.
fn with_parts(picture: &[u8]) -> Vec<u8> {
    let part = |kind: &str, rest: &str| format!("--x\r\nContent-Type: {kind}\r\n{rest}\r\n");
    let name = "Content-Disposition: attachment; filename=\"../../bruise\u{202e}.jpg\"\r\nContent-Transfer-Encoding: base64\r\n";
    let inner = "Content-Disposition: attachment\r\n\r\nFrom: Wren <wren@example.org>\r\nSubject: First\r\n\r\nHe fell.";
    [
        "From: Ada Finch <ada@example.org>\r\nSubject: x\r\nDate: Fri, 02 Oct 2026 09:30:00 +0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n",
        &part("text/plain", "\r\nPlease look."),
        &part("image/jpeg", &format!("{name}\r\n{}", data_encoding::BASE64.encode(picture))),
        &part("message/rfc822", inner),
        &part("text/plain", "Content-Disposition: attachment; filename=\"empty.txt\"\r\n"),
        "--x--\r\n",
    ]
    .concat()
    .into_bytes()
}

fn keep(book: &mut Logbook, seen: &FileWanted, part: u32) -> logbook::Result<String> {
    let form = MailPart { concern: seen.concern, entry: seen.entry.clone(), part };
    book.attach_mail_part(form).map(|made| made.entry)
}

fn look(book: &mut Logbook, wanted: &FileWanted) -> FileView {
    book.read_file_view(wanted.clone()).unwrap()
}

#[test]
fn what_is_attached_to_a_mail_is_kept_for_itself_and_seen() {
    let mut town = Town::new();
    let picture = photograph(60, 40);
    let path = put(&town, "Worried.eml", &with_parts(&picture));
    let concern = town.record().concern;
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let mail = FileWanted { concern, entry };
    let parts = look(town.book(), &mail).parts;
    let told: Vec<_> = parts.iter().map(|part| (part.name.as_str(), part.kind_label.as_str())).collect();
    assert_eq!(
        told[..2],
        [("bruise\u{fffd}.jpg", "Photograph or picture (JPEG)"), ("First.eml", "E-mail")],
        "named cleanly, and by their bytes"
    );
    assert!(parts[0].can_be_kept && !parts[0].kept && !parts[2].can_be_kept, "{}", parts[2].size);

    let kept = keep(town.book(), &mail, 0).unwrap();
    let wanted = FileWanted { concern, entry: kept.clone() };
    let view = look(town.book(), &wanted);
    assert_eq!(
        (view.shows.as_str(), view.caption.as_str()),
        (
            "picture",
            "Attached to the e-mail \u{201c}Worried.eml\u{201d} from Ada Finch, 2 October 2026, 10:30."
        )
    );
    assert!(logbook::shown::picture(&town.book().picture_bytes(&wanted).unwrap(), 240).is_ok());
    let out = town.beside("out.jpg");
    assert_eq!(saved(town.book(), concern, &kept, &out), picture, "byte for byte");
    assert!(look(town.book(), &mail).parts[0].kept, "and said to be there");

    // An e-mail in it is an e-mail, and no more of it is unpacked than was asked for.
    let inner = FileWanted { concern, entry: keep(town.book(), &mail, 1).unwrap() };
    let view = look(town.book(), &inner);
    assert!(view.text.contains("He fell.") && view.parts.is_empty(), "{}", view.text);
    assert_eq!(files(town.book(), concern).len(), 3);
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

#[test]
fn a_part_that_is_not_there_is_refused_and_a_kept_one_stands_once() {
    let mut town = Town::new();
    let picture = photograph(60, 40);
    let concern = town.record().concern;
    let path = put(&town, "a.eml", &with_parts(&picture));
    let mail = FileWanted { concern, entry: attach(town.book(), concern, &path).unwrap().entry };
    for part in [2, 3, u32::MAX] {
        assert_eq!(broken(keep(town.book(), &mail, part)), ["part not-found"], "{part}");
    }
    let note = put(&town, "note.txt", b"Dear Ada");
    let note = FileWanted { concern, entry: attach(town.book(), concern, &note).unwrap().entry };
    assert_eq!(broken(keep(town.book(), &note, 0)), ["file not-a-mail"]);
    let elsewhere = FileWanted { concern: town.record().concern, ..mail.clone() };
    assert_eq!(broken(keep(town.book(), &elsewhere, 0)), ["entry not-found"]);
    assert_eq!(files(town.book(), concern).len(), 2, "nothing was written");
    // The same bytes once more: two entries, one file.
    let path = put(&town, "same.jpg", &picture);
    attach(town.book(), concern, &path).unwrap();
    keep(town.book(), &mail, 0).unwrap();
    let key = town.database_key();
    let database = rusqlite::Connection::open(town.path().join("log.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM files"), 3);
}

#[test]
fn two_parts_of_one_name_and_size_are_told_apart_by_their_bytes() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let part = |words: &str| {
        format!(
            "--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"note.txt\"\r\n\r\n{words}\r\n"
        )
    };
    let mail = [
        "From: Ada Finch <ada@example.org>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nTwo notes.\r\n",
        &part("He was here on Monday"),
        &part("He was here on Friday"),
        "--x--\r\n",
    ]
    .concat();
    let path = put(&town, "Notes.eml", mail.as_bytes());
    let mail = FileWanted { concern, entry: attach(town.book(), concern, &path).unwrap().entry };
    let kept =
        |town: &mut Town| look(town.book(), &mail).parts.iter().map(|one| one.kept).collect::<Vec<_>>();
    assert_eq!(kept(&mut town), [false, false]);
    keep(town.book(), &mail, 0).unwrap();
    assert_eq!(kept(&mut town), [true, false], "of one name and one size, and not the same");
    // The same bytes under another name are there all the same.
    let friday = put(&town, "friday.txt", b"He was here on Friday");
    attach(town.book(), concern, &friday).unwrap();
    assert_eq!(kept(&mut town), [true, true]);
}

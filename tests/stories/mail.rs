//! A concern that begins with an e-mail: its words fill the form, nothing of it is fetched or executed, and the original is
//! the first file of the concern once that is saved.

use std::path::Path;

use logbook::acts::{Chosen, ConcernWanted, FileWanted, MailView, NewConcern, ReporterForm};
use logbook::{Chance, Logbook};
use town::Town;

use crate::broken;
use crate::files::{files, put, saved};

fn read(book: &mut Logbook, path: &Path) -> logbook::Result<MailView> {
    book.read_mail(&Chosen::look(path, &mut Chance::seeded(4), &mut |_| true)?)
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mail")).join(name)).unwrap()
}

fn from(mail: &MailView) -> NewConcern {
    NewConcern {
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

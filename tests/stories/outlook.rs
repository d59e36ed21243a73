//! E-mails as Outlook saves them: read like any other, looked at as the letter they are, found by their words, and harmless.

use logbook::acts::{Chosen, ConcernWanted, FileWanted, MailPart};
use logbook::{Chance, Logbook};
use town::Town;
use town::outlook::{compound, message, properties, wide};

use crate::broken;
use crate::files::{attach, files, put};

fn read(book: &mut Logbook, town: &std::path::Path) -> logbook::Result<logbook::acts::MailView> {
    book.read_mail(&Chosen::look(town, &mut Chance::seeded(4), &mut |_| true)?)
}

#[test]
fn a_message_fills_the_form_and_is_looked_at_as_a_letter() {
    let mut town = Town::new();
    let path = put(&town, "Worried.msg", &message());
    let mail = read(town.book(), &path).unwrap();
    assert_eq!(
        (mail.from_name.as_str(), mail.from_address.as_str()),
        ("Beatrix Fletcher", "b.fletcher@example.org")
    );
    assert_eq!(mail.subject, "Worried about Mr Pargeter");
    assert_eq!(mail.sent_at.as_deref(), Some("2026-10-02T10:30"), "the clock in London");
    assert_eq!(mail.text, "He keeps his heron in the bath.\nZoë saw it.");
    assert_eq!(mail.attached, ["note.txt, 22 bytes"]);

    let concern = town.record().concern;
    attach(town.book(), concern, &path).unwrap();
    let file = files(town.book(), concern).remove(0);
    assert_eq!(file.kind_label, "E-mail (Outlook)");
    let seen = town.book().read_file_view(FileWanted { concern, entry: file.entry.to_string() }).unwrap();
    assert_eq!(seen.shows, "text");
    assert!(
        seen.text.starts_with(
            "From: Beatrix Fletcher <b.fletcher@example.org>\nDate: 2 October 2026, 10:30\nTo: Safeguarding desk\nSubject: Worried"
        ),
        "{}",
        seen.text
    );
    assert!(seen.text.contains("Attached: note.txt\n\nHe keeps his heron"), "{}", seen.text);
}

#[test]
fn what_is_attached_to_a_message_is_kept_for_itself() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = put(&town, "Worried.msg", &message());
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let seen = town.book().read_file_view(FileWanted { concern, entry: entry.clone() }).unwrap();
    let part = &seen.parts[0];
    assert_eq!(
        (part.name.as_str(), part.kind_label.as_str(), part.size.as_str()),
        ("note.txt", "Text", "22 bytes")
    );
    let kept = town.book().attach_mail_part(MailPart { concern, entry, part: part.part }).unwrap();
    let view = town.book().read_file_view(FileWanted { concern, entry: kept.entry }).unwrap();
    assert_eq!(view.text, "A lantern stood there.");
    assert!(
        view.caption.starts_with("Attached to the e-mail \u{201c}Worried.msg\u{201d} from Beatrix Fletcher")
    );
}

#[test]
fn older_letters_html_alone_and_a_message_of_nobody() {
    let mut town = Town::new();
    let older = compound(&[
        ("/__properties_version1.0", properties(0)),
        ("/__substg1.0_0037001E", b"Zo\xeb".to_vec()),
        ("/__substg1.0_5D01001E", b"zoe@example.org".to_vec()),
        (
            "/__substg1.0_10130102",
            b"<p>Come <b>soon</b><script>alert(1)</script><img src=http://example.org/x.png>".to_vec(),
        ),
    ]);
    let path = put(&town, "older.msg", &older);
    let mail = read(town.book(), &path).unwrap();
    assert_eq!((mail.subject.as_str(), mail.text.as_str()), ("Zoë", "Come soon"));
    let nobody =
        compound(&[("/__properties_version1.0", properties(0)), ("/__substg1.0_1000001F", wide("x"))]);
    let other = compound(&[("/WordDocument", b"x".to_vec())]);
    for (name, bytes) in [("nobody.msg", nobody), ("old.doc", other), ("cut.msg", message()[..900].to_vec())]
    {
        let path = put(&town, name, &bytes);
        assert_eq!(broken(read(town.book(), &path)), ["file not-a-mail"], "{name}");
    }
}

#[test]
fn a_message_cut_or_changed_anywhere_is_attached_and_harms_nothing() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let whole = message();
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut changed = whole.clone();
        changed[at] ^= 0xff;
        for (name, bytes) in
            [(format!("changed-{at}.msg"), changed), (format!("cut-{at}.msg"), whole[..at].to_vec())]
        {
            if bytes.is_empty() {
                continue;
            }
            let path = put(&town, &name, &bytes);
            let _ = read(town.book(), &path);
            attach(town.book(), concern, &path).unwrap();
        }
    }
    for file in files(town.book(), concern) {
        town.book().read_file_view(FileWanted { concern, entry: file.entry.to_string() }).unwrap();
    }
    town.book().read_concern(ConcernWanted { concern }).unwrap();
}

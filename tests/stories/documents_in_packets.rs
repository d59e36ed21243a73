//! Documents in packets: they go inside the packet as they are, and only where nothing that is withheld stands in them.

use std::process::Command;

use logbook::acts::*;
use logbook::{Code, Error};
use sha2::{Digest, Sha256};
use town::Town;

use crate::broken;
use crate::files_in_packets::{every_byte, says, with_caption};
use crate::find_files::{docx, packed, pdf};
use crate::share::{request, text_of};

/// A request that sends one file, and the day's usual passages.
fn sends(town: &mut Town, name: &str, bytes: &[u8]) -> PacketRequest {
    let concern = town.record().concern;
    let item = with_caption(town, concern, name, bytes, "The school’s letter");
    let mut asked = request(town, concern);
    asked.items.push(item);
    asked
}

fn saved(document: &mut lopdf::Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_document_goes_inside_the_packet_as_it_is_and_without_its_name() {
    let mut town = Town::new();
    let letter = docx("She has not been to school since Monday.");
    let asked = sends(&mut town, "Letter-about-Ottokar.docx", &letter);
    let review = town.book().review_request(asked.clone()).unwrap();
    assert!(review.warnings.iter().any(|one| one.rule == "attached-as-it-is"), "somebody must read it");
    let path = town.beside("packet.pdf");
    let exported = town.book().export_packet(&asked, &path).unwrap();
    let to = town.beside("out");
    std::fs::create_dir(&to).unwrap();
    let password = exported.passphrase.as_str();
    let done =
        Command::new("pdfdetach").args(["-upw", password, "-saveall", "-o"]).args([&to, &path]).status();
    assert!(done.unwrap().success());
    assert_eq!(std::fs::read(to.join("file-1.docx")).unwrap(), letter);
    let text = text_of(&path, password);
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(&letter));
    let bare: String = text.split_whitespace().collect();
    assert!(bare.contains(&digest) && text.contains("Word document: The school’s letter"), "{text}");
    assert!(!says(&every_byte(&path, password), "Ottokar"));
    let walk = concat!(env!("CARGO_MANIFEST_DIR"), "/pdf/walk.py");
    let report =
        Command::new("/usr/bin/python3").args([walk, path.to_str().unwrap(), password]).output().unwrap();
    assert!(report.status.success(), "{}", String::from_utf8_lossy(&report.stdout));
    // The copy that stays here has it as well.
    let share = town.book().read_share(ShareWanted { share: exported.share }).unwrap();
    assert!(share.copy_here && share.items_list.iter().any(|line| line.starts_with("Word document")));
}

#[test]
fn a_document_in_which_a_withheld_word_stands_does_not_go() {
    let said = |text: &str| docx(text);
    let in_comment = packed(&[
        (
            "word/document.xml",
            b"<w:document><w:body><w:p><w:r><w:t>Nothing here</w:t></w:r></w:p></w:body></w:document>",
        ),
        ("word/people.xml", b"<w15:people><w15:person w15:author=\"Wrenna Hale\"/></w15:people>"),
    ]);
    let mut pages = pdf(&[vec!["Nothing here".into()], vec!["Seen with Wrenna Hale".into()]]);
    let mut with_author = pdf(&[vec!["Nothing here".into()]]);
    let author = lopdf::dictionary! { "Author" => lopdf::Object::string_literal("Wrenna Hale") };
    let author = with_author.add_object(author);
    with_author.trailer.set("Info", author);
    let found: [(&str, &str, Vec<u8>); 4] = [
        ("its words, cut into runs", "letter.docx", said("Seen with Wrenna Hale at the gate")),
        ("a part that nobody sees", "letter.docx", in_comment),
        ("its second page", "letter.pdf", saved(&mut pages)),
        ("what its maker wrote into it", "letter.pdf", saved(&mut with_author)),
    ];
    for (wherever, name, bytes) in found {
        let mut town = Town::new();
        let mut asked = sends(&mut town, name, &bytes);
        let path = town.beside("packet.pdf");
        assert!(town.book().export_packet(&asked, &path).is_ok(), "{wherever}: it is not withheld yet");
        let words = vec!["Wrenna Hale".into()];
        asked.withhold.push(Withhold { words, ground: "third_party".into(), ..Withhold::default() });
        let last = asked.withhold.len() - 1;
        let path = town.beside("second.pdf");
        let refused = town.book().export_packet(&asked, &path).map(drop).unwrap_err();
        assert_eq!(refused.code(), Code::WithheldFound, "{wherever}");
        let place = refused.refusal().fields.remove(0);
        assert_eq!(
            (place.field, place.rule),
            (format!("withhold.{last}.words"), "readable-in file 1".into())
        );
        assert!(!path.exists(), "{wherever}");
    }
}

#[test]
fn a_document_that_cannot_be_read_goes_only_where_nothing_is_withheld() {
    let mut town = Town::new();
    let asked = sends(&mut town, "scan.pdf", b"%PDF-1.7\nnothing that is one");
    let path = town.beside("packet.pdf");
    let mut without = asked.clone();
    without.withhold.clear();
    without.reveal_reason = "They go there tonight".into();
    assert!(town.book().export_packet(&without, &path).is_ok());
    let mut with = asked;
    with.withhold.push(Withhold {
        words: vec!["Wrenna".into()],
        ground: "third_party".into(),
        ..Withhold::default()
    });
    let refused = town.book().export_packet(&with, &path).map(drop).unwrap_err();
    assert!(
        matches!(&refused, Error::Invalid(fields) if fields[0].rule == "attached-unread file 1"),
        "{refused:?}"
    );
}

/// A page about her, put right and saved as most programs save: what it said before stays in the file, behind what it says now.
fn put_right(line: &str) -> Vec<u8> {
    let mut before = pdf(&[vec![line.into()]]);
    before.compress();
    let bytes = saved(&mut before);
    let page = *before.get_pages().values().next().unwrap();
    let content = before.get_page_contents(page)[0];
    let mut later = lopdf::IncrementalDocument::create_from(bytes, before);
    later.opt_clone_object_to_new_document(content).unwrap();
    let now = pdf(&[vec!["Nothing here".into()]]);
    let page = *now.get_pages().values().next().unwrap();
    let stream = now.get_object(now.get_page_contents(page)[0]).unwrap().clone();
    later.new_document.set_object(content, stream);
    let mut all = Vec::new();
    later.save_to(&mut all).unwrap();
    all
}

/// A page of nothing, with a document attached to it.
fn with_a_file_inside(file: &[u8]) -> Vec<u8> {
    let mut document = pdf(&[vec!["Nothing here".into()]]);
    let kind = lopdf::dictionary! { "Type" => "EmbeddedFile" };
    let inside = document.add_object(lopdf::Stream::new(kind, file.to_vec()));
    let file = lopdf::dictionary! { "Type" => "Filespec", "EF" => lopdf::dictionary! { "F" => inside } };
    document.add_object(file);
    saved(&mut document)
}

#[test]
fn a_document_that_holds_more_than_can_be_read_does_not_go_where_something_is_withheld() {
    let other = docx("Seen with Wrenna Hale at the gate");
    let shown: (&str, &[u8]) = (
        "word/document.xml",
        b"<w:document><w:body><w:p><w:r><w:t>Nothing here</w:t></w:r></w:p></w:body></w:document>",
    );
    let found: [(&str, &str, Vec<u8>); 3] = [
        (
            "a workbook in a document",
            "letter.docx",
            packed(&[shown, ("word/embeddings/sheet1.xlsx", &other)]),
        ),
        ("a document attached to a page", "letter.pdf", with_a_file_inside(&other)),
        ("what a page said before", "letter.pdf", put_right("Seen with Wrenna Hale at the gate")),
    ];
    for (what, name, bytes) in found {
        let mut town = Town::new();
        let mut asked = sends(&mut town, name, &bytes);
        let words = vec!["Wrenna Hale".into()];
        asked.withhold = vec![Withhold { words, ground: "third_party".into(), ..Withhold::default() }];
        asked.reveal_reason = "They go there tonight".into();
        let path = town.beside("packet.pdf");
        assert_eq!(
            broken(town.book().export_packet(&asked, &path)),
            ["items attached-unread file 1"],
            "{what}"
        );
        assert!(!path.exists(), "{what}");
    }
}

#[test]
fn a_word_is_found_in_a_part_that_nobody_sees_however_it_stands_there() {
    let shown: (&str, &[u8]) = (
        "word/document.xml",
        b"<w:document><w:body><w:p><w:r><w:t>Nothing here</w:t></w:r></w:p></w:body></w:document>",
    );
    let in_runs = b"<w:glossaryDocument><w:p><w:r><w:t>Wrenna Ha</w:t></w:r><w:r><w:t>le</w:t></w:r></w:p></w:glossaryDocument>";
    let in_utf_16: Vec<u8> =
        "\u{feff}<people>Wrenna Hale</people>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (what, part) in [("cut into runs", in_runs.to_vec()), ("in UTF-16", in_utf_16)] {
        let mut town = Town::new();
        let letter = packed(&[shown, ("word/glossary/document.xml", &part)]);
        let mut asked = sends(&mut town, "letter.docx", &letter);
        for words in ["Wrenna Hale", "Hale"] {
            let words = vec![words.into()];
            asked.withhold.push(Withhold { words, ground: "third_party".into(), ..Withhold::default() });
        }
        let path = town.beside("packet.pdf");
        let refused = broken(town.book().export_packet(&asked, &path));
        // Each once, however often it stands there.
        assert_eq!(
            refused,
            ["withhold.2.words readable-in file 1", "withhold.3.words readable-in file 1"],
            "{what}"
        );
    }
}

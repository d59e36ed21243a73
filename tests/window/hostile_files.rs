//! Files made to hurt, or that nobody can read: each is attached like any other, and says in a sentence what can be seen of it.

use std::fs;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::Key;

use crate::desk::{Desk, PATIENCE, Told};

#[tokio::test]
async fn a_broken_pdf_a_heic_and_a_document_that_swells_each_say_what_can_be_seen_of_them() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Wren Attleby", "bruises", "A nurse rang.").await?;
    for (caption, bytes) in [
        ("A scan that broke off", b"%PDF-1.7\n1 0 obj << /Type /Page".to_vec()),
        ("From a telephone", b"\0\0\0\x18ftypheic\0\0\0\0heicmif1".to_vec()),
        ("Swells to eighty megabytes", swelling()?),
    ] {
        fs::write(desk.picked(), bytes)?;
        desk.open(&format!("pages/concern.html?id={concern}#files")).await?;
        desk.press("Attach a file…").await?;
        desk.fill("captions.0", caption).await?;
        desk.ctrl(Key::Enter).await?;
        desk.sees("File attached").await?;
    }
    // Its words are read soon after, and no more of them than anybody reads.
    let began = Instant::now();
    while desk.ask("search_log", Some(json!({ "words": "fenland" }))).await?["total"] != 1 {
        assert!(began.elapsed() < PATIENCE, "its words were never read");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    for (number, said) in [
        (2, "No words could be read in it: it is a scan, damaged, locked, or was not read yet."),
        (1, "Ask whoever sent it for a JPEG, or save a copy to open it elsewhere."),
        (0, "Its words, as far as they can be read here"),
    ] {
        desk.open(&format!("pages/concern.html?id={concern}#files")).await?;
        desk.sees("Swells to eighty megabytes").await?;
        let see = format!("document.querySelectorAll('.files > li')[{number}]?.querySelector('button')");
        desk.until("the way to look at it", &format!("const it = {see}; it?.focus(); return !!it")).await?;
        desk.keys(Key::Enter).await?;
        desk.sees(said).await?;
    }
    desk.shows_literally("fenland").await?;
    desk.looks_well("file-that-swells").await?;
    desk.leave().await
}

/// A document of a few kilobytes whose words unpack to eighty megabytes.
fn swelling() -> Told<Vec<u8>> {
    let mut words = b"<w:document><w:body><w:p><w:t>fenland</w:t></w:p>".to_vec();
    words.resize(80 << 20, b' ');
    words.extend(b"</w:body></w:document>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("[Content_Types].xml", &b"<Types/>"[..]), ("word/document.xml", &words)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

//! Finding: by words typed into the log, by state, and by Ctrl K from anywhere.

use crate::desk::{Desk, PATIENCE, Told};
use crate::town::closing;
use thirtyfour::Key;

#[tokio::test]
async fn a_concern_is_found_by_words_by_state_and_from_anywhere() -> Told {
    let desk = Desk::with_log().await?;
    desk.concern("Winston Larkfield", "son controls his bank card", "The bank rang about cheques.").await?;
    desk.concern("Farah Ironside", "fled her partner", "Sleeping in her car with two children.").await?;
    let (closed, _) =
        desk.concern("Tia Bellweather", "not safeguarding at all", "A noise complaint.").await?;
    desk.ask("close_concern", Some(closing(&closed))).await?;

    desk.open("pages/concerns.html").await?;
    desk.sees("Winston Larkfield").await?;
    desk.sees("Farah Ironside").await?;
    desk.sees_no("Tia Bellweather").await;
    desk.looks_well("concerns").await?;

    desk.fill("words", "cheques").await?;
    desk.sees("1 concern").await?;
    desk.sees("Winston Larkfield").await?;
    desk.sees_no("Farah Ironside").await;
    desk.fill("words", "no such word anywhere").await?;
    desk.sees("No concern matches").await?;
    desk.looks_well("concerns-none").await?;
    desk.press("Clear filters").await?;
    desk.sees("2 concerns").await?;
    desk.choose("state", "closed").await?;
    desk.sees("Tia Bellweather").await?;

    // A view is kept under a name, by the keys alone, and looked from again.
    desk.press("Keep this view…").await?;
    desk.keys(Key::Enter).await?;
    desk.sees("Enter a name for this view").await?;
    desk.keys("Done with").await?;
    desk.keys(Key::Enter).await?;
    desk.until(
        "the view is the one looked at",
        "return document.querySelector('[data-view=\"Done with\"]')?.getAttribute('aria-pressed') === 'true'",
    )
    .await?;
    desk.choose("state", "active").await?;
    desk.sees("2 concerns").await?;
    desk.press("Done with").await?;
    desk.sees("Tia Bellweather").await?;
    desk.looks_well("concerns-kept-view").await?;

    // A name that was heard and not seen written.
    desk.open("pages/settings.html").await?;
    desk.ctrl("k").await?;
    desk.keys("Fara Irunside").await?;
    desk.sees("a name like it").await?;
    desk.sees("fled her partner").await?;
    desk.looks_well("find-near").await?;
    desk.keys(Key::Escape).await?;
    desk.ctrl("k").await?;
    desk.keys("sleeping in her c").await?;
    desk.sees("fled her partner").await?;
    desk.looks_well("find").await?;
    desk.keys(Key::Enter).await?;
    desk.is_at("pages/concern.html").await?;
    desk.sees("Farah Ironside").await?;

    // The words somebody searched for are in no address and in no file as they are.
    desk.sees_no("no such word anywhere").await;
    assert!(!desk.log_holds("no such word anywhere")?);
    desk.leave().await
}

/// A letter as a scanner's program writes it: one page, one line.
const LETTER: &str = "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
    3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj\n\
    4 0 obj << /Length 70 >> stream\nBT /F 11 Tf 60 760 Td (The lodger slept in the boathouse all week.) Tj ET\nendstream endobj\n\
    5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >> endobj\ntrailer << /Root 1 0 R >>\n";

#[tokio::test]
async fn a_concern_is_found_by_a_word_inside_a_file() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Wren Attleby", "a lost key", "A neighbour rang.").await?;
    std::fs::write(desk.picked(), LETTER)?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Files").await?;
    desk.press("Attach a file…").await?;
    desk.fill("captions.0", "Letter from the landlady.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("File attached").await?;
    std::fs::remove_file(desk.picked())?;

    // No folder is shared here, and its words are read nonetheless, soon after.
    let form = serde_json::json!({ "words": "boathouse" });
    let began = std::time::Instant::now();
    while desk.ask("search_log", Some(form.clone())).await?["total"] != 1 {
        assert!(began.elapsed() < PATIENCE, "its words were never read");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    desk.open("pages/settings.html").await?;
    desk.ctrl("k").await?;
    desk.keys("slept in the boath").await?;
    desk.sees("In document.pdf: The lodger slept in the boathouse all week.").await?;
    desk.looks_well("find-in-a-file").await?;
    desk.keys(Key::Enter).await?;
    desk.is_at("pages/concern.html").await?;
    desk.sees("Wren Attleby").await?;
    desk.open("pages/concerns.html").await?;
    desk.fill("words", "boathouse").await?;
    desk.sees("In document.pdf:").await?;
    desk.looks_well("concerns-in-a-file").await?;
    assert!(!desk.log_holds("boathouse")?, "its words lie nowhere unlocked");
    desk.leave().await
}

#[tokio::test]
async fn the_log_is_seen_from_one_side_and_the_view_is_kept() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Wren Attleby", "a lost key", "A neighbour rang.").await?;
    desk.concern("Tomas Bell", "without shoes", "His school rang.").await?;
    let risk = serde_json::json!({ "concern": concern, "reason": "Seen today.", "changes": { "risk_level": "high", "risk_reasons": "As it was told." } });
    desk.ask("amend_concern", Some(risk)).await?;
    let page = desk.ask("read_concern", Some(serde_json::json!({ "concern": concern }))).await?;
    let entry = &page["chronology"][0]["entry"];
    let mark = serde_json::json!({ "concern": concern, "entry": entry, "significant": true, "reason": "" });
    desk.ask("mark_event", Some(mark)).await?;
    desk.open("pages/concerns.html").await?;
    desk.sees("2 concerns").await?;
    desk.press("More filters").await?;
    desk.choose("risk", "high").await?;
    desk.sees("1 concern").await?;
    desk.tick("significant").await?;
    desk.sees("significant events").await?;
    desk.choose("about", "adult").await?;
    desk.sees("Wren Attleby").await?;
    desk.looks_well("concerns-filtered").await?;
    desk.press("Keep this view…").await?;
    desk.fill("view_name", "Worst").await?;
    desk.keys(Key::Enter).await?;
    desk.sees("Worst").await?;
    desk.choose("about", "child").await?;
    desk.sees("No concern matches").await?;
    desk.press("Worst").await?;
    desk.sees("1 concern").await?;
    assert_eq!(desk.value("risk").await?, "high");
    assert_eq!(desk.value("about").await?, "adult");
    // The chronology of a concern is seen from the same side.
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    let lines = "return document.querySelectorAll('concern-timeline ol > li').length";
    desk.until("every line", &format!("{lines} === 3")).await?;
    desk.sees("Only significant events (1)").await?;
    desk.shown("#only-significant").await?.focus().await?;
    desk.keys(" ").await?;
    desk.until("the one that matters", &format!("{lines} === 1")).await?;
    desk.looks_well("chronology-significant").await?;
    desk.keys(" ").await?;
    desk.until("all of them again", &format!("{lines} === 3")).await?;
    desk.leave().await
}

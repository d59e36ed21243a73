//! Covering parts of a picture that goes: drawn with the mouse, put there with the keys, each with its reason.

use crate::desk::{Desk, Told};
use crate::share::{photograph, say_which_desk, say_why};
use serde_json::json;
use std::fs;
use thirtyfour::Key;

#[tokio::test]
async fn parts_of_a_picture_are_covered_by_mouse_and_keys() -> Told {
    let desk = Desk::with_log().await?;
    let concern = chooses_what_goes(&desk, "Where they stay now", &photograph()?).await?;
    desk.click("li:has(.thumbnail) .tick").await?;
    desk.press("cover parts of it…").await?;
    desk.until("the picture", "return document.querySelector('picture-covers img')?.naturalWidth === 640")
        .await?;

    // By the keys: one in the middle, taken up and to the left and made wider; a second one, taken away.
    desk.press("Add a cover").await?;
    desk.keys(Key::Up).await?;
    desk.keys(Key::Left).await?;
    desk.web().action_chain().key_down(Key::Shift).send_keys(Key::Right).key_up(Key::Shift).perform().await?;
    says(&desk, "Cover 1: 37 % from the left, 37 % from the top, 26 % wide, 25 % high").await?;
    desk.press("Add a cover").await?;
    desk.keys(Key::Delete).await?;
    desk.until("one cover", "return document.querySelectorAll('.cover-list > li').length === 1").await?;
    desk.press("Cover these parts").await?;
    desk.sees("Choose the reason for covering it").await?;
    desk.choose("covers.0.ground", "place").await?;

    // With the mouse: from the corner.
    let corner = desk.shown("picture-covers svg").await?.rect().await?;
    let (x, y) = (corner.x as i64, corner.y as i64);
    desk.web()
        .action_chain()
        .move_to(x + 4, y + 4)
        .click_and_hold()
        .move_to(x + 90, y + 60)
        .release()
        .perform()
        .await?;
    desk.until("two covers", "return document.querySelectorAll('.cover-list > li').length === 2").await?;
    desk.choose("covers.1.ground", "third_party").await?;
    desk.fill("covers.1.note", "The neighbour at the window").await?;
    desk.looks_well("share-covers").await?;
    desk.press("Cover these parts").await?;
    desk.sees("2 parts covered…").await?;
    desk.sees("The neighbour at the window").await?;
    desk.looks_well("share-covered").await?;
    // The half-made request comes back with them.
    desk.open(&format!("pages/share.html?concern={concern}#what-goes")).await?;
    desk.sees("2 parts covered…").await?;

    desk.press("Read it as they will").await?;
    desk.sees("Read every page as if you were them").await?;
    desk.until(
        "the pages to be drawn",
        "return document.querySelectorAll('.packet-pages:not(.stale) img').length > 0",
    )
    .await?;
    desk.press("I have read it: go on to send").await?;
    desk.press("Save the packet…").await?;
    desk.sees("and on record").await?;
    desk.press("Open the share").await?;
    desk.sees("Part of a picture").await?;
    desk.sees("The neighbour at the window").await?;
    desk.leave().await
}

/// Attaches a file and shares as far as to what goes. Returns the concern.
async fn chooses_what_goes(desk: &Desk, caption: &str, file: &[u8]) -> Told<String> {
    let (concern, _) =
        desk.concern("Violet Thornbury", "shouting behind a locked door", "She was afraid.").await?;
    fs::write(desk.picked(), file)?;
    desk.ask("choose_files", None).await?;
    desk.ask("attach_file", Some(json!({ "concern": concern, "caption": caption }))).await?;
    fs::remove_file(desk.picked())?;
    desk.open(&format!("pages/share.html?concern={concern}")).await?;
    desk.sees("Who needs to know?").await?;
    say_which_desk(desk).await?;
    desk.press("Why, and by what law").await?;
    say_why(desk).await?;
    Ok(concern)
}

/// What the covers say of themselves to whoever cannot see them.
async fn says(desk: &Desk, words: &str) -> Told {
    let said =
        "[...document.querySelectorAll('picture-covers .cover')].map((one) => one.ariaLabel).join('; ')";
    desk.until(words, &format!("return {said} === {}", json!(words))).await
}

#[tokio::test]
async fn a_document_is_read_and_goes_inside_the_packet() -> Told {
    let desk = Desk::with_log().await?;
    chooses_what_goes(&desk, "Letter from the school", &letter()?).await?;
    desk.sees("PDF: Letter from the school").await?;
    desk.press("read it").await?;
    desk.sees("She was not at school on Monday.").await?;
    desk.press("Close").await?;
    desk.click("li:has(button[id^='item-file']) .tick, li:has([aria-describedby^='item-file']) .tick")
        .await?;
    desk.sees("as file 1 inside the packet").await?;
    desk.press("Withhold other words…").await?;
    desk.fill("withhold", "Monday").await?;
    desk.sees("Documents that go as they are are read when the packet is made").await?;
    desk.choose("ground", "not_needed").await?;
    desk.press("Leave these words out").await?;
    desk.press("Read it as they will").await?;
    desk.sees("A document goes inside the packet as it is").await?;
    desk.looks_well("share-document").await?;
    desk.press("5 Send").await?;
    desk.press("Save the packet…").await?;
    desk.sees("“Monday” can still be read in file 1. Nothing can be left out of a document").await?;
    let once = "return [...document.querySelectorAll('li')].filter((one) => one.textContent.includes('can still be read')).length === 1";
    desk.until("it to be said once", once).await?;
    desk.looks_well("share-document-refused").await?;
    assert!(!desk.picked().exists(), "a packet with a withheld word was written");
    desk.leave().await
}

/// A letter of one line, as a PDF.
fn letter() -> Told<Vec<u8>> {
    use lopdf::content::{Content, Operation};
    use lopdf::{Object, Stream, dictionary};
    let mut document = lopdf::Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier", "Encoding" => "WinAnsiEncoding" },
    );
    let words = Object::string_literal("She was not at school on Monday.");
    let operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 11.into()]),
        Operation::new("Td", vec![50.into(), 780.into()]),
        Operation::new("Tj", vec![words]),
        Operation::new("ET", vec![]),
    ];
    let content = document.add_object(Stream::new(dictionary! {}, Content { operations }.encode()?));
    let resources = dictionary! { "Font" => dictionary! { "F1" => font } };
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, tree.into());
    let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalogue);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

//! Finding: by words typed into the log, by state, and by Ctrl K from anywhere.

use crate::desk::{Desk, Told};
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

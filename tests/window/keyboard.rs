//! The same work without a mouse: every key the help names does what it says.

use crate::desk::{Desk, Told};
use thirtyfour::Key;

#[tokio::test]
async fn a_concern_is_recorded_decided_and_left_by_keys_alone() -> Told {
    let desk = Desk::with_log().await?;
    desk.keys(Key::F1).await?;
    desk.sees("Add to the record of the concern you are reading").await?;
    desk.looks_well("keys").await?;
    desk.keys(Key::Escape).await?;
    desk.until("the list of keys to close", "return !document.querySelector('dialog[open]')").await?;

    desk.ctrl("n").await?;
    desk.is_at("pages/record.html").await?;
    // Past "yes", on to "no".
    desk.shown("choice-buttons[name=danger] label").await?;
    desk.web().execute("document.querySelector('choice-buttons[name=danger] input').focus()", vec![]).await?;
    desk.keys(Key::Right + "").await?;
    desk.field("people.0.name").await?.focus().await?;
    desk.keys("Tia Bellweather").await?;
    // Out of the list of names, on to the buttons of her part in it; Space chooses the first.
    desk.keys(Key::Tab + " ").await?;
    desk.field("account").await?.focus().await?;
    desk.keys("A teacher rang.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.is_at("pages/concern.html").await?;
    desk.sees("Record the decision").await?;

    desk.keys(Key::Escape).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.ctrl("e").await?;
    desk.sees("What you want to write").await?;
    desk.keys(Key::Escape).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;

    let pane = "return document.activeElement.closest('[data-pane]')?.getAttribute('aria-label') ?? ''";
    let mut panes = Vec::new();
    for _ in 0..3 {
        desk.keys(Key::F6).await?;
        panes.push(desk.web().execute(pane, vec![]).await?.json().clone());
    }
    panes.dedup();
    assert_eq!(panes.len(), 3, "F6 does not go from part to part: {panes:?}");

    desk.ctrl("l").await?;
    desk.is_at_the_door().await?;
    desk.keys(crate::town::PIN).await?;
    desk.keys(Key::Enter).await?;
    desk.is_at("pages/concern.html").await?;
    desk.leave().await
}

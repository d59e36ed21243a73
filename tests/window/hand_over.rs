//! Notes between officers: one is left here by hand and read at a colleague's desk, and one of theirs is read here and put away.

use logbook::acts::{HandoverForm, Nothing};
use thirtyfour::Key;

use crate::desk::{Desk, Told};

#[tokio::test]
async fn a_note_is_left_and_read_by_the_colleague_it_is_for() -> Told {
    let desk = Desk::with_folder().await?;
    let mut sam = desk.lets_in("Sam Okafor").await?.comes_in()?;
    desk.open("pages/today.html").await?;
    desk.press("Leave a note…").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("There is a problem").await?;
    desk.fill("text", "The MARAC is on Thursday: you chair it.").await?;
    desk.looks_well("hand-over").await?;
    desk.ctrl(Key::Enter).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.sees("Nobody left you a note.").await?;
    agree(&desk, &mut sam).await?;
    let theirs = sam.book.read_today(Nothing::default())?.handovers;
    assert_eq!(theirs.len(), 1);
    assert_eq!(
        (theirs[0].officer.as_str(), theirs[0].text.as_str()),
        ("Ada Marsh", "The MARAC is on Thursday: you chair it.")
    );

    let text = "Thank you. Ring the school first: <b>Mrs Holt</b>.".to_owned();
    sam.book.hand_over(HandoverForm { text, ..HandoverForm::default() })?;
    agree(&desk, &mut sam).await?;
    desk.open("pages/today.html").await?;
    desk.shows_literally("Ring the school first: <b>Mrs Holt</b>.").await?;
    desk.sees("Sam Okafor").await?;
    desk.looks_well("handed-over").await?;
    desk.press("Read, put away").await?;
    desk.sees("Nobody left you a note.").await?;
    // Put away is not gone.
    desk.open("pages/history.html").await?;
    desk.sees("Note for the other officers").await?;
    desk.leave().await
}

/// Both look in the folder until each has what the other wrote.
async fn agree(desk: &Desk, sam: &mut crate::colleague::Colleague) -> Told {
    sam.pass()?;
    desk.open("pages/officers.html").await?;
    desk.press("Look now").await?;
    desk.sees("Everything written here is in the folder").await?;
    sam.pass()
}

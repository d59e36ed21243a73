//! A fresh computer joins a log: the folder, the invitation, six words, a wait, and then the log is there.

use logbook::acts::Nothing;

use crate::colleague::Colleague;
use crate::desk::{Desk, Told};
use crate::town::PIN;

#[tokio::test]
async fn a_fresh_computer_joins_waits_and_opens() -> Told {
    let mut desk = Desk::fresh().await?;
    let mut ada = Colleague::starts("Ada Marsh", &desk.shared())?;
    ada.book.record_concern(::town::grace())?;
    let invitation = ada.book.invite(Nothing::default())?.invitation;

    desk.press("Join a log").await?;
    desk.looks_well("join").await?;
    desk.press("Ask to join").await?;
    desk.sees("There is a problem").await?;
    desk.sees("Choose the shared folder").await?;
    desk.looks_well("join-problem").await?;
    desk.press("Choose the folder…").await?;
    desk.sees("folder chosen").await?;
    desk.fill("invitation", "not the whole of it").await?;
    desk.fill("officer_name", "Sam Okafor").await?;
    desk.fill("pin", PIN).await?;
    desk.fill("pin_again", PIN).await?;
    desk.press("Ask to join").await?;
    desk.sees("That is not an invitation").await?;
    desk.fill("invitation", &invitation).await?;
    desk.fill("pin", PIN).await?;
    desk.fill("pin_again", PIN).await?;
    desk.press("Ask to join").await?;

    desk.sees("Waiting to be let in").await?;
    desk.looks_well("waiting").await?;
    let words = desk.six_words().await?;

    // The program is closed over night; the next morning it still waits, with the same words.
    desk.restart().await?;
    desk.sees("waits to be let into a log").await?;
    desk.looks_well("waiting-pin").await?;
    desk.fill("pin", PIN).await?;
    desk.press("Unlock").await?;
    desk.sees("Waiting to be let in").await?;
    assert_eq!(desk.six_words().await?, words);

    ada.lets_in(&words.join(" "))?;
    desk.press("Look now").await?;
    desk.is_at("pages/today.html").await?;
    desk.sees("Grace McKenna").await?;
    desk.sees("Sam Okafor").await?;
    desk.open("pages/officers.html").await?;
    desk.sees("Ada Marsh").await?;
    desk.leave().await
}

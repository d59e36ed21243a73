//! A machine that has never seen a log: set up in three steps, the kit saved and proved from its paper.

use crate::desk::{Desk, Told};
use crate::town::{COUNCIL, OFFICER, PIN, PREFIX};

#[tokio::test]
async fn a_new_log_is_set_up_and_its_kit_is_proved() -> Told {
    let desk = Desk::fresh().await?;
    desk.sees("There is no log on this computer yet").await?;
    desk.looks_well("welcome").await?;
    desk.press("Start a log").await?;
    desk.sees("Set up a new log").await?;
    desk.looks_well("set-up").await?;

    desk.press("Continue").await?;
    desk.sees("There is a problem").await?;
    desk.looks_well("set-up-problem").await?;

    desk.fill("organisation", COUNCIL).await?;
    desk.fill("reference_prefix", PREFIX).await?;
    desk.press("Continue").await?;
    desk.fill("officer_name", OFFICER).await?;
    desk.press("Continue").await?;
    desk.sees("Choose a PIN").await?;
    desk.fill("pin", PIN).await?;
    desk.fill("pin_again", "something else").await?;
    desk.press("Make the log").await?;
    desk.sees("There is a problem").await?;
    desk.fill("pin", PIN).await?;
    desk.fill("pin_again", PIN).await?;
    desk.press("Make the log").await?;

    desk.sees("Save the recovery kit").await?;
    desk.looks_well("kit").await?;
    desk.press("Save the kit…").await?;
    desk.sees("Type two of the words").await?;
    let words = desk.take_the_kit()?;
    assert_eq!(words.len(), 24, "the paper shows {words:?}");

    let asked = desk.asked_words().await?;
    assert_eq!(asked.len(), 2);
    for (at, _) in asked.iter().enumerate() {
        desk.fill(&format!("words.{at}.word"), "wrong").await?;
    }
    desk.press("Confirm").await?;
    desk.sees("There is a problem").await?;
    desk.looks_well("kit-words").await?;
    for (at, number) in asked.iter().enumerate() {
        desk.fill(&format!("words.{at}.word"), &words[number - 1]).await?;
    }
    desk.press("Confirm").await?;

    desk.is_at("pages/today.html").await?;
    desk.sees(OFFICER).await?;
    desk.sees(COUNCIL).await?;
    desk.sees_no("not proved").await;
    desk.looks_well("today-empty").await?;
    desk.leave().await
}

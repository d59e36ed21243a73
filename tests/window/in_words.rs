//! Sharing without a file: into a form of theirs, part by part and by the keys; and on the phone.

use crate::desk::{Desk, Told};
use crate::share::{say_which_desk, say_why};
use thirtyfour::Key;

#[tokio::test]
async fn a_form_of_theirs_is_filled_in_part_by_part() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Violet Thornbury", "shouting behind a locked door", "She said: “Help me.”").await?;
    desk.open(&format!("pages/share.html?concern={concern}")).await?;
    desk.sees("Who needs to know?").await?;
    say_which_desk(&desk).await?;
    desk.choose("channel", "portal").await?;
    desk.sees("Documents and body maps can be uploaded with it").await?;
    desk.looks_well("share-their-form").await?;
    desk.press("Why, and by what law").await?;
    say_why(&desk).await?;
    to_the_end(&desk).await?;
    desk.sees("Then each part has a button that copies it").await?;
    desk.looks_well("share-form-before").await?;
    desk.press("Put it on record, to be copied").await?;
    desk.sees("Copy into the Kent adult safeguarding concern form").await?;
    assert!(!desk.picked().exists(), "a file was written");
    desk.shown("[data-copy='The adult']").await?.focus().await?;
    desk.keys(Key::Enter).await?;
    desk.sees("Copied: The adult. Paste it into their form.").await?;
    desk.looks_well("share-form-copied").await?;

    // What was copied can be pasted, and the page of the share says so.
    desk.press("Open the share").await?;
    desk.sees("Copy into their form").await?;
    desk.until(
        "one part to be marked as copied",
        "return [...document.querySelectorAll('.part-head .note')].filter((one) => one.textContent.includes('copied')).length === 1",
    )
    .await?;
    desk.looks_well("share-form-page").await?;
    desk.press("They have it…").await?;
    desk.field("heard").await?.focus().await?;
    desk.ctrl("v").await?;
    desk.until(
        "the part to be pasted",
        "return document.querySelector('dialog[open] textarea[name=heard]').value.includes('Name: Violet Thornbury')",
    )
    .await?;
    desk.leave().await
}

#[tokio::test]
async fn what_was_told_on_the_phone_is_asked_for_in_writing() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Violet Thornbury", "shouting behind a locked door", "She is in danger now.").await?;
    desk.open(&format!("pages/share.html?concern={concern}")).await?;
    desk.sees("Who needs to know?").await?;
    say_which_desk(&desk).await?;
    desk.choose("channel", "phone").await?;
    desk.sees("How did you make sure who it was?").await?;
    desk.press("Why, and by what law").await?;
    say_why(&desk).await?;
    to_the_end(&desk).await?;
    desk.sees("Before it can go").await?;
    desk.press("Choose how you made sure who it was").await?;
    desk.choose("caller_check", "called_back").await?;
    desk.fill("confirm_by", "tomorrow").await?;
    desk.looks_well("share-told").await?;
    to_the_end(&desk).await?;
    desk.press("Put on record that they were told").await?;
    desk.sees("was told: on record as S-A0001").await?;
    let older = "return !document.querySelector('.packet-pages.stale')";
    desk.until("no page that is older than what is on record", older).await?;
    desk.looks_well("share-told-on-record").await?;
    desk.press("Open the share").await?;
    desk.sees("in writing by").await?;
    desk.press("Confirmed in writing…").await?;
    desk.fill("heard", "By secure e-mail, the same afternoon.").await?;
    desk.press("Write it down").await?;
    desk.sees("We confirmed in writing what was said").await?;
    desk.looks_well("share-told-page").await?;
    desk.leave().await
}

/// On from the law to the last step, reading nothing.
async fn to_the_end(desk: &Desk) -> Told {
    desk.press("5 Send").await
}

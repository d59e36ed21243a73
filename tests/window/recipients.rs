//! Recipients in the window: one is kept from what was typed while sharing, chosen for the next packet, checked again, taken off.

use crate::desk::{Desk, Told};
use crate::share::say_which_desk;

#[tokio::test]
async fn a_recipient_is_kept_while_sharing_and_chosen_the_next_time() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Violet Thornbury", "shouting behind a locked door", "Shouting.").await?;
    let share = format!("pages/share.html?concern={concern}");
    desk.open(&share).await?;
    say_which_desk(&desk).await?;
    desk.press("Keep Central Referral Unit for the next time").await?;
    desk.sees("Kept. Settings has the list.").await?;
    desk.looks_well("share-kept").await?;

    // Nothing of a packet is needed for it: the next one begins with the same agency.
    let (other, _) = desk.concern("Amos Thornbury", "bruises", "Bruises.").await?;
    desk.open(&format!("pages/share.html?concern={other}")).await?;
    desk.choose("agency", "kcc_adults").await?;
    desk.sees("Recipients that are kept").await?;
    desk.looks_well("share-recipients").await?;
    desk.press("Send to… Central Referral Unit · Duty desk").await?;
    let filled = "return ['recipient_name', 'recipient_address', 'verified_how'].map((name) => document.querySelector(`[name=${name}]`).value)";
    let filled = desk.web().execute(filled, vec![]).await?;
    let said = filled.json().to_string();
    assert!(said.contains("Central Referral Unit") && said.contains("duty@adults.example"), "{said}");
    assert!(said.contains("Rang the published number ("), "how and when it was checked: {said}");
    desk.choose("agency", "probation").await?;
    desk.sees("Share with Probation Service").await?;
    desk.until("no other agency's recipients", "return document.querySelector('#kept-recipients').hidden")
        .await?;

    desk.open("pages/settings.html").await?;
    desk.press("Whom packets go to: people and desks, with addresses that were checked").await?;
    desk.is_at("pages/recipients.html").await?;
    desk.sees("Central Referral Unit").await?;
    desk.press("Change: Central Referral Unit · Duty desk").await?;
    desk.fill("verified_on", "1 March 2026").await?;
    desk.looks_well("recipients-change").await?;
    desk.press("Change it").await?;
    desk.sees("check again").await?;
    desk.looks_well("recipients").await?;
    desk.press("Take off: Central Referral Unit · Duty desk").await?;
    desk.press("Take them off").await?;
    desk.sees("None yet.").await?;

    // What usually goes is set here as well, and ticks the next packet.
    desk.press("Change: Support provider").await?;
    desk.choose("groups", "chronology").await?;
    desk.choose("routes", "portal").await?;
    desk.looks_well("recipients-template").await?;
    desk.press("Set it").await?;
    desk.sees("set by us").await?;
    desk.looks_well("recipients-templates").await?;
    desk.open(&format!("pages/share.html?concern={other}")).await?;
    desk.choose("agency", "support_provider").await?;
    desk.sees("Share with Support provider").await?;
    let ticked = "return document.getElementById('item-chronology')?.checked === true";
    desk.until("the chronology is ticked", ticked).await?;
    let ways = "return !document.querySelector('choice-buttons[name=channel] input[value=portal]') && !!document.querySelector('choice-buttons[name=channel] input[value=post]')";
    desk.until("no way that is not theirs is offered", ways).await?;
    desk.open("pages/recipients.html").await?;
    desk.press("Back to how it came: Support provider").await?;
    desk.press("Go back").await?;
    desk.sees("As it came.").await?;
    desk.leave().await
}

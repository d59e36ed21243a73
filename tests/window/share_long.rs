//! A long packet: its pages are shown in portions, how far it is made can be seen, and it can be stopped.

use crate::desk::{Desk, Told};
use crate::share::{say_which_desk, say_why};
use serde_json::json;

#[tokio::test]
async fn a_long_packet_is_seen_in_portions_and_can_be_stopped() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Violet Thornbury", "shouting behind a locked door", "At night.").await?;
    let text =
        "She said that the door had been forced again and that nobody came when she rang. ".repeat(180);
    for number in 0..40 {
        let text = format!("Call {number}. {text}");
        let call = json!({ "concern": concern, "kind": "account", "text": text });
        desk.ask("add_to_concern", Some(call)).await?;
    }
    desk.open(&format!("pages/share.html?concern={concern}")).await?;
    say_which_desk(&desk).await?;
    desk.press("Why, and by what law").await?;
    say_why(&desk).await?;
    desk.press("Read it as they will").await?;
    let shown = |many: u32| {
        format!("return document.querySelectorAll('.packet-pages:not(.stale) img').length === {many}")
    };
    desk.until("the first pages", &shown(30)).await?;
    desk.press("Show more pages: 30 of").await?;
    desk.until("the pages after them", &shown(60)).await?;
    desk.looks_well("share-long").await?;
    desk.press("I have read it: go on to send").await?;
    desk.press("Save the packet…").await?;
    desk.until("what is done now", "return document.querySelector('#going progress')?.max === 4").await?;
    desk.press("Stop").await?;
    desk.sees("You stopped it. Nothing was saved, and nothing was recorded.").await?;
    assert!(!desk.picked().exists(), "a packet that was stopped lies on the disk");
    assert_eq!(desk.ask("list_shares", Some(json!({}))).await?["total"], 0);
    desk.looks_well("share-stopped").await?;
    desk.press("Save the packet…").await?;
    desk.sees("and on record").await?;
    assert!(desk.picked().exists());
    desk.leave().await
}

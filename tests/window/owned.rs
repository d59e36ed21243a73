//! What belongs to another agency: marked while writing, kept out of a packet, let go by their word.

use crate::desk::{Desk, Told};
use serde_json::json;

#[tokio::test]
async fn minutes_of_theirs_stay_until_they_let_them_go() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Violet Thornbury", "shouting behind a locked door", "She said: “Help me.”").await?;
    desk.open(&format!("pages/concern.html?id={concern}#add")).await?;
    desk.fill("text", "The panel heard that he works at the boatyard.").await?;
    desk.choose("belongs_to", "police_marac").await?;
    desk.looks_well("owned-add").await?;
    desk.press("Add").await?;
    desk.sees("belongs to Kent Police, West Kent MARAC").await?;
    desk.sees("and is read once it is said why").await?;
    desk.looks_well("owned-concern").await?;
    let unseen = "return !document.body.textContent.includes('boatyard')";
    desk.until("no word of it on the page", unseen).await?;
    desk.press("Read it").await?;
    desk.press("Read it").await?;
    desk.sees("Enter the reason").await?;
    desk.fill("reason", "To prepare for the meeting").await?;
    desk.looks_well("owned-why").await?;
    desk.press("Read it").await?;
    desk.sees("he works at the boatyard").await?;
    desk.looks_well("owned-read").await?;
    desk.press("Close").await?;
    desk.sees("What belongs to another agency was read").await?;

    desk.open(&format!("pages/share.html?concern={concern}&agency=kcc_adults#what-goes")).await?;
    desk.sees("goes to nobody else without their permission on record").await?;
    desk.looks_well("owned-barred").await?;

    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    // Half a word about the first is no word about the second.
    desk.ask("add_to_concern", Some(json!({ "concern": concern, "kind": "contact", "text": "Second minutes.", "belongs_to": "police_marac" }))).await?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.until(
        "both minutes",
        "return document.querySelectorAll(\"[aria-label^='They let it go']\").length === 2",
    )
    .await?;
    desk.press("They let it go").await?;
    desk.fill("heard_from", "Said of the second").await?;
    desk.press("Close").await?;
    desk.click("li[id^=entry]:nth-child(3) [aria-label^='They let it go']").await?;
    assert_eq!(desk.value("heard_from").await?, "");
    let says_which =
        "return document.querySelector('dialog[open] .passage-begins').textContent.includes('Written down')";
    desk.until("the panel to say which minutes", says_which).await?;
    desk.choose("agency", "kcc_adults").await?;
    desk.press("Write it down").await?;
    desk.sees("Enter who said so").await?;
    desk.fill("heard_from", "DI Hollis, who chairs it").await?;
    desk.looks_well("owned-let-go").await?;
    desk.press("Write it down").await?;
    desk.sees("Its owner lets it go to Kent County Council, adult social care").await?;
    desk.open(&format!("pages/share.html?concern={concern}&agency=kcc_adults#what-goes")).await?;
    desk.sees("DI Hollis, who chairs it let it go to").await?;

    // Their word can be taken back.
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("They took it back").await?;
    desk.fill("heard_from", "DI Hollis").await?;
    desk.fill("reason", "He is a witness in another case.").await?;
    desk.looks_well("owned-took-back").await?;
    desk.press("Write it down").await?;
    desk.sees("adult social care no longer").await?;
    desk.leave().await
}

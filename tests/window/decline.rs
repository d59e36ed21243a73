//! Deciding not to share is recorded as fully as a share, and nothing is written to the disk.

use crate::desk::{Desk, Told};

#[tokio::test]
async fn a_decision_not_to_share_stands_in_the_register() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Noah Quarrington", "a landlord asks about him", "The landlord rang.").await?;
    desk.open(&format!("pages/share.html?concern={concern}")).await?;
    desk.press("Decide not to share…").await?;
    desk.sees("is recorded just as fully").await?;
    desk.looks_well("decline").await?;
    desk.choose("agency", "support_provider").await?;
    desk.press("Record that it is not shared").await?;
    desk.sees("There is a problem").await?;
    desk.fill("asked_by", "His landlord").await?;
    desk.fill("asked_for", "Everything we hold").await?;
    desk.fill("reasons", "No safeguarding purpose was named.").await?;
    desk.press("Record that it is not shared").await?;

    desk.is_at("pages/concern.html").await?;
    desk.sees("No safeguarding purpose was named.").await?;
    desk.open("pages/shares.html").await?;
    desk.sees("not shared").await?;
    desk.sees("Noah Quarrington").await?;
    desk.looks_well("shares-declined").await?;
    assert!(!desk.picked().exists(), "a packet was written");
    desk.leave().await
}

//! The life of a concern by hand: decided, referred, answered, closed, opened again.

use serde_json::json;

use crate::desk::{Desk, Told};

#[tokio::test]
async fn a_concern_is_decided_referred_answered_closed_and_opened_again() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Desmond Pellow", "clutter to the ceiling", "The fire service rang.").await?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;

    desk.press("Decide what to do").await?;
    desk.sees("The decision").await?;
    desk.looks_well("decide").await?;
    desk.press("Record the decision").await?;
    desk.sees("There is a problem").await?;
    desk.choose("decision", "refer").await?;
    desk.fill("reasons", "He cannot get out if there is a fire.").await?;
    desk.press("Record the decision").await?;
    desk.sees("Decision recorded").await?;
    desk.sees("He cannot get out").await?;

    desk.press("Refer…").await?;
    desk.sees("Which agency").await?;
    desk.looks_well("refer").await?;
    desk.choose("agency", "kcc_adults").await?;
    desk.choose("route", "portal").await?;
    desk.fill("recipient", "Central referral desk").await?;
    desk.press("Record the referral").await?;
    desk.sees("Referral recorded").await?;
    desk.sees("Central referral desk").await?;
    desk.open("pages/today.html").await?;
    desk.sees("Replies awaited").await?;
    desk.sees("Desmond Pellow").await?;

    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Record a reply…").await?;
    desk.choose("decision", "s42_enquiry").await?;
    desk.fill("from_whom", "Duty worker").await?;
    desk.fill("outcome", "accepted under section 42").await?;
    desk.fill("text", "We will visit on Thursday.").await?;
    desk.looks_well("reply").await?;
    desk.press("Record the reply").await?;
    desk.sees("Reply recorded").await?;
    desk.sees("accepted under section 42").await?;
    desk.press("Decisions").await?;
    desk.looks_well("concern-decisions").await?;

    // Who reported it is to be told, with care, and closing without it is cautioned and not barred.
    let reporter = json!({ "kind": "public", "name": "Priya Holloway" });
    let told = json!({ "concern": concern, "reason": "", "changes": { "reporter": reporter } });
    desk.ask("amend_concern", Some(told)).await?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Tell who reported it…").await?;
    desk.sees("Nothing about the person that they need not know").await?;
    desk.looks_well("concern-feedback").await?;
    desk.press("Close").await?;

    desk.press("Close…").await?;
    desk.sees("It is not written here that Priya Holloway, who reported it, was told.").await?;
    desk.choose("reason", "accepted").await?;
    desk.fill("outcome", "They lead now.").await?;
    desk.looks_well("close").await?;
    desk.press("Close the concern").await?;
    desk.sees("Re-open…").await?;
    desk.looks_well("concern-closed").await?;

    desk.press("Re-open…").await?;
    desk.fill("reason", "He has rung again.").await?;
    desk.press("Re-open").await?;
    desk.sees("Open again").await?;
    desk.press("Chronology").await?;
    desk.sees("He has rung again.").await?;
    desk.looks_well("concern").await?;
    for tab in ["Account", "People", "Shares", "History"] {
        desk.press(tab).await?;
        desk.looks_well(&format!("concern-{}", tab.to_lowercase())).await?;
    }

    // Danger raised on what is decided stands first on the day, until it is said to be over.
    let danger = json!({ "concern": concern, "reason": "A fire.", "changes": { "danger": "yes" } });
    desk.ask("amend_concern", Some(danger)).await?;
    desk.open("pages/today.html").await?;
    desk.sees("decided, not said to be over").await?;
    desk.looks_well("today-danger-decided").await?;
    desk.press("Is it over?").await?;
    desk.choose("danger", "no").await?;
    desk.looks_well("amend-danger").await?;
    desk.ctrl(thirtyfour::Key::Enter).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.open("pages/today.html").await?;
    desk.sees_no("decided, not said to be over").await;
    desk.leave().await
}

//! Putting words right: the new text is read first, the old one stays in sight with who and why.

use crate::desk::{Desk, Told};

#[tokio::test]
async fn a_correction_keeps_the_earlier_text() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Isla Fenwick", "left alone at night", "She rang at 9 in the morning.").await?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Correct: What happened").await?;
    desk.looks_well("correct").await?;
    desk.fill("text", "She rang at 9 in the evening.").await?;
    desk.press("Save the correction").await?;
    desk.sees("There is a problem").await?;
    desk.fill("reason", "wrong half of the day").await?;
    desk.press("Save the correction").await?;

    desk.sees("Corrected").await?;
    desk.sees("9 in the evening").await?;
    desk.press("1 earlier text").await?;
    desk.sees("9 in the morning").await?;
    desk.sees("wrong half of the day").await?;
    desk.looks_well("concern-corrected").await?;

    // Nothing was taken out: the log is whole, and longer by one entry.
    let report = desk.ask("check_log", Some(serde_json::json!({ "deep": true }))).await?;
    assert_eq!(report["problems"], serde_json::json!([]));
    desk.leave().await
}

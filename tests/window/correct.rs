//! Putting words right: the new text is read first, the old one stays in sight with who and why.

use crate::desk::{Desk, Told};
use crate::register::send;
use serde_json::json;

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

#[tokio::test]
async fn whether_a_fact_was_wrong_is_asked_where_somebody_was_sent_it() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Tilda Yarrow", "seen alone by the river", "A warden rang.").await?;
    let told = |words: &str| json!({ "concern": concern, "changes": { "place_words": words } });
    desk.ask("amend_concern", Some(told("by the lower lock"))).await?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Account").await?;
    desk.press("Change: What").await?;
    desk.sees_no("was it wrong?").await;
    send(&desk, &concern, "kent_police").await?;

    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Account").await?;
    desk.press("Change: What").await?;
    desk.sees("was it wrong?").await?;
    desk.fill("place_words", "by the upper lock").await?;
    desk.fill("reason", "misread the warden’s note").await?;
    desk.press("Save").await?;
    desk.sees("Say whether it was wrong, so that they are told").await?;
    desk.looks_well("was-wrong").await?;
    desk.choose("was_wrong", "yes").await?;
    desk.press("Save").await?;
    desk.sees("What it is: saved").await?;

    desk.open("pages/today.html").await?;
    desk.sees("Tilda Yarrow").await?;
    let share = desk.ask("list_shares", Some(json!({}))).await?["items"][0]["share"].clone();
    desk.open(&format!("pages/shares.html?share={}", share.as_str().unwrap_or_default())).await?;
    desk.sees("misread the warden’s note").await?;
    desk.looks_well("was-wrong-told").await?;
    desk.leave().await
}

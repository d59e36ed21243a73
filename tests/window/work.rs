//! The work on a concern by hand: an action set, changed and ended by keyboard, an answer that is escalated.

use thirtyfour::Key;

use crate::desk::{Desk, Told};

#[tokio::test]
async fn an_action_is_set_seen_on_the_day_and_ended_and_an_answer_is_escalated() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Desmond Pellow", "clutter to the ceiling", "The fire service rang.").await?;
    let page = format!("pages/concern.html?id={concern}");
    desk.open(&page).await?;
    desk.press("Add an action…").await?;
    desk.press("Add the action").await?;
    desk.sees("There is a problem").await?;
    desk.fill("what", "Ring the fire service about a home visit").await?;
    desk.looks_well("action").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Action added").await?;
    desk.sees("Ring the fire service").await?;
    desk.looks_well("concern-actions").await?;

    desk.open("pages/today.html").await?;
    desk.sees("Ring the fire service").await?;
    desk.looks_well("today-actions").await?;

    desk.open(&page).await?;
    desk.press("Change…").await?;
    desk.fill("reason", "They are closed until Monday.").await?;
    desk.fill("due", "Friday").await?;
    desk.looks_well("move-action").await?;
    desk.press("Change the action").await?;
    desk.sees("Action changed").await?;
    desk.press("End it…").await?;
    desk.fill("result", "They visit on Thursday.").await?;
    desk.looks_well("end-action").await?;
    desk.press("End the action").await?;
    desk.sees("Action ended").await?;
    desk.sees("They visit on Thursday.").await?;

    desk.press("Refer…").await?;
    desk.choose("agency", "kcc_adults").await?;
    desk.choose("route", "portal").await?;
    desk.press("Record the referral").await?;
    desk.sees("Referral recorded").await?;
    desk.press("Decisions").await?;
    desk.press("Record a reply…").await?;
    desk.fill("outcome", "no further action").await?;
    desk.press("Record the reply").await?;
    desk.sees("Reply recorded").await?;
    desk.press("Decisions").await?;
    desk.press("Escalate…").await?;
    desk.choose("stage", "stage_2").await?;
    desk.fill("spoke_to", "R. Dale, team manager").await?;
    desk.fill("text", "The third report in a month.").await?;
    desk.looks_well("escalate").await?;
    desk.press("Record the escalation").await?;
    desk.sees("Escalation recorded").await?;
    desk.press("Decisions").await?;
    desk.sees("Stage 2: manager to manager").await?;
    desk.looks_well("concern-decisions-work").await?;
    desk.open("pages/today.html").await?;
    desk.sees("Replies awaited").await?;
    desk.sees("Desmond Pellow").await?;

    // One that nobody answered stands above what is merely awaited, with the way to chase it; backup and folder close the day.
    let silent = serde_json::json!({
        "concern": concern, "agency": "kent_police", "route": "phone", "recipient": "Sgt. Ames",
        "sent_at": "2026-10-05T10:00", "reply_due": "2026-10-08"
    });
    desk.ask("refer", Some(silent)).await?;
    desk.open("pages/today.html").await?;
    desk.sees("no reply from Kent Police").await?;
    desk.sees("Confirm in writing what you told Kent Police on the phone").await?;
    desk.sees("No good backup yet").await?;
    let order = "const tops = ['#decide', '#overdue', '#replies'].map((id) => document.querySelector(id).getBoundingClientRect().top); return tops[0] < tops[1] && tops[1] < tops[2]";
    desk.until("new, overdue and awaited to stand in that order", order).await?;
    desk.looks_well("today-overdue").await?;
    desk.press("Chase").await?;
    desk.is_at("pages/concern.html").await?;
    desk.sees("Chase").await?;
    desk.leave().await
}

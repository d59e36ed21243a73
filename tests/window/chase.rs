//! The lists behind Today by hand: whom to chase, done where they stand; what is to be done; and what closing would drop.

use serde_json::json;
use thirtyfour::Key;

use crate::desk::{Desk, Told};

#[tokio::test]
async fn two_silent_agencies_are_chased_answered_and_escalated_from_one_list() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Desmond Pellow", "clutter to the ceiling", "The fire service rang.").await?;
    for (agency, due) in [("kcc_adults", "2026-10-08"), ("kent_police", "2026-10-12")] {
        let silent = json!({ "concern": concern, "agency": agency, "route": "portal", "recipient": "Duty desk",
            "sent_at": "2026-10-05T10:00", "reply_due": due });
        desk.ask("refer", Some(silent)).await?;
    }
    desk.open("pages/today.html").await?;
    desk.press("chase list").await?;
    desk.is_at("pages/replies.html").await?;
    desk.sees("2 replies · 2 over").await?;
    let first = "return document.querySelector('tbody tr td').textContent.startsWith('Kent County Council')";
    desk.until("the longest over to stand first", first).await?;
    desk.looks_well("replies").await?;

    desk.press("Chase").await?;
    desk.fill("text", "Voicemail; asked to be rung back").await?;
    desk.looks_well("replies-chase").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Chase recorded").await?;
    desk.sees("chased once").await?;
    desk.press("Escalate").await?;
    desk.choose("stage", "stage_2").await?;
    desk.fill("text", "Nobody answers.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Escalation recorded").await?;
    desk.sees("Stage 2: manager to manager").await?;
    desk.press("Reply came").await?;
    desk.fill("outcome", "accepted").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Reply recorded").await?;
    desk.sees("1 reply").await?;
    desk.choose("which", "undated").await?;
    desk.sees("No reply fits").await?;
    desk.looks_well("replies-none").await?;
    desk.leave().await
}

#[tokio::test]
async fn actions_are_seen_together_and_closing_drops_none_without_a_word() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Desmond Pellow", "clutter to the ceiling", "The fire service rang.").await?;
    for (what, due) in
        [("Look again in spring", "2027-03-01"), ("Ring the fire service about a home visit", "2027-02-01")]
    {
        desk.ask("set_action", Some(json!({ "concern": concern, "what": what, "due": due }))).await?;
    }
    desk.open("pages/today.html").await?;
    desk.open("pages/actions.html").await?;
    desk.sees("2 actions").await?;
    desk.sees("Look again in spring").await?;
    desk.looks_well("actions").await?;
    desk.press("End it").await?;
    desk.fill("result", "They visit on Thursday.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Action ended").await?;
    desk.sees("1 action").await?;

    desk.open(&format!("pages/concern.html?id={concern}#close")).await?;
    desk.sees("One action is still to be done:").await?;
    desk.sees("Look again in spring").await?;
    desk.choose("reason", "safe_plan").await?;
    desk.fill("outcome", "The house is cleared.").await?;
    desk.press("Close the concern").await?;
    desk.sees("Something is still to be done.").await?;
    desk.looks_well("close-still-to-do").await?;
    desk.choose("not_done", "end").await?;
    desk.press("Close the concern").await?;
    desk.sees("Closed").await?;
    desk.sees("Action not done").await?;
    desk.open("pages/actions.html").await?;
    desk.choose("state", "ended").await?;
    desk.sees("not done: closed").await?;
    desk.sees("Look again in spring").await?;
    desk.looks_well("actions-ended").await?;
    desk.leave().await
}

/// What stands on Today, from the top of each column down.
const HEADINGS: &str = "return [...document.querySelectorAll('.card-column')].flatMap((column) => [...column.querySelectorAll('h2')]
    .filter((head) => head.getClientRects().length > 0).sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top))
    .map((head) => head.textContent).join(', ')";

#[tokio::test]
async fn today_stands_in_the_order_of_a_morning() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Desmond Pellow", "clutter to the ceiling", "The fire service rang.").await?;
    let changes = json!({ "danger": "yes", "concern_types": ["LADO"], "main_type": "LADO" });
    desk.ask("amend_concern", Some(json!({ "concern": concern, "changes": changes }))).await?;
    let silent = json!({ "concern": concern, "agency": "kent_police", "route": "portal",
        "sent_at": "2026-10-05T10:00", "reply_due": "2026-10-08" });
    desk.ask("refer", Some(silent)).await?;
    desk.ask("set_action", Some(json!({ "concern": concern, "what": "Ring the school" }))).await?;
    desk.open("pages/today.html").await?;
    desk.sees("Tell the LADO").await?;
    let order = "Immediate danger, To decide, Overdue, Replies awaited, Reviews, Clocks, Backup and folder, Actions, New concerns";
    let told = desk.web().execute(HEADINGS, vec![]).await?;
    assert_eq!(told.json(), order);
    let inside = "return document.querySelector('#clocks').textContent.includes('Tell the LADO') && !document.querySelector('#actions').textContent.includes('LADO')";
    desk.until("the clock to stand among clocks", inside).await?;
    desk.sees("yours · General practice: one working day").await?;
    desk.looks_well("today-order").await?;
    // In a narrow window there is one column, in the same order.
    desk.web().set_window_rect(0, 0, 900, 700).await?;
    let told = desk.web().execute(HEADINGS, vec![]).await?;
    assert_eq!(told.json(), order);
    desk.leave().await
}

#[tokio::test]
async fn a_reporter_who_was_told_nothing_is_found_from_today() -> Told {
    let desk = Desk::with_log().await?;
    let told = json!({ "danger": "no", "account": "Heard through the wall.", "reporter": { "role": "Warden of the flats" },
        "people": [{ "name": "Desmond Pellow", "role": "adult_at_risk" }] });
    let concern = desk.ask("record_concern", Some(told)).await?["concern"].clone();
    let decision = json!({ "concern": concern, "decision": "monitor", "reasons": "It is watched." });
    desk.ask("decide", Some(decision)).await?;
    desk.open("pages/today.html").await?;
    desk.sees("One reporter was not told that it was taken up.").await?;
    desk.looks_well("today-feedback").await?;
    desk.press("Look at it").await?;
    desk.is_at("pages/concerns.html").await?;
    desk.sees("1 concern").await?;
    desk.sees("waiting for word to who reported it").await?;
    desk.leave().await
}

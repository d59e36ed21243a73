//! The account by hand: what somebody wants, what they can decide, risk over time, and a body map, once by mouse and once by
//! keys alone.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::desk::{Desk, Told};

const ON_FIGURE: &str = "return document.activeElement.matches('body-figure svg')";

#[tokio::test]
async fn wishes_capacity_and_risk_are_written_down_and_taken_back() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Oriel Pemberthy", "not eating", "Her neighbour rang about the smell.").await?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Views").await?;
    desk.sees("Not asked yet").await?;
    desk.looks_well("views-empty").await?;
    desk.press("Record what they want").await?;
    desk.choose("was_asked", "not_asked").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("There is a problem").await?;
    desk.looks_well("wishes-problem").await?;
    desk.choose("was_asked", "expressed").await?;
    desk.choose("outcomes", "stay_home").await?;
    desk.choose("outcomes", "support").await?;
    desk.fill("own_words", "I am not leaving my cats.").await?;
    desk.looks_well("wishes").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Recorded what they want").await?;
    desk.press("Views").await?;
    desk.sees("“I am not leaving my cats.”").await?;

    desk.press("Record an assessment").await?;
    desk.fill("decision", "Whether to go into hospital").await?;
    desk.choose("weigh", "no").await?;
    desk.choose("outcome", "lacks").await?;
    desk.fill("reasons", "Could not say what happens if she stays.").await?;
    desk.fill("assessed_by", "Dr N. Achebe, GP").await?;
    desk.looks_well("capacity").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Assessment recorded").await?;
    desk.press("Views").await?;
    desk.sees("The law also looks for").await?;
    desk.press("Add a strength…").await?;
    desk.fill("text", "Her neighbour has a key and looks in twice a day.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Added to the record").await?;
    desk.press("Views").await?;
    desk.looks_well("views").await?;
    desk.press("Take it back: Whether to go into hospital").await?;
    desk.fill("reason", "It was written in the wrong concern.").await?;
    desk.looks_well("take-back").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Taken back").await?;
    desk.press("Views").await?;
    desk.sees("Taken back by").await?;
    desk.looks_well("views-taken-back").await?;

    for (level, reasons) in
        [("high", "She has not eaten since Friday."), ("low", "She eats with her neighbour.")]
    {
        desk.press("Account").await?;
        desk.press(if level == "high" { "Say it: Risk" } else { "Change: Risk" }).await?;
        desk.choose("risk_level", level).await?;
        desk.fill("risk_reasons", reasons).await?;
        desk.choose("likelihood", "medium").await?;
        desk.choose("severity", level).await?;
        desk.press("Save").await?;
        desk.sees("Risk: saved").await?;
    }
    desk.press("Account").await?;
    desk.sees("It could be put right").await?;
    desk.press("Risk before now: 1 time").await?;
    desk.sees("She has not eaten since Friday.").await?;
    desk.looks_well("risk-history").await?;

    desk.press("Close…").await?;
    desk.sees("I am not leaving my cats.").await?;
    desk.choose("reason", "safe_plan").await?;
    desk.fill("outcome", "At home, with meals brought in.").await?;
    desk.choose("wishes_met", "fully").await?;
    desk.looks_well("close-wishes").await?;
    desk.press("Close the concern").await?;
    desk.sees("Closed").await?;
    desk.press("Views").await?;
    desk.sees("at closing: fully met").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_mark_is_pressed_on_put_right_and_goes_into_the_list() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Wren Attleby", "bruises", "A nurse rang.").await?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Body map").await?;
    desk.sees("No marks").await?;
    desk.looks_well("body-map-empty").await?;
    // On the drawing of the front, about where their left forearm is: their left is on our right.
    press_on(&desk, 0.77, 0.425).await?;
    desk.sees("Put the mark").await?;
    assert_eq!(desk.value("region").await?, "left_forearm");
    desk.press("Put the mark").await?;
    desk.sees("There is a problem").await?;
    desk.fill("looks", "Round bruise, a hand’s width below the elbow.").await?;
    desk.fill("size", "4 cm").await?;
    desk.fill("colour", "yellow and green").await?;
    desk.fill("seen_by", "Nurse at the walk-in centre").await?;
    desk.looks_well("mark").await?;
    desk.press("Put the mark").await?;
    desk.sees("Mark put on the body map").await?;
    desk.press("Body map").await?;
    desk.sees("Left forearm, front of an adult").await?;

    desk.press("Put it right: mark 1").await?;
    desk.choose("side", "back").await?;
    desk.choose("region", "left_elbow").await?;
    desk.fill("reason", "She showed us again.").await?;
    desk.press("Save the mark").await?;
    desk.sees("Mark put right").await?;
    desk.press("Body map").await?;
    desk.sees("Left elbow, back of an adult").await?;
    desk.press("What it said before").await?;
    desk.sees("Left forearm, front of an adult").await?;
    desk.looks_well("body-map").await?;
    let page = desk.ask("read_concern", Some(json!({ "concern": concern }))).await?;
    assert_eq!(page["body_marks"][0]["side"], "back");
    assert!(page["body_marks"][0]["x"].as_u64() < Some(500), "on the back their left is on our left");
    desk.press("Chronology").await?;
    desk.looks_well("body-map-chronology").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_mark_is_put_on_the_body_map_by_keys_alone() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Idris Penhallow", "burn on a hand", "His school rang.").await?;
    desk.open(&format!("pages/concern.html?id={concern}#chronology")).await?;
    desk.shown("#tab-chronology").await?.focus().await?;
    desk.keys(Key::Right + Key::Right + Key::Right).await?;
    desk.sees("No marks").await?;
    desk.tab_to("return document.activeElement.textContent.startsWith('Add a mark')").await?;
    desk.keys(Key::Enter).await?;
    desk.sees("Put the mark").await?;
    // What was begun stays when the panel is left, and is there again.
    desk.tab_to(ON_FIGURE).await?;
    desk.keys(Key::Right + Key::Right + Key::Down).await?;
    let place = place(&desk).await?;
    assert_eq!(place, json!([508, 402]), "two steps across, one down");
    // A long step with Shift: down to the knee.
    for _ in 0..15 {
        let chain = desk.web().action_chain();
        chain.key_down(Key::Shift).send_keys(Key::Down).key_up(Key::Shift).perform().await?;
    }
    let region = desk.value("region").await?;
    assert!(region.ends_with("_knee"), "the nearest part is offered, not {region}");
    desk.looks_well("mark-by-keys").await?;
    desk.tab_to("return document.activeElement.name === 'looks'").await?;
    desk.keys("Graze, the size of a coin.").await?;
    desk.sees("draft kept").await?;
    desk.keys(Key::Escape).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.tab_to("return document.activeElement.textContent.startsWith('Add a mark')").await?;
    desk.keys(Key::Enter).await?;
    desk.sees("This is what you had begun to write").await?;
    assert_eq!(desk.value("region").await?, region);
    desk.ctrl(Key::Enter).await?;
    desk.sees("Mark put on the body map").await?;
    let page = desk.ask("read_concern", Some(json!({ "concern": concern }))).await?;
    assert_eq!(page["body_marks"][0]["looks"], "Graze, the size of a coin.");
    assert_eq!(page["body_marks"][0]["region"], json!(region));
    desk.leave().await
}

/// Presses on the first drawing, at a share of its breadth and height.
async fn press_on(desk: &Desk, across: f64, down: f64) -> Told {
    let drawing = desk.shown("#body-map body-figure svg").await?;
    drawing.scroll_into_view().await?;
    let rect =
        "const { x, y, width, height } = arguments[0].getBoundingClientRect(); return [x, y, width, height]";
    let said = desk.web().execute(rect, vec![drawing.to_json()?]).await?;
    let side = |at: usize| said.json()[at].as_f64().unwrap_or_default();
    // The drawing is twice as high as wide and stands in the middle of its box.
    let wide = side(2).min(side(3) / 2.0);
    let x = side(0) + (side(2) - wide) / 2.0 + wide * across;
    let y = side(1) + (side(3) - 2.0 * wide) / 2.0 + 2.0 * wide * down;
    desk.web().action_chain().move_to(x as i64, y as i64).click().perform().await?;
    Ok(())
}

/// Where the mark in the open panel lies.
async fn place(desk: &Desk) -> Told<Value> {
    let script = "return ['x', 'y'].map((name) => Number(document.querySelector(`dialog[open] [name=${name}]`).value))";
    Ok(desk.web().execute(script, vec![]).await?.json().clone())
}

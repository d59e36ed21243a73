//! Topics by hand: a DASH by keys alone and what it comes to, and a home rated room by room.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::desk::{Desk, Told};

#[tokio::test]
async fn a_dash_is_written_down_by_keys_alone_and_its_gates_are_said_for_information() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Maris Tolland", "shouting", "Her sister rang.").await?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Account").await?;
    desk.sees_no("Topics").await;
    desk.press("Change: What").await?;
    desk.choose("concern_types", "ADT_DOM").await?;
    desk.press("Save").await?;
    desk.sees("DASH, or why none can be done").await?;
    desk.press("Topics 3").await?;
    desk.sees("Nothing answered yet").await?;
    desk.looks_well("topics-empty").await?;

    desk.shown("#tab-topics").await?.focus().await?;
    desk.tab_to("return document.activeElement.getAttribute('aria-label') === 'Add an assessment… DASH'")
        .await?;
    desk.keys(Key::Enter).await?;
    desk.sees("0 of 24 ticked").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Enter “When it was done”").await?;
    desk.sees("Enter “Items answered yes”").await?;
    desk.looks_well("dash-problem").await?;
    desk.tab_to(&named("answers.dash_on")).await?;
    desk.keys("yesterday").await?;
    desk.tab_to(&named("answers.dash_by")).await?;
    desk.keys("Amara Lund, IDVA").await?;
    desk.keys(Key::Tab).await?;
    for item in 1..=14 {
        desk.keys(" ").await?;
        desk.sees(&format!("{item} of 24 ticked")).await?;
        desk.keys(Key::Tab).await?;
    }
    desk.looks_well("dash").await?;
    // What was ticked stays when the panel is left, and is there again.
    desk.sees("draft kept").await?;
    desk.keys(Key::Escape).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.press("Add an assessment… DASH").await?;
    desk.sees("This is what you had begun to write").await?;
    desk.sees("14 of 24 ticked").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("DASH: saved").await?;
    desk.press("Topics 3").await?;
    desk.sees("14 of 24").await?;
    desk.sees("1. Visible high risk").await?;
    desk.sees("For information. Nothing follows from it by itself").await?;
    let page = desk.ask("read_concern", Some(json!({ "concern": concern }))).await?;
    let states: Vec<_> =
        page["topics"][0]["findings"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(
        states,
        ["reached", "ask", "not_reached", "ask"].map(|state| json!(state)).iter().collect::<Vec<_>>()
    );
    assert_eq!((&page["risk_level"], &page["state"]), (&Value::Null, &json!("new")), "a person decides");

    desk.press("Answer… Domestic abuse").await?;
    desk.choose("answers.judgement", "yes").await?;
    desk.choose("answers.suicidal", "yes").await?;
    desk.choose("answers.signs", "strangulation").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Enter “Why you judge it so”").await?;
    desk.fill("answers.judgement_why", "He knows where her sister lives.").await?;
    desk.looks_well("domestic").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Domestic abuse: saved").await?;
    desk.press("Topics 3").await?;
    desk.sees("He knows where her sister lives.").await?;
    desk.press("Add an incident… Incidents of domestic abuse").await?;
    desk.fill("answers.incident_on", "1 September 2026").await?;
    desk.fill("answers.incident_what", "A door was broken.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Incidents of domestic abuse: saved").await?;
    desk.press("Topics 3").await?;
    desk.looks_well("topics").await?;
    desk.press("Chronology").await?;
    desk.sees("14 of 24").await?;
    desk.looks_well("topics-chronology").await?;

    desk.open(&format!("pages/share.html?concern={concern}")).await?;
    desk.choose("agency", "police_marac").await?;
    desk.press("3 What goes").await?;
    desk.sees("Incidents of domestic abuse, 1 September 2026").await?;
    desk.looks_well("topics-share").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_home_is_rated_room_by_room_and_again_at_the_next_visit() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Edmund Vasey", "cannot reach his bed", "His landlord rang.").await?;
    let types =
        json!({ "concern": concern, "changes": { "concern_types": ["HOARD"], "main_type": "HOARD" } });
    desk.ask("amend_concern", Some(types)).await?;
    desk.open(&format!("pages/concern.html?id={concern}#topics")).await?;
    desk.press("Add a visit… The home as it was seen").await?;
    desk.fill("answers.visit_on", "20 September 2026").await?;
    desk.fill("answers.visit_by", "M. Osei, housing officer").await?;
    rate(&desk, "Kitchen", "8").await?;
    rate(&desk, "Hall and stairs", "5").await?;
    desk.press("Another room").await?;
    desk.keys("Cellar").await?;
    desk.press("Save the answers").await?;
    desk.sees("has a room without a rating").await?;
    desk.keys(Key::Tab).await?;
    desk.looks_well("rooms-problem").await?;
    rate(&desk, "Its rating", "9").await?;
    desk.choose("answers.visit_hazards", "fire").await?;
    desk.choose("answers.visit_exits", "yes").await?;
    desk.looks_well("rooms").await?;
    desk.press("Save the answers").await?;
    desk.sees("The home as it was seen: saved").await?;
    desk.press("Topics 2").await?;
    desk.sees("9 of 9 (cellar) on 20 September 2026").await?;

    desk.press("Put it right: The home as it was seen, 20 September 2026").await?;
    rate(&desk, "Its rating", "7").await?;
    desk.press("Save the answers").await?;
    desk.sees("Enter the reason").await?;
    desk.fill("reason", "Looked at the pictures again.").await?;
    desk.press("Save the answers").await?;
    desk.sees("The home as it was seen: saved").await?;
    desk.press("Topics 2").await?;
    desk.sees("8 of 9 (kitchen) on 20 September 2026").await?;
    desk.press("Take it back: The home as it was seen, 20 September 2026").await?;
    desk.fill("reason", "It was the flat next door.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Taken back").await?;
    desk.press("Topics 2").await?;
    desk.sees("It was the flat next door.").await?;
    desk.looks_well("topics-taken-back").await?;
    desk.leave().await
}

/// Kinds of concern, each with a question of it that takes words, and what is answered.
const WALK: [(&str, &str, &str); 7] = [
    ("MS", "ms_where", "A car wash by the ring road."),
    ("CUCKOO", "cr_control", "Two men hold the keys."),
    ("PREV", "prev_signs", "A flag in his room since May."),
    ("FM", "hon_feared", "A wedding abroad in July."),
    ("HATE", "hate_words", "Words on the door, in paint."),
    ("MH", "mind_what", "He said he cannot go on."),
    ("MISS", "miss_seen_where", "At the bus station, by a driver."),
];

#[tokio::test]
async fn one_concern_walks_through_the_topics_that_its_kinds_call_up() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Maris Tolland", "much at once", "Her sister rang.").await?;
    let kinds: Vec<&str> = WALK.iter().map(|(kind, ..)| *kind).collect();
    let changes = json!({ "concern_types": kinds, "main_type": "MS" });
    desk.ask("amend_concern", Some(json!({ "concern": concern, "changes": changes }))).await?;
    let terms = desk.ask("read_terms", None).await?;
    for (kind, question, answer) in WALK {
        let asks = |topic: &&Value| {
            topic["fields"]
                .as_array()
                .is_some_and(|fields| fields.iter().any(|field| field["code"] == question))
        };
        let topic =
            terms["topics"].as_array().and_then(|all| all.iter().find(asks)).cloned().unwrap_or_default();
        let (code, title) = (&topic["code"], topic["title"].as_str().unwrap_or_default().to_owned());
        desk.open(&format!("pages/concern.html?id={concern}#topics")).await?;
        desk.press(&format!("Answer… {title}")).await?;
        desk.fill(&format!("answers.{question}"), answer).await?;
        if kind == "MS" {
            desk.choose("answers.ms_age", "child").await?;
        }
        desk.looks_well(&format!("topic-{}", kind.to_lowercase())).await?;
        desk.ctrl(Key::Enter).await?;
        desk.sees(&format!("{title}: saved")).await?;
        desk.open(&format!("pages/concern.html?id={concern}#topics")).await?;
        desk.sees(answer).await?;
        assert!(code.is_string(), "{kind} calls up a topic that asks {question}");
    }
    desk.sees("Under 18, or may be: always referred to the NRM").await?;
    desk.looks_well("topics-walked").await?;
    let page = desk.ask("read_concern", Some(json!({ "concern": concern }))).await?;
    assert_eq!((&page["risk_level"], &page["state"]), (&Value::Null, &json!("new")), "a person decides");
    desk.leave().await
}

#[tokio::test]
async fn the_scanned_form_of_a_dash_is_chosen_among_the_files_and_looked_at_from_its_answers() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Maris Tolland", "shouting", "Her sister rang.").await?;
    let kinds = json!({ "concern_types": ["DA"], "main_type": "DA" });
    desk.ask("amend_concern", Some(json!({ "concern": concern, "changes": kinds }))).await?;
    std::fs::write(desk.picked(), "Scanned: fourteen items, signed.")?;
    desk.ask("choose_files", None).await?;
    desk.ask("attach_file", Some(json!({ "concern": concern, "caption": "DASH form, signed" }))).await?;
    let page = desk.ask("read_concern", Some(json!({ "concern": concern }))).await?;
    let entry = page["files"][0]["entry"].as_str().unwrap_or_default().to_owned();
    desk.open(&format!("pages/concern.html?id={concern}#topics")).await?;
    desk.press("Add an assessment… DASH").await?;
    desk.fill("answers.dash_on", "yesterday").await?;
    desk.fill("answers.dash_by", "Amara Lund, IDVA").await?;
    desk.fill("answers.dash_score", "14").await?;
    desk.choose("answers.dash_file", &entry).await?;
    desk.looks_well("dash-file").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("DASH: saved").await?;
    desk.open(&format!("pages/concern.html?id={concern}#topics")).await?;
    desk.sees("DASH form, signed").await?;
    desk.looks_well("dash-file-answered").await?;
    desk.press("Look at it: document.pdf").await?;
    desk.shows_literally("Scanned: fourteen items, signed.").await?;
    desk.leave().await
}

/// A script that says whether the focus is in the field of this name.
fn named(field: &str) -> String {
    format!("return document.activeElement.closest('[name=\"{field}\"]') !== null")
}

/// Chooses a rating in the list that this label, or this name for readers, belongs to.
async fn rate(desk: &Desk, room: &str, rating: &str) -> Told {
    let script = "const all = [...document.querySelectorAll('dialog[open] room-ratings select')];
        return all.find((it) => [it.labels[0]?.textContent, it.ariaLabel].includes(arguments[0])) ?? null";
    let list = desk.web().execute(script, vec![json!(room)]).await?.element()?;
    list.scroll_into_view().await?;
    list.focus().await?;
    desk.keys(rating).await?;
    let chosen = list.value().await?;
    assert_eq!(chosen.as_deref(), Some(rating), "{room} takes its rating from the keys");
    Ok(())
}

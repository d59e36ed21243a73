//! Lists in the window: a team is added by keys alone, called otherwise, chosen for who told us, taken off and put back.

use serde_json::json;
use thirtyfour::Key;

use crate::desk::{Desk, Told};

#[tokio::test]
async fn a_line_is_added_chosen_called_otherwise_and_taken_off() -> Told {
    let desk = Desk::with_log().await?;
    desk.open("pages/settings.html").await?;
    desk.press("What officers choose from: kinds of concern, agencies, teams, outcomes").await?;
    desk.is_at("pages/lists.html").await?;
    desk.sees("Physical abuse of a child").await?;
    desk.looks_well("lists-kinds").await?;
    desk.press("Teams of the council").await?;
    desk.sees("Environmental health").await?;

    desk.press("Add a line").await?;
    desk.fill("label", "Licensing").await?;
    desk.press("Add it").await?;
    desk.sees("is on the list already").await?;
    desk.fill("label", "Mote Park rangers").await?;
    desk.looks_well("lists-add").await?;
    desk.press("Add it").await?;
    desk.sees("added here").await?;
    desk.sees("14 lines").await?;

    desk.open("pages/record.html").await?;
    desk.press("More about who told us").await?;
    desk.choose("reporter.kind", "mbc_officer").await?;
    desk.shown("#reporter-team").await?;
    desk.choose("reporter.team", "own_mote_park_rangers").await?;
    desk.fill("account", "Bottles thrown at a man who sleeps by the lake.").await?;
    desk.looks_well("record-team").await?;
    desk.choose("danger", "no").await?;
    desk.press("Save concern").await?;
    desk.is_at("pages/concern.html").await?;
    desk.press("Account").await?;
    desk.sees("Mote Park rangers").await?;
    let here = desk.web().current_url().await?;

    desk.open("pages/lists.html?list=teams").await?;
    desk.press("Change: Mote Park rangers").await?;
    desk.fill("label", "Park rangers").await?;
    desk.press("Change it").await?;
    desk.sees("Changed.").await?;
    desk.press("Take off: Park rangers").await?;
    desk.press("Take it off").await?;
    desk.sees("taken off").await?;
    desk.looks_well("lists-taken-off").await?;
    let terms = desk.ask("read_terms", None).await?;
    let line = terms["teams"].as_array().and_then(|teams| teams.last().cloned()).unwrap_or_default();
    assert_eq!((&line["label"], &line["offered"]), (&json!("Park rangers"), &json!(false)));
    // The record that chose it reads on, with the new words.
    desk.web().goto(here.as_str()).await?;
    desk.press("Account").await?;
    desk.sees("Park rangers").await?;
    desk.open("pages/record.html").await?;
    let offered = desk
        .web()
        .execute("return [...document.querySelectorAll('#reporter-team option')].map((o) => o.text)", vec![])
        .await?;
    assert!(!offered.json().to_string().contains("rangers"), "what was taken off cannot be chosen");
    desk.open("pages/lists.html?list=teams").await?;
    desk.press("Put back: Park rangers").await?;
    desk.press("Put it back").await?;
    desk.sees("is on the list again").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_kind_of_the_council_s_own_calls_up_the_topics_that_are_ticked() -> Told {
    let desk = Desk::with_log().await?;
    desk.open("pages/lists.html?list=concern_types").await?;
    desk.sees("calls up").await?;
    desk.press("Add a line").await?;
    desk.fill("label", "Puppy farm").await?;
    desk.choose("group", "Any age").await?;
    desk.choose("topics", "MS").await?;
    desk.choose("topics", "HATE").await?;
    desk.looks_well("lists-topics").await?;
    desk.press("Add it").await?;
    desk.sees("Puppy farm").await?;
    desk.press("Change: Puppy farm").await?;
    desk.choose("topics", "HATE").await?;
    desk.press("Change it").await?;
    desk.sees("Changed.").await?;
    desk.looks_well("lists-topics-called").await?;
    let (concern, _) = desk.concern("Maris Tolland", "pups in a shed", "A vet rang.").await?;
    let changes = json!({ "concern_types": ["own_puppy_farm"], "main_type": "own_puppy_farm" });
    desk.ask("amend_concern", Some(json!({ "concern": concern, "changes": changes }))).await?;
    desk.open(&format!("pages/concern.html?id={concern}#topics")).await?;
    desk.sees("Called up by: Puppy farm").await?;
    let page = desk.ask("read_concern", Some(json!({ "concern": concern }))).await?;
    let topics: Vec<_> = page["topics"].as_array().into_iter().flatten().map(|one| &one["topic"]).collect();
    assert_eq!(topics, [&json!("MS")]);
    desk.leave().await
}

#[tokio::test]
async fn an_agency_is_added_by_keys_alone() -> Told {
    let desk = Desk::with_log().await?;
    desk.open("pages/lists.html?list=agencies").await?;
    desk.tab_to("return document.activeElement.matches('#list-add button')").await?;
    desk.keys(Key::Enter).await?;
    desk.sees("It can be chosen on every machine").await?;
    desk.keys("Kent Fire and Rescue Service\t01622 692121\tPlease visit and fit alarms.").await?;
    desk.tab_to("return document.activeElement.matches('dialog button[type=submit]')").await?;
    desk.keys(Key::Enter).await?;
    desk.sees("Kent Fire and Rescue Service").await?;
    let terms = desk.ask("read_terms", None).await?;
    let line = terms["agencies"].as_array().and_then(|all| all.last().cloned()).unwrap_or_default();
    assert_eq!(
        (&line["phone"], &line["asks"]),
        (&json!("01622 692121"), &json!("Please visit and fit alarms."))
    );
    desk.looks_well("lists-agencies").await?;
    desk.leave().await
}

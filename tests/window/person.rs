//! One person's page: found from a concern, read, put right and left by keys; the picture of whom they belong to.

use crate::desk::{Desk, Told};
use serde_json::json;
use thirtyfour::Key;

/// What has the focus, as a reader says it.
const FOCUSED: &str =
    "return document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent";

#[tokio::test]
async fn everybody_is_in_the_list_and_more_than_fit_in_find_are_seen_from_there() -> Told {
    let desk = Desk::with_log().await?;
    for name in ["Ada Smith", "Bea Smith", "Cy Smith", "Dot Smith", "Eli Smith", "Winifred Oakes"] {
        desk.concern(name, "seen at the desk", "Came by.").await?;
    }
    desk.ctrl('k').await?;
    desk.keys("smith").await?;
    desk.sees("4 of 5 people: see all of them").await?;
    desk.looks_well("find-people").await?;
    for _ in 0..4 {
        desk.keys(Key::Down + "").await?;
    }
    desk.keys(Key::Enter + "").await?;
    desk.is_at("pages/people.html").await?;
    desk.sees("5 people").await?;
    desk.sees_no("Winifred").await;
    desk.looks_well("people").await?;
    desk.fill("words", "winifrid").await?;
    desk.sees("Nobody is called so. Nearly so").await?;
    desk.fill("words", "win").await?;
    desk.sees("1 person").await?;
    // Down from the box to the first, and in.
    desk.keys(Key::Down + "").await?;
    desk.keys(Key::Enter + "").await?;
    desk.is_at("pages/person.html").await?;
    desk.sees("Winifred Oakes").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_person_is_read_and_put_right_by_keys_and_their_household_is_drawn() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Winifred Oakes", "son controls her bank card", "The bank rang.").await?;
    let page = desk.ask("read_concern", Some(json!({ "concern": concern }))).await?;
    let person = page["people"][0]["person"].as_str().unwrap_or_default().to_owned();
    let told = json!({ "person": person, "reason": "", "changes": {
        "born_on": "1944-02-11", "address": "12 Mill Pond Lane, Little Wending", "postcode": "LW1 2AB",
        "phone": "01632 960111", "safe_to_contact": "not_safe", "safe_times": "Tuesdays, when he is at work",
        "may_leave_message": "no", "gp": "Dr Hart", "first_language": "English", "aliases": ["Winnie Carver"],
        "contacts": [{ "kind": "email", "value": "winnie@example.org", "safe_to_contact": "safe" }],
        "addresses": [{ "kind": "previous", "text": "3 Chapel Row", "until": "2019-05-01" }],
        "flags": [{ "kind": "weapons_or_dogs", "reason": "A mastiff in the yard", "review_on": null }]
    }});
    desk.ask("amend_person", Some(told)).await?;
    for (name, kind, home) in [
        ("Derek Oakes", "alleged_harmed_by", true),
        ("Derek Oakes the younger", "parent_of", false),
        ("Edith Carver", "sibling", false),
    ] {
        let form = json!({ "person": person, "other": { "name": name, "age": "50" }, "kind": kind, "lives_together": home });
        desk.ask("relate_people", Some(form)).await?;
    }

    desk.open(&format!("pages/concern.html?id={concern}#people")).await?;
    desk.click("#people h3 a").await?;
    desk.is_at("pages/person.html").await?;
    for words in
        ["Not safe to contact Winifred Oakes", "A mastiff in the yard", "Never leave a message", "Dr Hart"]
    {
        desk.sees(words).await?;
    }
    desk.looks_well("person-about").await?;

    // A tab by its arrows, then a short form by the keyboard.
    desk.shown("[role=tab][aria-controls=about]").await?.focus().await?;
    desk.keys(Key::Right + "").await?;
    desk.sees("winnie@example.org").await?;
    desk.looks_well("person-reach").await?;
    desk.shown("[aria-label='Change: the phone to ring first']").await?.focus().await?;
    desk.keys(Key::Enter + "").await?;
    desk.sees("Why it changes").await?;
    desk.fill("changes.phone", "01632 960222").await?;
    desk.looks_well("person-edit").await?;
    desk.ctrl(Key::Enter).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.sees("01632 960222").await?;

    desk.shown("[aria-label='Change: how they like to be reached']").await?.focus().await?;
    desk.keys(Key::Enter + "").await?;
    desk.choose("changes.preferred_contact", "text").await?;
    desk.ctrl(Key::Enter).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.sees("Text message").await?;
    desk.shown("[aria-label='Change: where they live now']").await?.focus().await?;
    desk.keys(Key::Enter + "").await?;
    desk.fill("changes.uprn", "2000 03").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("must be digits only").await?;
    desk.fill("changes.uprn", "200003654321").await?;
    desk.ctrl(Key::Enter).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.sees("200003654321").await?;
    desk.looks_well("person-reach-more").await?;

    desk.press("Known before").await?;
    desk.sees("01632 960111").await?;

    // The picture: in by Tab, on by arrows, and Enter opens whoever has the focus.
    desk.press("Relationships").await?;
    desk.shown("relationship-picture .box.centre").await?;
    desk.sees("Household").await?;
    desk.looks_well("person-relations").await?;
    desk.web().execute("document.querySelector('relationship-picture .box.centre').focus()", vec![]).await?;
    desk.keys(Key::Down + "").await?;
    let focused = desk.web().execute(FOCUSED, vec![]).await?.json().as_str().unwrap_or_default().to_owned();
    assert!(
        focused.starts_with("Derek Oakes the younger") || focused.starts_with("Edith"),
        "arrow led to {focused:?}"
    );
    desk.looks_well("person-picture-focus").await?;
    desk.keys(Key::Enter + "").await?;
    desk.until("another person's page", &format!("return !location.search.includes('{person}')")).await?;
    desk.is_at("pages/person.html").await?;
    desk.press("Concerns").await?;
    desk.sees("No concern names them").await?;
    desk.leave().await
}

#[tokio::test]
async fn somebody_heard_or_spelt_otherwise_is_offered_with_the_reason() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Winifred Oakes", "son controls her bank card", "The bank rang.").await?;
    desk.open("pages/record.html").await?;
    desk.fill("people.0.name", "Winnifrid Oaks").await?;
    desk.sees("Perhaps known already").await?;
    desk.sees("nearly the same name").await?;
    desk.looks_well("record-likely").await?;
    desk.press("It is them: Winifred Oakes").await?;
    desk.sees("This is somebody else").await?;
    desk.fill("account", "The bank rang again.").await?;
    desk.choose("danger", "no").await?;
    desk.press("Save concern").await?;
    desk.is_at("pages/concern.html").await?;
    let page = desk.ask("read_concern", Some(json!({ "concern": concern }))).await?;
    assert_eq!(page["known_before"].as_array().map(Vec::len), Some(1), "one person, two concerns");
    desk.leave().await
}

#[tokio::test]
async fn a_relationship_and_two_records_of_one_person_are_written_by_keys() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Winifred Oakes", "son controls her bank card", "The bank rang.").await?;
    desk.concern("Winnie Oaks", "seen without a coat", "A neighbour rang.").await?;
    let page = desk.ask("read_concern", Some(json!({ "concern": concern }))).await?;
    let person = page["people"][0]["person"].as_str().unwrap_or_default().to_owned();
    desk.open(&format!("pages/person.html?id={person}#relations")).await?;
    desk.press("Add a relationship…").await?;
    desk.choose("kind", "parent_of").await?;
    // Somebody the log may know is offered, and never the one whose page it is.
    desk.fill("other.name", "Winny Oakes").await?;
    desk.sees("Perhaps known already").await?;
    desk.shown("[aria-label='It is them: Winnie Oaks']").await?;
    assert!(desk.web().find(thirtyfour::By::Css("[aria-label='It is them: Winifred Oakes']")).await.is_err());
    desk.looks_well("person-relate-likely").await?;
    desk.fill("other.name", "Derek Oakes").await?;
    desk.fill_birth("other.born_on", ["4", "3", "1975"]).await?;
    desk.press("More about somebody new: not yet born, school, social care").await?;
    desk.fill("other.school_or_employer", "Wending Mill").await?;
    desk.choose("other.known_to_social_care", "no").await?;
    desk.tick("lives_together").await?;
    desk.looks_well("person-relate").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Household").await?;
    desk.sees("not known to social care").await?;
    let page = desk.ask("read_person", Some(json!({ "person": person }))).await?;
    let derek = page["relations"][0]["person"].as_str().unwrap_or_default().to_owned();
    let derek = desk.ask("read_person", Some(json!({ "person": derek }))).await?;
    assert!(derek.to_string().contains("1975-03-04"), "{derek}");

    // Who they may be as well is said while their page is filled in, and before two are made one.
    desk.concern("Winifred Oaks", "seen again at the desk", "Came by.").await?;
    desk.press("About").await?;
    desk.press("Change: who they are").await?;
    desk.fill("changes.known_as", "Winnie").await?;
    desk.sees("Perhaps known already").await?;
    desk.looks_well("person-edit-likely").await?;
    desk.press("It is them: Winifred Oaks").await?;
    desk.sees("Save this first").await?;
    desk.ctrl(Key::Enter).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.press("They are in the log twice…").await?;
    desk.sees("Perhaps known already").await?;
    desk.looks_well("person-merge-likely").await?;
    desk.fill("merged", "Winnie").await?;
    desk.sees("Winnie Oaks").await?;
    desk.keys(Key::Down + Key::Enter).await?;
    desk.fill("reason", "The same date of birth").await?;
    desk.looks_well("person-merge").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Recorded more than once").await?;
    desk.looks_well("person-merged").await?;
    desk.press("Part them…").await?;
    desk.fill("reason", "Two sisters-in-law").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Two people again").await?;
    desk.sees_no("Recorded more than once").await;

    // A warning in a row of its own; half of it is there again after the panel was closed.
    desk.press("Change: warnings").await?;
    desk.choose("changes.flags.0.kind", "risk_to_staff").await?;
    desk.fill("changes.flags.0.reason", "Her son shouts").await?;
    desk.press("Close").await?;
    desk.press("Change: warnings").await?;
    desk.sees("This is what you had begun to write").await?;
    assert_eq!(desk.value("changes.flags.0.reason").await?, "Her son shouts");
    desk.looks_well("person-warnings").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Risk to staff · Her son shouts").await?;
    desk.leave().await
}

//! Recording a concern by hand: little is asked, all of it arrives, and it is found again.

use crate::desk::{Desk, Told};
use thirtyfour::Key;

#[tokio::test]
async fn a_concern_is_recorded_and_found() -> Told {
    let desk = Desk::with_log().await?;
    desk.press("New concern").await?;
    desk.is_at("pages/record.html").await?;
    desk.looks_well("record-empty").await?;

    // Nothing but a wish to save: the one thing that is asked for is said.
    desk.press("Save concern").await?;
    desk.sees("There is a problem").await?;

    desk.sees("Choose whether anyone is in danger right now").await?;
    desk.choose("danger", "yes").await?;
    desk.sees("Was 999 called?").await?;
    desk.sees("Before you save: whether 999 was called").await?;
    desk.choose("called_999", "no").await?;
    desk.looks_well("record-danger").await?;
    desk.choose("danger", "no").await?;
    desk.fill("reporter.name", "Priya Holloway").await?;
    desk.fill("people.0.name", "Reece Dunmore").await?;
    desk.choose("people.0.role", "adult_at_risk").await?;
    desk.press("More about them: age, address, phone").await?;
    desk.fill_birth("people.0.born_on", ["4", "3", "1982"]).await?;
    desk.fill("people.0.address", "12 Mill Pond Lane").await?;
    desk.tick("people.0.do_not_reveal_address").await?;
    desk.fill("account", "Marks on the back of both legs, seen at swimming.").await?;
    desk.until(
        "nothing to be asked of words that are not there",
        "return !document.querySelector('[name=own_words_source]').checkVisibility()",
    )
    .await?;
    desk.fill("own_words", "I fell off my bike").await?;
    desk.choose("own_words_source", "told_by_third").await?;
    desk.fill("observed", "A bruise behind the left knee.").await?;
    desk.fill("views", "He wants to go home.").await?;
    assert_eq!(desk.value("views_source").await?, "", "nothing is taken for granted");
    desk.looks_well("record-sources").await?;
    desk.press("More about who told us").await?;
    desk.choose("reporter.kind", "the_person").await?;
    assert_eq!(desk.value("views_source").await?, "told_by_person", "offered, and in sight");
    assert_eq!(desk.value("own_words_source").await?, "told_by_third", "what was chosen stays");
    desk.choose("reporter.kind", "school").await?;
    assert_eq!(desk.value("views_source").await?, "", "and taken back with its reason");
    desk.choose("consent_status", "given").await?;
    desk.sees("How, when and to whom").await?;
    desk.fill("consent_reason", "Asked on the phone, for school and police.").await?;
    desk.fill("opinion", "The marks did not look like a fall.").await?;
    desk.press("More about when and where").await?;
    desk.fill("happened_from", "yesterday").await?;
    desk.tick("ongoing").await?;
    desk.fill("place_words", "The changing room at the baths").await?;
    desk.looks_well("record-when-where").await?;
    desk.choose("aware", "no").await?;
    desk.fill("aware_reason", "He is seven.").await?;
    desk.fill("summary", "marks on both legs, seen at swimming").await?;
    desk.sees("Still to do").await?;
    desk.looks_well("record").await?;
    desk.press("Save concern").await?;

    desk.is_at("pages/concern.html").await?;
    for words in [
        "Reece Dunmore",
        "LWD-2026-A0001",
        "seen at swimming",
        "I fell off my bike",
        "did not look like a fall",
        "1982",
    ] {
        desk.sees(words).await?;
    }
    desk.sees("Still to do").await?;
    desk.looks_well("concern-new").await?;
    desk.sees("How 3 statements are known").await?;
    desk.press("How 3 statements are known").await?;
    desk.sees("Correct: what happened").await?;
    desk.press("Close").await?;
    desk.press("Account").await?;
    desk.sees("Priya Holloway").await?;
    for words in ["still going on", "The changing room at the baths", "He is seven."] {
        desk.sees(words).await?;
    }
    desk.press("Chronology").await?;
    desk.shown("[aria-label^='Significant event…']").await?.focus().await?;
    desk.keys(Key::Enter + "").await?;
    desk.fill("reason", "The first marks that anybody saw.").await?;
    desk.looks_well("event").await?;
    desk.ctrl(Key::Enter).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.sees("significant event").await?;
    desk.looks_well("concern-significant").await?;
    desk.press("Account").await?;
    // The tests in law, by the keyboard: two of three may stay open.
    desk.shown("[aria-label='Say it: Tests in law']").await?.focus().await?;
    desk.keys(Key::Enter + "").await?;
    desk.sees("Unable to protect themself").await?;
    desk.choose("care_needs", "yes").await?;
    desk.fill("care_needs_why", "He uses a wheelchair.").await?;
    desk.choose("unable_to_protect", "left").await?;
    desk.choose("support_level", "3").await?;
    desk.looks_well("amend-tests").await?;
    desk.ctrl(Key::Enter).await?;
    desk.until("the panel to close", "return !document.querySelector('dialog[open]')").await?;
    desk.sees("Left to Kent County Council").await?;
    desk.sees("Yes: He uses a wheelchair.").await?;
    desk.looks_well("concern-account").await?;

    // Recorded once, and the draft is gone.
    desk.open("pages/record.html").await?;
    assert_eq!(desk.value("account").await?, "");
    assert_eq!(desk.ask("list_concerns", Some(crate::town::everything())).await?["total"], 1);

    desk.open("pages/concerns.html").await?;
    desk.sees("marks on both legs").await?;
    desk.open("pages/today.html").await?;
    desk.sees("Reece Dunmore").await?;
    desk.looks_well("today").await?;
    desk.leave().await
}

#[tokio::test]
async fn somebody_known_already_is_offered_while_typing() -> Told {
    let desk = Desk::with_log().await?;
    let (_, _) = desk.concern("Winston Larkfield", "son controls his bank card", "The bank rang.").await?;
    desk.open("pages/record.html").await?;
    desk.fill("people.0.name", "Winston La").await?;
    desk.sees("Known already").await?;
    desk.sees("son controls his bank card").await?;
    desk.looks_well("record-known").await?;
    desk.press("Add to that concern instead?").await?;
    desk.is_at("pages/concern.html").await?;
    desk.sees("Winston Larkfield").await?;
    desk.leave().await
}

//! "Who was told of her?", "have they answered?", "a laptop was lost: what do they hold from us?": asked by keys alone.

use crate::desk::{Desk, Told};
use serde_json::{Value, json};
use std::fs;
use thirtyfour::Key;

/// Whether the focus is in the field of a name.
fn at(name: &str) -> String {
    format!("return document.activeElement.name === '{name}'")
}

/// Sends a packet about everybody and everything that is usual.
pub async fn send(desk: &Desk, concern: &str, agency: &str) -> Told {
    let could = desk.ask("read_shareable", Some(json!({ "concern": concern, "agency": agency }))).await?;
    let items: Vec<Value> = could["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|item| item["bar"] == "")
        .map(|item| item["item"].clone())
        .collect();
    let request = json!({
        "concern": concern, "agency": agency, "recipient_name": "Duty desk", "recipient_role": "Duty desk",
        "recipient_address": "duty@example.org", "verified_how": "Rang the published number", "channel": "secure_email",
        "purpose": "So that she is seen today.", "asks": "Please visit her today.", "reply_by": "2030-01-01",
        "article6": "e", "article9": "g", "schedule1": "10", "offences": false,
        "public_interest": "She is kept from more harm.", "consent_status": "given", "told": true,
        "necessity": "They cannot visit without her name.", "summary": could["summary"], "items": items,
    });
    desk.ask("export_packet", Some(request)).await?;
    fs::remove_file(desk.picked())?;
    Ok(())
}

#[tokio::test]
async fn the_register_says_who_was_told_of_somebody_and_what_an_agency_holds() -> Told {
    let desk = Desk::with_log().await?;
    let (violet, _) =
        desk.concern("Violet Thornbury", "shouting behind a door", "Her neighbour rang.").await?;
    let (noah, _) = desk.concern("Noah Quarrington", "alone in the cold", "A warden saw him.").await?;
    send(&desk, &violet, "kent_police").await?;
    send(&desk, &violet, "kcc_adults").await?;
    send(&desk, &noah, "kent_police").await?;
    let declined = json!({ "concern": noah, "agency": "support_provider", "asked_by": "His landlord", "reasons": "No purpose." });
    desk.ask("decline_share", Some(declined)).await?;

    desk.open("pages/shares.html").await?;
    desk.sees("4 entries").await?;
    desk.looks_well("register").await?;
    desk.tab_to(&at("of_whom")).await?;
    desk.keys("Thornb").await?;
    desk.keys(Key::Tab).await?;
    desk.sees("until then everybody is shown").await?;
    desk.field("of_whom").await?.focus().await?;
    desk.keys(Key::Backspace).await?;
    desk.until(
        "her name to be offered",
        "return document.querySelectorAll('.pick-list [role=option]').length === 1",
    )
    .await?;
    desk.keys(Key::Down).await?;
    desk.keys(Key::Enter).await?;
    desk.sees("2 entries").await?;
    desk.sees_no("Noah Quarrington").await;
    desk.tab_to(&at("awaited")).await?;
    desk.keys(" ").await?;
    desk.sees("2 entries").await?;
    desk.field("agency").await?.focus().await?;
    desk.keys("Kent Pol").await?;
    desk.sees("1 entry").await?;
    desk.sees("What Kent Police holds from us").await?;
    desk.looks_well("register-filtered").await?;

    desk.tab_to("return document.activeElement.hasAttribute('data-print')").await?;
    desk.keys(Key::Enter).await?;
    desk.sees("This paper names people").await?;
    desk.sees("To Kent Police, about Violet Thornbury, an answer is still awaited: 1 entry").await?;
    desk.sees("by Ada Marsh").await?;
    desk.looks_well("register-paper").await?;
    // The system's own window for printing would stand in the way of everything that comes.
    desk.web()
        .execute("window.print = () => { document.documentElement.dataset.printed = 'once'; }", vec![])
        .await?;
    desk.keys(Key::Enter).await?;
    desk.until("the printer to be asked", "return document.documentElement.dataset.printed === 'once'")
        .await?;
    desk.tab_to("return document.activeElement.textContent === 'Go back'").await?;
    desk.keys(Key::Enter).await?;
    desk.until(
        "the register to be there again",
        "return !document.querySelector('#register').hidden && document.querySelector('#paper').hidden",
    )
    .await?;

    desk.field("agency").await?.focus().await?;
    desk.tab_to("return document.activeElement.id === 'holds'").await?;
    desk.keys(Key::Enter).await?;
    desk.sees("2 packets about 2 people").await?;
    for there in
        ["Violet Thornbury", "Noah Quarrington", "Please visit her today.", "Nothing is written down"]
    {
        desk.sees(there).await?;
    }
    desk.sees_no("Adult social care").await;
    desk.looks_well("held-by").await?;
    desk.tab_to("return document.activeElement.hasAttribute('data-print')").await?;
    desk.keys(Key::Enter).await?;
    desk.sees("This paper names people").await?;
    desk.looks_well("held-by-paper").await?;
    as_printed(&desk).await?;
    desk.looks_well("held-by-printed").await?;
    desk.open("pages/history.html").await?;
    desk.sees("Printed: register of shares, to Kent Police, about one person; 1 line").await?;
    desk.leave().await
}

/// Shows what a printer would be given: nothing of the window, only the paper.
async fn as_printed(desk: &Desk) -> Told {
    let script = "const all = (rules) => { for (const rule of rules) {
            if (rule.styleSheet) all(rule.styleSheet.cssRules);
            else if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') rule.media.mediaText = 'all';
            else if (rule.cssRules) all(rule.cssRules);
        } };
        for (const sheet of document.styleSheets) all(sheet.cssRules);
        const shown = (css) => [...document.querySelectorAll(css)].some((one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible');
        return [shown('.sheet'), shown('.frame-nav, .frame-head, .paper-before, #held, #register')]";
    let answer = desk.web().execute(script, vec![]).await?;
    assert_eq!(answer.json(), &json!([true, false]), "a printer is given the paper and nothing else");
    Ok(())
}

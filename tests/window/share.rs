//! The main job to its end: five steps, one name withheld, an encrypted packet, and the proof of what was sent.

use crate::desk::{Desk, Told};
use crate::paper::{qpdf_approves, walks, words_of};
use crate::town::SECRET;
use serde_json::json;
use std::fs;
use thirtyfour::Key;

#[tokio::test]
async fn a_packet_is_made_in_five_steps_and_proved() -> Told {
    let desk = Desk::with_log().await?;
    let account = format!("Her neighbour {SECRET} heard shouting. {SECRET} rang us at once.");
    let (concern, reference) =
        desk.concern("Violet Thornbury", "shouting behind a locked door", &account).await?;
    let looks = format!("Round bruise; {SECRET} saw it too.");
    let said = json!({ "figure": "adult", "side": "front", "region": "left_forearm", "looks": looks });
    desk.ask("mark_body", Some(json!({ "concern": concern, "said": said }))).await?;
    fs::write(desk.picked(), photograph()?)?;
    let caption = format!("The bruise; {SECRET} took it.");
    desk.ask("choose_files", None).await?;
    desk.ask("attach_file", Some(json!({ "concern": concern, "caption": caption }))).await?;
    fs::remove_file(desk.picked())?;
    desk.open(&format!("pages/share.html?concern={concern}")).await?;

    say_to_whom(&desk).await?;
    say_why(&desk).await?;
    withhold_a_name(&desk).await?;
    desk.sees("Read every page as if you were them").await?;
    desk.sees("no program can read what is on one").await?;
    desk.until(
        "the pages to be drawn",
        "return document.querySelectorAll('.packet-pages:not(.stale) img').length > 0",
    )
    .await?;
    desk.looks_well("share-read-it").await?;
    desk.press("I have read it: go on to send").await?;
    desk.looks_well("share-send").await?;
    assert!(!desk.picked().exists(), "the packet lies on the disk before it is on record");
    desk.press("Save the packet…").await?;
    desk.sees("and on record").await?;
    desk.looks_well("share-sent").await?;

    let passphrase = desk.shown(".passphrase .typed").await?.text().await?;
    let packet = desk.drawer().join("packet.pdf");
    fs::copy(desk.picked(), &packet)?;
    qpdf_approves(&packet, &passphrase)?;
    assert!(qpdf_approves(&packet, "not the passphrase").is_err(), "the packet opens with any passphrase");
    let report = walks(&packet, &passphrase)?;
    assert!(report.contains("\"problems\": []"), "{report}");
    let words = words_of(&packet, &passphrase)?;
    assert!(words.contains(&reference) && words.contains("shouting"), "{words}");
    assert!(
        words.contains("1. Left forearm, front of an adult") && words.contains("Round bruise"),
        "{words}"
    );
    assert!(words.contains("Picture 1: The bruise; [Third party A] took it."), "{words}");
    for part in SECRET.split(' ') {
        assert!(!words.contains(part), "the packet says {part}:\n{words}");
    }
    assert!(!desk.log_holds(SECRET)?, "the withheld name lies readable on the disk");
    assert!(!desk.log_holds(&passphrase)?, "the passphrase lies readable on the disk");

    desk.open("pages/shares.html").await?;
    desk.sees("Kent County Council, adult social care").await?;
    desk.looks_well("shares").await?;
    desk.press("Check a packet file…").await?;
    desk.sees("as it was sent").await?;
    desk.looks_well("shares-verified").await?;
    desk.press("Close").await?;
    desk.press("S-A0001").await?;
    desk.sees("What went").await?;
    desk.sees("They wrote it themselves.").await?;
    desk.looks_well("share").await?;
    afterwards(&desk, &words).await?;

    let mut bytes = fs::read(&packet)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(desk.picked(), bytes)?;
    desk.press("Check a packet file against this log…").await?;
    desk.until("a verdict", "return !!document.querySelector('dialog[open] .notice')").await?;
    desk.sees_no("Not a byte of it is different").await;
    desk.press("Close").await?;
    it_went_astray(&desk).await?;
    desk.leave().await
}

/// They have it, by the keys alone; the pages are saved once more; and a code that is read out is known.
async fn afterwards(desk: &Desk, words: &str) -> Told {
    desk.press("They have it…").await?;
    desk.press("Write it down").await?;
    desk.sees("Enter who said so").await?;
    desk.fill("heard_from", "R. Amin, duty desk").await?;
    desk.looks_well("share-received").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("They have the packet, says R. Amin").await?;
    desk.press("Chase…").await?;
    desk.fill("heard", "Voicemail").await?;
    desk.looks_well("share-chase").await?;
    desk.press("Write it down").await?;
    desk.sees("They were asked again about the packet").await?;
    desk.sees_no("asked again about the packet, to R. Amin").await;
    desk.press("Escalate…").await?;
    desk.choose("stage", "stage_1").await?;
    desk.fill("heard", "Nobody has seen her.").await?;
    desk.press("Write it down").await?;
    desk.sees("Stage 1: worker to worker. Answer expected by").await?;
    desk.open("pages/replies.html").await?;
    desk.sees("chased once").await?;
    desk.looks_well("replies-packet").await?;
    desk.press("S-A0001").await?;
    desk.press("They answered…").await?;
    desk.press("More").await?;
    desk.choose("decision", "not_decided").await?;
    desk.choose("agree", "no").await?;
    desk.fill("heard_from", "R. Amin").await?;
    desk.looks_well("share-answered").await?;
    desk.press("Write it down").await?;
    desk.sees("We do not agree").await?;
    fs::remove_file(desk.picked())?;
    desk.press("Save a copy…").await?;
    desk.fill("reason", "The court asked for it.").await?;
    desk.press("Choose where…").await?;
    desk.until("the box to close", "return !document.querySelector('dialog[open]')").await?;
    let copy = words_of(&desk.picked(), "")?;
    assert!(copy.contains("Picture 1") && !copy.contains("Petronella"), "{copy}");
    desk.looks_well("share-afterwards").await?;
    let code = words.split("Check code ").nth(1).and_then(|rest| rest.get(..19)).unwrap_or_default();
    desk.open("pages/shares.html").await?;
    desk.press("A code was read out…").await?;
    desk.fill("check_code", code).await?;
    desk.looks_well("share-code").await?;
    desk.press("Look for it").await?;
    desk.sees("This is the code of packet S-A0001").await?;
    desk.looks_well("share-code-known").await?;
    desk.press("Close").await?;
    desk.press("S-A0001").await?;
    desk.sees("What went").await
}

/// The packet reached somebody it was not for: written down, on Today, followed, over.
async fn it_went_astray(desk: &Desk) -> Told {
    desk.press("It reached somebody it was not for…").await?;
    desk.fill("happened", "The address had a letter too many.").await?;
    desk.fill("reached", "A stranger with nearly the same address").await?;
    desk.choose("risk", "likely").await?;
    desk.fill("risk_reason", "The passphrase was in the next e-mail.").await?;
    desk.looks_well("share-astray-form").await?;
    desk.press("Write it down").await?;
    desk.sees("71 hours left of the 72").await?;
    desk.looks_well("share-astray").await?;
    desk.open("pages/today.html").await?;
    desk.sees("reached somebody it was not for").await?;
    desk.looks_well("today-astray").await?;
    desk.press("See to it").await?;
    for (step, done) in [("commissioner_told", "Filed on the website, number IC-1."), ("over", "All done.")] {
        desk.press("What was done…").await?;
        desk.choose("step", step).await?;
        desk.fill("done", done).await?;
        desk.press("Write it down").await?;
        desk.sees(done).await?;
    }
    desk.sees("Everything was done about it").await?;
    desk.open("pages/today.html").await?;
    desk.until(
        "the notice to be gone",
        "return !document.querySelector('#at-once').textContent.includes('not for')",
    )
    .await
}

/// A photograph of nothing.
pub fn photograph() -> Told<Vec<u8>> {
    let mut photograph = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(640, 400, |x, y| image::Rgb([(x / 3) as u8, (y / 2) as u8, 120]));
    picture.write_to(&mut photograph, image::ImageFormat::Jpeg)?;
    Ok(photograph.into_inner())
}

#[tokio::test]
async fn what_is_usually_withheld_goes_only_with_a_reason() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) =
        desk.concern("Violet Thornbury", "shouting behind a locked door", "Hal Ferris rang us.").await?;
    let reporter = json!({ "kind": null, "name": "Hal Ferris", "role": "", "phone": "01632 960222", "email": "", "relationship": "", "anonymous": true });
    let change = json!({ "concern": concern, "reason": "", "changes": { "reporter": reporter } });
    desk.ask("amend_concern", Some(change)).await?;
    desk.open(&format!("pages/share.html?concern={concern}&agency=kcc_adults#what-goes")).await?;
    desk.sees("[Reporter] rang us.").await?;
    desk.sees_no("Why it goes all the same").await;
    desk.click("#withheld .link-button:last-of-type").await?;
    desk.sees("Why it goes all the same").await?;
    desk.looks_well("share-reveal").await?;
    desk.press("Withhold it").await?;
    desk.sees("[Reporter] rang us.").await?;
    let gone = "return document.querySelector('#reveal').hidden";
    desk.until("nobody to be asked why any more", gone).await?;
    desk.leave().await
}

async fn say_to_whom(desk: &Desk) -> Told {
    desk.sees("Who needs to know?").await?;
    desk.looks_well("share-to-whom").await?;
    say_which_desk(desk).await?;
    desk.press("Why, and by what law").await
}

/// Adult social care, and the desk there.
pub async fn say_which_desk(desk: &Desk) -> Told {
    desk.choose("agency", "kcc_adults").await?;
    desk.sees("Share with Kent County Council, adult social care").await?;
    desk.fill("recipient_name", "Central Referral Unit").await?;
    desk.fill("recipient_role", "Duty desk").await?;
    desk.choose("channel", "secure_email").await?;
    desk.fill("recipient_address", "duty@adults.example").await?;
    desk.fill("verified_how", "Rang the published number").await
}

pub async fn say_why(desk: &Desk) -> Told {
    desk.fill("purpose", "So that she is seen by somebody today.").await?;
    desk.choose("article6", "e").await?;
    desk.choose("article9", "g").await?;
    desk.choose("offences", "yes").await?;
    desk.choose("schedule1", "18").await?;
    desk.fill("public_interest", "An adult who cannot keep herself safe is kept from more harm.").await?;
    for limb in ["needs", "risk", "unable"] {
        desk.choose(&format!("at_risk_adult.{limb}"), "yes").await?;
    }
    desk.choose("para18_reason", "R2").await?;
    desk.fill("para18_facts", "She could not be reached; two calls went unanswered.").await?;
    desk.choose("consent_status", "not_sought_unsafe").await?;
    desk.fill("consent_reason", "He answers her telephone.").await?;
    desk.choose("told", "no").await?;
    desk.fill("told_reason", "He would hear of it.").await?;
    desk.fill("necessity", "They cannot visit without her name and where she lives.").await?;
    desk.fill("risk_of_not_sharing", "She may be hurt tonight.").await?;
    desk.looks_well("share-why").await?;
    desk.press("Choose what goes").await
}

async fn withhold_a_name(desk: &Desk) -> Told {
    desk.sees("What happened").await?;
    desk.click("li:has(.thumbnail) .tick").await?;
    desk.looks_well("share-what-goes").await?;
    desk.press("look at it in full size").await?;
    desk.until("the picture", "return document.querySelector('dialog .seen')?.naturalWidth === 640").await?;
    desk.looks_well("share-picture").await?;
    desk.press("Close").await?;
    // Why something usual is left out is kept for the record.
    desk.click("#item-chronology").await?;
    desk.press("say why… Chronology is left out").await?;
    desk.choose("ground", "not_needed").await?;
    desk.fill("note", "They wrote it themselves.").await?;
    desk.looks_well("share-leave-out").await?;
    desk.press("Keep it").await?;
    desk.sees("You left this out: not needed by this agency. They wrote it themselves.").await?;
    desk.press("Withhold other words…").await?;
    desk.choose("somebody", "0").await?;
    let known_by = desk.value("withhold").await?;
    assert!(known_by.lines().any(|line| line == "Thornbury"), "{known_by}");
    desk.fill("withhold", &format!("{SECRET}\nQuill")).await?;
    desk.choose("ground", "third_party").await?;
    desk.sees("Found in 4 places").await?;
    desk.looks_well("share-withhold").await?;
    desk.press("Leave these words out").await?;
    desk.sees("[Third party A]").await?;
    desk.sees("4 passages withheld").await?;
    desk.press("Read it as they will").await
}

//! A photograph is attached, looked at and saved again; a web page is shown as the text it is; one that is taken back stays.

use crate::desk::{Desk, Told};
use crate::share::photograph;
use serde_json::json;
use std::fs;
use thirtyfour::Key;

const PAGE: &str = "<!doctype html><title>x</title><script>document.title='taken'</script><img src='https://tracker.example/x.png'>";

#[tokio::test]
async fn a_photograph_is_attached_seen_and_saved() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Wren Attleby", "bruises", "A nurse rang.").await?;
    let photograph = photograph()?;
    fs::write(desk.picked(), &photograph)?;

    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Files").await?;
    desk.sees("No files").await?;
    desk.looks_well("files-empty").await?;
    desk.press("Attach a file…").await?;
    desk.fill("captions.0", "Bruise on the left forearm, taken by the nurse.").await?;
    desk.looks_well("attach").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("File attached").await?;
    desk.press("Files").await?;
    desk.sees("Photograph or picture (JPEG)").await?;
    drawn(&desk, ".thumbnail", 240).await?;
    desk.looks_well("files").await?;

    desk.press("Look at it").await?;
    drawn(&desk, "dialog .seen", 640).await?;
    desk.looks_well("file-seen").await?;
    desk.press("Close").await?;

    fs::remove_file(desk.picked())?;
    desk.press("Save a copy").await?;
    desk.press("Choose where…").await?;
    desk.sees("There is a problem").await?;
    assert!(!desk.picked().exists(), "nothing leaves without a reason");
    desk.fill("reason", "The police asked for the picture itself.").await?;
    desk.looks_well("save-file").await?;
    desk.press("Choose where…").await?;
    desk.sees("Copy saved").await?;
    assert_eq!(fs::read(desk.picked())?, photograph);
    desk.press("Chronology").await?;
    desk.sees("File saved outside the log").await?;

    fs::write(desk.picked(), PAGE)?;
    desk.press("Files").await?;
    desk.press("Attach a file…").await?;
    desk.fill("captions.0", "As it came.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("File attached").await?;
    desk.press("Files").await?;
    desk.sees("Web page").await?;
    desk.press("Look at it").await?;
    desk.shows_literally(PAGE).await?;
    desk.looks_well("file-text").await?;
    desk.press("Close").await?;
    desk.press("Take it back").await?;
    desk.fill("reason", "It belongs to another concern.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Taken back").await?;
    desk.press("Files").await?;
    desk.sees("Taken back by").await?;
    desk.looks_well("files-taken-back").await?;
    desk.leave().await
}

#[tokio::test]
async fn what_cannot_be_shown_says_what_to_do_instead() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Wren Attleby", "bruises", "A nurse rang.").await?;
    for (bytes, said) in [
        (&b"%PDF-1.7\n a scan that was cut short"[..], "No words could be read in it: it is a scan"),
        (b"\0\0\0\x18ftypheic\0\0\0\0heicmif1", "Ask whoever sent it for a JPEG"),
        (b"PK\x03\x04 some folder", "This kind of file cannot be shown here"),
    ] {
        fs::write(desk.picked(), bytes)?;
        desk.open(&format!("pages/concern.html?id={concern}")).await?;
        desk.press("Files").await?;
        desk.press("Attach a file…").await?;
        desk.fill("captions.0", "As it came.").await?;
        desk.ctrl(Key::Enter).await?;
        desk.sees("File attached").await?;
        desk.press("Files").await?;
        desk.press("Look at it").await?;
        desk.sees(said).await?;
    }
    desk.looks_well("file-not-shown").await?;
    desk.leave().await
}

/// Attaches what is picked, and says what the window did meanwhile: milliseconds, frames, the longest time between two of them,
/// pages' questions that were answered, the longest wait for one.
const ATTACH: &str = "
    const [concern, done] = arguments;
    const ask = (command, form) => window.__TAURI__.core.invoke(command, form ? { form } : undefined);
    const told = { frames: 0, gap: 0, answers: 0, wait: 0 };
    const begun = performance.now();
    let over = false, frame = begun;
    const watch = () => {
      const now = performance.now();
      if (over) return;
      told.frames += 1;
      told.gap = Math.max(told.gap, now - frame);
      frame = now;
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
    const asking = async () => {
      while (!over) {
        const asked = performance.now();
        await ask('read_frame');
        told.answers += 1;
        told.wait = Math.max(told.wait, performance.now() - asked);
        await new Promise((then) => setTimeout(then, 10));
      }
    };
    const asked = asking();
    ask('choose_files').then(() => ask('attach_file', { concern, caption: 'A large photograph' })).then(() => null, (refusal) => refusal).then(async (refusal) => {
      over = true;
      told.taken = performance.now() - begun;
      await asked;
      done({ ...told, refusal });
    });";

#[tokio::test]
async fn the_window_goes_on_while_fifty_megabytes_are_attached() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Wren Attleby", "bruises", "A nurse rang.").await?;
    fs::write(desk.picked(), [photograph()?, vec![7; 50_000_000]].concat())?;
    desk.open("pages/today.html").await?;
    let told = desk.web().execute_async(ATTACH, vec![json!(concern)]).await?;
    println!("50 MB attached: {}", told.json());
    assert!(told.json()["refusal"].is_null(), "{}", told.json());
    // No time is asserted; that it painted and answered all the while is.
    let many = |key: &str| told.json()[key].as_u64().unwrap_or_default();
    assert!(many("frames") > 10 && many("answers") > 5, "{}", told.json());
    desk.leave().await
}

#[tokio::test]
async fn an_e_mail_fills_the_form_and_is_the_first_file() -> Told {
    let desk = Desk::with_log().await?;
    let mail = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mail/02.eml");
    fs::copy(mail, desk.picked())?;
    desk.open("pages/record.html").await?;
    desk.fill("reporter.name", "Somebody else").await?;
    desk.press("Start from an e-mail…").await?;
    desk.sees("Filled in from document.pdf. Read it over: nothing is in the log yet.").await?;
    assert_eq!(desk.value("summary").await?, "Fwd: worried – swimming lessons ⚠");
    assert_eq!(desk.value("reporter.name").await?, "Somebody else", "what was typed is not written over");
    desk.looks_well("record-from-mail").await?;
    desk.until("the draft to be kept", "return !!document.querySelector('draft-keeper .badge.ok')").await?;
    desk.open("pages/record.html").await?;
    desk.sees("Attach the e-mail as it came").await?;
    desk.choose("danger", "no").await?;
    desk.press("Save concern").await?;
    desk.is_at("pages/concern.html").await?;
    desk.press("Files").await?;
    desk.sees("The e-mail that this concern was recorded from").await?;
    desk.press("Look at it").await?;
    // As the letter it is, though its file is not called one.
    desk.shows_literally("To: safeguarding@council.example").await?;
    desk.shows_literally("Please see below and photo").await?;
    desk.sees("Attached to this e-mail").await?;
    desk.looks_well("mail-seen").await?;
    desk.press("Keep as a file of this concern").await?;
    desk.sees("Kept: it is under Files").await?;
    desk.looks_well("mail-part-kept").await?;
    desk.press("Close").await?;
    desk.sees("IMG_0042.jpg").await?;
    desk.sees("Attached to the e-mail").await?;
    desk.looks_well("mail-part-among-files").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_letter_that_outlook_saved_fills_the_form_and_is_looked_at() -> Told {
    let desk = Desk::with_log().await?;
    fs::write(desk.picked(), ::town::outlook::message())?;
    desk.open("pages/record.html").await?;
    desk.choose("danger", "no").await?;
    desk.press("Start from an e-mail…").await?;
    desk.sees("Read it over: nothing is in the log yet.").await?;
    assert_eq!(desk.value("summary").await?, "Worried about Mr Pargeter");
    assert_eq!(desk.value("reporter.name").await?, "Beatrix Fletcher");
    desk.press("Save concern").await?;
    desk.is_at("pages/concern.html").await?;
    desk.press("Files").await?;
    desk.sees("E-mail (Outlook)").await?;
    desk.press("Look at it").await?;
    desk.shows_literally("From: Beatrix Fletcher <b.fletcher@example.org>").await?;
    desk.shows_literally("He keeps his heron in the bath.").await?;
    desk.sees("note.txt").await?;
    desk.looks_well("outlook-seen").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_file_manager_drops_files_on_a_concern() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Wren Attleby", "bruises", "A nurse rang.").await?;
    let (picture, letter) = (desk.drawer().join("left arm.jpg"), desk.drawer().join("letter.txt"));
    fs::write(&picture, photograph()?)?;
    fs::write(&letter, "Dear Ada, she was here again.")?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    assert!(crate::mouse::drop_files(desk.display(), &[picture, letter])?, "the window did not take them");
    desk.sees("Attach what you dropped").await?;
    desk.sees("left arm.jpg").await?;
    desk.looks_well("attach-dropped").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("2 files attached").await?;
    desk.press("Files").await?;
    desk.sees("Photograph or picture (JPEG)").await?;
    desk.sees("letter.txt").await?;
    desk.leave().await
}

/// Tells the page what Rust tells it when files are dropped: quicker than a drop, where only the page's answer matters.
const DROP: &str = "
    const heard = window.__internal_unstable_listeners_object_id__?.['files-dropped'] ?? {};
    const listeners = Object.getOwnPropertyNames(heard).map((id) => heard[id].handlerId);
    const event = { event: 'files-dropped', payload: ['bruise.jpg'] };
    for (const listener of listeners) window.__TAURI_INTERNALS__.runCallback(listener, event);
    return listeners.length > 0;";

#[tokio::test]
async fn a_page_that_takes_no_files_says_where_they_can_go_and_several_are_attached_at_once() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk.concern("Wren Attleby", "bruises", "A nurse rang.").await?;
    desk.open("pages/today.html").await?;
    desk.until("the page to hear of a drop", DROP).await?;
    desk.sees("Open a concern, or New concern, to drop files there.").await?;
    desk.looks_well("nothing-taken").await?;
    desk.press("Close").await?;

    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.until("the concern to hear of a drop", DROP).await?;
    desk.sees("Attach what you dropped").await?;
    desk.sees_no("Nothing was taken").await;
    desk.press("Close").await?;

    fs::create_dir(desk.picked())?;
    for name in ["letter.txt", "note.txt"] {
        fs::write(desk.picked().join(name), format!("Dear Ada, {name}"))?;
    }
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Files").await?;
    desk.press("Attach a file…").await?;
    desk.sees("Attach 2 files").await?;
    desk.fill("captions.0", "What she wrote to her daughter.").await?;
    desk.fill("captions.1", "What the neighbour put down.").await?;
    desk.looks_well("attach-several").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("2 files attached").await?;
    desk.press("Files").await?;
    desk.sees("letter.txt").await?;
    desk.sees("note.txt").await?;
    desk.sees("What she wrote to her daughter.").await?;

    desk.press("Put it right: letter.txt").await?;
    assert_eq!(desk.value("caption").await?, "What she wrote to her daughter.");
    desk.fill("caption", "What she wrote to her sister.").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Enter the reason").await?;
    desk.fill("reason", "It begins with her sister's name.").await?;
    desk.looks_well("correct-file").await?;
    desk.ctrl(Key::Enter).await?;
    desk.sees("Put right").await?;
    desk.press("Files").await?;
    desk.sees("What she wrote to her sister.").await?;
    desk.press("What was said of it before").await?;
    desk.sees("What she wrote to her daughter.").await?;
    desk.looks_well("files-put-right").await?;
    desk.leave().await
}

/// Waits until a picture is drawn, so wide.
async fn drawn(desk: &Desk, css: &str, width: u32) -> Told {
    let script = format!(
        "const it = document.querySelector('{css}'); return !!it?.complete && it.naturalWidth === {width}"
    );
    desk.until(&format!("a picture at {css}"), &script).await
}

//! Two officers write the same thing apart; a third look settles it. And a concern is kept from a colleague.
//!
//! The colleague's machine is a log of its own, driven through its library; this desk's is the real program.

use std::path::Path;
use std::sync::Arc;

use logbook::acts::{Admission, Amendment, Changes, ConcernWanted, Correction, Nothing, pass};
use logbook::domain::id::ConcernId;
use logbook::sync::Directory;
use logbook::vault::{Cost, KeyStore, MemoryKeyring, OsKeyring};
use logbook::{Asking, Chance, Joining, Logbook, Stage, Surroundings, SystemClock};

use crate::desk::{Desk, Told};
use crate::town::PIN;

#[tokio::test]
async fn two_versions_stand_until_somebody_settles_them() -> Told {
    let mut desk = Desk::with_log().await?;
    let (concern, reference) = desk
        .concern("Hester Marlowe", "not seen since Sunday", "Her neighbour heard shouting on Sunday night.")
        .await?;
    desk.pull_the_plug();
    write_apart(&desk, concern.parse()?)?;
    desk.start().await?;
    desk.unlock().await?;

    desk.open("pages/today.html").await?;
    desk.sees("One concern was written apart.").await?;
    desk.looks_well("today-versions").await?;
    desk.open(&format!("pages/concern.html?id={concern}#account")).await?;
    desk.sees("Two officers wrote this apart: settle it").await?;
    desk.looks_well("concern-versions").await?;
    desk.open("pages/concerns.html?waiting=versions").await?;
    desk.sees(&reference).await?;
    desk.looks_well("concerns-versions").await?;

    desk.open(&format!("pages/versions.html?id={concern}")).await?;
    desk.sees("Her neighbour heard shouting on Saturday night.").await?;
    desk.sees("Her neighbour heard a child shouting on Sunday night.").await?;
    desk.sees("Only in this version").await?;
    desk.looks_well("versions").await?;
    desk.press("Settle it").await?;
    desk.sees("There is a problem").await?;
    desk.looks_well("versions-refused").await?;
    let first = "document.querySelector('.apart input[name=choose]').click()";
    desk.web().execute(first, vec![]).await?;
    desk.fill("reason", "Rang the neighbour and asked.").await?;
    desk.press("Settle it").await?;
    desk.sees("Settled:").await?;
    desk.looks_well("versions-settled").await?;

    // And from now on the colleague, about whom more is heard, sees no more of it.
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    desk.press("Keep this from a colleague…").await?;
    desk.sees("Their machine already holds what was written until now").await?;
    desk.looks_well("restrict").await?;
    desk.web()
        .execute("document.querySelector('dialog choice-buttons[name=kept_from] input').click()", vec![])
        .await?;
    desk.fill("reason", "The neighbour is his sister.").await?;
    desk.press("Keep it from them").await?;
    desk.sees("kept from Sam Okafor").await?;
    desk.looks_well("concern-restricted").await?;
    desk.open("pages/concerns.html?waiting=any&state=all").await?;
    desk.sees("kept from a colleague").await?;
    desk.open("pages/record.html").await?;
    desk.sees("Keep this from").await?;
    desk.looks_well("record-kept-from").await?;
    desk.leave().await
}

/// A colleague joins, and both put the same text and the same risk right without seeing the other's.
fn write_apart(desk: &Desk, concern: ConcernId) -> Told {
    let shared = desk.drawer().join("between-them");
    std::fs::create_dir(&shared)?;
    let mut folder = Directory::at(&shared);
    let mut ada = opened(desk)?;
    ada.choose_shared_folder(&shared)?;
    let mut sam = joined(&mut ada, desk.drawer(), &shared)?;
    let both = [
        ("Her neighbour heard shouting on Saturday night.", "medium"),
        ("Her neighbour heard a child shouting on Sunday night.", "immediate"),
    ];
    for (book, (text, risk)) in [&mut ada, &mut sam].into_iter().zip(both) {
        let page = book.read_concern(ConcernWanted { concern })?;
        let passage =
            page.chronology.iter().flat_map(|item| &item.passages).next().ok_or("a passage")?.passage.clone();
        book.correct_passage(Correction {
            concern,
            passage,
            text: text.into(),
            reason: "Asked her again.".into(),
            ..Correction::default()
        })?;
        let changes = Changes {
            risk_level: Some(Some(risk.into())),
            risk_reasons: Some("He knows where she works.".into()),
            ..Changes::default()
        };
        book.amend_concern(Amendment {
            concern,
            reason: "Thought it over.".into(),
            changes,
            ..Amendment::default()
        })?;
    }
    for book in [&mut ada, &mut sam] {
        let mut lender = book;
        pass(&mut lender, &mut folder)?;
    }
    let mut lender = &mut ada;
    pass(&mut lender, &mut folder)?;
    ada.lock()?;
    Ok(sam.lock()?)
}

/// The window shows its door a moment before the log behind it is closed for good.
fn opened(desk: &Desk) -> Told<Logbook> {
    for _ in 0..50 {
        match Logbook::unlock(&desk.log(), PIN, with(Arc::new(OsKeyring::default()), 41)) {
            Err(error) if error.code() == logbook::Code::InUse => {
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
            other => return Ok(other?),
        }
    }
    Err("the window does not let go of the log".into())
}

fn joined(ada: &mut Logbook, drawer: &Path, shared: &Path) -> Told<Logbook> {
    let mut folder = Directory::at(shared);
    let invitation = ada.invite(Nothing::default())?.invitation;
    let asking = Asking { invitation, name: "Sam Okafor".into(), role: "Deputy".into() };
    let with = with(Arc::new(MemoryKeyring::default()), 42);
    let joining = Joining::begin(&drawer.join("sam"), shared, &asking, PIN, with, &mut folder)?;
    let mut lender = &mut *ada;
    pass(&mut lender, &mut folder)?;
    let machine =
        ada.read_officers(Nothing::default())?.requests.first().ok_or("a request")?.machine.parse()?;
    let words = joining.words().join(" ");
    ada.admit_machine(Admission {
        machine,
        words,
        reason: "Agreed by the board.".into(),
        ..Admission::default()
    })?;
    let mut lender = &mut *ada;
    pass(&mut lender, &mut folder)?;
    match joining.pass(&mut folder)? {
        Stage::Ready(book) => Ok(*book),
        Stage::Waiting(_) => Err("the colleague was not let in".into()),
    }
}

fn with(keyring: Arc<dyn KeyStore>, seed: u64) -> Surroundings {
    let cost = Some(Cost { memory_kib: 64, passes: 1 });
    Surroundings { keyring, clock: Arc::new(SystemClock), chance: Chance::seeded(seed), cost }
}

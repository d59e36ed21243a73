//! The door: a wrong PIN gets a sentence and nothing else, the right one opens the page one came from, and what is not
//! the PIN's fault is said before or after it is typed.

use logbook::domain::id::MachineId;
use logbook::vault::Sidecar;

use crate::desk::{Desk, Told};
use crate::town::{COUNCIL, OFFICER, PIN};

#[tokio::test]
async fn a_wrong_pin_is_refused_and_the_right_one_opens() -> Told {
    let mut desk = Desk::with_log().await?;
    desk.restart().await?;
    desk.sees("Your PIN").await?;
    for words in [COUNCIL, OFFICER] {
        desk.sees_no(words).await;
    }
    desk.looks_well("locked").await?;

    desk.press("Unlock").await?;
    desk.sees("There is a problem").await?;
    desk.fill("pin", "not the pin at all").await?;
    desk.press("Unlock").await?;
    desk.sees("That PIN is not right").await?;
    assert_eq!(desk.value("pin").await?, "", "a wrong PIN stays in its box");
    desk.looks_well("wrong-pin").await?;

    // While locked, no page and no command says anything about anybody.
    assert!(desk.ask("read_today", None).await.is_err());
    desk.web().goto("tauri://localhost/pages/concerns.html").await?;
    desk.is_at_the_door().await?;

    desk.fill("pin", PIN).await?;
    desk.press("Unlock").await?;
    desk.is_at("pages/concerns.html").await?;
    desk.sees(OFFICER).await?;
    desk.leave().await
}

#[tokio::test]
async fn what_else_can_be_wrong_is_four_other_sentences() -> Told {
    let mut desk = Desk::with_log().await?;
    let (key_file, database) = (desk.log().join("log.key"), desk.log().join("log.db"));
    // Locking writes everything into the one file, so that its bytes can be changed and put back.
    desk.ask("lock", None).await?;

    desk.keyring_answers = false;
    desk.restart().await?;
    desk.sees("password store is not answering").await?;
    desk.sees("Your log and your PIN are not affected").await?;
    desk.keyring_answers = true;

    let whole = std::fs::read(&key_file)?;
    let text = String::from_utf8(whole.clone())?;
    std::fs::write(&key_file, text.replace("\"format\": 1", "\"format\": 9"))?;
    desk.restart().await?;
    desk.sees("written by a newer version of the program").await?;
    desk.sees("Ask your IT team to update").await?;

    // A key file of a machine whose half of the key this computer never had.
    let mut sidecar = Sidecar::read(&whole)?;
    sidecar.machine = MachineId([7; 16]);
    std::fs::write(&key_file, sidecar.write()?)?;
    desk.restart().await?;
    desk.sees("no longer holds its part of the key").await?;
    desk.sees("use the 24 words on your recovery kit").await?;
    desk.looks_well("blocked").await?;

    std::fs::write(&key_file, &whole)?;
    let mut pages = std::fs::read(&database)?;
    pages[100] ^= 1;
    std::fs::write(&database, &pages)?;
    desk.restart().await?;
    desk.fill("pin", PIN).await?;
    desk.press("Unlock").await?;
    desk.sees("The log on this computer is damaged").await?;
    desk.sees("Do not delete or move anything").await?;

    pages[100] ^= 1;
    std::fs::write(&database, &pages)?;
    desk.restart().await?;
    desk.unlock().await?;
    desk.leave().await
}

//! The door: a wrong PIN gets a sentence and nothing else, the right one opens the page one came from.

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

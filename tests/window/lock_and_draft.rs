//! Words being typed survive a lock, and survive the program dying without a word.

use crate::desk::{Desk, Told};

const HALF: &str = "She said her door had been nailed shut, and then the line";

#[tokio::test]
async fn half_a_record_is_there_again_after_a_lock() -> Told {
    let desk = Desk::with_log().await?;
    desk.open("pages/record.html").await?;
    desk.fill("people.0.name", "Violet Thornbury").await?;
    desk.fill("account", HALF).await?;
    // At once: the last words must be kept by the lock itself, not by the clock.
    desk.ctrl("l").await?;
    desk.is_at_the_door().await?;
    desk.sees_no("nailed shut").await;

    desk.unlock().await?;
    desk.is_at("pages/record.html").await?;
    desk.sees("This is the draft you were writing").await?;
    assert_eq!(desk.value("account").await?, HALF);
    assert_eq!(desk.value("people.0.name").await?, "Violet Thornbury");
    desk.leave().await
}

#[tokio::test]
async fn half_a_record_is_there_again_after_a_power_cut() -> Told {
    let mut desk = Desk::with_log().await?;
    desk.open("pages/record.html").await?;
    desk.fill("account", HALF).await?;
    desk.sees("draft kept").await?;
    // One more word than was kept at that moment, and the second in which it is kept.
    desk.field("account").await?.send_keys(" went dead").await?;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    desk.pull_the_plug();

    assert!(!desk.log_holds("nailed shut")?, "the draft lies readable on the disk");
    desk.start().await?;
    desk.unlock().await?;
    desk.open("pages/record.html").await?;
    assert_eq!(desk.value("account").await?, format!("{HALF} went dead"));
    desk.leave().await
}

//! A forgotten PIN: the paper opens the log, and this machine goes on as a new one of the same officer.

use crate::desk::{Desk, Told};
use crate::paper::kit_words;

const NEW_PIN: &str = "kettle-orchard-51";

#[tokio::test]
async fn the_paper_opens_the_log_when_the_pin_is_forgotten() -> Told {
    let mut desk = Desk::with_log().await?;
    desk.concern("Isla Fenwick", "left alone at night", "A neighbour rang.").await?;
    let mut words = kit_words(&desk.kit())?;
    desk.restart().await?;
    desk.press("I cannot unlock").await?;
    desk.sees("The 24 words").await?;
    desk.looks_well("recover").await?;

    words.swap(3, 4);
    desk.give_the_paper(&words).await?;
    desk.sees("Those 24 words do not open this log").await?;
    words.swap(3, 4);
    desk.give_the_paper(&words).await?;
    desk.is_at("pages/today.html").await?;
    desk.sees("Isla Fenwick").await?;

    desk.restart().await?;
    desk.fill("pin", NEW_PIN).await?;
    desk.press("Unlock").await?;
    desk.is_at("pages/today.html").await?;
    desk.leave().await
}

impl Desk {
    async fn give_the_paper(&self, words: &[String]) -> Told {
        self.fill("words", &words.join(" ")).await?;
        self.sees("24 words").await?;
        self.fill("pin", NEW_PIN).await?;
        self.fill("pin_again", NEW_PIN).await?;
        self.press("Open the log").await
    }
}

//! The log proves that it is whole; when one byte of it has been changed, it says so and says where.

use crate::desk::{Desk, Told};
use std::fs;

#[tokio::test]
async fn one_changed_byte_is_named() -> Told {
    let mut desk = Desk::with_log().await?;
    desk.concern("Reece Dunmore", "marks on both legs", "Seen at swimming.").await?;
    desk.open("pages/check.html").await?;
    desk.looks_well("check-before").await?;
    desk.press("Check deeply").await?;
    desk.sees("The log is whole").await?;
    desk.looks_well("check-whole").await?;
    desk.open("pages/history.html").await?;
    desk.sees("LWD-2026-A0001").await?;
    desk.looks_well("history").await?;

    // Closing writes everything into the one file; then the byte is changed under the open log.
    desk.restart().await?;
    desk.unlock().await?;
    let file = desk.log().join("log.db");
    let mut bytes = fs::read(&file)?;
    let place = bytes.len() - 1000;
    bytes[place] ^= 0x40;
    fs::write(&file, bytes)?;
    desk.open("pages/check.html").await?;
    desk.press("Check now").await?;
    desk.sees("wrong").await?;
    desk.sees("What is wrong, and where").await?;
    desk.looks_well("check-wrong").await?;
    desk.leave().await
}

//! An old sheet is brought in by keys alone: chosen, looked at, put right, brought in, and found again.

use crate::desk::{Desk, Told};
use std::fs;
use thirtyfour::Key;

const SHEET: &str = "Our old log,,,\nRef,Date,Who it concerns,Concern\n1,3/4/23,Tia Bellweather & Leo Moss,Seen alone at the pool\n\
    1,3/4/23,Tia Bellweather & Leo Moss,Seen alone at the pool\n2,soon,Una <b>Quill</b>,The post is piling up\n";

#[tokio::test]
async fn an_old_sheet_is_brought_in_by_keys_alone() -> Told {
    let desk = Desk::with_log().await?;
    fs::write(desk.picked(), SHEET)?;
    desk.open("pages/import.html").await?;
    desk.looks_well("import-file").await?;
    enter(&desk, "Choose a file").await?;
    desk.sees("Its first rows").await?;
    desk.looks_well("import-sheet").await?;
    assert_eq!(desk.value("header_row").await?, "2");
    enter(&desk, "Continue").await?;
    desk.sees("What it is").await?;
    desk.looks_well("import-columns").await?;
    // The heading says nothing that is known: the officer says that it is names.
    desk.field("column-C").await?.focus().await?;
    desk.keys("Names").await?;
    assert_eq!(desk.value("column-C").await?, "people");
    enter(&desk, "See what it becomes").await?;
    desk.sees("Bring in 2 concerns").await?;
    desk.looks_well("import-outcome").await?;
    desk.choose("show", "doubles").await?;
    desk.sees("is the same as row 3").await?;
    desk.choose("show", "unread").await?;
    desk.sees("This cannot be read as a day").await?;
    enter(&desk, "Bring in 2 concerns").await?;
    desk.sees("2 concerns brought in").await?;
    desk.looks_well("import-done").await?;
    desk.open("pages/today.html").await?;
    desk.sees("2 concerns brought in from a sheet, still to look through").await?;
    desk.press("Look through them").await?;
    desk.is_at("pages/concerns.html").await?;
    desk.sees("Tia Bellweather").await?;
    desk.sees("<b>Quill</b>").await?;
    desk.leave().await
}

/// Goes to the button of these words and presses Enter.
async fn enter(desk: &Desk, words: &str) -> Told {
    let button = format!(
        "const it = [...document.querySelectorAll('main button')].find((it) => it.checkVisibility() && it.textContent === '{words}');
         it?.focus(); return document.activeElement === it && !!it"
    );
    desk.until(&format!("a button that says {words}"), &button).await?;
    desk.keys(Key::Enter).await
}

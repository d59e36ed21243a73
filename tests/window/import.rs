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

#[tokio::test]
async fn a_sheet_that_is_dropped_is_opened_and_stopping_half_way_brings_in_nothing() -> Told {
    let desk = Desk::with_log().await?;
    let sheet = desk.drawer().join("old log.csv");
    let row =
        |at: usize| format!("{at},3/4/23,Tia Bellweather{at},Seen alone at the pool for the {at}th time\n");
    let rows: String = (1..=ROWS).map(row).collect();
    fs::write(&sheet, format!("Ref,Date,Name,Concern\n{rows}"))?;
    desk.open("pages/import.html").await?;
    assert!(crate::mouse::drop_files(desk.display(), &[sheet])?, "the window did not take it");
    desk.sees("Its first rows").await?;
    desk.sees("Tia Bellweather1").await?;
    desk.looks_well("import-dropped").await?;
    desk.press("Continue").await?;
    desk.press("See what it becomes").await?;
    desk.press("Bring in 1,500 concerns").await?;
    desk.sees("Bringing it in").await?;
    desk.press("Stop").await?;
    desk.sees("Stopped").await?;
    desk.sees("the log is as it was").await?;
    desk.looks_well("import-stopped").await?;
    assert_eq!(desk.ask("list_concerns", Some(crate::town::everything())).await?["total"], 0);
    // What was stopped can be brought in after all: nothing of it stands in the way.
    desk.sees("Bring in 1,500 concerns").await?;
    desk.leave().await
}

/// So many rows take long enough to be stopped.
const ROWS: usize = 1500;

/// Goes to the button of these words and presses Enter.
async fn enter(desk: &Desk, words: &str) -> Told {
    let button = format!(
        "const it = [...document.querySelectorAll('main button')].find((it) => it.checkVisibility() && it.textContent === '{words}');
         it?.focus(); return document.activeElement === it && !!it"
    );
    desk.until(&format!("a button that says {words}"), &button).await?;
    desk.keys(Key::Enter).await
}

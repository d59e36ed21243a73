//! Keeping and erasing in the window: a record is held, the hold ends, its erasing is proposed, a colleague agrees, and what stays
//! is a certificate.

use logbook::acts::{DisposalNamed, Nothing, RetentionReview, SearchWords};
use serde_json::json;

use crate::desk::{Desk, Told};

#[tokio::test]
async fn a_record_is_held_proposed_agreed_to_and_gone() -> Told {
    let desk = Desk::with_folder().await?;
    let mut sam = desk.lets_in("Sam Okafor").await?.comes_in()?;
    desk.open("pages/keeping.html").await?;
    desk.sees("No record’s time is over").await?;
    desk.looks_well("keeping-empty").await?;
    desk.sets("objection_days", json!(0)).await?;
    let (id, _) = desk.concern("Reece Dunmore", "marks on both legs", "Seen at swimming.").await?;
    desk.open(&format!("pages/concern.html?id={id}")).await?;
    desk.press("How long it is kept, holds, erasing").await?;
    desk.is_at("pages/keeping.html").await?;
    desk.sees("its time has not begun").await?;

    desk.press("Hold…").await?;
    desk.press("Hold it").await?;
    desk.sees("There is a problem").await?;
    desk.choose("why", "inquest").await?;
    desk.fill("details", "The coroner wrote on Monday.").await?;
    desk.looks_well("keeping-hold").await?;
    desk.press("Hold it").await?;
    desk.sees("Held: an inquest").await?;

    desk.press("Propose to erase…").await?;
    desk.choose("ground", "erasure").await?;
    for question in ["recent_contact", "serious", "interest"] {
        desk.choose(question, "no").await?;
    }
    desk.fill("reasons", "His mother asked, and nothing speaks against it.").await?;
    desk.press("Propose it").await?;
    desk.sees("A hold stands on this record").await?;
    desk.press("Close").await?;
    desk.press("End the hold…").await?;
    desk.fill("reason", "The inquest is over.").await?;
    desk.press("End it").await?;
    desk.sees("The hold is ended").await?;

    desk.press("Propose to erase…").await?;
    desk.choose("ground", "erasure").await?;
    for question in ["recent_contact", "serious", "interest"] {
        desk.choose(question, "no").await?;
    }
    desk.fill("reasons", "His mother asked, and nothing speaks against it.").await?;
    desk.looks_well("keeping-propose").await?;
    desk.press("Propose it").await?;
    desk.sees("waits for another officer").await?;
    desk.sees("Another officer than the one who proposed it must agree").await?;
    desk.looks_well("keeping-proposed").await?;

    desk.open("pages/officers.html").await?;
    desk.press("Look now").await?;
    desk.sees("Everything written here is in the folder").await?;
    sam.pass()?;
    let proposal = sam.book.read_retention(Nothing::default())?.proposed.remove(0).proposal;
    sam.book.authorise_disposal(DisposalNamed { proposal })?;
    sam.pass()?;
    desk.press("Look now").await?;
    desk.open("pages/keeping.html").await?;
    desk.sees("erased on").await?;
    sam.pass()?;
    desk.open("pages/officers.html").await?;
    desk.press("Look now").await?;
    desk.open("pages/keeping.html").await?;
    desk.sees("erased on all 2 machines").await?;
    desk.looks_well("keeping-gone").await?;
    let here = desk.ask("search_log", Some(json!({ "words": "Dunmore" }))).await?;
    assert_eq!(here["total"], 0);
    let found = sam.book.search_log(SearchWords { words: "Dunmore".into(), ..SearchWords::default() })?;
    assert_eq!(found.total, 0);

    // What a colleague proposes is agreed to here, by hand.
    desk.concern("Isla Fenwick", "left alone at night", "A neighbour rang.").await?;
    desk.open("pages/officers.html").await?;
    desk.press("Look now").await?;
    desk.sees("Everything written here is in the folder").await?;
    sam.pass()?;
    let line = sam.book.list_concerns(Default::default())?.items.remove(0);
    let no = || Some("no".to_owned());
    sam.book.review_retention(RetentionReview {
        concern: line.concern,
        decision: "dispose".into(),
        ground: "error".into(),
        recent_contact: no(),
        serious: no(),
        interest: no(),
        reasons: "The call was about another street.".into(),
        ..RetentionReview::default()
    })?;
    sam.pass()?;
    desk.press("Look now").await?;
    desk.open("pages/keeping.html").await?;
    desk.press("Agree to erase…").await?;
    desk.looks_well("keeping-agree").await?;
    desk.press("Erase it").await?;
    desk.sees("You agreed").await?;
    desk.sees("erased on 0 of 2 machines").await?;
    desk.leave().await
}

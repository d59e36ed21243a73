//! Every page at its smallest window and its largest letters: nothing runs off the side, nobody is shut out.

use crate::desk::{Desk, Told};

#[tokio::test]
async fn every_page_fits_a_small_window_with_large_letters() -> Told {
    let desk = Desk::with_log().await?;
    let (concern, _) = desk
        .concern(
            "Bartholomew Featherstonehaugh",
            "alone, and not answering",
            "The post is piling up behind the door.",
        )
        .await?;
    desk.sets("density", serde_json::json!("comfortable")).await?;
    let said =
        serde_json::json!({ "figure": "adult", "side": "back", "region": "left_flank", "looks": "A bruise" });
    for _ in 0..2 {
        desk.ask("mark_body", Some(serde_json::json!({ "concern": concern, "said": said }))).await?;
    }
    let wishes =
        serde_json::json!({ "concern": concern, "was_asked": "expressed", "own_words": "Leave me be." });
    desk.ask("ask_wishes", Some(wishes)).await?;
    let changes = serde_json::json!({ "concern_types": ["DA", "HOARD"], "main_type": "DA" });
    desk.ask("amend_concern", Some(serde_json::json!({ "concern": concern, "changes": changes }))).await?;
    let answers = serde_json::json!({ "visit_on": "2026-09-01", "visit_by": "Wilhelmina Oxenthwaite, housing",
        "visit_rooms": [{ "room": "kitchen", "rating": 9 }, { "room": "Featherstonehaughroom", "rating": 2 }] });
    let visit = serde_json::json!({ "concern": concern, "topic": "VISIT", "answers": answers });
    desk.ask("note_topic", Some(visit)).await?;
    let goes = serde_json::json!({ "concern": concern, "decision": "dispose", "ground": "erasure", "serious": "no",
        "recent_contact": "unknown", "interest": "no", "reasons": "His daughter asked for it." });
    desk.ask("review_retention", Some(goes)).await?;
    let desk_there = serde_json::json!({ "agency": "kcc_adults", "name": "Central Referral Unit of the county", "channel": "portal",
        "address": "https://adults.example/a-very-long-address-of-a-form", "verified_how": "From their published page", "verified_on": "2026-01-05" });
    desk.ask("keep_recipient", Some(desk_there)).await?;
    let asked = serde_json::json!({ "concern": concern, "agency": "kcc_adults", "route": "portal", "reply_due": "2027-01-05",
        "recipient": "Central Referral Unit of the county" });
    desk.ask("refer", Some(asked)).await?;
    let to_do =
        serde_json::json!({ "concern": concern, "what": "Ring the fire service about a visit to the house" });
    desk.ask("set_action", Some(to_do)).await?;
    desk.web().set_window_rect(0, 0, 900, 600).await?;
    let page = desk.ask("read_concern", Some(serde_json::json!({ "concern": concern }))).await?;
    let person = page["people"][0]["person"].as_str().unwrap_or_default().to_owned();
    let pages = [
        ("person", format!("?id={person}")),
        ("today", String::new()),
        ("replies", String::new()),
        ("actions", String::new()),
        ("concerns", String::new()),
        ("concern", format!("?id={concern}")),
        ("concern", format!("?id={concern}#account")),
        ("concern", format!("?id={concern}#views")),
        ("concern", format!("?id={concern}#body-map")),
        ("concern", format!("?id={concern}#topics")),
        ("concern", format!("?id={concern}#topic:DASH")),
        ("concern", format!("?id={concern}#topic:VISIT")),
        ("versions", format!("?id={concern}")),
        ("people", String::new()),
        ("record", String::new()),
        ("share", format!("?concern={concern}")),
        ("shares", String::new()),
        ("shares", "?held_by=kent_police".into()),
        ("history", String::new()),
        ("keeping", format!("?concern={concern}")),
        ("check", String::new()),
        ("import", String::new()),
        ("officers", String::new()),
        ("not-in-force", String::new()),
        ("settings", String::new()),
        ("lists", "?list=agencies".into()),
        ("recipients", String::new()),
    ];
    for (page, asked) in pages {
        desk.open(&format!("pages/{page}.html{asked}")).await?;
        let tab =
            asked.split_once('#').map(|(_, tab)| format!("-{}", tab.replace(':', "-"))).unwrap_or_default();
        desk.looks_well(&format!("small-{page}{tab}")).await?;
        let over = "const root = document.scrollingElement; return root.scrollWidth - root.clientWidth";
        let over = desk.web().execute(over, vec![]).await?;
        assert_eq!(over.json(), 0, "{page} runs off the side of a small window");
    }
    desk.leave().await
}

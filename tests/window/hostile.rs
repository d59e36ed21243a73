//! What is pasted into a field is words, whatever it looks like: shown as it was typed, obeyed by nothing.

use crate::desk::{Desk, Told};

const TRAPS: [&str; 7] = [
    "<img src=x onerror=\"document.title='broken'\">",
    "<script>document.title='broken'</script>",
    "\"><svg onload=document.title='broken'>",
    "javascript:document.title='broken' {{7*7}} ${7*7}",
    "#panic(\"x\") *bold* _it_ @label <tag> $x^2$",
    "\u{202e}desrever\u{202c} \u{200f}עברית\u{200e} ‏العربية",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é̵̡͚ 你好 '; DROP TABLE entries; --",
];

#[tokio::test]
async fn markup_in_a_field_is_shown_as_it_was_typed() -> Told {
    let desk = Desk::with_log().await?;
    let all = TRAPS.join("\n");
    let (concern, _) = desk.concern(TRAPS[0], TRAPS[2], &all).await?;
    desk.open(&format!("pages/concern.html?id={concern}")).await?;
    for trap in TRAPS {
        desk.shows_literally(trap).await?;
    }
    desk.unharmed("the concern").await?;
    desk.looks_well("hostile").await?;

    for page in ["pages/concerns.html", "pages/today.html", "pages/history.html"] {
        desk.open(page).await?;
        desk.unharmed(page).await?;
    }
    desk.open("pages/concerns.html").await?;
    desk.shows_literally(TRAPS[0]).await?;

    // Typed by hand into the form as well, where the list beside it repeats the words.
    desk.open("pages/record.html").await?;
    desk.fill("people.0.name", "<img src=x").await?;
    desk.sees("Known already").await?;
    desk.unharmed("the form").await?;
    desk.leave().await
}

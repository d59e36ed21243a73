//! What the pages say, twice: as drawn, letter by letter, and as heard where the file gives a spoken text.

use super::Readable;
use super::blocks;
use super::content::{self, Fonts, Stretch};
use crate::error::Error;
use lopdf::Document;
use std::collections::HashMap;

/// Returns the text of each page; and, if there are several, of all of them without the margins, paragraph by
/// paragraph, since a name may begin on one page and end on the next.
pub(super) fn read(document: &Document) -> Result<Vec<Readable>, Error> {
    let mut found = Vec::new();
    let mut order = HashMap::new();
    let mut fonts = Fonts::new();
    let mut paragraphs: Vec<Vec<Stretch>> = Vec::new();
    let pages = document.get_pages();
    for (number, id) in &pages {
        let stretches = content::read(document, *id, blocks::of_page(document, *id), &mut fonts)?;
        say(&format!("page {number}"), &stretches, &mut found);
        for stretch in stretches {
            let Some(block) = stretch.block else { continue };
            let place = *order.entry(block).or_insert(paragraphs.len());
            if place == paragraphs.len() {
                paragraphs.push(Vec::new());
            }
            paragraphs[place].push(stretch);
        }
    }
    if pages.len() > 1 {
        let whole: Vec<Stretch> = paragraphs.into_iter().flatten().collect();
        say(&format!("pages 1 to {}", pages.len()), &whole, &mut found);
    }
    Ok(found)
}

/// Puts the stretches of one place together; it is said twice if it is heard otherwise than it is drawn.
fn say(place: &str, stretches: &[Stretch], found: &mut Vec<Readable>) {
    let drawn = together(stretches, |stretch| &stretch.drawn);
    let heard = together(stretches, |stretch| &stretch.heard);
    if drawn != heard {
        found.push(Readable::new(place, drawn));
    }
    found.push(Readable::new(place, heard));
}

/// A new paragraph begins a new line. Inside one, a line ends with its own space or in the middle of a word.
fn together(stretches: &[Stretch], text: impl Fn(&Stretch) -> &str) -> String {
    let mut whole = String::new();
    let mut before: Option<&Stretch> = None;
    for stretch in stretches {
        let one = before.is_some_and(|before| before.block.is_some() && before.block == stretch.block);
        if !one && !whole.is_empty() {
            whole.push('\n');
        } else if stretch.apart && !whole.ends_with(char::is_whitespace) {
            whole.push(' ');
        }
        whole.push_str(text(stretch));
        before = Some(stretch);
    }
    whole
}

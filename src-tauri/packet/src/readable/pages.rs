//! What the pages say, twice: as drawn, letter by letter, and as heard where the file gives a spoken text.

use super::Readable;
use super::blocks;
use super::content::{self, Fonts, Stretch};
use crate::error::Error;
use lopdf::{Document, ObjectId};
use std::collections::HashMap;
use std::panic::resume_unwind;

/// Returns the text of each page; and, if there are several, of all of them without the margins, paragraph by
/// paragraph, since a name may begin on one page and end on the next.
pub(super) fn read(document: &Document) -> Result<Vec<Readable>, Error> {
    let pages: Vec<(u32, ObjectId)> = document.get_pages().into_iter().collect();
    let (one, other) = pages.split_at(pages.len() / 2);
    let halves = std::thread::scope(|both| {
        let other = both.spawn(|| read_each(document, other));
        [read_each(document, one), other.join().unwrap_or_else(|bug| resume_unwind(bug))]
    });
    let (mut found, mut paragraphs) = (Vec::new(), Paragraphs::default());
    for half in halves {
        let (said, stretches) = half?;
        found.extend(said);
        stretches.into_iter().for_each(|stretch| paragraphs.take(stretch));
    }
    if pages.len() > 1 {
        say(&format!("pages 1 to {}", pages.len()), &paragraphs.in_order(), &mut found);
    }
    Ok(found)
}

/// What each of some pages says, and all stretches of them.
fn read_each(document: &Document, pages: &[(u32, ObjectId)]) -> Result<(Vec<Readable>, Vec<Stretch>), Error> {
    let (mut found, mut all, mut fonts) = (Vec::new(), Vec::new(), Fonts::new());
    for (number, id) in pages {
        let stretches = content::read(document, *id, blocks::of_page(document, *id), &mut fonts)?;
        say(&format!("page {number}"), &stretches, &mut found);
        all.extend(stretches);
    }
    Ok((found, all))
}

/// Stretches by the paragraph they belong to, in the order in which those begin.
#[derive(Default)]
struct Paragraphs {
    order: HashMap<ObjectId, usize>,
    each: Vec<Vec<Stretch>>,
}

impl Paragraphs {
    /// Takes the next stretch; what stands in a margin belongs to none.
    fn take(&mut self, stretch: Stretch) {
        let Some(block) = stretch.block else { return };
        let place = *self.order.entry(block).or_insert(self.each.len());
        if place == self.each.len() {
            self.each.push(Vec::new());
        }
        self.each[place].push(stretch);
    }

    fn in_order(self) -> Vec<Stretch> {
        self.each.into_iter().flatten().collect()
    }
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

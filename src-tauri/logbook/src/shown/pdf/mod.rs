//! The words of a PDF, page by page, as far as its fonts say which letters they draw.
//!
//! A small reader of our own. The libraries that were looked at build every object of a file in memory, at many times its size,
//! or unpack without a bound, and a file of a few kilobytes can ask for gigabytes. Here a value is read where it stands and
//! dropped, and everything that is read or unpacked is counted. The table of contents at the end of a file is not believed:
//! objects are found where they stand, so that a damaged file gives what is left of it.

mod file;
mod font;
mod pen;
mod value;

use std::collections::BTreeSet;

use self::file::File;
use self::pen::Pen;
use self::value::Value;
use super::words::Words;

/// Most pages that are read.
const PAGES_MAX: usize = 5_000;
/// Branches of the tree of pages deeper than this are no document.
const DEPTH_MAX: usize = 32;

/// Reads what can be read; a file that asks for a password has no words.
pub(super) fn read(bytes: &[u8], words: &mut Words) {
    if value::position(bytes, b"/Encrypt").is_some() {
        return;
    }
    let mut file = File::open(bytes, words.unpacked);
    let mut pages = Pages { found: Vec::new(), seen: BTreeSet::new() };
    for root in file.roots() {
        let tree = file.follow(root.get("Pages"));
        pages.walk(&mut file, &tree, &Value::Null, 0);
        if !pages.found.is_empty() {
            break;
        }
    }
    if pages.found.is_empty() {
        pages.found = file.every("Page").into_iter().map(|page| (page, Value::Null)).collect();
    }
    for (page, inherited) in pages.found {
        if words.are_full() || file.is_tired() {
            break;
        }
        let own = file.follow(page.get("Resources"));
        let resources = if own.is_dictionary() { own } else { inherited };
        Pen::new(words).write_page(&mut file, &page, &resources);
        words.end_line();
        fields(&mut file, &page, words);
    }
    words.unpacked = file.unpacked_left();
}

/// Pages in their order, each with what it inherits.
struct Pages {
    found: Vec<(Value, Value)>,
    seen: BTreeSet<u32>,
}

impl Pages {
    fn walk(&mut self, file: &mut File<'_>, node: &Value, inherited: &Value, depth: usize) {
        if depth > DEPTH_MAX || self.found.len() >= PAGES_MAX || file.is_tired() {
            return;
        }
        let own = file.follow(node.get("Resources"));
        let resources = if own.is_dictionary() { &own } else { inherited };
        let kids = file.follow(node.get("Kids"));
        if kids.items().is_empty() {
            if node.get("Contents") != &Value::Null || node.get("Annots") != &Value::Null {
                self.found.push((node.clone(), resources.clone()));
            }
            return;
        }
        for kid in kids.items() {
            if let Value::Reference(number) = kid
                && !self.seen.insert(*number)
            {
                continue;
            }
            let kid = file.follow(kid);
            self.walk(file, &kid, resources, depth + 1);
        }
    }
}

/// What somebody filled in on a form, and notes on the page.
fn fields(file: &mut File<'_>, page: &Value, words: &mut Words) {
    let annotations = file.follow(page.get("Annots"));
    for annotation in annotations.items() {
        let annotation = file.follow(annotation);
        let parent = file.follow(annotation.get("Parent"));
        for said in [annotation.get("Contents"), annotation.get("V"), parent.get("V")] {
            if let Value::Text(text) = file.follow(said) {
                words.add(&value::text_of(&text));
                words.end_line();
            }
        }
    }
}

#[cfg(test)]
mod tests;

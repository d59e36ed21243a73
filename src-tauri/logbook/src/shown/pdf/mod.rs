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
/// Most bytes that are unpacked to find what a file says of itself.
const PROPERTIES_UNPACKED_MAX: u64 = 16 << 20;
/// Branches of the tree of pages deeper than this are no document.
const DEPTH_MAX: usize = 32;

/// Reads what can be read; a file that asks for a password has no words.
pub(super) fn read(bytes: &[u8], words: &mut Words) {
    if value::position(bytes, b"/Encrypt").is_some() {
        return;
    }
    let file = File::open(bytes, words.unpacked);
    let mut pages = Pages { file, words, seen: BTreeSet::new(), read: 0 };
    for root in pages.file.named(b"/Root") {
        let tree = pages.file.follow(root.get("Pages"));
        pages.walk(&tree, &Value::Null, 0);
        if pages.read > 0 {
            break;
        }
    }
    if pages.read == 0 {
        for page in pages.file.every("Page") {
            let page = pages.file.follow(&page);
            pages.read(&page, &Value::Null);
        }
    }
    let left = pages.file.unpacked_left();
    words.unpacked = left;
}

/// What a file says of itself: each of some keys of its properties that has a text.
pub(super) fn properties(bytes: &[u8], keys: &[&str]) -> Vec<String> {
    if value::position(bytes, b"/Encrypt").is_some() {
        return vec![String::new(); keys.len()];
    }
    let mut file = File::open(bytes, PROPERTIES_UNPACKED_MAX);
    let newest = file.named(b"/Info").into_iter().next().unwrap_or(Value::Null);
    let mut said = |key: &&str| match file.follow(newest.get(key)) {
        Value::Text(text) => value::text_of(&text),
        _ => String::new(),
    };
    keys.iter().map(&mut said).collect()
}

/// Pages in their order, each read when it is come to and then dropped.
struct Pages<'a, 'w> {
    file: File<'a>,
    words: &'w mut Words,
    seen: BTreeSet<u32>,
    read: usize,
}

impl Pages<'_, '_> {
    fn walk(&mut self, node: &Value, inherited: &Value, depth: usize) {
        if depth > DEPTH_MAX || self.is_enough() {
            return;
        }
        let kids = self.file.follow(node.get("Kids"));
        if kids.items().is_empty() {
            self.read(node, inherited);
            return;
        }
        let own = self.file.follow(node.get("Resources"));
        let resources = if own.is_dictionary() { &own } else { inherited };
        for kid in kids.items() {
            if let Value::Reference(number) = kid
                && !self.seen.insert(*number)
            {
                continue;
            }
            let kid = self.file.follow(kid);
            self.walk(&kid, resources, depth + 1);
        }
    }

    fn read(&mut self, page: &Value, inherited: &Value) {
        if self.is_enough() || (page.get("Contents") == &Value::Null && page.get("Annots") == &Value::Null) {
            return;
        }
        self.read += 1;
        let own = self.file.follow(page.get("Resources"));
        let resources = if own.is_dictionary() { &own } else { inherited };
        Pen::new(self.words).write_page(&mut self.file, page, resources);
        self.words.end_line();
        fields(&mut self.file, page, self.words);
    }

    fn is_enough(&self) -> bool {
        self.read >= PAGES_MAX || self.words.are_full() || self.file.is_tired()
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

//! Everything a recipient could read, hear or dig out of a packet, so that the caller can look for what was withheld.
//!
//! The check before sending is only as good as what it is shown. This module therefore reads the finished file and not
//! the data it was made from: the pages through each font's own table of letters, what a screen reader is told, the
//! bookmarks, the properties, attached files, every other string, and the bytes of every stream. It judges nothing and
//! keeps nothing. It leaves out the fonts, which are ours and say no more than which letters occur, and the words of
//! the file format itself.

mod blocks;
mod content;
mod glyphs;
mod objects;
mod pages;

use crate::error::Error;
use crate::seal::open;

/// One text found in a packet, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readable {
    /// Where: "page 3", "pages 1 to 4" for the whole without its margins, "title", "metadata", "outline",
    /// "alternative text", "attachment" or "bytes".
    pub place: String,
    /// What stands there; each paragraph of a page begins a new line.
    pub text: String,
}

impl Readable {
    fn new(place: impl Into<String>, text: impl Into<String>) -> Readable {
        Readable { place: place.into(), text: text.into() }
    }
}

/// Returns every text in an unencrypted PDF. A page comes twice if a screen reader
/// hears it otherwise than it is drawn.
pub fn readable(pdf: &[u8]) -> Result<Vec<Readable>, Error> {
    let document = open(pdf)?;
    let mut found = pages::read(&document)?;
    found.extend(objects::read(&document));
    Ok(found)
}

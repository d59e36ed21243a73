//! Floor 1: what a file is by its bytes, and what of it can safely be seen: bytes in, a picture or plain text out.
//!
//! A picture is decoded within limits and written afresh; text is text, and HTML is text too. Nothing is executed, fetched or
//! handed to a page as it came, and whatever else there is can only be saved outside the log.

mod about;
pub mod kind;
mod mail;
mod outlook;
mod packed;
mod parts;
mod pdf;
mod picture;
mod text;
mod words;

pub use about::{ABOUT_BYTES_MAX, about, says_of_itself};
pub use mail::{Attached, MAIL_BYTES_MAX, Mail, letter, mail, mail_part, mail_told};
pub use parts::parts;
pub use picture::{Area, Picture, covered, picture};
pub use text::{TEXT_BYTES_MAX, text};
pub use words::{WORDS_BYTES_MAX, WORDS_MAX, has_words, words};

/// What can be seen of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// A picture.
    Picture,
    /// Its text.
    Text,
    /// Nothing: it can only be saved outside the log.
    Nothing,
}

impl Shows {
    /// As pages name it.
    pub fn name(self) -> &'static str {
        match self {
            Shows::Picture => "picture",
            Shows::Text => "text",
            Shows::Nothing => "nothing",
        }
    }
}

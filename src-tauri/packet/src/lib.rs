//! Plain data in, PDF out: the packet a partner agency reads, a concern handed over, and the one page of the recovery kit.
//!
//! This crate exists so that the compiler, not a promise, keeps the printer away from the log. It imports nothing of
//! ours, opens no file, asks no clock and knows no officer. What it is given it prints; what was withheld was taken
//! out before, by the caller, and never reaches this crate at all.
//!
//! The floor plan, from the door inwards:
//!
//! - [`contents`]: the shapes a caller fills in ([`Packet`] and its parts);
//! - [`render`](mod@render): [`render()`] makes the tagged PDF, [`Preview`] draws the same pages as pictures;
//! - [`record`]: one concern whole, as it is handed over;
//! - [`kit`]: the recovery kit's page;
//! - [`seal`](mod@seal): the copy for sending, encrypted with a passphrase;
//! - [`readable`](mod@readable): everything a recipient could read or dig out of a packet, for the check before sending;
//! - `file_id`: the identifiers a sealed file shows without its passphrase;
//! - `sanitise`: makes any text printable without losing a character unseen;
//! - `press`, `world`, `fonts`: Typst, shut in a room with our templates, our fonts and one data file.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod contents;
pub mod error;
mod file_id;
mod fonts;
pub mod kit;
mod press;
pub mod readable;
pub mod record;
pub mod render;
mod sanitise;
pub mod seal;
mod world;

pub use contents::{
    Attachment, BodyMap, Item, Packet, Party, Picture, Point, Row, Section, Sender, Stamp, Subject,
    WithheldLine,
};
pub use error::Error;
pub use file_id::file_ids;
pub use kit::{Kit, render_kit};
pub use readable::{Readable, readable};
pub use record::{Entry, Record, render_record};
pub use render::{Preview, Rendered, render, render_to_keep};
pub use seal::{seal, unseal};
pub use world::GoOn;

#[cfg(test)]
mod tests;

//! What can go wrong in the print room.
//!
//! Typst's own messages quote the text they stumble over, so none of them is passed on: an error here names a place
//! in our templates or a plain reason, never a word of a packet.

/// Why a packet or a kit could not be made, sealed or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Refuses because a template failed; holds the places, such as `cover.typ:41`, and no text of the packet.
    #[error("the template failed at {0}")]
    Template(String),
    /// Refuses because there are more than 5,000 lines and items, or more text than memory can lay out.
    #[error("the packet is too large to print")]
    TooLarge,
    /// Stopped in the midst of laying out, as the caller asked.
    #[error("the printing was stopped")]
    Stopped,
    /// Refuses the passphrase: empty, longer than 127 bytes, or not the one the file was sealed with.
    #[error("the passphrase was refused")]
    Passphrase,
    /// Refuses because the PDF could not be read or written; holds a fixed reason.
    #[error("the PDF could not be handled: {0}")]
    Pdf(&'static str),
}

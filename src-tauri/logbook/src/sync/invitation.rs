//! An invitation: which log it is, so that no other can be put in its place, and whom to ask.
//!
//! No secret: whoever reads it can ask to join and learns nothing. It travels by e-mail or is read out.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;

use crate::domain::id::{Hash, LogId};
use crate::entry::sha256;

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The log.
    pub log: LogId,
    /// Hash of its first entry.
    pub genesis: Hash,
    /// age recipient of the machine that invites: requests are encrypted to it.
    pub to: String,
}

/// The text is not an invitation, or letters of it are wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnInvitation;

/// How every invitation begins.
const MARK: &str = "SL1";

impl Invitation {
    fn bytes(&self) -> Vec<u8> {
        [self.log.0.as_slice(), &self.genesis, self.to.as_bytes()].concat()
    }
}

impl fmt::Display for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes();
        let text = BASE32_NOPAD.encode(&[bytes.as_slice(), &sha256(&bytes)[..5]].concat());
        f.write_str(MARK)?;
        // Groups of five, which the eye can follow.
        text.as_bytes().chunks(5).try_for_each(|group| write!(f, "-{}", String::from_utf8_lossy(group)))
    }
}

impl FromStr for Invitation {
    type Err = NotAnInvitation;

    fn from_str(text: &str) -> Result<Invitation, NotAnInvitation> {
        let letters: String =
            text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase();
        let letters = letters.strip_prefix(MARK).ok_or(NotAnInvitation)?;
        let bytes = BASE32_NOPAD.decode(letters.as_bytes()).map_err(|_| NotAnInvitation)?;
        let (said, check) = bytes.split_at_checked(bytes.len().wrapping_sub(5)).ok_or(NotAnInvitation)?;
        if said.len() <= 48 || sha256(said)[..5] != *check {
            return Err(NotAnInvitation);
        }
        let to = String::from_utf8(said[48..].to_vec()).map_err(|_| NotAnInvitation)?;
        to.parse::<age::x25519::Recipient>().map_err(|_| NotAnInvitation)?;
        Ok(Invitation {
            log: LogId(said[..16].try_into().map_err(|_| NotAnInvitation)?),
            genesis: said[16..48].try_into().map_err(|_| NotAnInvitation)?,
            to,
        })
    }
}

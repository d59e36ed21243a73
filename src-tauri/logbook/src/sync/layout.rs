//! Names in the shared folder: which files are ours at all, and what they claim to be.
//!
//! ```text
//! <folder>/safeguarding-log-<log 8>/<machine 16>/
//!     e-<from>-<to>-<hash16>.age    this machine's own entries, bodies that everybody may read with them
//!     r-<from>-<hash16>.age         bodies for some officers only, encrypted to their machines
//!     s-<counter>-<hash16>.age      entries of any machine, for a new machine or in place of files that are gone
//!     m-<counter>-<hash16>.age      what this machine has taken and put here, signed
//!     a-<hash16>.age                a piece of a file
//!     j-<hash16>.age                a machine that asks to join
//!     k-<hash16>.age                an answer to a machine that lost its keys
//! ```
//!
//! The hash is that of the file's bytes. Numbers are decimal. Nothing else in a name, and nobody's name.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;

use crate::domain::id::{LogId, MachineId};
use crate::entry::sha256;

/// Largest file that is read at all, bytes.
pub const FILE_MAX: u64 = 64 * 1024 * 1024;

/// Folder of a log inside the shared one.
pub fn root_of(log: LogId) -> String {
    format!("{ROOT}{}", &log.to_string()[..8])
}

/// How the folder of any log begins.
pub const ROOT: &str = "safeguarding-log-";

/// A machine's part of the folder.
pub fn part_of(machine: MachineId) -> String {
    machine.to_string()[..16].to_owned()
}

/// First sixteen hexadecimal digits of a file's SHA-256, as its name carries them.
pub fn hash16(bytes: &[u8]) -> String {
    HEXLOWER.encode(&sha256(bytes)[..8])
}

/// What a file is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A manifest with its counter.
    Manifest(u64),
    /// A snapshot with its counter.
    Snapshot(u64),
    /// A machine's own entries, from and to.
    Entries(u64, u64),
    /// Sealed bodies, from the number of the first.
    Sealed(u64),
    /// A request to join.
    Request,
    /// An answer with a key.
    Answer,
    /// A piece of a file.
    Piece,
}

/// A name that is ours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// What the file is.
    pub kind: Kind,
    /// Sixteen hexadecimal digits of its hash.
    pub hash: String,
}

impl Name {
    /// Names bytes.
    pub fn of(kind: Kind, bytes: &[u8]) -> Name {
        Name { kind, hash: hash16(bytes) }
    }

    /// Whether these are the bytes that were named.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        self.hash == hash16(bytes)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hash = &self.hash;
        match self.kind {
            Kind::Manifest(counter) => write!(f, "m-{counter}-{hash}.age"),
            Kind::Snapshot(counter) => write!(f, "s-{counter}-{hash}.age"),
            Kind::Entries(from, to) => write!(f, "e-{from}-{to}-{hash}.age"),
            Kind::Sealed(from) => write!(f, "r-{from}-{hash}.age"),
            Kind::Request => write!(f, "j-{hash}.age"),
            Kind::Answer => write!(f, "k-{hash}.age"),
            Kind::Piece => write!(f, "a-{hash}.age"),
        }
    }
}

/// The name is not one of ours: a conflict copy, a half file, somebody else's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOurs;

impl FromStr for Name {
    type Err = NotOurs;

    fn from_str(text: &str) -> Result<Name, NotOurs> {
        let mut parts = text.strip_suffix(".age").ok_or(NotOurs)?.split('-');
        let mut part = || parts.next().ok_or(NotOurs);
        let kind = match part()? {
            "m" => Kind::Manifest(number(part()?)?),
            "s" => Kind::Snapshot(number(part()?)?),
            "e" => Kind::Entries(number(part()?)?, number(part()?)?),
            "r" => Kind::Sealed(number(part()?)?),
            "j" => Kind::Request,
            "k" => Kind::Answer,
            "a" => Kind::Piece,
            _ => return Err(NotOurs),
        };
        let hash = part()?.to_owned();
        let hex = hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !hex || parts.next().is_some() || matches!(kind, Kind::Entries(from, to) if from > to) {
            return Err(NotOurs);
        }
        Ok(Name { kind, hash })
    }
}

fn number(text: &str) -> Result<u64, NotOurs> {
    // One way to write a number, so that one file has one name.
    let plain = !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().map_err(|_| NotOurs) } else { Err(NotOurs) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_written_and_nothing_else_is_ours() {
        for kind in [
            Kind::Manifest(7),
            Kind::Snapshot(0),
            Kind::Entries(3, 3),
            Kind::Sealed(12),
            Kind::Request,
            Kind::Answer,
            Kind::Piece,
        ] {
            let name = Name::of(kind, b"some bytes");
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        for text in [
            "desktop.ini",
            "e-3-3-0123456789abcdef.age.part",
            "e-3-3-0123456789abcdef (Conflict).age",
            "e-3-3-0123456789abcdef.sync-conflict-20261123-091400-ABCDEFG.age",
            "e-4-3-0123456789abcdef.age",
            "e-03-3-0123456789abcdef.age",
            "m-1-0123456789ABCDEF.age",
            "~syncthing~m-1-0123456789abcdef.age.tmp",
            "x-1-0123456789abcdef.age",
            "",
        ] {
            assert_eq!(text.parse::<Name>(), Err(NotOurs), "{text}");
        }
    }
}

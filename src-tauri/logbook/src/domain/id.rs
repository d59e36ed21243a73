//! Random 128-bit names for things. They say nothing about anybody and are never shown.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::chance::Chance;

/// Thirty-two bytes of SHA-256.
pub type Hash = [u8; 32];

/// Text is not sixteen bytes in lower-case hexadecimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

// Ids are written and read all the time, so neither asks for memory.

fn in_hex<'a>(id: &[u8; 16], text: &'a mut [u8; 32]) -> &'a str {
    HEXLOWER.encode_mut_str(id, text)
}

fn out_of_hex(text: &str) -> Result<[u8; 16], NotAnId> {
    let mut id = [0; 16];
    if text.len() != 2 * id.len() {
        return Err(NotAnId);
    }
    HEXLOWER.decode_mut(text.as_bytes(), &mut id).map_err(|_| NotAnId)?;
    Ok(id)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// Makes a new random id.
            pub fn make(chance: &mut Chance) -> Self { Self(chance.bytes()) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(in_hex(&self.0, &mut [0; 32])) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, concat!(stringify!($name), "({})"), self) }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                out_of_hex(text).map(Self)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.collect_str(self) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
            }
        }
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String { "string".into() }
            fn inline(_: &ts_rs::Config) -> String { "string".into() }
        }
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{32}$" })
            }
        }
    )*};
}

ids! {
    /// A log: one council's, named by its first entry.
    LogId,
    /// One officer's one computer.
    MachineId,
    /// A person who may write in the log.
    OfficerId,
    /// A worry the council holds open until closed.
    ConcernId,
    /// Somebody the log is about.
    PersonId,
    /// A referral to an agency, awaiting its reply.
    ReferralId,
    /// Something that an officer undertook to do.
    ActionId,
    /// A disclosure, or a decision not to disclose.
    ShareId,
    /// What one person is to another.
    RelationId,
    /// A reason for which nothing of a record may be erased.
    HoldId,
    /// Somebody at an agency whom packets go to.
    RecipientId,
    /// What an entry is about: any of the above.
    About,
}

macro_rules! about {
    ($($name:ident),*) => {$(
        impl From<$name> for About { fn from(id: $name) -> About { About(id.0) } }
    )*};
}
about!(LogId, MachineId, OfficerId, ConcernId, PersonId, ReferralId, ShareId);

/// One entry: the machine that wrote it and its number there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntryId {
    /// The writing machine.
    pub machine: MachineId,
    /// Its number in that machine's log, from 0.
    pub seq: u64,
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.machine, self.seq)
    }
}

impl FromStr for EntryId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (machine, seq) = text.split_once('-').ok_or(NotAnId)?;
        Ok(EntryId { machine: machine.parse()?, seq: seq.parse().map_err(|_| NotAnId)? })
    }
}

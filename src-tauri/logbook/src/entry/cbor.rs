//! Deterministic CBOR (RFC 8949, section 4.2.1): one value, one way to write it.
//!
//! Definite lengths, shortest forms, map keys sorted by their encoded bytes, no duplicates, nothing behind.
//! Floats are never used. Reading walks over the bytes first: building and writing every value again to compare took as
//! long as half of checking a signature.

use ciborium::value::Value;
use serde::de::DeserializeOwned;

use super::Fault;

/// Nothing we write nests deeper.
const DEPTH_MAX: usize = 24;

/// Writes a value in its one form.
///
/// # Errors
/// [`Fault::NotStrict`] when it holds a float or two equal keys.
pub fn write(value: &Value) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    ciborium::into_writer(&sorted(value, DEPTH_MAX)?, &mut bytes).map_err(|_| Fault::NotStrict)?;
    Ok(bytes)
}

/// Checks that bytes are one value in its one form.
///
/// # Errors
/// [`Fault::NotStrict`] when they are not.
pub fn strict(bytes: &[u8]) -> Result<(), Fault> {
    match item(bytes, DEPTH_MAX) {
        Some([]) => Ok(()),
        Some(_) | None => Err(Fault::NotStrict),
    }
}

/// Walks over one value; returns what is behind it, or nothing when it is not in its one form.
fn item(bytes: &[u8], depth: usize) -> Option<&[u8]> {
    let deeper = depth.checked_sub(1)?;
    let (major, argument, rest) = head(bytes)?;
    match major {
        0 | 1 => Some(rest),
        2 => rest.get(usize::try_from(argument).ok()?..),
        3 => {
            let (text, rest) = rest.split_at_checked(usize::try_from(argument).ok()?)?;
            std::str::from_utf8(text).ok().map(|_| rest)
        }
        4 => (0..argument).try_fold(rest, |rest, _| item(rest, deeper)),
        5 => {
            let mut before: &[u8] = &[];
            let mut rest = rest;
            for _ in 0..argument {
                let after = item(rest, deeper)?;
                let key = &rest[..rest.len() - after.len()];
                if key <= before {
                    return None;
                }
                before = key;
                rest = item(after, deeper)?;
            }
            Some(rest)
        }
        // Numbers of more than 64 bits are written as tags 2 and 3, and are never used.
        6 if argument != 2 && argument != 3 => item(rest, deeper),
        // False, true, null; neither floats nor anything else.
        7 if (20..=22).contains(&argument) && bytes[0] & 0x1F < 24 => Some(rest),
        _ => None,
    }
}

/// The major type, the argument in its shortest form, and what is behind both.
fn head(bytes: &[u8]) -> Option<(u8, u64, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    let (major, short) = (first >> 5, first & 0x1F);
    let (length, least) = match short {
        0..24 => return Some((major, short.into(), rest)),
        24 => (1, 24),
        25 => (2, 1 << 8),
        26 => (4, 1 << 16),
        27 => (8, 1 << 32),
        // Reserved, or of no definite length.
        _ => return None,
    };
    let (said, rest) = rest.split_at_checked(length)?;
    let argument = said.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    (argument >= least).then_some((major, argument, rest))
}

/// Reads bytes one thing after another, where the one form leaves no choice of what comes next.
///
/// Every answer is nothing when what comes next is something else, or is not in its one form.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// At the beginning of some bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader(bytes)
    }

    /// What is not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.0
    }

    /// Steps over these very bytes.
    pub fn expect(&mut self, bytes: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(bytes)?;
        Some(())
    }

    /// Steps over this very text.
    pub fn expect_text(&mut self, text: &str) -> Option<()> {
        (self.text()? == text).then_some(())
    }

    /// A number from 0.
    pub fn unsigned(&mut self) -> Option<u64> {
        self.argument(0)
    }

    /// A number that may be less than 0.
    pub fn signed(&mut self) -> Option<i64> {
        match head(self.0)? {
            (1, below, rest) => {
                self.0 = rest;
                i64::try_from(below).ok().map(|below| -1 - below)
            }
            _ => i64::try_from(self.unsigned()?).ok(),
        }
    }

    /// Bytes.
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.argument(2)?;
        self.split(length)
    }

    /// As many bytes as are asked for.
    pub fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes()?.try_into().ok()
    }

    /// Text.
    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.argument(3)?;
        std::str::from_utf8(self.split(length)?).ok()
    }

    /// The beginning of a map: how many pairs follow. That their keys are in order is for the caller to see.
    pub fn map(&mut self) -> Option<u64> {
        self.argument(5)
    }

    /// One thing of any kind: its bytes.
    pub fn item(&mut self) -> Option<&'a [u8]> {
        let before = self.0;
        self.0 = item(before, DEPTH_MAX)?;
        Some(&before[..before.len() - self.0.len()])
    }

    fn argument(&mut self, of: u8) -> Option<u64> {
        let (major, argument, rest) = head(self.0)?;
        if major != of {
            return None;
        }
        self.0 = rest;
        Some(argument)
    }

    fn split(&mut self, length: u64) -> Option<&'a [u8]> {
        let (read, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(read)
    }
}

/// A map of one pair: a key as it stands, and below it a map of pairs as they stand.
pub fn below(key: &[u8], pairs: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(key.len() + pairs.iter().map(|pair| pair.len()).sum::<usize>() + 10);
    bytes.push(5 << 5 | 1);
    bytes.extend(key);
    // In any of its forms: it is read at once.
    bytes.push(5 << 5 | 27);
    bytes.extend((pairs.len() as u64).to_be_bytes());
    pairs.iter().for_each(|pair| bytes.extend(*pair));
    bytes
}

/// Reads what bytes say, in whatever form.
///
/// # Errors
/// [`Fault::NotStrict`] when they say something else, or are not CBOR at all.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    ciborium::de::from_reader_with_recursion_limit(bytes, DEPTH_MAX + 4).map_err(|_| Fault::NotStrict)
}

fn sorted(value: &Value, depth: usize) -> Result<Value, Fault> {
    let deeper = depth.checked_sub(1).ok_or(Fault::NotStrict)?;
    Ok(match value {
        Value::Map(pairs) => {
            let mut keyed = Vec::with_capacity(pairs.len());
            for (key, value) in pairs {
                let mut encoded = Vec::new();
                let key = sorted(key, deeper)?;
                ciborium::into_writer(&key, &mut encoded).map_err(|_| Fault::NotStrict)?;
                keyed.push((encoded, key, sorted(value, deeper)?));
            }
            keyed.sort_by(|a, b| a.0.cmp(&b.0));
            if keyed.windows(2).any(|pair| pair[0].0 == pair[1].0) {
                return Err(Fault::NotStrict);
            }
            Value::Map(keyed.into_iter().map(|(_, key, value)| (key, value)).collect())
        }
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| sorted(item, deeper)).collect::<Result<_, _>>()?)
        }
        Value::Tag(tag, inner) => Value::Tag(*tag, Box::new(sorted(inner, deeper)?)),
        Value::Float(_) => return Err(Fault::NotStrict),
        other => other.clone(),
    })
}

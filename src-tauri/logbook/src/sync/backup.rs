//! What a backup's file is: published formats from the outside in, so that it can be opened without this program.
//!
//! An ordinary age file; in it a zstd stream; in that a CBOR sequence (RFC 8742): the heading, parcels of entries in the
//! log's order, and last the word of the machine that made it, signed: what a log restored from it must be.
//! Everything is read and written piece by piece, so that a log of any size fits.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::str::FromStr;

use ciborium::value::Value;
use coset::CborSerializable;
use ed25519_dalek::{SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::parcel::Parcel;
use super::{heads, signed};
use crate::domain::id::{Hash, LogId, MachineId};
use crate::entry::{Fault, Head, cbor};
use crate::error::{Code, Error, Result};

/// What the heading begins with.
const MARK: &str = "safeguarding-log backup";
/// Media type of the machine's word.
const WORD_TYPE: &str = "application/vnd.safeguarding-log.backup+cbor; v=1";
/// No piece is larger, bytes.
const PIECE_MAX: u64 = 256 * 1024 * 1024;
/// Compression level of zstd: the default.
const LEVEL: i32 = 3;
/// What a part of a file begins with, where a parcel has 1: a program that knows of none says that a newer one wrote it.
const FILE_PART: u64 = 2;

/// What a log restored from a backup must be, in the word of the machine that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The log.
    pub log: LogId,
    /// The machine that made the backup.
    pub machine: MachineId,
    /// Its clock, UTC milliseconds.
    pub at: i64,
    /// How many entries.
    pub entries: u64,
    /// The last entry of every machine.
    pub heads: BTreeMap<MachineId, Head>,
    /// Digest of the folded tables, hexadecimal.
    pub state: String,
}

/// Writes a backup.
pub struct Writer<W: Write> {
    stream: zstd::stream::write::Encoder<'static, age::stream::StreamWriter<W>>,
    digest: Sha256,
}

impl<W: Write> Writer<W> {
    /// Begins, encrypted to these age recipients.
    ///
    /// # Errors
    /// File errors; `Internal` when a recipient is not one.
    pub fn begin(file: W, log: LogId, recipients: &[String]) -> Result<Writer<W>> {
        let bad = || Error::Internal("a recipient is not one");
        let recipients: Vec<age::x25519::Recipient> =
            recipients.iter().map(|text| text.parse().map_err(|_| bad())).collect::<Result<_>>()?;
        let encryptor = age::Encryptor::with_recipients(recipients.iter().map(|r| r as &dyn age::Recipient))
            .map_err(|_| bad())?;
        let stream = zstd::stream::write::Encoder::new(encryptor.wrap_output(file)?, LEVEL)?;
        let mut writer = Writer { stream, digest: Sha256::new() };
        writer.put(&cbor::write(&Value::Array(vec![
            MARK.into(),
            1.into(),
            Value::Bytes(log.0.to_vec()),
        ]))?)?;
        Ok(writer)
    }

    /// Writes entries.
    ///
    /// # Errors
    /// File errors.
    pub fn put_parcel(&mut self, parcel: &Parcel) -> Result<()> {
        self.put(&parcel.write()?)
    }

    /// Writes a part of a file.
    ///
    /// # Errors
    /// File errors.
    pub fn put_file_part(&mut self, part: &FilePart) -> Result<()> {
        self.put(&cbor::write(&Value::Array(vec![
            Value::from(FILE_PART),
            bytes(&part.log.0),
            bytes(&part.digest),
            Value::from(part.number),
            bytes(&part.bytes),
        ]))?)
    }

    /// Ends with the machine's word; returns the file, not flushed yet.
    ///
    /// # Errors
    /// File errors.
    pub fn end(mut self, word: &Word, key: &SigningKey) -> Result<W> {
        let digest: Hash = self.digest.clone().finalize().into();
        let said = cbor::write(&Value::Array(vec![
            Value::from(1),
            bytes(&word.log.0),
            Value::from(word.at),
            Value::from(word.entries),
            heads::written(&word.heads),
            Value::from(word.state.as_str()),
            bytes(&digest),
        ]))?;
        let signed = signed::sign(WORD_TYPE, word.machine, said, key)?;
        self.put(&cbor::write(&Value::Bytes(signed))?)?;
        Ok(self.stream.finish()?.finish()?)
    }

    fn put(&mut self, piece: &[u8]) -> Result<()> {
        self.digest.update(piece);
        Ok(self.stream.write_all(piece)?)
    }
}

/// A part of a file, after the entries that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePart {
    /// The log.
    pub log: LogId,
    /// The file, by the digest that its entry names.
    pub digest: Hash,
    /// Which part.
    pub number: u64,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A piece of a backup.
pub enum Piece {
    /// Entries.
    Parcel(Parcel),
    /// A part of a file.
    File(FilePart),
    /// The end: the machine's word, not checked yet, and the digest of all before it.
    End(Signed),
}

/// The machine's word before its signature was checked.
pub struct Signed {
    cose: Vec<u8>,
    before: Hash,
}

impl Signed {
    /// Checks who signed the word, and that it is about these very pieces.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn check(
        &self,
        key_of: impl Fn(&MachineId) -> Option<VerifyingKey>,
    ) -> std::result::Result<Word, Fault> {
        let (machine, said) = signed::read(WORD_TYPE, &self.cose, key_of)?;
        let (word, digest) = read_word(machine, &said).ok_or(Fault::NotAnEntry)?;
        if digest == self.before { Ok(word) } else { Err(Fault::Chain) }
    }
}

/// Reads a backup.
pub struct Reader<R: Read> {
    stream: Digesting<zstd::stream::read::Decoder<'static, io::BufReader<age::stream::StreamReader<R>>>>,
    /// The log, as the heading says.
    pub log: LogId,
}

impl<R: Read> Reader<R> {
    /// Opens a backup with any of these age identities.
    ///
    /// # Errors
    /// `WrongKit` when it is encrypted to others, `TooNew` when a newer program made it, `Damaged` when it is no backup.
    pub fn open(file: R, identities: &[Zeroizing<String>]) -> Result<Reader<R>> {
        let damaged = || Error::Refused(Code::Damaged);
        let identities: Vec<age::x25519::Identity> =
            identities.iter().filter_map(|text| age::x25519::Identity::from_str(text).ok()).collect();
        let decryptor = age::Decryptor::new(file).map_err(|_| damaged())?;
        let plain = decryptor.decrypt(identities.iter().map(|i| i as &dyn age::Identity)).map_err(
            |error| match error {
                age::DecryptError::NoMatchingKeys => Error::Refused(Code::WrongKit),
                _ => damaged(),
            },
        )?;
        let stream = zstd::stream::read::Decoder::new(plain).map_err(|_| damaged())?;
        let mut reader =
            Reader { stream: Digesting { inner: stream, digest: Sha256::new() }, log: LogId::default() };
        let heading = reader.value()?;
        match heading.as_array().map(Vec::as_slice) {
            Some([Value::Text(mark), version, Value::Bytes(log)]) if mark == MARK => {
                if *version != Value::from(1) {
                    return Err(Error::Refused(Code::TooNew));
                }
                reader.log = LogId(log.as_slice().try_into().map_err(|_| damaged())?);
                Ok(reader)
            }
            _ => Err(damaged()),
        }
    }

    /// The next piece.
    ///
    /// # Errors
    /// `Damaged` when it is not whole; `TooNew`.
    pub fn next_piece(&mut self) -> Result<Piece> {
        let before: Hash = self.stream.digest.clone().finalize().into();
        match self.value()? {
            Value::Bytes(cose) => {
                // age says only at its last byte that nothing was cut off.
                let more = self.stream.read(&mut [0])?;
                if more == 0 {
                    Ok(Piece::End(Signed { cose, before }))
                } else {
                    Err(Error::Refused(Code::Damaged))
                }
            }
            Value::Array(parts) if parts.first() == Some(&Value::from(FILE_PART)) => {
                read_file_part(&parts).map(Piece::File).ok_or(Error::Refused(Code::Damaged))
            }
            parcel => Parcel::of(parcel).map(Piece::Parcel).map_err(|fault| match fault {
                Fault::Kind => Error::Refused(Code::TooNew),
                other => other.into(),
            }),
        }
    }

    fn value(&mut self) -> Result<Value> {
        let piece = (&mut self.stream).take(PIECE_MAX);
        ciborium::de::from_reader_with_recursion_limit(piece, 8).map_err(|_| Error::Refused(Code::Damaged))
    }
}

/// Digests what is read through it.
struct Digesting<R> {
    inner: R,
    digest: Sha256,
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.digest.update(&into[..count]);
        Ok(count)
    }
}

fn read_file_part(parts: &[Value]) -> Option<FilePart> {
    let [_, Value::Bytes(log), Value::Bytes(digest), number, Value::Bytes(bytes)] = parts else {
        return None;
    };
    Some(FilePart {
        log: LogId(log.as_slice().try_into().ok()?),
        digest: digest.as_slice().try_into().ok()?,
        number: number.as_integer()?.try_into().ok()?,
        bytes: bytes.clone(),
    })
}

fn read_word(machine: MachineId, said: &[u8]) -> Option<(Word, Hash)> {
    let value = Value::from_slice(said).ok()?;
    let [
        version,
        Value::Bytes(log),
        at,
        entries,
        Value::Array(heads),
        Value::Text(state),
        Value::Bytes(digest),
    ] = value.as_array()?.as_slice()
    else {
        return None;
    };
    if *version != Value::from(1) {
        return None;
    }
    let word = Word {
        log: LogId(log.as_slice().try_into().ok()?),
        machine,
        at: at.as_integer()?.try_into().ok()?,
        entries: entries.as_integer()?.try_into().ok()?,
        heads: heads::read(heads)?,
        state: state.clone(),
    };
    Some((word, digest.as_slice().try_into().ok()?))
}

fn bytes(bytes: &[u8]) -> Value {
    Value::Bytes(bytes.to_vec())
}

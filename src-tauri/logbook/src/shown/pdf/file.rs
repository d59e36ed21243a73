//! A PDF as a set of numbered objects, each read when it is asked for; streams are unpacked within what is left of a bound.

use std::collections::BTreeMap;
use std::io::Read;
use std::rc::Rc;

use flate2::read::ZlibDecoder;

use super::value::{Lexer, Value, is_white, position};

/// Most values that are read of one file.
const VALUES_MAX: u64 = 12_000_000;
/// Most of them in one value.
const VALUE_MAX: u64 = 100_000;
/// A file may be looked through so far, however small it is, bytes.
const LOOK_MIN: usize = 16 << 20;
/// Most objects.
const OBJECTS_MAX: usize = 1_000_000;
/// References to references, one after the other.
const STEPS_MAX: usize = 8;
/// Filters of one stream.
const FILTERS_MAX: usize = 4;

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// In the file.
    File(usize),
    /// In an unpacked stream of objects.
    Packed(usize, usize),
}

/// A file, and what may still be read of it.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    places: BTreeMap<u32, Place>,
    packed: Vec<Rc<Vec<u8>>>,
    left: u64,
    unpacked: u64,
    /// Bytes that may still be looked through: values may be written so that each is read to the end of the file.
    look: usize,
}

impl<'a> File<'a> {
    /// Finds the objects of a file, of which so many bytes may be unpacked.
    pub(super) fn open(bytes: &'a [u8], unpacked: u64) -> Self {
        let look = bytes.len().saturating_mul(8).saturating_add(LOOK_MIN);
        let mut file =
            File { bytes, places: BTreeMap::new(), packed: Vec::new(), left: VALUES_MAX, unpacked, look };
        let (mut at, mut begins) = (0, Vec::new());
        while let Some(found) = bytes.get(at..).and_then(|rest| position(rest, b"obj")) {
            let word = at + found;
            at = word + 3;
            let Some(number) = number_before(bytes, word) else { continue };
            if begins.len() >= OBJECTS_MAX {
                break;
            }
            // The last of a number is the one that counts: it was written later.
            file.places.insert(number, Place::File(at));
            begins.push(at);
        }
        let (mut at, mut last) = (0, None);
        while let Some(found) = bytes.get(at..).and_then(|rest| position(rest, b"ObjStm")) {
            let before = begins.partition_point(|begin| *begin <= at + found);
            let stream = before.checked_sub(1).and_then(|before| begins.get(before));
            if let Some(stream) = stream.filter(|stream| last != Some(**stream)) {
                file.open_packed(*stream);
                last = Some(*stream);
            }
            at += found + 6;
        }
        file
    }

    /// Takes up the objects inside a stream of them.
    fn open_packed(&mut self, at: usize) {
        let Some((dictionary, data)) = self.stream_at(at) else { return };
        if !dictionary.get("Type").is_name("ObjStm") {
            return;
        }
        let first = self.follow(dictionary.get("First")).count().unwrap_or_default();
        let many = self.follow(dictionary.get("N")).count().unwrap_or_default();
        let Some(bytes) = self.unpack(&dictionary, data) else { return };
        let mut lexer = Lexer::new(&bytes, 0, self.left);
        for _ in 0..many.min(OBJECTS_MAX) {
            let (Some(number), Some(offset)) = (lexer.next(), lexer.next()) else { break };
            let (Some(number), Some(offset)) = (number.count(), offset.count()) else { break };
            if let Ok(number) = u32::try_from(number)
                && self.places.len() < OBJECTS_MAX
            {
                self.places.insert(number, Place::Packed(self.packed.len(), first + offset));
            }
        }
        self.left = lexer.left;
        self.packed.push(Rc::new(bytes));
    }

    /// Whether so much was read that the rest is let be.
    pub(super) fn is_tired(&self) -> bool {
        self.left == 0 || self.unpacked == 0 || self.look == 0
    }

    pub(super) fn unpacked_left(&self) -> u64 {
        self.unpacked
    }

    /// How many values may still be read.
    pub(super) fn values_left(&self) -> u64 {
        self.left
    }

    /// So many values are left after some were read elsewhere.
    pub(super) fn leave(&mut self, left: u64) {
        self.left = left.min(self.left);
    }

    /// Counts work that was done with values as if so many more were read.
    pub(super) fn charge(&mut self, values: usize) {
        self.left = self.left.saturating_sub(values as u64);
    }

    /// What trailers name by a key, such as the document's catalogue; the last written first.
    pub(super) fn named(&mut self, key: &[u8]) -> Vec<Value> {
        let (mut roots, mut at) = (Vec::new(), 0);
        while let Some(found) = self.bytes.get(at..).and_then(|rest| position(rest, key)) {
            at += found + key.len();
            if let Some(root @ Value::Reference(_)) = Lexer::new(self.bytes, at, 4).next()
                && !roots.contains(&root)
                && roots.len() < 16
            {
                roots.push(root);
            }
        }
        roots.iter().rev().map(|root| self.follow(root)).collect()
    }

    /// References to every object of a type, where nothing leads to them any more.
    pub(super) fn every(&mut self, of: &str) -> Vec<Value> {
        let numbers: Vec<u32> = self.places.keys().copied().collect();
        let mut found = Vec::new();
        for number in numbers {
            let object = Value::Reference(number);
            if self.follow(&object).get("Type").is_name(of) && found.len() < super::PAGES_MAX {
                found.push(object);
            }
        }
        found
    }

    /// A value itself, where it may be a reference.
    pub(super) fn follow(&mut self, value: &Value) -> Value {
        let mut value = value.clone();
        for _ in 0..STEPS_MAX {
            let Value::Reference(number) = value else {
                self.charge(value.weight());
                return value;
            };
            value = self.object(number).unwrap_or(Value::Null);
        }
        Value::Null
    }

    fn object(&mut self, number: u32) -> Option<Value> {
        match *self.places.get(&number)? {
            Place::File(at) => self.value_at(self.bytes, at).map(|(value, _)| value),
            Place::Packed(stream, at) => {
                let bytes = Rc::clone(self.packed.get(stream)?);
                self.value_at(&bytes, at).map(|(value, _)| value)
            }
        }
    }

    fn value_at(&mut self, bytes: &[u8], at: usize) -> Option<(Value, usize)> {
        let most = if self.is_tired() { 0 } else { self.left.min(VALUE_MAX) };
        let mut lexer = Lexer::new(bytes, at, most);
        let value = lexer.next();
        self.left -= most - lexer.left;
        self.look = self.look.saturating_sub(lexer.at.saturating_sub(at));
        Some((value?, lexer.at))
    }

    /// A stream by its reference: what it says of itself, and its bytes unpacked.
    pub(super) fn stream(&mut self, value: &Value) -> Option<(Value, Vec<u8>)> {
        let Value::Reference(number) = value else { return None };
        let Place::File(at) = *self.places.get(number)? else { return None };
        let (dictionary, data) = self.stream_at(at)?;
        let bytes = self.unpack(&dictionary, data)?;
        Some((dictionary, bytes))
    }

    fn stream_at(&mut self, at: usize) -> Option<(Value, &'a [u8])> {
        let (dictionary, end) = self.value_at(self.bytes, at)?;
        let mut lexer = Lexer::new(self.bytes, end, 1);
        lexer.skip();
        let data = self.bytes.get(lexer.at..)?.strip_prefix(b"stream")?;
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        if let Some(length) = self.follow(dictionary.get("Length")).count()
            && let Some(rest) = data.get(length..)
        {
            let rest = &rest[rest.iter().take(4).take_while(|byte| is_white(**byte)).count()..];
            if rest.starts_with(b"endstream") {
                return Some((dictionary, &data[..length]));
            }
        }
        let end = position(data, b"endstream").unwrap_or(data.len());
        self.look = self.look.saturating_sub(end);
        Some((dictionary, &data[..end]))
    }

    /// The bytes of a stream; nothing where a filter is one of pictures, or the bound is reached.
    fn unpack(&mut self, dictionary: &Value, data: &[u8]) -> Option<Vec<u8>> {
        let filter = self.follow(dictionary.get("Filter"));
        let filters = match &filter {
            Value::List(filters) => filters.clone(),
            Value::Name(_) => vec![filter],
            _ => Vec::new(),
        };
        // Rows of numbers told by their differences are no words.
        let parameters = self.follow(dictionary.get("DecodeParms"));
        if filters.len() > FILTERS_MAX || parameters.get("Predictor").count().is_some_and(|how| how > 1) {
            return None;
        }
        self.spend(data.len());
        let mut bytes = data.to_vec();
        for filter in filters {
            let Value::Name(name) = self.follow(&filter) else { return None };
            bytes = match name.as_str() {
                "FlateDecode" | "Fl" => {
                    let mut out = Vec::new();
                    // What comes before a damaged place is kept.
                    let _ = ZlibDecoder::new(&bytes[..]).take(self.unpacked).read_to_end(&mut out);
                    out
                }
                "ASCII85Decode" | "A85" => ascii85(&bytes),
                "ASCIIHexDecode" | "AHx" => match Lexer::new(&[b"<", &bytes[..]].concat(), 0, 1).next() {
                    Some(Value::Text(bytes)) => bytes,
                    _ => return None,
                },
                _ => return None,
            };
            self.spend(bytes.len());
        }
        if self.unpacked == 0 { None } else { Some(bytes) }
    }

    fn spend(&mut self, bytes: usize) {
        self.unpacked = self.unpacked.saturating_sub(bytes as u64);
    }
}

/// The number of an object whose word `obj` stands here: `12 0 obj`.
fn number_before(bytes: &[u8], word: usize) -> Option<u32> {
    let before = bytes.get(word.saturating_sub(24)..word)?;
    let mut parts = before.rsplit(|byte| is_white(*byte)).filter(|part| !part.is_empty());
    let white = before.last().is_some_and(|byte| is_white(*byte));
    let (generation, number) = (parts.next()?, parts.next()?);
    let digits = number.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let number = &number[number.len() - digits..];
    let all = white && generation.iter().all(u8::is_ascii_digit);
    if all { std::str::from_utf8(number).ok()?.parse().ok() } else { None }
}

/// Five characters for four bytes.
fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut group, mut many) = (Vec::new(), 0_u32, 0);
    let bytes = bytes.strip_prefix(b"<~").unwrap_or(bytes);
    for byte in bytes.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if many == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                many += 1;
                if many == 5 {
                    out.extend(group.to_be_bytes());
                    (group, many) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if many > 1 {
        for _ in many..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(&group.to_be_bytes()[..many - 1]);
    }
    out
}

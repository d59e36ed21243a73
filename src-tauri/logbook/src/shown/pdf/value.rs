//! Values of a PDF, as they are written (ISO 32000-1, 7.3): read one at a time, never deeper or more than a bound.

use encoding_rs::{UTF_16BE, WINDOWS_1252};

/// Values inside values deeper than this are no document.
const DEPTH_MAX: usize = 24;
/// Longest name, bytes.
const NAME_MAX: usize = 200;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    List(Vec<Value>),
    Dictionary(Vec<(String, Value)>),
    Reference(u32),
    /// A word of the language, such as an operator.
    Word(String),
}

impl Value {
    /// What stands under a key.
    pub(super) fn get(&self, key: &str) -> &Value {
        match self {
            Value::Dictionary(pairs) => {
                pairs.iter().find(|(known, _)| known == key).map_or(&Value::Null, |(_, value)| value)
            }
            _ => &Value::Null,
        }
    }

    /// How many keys it has.
    pub(super) fn pairs(&self) -> usize {
        if let Value::Dictionary(pairs) = self { pairs.len() } else { 0 }
    }

    pub(super) fn is_dictionary(&self) -> bool {
        matches!(self, Value::Dictionary(_))
    }

    pub(super) fn is_name(&self, name: &str) -> bool {
        matches!(self, Value::Name(known) if known == name)
    }

    pub(super) fn number(&self) -> Option<f64> {
        if let Value::Number(number) = self { Some(*number) } else { None }
    }

    /// How many values it is.
    pub(super) fn weight(&self) -> usize {
        match self {
            Value::List(items) => 1 + items.iter().map(Value::weight).sum::<usize>(),
            Value::Dictionary(pairs) => 1 + pairs.iter().map(|(_, value)| 1 + value.weight()).sum::<usize>(),
            _ => 1,
        }
    }

    /// A whole number that is not below nought.
    pub(super) fn count(&self) -> Option<usize> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked before")]
        self.number().filter(|number| (0.0..1e9).contains(number)).map(|number| number as usize)
    }

    /// The values of a list; none of anything else.
    pub(super) fn items(&self) -> &[Value] {
        if let Value::List(items) = self { items } else { &[] }
    }
}

/// Reads values from some bytes.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
    /// Values that may still be read: bounds time and memory.
    pub(super) left: u64,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, left: u64) -> Self {
        Lexer { bytes, at, left }
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at.saturating_add(ahead)).copied()
    }

    /// Skips white space and comments.
    pub(super) fn skip(&mut self) {
        while let Some(byte) = self.peek(0) {
            if byte == b'%' {
                while self.peek(0).is_some_and(|byte| !matches!(byte, b'\r' | b'\n')) {
                    self.at += 1;
                }
            } else if is_white(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The next value; nothing at the end of the bytes, or of what may be read.
    pub(super) fn next(&mut self) -> Option<Value> {
        self.value(0)
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > DEPTH_MAX {
            return None;
        }
        self.left = self.left.checked_sub(1)?;
        self.skip();
        let first = self.peek(0)?;
        match (first, self.peek(1)) {
            (b'/', _) => {
                self.at += 1;
                Some(Value::Name(self.name()))
            }
            (b'(', _) => Some(Value::Text(self.text())),
            (b'<', Some(b'<')) => {
                self.at += 2;
                self.dictionary(depth)
            }
            (b'<', _) => Some(Value::Text(self.hexadecimal())),
            (b'[', _) => {
                self.at += 1;
                self.list(depth)
            }
            (b'+' | b'-' | b'.' | b'0'..=b'9', _) => Some(self.number_or_reference()),
            (b']' | b')' | b'{' | b'}', _) => {
                self.at += 1;
                Some(Value::Word(char::from(first).to_string()))
            }
            (b'>', second) => {
                self.at += if second == Some(b'>') { 2 } else { 1 };
                Some(Value::Word(">".into()))
            }
            _ => Some(match self.regular() {
                b"null" => Value::Null,
                word => Value::Word(String::from_utf8_lossy(word).into_owned()),
            }),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        loop {
            match self.value(depth + 1)? {
                Value::Word(word) if word == "]" => return Some(Value::List(items)),
                // A list that is never closed ends where its object does.
                Value::Word(word) if word == "endobj" || word == ">" => return Some(Value::List(items)),
                item => items.push(item),
            }
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Value> {
        let mut pairs = Vec::new();
        loop {
            match self.value(depth + 1)? {
                Value::Name(key) => match self.value(depth + 1)? {
                    Value::Word(word) if word == ">" => return Some(Value::Dictionary(pairs)),
                    value => pairs.push((key, value)),
                },
                Value::Word(word) if word == ">" || word == "endobj" => {
                    return Some(Value::Dictionary(pairs));
                }
                _ => {}
            }
        }
    }

    /// The regular characters from here, never fewer than one byte.
    fn regular(&mut self) -> &'a [u8] {
        let from = self.at;
        self.at += 1;
        while self.peek(0).is_some_and(|byte| !is_white(byte) && !b"()<>[]{}/%".contains(&byte)) {
            self.at += 1;
        }
        self.bytes.get(from..self.at).unwrap_or_default()
    }

    fn name(&mut self) -> String {
        let mut name = Vec::new();
        while let Some(byte) = self.peek(0).filter(|byte| !is_white(*byte) && !b"()<>[]{}/%".contains(byte)) {
            self.at += 1;
            let pair = [self.peek(0).and_then(digit), self.peek(1).and_then(digit)];
            let byte = match (byte, pair) {
                (b'#', [Some(high), Some(low)]) => {
                    self.at += 2;
                    high * 16 + low
                }
                _ => byte,
            };
            if name.len() < NAME_MAX {
                name.push(byte);
            }
        }
        String::from_utf8_lossy(&name).into_owned()
    }

    /// A number, or the first two numbers and the letter of a reference.
    fn number_or_reference(&mut self) -> Value {
        let number = number(self.regular());
        let after = self.at;
        if let Some(object) = Value::Number(number).count().filter(|_| number.fract() == 0.0) {
            self.skip();
            if self.peek(0).is_some_and(|byte| byte.is_ascii_digit()) {
                self.regular();
                self.skip();
                let ends = self.peek(1).is_none_or(|byte| is_white(byte) || b"()<>[]{}/%".contains(&byte));
                if self.peek(0) == Some(b'R') && ends {
                    self.at += 1;
                    return u32::try_from(object).map_or(Value::Null, Value::Reference);
                }
            }
            self.at = after;
        }
        Value::Number(number)
    }

    /// A text in parentheses.
    fn text(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut open = 0_usize;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'(' => {
                    open += 1;
                    if open > 1 {
                        text.push(byte);
                    }
                }
                b')' if open <= 1 => return text,
                b')' => {
                    open -= 1;
                    text.push(byte);
                }
                b'\\' => self.escaped(&mut text),
                _ => text.push(byte),
            }
        }
        text
    }

    fn escaped(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek(0) else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(more) = self.peek(0).filter(|byte| (b'0'..=b'7').contains(byte)) else { break };
                    self.at += 1;
                    code = code * 8 + u32::from(more - b'0');
                }
                text.push(u8::try_from(code & 0xff).unwrap_or_default());
            }
            b'\r' => self.at += usize::from(self.peek(0) == Some(b'\n')),
            b'\n' => {}
            _ => text.push(byte),
        }
    }

    /// A text in hexadecimal digits.
    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut text, mut high) = (Vec::new(), None);
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match (byte, digit(byte), high) {
                (b'>', ..) => break,
                (_, Some(low), Some(first)) => {
                    text.push(first * 16 + low);
                    high = None;
                }
                (_, Some(first), None) => high = Some(first),
                _ => {}
            }
        }
        text.extend(high.map(|high: u8| high * 16));
        text
    }
}

pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn number(digits: &[u8]) -> f64 {
    let digits = std::str::from_utf8(digits).unwrap_or_default();
    digits.parse::<f64>().ok().filter(|number| number.is_finite()).unwrap_or_default()
}

/// Where some bytes stand first.
pub(super) fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(found) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
        let at = from + found;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// A text that is no part of a page: UTF-16 or UTF-8 where it says so, otherwise Latin letters.
pub(super) fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

//! An e-mail as Outlook saves it (`.msg`, MS-OXMSG): a compound file in which every property of the message is a stream of its
//! own. Only the streams that are shown are read, each within a bound, so that streams that share their bytes cost nothing.

use std::io::{Cursor, Read};
use std::panic::catch_unwind;

use cfb::CompoundFile;
use encoding_rs::WINDOWS_1252;
use mail_parser::{Address, MessageParser};

use super::kind;
use super::mail::{Attached, Mail, TEXT_MAX, html_as_text, line, written};
use super::text::seen;
use super::words::{self, Words};

/// More of one property is not read, bytes.
const PROPERTY_MAX: u64 = 8 * 1024 * 1024;
/// More attachments are not told.
const ATTACHED_MAX: usize = 200;

// Properties (MS-OXPROPS), as the names of streams have them.
const SUBJECT: &str = "0037";
const TRANSPORT_HEADERS: &str = "007D";
const SENDER_NAME: &str = "0C1A";
const SENDER_ADDRESS: &str = "0C1F";
const SENDER_SMTP_ADDRESS: &str = "5D01";
const DISPLAY_TO: &str = "0E04";
const DISPLAY_CC: &str = "0E03";
const BODY: &str = "1000";
const HTML: &str = "1013";
/// How the folders of what is attached begin.
const ATTACHED_FOLDER: &str = "__attach_version1.0_";
const ATTACHED_BYTES: &str = "3701";
const ATTACHED_NAME: &str = "3707";
const ATTACHED_SHORT_NAME: &str = "3704";
/// When it was sent: property 0039, of type time.
const SENT_AT: [u8; 4] = [0x40, 0x00, 0x39, 0x00];
/// Properties of the message itself stand behind a header of so many bytes, in rows of so many.
const HEADER_BYTES: usize = 32;
const ROW_BYTES: usize = 16;
/// From 1601, in which Windows begins, to 1970, milliseconds.
const TO_1970: i64 = 11_644_473_600_000;

/// A message that is open.
struct Message<'a>(CompoundFile<Cursor<&'a [u8]>>);

/// Reads a message; nothing when it is none.
pub(super) fn mail(bytes: &[u8]) -> Option<Mail> {
    // A reader's bug must be no more than an e-mail that cannot be read.
    catch_unwind(|| Message::open(bytes).map(|mut message| message.told())).ok().flatten()
}

/// The bytes of what is attached under that number; none where there is nothing.
pub(super) fn part(bytes: &[u8], number: usize) -> Option<Vec<u8>> {
    let read = || {
        let mut message = Message::open(bytes)?;
        let folder = message.folders().into_iter().nth(number)?;
        Some(message.attached_bytes(&folder, super::MAIL_BYTES_MAX))
    };
    // As above.
    catch_unwind(read).ok().flatten().filter(|bytes| !bytes.is_empty())
}

/// Gathers the words of a message: who wrote, to whom, about what, its text, and those of what is attached.
pub(super) fn read(bytes: &[u8], depth: usize, into: &mut Words) {
    if bytes.len() as u64 > super::MAIL_BYTES_MAX {
        return;
    }
    let Some(mut message) = Message::open(bytes) else { return };
    let mail = message.told();
    for said in [&mail.subject, &mail.from_name, &mail.from_address, &mail.to, &mail.cc, &mail.text] {
        into.add(said);
        into.end_line();
    }
    for folder in message.folders() {
        let name = message.attached_name(&folder);
        into.add(&name);
        into.end_line();
        let attached = message.attached_bytes(&folder, into.unpacked);
        into.unpacked = into.unpacked.saturating_sub(attached.len() as u64);
        words::read(&attached, &name, depth + 1, into);
    }
}

impl<'a> Message<'a> {
    /// Opens a compound file that has properties of a message.
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let file = CompoundFile::open(Cursor::new(bytes)).ok()?;
        file.is_stream("/__properties_version1.0").then_some(Message(file))
    }

    fn told(&mut self) -> Mail {
        // Where Outlook fetched it from a server, what it came with is there still, and says who wrote better than Outlook does.
        let headers = self.words("", TRANSPORT_HEADERS);
        let came = MessageParser::default().parse_headers(headers.as_bytes());
        let from = came.as_ref().and_then(|came| came.from()).and_then(Address::first);
        let mut address = self.words("", SENDER_SMTP_ADDRESS);
        if !address.contains('@') {
            address = from.and_then(|from| from.address()).unwrap_or_default().to_owned();
        }
        if !address.contains('@') {
            address = self.words("", SENDER_ADDRESS);
        }
        let [to, cc] = self.to();
        let mut text = self.words("", BODY);
        if text.trim().is_empty() {
            text = html_as_text(&self.html());
        }
        Mail {
            from_name: line(&self.words("", SENDER_NAME)),
            from_address: line(&address),
            to: line(&to),
            cc: line(&cc),
            subject: line(&self.words("", SUBJECT)),
            sent_at: self.sent_at().or_else(|| came.as_ref().and_then(written)),
            text: text.trim().replace("\r\n", "\n").chars().map(seen).take(TEXT_MAX).collect(),
            attached: self.attached(),
        }
    }

    /// Whom it went to, as Outlook shows it.
    fn to(&mut self) -> [String; 2] {
        [self.words("", DISPLAY_TO), self.words("", DISPLAY_CC)]
    }

    /// What is attached: of each its beginning is read, which says what it is.
    fn attached(&mut self) -> Vec<Attached> {
        let folders = self.folders();
        let told = |folder: String| {
            let name = self.attached_name(&folder);
            let head = self.attached_bytes(&folder, kind::HEAD_BYTES as u64);
            Attached { length: self.attached_size(&folder), media_type: kind::media_type(&head, &name), name }
        };
        folders.into_iter().map(told).collect()
    }

    /// Folders of what is attached.
    fn folders(&self) -> Vec<String> {
        let is_attached =
            |entry: &cfb::Entry| entry.is_storage() && entry.name().starts_with(ATTACHED_FOLDER);
        self.0
            .read_root_storage()
            .filter(is_attached)
            .map(|entry| format!("/{}", entry.name()))
            .take(ATTACHED_MAX)
            .collect()
    }

    /// The name of what is attached.
    fn attached_name(&mut self, folder: &str) -> String {
        let long = self.words(folder, ATTACHED_NAME);
        let name = if long.trim().is_empty() { self.words(folder, ATTACHED_SHORT_NAME) } else { long };
        line(if name.trim().is_empty() { "without a name" } else { &name })
    }

    /// The bytes of what is attached; none where it is a message in a message.
    fn attached_bytes(&mut self, folder: &str, most: u64) -> Vec<u8> {
        self.stream(&format!("{folder}/__substg1.0_{ATTACHED_BYTES}0102"), most.min(super::MAIL_BYTES_MAX))
    }

    fn attached_size(&self, folder: &str) -> u64 {
        let path = format!("{folder}/__substg1.0_{ATTACHED_BYTES}0102");
        self.0.entry(path).map_or(0, |entry| entry.len())
    }

    /// A property of the message, or of what is attached, in words: Outlook writes two bytes a letter, older ones one.
    fn words(&mut self, folder: &str, property: &str) -> String {
        let wide = self.stream(&format!("{folder}/__substg1.0_{property}001F"), PROPERTY_MAX);
        if !wide.is_empty() {
            let letters = wide.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            return char::decode_utf16(letters).map(|letter| letter.unwrap_or('\u{fffd}')).collect();
        }
        narrow(&self.stream(&format!("{folder}/__substg1.0_{property}001E"), PROPERTY_MAX))
    }

    fn html(&mut self) -> String {
        narrow(&self.stream(&format!("/__substg1.0_{HTML}0102"), PROPERTY_MAX))
    }

    /// When it was sent, UTC milliseconds: hundreds of nanoseconds since 1601, in the rows of fixed properties.
    fn sent_at(&mut self) -> Option<i64> {
        let rows = self.stream("/__properties_version1.0", PROPERTY_MAX);
        let row = rows.get(HEADER_BYTES..)?.chunks_exact(ROW_BYTES).find(|row| row.starts_with(&SENT_AT))?;
        let ticks = u64::from_le_bytes(row[8..].try_into().ok()?);
        i64::try_from(ticks / 10_000).ok()?.checked_sub(TO_1970)
    }

    fn stream(&mut self, path: &str, most: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Ok(stream) = self.0.open_stream(path) {
            // What a damaged file still gives is taken.
            let _ = stream.take(most).read_to_end(&mut bytes);
        }
        bytes
    }
}

/// One byte a letter, or UTF-8, where it is that.
fn narrow(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

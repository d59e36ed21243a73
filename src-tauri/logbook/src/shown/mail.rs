//! An e-mail as it was saved (RFC 5322, or as Outlook saves it): who wrote, when, and the words. Nothing of it is fetched or
//! executed: HTML is read as the text in it, and of what is attached only names and sizes are told.

use std::panic::catch_unwind;

use mail_parser::decoders::html::html_to_text;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::text::{TEXT_BYTES_MAX, seen};
use super::words::{self, Words};
use super::{kind, outlook};
use crate::domain::time;
use crate::error::{Error, Result};

/// An e-mail of more bytes than this is not read.
pub const MAIL_BYTES_MAX: u64 = 30 * 1024 * 1024;
/// Longest text that is taken, characters; the original holds the rest.
pub(super) const TEXT_MAX: usize = 1_000_000;
/// Longest line of a header that is taken, characters.
const LINE_MAX: usize = 400;
/// Of people whom an e-mail went to, so many are named; the others are counted.
const NAMED_MAX: usize = 50;

/// What an e-mail says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// Name of whoever wrote it.
    pub from_name: String,
    /// Their address.
    pub from_address: String,
    /// Whom it went to, names and addresses, as it claims.
    pub to: String,
    /// Who got a copy.
    pub cc: String,
    /// Subject.
    pub subject: String,
    /// When it was written, as it claims, UTC milliseconds.
    pub sent_at: Option<i64>,
    /// Its words.
    pub text: String,
    /// What is attached, in its order.
    pub attached: Vec<Attached>,
}

/// A part that is attached to an e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name, as the e-mail gives it.
    pub name: String,
    /// Bytes; none where it is a message in a message of Outlook's, which has no bytes of its own.
    pub length: u64,
    /// Its media type, by its bytes.
    pub media_type: &'static str,
}

/// Reads an e-mail.
///
/// # Errors
/// `Invalid`: `file` `not-a-mail`.
pub fn mail(bytes: &[u8]) -> Result<Mail> {
    let mail = mail_told(bytes).filter(|mail| mail.from_address.contains('@'));
    mail.ok_or_else(|| Error::field("file", "not-a-mail"))
}

/// The bytes of one part that is attached to an e-mail, by its number from 0; none where there is no such part or nothing in it.
/// One step deep: an e-mail in an e-mail comes as the e-mail it is. A text comes in UTF-8, whatever it was sent in.
pub fn mail_part(bytes: &[u8], number: usize) -> Option<Vec<u8>> {
    if bytes.starts_with(kind::COMPOUND) {
        return outlook::part(bytes, number);
    }
    let part = || {
        let message = MessageParser::default().parse(bytes)?;
        let part = message.attachments().nth(number)?;
        Some(part.contents().to_vec())
    };
    // As below.
    catch_unwind(part).ok().flatten().filter(|bytes| !bytes.is_empty())
}

/// Reads an e-mail that was attached, even one that says of nobody that they wrote it. Nothing when it cannot be read.
pub fn mail_told(bytes: &[u8]) -> Option<Mail> {
    if bytes.starts_with(kind::COMPOUND) {
        return outlook::mail(bytes);
    }
    // A reader's bug must be no more than an e-mail that cannot be read.
    catch_unwind(|| MessageParser::default().parse(bytes).map(|message| told(&message))).ok().flatten()
}

/// An e-mail as a letter to be looked at: who wrote, when, to whom, about what, what is attached, and the words; and whether
/// there is more. Nothing when it cannot be read.
pub fn letter(bytes: &[u8]) -> Option<(String, bool)> {
    let mail = mail_told(bytes)?;
    let from = somebody(&mail.from_name, &mail.from_address);
    let date = mail.sent_at.filter(|at| *at > 0).map(time::in_words).unwrap_or_default();
    let attached: Vec<&str> = mail.attached.iter().map(|part| part.name.as_str()).collect();
    let mut letter = String::new();
    for (label, said) in [
        ("From", from),
        ("Date", date),
        ("To", mail.to),
        ("Cc", mail.cc),
        ("Subject", mail.subject),
        ("Attached", attached.join(", ")),
    ] {
        if !said.is_empty() {
            letter.push_str(&format!("{label}: {said}\n"));
        }
    }
    letter.push('\n');
    letter.push_str(&mail.text);
    let end = letter.floor_char_boundary(TEXT_BYTES_MAX);
    let more = end < letter.len();
    letter.truncate(end);
    Some((letter, more))
}

/// Somebody with their address, as letters name them.
fn somebody(name: &str, address: &str) -> String {
    match (name, address) {
        ("", address) => address.to_owned(),
        (name, "") => name.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    }
}

/// Everybody whom a header names.
fn everybody(named: Option<&Address<'_>>) -> String {
    let all: Vec<_> = named.into_iter().flat_map(Address::iter).collect();
    let said = |words: Option<&str>| line(words.unwrap_or_default());
    let first = all.iter().take(NAMED_MAX).map(|one| somebody(&said(one.name()), &said(one.address())));
    let named = first.collect::<Vec<_>>().join(", ");
    match all.len().saturating_sub(NAMED_MAX) {
        0 => named,
        more => format!("{named}, and {more} more"),
    }
}

fn told(message: &Message<'_>) -> Mail {
    let from = message.from().and_then(Address::first);
    let texts: Vec<String> = message
        .text_bodies()
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.trim().to_owned()),
            PartType::Html(html) => Some(html_as_text(html).trim().to_owned()),
            _ => None,
        })
        .filter(|text| !text.is_empty())
        .collect();
    let text = texts.join("\n\n").replace("\r\n", "\n");
    Mail {
        from_name: line(from.and_then(|from| from.name()).unwrap_or_default()),
        from_address: line(from.and_then(|from| from.address()).unwrap_or_default()),
        to: everybody(message.to()),
        cc: everybody(message.cc()),
        subject: line(message.subject().unwrap_or_default()),
        sent_at: written(message),
        text: text.chars().map(seen).take(TEXT_MAX).collect(),
        attached: message.attachments().map(attached).collect(),
    }
}

fn attached(part: &MessagePart<'_>) -> Attached {
    let bytes = part.contents();
    let head = &bytes[..bytes.len().min(kind::HEAD_BYTES)];
    let given = part.attachment_name().map(line).filter(|name| !name.is_empty());
    let (name, media_type) = match part.message() {
        // A mail program names it by its subject, if at all.
        Some(inner) => {
            let subject = || line(inner.subject().unwrap_or_default());
            (given.unwrap_or_else(|| format!("{}.eml", subject())), kind::mail_type(head))
        }
        None => {
            let name = given.unwrap_or_else(|| "without a name".into());
            let media_type = kind::media_type(head, &name);
            (name, media_type)
        }
    };
    Attached { name, length: bytes.len() as u64, media_type }
}

/// Gathers the words of an e-mail: who wrote, to whom, about what, its text, and those of what is attached.
pub(super) fn read(bytes: &[u8], depth: usize, into: &mut Words) {
    if bytes.len() as u64 > MAIL_BYTES_MAX {
        return;
    }
    let Some(message) = MessageParser::default().parse(bytes) else { return };
    let mail = told(&message);
    for line in [&mail.subject, &mail.from_name, &mail.from_address] {
        into.add(line);
        into.end_line();
    }
    for address in [message.to(), message.cc()].into_iter().flatten().flat_map(Address::iter) {
        for words in [address.name(), address.address()].into_iter().flatten() {
            into.add(&line(words));
            into.end_line();
        }
    }
    into.add(&mail.text);
    into.end_line();
    for part in message.attachments() {
        let name = line(part.attachment_name().unwrap_or_default());
        into.add(&name);
        into.end_line();
        words::read(part.contents(), &name, depth + 1, into);
    }
}

/// When it was written, as it claims, UTC milliseconds.
pub(super) fn written(message: &Message<'_>) -> Option<i64> {
    message.date().filter(|date| date.is_valid()).and_then(|date| date.to_timestamp().checked_mul(1000))
}

/// HTML as the text in it.
pub(super) fn html_as_text(html: &str) -> String {
    html_to_text(&without_code(html))
}

/// HTML without what is not meant to be read: the insides of scripts and of style sheets.
fn without_code(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    while let Some(next) = lower[at..].find('<').map(|found| at + found) {
        let end = match &lower[next..] {
            tag if tag.starts_with("<script") => "</script",
            tag if tag.starts_with("<style") => "</style",
            _ => {
                out.push_str(&html[at..=next]);
                at = next + 1;
                continue;
            }
        };
        out.push_str(&html[at..next]);
        // One that is never closed hides everything after it, as it does in a browser.
        let Some(closed) = lower[next..].find(end).map(|found| next + found) else { return out };
        at = lower[closed..].find('>').map_or(html.len(), |found| closed + found + 1);
    }
    out.push_str(&html[at..]);
    out
}

pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().map(seen).take(LINE_MAX).collect()
}

//! What stands in a file beside its pages: properties, bookmarks, spoken texts, attached files, and loose bytes.
//!
//! The grammar of the format is left out (`TJ` draws text, `rdf:li` is a line of the properties): a boy called TJ or a
//! woman called Li would otherwise be found in every file, and no packet that withholds them could ever be sent.

use super::Readable;
use super::glyphs::utf16;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeSet;

/// Fewer printable bytes in a row than this are chance.
const RUN_MIN: usize = 4;

/// Returns every text outside the pages, with its place.
pub(super) fn read(document: &Document) -> Vec<Readable> {
    let properties = document.trailer.get(b"Info").and_then(Object::as_reference).ok();
    let (fonts, drawings) = (font_streams(document), drawings(document));
    let mut found = Vec::new();
    for (id, object) in &document.objects {
        let place = if Some(*id) == properties { "metadata" } else { "bytes" };
        strings(object, place, &mut found);
        if let Object::Stream(stream) = object
            && !fonts.contains(id)
        {
            inside(stream, drawings.contains(id), &mut found);
        }
    }
    found
}

/// Font programs and tables of letters are left out: they are ours, say no more than which letters occur, and any
/// short name occurs in them by chance.
fn font_streams(document: &Document) -> BTreeSet<ObjectId> {
    let keys: [&[u8]; 4] = [b"FontFile", b"FontFile2", b"FontFile3", b"ToUnicode"];
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    dictionaries
        .flat_map(|dictionary| {
            keys.iter().filter_map(|key| dictionary.get(key).and_then(Object::as_reference).ok())
        })
        .collect()
}

/// The streams that draw: pages, and forms inside them.
fn drawings(document: &Document) -> BTreeSet<ObjectId> {
    let pages = document.page_iter().flat_map(|page| document.get_page_contents(page));
    let forms = document.objects.iter().filter(|(_, object)| {
        let form =
            object.as_stream().and_then(|stream| stream.dict.get(b"Subtype")).and_then(Object::as_name);
        form.is_ok_and(|kind| kind == b"Form")
    });
    pages.chain(forms.map(|(id, _)| *id)).collect()
}

fn strings(object: &Object, place: &'static str, found: &mut Vec<Readable>) {
    match object {
        Object::String(bytes, _) => found.push(Readable::new(place, text(bytes))),
        Object::Array(objects) => objects.iter().for_each(|object| strings(object, place, found)),
        Object::Dictionary(dictionary) => entries(dictionary, place, found),
        Object::Stream(stream) => entries(&stream.dict, place, found),
        _ => {}
    }
}

fn entries(dictionary: &Dictionary, place: &'static str, found: &mut Vec<Readable>) {
    let is_file = dictionary.has_type(b"Filespec") || dictionary.has(b"EF");
    for (key, value) in dictionary {
        let place = match key.as_slice() {
            b"Title" if place == "metadata" => "title",
            b"Title" => "outline",
            b"Alt" | b"ActualText" | b"E" | b"TU" | b"Contents" | b"Summary" => "alternative text",
            b"F" | b"UF" | b"Desc" if is_file => "attachment",
            _ => place,
        };
        strings(value, place, found);
    }
}

/// The readable bytes of a stream; the properties and attached files also as the text they are.
fn inside(stream: &Stream, draws: bool, found: &mut Vec<Readable>) {
    if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image") {
        found.push(Readable::new("picture", beside_points(&stream.content)));
        return;
    }
    let Ok(bytes) = stream.get_plain_content() else {
        found.push(Readable::new("bytes", printable(&stream.content)));
        return;
    };
    if stream.dict.has_type(b"Metadata") {
        found.push(Readable::new("metadata", values(&String::from_utf8_lossy(&bytes))));
        return;
    }
    if stream.dict.has_type(b"EmbeddedFile") {
        found.push(Readable::new("attachment", String::from_utf8_lossy(&bytes)));
    }
    let text = printable(&bytes);
    found.push(Readable::new("bytes", if draws { without_operators(&text) } else { text }));
}

/// What stands in a picture beside its points: a JPEG may carry letters of its maker. Points say nothing in letters, and any
/// short name occurs in them by chance; of a picture that is no JPEG a file holds nothing but points.
fn beside_points(bytes: &[u8]) -> String {
    const APPLICATION: std::ops::RangeInclusive<u8> = 0xE0..=0xEF;
    const COMMENT: u8 = 0xFE;
    let mut said = Vec::new();
    let Some(mut rest) = bytes.strip_prefix(b"\xFF\xD8") else { return String::new() };
    while let [0xFF, marker, high, low, ..] = *rest {
        let length = usize::from(u16::from_be_bytes([high, low]));
        let Some((segment, next)) = rest.split_at_checked(2 + length) else { break };
        if APPLICATION.contains(&marker) || marker == COMMENT {
            said.push(printable(segment.get(4..).unwrap_or_default()));
        }
        rest = next;
    }
    said.join("\n")
}

/// Runs of text in bytes, one a line.
fn printable(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let runs = text.split(|letter: char| letter.is_control() || letter == '\u{FFFD}');
    runs.filter(|run| run.len() >= RUN_MIN).collect::<Vec<_>>().join("\n")
}

/// Drops the words of the drawing language that stand alone; anything beside them stays.
fn without_operators(text: &str) -> String {
    const OPERATORS: &str = " b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J \
        K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \" \
        Span Artifact MCID Type Layout Pagination Subtype Header Footer Attached Top Bottom BBox ActualText ";
    let words = text.split(|letter: char| letter.is_whitespace() || "[]<>()/".contains(letter));
    let kept = words.filter(|word| !word.is_empty() && !OPERATORS.contains(&format!(" {word} ")));
    kept.collect::<Vec<_>>().join(" ")
}

/// What the properties say: the text between the tags and the values in them, without the names of either.
fn values(xml: &str) -> String {
    let mut said = Vec::new();
    for part in xml.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        // The names of the vocabularies and the digests of the file are no one's words.
        if tag.starts_with(['?', '/']) || tag.starts_with("xmpMM:") {
            continue;
        }
        for attribute in tag.split_ascii_whitespace().skip(1) {
            let (name, value) = attribute.split_once('=').unwrap_or(("", attribute));
            if !name.starts_with("xmlns") && !["xml:lang", "x:xmptk"].contains(&name) {
                said.push(value.trim_matches(['"', '\'', '/']));
            }
        }
        said.push(text);
    }
    let codes =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    codes.iter().fold(said.join(" "), |text, (code, letter)| text.replace(code, letter))
}

/// Decodes a text string of PDF: UTF-16 or UTF-8 with their marks, else one byte a letter.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| one_byte(*byte)).collect(),
    }
}

/// PDF's own alphabet is Latin-1 with punctuation where that has controls.
fn one_byte(byte: u8) -> char {
    const HIGH: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ',
        'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    match byte {
        0x18..=0x1F => LOW[usize::from(byte - 0x18)],
        0x80..=0xA0 => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

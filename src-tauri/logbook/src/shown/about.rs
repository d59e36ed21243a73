//! What a file says of itself beside what it shows: when and where a photograph was taken and with what, who wrote a document.
//!
//! It is shown to officers, since it may be evidence or give somebody away; nothing of it goes into a packet.

use std::io::Cursor;
use std::panic::catch_unwind;

use exif::{Exif, In, Tag};

use super::text::seen;
use super::{packed, pdf};

/// A document of more bytes than this is not asked; of a picture its beginning is.
pub const ABOUT_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Longest thing that is said, characters.
const SAID_MAX: usize = 300;

/// What a PDF calls its properties, and people.
const PDF: &[(&str, &str)] = &[
    ("Title", "Title"),
    ("Author", "Author"),
    ("Subject", "Subject"),
    ("Creator", "Written with"),
    ("Producer", "Made a PDF with"),
    ("CreationDate", "Made"),
    ("ModDate", "Changed"),
];
/// What Office documents call theirs.
const PACKED: &[(&str, &str)] = &[
    ("title", "Title"),
    ("creator", "Author"),
    ("lastModifiedBy", "Last changed by"),
    ("created", "Made"),
    ("modified", "Changed"),
    ("description", "Comments"),
    ("Company", "Organisation"),
    ("Manager", "Manager"),
];
/// What a camera writes.
const CAMERA: &[(Tag, &str)] = &[
    (Tag::DateTimeOriginal, "Taken"),
    (Tag::Make, "Maker of the camera"),
    (Tag::Model, "Camera or telephone"),
    (Tag::Artist, "Taken by"),
    (Tag::CameraOwnerName, "Owner of the camera"),
    (Tag::BodySerialNumber, "Number of the camera"),
    (Tag::ImageDescription, "Description"),
    (Tag::Software, "Changed with"),
    (Tag::DateTime, "Changed"),
];

/// What a file of a media type says of itself, a label and a text each; nothing when it says nothing or cannot be read.
pub fn about(bytes: &[u8], media_type: &str) -> Vec<(&'static str, String)> {
    // A reader's bug must be no more than a file that says nothing.
    let read = catch_unwind(|| match media_type {
        "application/pdf" => {
            let texts = pdf::properties(bytes, &keys(PDF)).into_iter();
            labelled(PDF, texts.map(|text| written_day(&text).unwrap_or(text)).collect())
        }
        kind if kind.starts_with("image/") => photograph(bytes),
        kind if kind.starts_with("application/vnd.openxmlformats-") => {
            labelled(PACKED, packed::properties(bytes, &keys(PACKED)))
        }
        _ => Vec::new(),
    });
    let said = read.unwrap_or_default().into_iter().map(|(label, text)| (label, line(&text)));
    said.filter(|(_, text)| !text.is_empty()).collect()
}

/// Whether files of a media type usually say something of themselves that is read here.
pub fn says_of_itself(media_type: &str) -> bool {
    media_type == "application/pdf"
        || media_type.starts_with("image/")
        || media_type.starts_with("application/vnd.openxmlformats-")
}

fn keys(of: &[(&'static str, &'static str)]) -> Vec<&'static str> {
    of.iter().map(|(key, _)| *key).collect()
}

fn labelled(of: &[(&'static str, &'static str)], texts: Vec<String>) -> Vec<(&'static str, String)> {
    of.iter().map(|(_, label)| *label).zip(texts).collect()
}

/// A day as a PDF writes it, such as `D:20260115103000Z`, for people.
fn written_day(text: &str) -> Option<String> {
    let digits = text.strip_prefix("D:")?;
    let part =
        |from: usize, to: usize| digits.get(from..to).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let day = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    Some(match (part(8, 10), part(10, 12)) {
        (Some(hour), Some(minute)) => format!("{day} {hour}:{minute}"),
        _ => day,
    })
}

fn photograph(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let Ok(exif) = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)) else {
        return Vec::new();
    };
    let said = |tag| exif.get_field(tag, In::PRIMARY).map(|field| field.display_value().to_string());
    let text = |tag| said(tag).map(|text| text.trim_matches('"').to_owned()).unwrap_or_default();
    let mut all: Vec<_> = CAMERA.iter().map(|(tag, label)| (*label, text(*tag))).collect();
    all.push(("Where it was taken", place(&exif)));
    all
}

/// A place as maps take it: degrees north and east.
fn place(exif: &Exif) -> String {
    let degrees = |tag, side, minus: &str| {
        let field = exif.get_field(tag, In::PRIMARY)?;
        let exif::Value::Rational(parts) = &field.value else { return None };
        let [degrees, minutes, seconds] = *parts.as_slice() else { return None };
        let sum = degrees.to_f64() + minutes.to_f64() / 60.0 + seconds.to_f64() / 3600.0;
        let of = exif.get_field(side, In::PRIMARY).map(|field| field.display_value().to_string());
        let whole = if of.as_deref() == Some(minus) { -sum } else { sum };
        whole.is_finite().then_some(whole)
    };
    let north = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, "S");
    let east = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, "W");
    match (north, east) {
        (Some(north), Some(east)) => format!("{north:.5}, {east:.5}"),
        _ => String::new(),
    }
}

/// One line of what a stranger wrote.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().map(seen).take(SAID_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A photograph with what a telephone writes: big-endian TIFF in a JPEG's APP1.
    fn photograph_with(tiff: &[u8]) -> Vec<u8> {
        let mut jpeg = Cursor::new(Vec::new());
        image::RgbImage::new(8, 8).write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
        let mut jpeg = jpeg.into_inner();
        let said = [b"Exif\0\0", tiff].concat();
        let length = u16::try_from(said.len() + 2).unwrap().to_be_bytes();
        jpeg.splice(2..2, [&[0xFF, 0xE1][..], &length, &said].concat());
        jpeg
    }

    #[test]
    fn a_photograph_says_where_and_with_what_it_was_taken() {
        let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
            [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
        };
        // Two entries, then the places of what does not fit: the model at 38, the places' numbers at 104.
        let first = [
            &2_u16.to_be_bytes()[..],
            &entry(0x0110, 2, 14, 38_u32.to_be_bytes()),
            &entry(0x8825, 4, 1, 52_u32.to_be_bytes()),
            &0_u32.to_be_bytes(),
            b"Old Phone 3 \xff\0",
        ];
        let places = [
            &4_u16.to_be_bytes()[..],
            &entry(1, 2, 2, *b"N\0\0\0"),
            &entry(2, 5, 3, 106_u32.to_be_bytes()),
            &entry(3, 2, 2, *b"W\0\0\0"),
            &entry(4, 5, 3, 130_u32.to_be_bytes()),
            &0_u32.to_be_bytes(),
        ];
        let rationals = |of: [u32; 3]| of.map(|n| [n.to_be_bytes(), 1_u32.to_be_bytes()].concat()).concat();
        let tiff = [
            &b"MM\0\x2a\0\0\0\x08"[..],
            &first.concat(),
            &places.concat(),
            &rationals([51, 16, 30]),
            &rationals([0, 31, 12]),
        ]
        .concat();
        let said = about(&photograph_with(&tiff), "image/jpeg");
        assert!(said.contains(&("Where it was taken", "51.27500, -0.52000".into())), "{said:?}");
        assert!(
            said.iter()
                .any(|(label, text)| *label == "Camera or telephone" && text.starts_with("Old Phone 3"))
        );
        // Cut anywhere, or changed, it says less and ends nothing.
        for at in 0..tiff.len() {
            about(&photograph_with(&tiff[..at]), "image/jpeg");
            let mut changed = tiff.clone();
            changed[at] ^= 0xFF;
            about(&photograph_with(&changed), "image/jpeg");
        }
        assert_eq!(about(b"\xff\xd8\xff no picture", "image/jpeg"), []);
    }
}

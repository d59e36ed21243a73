//! Pictures: measured before they are decoded, then written afresh, so that nothing a camera or a stranger put beside the
//! picture reaches a page: no place, no name, no hidden file.

use std::io::Cursor;
use std::panic::catch_unwind;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use crate::error::{Error, Result};

/// Pictures of more points than this are not decoded: about what the largest cameras make.
const POINTS_MAX: u64 = 60_000_000;
/// Nor those with a side longer than this.
const SIDE_MAX: u32 = 30_000;
/// Decoding may take so much memory, bytes.
const MEMORY_MAX: u64 = 512 * 1024 * 1024;
/// Quality of a written JPEG, of 100.
const QUALITY: u8 = 88;

/// A picture written afresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `image/jpeg`, or `image/png` where something is seen through.
    pub media_type: &'static str,
    /// How wide it is, in points of its own.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Writes a JPEG, PNG, GIF or WebP afresh, upright, no side longer than `side_max`.
///
/// # Errors
/// `Invalid`: `file` `too-many-points`, or `broken-picture` when it cannot be decoded.
pub fn picture(bytes: &[u8], side_max: u32) -> Result<Picture> {
    // A decoder's bug must be no more than a picture that cannot be shown.
    catch_unwind(|| written_afresh(bytes, side_max))
        .unwrap_or_else(|_| Err(Error::field("file", "broken-picture")))
}

fn written_afresh(bytes: &[u8], side_max: u32) -> Result<Picture> {
    let broken = || Error::field("file", "broken-picture");
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| broken())?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| broken())?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > SIDE_MAX || u64::from(width) * u64::from(height) > POINTS_MAX {
        return Err(Error::field("file", "too-many-points"));
    }
    let orientation = decoder.orientation().map_err(|_| broken())?;
    let mut decoded = DynamicImage::from_decoder(decoder).map_err(|_| broken())?;
    if width.max(height) > side_max {
        decoded = decoded.thumbnail(side_max, side_max);
    }
    decoded.apply_orientation(orientation);
    let mut out = Cursor::new(Vec::new());
    let media_type = if decoded.color().has_alpha() {
        let plain = DynamicImage::from(decoded.to_rgba8());
        plain.write_to(&mut out, image::ImageFormat::Png).map_err(|_| broken())?;
        "image/png"
    } else {
        let plain = decoded.to_rgb8();
        plain.write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)).map_err(|_| broken())?;
        "image/jpeg"
    };
    Ok(Picture { media_type, width: decoded.width(), height: decoded.height(), bytes: out.into_inner() })
}

//! Pictures: measured before they are decoded, then written afresh, so that nothing a camera or a stranger put beside the
//! picture reaches a page: no place, no name, no hidden file.

use std::io::Cursor;
use std::panic::catch_unwind;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImage, ImageDecoder, ImageReader, Limits, Rgba};

use crate::error::{Error, Result};

/// Pictures of more points than this are not decoded: about what the largest cameras make.
const POINTS_MAX: u64 = 60_000_000;
/// Nor those with a side longer than this.
const SIDE_MAX: u32 = 30_000;
/// Decoding may take so much memory, bytes.
const MEMORY_MAX: u64 = 512 * 1024 * 1024;
/// The width and the height of a picture, in what an [`Area`] is measured.
const WHOLE: u32 = 1000;
/// What a covered part looks like: a dark grey that nobody takes for a part of the picture.
const COVER: Rgba<u8> = Rgba([70, 76, 84, 255]);
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

/// A part of a picture as it is seen upright, in thousandths of its width and height.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// Where it begins from the left.
    pub left: u32,
    /// From the top.
    pub top: u32,
    /// Where it ends, from the left.
    pub right: u32,
    /// From the top.
    pub bottom: u32,
}

impl Area {
    /// Whether it has a size, and lies in the picture.
    pub fn is_in_picture(&self) -> bool {
        self.left < self.right && self.right <= WHOLE && self.top < self.bottom && self.bottom <= WHOLE
    }
}

/// Writes a JPEG, PNG, GIF or WebP afresh, upright, no side longer than `side_max`.
///
/// # Errors
/// `Invalid`: `file` `too-many-points`, or `broken-picture` when it cannot be decoded.
pub fn picture(bytes: &[u8], side_max: u32) -> Result<Picture> {
    covered(bytes, side_max, &[])
}

/// As [`picture`], with parts of it covered: nothing of what lies there is in what is written.
///
/// # Errors
/// As [`picture`].
pub fn covered(bytes: &[u8], side_max: u32, areas: &[Area]) -> Result<Picture> {
    // A decoder's bug must be no more than a picture that cannot be shown.
    catch_unwind(|| written_afresh(bytes, side_max, areas))
        .unwrap_or_else(|_| Err(Error::field("file", "broken-picture")))
}

fn written_afresh(bytes: &[u8], side_max: u32, areas: &[Area]) -> Result<Picture> {
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
    if !areas.is_empty() {
        // Before it is made smaller: a point beside a cover must have nothing of what is under it.
        decoded.apply_orientation(orientation);
        areas.iter().for_each(|area| cover(&mut decoded, area));
    }
    if width.max(height) > side_max {
        decoded = decoded.thumbnail(side_max, side_max);
    }
    if areas.is_empty() {
        decoded.apply_orientation(orientation);
    }
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

/// Every point that the area touches, one too many rather than one too few.
fn cover(picture: &mut DynamicImage, area: &Area) {
    let (width, height) = (picture.width(), picture.height());
    let points = |side: u32, from: u32, to: u32| {
        let at = |thousandths: u32| u64::from(side) * u64::from(thousandths.min(WHOLE));
        let whole = u64::from(WHOLE);
        let (first, end) = (at(from) / whole, at(to).div_ceil(whole));
        u32::try_from(first).unwrap_or(side)..u32::try_from(end).unwrap_or(side)
    };
    for y in points(height, area.top, area.bottom) {
        for x in points(width, area.left, area.right) {
            picture.put_pixel(x, y, COVER);
        }
    }
}

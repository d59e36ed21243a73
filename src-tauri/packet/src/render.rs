//! A packet as a file, and the same packet as pictures of its pages.

use crate::contents::Packet;
use crate::error::Error;
use crate::press::Words;
use crate::world::GoOn;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

const TEMPLATE: &str = "/packet.typ";
/// An A4 page at this scale is already 4,760 by 6,736 dots.
const PIXELS_PER_PT_MAX: f32 = 8.0;

/// A packet as a tagged PDF.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    /// The file, not encrypted.
    pub pdf: Vec<u8>,
    /// The same pages for keeping: PDF/A-3a and PDF/UA-1. Empty where none was asked for.
    pub copy: Vec<u8>,
    /// The code on its last page; empty where it has none.
    pub code: String,
    /// How many pages it has.
    pub pages: usize,
    /// How many characters are shown by their code because they could not be printed.
    pub replaced: usize,
}

/// Returns the packet as a tagged PDF/UA-1 file: the same packet gives the same bytes.
pub fn render(packet: &Packet) -> Result<Rendered, Error> {
    Ok(words(packet)?.press()?.rendered())
}

/// As [`render`], with the same pages for keeping; what is to be done with the file is done while they are written, and given back.
/// `Stopped` as soon as it may not go on.
pub fn render_to_keep<T>(
    packet: &Packet,
    go_on: GoOn<'_>,
    meanwhile: impl Fn(&[u8]) -> T,
) -> Result<(Rendered, T), Error> {
    let (pressed, done) = words(packet)?.press_to_keep(go_on, meanwhile)?;
    Ok((pressed.rendered(), done))
}

/// The words of a packet, and its pictures and files beside them under the numbers by which the template asks for them.
fn words(packet: &Packet) -> Result<Words, Error> {
    let words = Words::new(TEMPLATE, packet, &packet.stamp)?;
    let numbered = packet.pictures.iter().zip(1..);
    let words = numbered.fold(words, |words, (picture, number)| {
        words.with(format!("/pictures/{number}"), picture.bytes.clone())
    });
    let numbered = packet.attachments.iter().zip(1..);
    Ok(numbered.fold(words, |words, (file, number)| {
        words.with(format!("/attachments/{number}"), file.bytes.clone())
    }))
}

/// The pages of a packet, ready to be drawn on the screen.
#[derive(Debug)]
pub struct Preview {
    document: PagedDocument,
}

impl Preview {
    /// Lays a packet out exactly as [`render`] does, proving on the way that it can be written. `Stopped` as soon as it may
    /// not go on.
    pub fn of(packet: &Packet, go_on: GoOn<'_>) -> Result<Preview, Error> {
        let pressed = words(packet)?.press_while(go_on)?;
        Ok(Preview { document: pressed.document })
    }

    /// Returns how many pages there are.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// Returns one page, counted from 0, as a PNG picture.
    pub fn page(&self, index: usize, pixels_per_pt: f32) -> Result<Vec<u8>, Error> {
        let page = self.document.pages().get(index).ok_or(Error::Pdf("there is no such page"))?;
        let scale = if pixels_per_pt.is_finite() { pixels_per_pt.clamp(0.1, PIXELS_PER_PT_MAX) } else { 1.0 };
        let options =
            RenderOptions { pixel_per_pt: Scalar::new(f64::from(scale)), ..RenderOptions::default() };
        let picture = typst_render::render(page, &options);
        typst::comemo::evict(0);
        picture.encode_png().map_err(|_| Error::Pdf("the picture of the page could not be written"))
    }
}

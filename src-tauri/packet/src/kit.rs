//! The one page of the recovery kit: words on paper that open the log when every machine or PIN is lost.
//!
//! The page is printed, sealed and kept outside the officers' hands. This module never keeps, checks or writes down
//! what it prints; it must be told the words, and forgets them.

use crate::contents::Stamp;
use crate::error::Error;
use crate::press::Words;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::Serialize;

/// What the page says. Its words open the log, so it is never shown by `Debug`.
#[derive(Clone, Default, Serialize)]
pub struct Kit {
    /// The council.
    pub organisation: String,
    /// The officer who made the kit.
    pub officer: String,
    /// When it was made, in words.
    pub made_at: String,
    /// When it was made, for the file's properties.
    pub stamp: Stamp,
    /// The 24 words, in order.
    pub words: Vec<String>,
    /// The short checksum shown beside them.
    pub check: String,
    /// What the square code holds.
    pub code: String,
    /// Which log the kit opens.
    pub log: String,
}

impl std::fmt::Debug for Kit {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Kit").field("made_at", &self.made_at).finish_non_exhaustive()
    }
}

/// Returns the kit as a one-page tagged PDF, made to be printed in black on A4.
pub fn render_kit(kit: &Kit) -> Result<Vec<u8>, Error> {
    let square = square(&kit.code)?;
    let pressed = Words::new("/kit.typ", kit, &kit.stamp)?.with("/square.svg", square).press()?;
    Ok(pressed.pdf)
}

/// Paper creases and stains: the second highest correction still reads with a quarter of the square gone.
fn square(code: &str) -> Result<Vec<u8>, Error> {
    let square =
        QrCode::with_error_correction_level(code.as_bytes(), EcLevel::Q).map_err(|_| Error::TooLarge)?;
    let picture = square.render::<svg::Color<'_>>().quiet_zone(false).build();
    Ok(picture.into_bytes())
}

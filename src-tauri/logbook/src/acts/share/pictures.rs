//! Pictures for the printer: written afresh, so that nothing is in them but what is seen.

use data_encoding::HEXLOWER;
use packet::Picture;

use super::covers;
use super::file_items::file_wanted;
use super::request::PacketRequest;
use super::shareable::ShareItem;
use crate::domain::concern::Concern;
use crate::domain::withhold::{Mark, apply};
use crate::entry::sha256;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::shown;

/// Longest side of a picture in a packet, points: 300 an inch across the page.
const SIDE_MAX: u32 = 2000;
/// What is said of one that has a cover.
const COVERED: &str = " Part of it is covered.";
/// What a picture shows when nobody said it.
const NOT_DESCRIBED: &str = "A picture. Nobody has put into words what it shows.";

impl Logbook {
    /// The pictures among some items, in their order, with what the request covers of them gone.
    pub(super) fn pictures(
        &self,
        concern: &Concern,
        request: &PacketRequest,
        (items, marks): (&[ShareItem], &[Mark]),
    ) -> Result<Vec<Picture>> {
        let chosen = items.iter().filter(|item| item.group == "picture");
        let wanted = chosen.filter_map(|item| Some((item, file_wanted(concern, &item.item)?)));
        wanted
            .zip(1..)
            .map(|((item, wanted), number)| {
                let areas = covers::areas(request, &item.item);
                let afresh = shown::covered(&self.picture_bytes(&wanted)?, SIDE_MAX, &areas)?;
                let words = apply(&item.text, marks);
                let described = if words.is_empty() { NOT_DESCRIBED } else { words.as_str() };
                let covered = if areas.is_empty() { "" } else { COVERED };
                let label = match words.is_empty() {
                    true => format!("Picture {number}"),
                    false => format!("Picture {number}: {words}"),
                };
                Ok(Picture {
                    label: match areas.is_empty() {
                        true => label,
                        false => format!("{}.{COVERED}", label.trim_end_matches('.')),
                    },
                    when: item.when.clone(),
                    source: apply(&item.source, marks),
                    words: format!("{described}{covered}"),
                    width: afresh.width,
                    height: afresh.height,
                    digest: HEXLOWER.encode(&sha256(&afresh.bytes)),
                    bytes: afresh.bytes,
                })
            })
            .collect()
    }
}

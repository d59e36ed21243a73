//! Parts of pictures that are covered: withheld as words are, each on its ground. A printer gets the picture without them.

use packet::WithheldLine;

use super::request::{Cover, PacketRequest};
use super::shareable::ShareItem;
use crate::domain::terms;
use crate::entry::v1::Covered;
use crate::shown::Area;

/// What of a picture is covered.
pub(super) fn areas(request: &PacketRequest, item: &str) -> Vec<Area> {
    request.covers.iter().filter(|cover| cover.item == item).map(Cover::area).collect()
}

/// A line for each cover of the pictures among some items; those of a picture that stays are nobody's concern.
pub(super) fn lines(request: &PacketRequest, items: &[ShareItem]) -> Vec<WithheldLine> {
    let pictures = items.iter().filter(|item| item.group == "picture").zip(1..);
    pictures
        .flat_map(|(item, number)| {
            let covers = request.covers.iter().filter(|cover| cover.item == item.item);
            covers.map(move |cover| WithheldLine {
                stand_in: format!("Part of picture {number}"),
                ground: terms::label(terms::WITHHOLD_GROUNDS, &cover.ground),
            })
        })
        .collect()
}

/// What is put on record of them.
pub(super) fn on_record(request: &PacketRequest) -> Vec<Covered> {
    let goes = |cover: &&Cover| request.items.contains(&cover.item);
    let covers = request.covers.iter().filter(goes).cloned();
    covers
        .map(|Cover { item, left, top, right, bottom, ground, note }| Covered {
            item,
            left,
            top,
            right,
            bottom,
            ground,
            note,
        })
        .collect()
}

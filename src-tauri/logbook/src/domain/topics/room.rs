//! A room and how full it is.

use serde::{Deserialize, Serialize};

use crate::domain::terms::{Term, t};

/// A room with its rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Code of a usual room, or what it is called.
    pub room: String,
    /// From 1, clear, to 9, full.
    pub rating: u32,
}

/// Rooms most homes have.
pub(super) const ROOMS: &[Term] = &[
    t("kitchen", "Kitchen"),
    t("living", "Living room"),
    t("bedroom", "Bedroom"),
    t("bedroom_2", "Second bedroom"),
    t("bathroom", "Bathroom"),
    t("hall", "Hall and stairs"),
    t("outside", "Garden or outside"),
];

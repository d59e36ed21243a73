//! What two officers wrote apart: reading every version in full, settling it, and never settling it by the way.

mod guard;
mod read;
mod settle;

pub(super) use guard::{changed_only, guard_part, guard_person};
pub use read::{ApartText, VersionsPage, WrittenApart};
pub use settle::Settling;

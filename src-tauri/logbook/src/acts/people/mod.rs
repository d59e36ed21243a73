//! The register of people: what they are to each other, and that two of them are one and the same.

mod likely;
mod merge;
mod relate;

pub use likely::{Likely, LikelyPerson, LikelyWanted};
pub use merge::{Merging, Parting};
pub use relate::{NewRelation, RelatedPerson, RelationEnding};

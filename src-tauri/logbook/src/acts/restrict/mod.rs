//! Keeping a concern from an officer whom it touches: a colleague's conflict of interest, or a worry about one of the three.
//!
//! Kept from the start, nothing that can be read ever goes to that officer's machines. Kept later, what went before is
//! hidden there at once, and erased as soon as a third officer's machine is known to hold it: the word of one officer alone
//! must not be able to destroy the only other copy.

mod alone;
mod erase;
mod kept;
mod later;

pub(super) use kept::{new_people, restricted};
pub use later::Restriction;

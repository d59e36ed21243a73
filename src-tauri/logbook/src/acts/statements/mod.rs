//! What is said once and stands until it is said again or taken back: capacity, wishes, marks on a body map, risk.

mod ask_wishes;
mod assess_capacity;
mod body_map;
mod lines;
mod rows;
mod withdraw;

pub use ask_wishes::NewWishes;
pub use assess_capacity::NewAssessment;
pub(in crate::acts) use body_map::field as mark_field;
pub use body_map::{BodyMarkLine, EarlierMark, MarkCorrection, MarkForm, MarkMade, NewMark};
pub use lines::{CapacityLine, RiskLine, TakenBack, WishesLine};
#[cfg(feature = "print")]
pub(in crate::acts) use rows::drawing;
pub(in crate::acts) use rows::{capacity_rows, mark_rows, place, wishes_rows};
pub use withdraw::Withdrawal;

use crate::domain::concern::Concern;
use crate::domain::id::PersonId;
use crate::error::{Error, Result};

/// Whom it is about: somebody of the concern; where nobody is named, the one whom the concern is about.
fn person_of(concern: &Concern, named: Option<PersonId>) -> Result<Option<PersonId>> {
    match named {
        Some(person) if concern.people.iter().all(|link| link.person != person) => {
            Err(Error::field("person", "not-found"))
        }
        Some(person) => Ok(Some(person)),
        None => Ok(concern.main_person()),
    }
}

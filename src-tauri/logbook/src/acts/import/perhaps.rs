//! Rows that may be in the log already, written down by hand: somebody whom the log knows, and a day that agrees.
//!
//! It is only said, and never decided: two concerns of one person may well come on one day.

use chrono::NaiveDate;

use super::register::Register;
use super::rows::{Becomes, Placed};
use crate::domain::id::PersonId;
use crate::domain::import::Doubt;
use crate::domain::import::told::{Finding, RowRead};
use crate::error::Result;
use crate::logbook::Logbook;

/// Days apart that still agree: what was rung in one evening may be written down the next morning.
const DAYS_APART: i64 = 1;
/// More concerns are not named.
const NAMED_MAX: usize = 3;

impl Logbook {
    /// Says of every row that becomes a concern which concerns it may be already.
    pub(super) fn doubt_known(&self, placed: &mut [Placed]) -> Result<()> {
        let register = Register::of(self)?;
        for row in placed.iter_mut().filter(|row| matches!(row.becomes, Becomes::Concern)) {
            let Some(day) = row.read.received.as_deref().and_then(day_of) else { continue };
            let mut references = Vec::new();
            for person in row.read.people.iter().filter_map(|person| register.known(person)) {
                self.add_about_then(person, day, &mut references)?;
            }
            references.truncate(NAMED_MAX);
            if !references.is_empty() {
                row.read.findings.extend(perhaps(&row.read, &references.join(", ")));
            }
        }
        Ok(())
    }

    fn add_about_then(&self, person: PersonId, day: NaiveDate, references: &mut Vec<String>) -> Result<()> {
        for concern in self.store.concerns_of(self.store.kept_person(person)?)? {
            // What is kept from an officer is not named in a note that they may read.
            if self.store.excluded_from(concern.into())?.is_some_and(|officers| !officers.is_empty()) {
                continue;
            }
            let Some(row) = self.store.concern_row(concern)? else { continue };
            let near =
                day_of(&row.received_at).is_some_and(|other| (other - day).num_days().abs() <= DAYS_APART);
            if near && !references.contains(&row.reference) {
                references.push(row.reference);
            }
        }
        Ok(())
    }
}

fn day_of(moment: &str) -> Option<NaiveDate> {
    moment.get(..10)?.parse().ok()
}

/// Said of the first cell of the row: it is about all of it.
fn perhaps(read: &RowRead, references: &str) -> Option<Finding> {
    let (column, heading, cell) = read.verbatim.first()?.clone();
    let read_as = format!("perhaps already {references}");
    Some(Finding { column, heading, cell, read_as, doubt: Doubt::PerhapsInLog })
}

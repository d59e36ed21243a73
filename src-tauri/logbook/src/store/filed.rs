//! What a concern is listed under besides its kinds and its people: one line each, folded.

use rusqlite::params;

use super::Store;
use crate::domain::concern::Concern;
use crate::error::Result;

/// One thing that concerns are listed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// The risk that stands.
    Risk,
    /// Where it happened.
    Place,
    /// The team of the council that told us.
    Team,
    /// That something in it is a significant event.
    Event,
}

impl Under {
    /// As the table has it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Under::Risk => "risk",
            Under::Place => "place",
            Under::Team => "team",
            Under::Event => "event",
        }
    }
}

/// The code of what is so or not so.
pub const SO: &str = "yes";

impl Store {
    /// Writes what a concern is listed under.
    pub(super) fn put_filed(&self, concern: &Concern) -> Result<()> {
        self.db.prepare_cached("DELETE FROM filed_under WHERE concern = ?1")?.execute([concern.id.0])?;
        let facts = &concern.facts;
        let event = concern.has_significant();
        let filed = [
            (Under::Risk, facts.risk_level.as_deref()),
            (Under::Place, facts.place.as_deref()),
            (Under::Team, facts.reporter.team.as_deref()),
            (Under::Event, event.then_some(SO)),
        ];
        let mut put =
            self.db.prepare_cached("INSERT INTO filed_under (concern, what, code) VALUES (?1, ?2, ?3)")?;
        for (under, code) in filed.into_iter().filter_map(|(under, code)| Some((under, code?))) {
            put.execute(params![concern.id.0, under.name(), code])?;
        }
        Ok(())
    }
}

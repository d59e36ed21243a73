//! Who did what, when: every entry of the log, newest first, straight from its signed header.

use super::chronology::title;
use super::{form, view};
use crate::domain::id::{ConcernId, EntryId};
use crate::domain::time;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::entries::Kept;

form! {
    /// Which part of history.
    pub struct HistoryFilter {
        /// Of one concern.
        pub concern: Option<ConcernId>,
        /// By one officer; empty for any.
        pub officer: String,
        /// Where the last page ended.
        pub before: Option<String>,
        /// Lines wanted; 0 means 50.
        pub limit: u32,
    }
}

view! {
    /// A page of history.
    pub struct HistoryPage {
        /// Newest first.
        pub items: Vec<HistoryLine>,
        /// Where this page ends.
        pub next: Option<String>,
    }
    /// One entry.
    pub struct HistoryLine {
        /// The entry.
        pub entry: String,
        /// When, by the writing machine's clock.
        pub at: String,
        /// By whom.
        pub officer: String,
        /// Machine's letter and number, such as `A-17`; of a colleague's entry the letter alone.
        pub number: String,
        /// What was done.
        pub what: String,
        /// The concern it is about.
        pub concern: Option<ConcernId>,
        /// And its reference.
        pub reference: String,
    }
}

impl Logbook {
    /// Reads history.
    ///
    /// # Errors
    /// `Invalid`; store errors.
    pub fn read_history(&mut self, form: HistoryFilter) -> Result<HistoryPage> {
        let limit = if form.limit == 0 { 50 } else { form.limit.min(super::list_concerns::LIMIT_MAX) };
        let before = form.before.as_deref().map(place).transpose()?;
        let machines = self.machines_of(&form.officer);
        let kept = self.store.history(form.concern.map(Into::into), machines.as_deref(), before, limit)?;
        let full = kept.len() == limit as usize;
        let next = kept.last().filter(|_| full).map(|last| format!("{}~{}", last.lamport, last.id));
        let items = kept.iter().map(|kept| self.history_line(kept)).collect::<Result<_>>()?;
        Ok(HistoryPage { items, next })
    }

    fn history_line(&self, kept: &Kept) -> Result<HistoryLine> {
        let row = self.store.concern_row(ConcernId(kept.about.0))?;
        let what = kept
            .told()?
            .map_or_else(|| format!("{} (erased)", kept.kind), |told| title(&told.body, self.lists()));
        // A gap in a colleague's numbers would say that there is something to hide.
        let number = match kept.id.machine == self.pen.me {
            true => format!("{}-{}", self.roster.letter_of(&kept.id.machine), kept.id.seq),
            false => self.roster.letter_of(&kept.id.machine),
        };
        Ok(HistoryLine {
            entry: kept.id.to_string(),
            at: time::instant(kept.at),
            officer: self.roster.officer_name(&kept.id.machine),
            number,
            what,
            concern: row.as_ref().map(|row| row.id),
            reference: row.map(|row| row.reference).unwrap_or_default(),
        })
    }
}

fn place(text: &str) -> Result<(u64, EntryId)> {
    let lost = || Error::field("before", "not-found");
    let (lamport, id) = text.split_once('~').ok_or_else(lost)?;
    Ok((lamport.parse().map_err(|_| lost())?, id.parse().map_err(|_| lost())?))
}

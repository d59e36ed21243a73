//! Finding as you type: best matches first.

use super::list_concerns::{ConcernLine, LIMIT_MAX};
use super::{form, view};
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::search;

form! {
    /// What was typed so far.
    pub struct SearchWords {
        /// Words, the last perhaps unfinished.
        pub words: String,
        /// Lines wanted; 0 means 10.
        pub limit: u32,
    }
}

view! {
    /// What was found.
    pub struct Found {
        /// How many in all.
        pub total: u64,
        /// The best.
        pub items: Vec<ConcernLine>,
    }
}

impl Logbook {
    /// Searches names, references and everything written.
    ///
    /// # Errors
    /// Store errors.
    pub fn search_log(&mut self, form: SearchWords) -> Result<Found> {
        let Some(expression) = search::expression(&form.words) else {
            return Ok(Found { total: 0, items: Vec::new() });
        };
        let limit = if form.limit == 0 { 10 } else { form.limit.min(LIMIT_MAX) };
        let total = self.store.count_found(&expression)?;
        let rows = self.store.search(&expression, limit)?;
        let items =
            rows.into_iter().map(|(row, snippet)| self.concern_line(row, snippet)).collect::<Result<_>>()?;
        Ok(Found { total, items })
    }
}

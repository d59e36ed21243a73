//! Finding as you type: people by name, then concerns, best matches first, then words inside files, then concerns of people whose
//! names are spelt or sound nearly so.

use super::find_known::{KnownPerson, sought};
use super::list_concerns::{ConcernLine, LIMIT_MAX};
use super::{form, view};
use crate::domain::found_by;
use crate::domain::id::PersonId;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::search;

/// Most people that are shown.
const PEOPLE_MAX: usize = 4;

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
        /// How many people there are in all whose name, other name or address it is.
        pub people_total: u64,
        /// People whose name or address it is, and then those whose name is nearly so, or whose telephone or postcode it is in
        /// another way of writing: also those whom no concern names.
        pub people: Vec<KnownPerson>,
        /// How many concerns in all.
        pub total: u64,
        /// The best.
        pub items: Vec<ConcernLine>,
        /// Where the words themselves leave room: concerns of people whose names are spelt or sound nearly like what was typed, or
        /// whose telephone or postcode it is in another way of writing.
        pub near: Vec<ConcernLine>,
    }
}

impl Logbook {
    /// Searches names, references, everything written, and the words inside attached files.
    ///
    /// # Errors
    /// Store errors.
    pub fn search_log(&mut self, form: SearchWords) -> Result<Found> {
        let Some(expression) = self.looked_for(&form.words) else {
            return Ok(Found {
                people_total: 0,
                people: Vec::new(),
                total: 0,
                items: Vec::new(),
                near: Vec::new(),
            });
        };
        let limit = if form.limit == 0 { 10 } else { form.limit.min(LIMIT_MAX) };
        let in_files = self.store.found_in_files(&expression)?;
        let found = self.store.count_found(&expression)?;
        let total = found + in_files.len() as u64;
        let rows = self.store.search(&expression, limit, found)?;
        let mut items: Vec<ConcernLine> =
            rows.into_iter().map(|(row, snippet)| self.concern_line(row, snippet)).collect::<Result<_>>()?;
        self.add_found_in_files(&expression, &in_files, limit as usize, &mut items)?;
        let room = (limit as usize).saturating_sub(items.len());
        let called = sought(&form.words).map(|words| self.called(&words)).transpose()?;
        let (mut people, people_total) =
            called.map_or_else(Default::default, |known| (known.people, known.total));
        // Who is only nearly called so is looked for once, where people or concerns by these very words leave room.
        let wanted = room > 0 || people.len() < PEOPLE_MAX;
        let alike = if wanted { self.store.people_nearly(&form.words)? } else { Vec::new() };
        let mut near = self.nearly(&alike, &items, room)?;
        self.add_reported_by(&form.words, room, &items, &mut near)?;
        self.add_alike(&alike, PEOPLE_MAX, &mut people)?;
        people.truncate(PEOPLE_MAX);
        Ok(Found { people_total, people, total, items, near })
    }

    /// What somebody typed as it is looked up: each word where it is written, or where something was chosen that is called so; a
    /// telephone number or a postcode however it is written.
    pub(super) fn looked_for(&self, words: &str) -> Option<String> {
        let called = |word: &str| found_by::called(word, self.lists());
        search::expression_with(words, found_by::number(words), called)
    }

    /// A snippet for people: what was found by a choice says what was chosen.
    pub(super) fn in_words(&self, snippet: String) -> String {
        let (open, close) = search::MARKS;
        let marked = snippet.split(open).skip(1).filter_map(|part| Some(part.split_once(close)?.0));
        let labels = marked.filter_map(|token| found_by::label(token, self.lists()));
        let labels: Vec<String> = labels.map(|label| format!("{open}{label}{close}")).collect();
        if labels.is_empty() { snippet } else { labels.join(" · ") }
    }

    /// Words inside files weigh least: what holds them itself comes first.
    fn add_found_in_files(
        &self,
        expression: &str,
        found: &[i64],
        limit: usize,
        items: &mut Vec<ConcernLine>,
    ) -> Result<()> {
        let mut which = Vec::new();
        for number in found.iter().take(limit.saturating_sub(items.len())) {
            if let Some(row) = self.store.concern_numbered(*number)? {
                which.push((items.len(), *number));
                items.push(self.concern_line(row, String::new())?);
            }
        }
        self.say_in_which_file(expression, &which, items)
    }

    /// Concerns whose reporter's name sounds like what was typed.
    fn add_reported_by(
        &self,
        words: &str,
        room: usize,
        found: &[ConcernLine],
        near: &mut Vec<ConcernLine>,
    ) -> Result<()> {
        let sounds = found_by::sounds(words);
        let Some(expression) = search::expression(&sounds.join(" ")).filter(|_| near.len() < room) else {
            return Ok(());
        };
        let limit = u32::try_from(room).unwrap_or(LIMIT_MAX);
        for (row, _) in self.store.search(&expression, limit, 0)? {
            if near.len() < room && !found.iter().chain(near.iter()).any(|line| line.concern == row.id) {
                near.push(self.concern_line(row, String::new())?);
            }
        }
        Ok(())
    }

    fn nearly(&self, alike: &[PersonId], found: &[ConcernLine], room: usize) -> Result<Vec<ConcernLine>> {
        let mut near: Vec<ConcernLine> = Vec::new();
        for person in alike {
            for concern in self.store.concerns_of(*person)? {
                let known = found.iter().chain(&near).any(|line| line.concern == concern);
                let row = if known { None } else { self.store.concern_row(concern)? };
                if let Some(row) = row {
                    near.push(self.concern_line(row, String::new())?);
                }
                if near.len() >= room {
                    return Ok(near);
                }
            }
        }
        Ok(near)
    }
}

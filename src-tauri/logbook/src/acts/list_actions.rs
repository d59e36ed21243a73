//! What officers undertook to do, in one list: by whom, by when, and how it ended.

use super::list_concerns::LIMIT_MAX;
use super::set_action::ActionLine;
use super::{form, view};
use crate::domain::id::{ActionId, ConcernId, OfficerId};
use crate::domain::time;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::actions::{ActionRow, WantedActions};

form! {
    /// Which actions.
    pub struct ActionFilter {
        /// Only those of the officer who asks.
        pub mine: bool,
        /// Only those of the officer of this name; empty for anybody.
        pub officer: String,
        /// `open` (still to be done) or `ended`; empty means open.
        pub state: String,
        /// Due on or before this day.
        pub due_to: Option<String>,
        /// Lines wanted, at most 200; 0 means 50.
        pub limit: u32,
        /// Where the last page ended.
        pub after: Option<String>,
    }
}

view! {
    /// A page of actions.
    pub struct ActionList {
        /// How many there are in all of those that were asked for.
        pub total: u64,
        /// Of these, over their day.
        pub over: u64,
        /// The lines: those to be done by their day, those that ended the last due first.
        pub items: Vec<DueAction>,
        /// Where this page ends; nothing on the last.
        pub next: Option<String>,
        /// Everybody who ever undertook something, to choose from.
        pub officers: Vec<String>,
    }
    /// An action and its concern.
    pub struct DueAction {
        /// The action.
        #[serde(flatten)]
        pub line: ActionLine,
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Name of the person it is about.
        pub title: String,
    }
}

impl Logbook {
    /// Lists actions. Those of a closed concern are over: they are among those that ended.
    ///
    /// # Errors
    /// `Invalid`; store errors.
    pub fn list_actions(&mut self, form: ActionFilter) -> Result<ActionList> {
        let today = time::day(self.now());
        let ended = match form.state.as_str() {
            "" | "open" => false,
            "ended" => true,
            _ => return Err(Error::field("state", "unknown-choice")),
        };
        if form.due_to.as_deref().is_some_and(|day| time::parse_day(day).is_none()) {
            return Err(Error::field("due_to", "not-a-date"));
        }
        let wanted = WantedActions { owners: self.owners(&form), ended, due_to: form.due_to };
        let yesterday = (today - chrono::Days::new(1)).to_string();
        let sooner = wanted.due_to.clone().map_or(yesterday.clone(), |day| day.min(yesterday));
        let late = WantedActions { due_to: Some(sooner), ..wanted.clone() };
        let over = if ended { 0 } else { self.store.count_actions(&late)? };
        let limit = if form.limit == 0 { 50 } else { form.limit.min(LIMIT_MAX) };
        let after = form.after.as_deref().map(place).transpose()?;
        let rows = self.store.list_actions(&wanted, after, limit)?;
        let full = rows.len() == limit as usize;
        let next = rows.last().filter(|_| full).map(|row| format!("{}~{}", row.due, row.id));
        let items = self.with_their_concerns(rows, &today.to_string())?;
        let total = self.store.count_actions(&wanted)?;
        Ok(ActionList { total, over, items, next, officers: self.who_undertook()? })
    }

    /// Actions as lists show them.
    pub(super) fn with_their_concerns(&self, rows: Vec<ActionRow>, today: &str) -> Result<Vec<DueAction>> {
        let mut lines = Vec::new();
        for row in rows {
            let Some(concern) = self.store.concern_row(row.concern)? else { continue };
            lines.push(DueAction {
                line: self.action_line(row, today),
                concern: concern.id,
                reference: concern.reference,
                title: concern.title,
            });
        }
        Ok(lines)
    }

    fn owners(&self, form: &ActionFilter) -> Option<Vec<OfficerId>> {
        let name = form.officer.trim();
        if form.mine {
            return Some(self.my_officer().into_iter().collect());
        }
        (!name.is_empty()).then(|| {
            let members = self.roster.members.iter().filter(|(_, member)| member.officer.name == name);
            members.map(|(officer, _)| *officer).collect()
        })
    }

    fn who_undertook(&self) -> Result<Vec<String>> {
        let owners = self.store.owners_of_actions()?.into_iter();
        let mut names: Vec<String> = owners.map(|officer| self.officer_called(officer)).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }
}

fn place(text: &str) -> Result<(String, ActionId)> {
    let (due, id) = text.split_once('~').ok_or(Error::field("after", "not-found"))?;
    Ok((due.to_owned(), id.parse().map_err(|_| Error::field("after", "not-found"))?))
}

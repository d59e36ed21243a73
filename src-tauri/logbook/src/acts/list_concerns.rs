//! The log as a list: filtered, sorted, paged, with words looked for in everything.

use std::collections::BTreeMap;

use super::{form, view};
use crate::domain::id::{ConcernId, MachineId};
use crate::domain::lists::{List, Lists};
use crate::domain::rules::Rules;
use crate::domain::{person, terms, time, working_days};
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::concerns::{ConcernRow, Sort, Wanted};
use crate::store::filed::{SO, Under};

/// Most lines of one page.
pub(super) const LIMIT_MAX: u32 = 200;

form! {
    /// What to list.
    pub struct ConcernFilter {
        /// Words to look for; empty for none.
        pub words: String,
        /// `all`, `new`, `open`, `closed` or `active` (new and open); empty means all.
        pub state: String,
        /// A concern type.
        pub concern_type: Option<String>,
        /// A part that somebody has in it.
        pub role: Option<String>,
        /// `adult` or `child`: whether an adult is at risk or a child; empty for either.
        pub about: String,
        /// The risk that stands.
        pub risk: Option<String>,
        /// Where it happened.
        pub place: Option<String>,
        /// The team of the council that told us.
        pub team: Option<String>,
        /// Only those in which something is marked as a significant event.
        pub significant: bool,
        /// An agency that was told.
        pub agency: Option<String>,
        /// Name of the officer who wrote it down; empty for any.
        pub officer: String,
        /// Received on or after this day.
        pub received_from: Option<String>,
        /// Received on or before this day.
        pub received_to: Option<String>,
        /// `any`, `decision`, `reply`, `review`, `danger`, `feedback` (whoever reported it was not told), `versions` (written
        /// apart) or `unseen` (came from a sheet, still to look through); empty means any.
        pub waiting: String,
        /// `newest`, `oldest`, `reference`, `name` or `review`; empty means newest.
        pub sort: String,
        /// Lines wanted, at most 200; 0 means 50.
        pub limit: u32,
        /// Where the last page ended.
        pub after: Option<String>,
    }
}

view! {
    /// A page of the log.
    pub struct ConcernList {
        /// How many there are in all.
        pub total: u64,
        /// The lines.
        pub items: Vec<ConcernLine>,
        /// Where this page ends; nothing on the last.
        pub next: Option<String>,
    }
    /// A concern in a list.
    pub struct ConcernLine {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Name of the person it is about.
        pub title: String,
        /// Their age, in years or as written.
        pub age: String,
        /// In short.
        pub summary: String,
        /// `new`, `open` or `closed`.
        pub state: String,
        /// Immediate danger.
        pub danger: bool,
        /// Main type code.
        pub main_type: Option<String>,
        /// And its words.
        pub main_type_label: String,
        /// When it was received, or written down.
        pub received_at: Option<String>,
        /// When it was written down.
        pub recorded_at: String,
        /// By whom.
        pub officer: String,
        /// What matters most about it now.
        pub badge: Option<Badge>,
        /// Kept from some officers.
        pub sealed: bool,
        /// How many things were written apart by two officers and wait to be settled.
        pub versions: u32,
        /// The words looked for, between ‹ and ›.
        pub snippet: String,
        /// Name of the file inside which they were found; empty where they stand in the concern itself.
        pub found_in: String,
    }
    /// A few words with a meaning.
    pub struct Badge {
        /// Its meaning.
        pub kind: BadgeKind,
        /// Its words.
        pub text: String,
    }
}

/// What a badge means; never shown by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum BadgeKind {
    /// Somebody is or was in danger, or something is overdue.
    Danger,
    /// Something is due.
    Due,
    /// All is done.
    Ok,
    /// Something is awaited from others.
    Info,
    /// Restricted.
    Sealed,
    /// No more than a fact.
    Plain,
}

impl Logbook {
    /// Lists concerns.
    ///
    /// # Errors
    /// `Invalid`; store errors.
    pub fn list_concerns(&mut self, form: ConcernFilter) -> Result<ConcernList> {
        let today = time::day(self.now()).to_string();
        let mut wanted = wanted(&form, self.lists(), &today, self.machines_of(&form.officer))?;
        wanted.matching = self.looked_for(&form.words);
        if let Some(expression) = &wanted.matching {
            wanted.in_files = self.store.found_in_files(expression)?;
        }
        let sort = sort(&form.sort)?;
        let limit = if form.limit == 0 { 50 } else { form.limit.min(LIMIT_MAX) };
        let after = form.after.as_deref().map(place).transpose()?;
        let total = self.store.count_concerns(&wanted)?;
        let rows = self.store.list_concerns(&wanted, sort, after, limit)?;
        let full = rows.len() == limit as usize;
        let next = rows.last().filter(|_| full).map(|(row, value)| format!("{}~{value}", row.number));
        let numbers: Vec<i64> = rows.iter().map(|(row, _)| row.number).collect();
        let mut snippets = match &wanted.matching {
            Some(expression) => self.store.snippets(expression, &numbers)?,
            None => BTreeMap::new(),
        };
        let mut items = Vec::with_capacity(rows.len());
        let mut elsewhere = Vec::new();
        for (row, _) in rows {
            let snippet = snippets.remove(&row.number);
            if wanted.matching.is_some() && snippet.is_none() {
                elsewhere.push((items.len(), row.number));
            }
            items.push(self.concern_line(row, snippet.unwrap_or_default())?);
        }
        if let Some(expression) = &wanted.matching {
            self.say_in_which_file(expression, &elsewhere, &mut items)?;
        }
        Ok(ConcernList { total, items, next })
    }

    /// A row as a list shows it.
    pub(super) fn concern_line(&self, row: ConcernRow, snippet: String) -> Result<ConcernLine> {
        let today = time::day(self.now());
        let facts = match row.main_person {
            Some(person) => self.store.person(person)?,
            None => None,
        };
        let excluded = self.store.excluded_from(row.id.into())?;
        Ok(ConcernLine {
            sealed: excluded.is_some_and(|officers| !officers.is_empty()),
            age: facts.map(|facts| person::shown_age(&facts, today)).unwrap_or_default(),
            badge: badge(&row, today),
            main_type_label: row
                .main_type
                .as_deref()
                .map_or_else(String::new, |c| self.lists().label(List::ConcernTypes, c)),
            recorded_at: time::instant(row.recorded_at),
            officer: self.roster.officer_name(&row.machine),
            concern: row.id,
            reference: row.reference,
            title: row.title,
            summary: row.summary,
            state: row.state,
            danger: row.danger,
            main_type: row.main_type,
            received_at: Some(row.received_at),
            versions: row.versions,
            snippet: self.in_words(snippet),
            found_in: String::new(),
        })
    }

    /// Says of some lines, each with its concern's number, in which file the words were found.
    pub(super) fn say_in_which_file(
        &self,
        expression: &str,
        which: &[(usize, i64)],
        lines: &mut [ConcernLine],
    ) -> Result<()> {
        let numbers: Vec<i64> = which.iter().map(|(_, number)| *number).collect();
        let mut files = self.store.snippets_in_files(expression, &numbers)?;
        for (at, number) in which {
            if let (Some(line), Some(file)) = (lines.get_mut(*at), files.remove(number)) {
                (line.snippet, line.found_in) = (file.snippet, file.name);
            }
        }
        Ok(())
    }

    /// The machines of an officer by name; nothing means any.
    pub(super) fn machines_of(&self, officer: &str) -> Option<Vec<MachineId>> {
        let officer = officer.trim();
        (!officer.is_empty()).then(|| {
            let machines = self.roster.machines.keys();
            machines.filter(|machine| self.roster.officer_name(machine) == officer).copied().collect()
        })
    }
}

fn wanted(
    form: &ConcernFilter,
    lists: &Lists,
    today: &str,
    machines: Option<Vec<MachineId>>,
) -> Result<Wanted> {
    let mut rules = Rules::at(0);
    // Old records are found by what is not offered any more as well.
    let kind = form.concern_type.as_deref();
    rules.choice_or("concern_type", kind, lists.of(List::ConcernTypes), kind);
    for (field, day) in [("received_from", &form.received_from), ("received_to", &form.received_to)] {
        rules.hold(day.as_deref().is_none_or(|day| time::parse_day(day).is_some()), field, "not-a-date");
    }
    let states: &[&str] = match form.state.as_str() {
        "" | "all" => &[],
        "new" => &["new"],
        "open" => &["open"],
        "closed" => &["closed"],
        "active" => &["new", "open"],
        _ => {
            rules.broke("state", "unknown-choice");
            &[]
        }
    };
    let under = filed_under(&mut rules, form, lists);
    rules.choice("role", form.role.as_deref(), terms::ROLES);
    let about = match form.about.as_str() {
        "" => None,
        "adult" => Some("adult_at_risk"),
        "child" => Some("child_at_risk"),
        _ => {
            rules.broke("about", "unknown-choice");
            None
        }
    };
    let mut wanted = Wanted {
        role: form.role.clone(),
        about,
        under,
        states: states.to_vec(),
        concern_type: form.concern_type.clone(),
        agency: form.agency.clone(),
        machines,
        from: form.received_from.clone(),
        to: form.received_to.clone(),
        ..Wanted::default()
    };
    match form.waiting.as_str() {
        "" | "any" => {}
        "decision" => wanted.states = vec!["new"],
        // Of a closed concern no reply is awaited.
        "reply" => wanted.reply = true,
        "review" => {
            wanted.review_by = Some(today.to_owned());
            wanted.states = vec!["new", "open"];
        }
        "feedback" => wanted.feedback = true,
        "versions" => wanted.versions = true,
        "unseen" => wanted.unseen = Some(true),
        "danger" => {
            wanted.danger = Some(true);
            wanted.states = vec!["new", "open"];
        }
        _ => {
            rules.broke("waiting", "unknown-choice");
        }
    }
    rules.finish()?;
    Ok(wanted)
}

/// What else concerns are to be listed under. Old records are found by what is not offered any more as well.
fn filed_under(rules: &mut Rules, form: &ConcernFilter, lists: &Lists) -> Vec<(Under, String)> {
    let (place, team) = (form.place.as_deref(), form.team.as_deref());
    rules
        .choice("risk", form.risk.as_deref(), terms::RISK_LEVELS)
        .choice_or("place", place, lists.of(List::Places), place)
        .choice_or("team", team, lists.of(List::Teams), team);
    let event = form.significant.then(|| SO.to_owned());
    let under = [
        (Under::Risk, form.risk.clone()),
        (Under::Place, form.place.clone()),
        (Under::Team, form.team.clone()),
        (Under::Event, event),
    ];
    under.into_iter().filter_map(|(under, code)| Some((under, code?))).collect()
}

fn sort(name: &str) -> Result<Sort> {
    match name {
        "" | "newest" => Ok(Sort::Newest),
        "oldest" => Ok(Sort::Oldest),
        "reference" => Ok(Sort::Reference),
        "name" => Ok(Sort::Name),
        "review" => Ok(Sort::Review),
        _ => Err(Error::field("sort", "unknown-choice")),
    }
}

fn place(text: &str) -> Result<(String, i64)> {
    let (number, value) = text.split_once('~').ok_or(Error::field("after", "not-found"))?;
    Ok((value.to_owned(), number.parse().map_err(|_| Error::field("after", "not-found"))?))
}

/// The one thing a list says about a concern.
pub(super) fn badge(row: &ConcernRow, today: chrono::NaiveDate) -> Option<Badge> {
    let say = |kind, text: &str| Some(Badge { kind, text: text.to_owned() });
    if row.state == "closed" {
        return say(BadgeKind::Ok, "closed");
    }
    // A decision puts no danger out: it stands until somebody says that there is none.
    if row.danger {
        return say(BadgeKind::Danger, "immediate danger");
    }
    if row.state == "new" {
        return say(BadgeKind::Due, "decide");
    }
    if let Some(due) = row.reply_due.as_deref().and_then(time::parse_day) {
        return match working_days::between(due, today) {
            0 => say(BadgeKind::Info, "reply awaited"),
            1 => say(BadgeKind::Danger, "reply 1 working day over"),
            days => say(BadgeKind::Danger, &format!("reply {days} working days over")),
        };
    }
    let review = row.review_on.as_deref().and_then(time::parse_day)?;
    match (review - today).num_days() {
        0 => say(BadgeKind::Due, "review today"),
        -1 => say(BadgeKind::Danger, "review 1 day over"),
        days if days < 0 => say(BadgeKind::Danger, &format!("review {} days over", -days)),
        _ => say(BadgeKind::Plain, "open"),
    }
}

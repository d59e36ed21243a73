//! Risk, wishes and capacity as a concern's page shows them: newest first, everything kept, what was taken back said so.

use super::super::chronology::Fact;
use super::super::fact_rows::FactRow;
use super::super::view;
use super::rows::{capacity_rows, wishes_rows};
use crate::domain::capacity;
use crate::domain::concern::{Concern, Withdrawn};
use crate::domain::id::PersonId;
use crate::domain::{person, terms, time};
use crate::error::Result;
use crate::logbook::Logbook;

view! {
    /// Who took something back, and why.
    pub struct TakenBack {
        /// By whom.
        pub officer: String,
        /// When.
        pub at: String,
        /// Why.
        pub reason: String,
    }
    /// Risk as somebody set it.
    pub struct RiskLine {
        /// The entry.
        pub entry: String,
        /// Risk code.
        pub level: Option<String>,
        /// In words.
        pub level_label: String,
        /// The written reasons.
        pub reasons: String,
        /// Why it was set again.
        pub why: String,
        /// By whom.
        pub officer: String,
        /// When.
        pub at: String,
    }
    /// What somebody wanted when they were asked, or why they were not.
    pub struct WishesLine {
        /// The entry.
        pub entry: String,
        /// Whose wishes.
        pub person: Option<PersonId>,
        /// Their name.
        pub name: String,
        /// Whether they were asked, in words.
        pub asked_label: String,
        /// When they were asked.
        pub asked_at: Option<String>,
        /// What they said, in their own words.
        pub own_words: String,
        /// The rest.
        pub facts: Vec<Fact>,
        /// Who wrote it.
        pub officer: String,
        /// When.
        pub at: String,
        /// Taken back.
        pub withdrawn: Option<TakenBack>,
    }
    /// Whether somebody could make one decision at one time.
    pub struct CapacityLine {
        /// The entry.
        pub entry: String,
        /// Whose capacity.
        pub person: Option<PersonId>,
        /// Their name.
        pub name: String,
        /// Which decision.
        pub decision: String,
        /// What it came to.
        pub outcome: String,
        /// In words.
        pub outcome_label: String,
        /// When it was assessed.
        pub assessed_at: Option<String>,
        /// The rest.
        pub facts: Vec<Fact>,
        /// What the law looks for and is not said, in words.
        pub missing: Vec<&'static str>,
        /// Who wrote it.
        pub officer: String,
        /// When.
        pub at: String,
        /// Taken back.
        pub withdrawn: Option<TakenBack>,
    }
}

impl Logbook {
    /// Risk every time it was set, newest first.
    pub(in crate::acts) fn risk_lines(&self, concern: &Concern) -> Vec<RiskLine> {
        let newest_first = concern.risks.iter().rev();
        newest_first
            .map(|set| RiskLine {
                entry: set.by.to_string(),
                level: set.level.clone(),
                level_label: set
                    .level
                    .as_deref()
                    .map_or_else(|| "Not said".into(), |code| terms::label(terms::RISK_LEVELS, code)),
                reasons: set.reasons.clone(),
                why: set.why.clone(),
                officer: self.roster.officer_name(&set.by.machine),
                at: time::instant(set.at),
            })
            .collect()
    }

    /// What people want, newest first.
    pub(in crate::acts) fn wishes_lines(&self, concern: &Concern) -> Result<Vec<WishesLine>> {
        let line = |one: &crate::domain::concern::Stated<crate::entry::v1::WishesAsked>| {
            let own = ["Asked", "In their own words"];
            Ok(WishesLine {
                entry: one.entry.to_string(),
                person: one.said.person,
                name: self.stated_of(one.said.person)?,
                asked_label: terms::label(terms::ASKED, &one.said.was_asked),
                asked_at: one.said.asked_at.clone(),
                own_words: one.said.own_words.clone(),
                facts: facts(wishes_rows(&one.said, self.lists()), &own),
                officer: self.roster.officer_name(&one.entry.machine),
                at: time::instant(one.at),
                withdrawn: self.taken_back(one.withdrawn.as_ref()),
            })
        };
        concern.wishes.iter().rev().map(line).collect()
    }

    /// Assessments of capacity, newest first.
    pub(in crate::acts) fn capacity_lines(&self, concern: &Concern) -> Result<Vec<CapacityLine>> {
        let line = |one: &crate::domain::concern::Stated<crate::entry::v1::CapacityAssessed>| {
            Ok(CapacityLine {
                entry: one.entry.to_string(),
                person: one.said.person,
                name: self.stated_of(one.said.person)?,
                decision: one.said.decision.clone(),
                outcome: one.said.outcome.clone(),
                outcome_label: terms::label(terms::CAPACITY_OUTCOMES, &one.said.outcome),
                assessed_at: one.said.assessed_at.clone(),
                facts: facts(capacity_rows(&one.said), &["Decision", "Outcome"]),
                missing: capacity::missing(&one.said),
                officer: self.roster.officer_name(&one.entry.machine),
                at: time::instant(one.at),
                withdrawn: self.taken_back(one.withdrawn.as_ref()),
            })
        };
        concern.capacity.iter().rev().map(line).collect()
    }

    /// The name of the person a statement is about.
    pub(super) fn stated_of(&self, person: Option<PersonId>) -> Result<String> {
        let Some(person) = person else { return Ok(String::new()) };
        let facts = self.store.person_shown(person)?;
        Ok(facts.map_or_else(|| "Name not known".into(), |facts| person::shown_name(&facts)))
    }

    pub(in crate::acts) fn taken_back(&self, withdrawn: Option<&Withdrawn>) -> Option<TakenBack> {
        withdrawn.map(|one| TakenBack {
            officer: self.roster.officer_name(&one.by.machine),
            at: time::instant(one.at),
            reason: one.reason.clone(),
        })
    }
}

fn facts(rows: Vec<FactRow>, but: &[&str]) -> Vec<Fact> {
    let rest = rows.into_iter().filter(|(label, _)| !but.contains(label));
    rest.map(|(label, value)| Fact { label: label.into(), value }).collect()
}

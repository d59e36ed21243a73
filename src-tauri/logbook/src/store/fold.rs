//! From entries to tables: the subjects that new entries touch, or all of them afresh.

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use super::words::words;
use crate::domain::concern::{Concern, Told};
use crate::domain::id::{About, ConcernId, PersonId};
use crate::domain::person::shown_name;
use crate::domain::roster::{Cuts, ROSTER_KINDS, Roster};
use crate::domain::versions::{self, Versions};
use crate::entry::v1::{Body, PersonFacts};
use crate::error::Result;

/// Kinds whose subject is a concern.
const CONCERN_KINDS: &[&str] = &["concern-recorded"];
/// Kinds whose subject is a person.
const PERSON_KINDS: &[&str] =
    &["person-described", "people-related", "relation-ended", "people-merged", "people-parted"];
/// Tables that are folded and nothing else.
const FOLDED: &[&str] = &[
    "people",
    "person_keys",
    "relations",
    "same_person",
    "restricted",
    "concerns",
    "concern_types",
    "filed_under",
    "concern_people",
    "concern_agencies",
    "imported_rows",
    "referrals",
    "actions",
    "clocked",
    "shares",
    "share_people",
    "search",
    "concern_files",
];

impl Store {
    /// Folds these subjects: people first, then every concern, those in which one of the people has a part as well.
    /// What is neither, such as the log itself, has no rows. Concerns are folded in the order in which they were first
    /// written down, since that is how their rows are numbered.
    pub(crate) fn fold(&self, subjects: impl IntoIterator<Item = About>) -> Result<()> {
        let mut concerns = BTreeMap::new();
        for about in subjects.into_iter().collect::<BTreeSet<_>>() {
            let told = self.told_about(about)?;
            if told.iter().any(|told| PERSON_KINDS.contains(&told.body.kind())) {
                self.fold_person(PersonId(about.0), &told)?;
                for concern in self.concerns_of(PersonId(about.0))? {
                    concerns.entry(concern).or_insert(None);
                }
            } else if let Some(first) = told.iter().find(|told| matches!(told.body, Body::ConcernRecorded(_)))
            {
                concerns.insert(ConcernId(about.0), Some(first.order()));
            }
        }
        // A person's concerns that are not among the subjects have their rows already.
        let mut concerns: Vec<_> = concerns.into_iter().collect();
        concerns.sort_unstable_by_key(|(id, first)| (*first, *id));
        for (concern, _) in concerns {
            self.fold_concern(concern)?;
        }
        self.fold_same_person_if_said()
    }

    /// Drops every folded row and folds the whole log again, in one transaction.
    ///
    /// # Errors
    /// Store errors; the old rows stay then.
    pub fn refold(&self) -> Result<()> {
        let step = self.db.unchecked_transaction()?;
        self.fold_afresh()?;
        step.commit()?;
        Ok(())
    }

    /// The digest the folded tables would have if they were folded afresh; what is there stays as it is.
    ///
    /// # Errors
    /// Store errors.
    pub fn state_refolded(&self) -> Result<String> {
        // Dropped without a commit, the transaction never was.
        let _step = self.db.unchecked_transaction()?;
        self.fold_afresh()?;
        self.state()
    }

    /// As [`Store::refold`], inside a transaction that stands already.
    pub(crate) fn fold_afresh(&self) -> Result<()> {
        for table in FOLDED {
            self.db.execute(&format!("DELETE FROM {table}"), [])?;
        }
        self.fold_access()?;
        self.settle_disposals()?;
        for person in self.subjects(PERSON_KINDS)? {
            self.fold_person(PersonId(person.0), &self.told_about(person)?)?;
        }
        for concern in self.subjects(CONCERN_KINDS)? {
            self.fold_concern(ConcernId(concern.0))?;
        }
        self.forget_words_of_nobody()?;
        self.fold_same_person_if_said()
    }

    /// Folds the roster from its entries.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub(crate) fn roster(&self) -> Result<Roster> {
        let mut told = Vec::new();
        for kept in self.entries_of_kinds(ROSTER_KINDS)? {
            told.extend(kept.told()?);
        }
        Ok(Roster::fold(told))
    }

    /// Reads one concern from its entries; nothing when none recorded it. Bodies that were erased are left out.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub fn concern(&self, id: ConcernId) -> Result<Option<Concern>> {
        Ok(Concern::fold(self.told_about(id.into())?))
    }

    /// What of a person was written apart and is not settled.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub fn versions_of_person(&self, id: PersonId) -> Result<Vec<Versions>> {
        Ok(versions::of_person(&self.told_about(id.into())?).map_or_else(Vec::new, |(_, versions)| versions))
    }

    /// Everything read about one thing, in the log's order; what was erased or never came is left out.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub(crate) fn told_about(&self, about: About) -> Result<Vec<Told>> {
        if self.is_hidden(about)? { Ok(Vec::new()) } else { self.told_in_force(about) }
    }

    /// As [`Store::told_about`], of what is hidden as well.
    pub(super) fn told_in_force(&self, about: About) -> Result<Vec<Told>> {
        let mut told = Vec::new();
        let entries = self.entries_about(about)?;
        let alone = entries.windows(2).all(|pair| pair[0].id.machine == pair[1].id.machine);
        for kept in entries {
            if self.cuts.borrow().allow(kept.id) {
                told.extend(if alone { kept.told_alone()? } else { kept.told()? });
            }
        }
        Ok(told)
    }

    /// What was put right of the people of a concern of which a packet went, and of whoever is one and the same with them.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub(crate) fn put_right_of_people(&self, concern: &Concern) -> Result<Vec<Told>> {
        let mut told = Vec::new();
        // Most concerns have no packet, and every concern is folded often.
        let people = if concern.shares.is_empty() { &[][..] } else { &concern.people };
        let mut read = BTreeSet::new();
        for link in people {
            for person in self.one_and_the_same(link.person)? {
                if read.insert(person) {
                    told.extend(self.told_about(person.into())?);
                }
            }
        }
        told.retain(|told| {
            matches!(&told.body, Body::PersonDescribed(said) if !said.put_right.is_empty())
                || matches!(&told.body, Body::VersionsSettled(said) if !said.put_right.is_empty())
        });
        Ok(told)
    }

    fn fold_person(&self, id: PersonId, told: &[Told]) -> Result<()> {
        if let Some((facts, versions)) = versions::of_person(told) {
            self.put_person(id, &facts, versions.len())?;
        }
        self.put_relations(id, told)
    }

    pub(super) fn fold_concern(&self, id: ConcernId) -> Result<()> {
        let Some(concern) = self.concern(id)? else { return Ok(()) };
        let mut people: Vec<(PersonId, PersonFacts)> = Vec::new();
        for link in &concern.people {
            people.extend(self.person_shown(link.person)?.map(|facts| (link.person, facts)));
        }
        let mut versions = concern.versions.len();
        for link in &concern.people {
            versions += self.person_versions(link.person)?;
        }
        let main = concern.main_person().and_then(|main| people.iter().find(|(id, _)| *id == main));
        let title = main.map_or_else(|| "Name not known".to_owned(), |(_, facts)| shown_name(facts));
        let number = self.put_concern(&concern, &title, &sort_name(&title), versions)?;
        self.put_actions(&concern)?;
        self.put_clocked(&concern)?;
        self.put_shares(&concern)?;
        self.put_imported(&concern)?;
        self.put_concern_files(&concern)?;
        if !self.words_later.get() {
            self.put_words(number, &words(&concern, &people))?;
        }
        // Last, since it clears away what was put where that is not to be seen here.
        self.put_restricted(&concern)
    }

    /// Indexes the words of some concerns that have none in the index yet; returns how many it did.
    ///
    /// # Errors
    /// Store errors; nothing of these is indexed then.
    pub(crate) fn index_some(&self, most: u32) -> Result<usize> {
        let step = self.begin()?;
        let without = self.without_words(most)?;
        for concern in &without {
            self.fold_concern(*concern)?;
        }
        step.commit()?;
        Ok(without.len())
    }

    /// Says of every concern which files it has: those written before a program that knows did not.
    ///
    /// # Errors
    /// Store errors; nothing is said then.
    pub(crate) fn say_whose_files(&self) -> Result<()> {
        let step = self.begin()?;
        for concern in self.subjects(&["file-attached"])? {
            if let Some(concern) = self.concern(ConcernId(concern.0))? {
                self.put_concern_files(&concern)?;
            }
        }
        step.commit()?;
        Ok(())
    }

    /// As [`Store::fold_afresh`], with logs ending elsewhere than before.
    pub(crate) fn fold_afresh_within(&self, cuts: &Cuts) -> Result<()> {
        self.end_logs_at(cuts);
        self.fold_afresh()
    }

    fn subjects(&self, kinds: &[&str]) -> Result<Vec<About>> {
        // In the order they were first written, so that row numbers come out alike on every machine.
        let mut seen = BTreeSet::new();
        let entries = self.entries_of_kinds(kinds)?;
        Ok(entries.into_iter().map(|kept| kept.about).filter(|about| seen.insert(*about)).collect())
    }
}

/// Last name first, so that a list by name reads like a register.
fn sort_name(title: &str) -> String {
    let lower = title.to_lowercase();
    match lower.rsplit_once(' ') {
        Some((first, last)) => format!("{last} {first}"),
        None => lower,
    }
}

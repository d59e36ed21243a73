//! Subjects that were disposed of: hidden as soon as the log says so, erased once every machine has heard of it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use super::Store;
use crate::domain::concern::{Concern, Told};
use crate::domain::disposal::{DISPOSAL_KINDS, Disposal, Outcome};
use crate::domain::id::{About, Hash};
use crate::domain::roster::Roster;
use crate::entry::{self, v1::Body};
use crate::error::Result;

impl Store {
    /// Every proposal to erase something, in the log's order, with what came of it.
    ///
    /// # Errors
    /// `Damaged` when a body is not what its kind says.
    pub(crate) fn disposals(&self) -> Result<Vec<Disposal>> {
        let mut told: Vec<Told> = Vec::new();
        for kept in self.entries_of_kinds(DISPOSAL_KINDS)? {
            if self.cuts().allow(kept.id) {
                told.extend(kept.told()?);
            }
        }
        let mut roster = Roster::default();
        if told.iter().any(|told| matches!(told.body, Body::DisposalAuthorised(_))) {
            // Whose each machine is never changes, whoever is in.
            roster = self.roster()?;
        }
        Ok(Disposal::fold(&told, |machine| roster.officer_of(machine).map(|officer| officer.id)))
    }

    /// Whether a subject was disposed of, by the entries or by what other machines said to a log out of a backup.
    pub(crate) fn is_disposed(&self, about: About) -> Result<bool> {
        let sql =
            "SELECT 1 FROM disposed WHERE about = ?1 UNION ALL SELECT 1 FROM said_disposed WHERE about = ?1";
        Ok(self.db.prepare_cached(sql)?.exists([about.0])?)
    }

    /// Hides what other machines say is disposed of, inside the transaction that stands.
    pub(crate) fn put_said_disposed(&self, said: BTreeSet<About>) -> Result<()> {
        for about in said {
            if !self.is_disposed(about)? {
                self.db
                    .prepare_cached("INSERT INTO said_disposed (about) VALUES (?1)")?
                    .execute([about.0])?;
                self.clear_rows(about)?;
            }
        }
        self.fold_same_person_if_said()
    }

    /// What other machines said is disposed of, and no entry does.
    pub(crate) fn said_disposed(&self) -> Result<Vec<About>> {
        let mut statement = self.db.prepare_cached(
            "SELECT about FROM said_disposed WHERE about NOT IN (SELECT about FROM disposed) ORDER BY about",
        )?;
        let rows = statement.query_map([], |row| Ok(About(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Shows again what was only said to be disposed of, inside the transaction that stands.
    pub(crate) fn forget_said_disposed(&self, said: Vec<About>) -> Result<()> {
        self.db.execute("DELETE FROM said_disposed", [])?;
        self.look_at_everything_again()?;
        self.fold(said)
    }

    /// What was not taken while something was hidden is looked at again.
    fn look_at_everything_again(&self) -> Result<()> {
        self.db.execute("DELETE FROM taken", [])?;
        Ok(())
    }

    /// Hides what was disposed of and shows again what turns out not to be, inside the transaction that stands.
    pub(crate) fn fold_disposals(&self) -> Result<()> {
        let shown = self.settle_disposals()?;
        if shown.is_empty() { self.fold_same_person_if_said() } else { self.fold(shown) }
    }

    /// Says afresh what is disposed of. Returns what was until now and is not, whose rows are not folded yet.
    pub(super) fn settle_disposals(&self) -> Result<Vec<About>> {
        let mut now: BTreeMap<About, Hash> = BTreeMap::new();
        for disposal in self.disposals()? {
            if let (Outcome::InForce, Some(authorised)) = (disposal.outcome, &disposal.authorised) {
                now.extend(disposal.said.subjects.iter().map(|about| (*about, authorised.hash)));
            }
        }
        let before = self.disposed()?;
        self.db.execute("DELETE FROM disposed", [])?;
        for (about, by) in &now {
            self.db
                .prepare_cached("INSERT INTO disposed (about, by) VALUES (?1, ?2)")?
                .execute(params![about.0, by])?;
            if !before.contains_key(about) {
                self.clear_rows(*about)?;
            }
        }
        self.keep_restricted_until_erased()?;
        let shown: Vec<About> = before.into_keys().filter(|about| !now.contains_key(about)).collect();
        if !shown.is_empty() {
            self.look_at_everything_again()?;
        }
        Ok(shown)
    }

    /// Until its bodies are erased, whoever must not see what was disposed of must open no copy of this log either.
    fn keep_restricted_until_erased(&self) -> Result<()> {
        let mut statement = self.db.prepare_cached(
            "SELECT DISTINCT e.about FROM disposed d JOIN entries e ON e.about = d.about
             JOIN bodies b ON b.entry = e.number WHERE b.sealed = 1 ORDER BY e.about",
        )?;
        let sealed = statement.query_map([], |row| Ok(About(row.get(0)?)))?;
        for about in sealed.collect::<rusqlite::Result<Vec<_>>>()? {
            if let Some(concern) = Concern::fold(self.told_in_force(about)?) {
                self.put_restricted(&concern)?;
            }
        }
        Ok(())
    }

    /// Everything that was disposed of, by the entries, with the hash of the one that authorised it.
    pub(crate) fn disposed(&self) -> Result<BTreeMap<About, Hash>> {
        let mut statement = self.db.prepare_cached("SELECT about, by FROM disposed")?;
        let rows = statement.query_map([], |row| Ok((About(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Erases every body about some subjects, every file that nothing else names, and what an index or a proof of a log that
    /// went two ways keeps of them, inside the transaction that stands. Files of the folder that hold them are withdrawn.
    pub(crate) fn erase_subjects(&self, subjects: &[About]) -> Result<()> {
        let mut gone = Vec::new();
        for about in subjects {
            let kept = self.entries_about(*about)?;
            gone.extend(kept.iter().filter(|kept| kept.body.is_some()).map(|kept| kept.id));
            self.erase_bodies_about(*about)?;
            self.clear_rows(*about)?;
            self.db.prepare_cached("DELETE FROM restricted WHERE about = ?1")?.execute([about.0])?;
        }
        self.withdraw_files_with(&gone)?;
        self.erase_proofs_about(subjects)?;
        self.forget_unnamed_files()?;
        self.leave_no_word_in_the_index()
    }

    /// Second entries stay as proof; what they say of these subjects does not.
    fn erase_proofs_about(&self, subjects: &[About]) -> Result<()> {
        let mut statement = self.db.prepare_cached("SELECT hash, cose FROM forks WHERE body IS NOT NULL")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, Hash>(0)?, row.get::<_, Vec<u8>>(1)?)))?;
        for (hash, cose) in rows.collect::<rusqlite::Result<Vec<_>>>()? {
            if subjects.contains(&entry::header(&cose)?.about) {
                self.db.prepare_cached("UPDATE forks SET body = NULL WHERE hash = ?1")?.execute([hash])?;
            }
        }
        Ok(())
    }
}

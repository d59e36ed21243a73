//! Checking the log: every signature, the chain, every digest, the database's pages, the folded tables.
//!
//! A check names what is wrong and where, and mends nothing: a log that repairs itself cannot be believed.

mod entries;
mod files;

use std::time::Instant;

use super::{form, view};
use crate::domain::time;
use crate::error::Result;
use crate::logbook::Logbook;
use crate::store::state::damaged_pages;

/// More problems than this are not listed one by one.
const PROBLEMS_MAX: usize = 200;

form! {
    /// How far to check.
    pub struct CheckForm {
        /// Also fold all tables afresh and compare, and read every file.
        pub deep: bool,
    }
}

view! {
    /// What a check found.
    pub struct CheckReport {
        /// SHA-256 of the folded tables: the same on every machine with the same entries.
        pub state: String,
        /// Entries checked.
        pub entries: u64,
        /// Machines and their heads.
        pub machines: Vec<CheckedMachine>,
        /// What is wrong; empty when all is well.
        pub problems: Vec<Problem>,
        /// How long it took, milliseconds.
        pub took_ms: u64,
        /// When.
        pub at: String,
    }
    /// A machine's log.
    pub struct CheckedMachine {
        /// Its id.
        pub machine: String,
        /// Its letter.
        pub letter: String,
        /// Whose it is.
        pub officer: String,
        /// Hash of its last entry, hexadecimal.
        pub head: String,
        /// Number of its last entry.
        pub seq: u64,
    }
    /// Something wrong.
    pub struct Problem {
        /// Where: an entry such as `A-17`, a page of the database, a table, a file.
        pub r#where: String,
        /// What.
        pub what: String,
    }
}

impl Logbook {
    /// Checks the log.
    ///
    /// # Errors
    /// Only what keeps the check itself from running; whatever is wrong with the log is in the report.
    pub fn check_log(&mut self, form: CheckForm) -> Result<CheckReport> {
        let started = Instant::now();
        // A new machine may still be indexing what came with the log; that is no fault.
        super::index_rest(&mut &mut *self)?;
        let mut problems = Problems::default();
        let (database, key) = (self.vault.folder().database(), &self.keyset.database);
        // The pages are read on connections of their own, so both halves of the work go on at once.
        let (damage, (entries, in_entries)) = std::thread::scope(|scope| {
            let pages = scope.spawn(|| damaged_pages(&database, key));
            let entries = self.check_entries();
            (pages.join(), entries)
        });
        match damage {
            Ok(Ok(damage)) => damage.iter().for_each(|line| problems.add("database", line)),
            Ok(Err(_)) | Err(_) => problems.add("database", "its pages cannot all be read"),
        }
        in_entries.iter().for_each(|one| problems.add(&one.r#where, &one.what));
        let state = self.store.state().unwrap_or_else(|_| {
            problems.add("folded tables", "cannot be read");
            String::new()
        });
        if form.deep {
            self.check_folding(&state, &mut problems);
            self.check_files(&mut problems);
        }
        if !self.vault.folder().recovery().is_file() {
            problems.add("log.recovery.age", "the file that the recovery kit opens is missing");
        }
        let at = time::instant(self.now());
        if problems.list.is_empty() {
            self.store.set_local("checked_at", &at)?;
        }
        // A log that is damaged may not take even this; the report says so all the same.
        let _ = self.store.set_local("found_wrong", if problems.list.is_empty() { "" } else { &at });
        Ok(CheckReport {
            state,
            entries,
            machines: self.checked_machines().unwrap_or_default(),
            problems: problems.list,
            took_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
            at,
        })
    }

    fn check_folding(&self, state: &str, problems: &mut Problems) {
        match self.store.state_refolded() {
            Ok(afresh) if afresh == state => {}
            Ok(_) => problems.add("folded tables", "do not say what the entries say"),
            Err(_) => problems.add("folded tables", "cannot be made from the entries"),
        }
    }

    fn checked_machines(&self) -> Result<Vec<CheckedMachine>> {
        let heads = self.store.heads()?;
        Ok(heads
            .iter()
            .map(|(machine, (seq, hash))| CheckedMachine {
                machine: machine.to_string(),
                letter: self.roster.letter_of(machine),
                officer: self.roster.officer_name(machine),
                head: data_encoding::HEXLOWER.encode(hash),
                seq: *seq,
            })
            .collect())
    }
}

#[derive(Default)]
struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    fn add(&mut self, at: &str, what: &str) {
        if self.list.len() < PROBLEMS_MAX {
            self.list.push(Problem { r#where: at.to_owned(), what: what.to_owned() });
        }
    }
}

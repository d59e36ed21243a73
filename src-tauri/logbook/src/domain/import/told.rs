//! What was read from a row, and how it goes with the concern.

use super::Doubt;
use super::words::{Outcome, ReportedBy};

/// A person of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowPerson {
    /// Full name.
    pub name: String,
    /// What they are called.
    pub known_as: String,
    /// Role code, or empty.
    pub role: &'static str,
    /// Relationship, as written.
    pub relationship: String,
    /// Day of birth.
    pub born_on: Option<String>,
    /// Age in words, with the month it was true in.
    pub age: String,
    /// Address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// `not_safe`, or empty.
    pub safe_to_contact: &'static str,
    /// When and how.
    pub safe_note: String,
    /// Their address must not be revealed.
    pub hide_address: bool,
}

/// A referral of a row: agency and day are clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Agency code.
    pub agency: String,
    /// As the cell names it.
    pub recipient: String,
    /// How, where the cell says so; else empty.
    pub route: &'static str,
    /// The day.
    pub sent_at: String,
}

/// Something somebody should look at, or only know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Column, from 0.
    pub column: u32,
    /// Its heading.
    pub heading: String,
    /// What stands there.
    pub cell: String,
    /// What it was read as; empty where it could not be read.
    pub read_as: String,
    /// Why.
    pub doubt: Doubt,
}

/// A row, read.
#[derive(Debug, Clone)]
pub struct RowRead {
    /// Its number.
    pub row: u32,
    /// The sheet's own reference.
    pub reference: String,
    /// When received: a day, or a moment.
    pub received: Option<String>,
    /// When it happened, in words.
    pub happened_when: String,
    /// Who reported it.
    pub reporter: ReportedBy,
    /// How it came.
    pub route: Option<&'static str>,
    /// People.
    pub people: Vec<RowPerson>,
    /// What happened.
    pub story: String,
    /// Kinds; the first is the main one.
    pub kinds: Vec<String>,
    /// Referrals.
    pub referrals: Vec<Referral>,
    /// What came of it.
    pub outcome: Outcome,
    /// In the sheet's words.
    pub outcome_words: String,
    /// What to look at.
    pub findings: Vec<Finding>,
    /// Every cell: column, heading, words.
    pub verbatim: Vec<(u32, String, String)>,
}

impl Default for RowRead {
    fn default() -> Self {
        RowRead {
            row: 0,
            reference: String::new(),
            received: None,
            happened_when: String::new(),
            reporter: ReportedBy::default(),
            route: None,
            people: Vec::new(),
            story: String::new(),
            kinds: Vec::new(),
            referrals: Vec::new(),
            outcome: Outcome::Words,
            outcome_words: String::new(),
            findings: Vec::new(),
            verbatim: Vec::new(),
        }
    }
}

impl RowRead {
    /// Whether there is a concern in it at all: somebody, a story, or a day with what was done on it.
    pub fn is_a_concern(&self) -> bool {
        let said = !self.kinds.is_empty() || !self.referrals.is_empty();
        !self.people.is_empty() || !self.story.is_empty() || (self.received.is_some() && said)
    }

    /// Whether somebody must look at something that was read.
    pub fn needs_a_look(&self) -> bool {
        self.findings.iter().any(|finding| finding.doubt.is_pressing() && !finding.read_as.is_empty())
    }

    /// Whether something could not be read, and stands in the note alone.
    pub fn has_unread(&self) -> bool {
        self.findings.iter().any(|finding| finding.doubt.is_pressing() && finding.read_as.is_empty())
    }

    /// Everything as it stood, and what to look at: a note of the concern.
    pub fn note(&self, file: &str, sheet: &str) -> String {
        let mut note =
            format!("As it stood in row {} of the sheet \u{201c}{sheet}\u{201d} ({file}):\n", self.row);
        for (_, heading, cell) in &self.verbatim {
            note.push_str(&format!("{heading}: {cell}\n"));
        }
        for finding in &self.findings {
            let Finding { heading, cell, read_as, .. } = finding;
            let shown: String = cell.chars().take(200).collect();
            let read = match read_as.is_empty() {
                true => "could not be read".to_owned(),
                false => format!("was read as \u{201c}{read_as}\u{201d}"),
            };
            let look = if finding.doubt.is_pressing() { "Please look" } else { "Read with care" };
            note.push_str(&format!("{look}: {heading}, \u{201c}{shown}\u{201d}, {read}.\n"));
        }
        note.trim_end().to_owned()
    }
}

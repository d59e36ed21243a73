//! What each row would become, before anything is written.

use super::super::{form, view};
use super::ImportPlan;
use super::register::Register;
use super::rows::{Becomes, Chosen, Placed, place};
use crate::domain::id::PersonId;
use crate::domain::import::Doubt;
use crate::domain::import::cells::Book;
use crate::domain::import::told::RowRead;
use crate::domain::import::words::Outcome;
use crate::domain::lists::List;
use crate::error::{Error, Result};
use crate::logbook::Logbook;

/// Most rows of one page.
const PAGE_MAX: u32 = 50_000;
/// Most letters of a cell that are shown.
const SHOWN: usize = 300;

form! {
    /// Which part of a proposal.
    pub struct ProposalWanted {
        /// Sheet and columns.
        pub plan: ImportPlan,
        /// `all`, `concerns`, `look`, `unread`, `doubles` or `left`; empty means all.
        pub show: String,
        /// How many of those to leave out first.
        pub after: u32,
        /// Rows wanted, at most 50,000; 0 means 25.
        pub limit: u32,
    }
}

view! {
    /// What a sheet would become.
    pub struct Proposal {
        /// The file.
        pub file: String,
        /// The sheet.
        pub sheet: String,
        /// The row with the headings; 0 for none.
        pub header_row: u32,
        /// Rows with something in them.
        pub rows: u64,
        /// How many become concerns.
        pub concerns: u64,
        /// How many of those come in closed.
        pub closed: u64,
        /// How many are doubles of another row.
        pub doubles: u64,
        /// How many are in the log already.
        pub in_log: u64,
        /// How many of those were changed in the sheet since.
        pub changed: u64,
        /// How many hold no concern.
        pub left: u64,
        /// How many concerns somebody must look at.
        pub look: u64,
        /// How many concerns have a cell that could not be read.
        pub unread: u64,
        /// People who are new.
        pub new_people: u64,
        /// People whom the log knows.
        pub known_people: u64,
        /// Referrals.
        pub referrals: u64,
        /// Rows of what was asked for, in all.
        pub shown: u64,
        /// A page of them.
        pub items: Vec<ProposedRow>,
    }
    /// A row and what it becomes.
    pub struct ProposedRow {
        /// Its number.
        pub row: u32,
        /// `concern`, `double`, `in_log`, `changed` or `left`.
        pub becomes: String,
        /// The row it is the double of.
        pub double_of: Option<u32>,
        /// Reference of the concern it became before.
        pub reference: String,
        /// When received.
        pub received: Option<String>,
        /// People, by name.
        pub people: Vec<String>,
        /// What happened, in short.
        pub story: String,
        /// Kinds in words.
        pub kinds: Vec<String>,
        /// Agencies told, in words.
        pub referrals: Vec<String>,
        /// Comes in closed.
        pub closed: bool,
        /// Somebody must look at it.
        pub look: bool,
        /// Something could not be read.
        pub unread: bool,
        /// Cells to look at, or only to know of.
        pub findings: Vec<FindingView>,
        /// Cells of a row that becomes no concern, as they stand.
        pub cells: Vec<String>,
    }
    /// A cell to look at.
    pub struct FindingView {
        /// Where it stands, such as `B5`.
        pub cell: String,
        /// Its heading.
        pub heading: String,
        /// What stands there.
        pub text: String,
        /// What it was read as; empty where it could not be read.
        pub read_as: String,
        /// Why.
        pub doubt: Doubt,
        /// Somebody must look.
        pub pressing: bool,
    }
}

impl Logbook {
    /// Says what a sheet would become. Nothing is written.
    ///
    /// # Errors
    /// `Invalid` when the plan names what is not there, or a row is too long.
    pub fn propose_import(&mut self, book: &Book, wanted: &ProposalWanted) -> Result<Proposal> {
        let is_wanted: fn(&Placed) -> bool = match wanted.show.as_str() {
            "" | "all" => |_| true,
            "concerns" => is_concern,
            "look" => |placed| is_concern(placed) && placed.read.needs_a_look(),
            "unread" => |placed| is_concern(placed) && placed.read.has_unread(),
            "doubles" => |placed| matches!(placed.becomes, Becomes::Double(_) | Becomes::InLog(..)),
            "left" => |placed| matches!(placed.becomes, Becomes::Left),
            _ => return Err(Error::field("show", "unknown-choice")),
        };
        let chosen = Chosen::of(book, &wanted.plan)?;
        let placed = self.place_rows(&chosen)?;
        let (new_people, known_people) = self.count_people(&placed)?;
        let count =
            |fits: &dyn Fn(&Placed) -> bool| placed.iter().filter(|placed| fits(placed)).count() as u64;
        let limit = if wanted.limit == 0 { 25 } else { wanted.limit.min(PAGE_MAX) };
        let page = placed.iter().filter(|placed| is_wanted(placed)).skip(wanted.after as usize);
        let items = page.take(limit as usize).map(|placed| self.proposed(placed)).collect::<Result<_>>()?;
        let concerns = placed.iter().filter(|placed| is_concern(placed));
        Ok(Proposal {
            file: book.name.clone(),
            sheet: chosen.sheet.name.clone(),
            header_row: chosen.header_row,
            rows: placed.len() as u64,
            concerns: count(&is_concern),
            closed: count(&|placed| is_concern(placed) && is_closed(&placed.read)),
            doubles: count(&|placed| matches!(placed.becomes, Becomes::Double(_))),
            in_log: count(&|placed| matches!(placed.becomes, Becomes::InLog(..))),
            changed: count(&|placed| matches!(placed.becomes, Becomes::InLog(_, true))),
            left: count(&|placed| matches!(placed.becomes, Becomes::Left)),
            look: count(&|placed| is_concern(placed) && placed.read.needs_a_look()),
            unread: count(&|placed| is_concern(placed) && placed.read.has_unread()),
            new_people,
            known_people,
            referrals: concerns.map(|placed| placed.read.referrals.len() as u64).sum(),
            shown: count(&is_wanted),
            items,
        })
    }

    fn count_people(&self, placed: &[Placed]) -> Result<(u64, u64)> {
        let mut register = Register::of(self)?;
        let mut met = std::collections::BTreeSet::new();
        let mut number: u128 = 0;
        for placed in placed.iter().filter(|placed| is_concern(placed)) {
            for person in &placed.read.people {
                // Ids of nobody: they are counted and thrown away.
                number += 1;
                met.insert(register.take(person, || PersonId(number.to_be_bytes())));
            }
        }
        let known = met.iter().filter(|id| register.was_known(**id)).count() as u64;
        Ok((met.len() as u64 - known, known))
    }

    fn proposed(&self, placed: &Placed) -> Result<ProposedRow> {
        let read = &placed.read;
        let short = |text: &str| -> String { text.chars().take(SHOWN).collect() };
        let (becomes, double_of, concern) = match &placed.becomes {
            Becomes::Concern => ("concern", None, None),
            Becomes::Double(row) => ("double", Some(*row), None),
            Becomes::InLog(concern, false) => ("in_log", None, Some(*concern)),
            Becomes::InLog(concern, true) => ("changed", None, Some(*concern)),
            Becomes::Left => ("left", None, None),
        };
        let reference = match concern {
            Some(concern) => self.store.concern_row(concern)?.map(|row| row.reference).unwrap_or_default(),
            None => String::new(),
        };
        let findings = read.findings.iter().map(|finding| FindingView {
            cell: place(finding.column, read.row),
            heading: finding.heading.clone(),
            text: short(&finding.cell),
            read_as: finding.read_as.clone(),
            doubt: finding.doubt,
            pressing: finding.doubt.is_pressing(),
        });
        let cells = match placed.becomes {
            Becomes::Concern => Vec::new(),
            _ => read
                .verbatim
                .iter()
                .map(|(at, _, cell)| format!("{}: {}", place(*at, read.row), short(cell)))
                .collect(),
        };
        Ok(ProposedRow {
            row: read.row,
            becomes: becomes.into(),
            double_of,
            reference,
            received: read.received.clone(),
            people: read.people.iter().map(|person| person.name.clone()).collect(),
            story: short(&read.story),
            kinds: read.kinds.iter().map(|code| self.lists().label(List::ConcernTypes, code)).collect(),
            referrals: read
                .referrals
                .iter()
                .map(|referral| self.lists().label(List::Agencies, &referral.agency))
                .collect(),
            closed: is_closed(read),
            look: read.needs_a_look(),
            unread: read.has_unread(),
            findings: findings.collect(),
            cells,
        })
    }
}

pub(super) fn is_concern(placed: &Placed) -> bool {
    matches!(placed.becomes, Becomes::Concern)
}

pub(super) fn is_closed(read: &RowRead) -> bool {
    matches!(read.outcome, Outcome::Closed(_))
}

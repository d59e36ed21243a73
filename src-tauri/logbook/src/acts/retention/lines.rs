//! Holds, proposals and certificates as a page shows them.

use super::super::view;
use crate::acts::Fact;
use crate::domain::concern::Concern;
use crate::domain::disposal::{Authorised, Disposal, hex};
use crate::domain::id::{ConcernId, HoldId, MachineId};
use crate::domain::lists::List;
use crate::domain::retention::Hold;
use crate::domain::{terms, time};
use crate::entry::v1::RetentionReviewed;
use crate::error::Result;
use crate::logbook::Logbook;

/// Backups are kept this long, so what was erased is in none after it, milliseconds.
const BACKUPS_MS: i64 = crate::acts::backup::kept::KEEP_MS;

view! {
    /// A hold in force.
    pub struct HoldLine {
        /// Its id.
        pub hold: HoldId,
        /// Why.
        pub label: String,
        /// Whose request, claim or inquiry; empty for the one that the log sets by itself.
        pub details: String,
        /// When to look at it again.
        pub review_on: Option<String>,
        /// When it was set; nothing for the one that the log sets by itself.
        pub set_at: Option<String>,
    }
    /// A proposal that waits.
    pub struct DisposalLine {
        /// Its name.
        pub proposal: String,
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Whom it is about.
        pub title: String,
        /// Why it is to go.
        pub ground: String,
        /// Who proposed it.
        pub proposed_by: String,
        /// When.
        pub proposed_at: String,
        /// From which day another officer may agree.
        pub open_until: String,
        /// What the officer found.
        pub found: Vec<Fact>,
        /// Whether this officer may agree now.
        pub may_authorise: bool,
        /// Otherwise the name of the rule that stands against it.
        pub why_not: Option<String>,
        /// Officers whose machines have not heard of it.
        pub waits_for: Vec<String>,
    }
    /// What remains of a record that went.
    pub struct CertificateLine {
        /// The certificate's number.
        pub certificate: String,
        /// Why it went.
        pub ground: String,
        /// Who proposed it.
        pub proposed_by: String,
        /// Who agreed.
        pub authorised_by: String,
        /// When.
        pub authorised_at: String,
        /// The day from which its time ran.
        pub counted_from: String,
        /// For how many years it was kept; 0 where its time did not decide.
        pub years: u32,
        /// The first and the last day on which anything was written in it.
        pub written_from: String,
        /// The last.
        pub written_until: String,
        /// Entries whose words are erased.
        pub entries: u64,
        /// Files that are erased.
        pub files: u64,
        /// Agencies that still have packets of it, with the day.
        pub still_with: Vec<String>,
        /// On how many machines it is erased.
        pub erased_on: usize,
        /// Of how many.
        pub machines: usize,
        /// Officers whose machines have not erased it yet.
        pub waits_for: Vec<String>,
        /// When it was erased on the last of them.
        pub erased_at: Option<String>,
        /// The day after which no backup has it, once it is erased everywhere.
        pub backups_gone_on: Option<String>,
    }
}

impl HoldLine {
    pub(super) fn of(hold: &Hold) -> HoldLine {
        HoldLine {
            hold: hold.id,
            label: terms::label(terms::HOLD_REASONS, &hold.why),
            details: hold.details.clone(),
            review_on: hold.review_on.clone(),
            set_at: hold.set.map(time::instant),
        }
    }
}

impl Logbook {
    pub(super) fn disposal_line(&self, disposal: &Disposal, concern: &Concern) -> Result<DisposalLine> {
        let why_not = self.why_not(disposal, concern)?;
        let title = self.store.concern_row(concern.id)?.map(|row| row.title).unwrap_or_default();
        Ok(DisposalLine {
            proposal: hex(&disposal.id),
            concern: concern.id,
            reference: concern.reference.clone(),
            title,
            ground: terms::label(terms::DISPOSAL_GROUNDS, &disposal.said.ground),
            proposed_by: self.roster.officer_name(&disposal.by.machine),
            proposed_at: time::instant(disposal.at),
            open_until: disposal.said.open_until.clone(),
            found: concern.retention().reviewed.map_or_else(Vec::new, |reviewed| found(&reviewed)),
            may_authorise: why_not.is_none(),
            why_not: why_not.map(Into::into),
            waits_for: self.officers_of(&self.not_heard(disposal.by)?),
        })
    }

    pub(super) fn certificate_line(&self, disposal: &Disposal, agreed: &Authorised) -> CertificateLine {
        let Authorised { by, at, said, .. } = agreed;
        let machines: Vec<MachineId> = self.roster.active_machines().map(|machine| machine.id).collect();
        let waiting: Vec<MachineId> =
            machines.iter().filter(|m| !disposal.erased_by.contains_key(m)).copied().collect();
        let last = disposal.erased_by.values().max().filter(|_| waiting.is_empty()).copied();
        let sent = said.still_with.iter();
        CertificateLine {
            certificate: said.certificate.clone(),
            ground: terms::label(terms::DISPOSAL_GROUNDS, &disposal.said.ground),
            proposed_by: self.roster.officer_name(&disposal.by.machine),
            authorised_by: self.roster.officer_name(&by.machine),
            authorised_at: time::instant(*at),
            counted_from: said.counted_from.clone(),
            years: said.years,
            written_from: said.written.0.clone(),
            written_until: said.written.1.clone(),
            entries: said.entries,
            files: said.files,
            still_with: sent
                .map(|(code, day)| {
                    format!("{}, {}", self.lists().label(List::Agencies, code), time::moment_in_words(day))
                })
                .collect(),
            erased_on: machines.len() - waiting.len(),
            machines: machines.len(),
            waits_for: self.officers_of(&waiting),
            erased_at: last.map(time::instant),
            backups_gone_on: last.map(|at| time::day(at + BACKUPS_MS).to_string()),
        }
    }

    /// Names of the officers whose machines these are, each once.
    fn officers_of(&self, machines: &[MachineId]) -> Vec<String> {
        let mut names: Vec<String> =
            machines.iter().map(|machine| self.roster.officer_name(machine)).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// What an officer found who looked at a record.
pub(in crate::acts) fn found(reviewed: &RetentionReviewed) -> Vec<Fact> {
    let answer = |code: &Option<String>| {
        code.as_deref().map_or_else(String::new, |code| terms::label(terms::YES_NO_UNKNOWN, code))
    };
    let facts = [
        ("Anybody in touch lately", answer(&reviewed.recent_contact)),
        ("What it is about was serious", answer(&reviewed.serious)),
        ("Press, court or inquiry may take an interest", answer(&reviewed.interest)),
        ("Kept until", reviewed.keep_until.as_deref().map(time::moment_in_words).unwrap_or_default()),
        ("Reasons", reviewed.reasons.clone()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    facts.map(|(label, value)| Fact { label: label.into(), value }).collect()
}

//! The page of records whose time is over: what is due, what is proposed, what is gone.

use chrono::{Days, Months, NaiveDate};

use super::super::{Nothing, form, view};
use super::lines::{CertificateLine, DisposalLine, HoldLine};
use crate::domain::concern::Concern;
use crate::domain::disposal::Outcome;
use crate::domain::id::ConcernId;
use crate::domain::time;
use crate::error::Result;
use crate::logbook::Logbook;

/// Records are shown this long before their time is over.
const AHEAD: Days = Days::new(90);
/// As many are looked at for one page; the oldest first.
const LOOKED_AT_MOST: u32 = 500;

form! {
    /// Which record.
    pub struct RecordWanted {
        /// The concern.
        pub concern: ConcernId,
    }
}

view! {
    /// Records and their time.
    pub struct RetentionPage {
        /// For how many years records are kept.
        pub years: u32,
        /// For how many days a proposal is open to objections.
        pub objection_days: u32,
        /// Closed records whose time is over within 90 days, the longest overdue first.
        pub due: Vec<RecordKept>,
        /// Proposals that wait.
        pub proposed: Vec<DisposalLine>,
        /// Certificates, newest first.
        pub gone: Vec<CertificateLine>,
    }
    /// One record and its time.
    pub struct RecordKept {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Whom it is about.
        pub title: String,
        /// Whether it is closed.
        pub closed: bool,
        /// The day from which its time runs; nothing while anything about the person is open.
        pub counted_from: Option<String>,
        /// The day on which its time is over.
        pub due_on: Option<String>,
        /// Whether that day has come.
        pub is_due: bool,
        /// Until when somebody decided to keep it longer.
        pub kept_until: Option<String>,
        /// Holds in force.
        pub holds: Vec<HoldLine>,
        /// The proposal to erase it that waits.
        pub proposed: Option<DisposalLine>,
    }
}

impl Logbook {
    /// Reads the page.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_retention(&mut self, _: Nothing) -> Result<RetentionPage> {
        let today = time::day(self.now());
        let years = self.settings.retention_years;
        let mut due = Vec::new();
        let before = (today + AHEAD - Months::new(12 * years)).to_string();
        for concern in self.store.closed_and_received_before(&before, LOOKED_AT_MOST)? {
            let Some(concern) = self.store.concern(concern)? else { continue };
            if self.due_of(&concern)?.is_some_and(|(_, day)| day <= today + AHEAD) {
                due.push(self.record_kept(&concern)?);
            }
        }
        due.sort_by(|a, b| (&a.due_on, &a.reference).cmp(&(&b.due_on, &b.reference)));
        let (mut proposed, mut gone) = (Vec::new(), Vec::new());
        for disposal in self.store.disposals()? {
            match (disposal.outcome, &disposal.authorised) {
                (Outcome::InForce, Some(agreed)) => gone.push(self.certificate_line(&disposal, agreed)),
                (Outcome::Waiting, _) => {
                    if let Some(concern) = self.concern_to_go(&disposal)? {
                        proposed.push(self.disposal_line(&disposal, &concern)?);
                    }
                }
                _ => {}
            }
        }
        gone.reverse();
        Ok(RetentionPage { years, objection_days: self.settings.objection_days, due, proposed, gone })
    }

    /// Reads one record's time, holds and proposal.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn read_record_kept(&mut self, form: RecordWanted) -> Result<RecordKept> {
        let concern = self.concern_of(form.concern)?;
        self.record_kept(&concern)
    }

    fn record_kept(&self, concern: &Concern) -> Result<RecordKept> {
        let due = self.due_of(concern)?;
        let retention = concern.retention();
        let proposed = self.disposal_about(concern.id)?;
        Ok(RecordKept {
            concern: concern.id,
            reference: concern.reference.clone(),
            title: self.store.concern_row(concern.id)?.map(|row| row.title).unwrap_or_default(),
            closed: concern.closed,
            counted_from: due.map(|(from, _)| from.to_string()),
            due_on: due.map(|(_, due)| due.to_string()),
            is_due: due.is_some_and(|(_, due)| due <= time::day(self.now())),
            kept_until: retention.kept_until.clone(),
            holds: retention.holds.iter().map(HoldLine::of).collect(),
            proposed: proposed.map(|one| self.disposal_line(&one, concern)).transpose()?,
        })
    }

    /// The day from which a record's time runs and the day on which it is over: what was last written about anybody at risk in
    /// it, in this concern or another, counts for all of theirs. Nothing while one of these is open.
    pub(super) fn due_of(&self, concern: &Concern) -> Result<Option<(NaiveDate, NaiveDate)>> {
        if !concern.closed {
            return Ok(None);
        }
        let retention = concern.retention();
        let mut from = retention.counts_from();
        for link in concern.people.iter().filter(|link| link.role.ends_with("_at_risk")) {
            let mut others = Vec::new();
            for person in self.store.one_and_the_same(link.person)? {
                others.extend(self.store.concerns_of(person)?);
            }
            others.retain(|other| *other != concern.id);
            for other in others {
                let Some(other) = self.store.concern(other)? else { continue };
                if !other.closed {
                    return Ok(None);
                }
                from = from.max(other.retention().counts_from());
            }
        }
        Ok(Some((from, retention.due(from, self.settings.retention_years))))
    }
}

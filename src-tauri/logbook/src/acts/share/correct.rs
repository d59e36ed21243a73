//! Telling whoever has a packet of what was put right since: by a new packet, otherwise, or not, for a reason.
//!
//! Source: UK GDPR Article 19.

use super::super::{form, view};
use super::list::ShareLine;
use crate::domain::concern::{Concern, Correction, Told};
use crate::domain::id::ShareId;
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, CorrectionsSettled};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;

form! {
    /// How whoever has a packet was told of what was put right since, or why they were not.
    pub struct CorrectionSettling {
        /// The share.
        pub share: ShareId,
        /// `told` or `not_told`.
        pub told: String,
        /// Who was told and how, or why nobody was.
        pub told_how: String,
    }
}

view! {
    /// Something put right since a packet went.
    pub struct CorrectionLine {
        /// What it is, such as "What was said" or "Reported by".
        pub label: String,
        /// When it was put right.
        pub at: String,
        /// By whom.
        pub officer: String,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Writes down that whoever has a packet was told of everything put right since, or why they were not.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: also `share` `nothing-to-correct`; store errors. Nothing is written then.
    pub fn settle_corrections(&mut self, form: CorrectionSettling) -> Result<()> {
        let row = self.store.share(form.share)?.ok_or(Error::Refused(Code::NotFound))?;
        let concern = self.concern_of(row.concern)?;
        let due = concern.corrections_due(&self.store.put_right_of_people(&concern)?);
        let due = due.into_iter().filter(|one| one.share == form.share);
        let corrections: Vec<String> = due.map(|one| one.entry.to_string()).collect();
        Rules::at(self.now())
            .chosen("told", Some(&form.told), terms::CORRECTION_TOLD)
            .required("told_how", &form.told_how)
            .narrative("told_how", &form.told_how)
            .hold(!corrections.is_empty(), "share", "nothing-to-correct")
            .finish()?;
        let body = CorrectionsSettled {
            concern: row.concern,
            share: form.share,
            corrections,
            how: form.told,
            reason: form.told_how,
        };
        let draft = format!("corrections:{}", form.share);
        self.commit_with(vec![(row.concern.into(), Body::CorrectionsSettled(body))], |store| {
            store.discard_draft(&draft)
        })
        .map(|_| ())
    }

    /// What was put right since a packet went and is still to be said.
    pub(super) fn correction_lines(&self, concern: &Concern, share: ShareId) -> Result<Vec<CorrectionLine>> {
        let of_people = self.store.put_right_of_people(concern)?;
        let due = concern.corrections_due(&of_people).into_iter().filter(|one| one.share == share);
        due.filter_map(|one| self.correction_line(concern, &of_people, &one).transpose()).collect()
    }

    /// Something that was put right, as a page names it.
    pub(super) fn correction_line(
        &self,
        concern: &Concern,
        of_people: &[Told],
        one: &Correction,
    ) -> Result<Option<CorrectionLine>> {
        let Some(told) = concern.entries.iter().chain(of_people).find(|told| told.id == one.entry) else {
            return Ok(None);
        };
        let (before, reason) = match &told.body {
            Body::StatementWithdrawn(back) => ("Taken back: ", back.reason.clone()),
            Body::PassageCorrected(right) => ("", right.reason.clone()),
            Body::BodyMarkCorrected(right) => ("", right.reason.clone()),
            Body::FileCorrected(right) => ("", right.reason.clone()),
            Body::ConcernAmended(right) => ("", right.reason.clone()),
            Body::PersonDescribed(right) => ("", right.reason.clone()),
            Body::TopicNoted(right) => ("", right.reason.clone()),
            Body::VersionsSettled(right) => ("", right.reason.clone()),
            _ => ("", String::new()),
        };
        let label = self.item_labels(concern, one.share, &one.items)?.join("; ");
        Ok(Some(CorrectionLine {
            label: format!("{before}{label}"),
            at: time::instant(told.at),
            officer: self.roster.officer_name(&told.id.machine),
            reason,
        }))
    }

    /// Packets of which something was put right since.
    pub(in crate::acts) fn shares_to_correct(&self) -> Result<Vec<ShareLine>> {
        self.store.shares_to_correct()?.into_iter().map(|row| self.share_line(row)).collect()
    }
}

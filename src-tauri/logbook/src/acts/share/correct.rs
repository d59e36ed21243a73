//! Telling whoever has a packet of what was put right since: by a new packet, otherwise, or not, for a reason.
//!
//! Source: UK GDPR Article 19.

use super::super::{form, view};
use super::list::ShareLine;
use crate::domain::concern::Concern;
use crate::domain::id::{EntryId, ShareId};
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
    /// A text put right since a packet went.
    pub struct CorrectionLine {
        /// What it is, such as "What was said".
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
        let due = concern.corrections_due().into_iter().filter(|one| one.share == form.share);
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
    pub(super) fn correction_lines(&self, concern: &Concern, share: ShareId) -> Vec<CorrectionLine> {
        let due = concern.corrections_due().into_iter().filter(|one| one.share == share);
        due.filter_map(|one| self.correction_line(concern, one.entry)).collect()
    }

    /// A text that was put right, as a page names it.
    pub(super) fn correction_line(&self, concern: &Concern, entry: EntryId) -> Option<CorrectionLine> {
        let told = concern.entries.iter().find(|told| told.id == entry)?;
        let (label, reason) = match &told.body {
            Body::PassageCorrected(right) => {
                let passage = concern.passages.iter().find(|passage| passage.id == right.passage);
                let label = passage.map(|passage| terms::label(terms::ADDITION_KINDS, &passage.kind));
                (label.unwrap_or_else(|| "A passage".into()), right.reason.clone())
            }
            Body::BodyMarkCorrected(right) => ("A mark on the body map".into(), right.reason.clone()),
            _ => ("A text".into(), String::new()),
        };
        let officer = self.roster.officer_name(&told.id.machine);
        Some(CorrectionLine { label, at: time::instant(told.at), officer, reason })
    }

    /// Packets of which something was put right since.
    pub(in crate::acts) fn shares_to_correct(&self) -> Result<Vec<ShareLine>> {
        self.store.shares_to_correct()?.into_iter().map(|row| self.share_line(row)).collect()
    }
}

//! The second officer's word: erase it, or do not.

use super::super::form;
use crate::domain::concern::{Concern, Reach, Share};
use crate::domain::disposal::{Disposal, Outcome, hex};
use crate::domain::id::{ConcernId, EntryId};
use crate::domain::reference;
use crate::domain::rules::Rules;
use crate::domain::time;
use crate::entry::v1::{Body, DisposalAuthorised, DisposalStopped, RetentionReviewed};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

/// Kinds that say something about keeping a record, and nothing in it.
const ABOUT_KEEPING: &[&str] = &["retention-reviewed", "hold-set", "hold-ended"];

form! {
    /// A proposal to erase.
    pub struct DisposalNamed {
        /// Which.
        pub proposal: String,
    }
    /// A proposal to stop.
    pub struct DisposalStopping {
        /// Which.
        pub proposal: String,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Agrees, as another officer, that a record goes. Nothing of it is shown from then on, and every machine erases what it
    /// holds as soon as all of them have heard.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `proposal` with `another-officer`, `not-open-yet`, `held`, `not-heard`, `written-since` or
    /// `people-changed`; store errors. Nothing is written then.
    pub fn authorise_disposal(&mut self, form: DisposalNamed) -> Result<()> {
        let (disposal, concern) = self.waiting_disposal(&form.proposal)?;
        let mut rules = Rules::at(self.now());
        if let Some(rule) = self.why_not(&disposal, &concern)? {
            rules.broke("proposal", rule);
        }
        rules.finish()?;
        let certificate = self.certificate(&disposal, &concern)?;
        let body = Body::DisposalAuthorised(Box::new(certificate));
        self.commit(vec![(self.roster.log.into(), body)]).map(|_| ())
    }

    /// Objects to erasing a record, or takes the proposal back.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn stop_disposal(&mut self, form: DisposalStopping) -> Result<()> {
        let (_, concern) = self.waiting_disposal(&form.proposal)?;
        Rules::at(self.now()).required("reason", &form.reason).narrative("reason", &form.reason).finish()?;
        let reviewed = RetentionReviewed {
            concern: concern.id,
            decision: "stop".into(),
            reasons: form.reason,
            ..RetentionReviewed::default()
        };
        let stopped = DisposalStopped { proposal: form.proposal };
        let draft = format!("stop:{}", concern.id);
        let bodies = vec![
            (concern.id.into(), Body::RetentionReviewed(Box::new(reviewed))),
            (self.roster.log.into(), Body::DisposalStopped(stopped)),
        ];
        self.commit_with(bodies, |store| store.discard_draft(&draft)).map(|_| ())
    }

    /// A proposal that waits, and the concern that it is about, where this officer may see it.
    fn waiting_disposal(&self, proposal: &str) -> Result<(Disposal, Concern)> {
        let disposals = self.store.disposals()?.into_iter();
        let mut waiting = disposals.filter(|one| one.outcome == Outcome::Waiting);
        let lost = || Error::field("proposal", "not-found");
        let disposal = waiting.find(|one| hex(&one.id) == proposal).ok_or_else(lost)?;
        let concern = self.concern_to_go(&disposal)?.ok_or_else(lost)?;
        Ok((disposal, concern))
    }

    /// The concern that a proposal is about; nothing where this officer may not see it, or where it is gone.
    pub(super) fn concern_to_go(&self, disposal: &Disposal) -> Result<Option<Concern>> {
        let Some(about) = disposal.said.subjects.first() else { return Ok(None) };
        self.store.concern(ConcernId(about.0))
    }

    /// Why this officer may not agree to a proposal just now, as a rule's name.
    pub(super) fn why_not(&self, disposal: &Disposal, concern: &Concern) -> Result<Option<&'static str>> {
        let proposer = self.roster.officer_of(&disposal.by.machine).map(|officer| officer.id);
        Ok(if self.my_officer() == proposer {
            Some("another-officer")
        } else if time::day(self.now()).to_string() < disposal.said.open_until {
            Some("not-open-yet")
        } else if !concern.retention().holds.is_empty() {
            Some("held")
        } else if !self.not_heard(disposal.by)?.is_empty() {
            Some("not-heard")
        } else if self.was_written_since(disposal)? {
            Some("written-since")
        } else if self.subjects_of(concern)? != disposal.said.subjects {
            Some("people-changed")
        } else {
            None
        })
    }

    /// Whether anything was written about what is to go that whoever proposed it had not seen.
    fn was_written_since(&self, disposal: &Disposal) -> Result<bool> {
        let Some(told) = self.store.entry(disposal.by)?.map(|kept| kept.told()).transpose()?.flatten() else {
            return Ok(true);
        };
        let seen = |id: EntryId| match id.machine == told.id.machine {
            true => id.seq < told.id.seq,
            false => told.seen.get(&id.machine).is_some_and(|last| id.seq <= *last),
        };
        for about in &disposal.said.subjects {
            let kept = self.store.entries_about(*about)?;
            if kept.iter().any(|kept| !seen(kept.id) && !ABOUT_KEEPING.contains(&kept.kind.as_str())) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn certificate(&self, disposal: &Disposal, concern: &Concern) -> Result<DisposalAuthorised> {
        let now = self.now();
        let year = time::year(now);
        let (from, until) = time::year_of(now);
        let number = self.store.count_of_kind(&["disposal-authorised"], self.pen.me, from, until)? + 1;
        let letter = self.roster.letter_of(&self.pen.me);
        let mut entries = 0;
        for about in &disposal.said.subjects {
            entries += self.store.entries_about(*about)?.iter().filter(|kept| kept.body.is_some()).count();
        }
        let sent = concern.shares.iter().filter_map(|(_, _, at, share)| match share {
            Share::Sent(_, Reach::NotDelivered) | Share::Declined(_) => None,
            Share::Sent(sent, _) => Some((sent.agency.clone(), time::day(*at).to_string())),
        });
        let retention = concern.retention();
        let counted_from = self.due_of(concern)?.map_or_else(|| retention.counts_from(), |(from, _)| from);
        Ok(DisposalAuthorised {
            proposal: hex(&disposal.id),
            certificate: reference::certificate(&self.roster.reference_prefix, year, &letter, number),
            counted_from: counted_from.to_string(),
            years: if disposal.said.ground == "time" { self.settings.retention_years } else { 0 },
            written: (
                time::day(retention.first_written).to_string(),
                time::day(retention.last_written).to_string(),
            ),
            entries: entries as u64,
            files: concern.files.len() as u64,
            still_with: sent.collect(),
            program: env!("CARGO_PKG_VERSION").into(),
        })
    }
}

//! The register of shares: what went, what did not, to whom, by whom.

use super::super::{form, view};
use crate::domain::id::{ConcernId, ShareId};
use crate::domain::lists::List;
use crate::domain::rules::Rules;
use crate::domain::time;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::shares::{ShareRow, WantedShares};

form! {
    /// Which shares.
    pub struct ShareFilter {
        /// Of one concern.
        pub concern: Option<ConcernId>,
        /// To one agency.
        pub agency: Option<String>,
        /// By one officer; empty for any.
        pub officer: String,
        /// From this day.
        pub from: Option<String>,
        /// Until this day, included.
        pub to: Option<String>,
        /// Lines wanted; 0 means 50.
        pub limit: u32,
        /// Where the last page ended.
        pub after: Option<String>,
    }
}

view! {
    /// A page of the register.
    pub struct ShareList {
        /// How many in all.
        pub total: u64,
        /// Newest first.
        pub items: Vec<ShareLine>,
        /// Where this page ends.
        pub next: Option<String>,
    }
    /// A share, or a decision not to.
    pub struct ShareLine {
        /// The share.
        pub share: ShareId,
        /// Its reference.
        pub reference: String,
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub concern_reference: String,
        /// Name of the person it is about.
        pub title: String,
        /// `declined`, or how far it got: `not-delivered`, `sent`, `received`, `answered`, `settled`.
        pub kind: String,
        /// Agency in words.
        pub agency_label: String,
        /// Named recipient, or who asked.
        pub recipient: String,
        /// When.
        pub at: String,
        /// By whom.
        pub officer: String,
        /// How it travelled.
        pub channel: Option<String>,
        /// Pages.
        pub pages: u64,
        /// SHA-256 of the file.
        pub sha256: String,
        /// A reply is expected by.
        pub reply_by: Option<String>,
        /// Items that went.
        pub items: u64,
        /// Things withheld.
        pub withheld: u64,
        /// Texts put right since, of which whoever has it was not told.
        pub corrections: u64,
    }
}

impl Logbook {
    /// Lists shares.
    ///
    /// # Errors
    /// `Invalid`; store errors.
    pub fn list_shares(&mut self, form: ShareFilter) -> Result<ShareList> {
        let mut rules = Rules::at(self.now());
        for (field, day) in [("from", &form.from), ("to", &form.to)] {
            rules.hold(day.as_deref().is_none_or(|day| time::parse_day(day).is_some()), field, "not-a-date");
        }
        rules.finish()?;
        let day = |day: &Option<String>| day.as_deref().and_then(time::parse_day);
        let wanted = WantedShares {
            concern: form.concern,
            agency: form.agency.clone(),
            machines: self.machines_of(&form.officer),
            from: day(&form.from).map(time::day_starts),
            until: day(&form.to).map(|to| time::day_starts(to + chrono::Days::new(1))),
        };
        let limit = if form.limit == 0 { 50 } else { form.limit.min(200) };
        let after = form.after.as_deref().map(place).transpose()?;
        let (total, rows) = self.store.list_shares(&wanted, after, limit)?;
        let full = rows.len() == limit as usize;
        let next = rows.last().filter(|_| full).map(|row| format!("{}~{}", row.at, row.id));
        Ok(ShareList { total, items: rows.into_iter().map(|row| self.share_line(row)).collect(), next })
    }

    /// A share as a page shows it.
    pub(in super::super) fn share_line(&self, row: ShareRow) -> ShareLine {
        ShareLine {
            share: row.id,
            reference: row.reference,
            concern: row.concern,
            concern_reference: row.about.0,
            title: row.about.1,
            kind: row.kind,
            agency_label: self.lists().label(List::Agencies, &row.agency),
            recipient: row.recipient,
            at: time::instant(row.at),
            officer: self.roster.officer_name(&row.machine),
            channel: row.channel,
            pages: row.pages,
            sha256: row.digest,
            reply_by: row.reply_by,
            items: row.items,
            withheld: row.withheld,
            corrections: row.corrections,
        }
    }
}

fn place(text: &str) -> Result<(i64, ShareId)> {
    let lost = || Error::field("after", "not-found");
    let (at, id) = text.split_once('~').ok_or_else(lost)?;
    Ok((at.parse().map_err(|_| lost())?, id.parse().map_err(|_| lost())?))
}

//! The register of shares: what went, what did not, to whom, by whom.

use super::super::{form, view};
use crate::domain::id::{ConcernId, PersonId, ShareId};
use crate::domain::lists::List;
use crate::domain::rules::Rules;
use crate::domain::{person, terms, time};
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
        /// Of somebody: whom its concern is about, or of whom an item went. Two who are one and the same are one here.
        pub person: Option<PersonId>,
        /// By one officer; empty for any.
        pub officer: String,
        /// `sent`, however far it got; of these `astray`; `declined` or `not-delivered`; nothing for any.
        pub kind: Option<String>,
        /// Only those that asked for an answer which is still to come. Where the same agency was referred to afterwards, its
        /// answer is awaited there.
        pub awaited: bool,
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
        /// Officers who ever shared something, or decided not to, by name.
        pub officers: Vec<String>,
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
        /// Names of the others of whom it tells.
        pub others: Vec<String>,
        /// `declined`, or how far it got: `not-delivered`, `sent`, `received`, `answered`, `settled`, `astray`, `astray-over`.
        pub kind: String,
        /// Agency code.
        pub agency: String,
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
        /// The day by which what was told is followed up in writing; nothing once it was.
        pub confirm_by: Option<String>,
        /// Items that went.
        pub items: u64,
        /// Things withheld.
        pub withheld: u64,
        /// Texts put right since, of which whoever has it was not told.
        pub corrections: u64,
        /// How often they were asked again.
        pub chases: u32,
        /// The stage it was taken to, in words; empty when to none.
        pub stage_label: String,
        /// The day by which an answer is now expected; nothing where nobody asked again.
        pub next_due: Option<String>,
        /// What they decided, in words; empty where nothing is on record.
        pub decision_label: String,
    }
}

/// How far a packet got that reached somebody.
pub(super) const REACHED: &[&str] = &["sent", "received", "answered", "settled"];
/// How far a packet got that left, to whomever.
const WENT: &[&str] = &["sent", "received", "answered", "settled", "astray", "astray-over"];
/// How far a packet got that reached somebody it was not for.
const ASTRAY: &[&str] = &["astray", "astray-over"];

impl Logbook {
    /// Lists shares.
    ///
    /// # Errors
    /// `Invalid`: `agency`, `officer` and `kind` `unknown-choice`, `person` `not-found`, `from` and `to` `not-a-date`; store
    /// errors.
    pub fn list_shares(&mut self, form: ShareFilter) -> Result<ShareList> {
        let wanted = self.wanted_shares(&form)?;
        let limit = lines_wanted(form.limit);
        let after = form.after.as_deref().map(place).transpose()?;
        let (total, rows) = self.store.list_shares(&wanted, after, limit)?;
        let next = page_end(&rows, limit);
        let items = rows.into_iter().map(|row| self.share_line(row)).collect::<Result<_>>()?;
        let machines = self.store.machines_that_shared()?;
        let mut officers: Vec<String> = machines.iter().map(|one| self.roster.officer_name(one)).collect();
        officers.sort_unstable();
        officers.dedup();
        Ok(ShareList { total, items, next, officers })
    }

    fn wanted_shares(&self, form: &ShareFilter) -> Result<WantedShares> {
        let machines = self.machines_of(&form.officer);
        let known =
            form.person.map_or(Ok(true), |person| self.store.person(person).map(|one| one.is_some()))?;
        let kinds: Option<&[&str]> = match form.kind.as_deref() {
            None => Some(&[]),
            Some("sent") => Some(WENT),
            Some("astray") => Some(ASTRAY),
            Some("declined") => Some(&["declined"]),
            Some("not-delivered") => Some(&["not-delivered"]),
            Some(_) => None,
        };
        let mut rules = Rules::at(self.now());
        for (field, day) in [("from", &form.from), ("to", &form.to)] {
            rules.hold(day.as_deref().is_none_or(|day| time::parse_day(day).is_some()), field, "not-a-date");
        }
        // Old packets are found by an agency that is not offered any more as well.
        let agency = form.agency.as_deref();
        rules
            .hold(agency.is_none_or(|code| self.lists().agency(code).is_some()), "agency", "unknown-choice")
            .hold(machines.as_ref().is_none_or(|some| !some.is_empty()), "officer", "unknown-choice")
            .hold(kinds.is_some(), "kind", "unknown-choice")
            .hold(known, "person", "not-found")
            .finish()?;
        let day = |day: &Option<String>| day.as_deref().and_then(time::parse_day);
        Ok(WantedShares {
            concern: form.concern,
            agency: form.agency.clone(),
            machines,
            from: day(&form.from).map(time::day_starts),
            until: day(&form.to).map(|to| time::day_starts(to + chrono::Days::new(1))),
            people: form.person.map(|person| self.store.one_and_the_same(person)).transpose()?,
            kinds: kinds.unwrap_or_default(),
            among: form.awaited.then(|| self.shares_unanswered()).transpose()?,
        })
    }

    /// A share as a page shows it.
    pub(in super::super) fn share_line(&self, row: ShareRow) -> Result<ShareLine> {
        let mut people: Vec<PersonId> = Vec::new();
        for person in self.store.others_told_of(row.id)? {
            let kept = self.store.kept_person(person)?;
            if !people.contains(&kept) {
                people.push(kept);
            }
        }
        let mut others = Vec::with_capacity(people.len());
        for person in people {
            others.push(person::shown_name(&self.store.person_shown(person)?.unwrap_or_default()));
        }
        Ok(ShareLine {
            share: row.id,
            reference: row.reference,
            concern: row.concern,
            concern_reference: row.about.0,
            title: row.about.1,
            others,
            kind: row.kind,
            agency_label: self.lists().label(List::Agencies, &row.agency),
            agency: row.agency,
            recipient: row.recipient,
            at: time::instant(row.at),
            officer: self.roster.officer_name(&row.machine),
            channel: row.channel,
            pages: row.pages,
            sha256: row.digest,
            reply_by: row.reply_by,
            confirm_by: row.confirm_by,
            items: row.items,
            withheld: row.withheld,
            corrections: row.corrections,
            chases: row.pressed.chases,
            stage_label: stage_label(row.pressed.stage.as_deref()),
            next_due: row.pressed.next_due,
            decision_label: row
                .pressed
                .decision
                .map(|code| self.lists().label(List::ReplyDecisions, &code))
                .unwrap_or_default(),
        })
    }
}

/// A stage in words; nothing where it was taken to none.
pub(super) fn stage_label(stage: Option<&str>) -> String {
    stage.map(|stage| terms::label(terms::ESCALATION_STAGES, stage)).unwrap_or_default()
}

/// Lines of one page of the register.
pub(super) fn lines_wanted(asked: u32) -> u32 {
    if asked == 0 { 50 } else { asked.min(200) }
}

/// Where a page of the register ends; nothing where it is the last.
pub(super) fn page_end(rows: &[ShareRow], limit: u32) -> Option<String> {
    rows.last().filter(|_| rows.len() == limit as usize).map(|row| format!("{}~{}", row.at, row.id))
}

/// Reads where the last page ended.
pub(super) fn place(text: &str) -> Result<(i64, ShareId)> {
    let lost = || Error::field("after", "not-found");
    let (at, id) = text.split_once('~').ok_or_else(lost)?;
    Ok((at.parse().map_err(|_| lost())?, id.parse().map_err(|_| lost())?))
}

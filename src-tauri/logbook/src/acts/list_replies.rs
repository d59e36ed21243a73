//! The chase list: everything that an agency still owes an answer to, a line each, the longest over first.

use chrono::NaiveDate;

use super::list_concerns::LIMIT_MAX;
use super::referral_line::referral_line;
use super::share::ShareLine;
use super::{form, view};
use crate::domain::id::{ConcernId, ReferralId, ShareId};
use crate::domain::{time, working_days};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

/// As far ahead as a reply can be due.
const EVER: chrono::Days = chrono::Days::new(36_500);
/// A reply is due soon within this.
const SOON: chrono::Days = chrono::Days::new(7);
/// Sorts after every day.
const NO_DAY: &str = "9999-99-99";

form! {
    /// Which replies.
    pub struct ReplyFilter {
        /// From one agency, by its code.
        pub agency: Option<String>,
        /// `any`, `over`, `soon` (within a week, and not over) or `undated`; empty means any.
        pub which: String,
        /// Lines wanted, at most 200; 0 means 50.
        pub limit: u32,
        /// Where the last page ended.
        pub after: Option<String>,
    }
}

view! {
    /// A page of replies awaited.
    pub struct ReplyList {
        /// How many there are in all of those that were asked for.
        pub total: u64,
        /// Of these, over their day.
        pub over: u64,
        /// The lines.
        pub items: Vec<ReplyLine>,
        /// Where this page ends; nothing on the last.
        pub next: Option<String>,
        /// Referrals without an answer in concerns from a sheet that nobody has looked through yet. They stand in no list until then.
        pub unseen: u64,
    }
    /// Something that an agency has not answered.
    pub struct ReplyLine {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Name of the person it is about.
        pub title: String,
        /// The referral; nothing where it is a packet.
        pub referral: Option<ReferralId>,
        /// The packet; nothing where it is a referral.
        pub share: Option<ShareId>,
        /// The packet's reference; empty for a referral.
        pub share_reference: String,
        /// `answer`, or `receipt` where nobody has said yet that the packet arrived.
        pub awaits: String,
        /// Agency code.
        pub agency: String,
        /// Agency in words.
        pub agency_label: String,
        /// Named recipient.
        pub recipient: String,
        /// When they were asked.
        pub asked_at: String,
        /// The day by which it should come; nothing where nobody named one.
        pub due: Option<String>,
        /// `awaited` or `overdue`.
        pub state: String,
        /// Working days over.
        pub days_over: u32,
        /// How often they were chased.
        pub chases: u32,
        /// The stage it was taken to, in words; empty when to none.
        pub stage_label: String,
    }
}

impl ReplyLine {
    /// Its place in the list: the longest over first, those without a day last, and of one day the longest asked.
    fn place(&self) -> String {
        let id = self
            .referral
            .map_or_else(|| self.share.map(|id| id.to_string()).unwrap_or_default(), |id| id.to_string());
        format!("{}~{}~{id}", self.due.as_deref().unwrap_or(NO_DAY), self.asked_at)
    }

    fn is_over(&self) -> bool {
        self.state == "overdue"
    }
}

impl Logbook {
    /// Lists the replies that are awaited: of referrals, and of packets that ask for an answer or of which nobody has said that they
    /// arrived. Today shows the first of the same list.
    ///
    /// # Errors
    /// `Invalid`; store errors.
    pub fn list_replies(&mut self, form: ReplyFilter) -> Result<ReplyList> {
        let today = time::day(self.now());
        let soon = (today + SOON).to_string();
        let wanted: fn(&ReplyLine, &str) -> bool = match form.which.as_str() {
            "" | "any" => |_, _| true,
            "over" => |line, _| line.is_over(),
            "soon" => |line, soon| !line.is_over() && line.due.as_deref().is_some_and(|due| due <= soon),
            "undated" => |line, _| line.due.is_none(),
            _ => return Err(Error::field("which", "unknown-choice")),
        };
        let agency = form.agency.as_deref().filter(|code| !code.is_empty());
        let mut lines = self.replies_awaited(today)?;
        lines.retain(|line| wanted(line, &soon) && agency.is_none_or(|code| line.agency == code));
        let total = lines.len() as u64;
        let over = lines.iter().filter(|line| line.is_over()).count() as u64;
        if let Some(after) = &form.after {
            lines.retain(|line| line.place() > *after);
        }
        let limit = if form.limit == 0 { 50 } else { form.limit.min(LIMIT_MAX) } as usize;
        let more = lines.len() > limit;
        lines.truncate(limit);
        let next = lines.last().filter(|_| more).map(ReplyLine::place);
        let items = self.replies_named(lines)?;
        Ok(ReplyList { total, over, items, next, unseen: self.store.count_replies_unseen()? })
    }

    /// Says of lines about whom they are: of those that are shown alone, since there may be thousands.
    pub(super) fn replies_named(&self, mut lines: Vec<ReplyLine>) -> Result<Vec<ReplyLine>> {
        for line in &mut lines {
            if let Some(concern) = self.store.concern_row(line.concern)? {
                (line.reference, line.title) = (concern.reference, concern.title);
            }
        }
        Ok(lines)
    }

    /// Every reply that is awaited, in the order of the list, and not yet about whom.
    pub(super) fn replies_awaited(&self, today: NaiveDate) -> Result<Vec<ReplyLine>> {
        let mut lines = Vec::new();
        for row in self.store.referrals(None)? {
            let concern = row.concern;
            let line = referral_line(row, today, self.lists());
            lines.push(ReplyLine {
                concern,
                reference: String::new(),
                title: String::new(),
                referral: Some(line.referral),
                share: None,
                share_reference: String::new(),
                awaits: "answer".into(),
                agency: line.agency,
                agency_label: line.agency_label,
                recipient: line.recipient,
                asked_at: line.sent_at,
                due: line.reply_due,
                state: line.state,
                days_over: line.days_over,
                chases: line.chases,
                stage_label: line.stage_label,
            });
        }
        lines.extend(self.packets_awaited(today)?);
        lines.sort_by_cached_key(ReplyLine::place);
        Ok(lines)
    }

    /// Packets of which something should come from whoever has them. What we still owe them in writing is no answer of theirs, but
    /// they may owe one as well.
    fn packets_awaited(&self, today: NaiveDate) -> Result<Vec<ReplyLine>> {
        let mut lines = Vec::new();
        for one in self.shares_waiting(EVER)? {
            let (due, awaits) = match one.awaits {
                "writing" if one.line.kind == "answered" => continue,
                "writing" => match &one.line.reply_by {
                    Some(day) if !self.referred_since(&one.line)? => (day.clone(), "answer"),
                    _ => continue,
                },
                awaits => (one.due, awaits),
            };
            let days_over = time::parse_day(&due).map_or(0, |due| working_days::between(due, today));
            lines.push(ReplyLine {
                concern: one.line.concern,
                reference: String::new(),
                title: String::new(),
                referral: None,
                share: Some(one.line.share),
                share_reference: one.line.reference,
                awaits: awaits.into(),
                agency: one.line.agency,
                agency_label: one.line.agency_label,
                recipient: one.line.recipient,
                asked_at: civil(&one.line.at),
                due: Some(due),
                state: if days_over > 0 { "overdue" } else { "awaited" }.into(),
                days_over,
                chases: one.line.chases,
                stage_label: one.line.stage_label,
            });
        }
        Ok(lines)
    }

    /// Whether the agency of a packet was referred to afterwards: its answer is awaited there.
    fn referred_since(&self, share: &ShareLine) -> Result<bool> {
        let day = civil(&share.at).get(..10).unwrap_or_default().to_owned();
        let referrals = self.store.referrals(Some(share.concern))?;
        Ok(referrals.iter().any(|one| one.agency == share.agency && one.sent_at >= day))
    }
}

/// An instant of the log as London's clocks showed it, as a referral says when it went.
fn civil(instant: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(instant)
        .map_or_else(|_| instant.to_owned(), |at| time::moment(at.timestamp_millis()))
}

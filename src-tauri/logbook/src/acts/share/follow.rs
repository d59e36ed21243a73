//! What comes after a packet was sent: they have it, they answered, or nothing more is expected.

use super::super::{form, view};
use super::list::ShareLine;
use crate::domain::concern::{Concern, Reach, Share};
use crate::domain::id::ShareId;
use crate::domain::rules::Rules;
use crate::domain::{terms, time, working_days};
use crate::entry::v1::{Body, ShareFollowed};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::shares::ShareRow;

form! {
    /// What came after a packet.
    pub struct FollowUp {
        /// The share.
        pub share: ShareId,
        /// `received`, `answered`, `confirmed` or `settled`.
        pub came: String,
        /// When; nothing means now.
        pub heard_at: Option<String>,
        /// Who said so.
        pub heard_from: String,
        /// How they said it: a channel code.
        pub heard_how: Option<String>,
        /// What they said, or why nothing more is expected.
        pub heard: String,
    }
}

view! {
    /// What came after a packet, as its page shows it.
    pub struct Followed {
        /// In words.
        pub title: String,
        /// When.
        pub at: String,
        /// Who said so.
        pub by_whom: String,
        /// How they said it, in words.
        pub how: String,
        /// What they said.
        pub text: String,
        /// Who wrote it down.
        pub officer: String,
    }
    /// A packet for which something is awaited.
    pub struct ShareWaiting {
        /// The share.
        #[serde(flatten)]
        pub line: ShareLine,
        /// The day by which it should have come.
        pub due: String,
        /// Days over; negative while it lies ahead.
        pub days_over: i64,
        /// `receipt`, `answer`, or `writing` where what was told is to be followed up in writing.
        pub awaits: &'static str,
    }
}

impl Logbook {
    /// Writes down what came after a packet.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: also `share` `never-left` for one that was not sent; store errors. Nothing is written then.
    pub fn follow_share(&mut self, form: FollowUp) -> Result<()> {
        let row = self.store.share(form.share)?.ok_or(Error::Refused(Code::NotFound))?;
        let concern = self.concern_of(row.concern)?;
        let went = concern.shares.iter().any(|(id, _, _, share)| {
            *id == form.share && matches!(share, Share::Sent(_, reach) if *reach != Reach::NotDelivered)
        });
        let mut rules = Rules::at(self.now());
        rules
            .chosen("came", Some(&form.came), terms::SHARE_FOLLOWED)
            .past("heard_at", form.heard_at.as_deref())
            .line("heard_from", &form.heard_from)
            .choice("heard_how", form.heard_how.as_deref(), terms::CHANNELS)
            .narrative("heard", &form.heard);
        if matches!(form.came.as_str(), "settled" | "confirmed") {
            rules.required("heard", &form.heard);
        } else {
            rules.required("heard_from", &form.heard_from);
        }
        rules.hold(went, "share", "never-left").finish()?;
        let at = form.heard_at.unwrap_or_else(|| time::moment(self.now()));
        let body = ShareFollowed {
            concern: row.concern,
            share: form.share,
            what: form.came,
            at,
            by_whom: form.heard_from,
            how: form.heard_how,
            text: form.heard,
        };
        let draft = format!("follow:{}", form.share);
        self.commit_with(vec![(row.concern.into(), Body::ShareFollowed(body))], |store| {
            store.discard_draft(&draft)
        })
        .map(|_| ())
    }

    /// What came after a packet, oldest first.
    pub(super) fn followed(&self, concern: &Concern, share: ShareId) -> Vec<Followed> {
        let entries = concern.entries.iter().filter_map(|told| match &told.body {
            Body::ShareFollowed(followed) if followed.share == share => Some((told, followed)),
            _ => None,
        });
        entries
            .map(|(told, followed)| Followed {
                title: terms::label(terms::SHARE_FOLLOWED, &followed.what),
                at: followed.at.clone(),
                by_whom: followed.by_whom.clone(),
                how: followed
                    .how
                    .as_deref()
                    .map(|how| terms::label(terms::CHANNELS, how))
                    .unwrap_or_default(),
                text: followed.text.clone(),
                officer: self.roster.officer_name(&told.id.machine),
            })
            .collect()
    }

    /// Packets for which something should have come by now, or should within some days; the longest over first. Where the
    /// same agency was referred to afterwards, its answer is awaited there.
    pub(in crate::acts) fn shares_waiting(&self, within: chrono::Days) -> Result<Vec<ShareWaiting>> {
        let today = time::day(self.now());
        let mut waiting = Vec::new();
        for row in self.store.shares_waiting()? {
            let (due, awaits) = self.due(&row);
            // What was said is confirmed in writing by us: no referral stands for that.
            if due > today + within || (awaits != "writing" && self.is_referred(&row)?) {
                continue;
            }
            waiting.push(ShareWaiting {
                awaits,
                line: self.share_line(row)?,
                due: due.to_string(),
                days_over: (today - due).num_days(),
            });
        }
        waiting.sort_by_key(|one| -one.days_over);
        Ok(waiting)
    }

    /// Packets that asked for an answer which nobody has written down, and which is not awaited at a referral.
    pub(super) fn shares_unanswered(&self) -> Result<Vec<ShareId>> {
        let mut unanswered = Vec::new();
        for row in self.store.shares_waiting()? {
            if row.reply_by.is_some() && !self.is_referred(&row)? {
                unanswered.push(row.id);
            }
        }
        Ok(unanswered)
    }

    /// The next day by which something should have come, and what. Whoever has a packet should say so, and then answer; what was
    /// told by word of mouth is followed up in writing.
    fn due(&self, row: &ShareRow) -> (chrono::NaiveDate, &'static str) {
        let reply_by = row.reply_by.as_deref().and_then(time::parse_day);
        let confirm_by = row.confirm_by.as_deref().and_then(time::parse_day).map(|day| (day, "writing"));
        let receipt = self.settings.clocks.days(crate::domain::clocks::RECEIPT);
        let heard = working_days::after(time::day(row.at), receipt);
        let theirs = match (row.kind.as_str(), reply_by) {
            ("sent", day) => Some((day.map_or(heard, |day| heard.min(day)), "receipt")),
            ("received", Some(day)) => Some((day, "answer")),
            _ => None,
        };
        confirm_by.into_iter().chain(theirs).min().unwrap_or((heard, "receipt"))
    }

    fn is_referred(&self, row: &ShareRow) -> Result<bool> {
        let day = time::day(row.at).to_string();
        let referrals = self.store.referrals(Some(row.concern))?;
        Ok(referrals.iter().any(|one| one.agency == row.agency && one.sent_at >= day))
    }
}

//! What comes after a packet was sent: they have it, they answered and decided, they were asked again, it was taken higher, or nothing
//! more is expected.

use super::super::{form, view};
use super::list::{ShareLine, stage_label};
use crate::domain::concern::{Concern, Reach, Share};
use crate::domain::id::ShareId;
use crate::domain::lists::List;
use crate::domain::rules::Rules;
use crate::domain::{clocks, terms, time, working_days};
use crate::entry::v1::{Body, ShareFollowed};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::shares::ShareRow;

form! {
    /// What came after a packet.
    pub struct FollowUp {
        /// The share.
        pub share: ShareId,
        /// `received`, `answered`, `chased`, `escalated`, `confirmed` or `settled`.
        pub came: String,
        /// When; nothing means now.
        pub heard_at: Option<String>,
        /// Who said so, or who was asked.
        pub heard_from: String,
        /// How they said it: a channel code.
        pub heard_how: Option<String>,
        /// What they said, what was asked of them, or why nothing more is expected.
        pub heard: String,
        /// Where they answered: what they decided, a code of the list; nothing when none of it fits.
        pub decision: Option<String>,
        /// Where they answered: whether the officer agrees.
        pub agree: Option<bool>,
        /// Where it was taken higher: the stage code.
        pub stage: Option<String>,
        /// Where they were asked again or it was taken higher: when an answer is now expected; nothing means the council's own clock.
        pub next_due: Option<String>,
    }
}

view! {
    /// What came after a packet, as its page shows it.
    pub struct Followed {
        /// In words.
        pub title: String,
        /// When.
        pub at: String,
        /// Whether we said something to them, and not they to us.
        pub ours: bool,
        /// Who said so, or whom we spoke to.
        pub by_whom: String,
        /// How they said it, in words.
        pub how: String,
        /// What they said.
        pub text: String,
        /// What else was written down: what they decided, whether we agree, how far it was taken, by when an answer is expected.
        pub more: Vec<String>,
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
        if form.came == "escalated" {
            self.open_concern_of(row.concern)?;
        }
        let mut rules = Rules::at(self.now());
        self.check_follow_up(&form, &mut rules);
        rules.hold(went, "share", "never-left").finish()?;
        let at = form.heard_at.unwrap_or_else(|| time::moment(self.now()));
        let clock = match form.came.as_str() {
            "chased" => Some(clocks::CHASE),
            "escalated" => Some(clocks::ANSWER),
            _ => None,
        };
        let today = time::day(self.now());
        let usual =
            clock.map(|clock| working_days::after(today, self.settings.clocks.days(clock)).to_string());
        let body = ShareFollowed {
            concern: row.concern,
            share: form.share,
            what: form.came,
            at,
            by_whom: form.heard_from,
            how: form.heard_how,
            text: form.heard,
            decision: form.decision,
            agree: form.agree,
            stage: form.stage,
            next_due: form.next_due.or(usual),
        };
        let draft = format!("follow:{}:{}", form.share, body.what);
        self.commit_with(vec![(row.concern.into(), Body::ShareFollowed(body))], |store| {
            store.discard_draft(&draft)
        })
        .map(|_| ())
    }

    /// Notes what must be said of what came, and what belongs to something else.
    fn check_follow_up(&self, form: &FollowUp, rules: &mut Rules) {
        let came = form.came.as_str();
        let (answered, higher) = (came == "answered", came == "escalated");
        rules
            .chosen("came", Some(&form.came), terms::SHARE_FOLLOWED)
            .past("heard_at", form.heard_at.as_deref())
            .line("heard_from", &form.heard_from)
            .choice("heard_how", form.heard_how.as_deref(), terms::CHANNELS)
            .narrative("heard", &form.heard)
            .choice("decision", form.decision.as_deref(), self.lists().of(List::ReplyDecisions))
            .hold(answered || form.decision.is_none(), "decision", "not-for-this")
            .hold(answered || form.agree.is_none(), "agree", "not-for-this")
            .hold(higher || form.stage.is_none(), "stage", "not-for-this")
            .hold(higher || came == "chased" || form.next_due.is_none(), "next_due", "not-for-this")
            .ahead("next_due", form.next_due.as_deref());
        match came {
            "settled" | "confirmed" => rules.required("heard", &form.heard),
            "chased" => {
                let said = !form.heard.trim().is_empty() || form.heard_how.is_some();
                rules.hold(said, "heard", "required")
            }
            "escalated" => rules
                .chosen("stage", form.stage.as_deref(), terms::ESCALATION_STAGES)
                .required("heard", &form.heard),
            _ => rules.required("heard_from", &form.heard_from),
        };
    }

    /// What else was written down of what came.
    fn more_of(&self, followed: &ShareFollowed) -> Vec<String> {
        let decided = followed.decision.as_deref().map(|code| self.lists().label(List::ReplyDecisions, code));
        let agree = followed.agree.map(|yes| if yes { "We agree" } else { "We do not agree" });
        let due = followed.next_due.as_deref().map(time::moment_in_words);
        [
            stage_label(followed.stage.as_deref()),
            decided.unwrap_or_default(),
            agree.unwrap_or_default().to_owned(),
            due.map(|due| format!("Answer expected by {due}")).unwrap_or_default(),
        ]
        .into_iter()
        .filter(|said| !said.is_empty())
        .collect()
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
                ours: matches!(followed.what.as_str(), "chased" | "escalated"),
                by_whom: followed.by_whom.clone(),
                how: followed
                    .how
                    .as_deref()
                    .map(|how| terms::label(terms::CHANNELS, how))
                    .unwrap_or_default(),
                text: followed.text.clone(),
                more: self.more_of(followed),
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
            if (row.reply_by.is_some() || row.pressed.next_due.is_some()) && !self.is_referred(&row)? {
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
        let receipt = self.settings.clocks.days(clocks::RECEIPT);
        let heard = working_days::after(time::day(row.at), receipt);
        // Asked again, or taken higher, it is due by the day that was named then.
        let pressed = row.pressed.next_due.as_deref().and_then(time::parse_day);
        let theirs = match (row.kind.as_str(), pressed.or(reply_by)) {
            ("sent", Some(day)) if pressed.is_some() => Some((day, "receipt")),
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

//! Bodies about the work on a concern: decisions, referrals, replies, chases, closing. Frozen.

use super::plain;
use crate::domain::id::{ActionId, ConcernId, OfficerId, ReferralId};

plain! {
    /// A decision.
    pub struct Decided {
        /// The concern.
        pub concern: ConcernId,
        /// Decision code.
        pub decision: String,
        /// The reasons.
        pub reasons: String,
        /// Law or threshold considered.
        pub threshold: String,
        /// Second officer, if asked.
        pub second_officer: String,
        /// Next review.
        pub review_on: Option<String>,
        /// When it was decided.
        pub decided_at: Option<String>,
    }
    /// A referral.
    pub struct Referred {
        /// The concern.
        pub concern: ConcernId,
        /// The referral.
        pub referral: ReferralId,
        /// Agency code.
        pub agency: String,
        /// Named recipient.
        pub recipient: String,
        /// Route code.
        pub route: String,
        /// Form used.
        pub form: String,
        /// When it went.
        pub sent_at: String,
        /// When a reply is expected.
        pub reply_due: Option<String>,
        /// What was asked.
        pub asked: String,
        /// The agency's own number.
        pub their_reference: String,
    }
    /// A reply.
    pub struct ReplyReceived {
        /// The concern.
        pub concern: ConcernId,
        /// The referral it answers.
        pub referral: ReferralId,
        /// When it came.
        pub received_at: Option<String>,
        /// From whom.
        pub from_whom: String,
        /// The agency's own number.
        pub their_reference: String,
        /// What they decided, a code; entries before there was the question do not have it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decision: Option<String>,
        /// What they decided, in a line.
        pub outcome: String,
        /// What they said.
        pub text: String,
        /// Whether the officer agrees.
        pub agree: Option<bool>,
    }
    /// A chase.
    pub struct Chased {
        /// The concern.
        pub concern: ConcernId,
        /// The referral.
        pub referral: ReferralId,
        /// When.
        pub at: Option<String>,
        /// How.
        pub how: String,
        /// Who was spoken to.
        pub spoke_to: String,
        /// What was said.
        pub text: String,
        /// When a reply is now expected.
        pub next_due: Option<String>,
    }
    /// An agency's answer, or its silence, is taken to somebody higher up.
    pub struct Escalated {
        /// The concern.
        pub concern: ConcernId,
        /// The referral.
        pub referral: ReferralId,
        /// Stage code.
        pub stage: String,
        /// When.
        pub at: Option<String>,
        /// Whom it was taken to.
        pub spoke_to: String,
        /// What we disagree with, and what we asked for.
        pub text: String,
        /// When an answer is expected.
        pub next_due: Option<String>,
    }
    /// That something written matters to the whole story, or does not any more. What it says stays as it is.
    pub struct EventMarked {
        /// The concern.
        pub concern: ConcernId,
        /// The entry that is marked.
        pub entry: String,
        /// Whether it is a significant event from now on.
        pub significant: bool,
        /// Why.
        pub reason: String,
    }
    /// Something to do.
    pub struct ActionSet {
        /// The concern.
        pub concern: ConcernId,
        /// The action.
        pub action: ActionId,
        /// What is to be done.
        pub what: String,
        /// The officer who does it.
        pub owner: OfficerId,
        /// By which day.
        pub due: String,
    }
    /// An action was given to another officer or another day.
    pub struct ActionMoved {
        /// The concern.
        pub concern: ConcernId,
        /// The action.
        pub action: ActionId,
        /// The officer who does it from now on.
        pub owner: OfficerId,
        /// By which day.
        pub due: String,
        /// Why.
        pub reason: String,
    }
    /// An action is over.
    pub struct ActionEnded {
        /// The concern.
        pub concern: ConcernId,
        /// The action.
        pub action: ActionId,
        /// Whether it was done; otherwise it is not needed any more.
        pub done: bool,
        /// When.
        pub at: Option<String>,
        /// What came of it, or why it is not needed.
        pub result: String,
        /// It ended with its concern, before it was done.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub with_concern: bool,
    }
    /// A note to the other officers, about the day and not about one concern.
    pub struct HandoverNoted {
        /// The officer it is for; nothing means both.
        pub to: Option<OfficerId>,
        /// The words.
        pub text: String,
    }
    /// Closing.
    pub struct ConcernClosed {
        /// The concern.
        pub concern: ConcernId,
        /// Reason code.
        pub reason: String,
        /// What came of it.
        pub outcome: String,
        /// What was learnt.
        pub learning: String,
        /// Whether the person's wishes were met, a code; entries before there was the question do not have it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wishes_met: Option<String>,
    }
    /// Opening again.
    pub struct ConcernReopened {
        /// The concern.
        pub concern: ConcernId,
        /// Why.
        pub reason: String,
    }
}

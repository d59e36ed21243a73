//! Bodies about the work on a concern: decisions, referrals, replies, chases, closing. Frozen.

use super::plain;
use crate::domain::id::{ConcernId, ReferralId};

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
    }
    /// Opening again.
    pub struct ConcernReopened {
        /// The concern.
        pub concern: ConcernId,
        /// Why.
        pub reason: String,
    }
}

//! A referral as pages show it: to whom, how it stands, how long it is over.

use super::view;
use crate::domain::id::ReferralId;
use crate::domain::lists::{List, Lists};
use crate::domain::{terms, time, working_days};
use crate::store::shares::ReferralRow;

view! {
    /// A referral and how it stands.
    pub struct ReferralLine {
        /// The referral.
        pub referral: ReferralId,
        /// Agency code.
        pub agency: String,
        /// Agency in words.
        pub agency_label: String,
        /// Named recipient.
        pub recipient: String,
        /// Route code.
        pub route: String,
        /// When it went.
        pub sent_at: String,
        /// When a reply is due.
        pub reply_due: Option<String>,
        /// `awaited`, `overdue` or `replied`.
        pub state: String,
        /// Working days over.
        pub days_over: u32,
        /// When they answered.
        pub replied_at: Option<String>,
        /// Their number.
        pub their_reference: String,
        /// How often they were chased.
        pub chases: u32,
        /// The stage it was taken to, in words; empty when to none.
        pub stage_label: String,
    }
}

/// A referral as a page shows it.
pub(super) fn referral_line(row: ReferralRow, today: chrono::NaiveDate, lists: &Lists) -> ReferralLine {
    let due = row.reply_due.as_deref().and_then(time::parse_day);
    let days_over = due.map_or(0, |due| working_days::between(due, today));
    // Escalated after an answer, it is awaited again.
    let state = match (row.replied_at.is_some() && !row.open, days_over) {
        (true, _) => "replied",
        (false, 0) => "awaited",
        (false, _) => "overdue",
    };
    ReferralLine {
        referral: row.id,
        agency_label: lists.label(List::Agencies, &row.agency),
        agency: row.agency,
        recipient: row.recipient,
        route: row.route,
        sent_at: row.sent_at,
        reply_due: row.reply_due,
        state: state.into(),
        days_over,
        replied_at: row.replied_at,
        their_reference: row.their_reference,
        chases: row.chases,
        stage_label: row
            .stage
            .map(|stage| terms::label(terms::ESCALATION_STAGES, &stage))
            .unwrap_or_default(),
    }
}

//! How long it took whoever works for the council to say what had happened. It informs; nothing follows from it.
//!
//! Source: the council's reference A6: staff tell the safeguarding officer at once, and no later than 24 hours.

use super::{Concern, clocked::day_of};
use crate::domain::clocks::{Clocks, TELL};
use crate::domain::time;

/// Kinds of reporter that the rule binds.
const STAFF: &[&str] = &["mbc_officer", "councillor", "contractor"];

/// Says it in words where it took longer than the council's clock allows; nothing where that is not known.
pub fn told_late(concern: &Concern, clocks: &Clocks) -> Option<String> {
    let staff = concern.facts.reporter.kind.as_deref().is_some_and(|kind| STAFF.contains(&kind));
    let happened = concern.facts.happened_until.as_deref().or(concern.facts.happened_from.as_deref())?;
    let reached = concern.facts.received_at.clone().unwrap_or_else(|| time::moment(concern.recorded.1));
    let allowed = clocks.days(TELL);
    let hours = match (time::parse_moment(happened), time::parse_moment(&reached)) {
        (Some(happened), Some(reached)) => (reached - happened).num_hours(),
        // Where only days are known, the day after is in time.
        _ => (day_of(&reached)? - day_of(happened)?).num_days().saturating_mul(24),
    };
    if !staff || hours <= i64::from(allowed) * 24 {
        return None;
    }
    let days = match hours / 24 {
        1 => "a day".to_owned(),
        days => format!("{days} days"),
    };
    Some(format!("{days} after it happened; staff tell us within {} hours", u64::from(allowed) * 24))
}

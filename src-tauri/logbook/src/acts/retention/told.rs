//! What a record's chronology says about keeping it.

use super::lines::found;
use crate::acts::chronology::Telling;
use crate::domain::terms;
use crate::entry::v1::Body;

/// That a record was looked at, held, or no longer held.
pub(in crate::acts) fn tell_keeping(body: &Body) -> Telling {
    match body {
        Body::RetentionReviewed(reviewed) => {
            let title = match reviewed.decision.as_str() {
                "dispose" => "Proposed to erase this record",
                "keep" => "Record kept longer",
                _ => "Record not to be erased",
            };
            let facts = found(reviewed).into_iter();
            facts.fold(Telling::of("keeping", title), |telling, fact| telling.fact(&fact.label, &fact.value))
        }
        Body::HoldSet(set) => Telling::of(
            "keeping",
            format!("Held: {}", terms::within(&terms::label(terms::HOLD_REASONS, &set.why))),
        )
        .fact("Whose", &set.details)
        .fact("Look at it again", set.review_on.as_deref().unwrap_or_default()),
        Body::HoldEnded(ended) => Telling::of("keeping", "Held no more").fact("Why", &ended.reason),
        _ => Telling::of("log", "Keeping"),
    }
}

//! What a breach says in the chronology.

use super::chronology::Telling;
use crate::domain::terms;
use crate::entry::v1::Body;

/// That a packet went astray, or what was done about it.
pub(super) fn tell_breach(body: &Body) -> Telling {
    match body {
        Body::BreachFound(found) => Telling::of("share", "A packet reached somebody it was not for")
            .at(&Some(found.known_at.clone()))
            .fact("What happened", &found.happened)
            .fact("Who has it", &found.reached)
            .fact("Risk", &terms::label(terms::BREACH_RISKS, &found.risk))
            .fact("Why", &found.risk_reason)
            .about_share(&found.share),
        Body::BreachFollowed(step) => Telling::of("share", terms::label(terms::BREACH_STEPS, &step.step))
            .at(&Some(step.at.clone()))
            .fact("What", &step.text)
            .about_share(&step.share),
        _ => Telling::of("share", "Share"),
    }
}

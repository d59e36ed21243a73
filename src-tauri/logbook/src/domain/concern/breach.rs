//! A packet that reached somebody it was not for: what is known of it, what was done, and what is still to be done.
//!
//! Source: UK GDPR Article 33: the Commissioner is told within 72 hours of becoming aware, unless a risk to anybody is unlikely,
//! with reasons where it is later, and every breach is documented; Article 34: people are told without undue delay where the
//! risk to them is high. The hours run on through nights, weekends and holidays.

use std::collections::BTreeMap;

use super::{Concern, Reach, Share, Told};
use crate::domain::id::ShareId;
use crate::domain::time;
use crate::entry::v1::{Body, BreachFollowed, BreachFound};

/// Hours within which the Commissioner is told (Article 33(1)).
pub const HOURS: i64 = 72;
/// The step that ends it.
pub const OVER: &str = "over";

/// Steps of which one of each pair is owed, with whether only a high risk asks for it.
const OWED: &[([&str; 2], bool)] =
    &[(["commissioner_told", "commissioner_not_told"], false), (["people_told", "people_not_told"], true)];

/// A breach, folded.
#[derive(Debug, Clone)]
pub struct Breach<'a> {
    /// The last word on what it is.
    pub found: (&'a Told, &'a BreachFound),
    /// What was done, in the log's order.
    pub steps: Vec<(&'a Told, &'a BreachFollowed)>,
    /// Whether everything was done about it: so said by somebody who had seen the last word on what it is.
    pub over: bool,
}

impl Breach<'_> {
    /// What is still owed before it can be over: for each, the codes of which one settles it. A breach of which somebody said
    /// that it is over owes nothing.
    pub fn owed(&self) -> Vec<[&'static str; 2]> {
        if self.over {
            return Vec::new();
        }
        let high = self.found.1.risk == "high";
        let done = |codes: &[&str; 2]| self.steps.iter().any(|(_, step)| codes.contains(&step.step.as_str()));
        OWED.iter()
            .filter(|(codes, high_only)| (high || !high_only) && !done(codes))
            .map(|(codes, _)| *codes)
            .collect()
    }

    /// Until when the Commissioner is to be told, UTC milliseconds.
    pub fn commissioner_by(&self) -> Option<i64> {
        Some(time::instant_of(&self.found.1.known_at)? + HOURS * 3_600_000)
    }
}

impl Concern {
    /// Says of packets that went astray that they did. Whoever has one answers for nobody, so that stands above whatever was
    /// said to have come back.
    pub(super) fn note_breaches(&mut self) {
        let astray: BTreeMap<ShareId, Reach> = self
            .shares
            .iter()
            .filter_map(|(id, ..)| {
                let over = self.breach(*id)?.over;
                Some((*id, if over { Reach::AstrayOver } else { Reach::Astray }))
            })
            .collect();
        for (id, _, _, share) in &mut self.shares {
            if let (Share::Sent(_, reach), Some(astray)) = (share, astray.get(id))
                && *reach != Reach::NotDelivered
            {
                *reach = *astray;
            }
        }
    }

    /// The breach of a packet, if it went astray.
    pub fn breach(&self, share: ShareId) -> Option<Breach<'_>> {
        let mut breach: Option<Breach<'_>> = None;
        for told in &self.entries {
            match (&told.body, &mut breach) {
                (Body::BreachFound(found), known) if found.share == share => {
                    let steps = known.take().map_or_else(Vec::new, |known| known.steps);
                    breach = Some(Breach { found: (told, found), steps, over: false });
                }
                (Body::BreachFollowed(step), Some(known)) if step.share == share => {
                    known.steps.push((told, step));
                    known.over |= step.step == OVER && told.saw(known.found.0);
                }
                _ => {}
            }
        }
        breach
    }
}

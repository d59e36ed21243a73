//! Bodies about what a person can decide and what they want, and marks on a body map. Frozen.

use super::plain;
use crate::domain::id::{ConcernId, PersonId};

plain! {
    /// Whether somebody could make one decision at one time (Mental Capacity Act 2005, sections 1 to 3).
    pub struct CapacityAssessed {
        /// The concern.
        pub concern: ConcernId,
        /// Whose capacity.
        pub person: Option<PersonId>,
        /// Which decision.
        pub decision: String,
        /// When it was assessed.
        pub assessed_at: Option<String>,
        /// Who assessed it.
        pub assessed_by: String,
        /// Why it was doubted; empty when nobody doubted it.
        pub doubt: String,
        /// What was done to help them decide.
        pub help: String,
        /// An impairment or disturbance of mind or brain: `yes`, `no`, `unknown`.
        pub impairment: Option<String>,
        /// Whether they could understand what matters to it: `yes`, `no`, `unknown`.
        pub understand: Option<String>,
        /// Whether they could keep it in mind.
        pub retain: Option<String>,
        /// Whether they could use or weigh it.
        pub weigh: Option<String>,
        /// Whether they could say what they decided.
        pub communicate: Option<String>,
        /// What it came to: a code.
        pub outcome: String,
        /// Why.
        pub reasons: String,
        /// What was decided in their best interests.
        pub best_interests: String,
        /// Who was consulted; an attorney or deputy.
        pub consulted: String,
    }
    /// What somebody wants to happen, or why they were not asked: an adult's outcomes, a child's voice.
    pub struct WishesAsked {
        /// The concern.
        pub concern: ConcernId,
        /// Whose wishes.
        pub person: Option<PersonId>,
        /// Whether they were asked and said something: a code.
        pub was_asked: String,
        /// When.
        pub asked_at: Option<String>,
        /// By whom.
        pub asked_by: String,
        /// Outcome codes.
        pub outcomes: Vec<String>,
        /// In their own words.
        pub own_words: String,
        /// Why they were not asked, or why there is nothing more.
        pub reason: String,
        /// Advocate or representative.
        pub advocate: String,
        /// Of a child: whether they were seen, `yes`, `no`, `unknown`.
        pub seen: Option<String>,
        /// Of a child: whether they were spoken to alone.
        pub alone: Option<String>,
        /// Of a child: what the parents say.
        pub parents_views: String,
        /// Of a child: whether the parents agree, a code.
        pub parents_agree: Option<String>,
    }
    /// What an entry said is not to be relied on; it stays in the log and in sight.
    pub struct StatementWithdrawn {
        /// The concern.
        pub concern: ConcernId,
        /// The entry: a mark, wishes or an assessment.
        pub entry: String,
        /// Why.
        pub reason: String,
    }
    /// A mark on a body map: where, and what was seen there.
    pub struct MarkSaid {
        /// `adult` or `child`.
        pub figure: String,
        /// `front` or `back`.
        pub side: String,
        /// Region code; left and right are the person's own.
        pub region: String,
        /// From the left edge of the drawing, in thousandths.
        pub x: u64,
        /// From its top, in thousandths.
        pub y: u64,
        /// How large.
        pub size: String,
        /// Its colour.
        pub colour: String,
        /// What it looks like and exactly where, in words.
        pub looks: String,
        /// Who saw it.
        pub seen_by: String,
        /// When.
        pub seen_at: Option<String>,
        /// How the writer knows.
        pub source_grade: Option<String>,
    }
    /// A mark was put on a body map; the entry's own name is the mark's.
    pub struct BodyMarked {
        /// The concern.
        pub concern: ConcernId,
        /// Whose body.
        pub person: Option<PersonId>,
        /// The mark.
        pub said: MarkSaid,
    }
    /// A mark as it should stand; what it said before stays in the log and on the page.
    pub struct BodyMarkCorrected {
        /// The concern.
        pub concern: ConcernId,
        /// The entry that put it there.
        pub mark: String,
        /// The mark, whole.
        pub said: MarkSaid,
        /// Why.
        pub reason: String,
    }
}

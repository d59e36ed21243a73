//! Body about a topic: what a kind of concern calls up to be asked. Frozen.

use std::collections::BTreeMap;

use super::plain;
use crate::domain::id::ConcernId;

/// What `occasion` says where the entry itself begins one.
pub const NOTED_BEGINS: &str = "begins";

plain! {
    /// Answers about a topic. Only those that were given or changed; what stood before stays in its entry.
    pub struct TopicNoted {
        /// The concern.
        pub concern: ConcernId,
        /// Topic code.
        pub topic: String,
        /// Nothing where the topic is answered once. Of one that is answered anew each time (an assessment, an incident, a
        /// visit): `begins`, or the entry that began the one that is put right.
        pub occasion: Option<String>,
        /// Field codes and new answers as JSON text; null takes an answer out.
        pub answers: BTreeMap<String, String>,
        /// Why an answer was changed.
        pub reason: String,
        /// Items of packets, by the names they have there, that said what was wrong: whoever was sent one is to be told
        /// (UK GDPR Article 19). None where what stood was right until it changed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub put_right: Vec<String>,
    }
}

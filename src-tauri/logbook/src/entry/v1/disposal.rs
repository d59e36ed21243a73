//! Bodies about how long a record is kept, and how it goes. Frozen.
//!
//! What an officer thought about a record is about that record and goes with it. What every machine must know for ever, that
//! something was lawfully erased, is about the log, in random ids, counts and days alone.

use super::plain;
use crate::domain::id::{About, ConcernId, HoldId};

plain! {
    /// A record whose time is over was looked at again, or somebody asked for it to be erased.
    pub struct RetentionReviewed {
        /// The concern.
        pub concern: ConcernId,
        /// `dispose`, `keep` or `stop`.
        pub decision: String,
        /// When it is kept: until which day, `YYYY-MM-DD`.
        pub keep_until: Option<String>,
        /// Whether anybody in it has been in touch lately: `yes`, `no`, `unknown`.
        pub recent_contact: Option<String>,
        /// Whether what it is about was serious.
        pub serious: Option<String>,
        /// Whether the press, a court or an inquiry may take an interest.
        pub interest: Option<String>,
        /// Why.
        pub reasons: String,
    }
    /// Nothing of a record may be erased until somebody says so.
    pub struct HoldSet {
        /// The concern.
        pub concern: ConcernId,
        /// The hold.
        pub hold: HoldId,
        /// Why, a code.
        pub why: String,
        /// Whose request, claim or inquiry it is, in words.
        pub details: String,
        /// When to look at it again, `YYYY-MM-DD`.
        pub review_on: Option<String>,
    }
    /// A hold is no more.
    pub struct HoldEnded {
        /// The concern.
        pub concern: ConcernId,
        /// The hold.
        pub hold: HoldId,
        /// Why.
        pub reason: String,
    }
    /// It is proposed to erase everything about some subjects.
    pub struct DisposalProposed {
        /// A concern and the people known from it alone.
        pub subjects: Vec<About>,
        /// Why, a code.
        pub ground: String,
        /// The first day on which another officer may agree, `YYYY-MM-DD`.
        pub open_until: String,
    }
    /// Something is not to be erased after all.
    pub struct DisposalStopped {
        /// Hash of the entry that proposed it, hexadecimal.
        pub proposal: String,
    }
    /// Another officer agreed. This is the certificate, and it names nobody.
    pub struct DisposalAuthorised {
        /// Hash of the entry that proposed it, hexadecimal.
        pub proposal: String,
        /// What the certificate is called.
        pub certificate: String,
        /// The day from which its time ran, `YYYY-MM-DD`.
        pub counted_from: String,
        /// For how many years it was kept; 0 where its time did not decide.
        pub years: u32,
        /// The first and the last day on which anything was written in it, `YYYY-MM-DD`.
        pub written: (String, String),
        /// Entries whose words are erased.
        pub entries: u64,
        /// Files that are erased.
        pub files: u64,
        /// Agencies that still have packets of it: each a code and the day.
        pub still_with: Vec<(String, String)>,
        /// Version of the program.
        pub program: String,
    }
    /// A machine has erased what it held.
    pub struct RecordsErased {
        /// Hash of the entry that authorised it, hexadecimal.
        pub disposal: String,
    }
}

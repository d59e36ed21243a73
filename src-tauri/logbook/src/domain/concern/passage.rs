//! A narrative of a concern and everything it ever said.

use crate::domain::id::EntryId;

/// A passage with everything it ever said.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Id: entry, dot, position in it.
    pub id: String,
    /// The entry it came with.
    pub entry: EntryId,
    /// Kind code.
    pub kind: String,
    /// How the writer knows, the last word on that.
    pub source_grade: Option<String>,
    /// When it happened, if said.
    pub happened_at: Option<String>,
    /// With whom, if said.
    pub with_whom: String,
    /// Every text, oldest first; the last is in force. Each with the entry that wrote it and why.
    pub texts: Vec<Version>,
}

/// One text of a passage.
#[derive(Debug, Clone)]
pub struct Version {
    /// The words.
    pub text: String,
    /// Which entry wrote them.
    pub by: EntryId,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Why; empty for the first.
    pub reason: String,
    /// How the writer knew.
    pub source_grade: Option<String>,
}

impl Passage {
    /// The text in force.
    pub fn text(&self) -> &str {
        self.texts.last().map_or("", |version| version.text.as_str())
    }
}

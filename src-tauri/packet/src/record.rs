//! One concern as the log holds it, on paper: what a successor, an auditor or a court reads when the log is handed over.
//!
//! Unlike a packet it is meant for nobody in particular, asks nothing and leaves nothing out; earlier texts stand under
//! the texts that put them right.

use crate::contents::{BodyMap, Item, Row, Stamp, Subject};
use crate::error::Error;
use crate::press::Words;
use crate::render::Rendered;
use serde::Serialize;

/// One entry of a concern's history.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is, such as "Decision: refer".
    pub title: String,
    /// When it happened, in words; empty if nobody said.
    pub happened: String,
    /// Who wrote it and when, in words.
    pub written: String,
    /// Its facts.
    pub rows: Vec<Row>,
    /// Its texts, each followed by the earlier texts that it puts right.
    pub texts: Vec<Item>,
}

/// Everything a concern's copy says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The concern's reference.
    pub reference: String,
    /// Which part of the copy this is, such as "part 2 of 3"; empty when there is one.
    pub part: String,
    /// The council.
    pub organisation: String,
    /// The marking.
    pub marking: String,
    /// When the copy was made, in words.
    pub made_at: String,
    /// When it was made, for the file's properties.
    pub stamp: Stamp,
    /// How the person may, and may not, be reached: one sentence each.
    pub safe_contact: Vec<String>,
    /// How the concern stands.
    pub standing: Vec<Row>,
    /// The people in it.
    pub about: Vec<Subject>,
    /// Drawings of a body, those with a mark on them.
    pub body_maps: Vec<BodyMap>,
    /// What each mark on them is, in the order of their numbers.
    pub body_marks: Vec<Item>,
    /// Its entries, oldest first.
    pub history: Vec<Entry>,
}

/// Returns the copy as a tagged PDF/UA-1 file: the same words give the same bytes.
pub fn render_record(record: &Record) -> Result<Rendered, Error> {
    Ok(Words::new("/record.typ", record, &record.stamp)?.press()?.rendered())
}

//! Topics as items of a packet: each topic by itself, and each assessment, incident and visit. What was taken back is none,
//! and what stays in the log by its nature, such as anything about a MARAC, is in none.

use super::super::fact_rows::in_lines;
use super::super::share::{ShareItem, item};
use super::rows::{heading, noted_rows};
use crate::domain::concern::{Concern, Noted};
use crate::domain::topics::{self, FieldName};

/// Every one of them, in the packet's order.
pub(in crate::acts) fn topic_items(concern: &Concern) -> Vec<ShareItem> {
    let known = topics::TOPICS.iter().flat_map(|topic| concern.noted(topic.code));
    known
        .map(|noted| ShareItem {
            item: item_of(noted),
            label: heading(noted),
            text: in_lines(&noted_rows(concern, noted, |code| goes(noted, code))),
            ..item("topic")
        })
        .collect()
}

/// Whether an agency that is told of topics usually needs the one that an item tells of: those that are its business, or every one
/// that is anybody's where a council lets topics go to an agency of which no topic says so.
pub(in crate::acts) fn usually_needs(agency: &str, item: &ShareItem) -> bool {
    let topic = item.item.strip_prefix("topic:").and_then(|name| name.split('@').next());
    let named = topics::TOPICS.iter().any(|topic| topic.needed_by.contains(&agency));
    topic
        .and_then(topics::find)
        .is_some_and(|topic| topic.needed_by.contains(&agency) || (!named && !topic.needed_by.is_empty()))
}

fn item_of(noted: &Noted) -> String {
    match noted.occasion {
        Some(entry) => format!("topic:{}@{entry}", noted.topic),
        None => format!("topic:{}", noted.topic),
    }
}

/// A question that this program does not know may be one that stays: it stays.
fn goes(noted: &Noted, code: &str) -> bool {
    let name = FieldName { topic: &noted.topic, occasion: None, field: code };
    name.question().is_some_and(|(_, field)| !field.stays)
}

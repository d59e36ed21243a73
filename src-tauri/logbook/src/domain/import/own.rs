//! Lines that a council added to its lists, or calls otherwise, understood in a sheet by their labels.

use super::names::compared;
use crate::domain::lists::{List, Lists};

/// Shorter labels are understood only where nothing stands beside them.
const WITHIN_MIN: usize = 4;

/// One line.
#[derive(Debug, Clone)]
struct Line {
    /// The label, as [`compared`] writes it.
    words: String,
    label: String,
    code: String,
}

/// The lines of one list that its words here do not know.
#[derive(Debug, Clone, Default)]
pub struct Own(Vec<Line>);

impl Own {
    /// Those of a list in force: what the program began with, and is called as then, is left out. What is no longer offered
    /// is understood too: a sheet may be old.
    pub fn of(lists: &Lists, list: List) -> Own {
        let seeds = Lists::default();
        let seeds = seeds.lines(list);
        let lines = lists.lines(list).into_iter().filter(|(code, label, _)| {
            !seeds.iter().any(|(known, called, _)| known == code && called == label)
        });
        let mut own: Vec<(bool, Line)> = lines
            .map(|(code, label, offered)| {
                (offered, Line { words: compared(label), label: label.to_owned(), code: code.to_owned() })
            })
            .filter(|(_, line)| !line.words.is_empty())
            .collect();
        // Two lines may have been called the same; the one that is offered is meant.
        own.sort_by_key(|(offered, _)| !offered);
        Own(own.into_iter().map(|(_, line)| line).collect())
    }

    /// The code of the line that is called so.
    pub fn exactly(&self, words: &str) -> Option<&str> {
        self.0.iter().find(|line| line.words == words).map(|line| line.code.as_str())
    }

    /// The code of the line whose label stands in these words, whole words only; the longest, and how long it is.
    pub fn within(&self, words: &str) -> Option<(&str, usize)> {
        let padded = format!(" {words} ");
        let stand = self
            .0
            .iter()
            .filter(|line| line.words.len() >= WITHIN_MIN && padded.contains(&format!(" {} ", line.words)));
        stand.max_by_key(|line| line.words.len()).map(|line| (line.code.as_str(), line.words.len()))
    }

    /// What a line of it is called.
    pub fn label(&self, code: &str) -> Option<&str> {
        self.0.iter().find(|line| line.code == code).map(|line| line.label.as_str())
    }
}

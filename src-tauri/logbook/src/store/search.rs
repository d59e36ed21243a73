//! Full-text search: FTS5 over references, people, every passage in force, and what was chosen.

use std::collections::BTreeMap;

use rusqlite::params;

use super::Store;
use super::concerns::{COLUMNS, ConcernRow, concern_row};
use crate::domain::id::ConcernId;
use crate::error::Result;

/// Marks around matching words in a snippet; pages show them as emphasis.
pub const MARKS: (&str, &str) = ("‹", "›");

/// Between words that must all be there.
pub(super) const AND: &str = " AND ";

/// So many are weighed against each other: about a millisecond.
const WEIGHED_MAX: u64 = 1_000;

/// Turns what somebody typed into a search expression: every word must be there, the last may be unfinished.
/// Nothing typed can be an operator. Nothing when there is no word.
pub fn expression(words: &str) -> Option<String> {
    expression_with(words, None, |_| Vec::new())
}

/// As [`expression`], where each word may also be there as one of some tokens. A telephone number or a postcode is one thing, however
/// it is written, and may be there as a token that begins so.
pub(crate) fn expression_with(
    words: &str,
    number: Option<String>,
    called: impl Fn(&str) -> Vec<String>,
) -> Option<String> {
    let typed: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(12).collect();
    // A star after a quoted word makes it a prefix; a whole word is its own prefix, so all may have one.
    if let Some(number) = number {
        return Some(format!("(\"{}\" * OR \"{number}\" *)", typed.join(" ")));
    }
    let terms = typed.iter().map(|word| {
        let tokens = called(word).into_iter().map(|token| format!(" OR \"{token}\"")).collect::<String>();
        if tokens.is_empty() { format!("\"{word}\" *") } else { format!("(\"{word}\" *{tokens})") }
    });
    let terms: Vec<String> = terms.collect();
    (!terms.is_empty()).then(|| terms.join(AND))
}

/// What a concern is found by.
pub(crate) struct Words {
    /// Its reference.
    pub(crate) reference: String,
    /// Names and everything else of its people.
    pub(crate) people: String,
    /// What is written in it.
    pub(crate) said: String,
    /// What was chosen, and numbers: see `domain/found_by.rs`.
    pub(crate) tokens: String,
}

impl Store {
    /// Writes a concern's words into the index, in place of the old ones.
    pub(crate) fn put_words(&self, number: i64, words: &Words) -> Result<()> {
        let Words { reference, people, said, tokens } = words;
        self.db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([number])?;
        self.db
            .prepare_cached(
                "INSERT INTO search (rowid, reference, people, words, tokens) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![number, reference, people, said, tokens])?;
        Ok(())
    }

    /// Concerns whose words are not in the index yet.
    pub(super) fn without_words(&self, most: u32) -> Result<Vec<ConcernId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT c.id FROM concerns c WHERE NOT EXISTS (SELECT 1 FROM search s WHERE s.rowid = c.number)
             ORDER BY c.number LIMIT ?1",
        )?;
        let rows = statement.query_map([most], |row| Ok(ConcernId(row.get(0)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Concerns that hold the words, best first; `found` is how many there are.
    ///
    /// Among a few, names and references weigh more than narrative, that more than what was chosen, and a word that is said often
    /// more than one said once. Weighing reads every match, and where thousands match it says nothing that an officer could see:
    /// then those with the words in a name or reference come first, then those in which they are written, and the newest of each
    /// before the older.
    pub fn search(&self, expression: &str, limit: u32, found: u64) -> Result<Vec<(ConcernRow, String)>> {
        if found <= WEIGHED_MAX {
            return self.found(expression, "bm25(search, 8.0, 6.0, 1.0, 0.5), search.rowid DESC", limit);
        }
        let mut rows: Vec<(ConcernRow, String)> = Vec::new();
        for columns in ["{reference people} : ", "{words} : ", ""] {
            if rows.len() >= limit as usize {
                break;
            }
            // So many more that all of the first may be among them.
            let wanted = if rows.is_empty() { limit } else { limit.saturating_mul(2) };
            for one in self.found(&format!("{columns}({expression})"), "search.rowid DESC", wanted)? {
                if rows.len() < limit as usize && !rows.iter().any(|(row, _)| row.id == one.0.id) {
                    rows.push(one);
                }
            }
        }
        Ok(rows)
    }

    fn found(&self, expression: &str, order: &str, limit: u32) -> Result<Vec<(ConcernRow, String)>> {
        let (open, close) = MARKS;
        let sql = format!(
            "SELECT {COLUMNS}, snippet(search, -1, '{open}', '{close}', '…', 12)
             FROM search JOIN concerns c ON c.number = search.rowid
             WHERE search MATCH ?1 ORDER BY {order} LIMIT ?2"
        );
        let rows = self
            .db
            .prepare_cached(&sql)?
            .query_map(params![expression, limit], |row| Ok((concern_row(row)?, row.get(16)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }

    /// The matching words of some concerns, by number.
    pub fn snippets(&self, expression: &str, numbers: &[i64]) -> Result<BTreeMap<i64, String>> {
        let (open, close) = MARKS;
        let list: Vec<String> = numbers.iter().map(i64::to_string).collect();
        // The plus keeps the numbers from the index: it would look the words up once for every one of them.
        let sql = format!(
            "SELECT rowid, snippet(search, -1, '{open}', '{close}', '…', 12) FROM search
             WHERE search MATCH ?1 AND +rowid IN ({})",
            list.join(", ")
        );
        let mut statement = self.db.prepare(&sql)?;
        let rows = statement.query_map([expression], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many concerns hold the words.
    pub fn count_found(&self, expression: &str) -> Result<u64> {
        let sql = "SELECT count(*) FROM search WHERE search MATCH ?1";
        let count: i64 = self.db.prepare_cached(sql)?.query_row([expression], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }
}

//! Words inside attached files: read apart from everything an officer waits for, found with the concerns that have the file.
//!
//! They stand in an index of their own, in portions: a concern is indexed anew at every line that is added to it, and the words
//! of its files are not. A file belongs to every concern that names it and can be read here; with the last of them its words go.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, params, params_from_iter};

use super::Store;
use super::search::MARKS;
use crate::domain::concern::Concern;
use crate::domain::file::cleaned_name;
use crate::domain::id::{About, EntryId, Hash};
use crate::error::Result;
use crate::store::files::bytes_of;

/// A file at which the program ended so often is not read again.
const TRIES: u32 = 3;

/// A file whose words were not read yet.
#[derive(Debug, Clone)]
pub(crate) struct Unread {
    /// Digest of the salted bytes.
    pub(crate) digest: Hash,
    /// Its name, cleaned.
    pub(crate) name: String,
    /// Bytes.
    pub(crate) length: u64,
}

/// Where words were found inside a file.
#[derive(Debug, Clone)]
pub(crate) struct InFile {
    /// The file's name.
    pub(crate) name: String,
    /// The words between marks, with a few beside them.
    pub(crate) snippet: String,
}

impl Store {
    /// Writes down which files a concern has.
    pub(super) fn put_concern_files(&self, concern: &Concern) -> Result<()> {
        self.db.prepare_cached("DELETE FROM concern_files WHERE concern = ?1")?.execute([concern.id.0])?;
        let mut put = self.db.prepare_cached(
            "INSERT OR IGNORE INTO concern_files (concern, digest, name) VALUES (?1, ?2, ?3)",
        )?;
        let is_ours = |entry: &EntryId| !concern.owned.contains_key(&format!("file:{entry}"));
        for file in concern.files.iter().filter(|file| is_ours(&file.entry)) {
            if let Some(digest) = bytes_of(&file.said.digest) {
                put.execute(params![concern.id.0, digest, cleaned_name(&file.said.name)])?;
            }
        }
        Ok(())
    }

    /// The next file of which all is here and whose words were not read. It counts as tried from now on, so that one at which
    /// the program ends is not read for ever; what was left of an earlier try goes.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn begin_unread(&self) -> Result<Option<Unread>> {
        let step = self.begin()?;
        let sql = "SELECT c.digest, c.name, f.length FROM concern_files c JOIN files f ON f.digest = c.digest
             LEFT JOIN words_read r ON r.digest = c.digest
             WHERE f.whole = 1 AND (r.digest IS NULL OR (r.done = 0 AND r.tries < ?1)) LIMIT 1";
        let unread = self
            .db
            .prepare_cached(sql)?
            .query_row([TRIES], |row| {
                let length = row.get::<_, i64>(2)?.unsigned_abs();
                Ok(Unread { digest: row.get(0)?, name: row.get(1)?, length })
            })
            .optional()?;
        if let Some(unread) = &unread {
            self.forget_portions(&unread.digest)?;
            self.db
                .prepare_cached(
                    "INSERT INTO words_read (digest, tries, done) VALUES (?1, 1, 0)
                     ON CONFLICT (digest) DO UPDATE SET tries = tries + 1",
                )?
                .execute([unread.digest])?;
        }
        step.commit()?;
        Ok(unread)
    }

    /// Adds portions of a file's words. Returns whether the file still is one of a concern that can be read here: it may have
    /// gone while its words were read, and then nothing of it is kept.
    ///
    /// # Errors
    /// Store errors; nothing of these is kept then.
    pub(crate) fn put_portions(&self, digest: &Hash, portions: &[&str], done: bool) -> Result<bool> {
        let step = self.begin()?;
        let known = "SELECT 1 FROM concern_files c JOIN words_read r USING (digest) WHERE digest = ?1";
        if !self.db.prepare_cached(known)?.exists([digest])? {
            self.forget_words(digest)?;
            step.commit()?;
            return Ok(false);
        }
        for portion in portions {
            self.db.prepare_cached("INSERT INTO file_words (digest) VALUES (?1)")?.execute([digest])?;
            let number = self.db.last_insert_rowid();
            self.db
                .prepare_cached("INSERT INTO file_search (rowid, words) VALUES (?1, ?2)")?
                .execute(params![number, portion])?;
        }
        self.db
            .prepare_cached("UPDATE words_read SET tries = 0, done = ?2 WHERE digest = ?1")?
            .execute(params![digest, done])?;
        step.commit()?;
        Ok(true)
    }

    /// The words that were read of a file, so many bytes of them, and whether there are more.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn words_of_file(&self, digest: &Hash, most: usize) -> Result<(String, bool)> {
        let sql = "SELECT s.words FROM file_words w JOIN file_search s ON s.rowid = w.number
             WHERE w.digest = ?1 ORDER BY w.number";
        let mut read = self.db.prepare_cached(sql)?;
        let mut rows = read.query([digest])?;
        let mut words = String::new();
        while let Some(row) = rows.next()? {
            words.push_str(&row.get::<_, String>(0)?);
            if words.len() > most {
                words.truncate(words.floor_char_boundary(most));
                return Ok((words, true));
            }
        }
        Ok((words, false))
    }

    fn forget_portions(&self, digest: &Hash) -> Result<()> {
        self.db
            .prepare_cached(
                "DELETE FROM file_search WHERE rowid IN (SELECT number FROM file_words WHERE digest = ?1)",
            )?
            .execute([digest])?;
        let gone = self.db.prepare_cached("DELETE FROM file_words WHERE digest = ?1")?.execute([digest])?;
        if gone > 0 {
            // Whatever the index keeps of words that were removed goes with this.
            self.db.execute("INSERT INTO file_search (file_search) VALUES ('optimize')", [])?;
        }
        Ok(())
    }

    /// Removes the words of a file; they are read again where it still is in a concern.
    pub(super) fn forget_words(&self, digest: &Hash) -> Result<()> {
        self.forget_portions(digest)?;
        self.db.prepare_cached("DELETE FROM words_read WHERE digest = ?1")?.execute([digest])?;
        Ok(())
    }

    /// A concern has no files to be seen here any more; words of those that no other concern has go.
    pub(super) fn forget_concern_files(&self, concern: About) -> Result<()> {
        let sql = "DELETE FROM concern_files WHERE concern = ?1 RETURNING digest";
        let mut statement = self.db.prepare_cached(sql)?;
        let digests = statement.query_map([concern.0], |row| row.get(0))?;
        for digest in digests.collect::<rusqlite::Result<Vec<Hash>>>()? {
            if !self.db.prepare_cached("SELECT 1 FROM concern_files WHERE digest = ?1")?.exists([digest])? {
                self.forget_words(&digest)?;
            }
        }
        Ok(())
    }

    /// Removes words of files that no concern has which can be read here.
    pub(super) fn forget_words_of_nobody(&self) -> Result<()> {
        let sql = "SELECT digest FROM words_read WHERE digest NOT IN (SELECT digest FROM concern_files)";
        let mut statement = self.db.prepare_cached(sql)?;
        let digests = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<Hash>>>()?;
        for digest in digests {
            self.forget_words(&digest)?;
        }
        Ok(())
    }

    /// Concerns, by number, the newest first, that hold the words with their files' help only.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn found_in_files(&self, expression: &str) -> Result<Vec<i64>> {
        // By word, those with a file that holds it.
        let mut by_term = Vec::new();
        for term in terms(expression) {
            by_term.push((term, self.with_a_file_that_holds(term)?));
        }
        let mut found: BTreeSet<i64> = by_term.iter().flat_map(|(_, some)| some).copied().collect();
        for (term, mut some) in by_term {
            some.extend(self.among(term, &found)?);
            found.retain(|number| some.contains(number));
        }
        for known in self.among(expression, &found)? {
            found.remove(&known);
        }
        Ok(found.into_iter().rev().collect())
    }

    fn with_a_file_that_holds(&self, expression: &str) -> Result<BTreeSet<i64>> {
        let mut statement = self.db.prepare_cached(
            "SELECT DISTINCT c.number FROM file_search JOIN file_words w ON w.number = file_search.rowid
             JOIN concern_files f ON f.digest = w.digest JOIN concerns c ON c.id = f.concern
             WHERE file_search MATCH ?1",
        )?;
        let rows = statement.query_map([expression], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Of these concerns, those that hold the words themselves.
    fn among(&self, expression: &str, numbers: &BTreeSet<i64>) -> Result<BTreeSet<i64>> {
        if numbers.is_empty() {
            return Ok(BTreeSet::new());
        }
        let list: Vec<String> = numbers.iter().map(i64::to_string).collect();
        let sql =
            format!("SELECT rowid FROM search WHERE search MATCH ?1 AND +rowid IN ({})", list.join(", "));
        let mut statement = self.db.prepare(&sql)?;
        let rows = statement.query_map([expression], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// For some concerns, by number, the words in the file that holds them best.
    ///
    /// # Errors
    /// Store errors.
    pub(crate) fn snippets_in_files(
        &self,
        expression: &str,
        numbers: &[i64],
    ) -> Result<BTreeMap<i64, InFile>> {
        if numbers.is_empty() {
            return Ok(BTreeMap::new());
        }
        let any = any(expression);
        let places = vec!["?"; numbers.len()].join(", ");
        let sql = format!(
            "SELECT c.number, f.name, file_search.rowid FROM file_search
             JOIN file_words w ON w.number = file_search.rowid
             JOIN concern_files f ON f.digest = w.digest JOIN concerns c ON c.id = f.concern
             WHERE file_search MATCH ? AND +c.number IN ({places}) ORDER BY file_search.rank"
        );
        let mut statement = self.db.prepare(&sql)?;
        let values = std::iter::once(any.clone().into()).chain(numbers.iter().copied().map(Into::into));
        let mut rows = statement.query(params_from_iter(values.collect::<Vec<rusqlite::types::Value>>()))?;
        // The first portion of each concern is its best.
        let mut best: BTreeMap<i64, (i64, String)> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            if let Entry::Vacant(place) = best.entry(row.get(0)?) {
                place.insert((row.get(2)?, row.get(1)?));
            }
        }
        let snippets = self.snippets_of_portions(&any, best.values().map(|(portion, _)| *portion))?;
        Ok(best
            .into_iter()
            .filter_map(|(number, (portion, name))| {
                // The same file may be in two concerns.
                let snippet = snippets.get(&portion)?.clone();
                Some((number, InFile { name, snippet }))
            })
            .collect())
    }

    fn snippets_of_portions(
        &self,
        expression: &str,
        portions: impl Iterator<Item = i64>,
    ) -> Result<BTreeMap<i64, String>> {
        let (open, close) = MARKS;
        let list: Vec<String> = portions.map(|portion| portion.to_string()).collect();
        // The plus keeps the numbers from the index: it would look the words up once for every one of them.
        let sql = format!(
            "SELECT rowid, snippet(file_search, 0, '{open}', '{close}', '…', 12) FROM file_search
             WHERE file_search MATCH ?1 AND +rowid IN ({})",
            list.join(", ")
        );
        let mut statement = self.db.prepare(&sql)?;
        let rows = statement.query_map([expression], |row| {
            let snippet: String = row.get(1)?;
            Ok((row.get(0)?, snippet.split_whitespace().collect::<Vec<_>>().join(" ")))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The words of an expression, each of which must be there.
fn terms(expression: &str) -> impl Iterator<Item = &str> {
    expression.split(super::search::AND)
}

/// The same words, any of them.
fn any(expression: &str) -> String {
    expression.replace(super::search::AND, " OR ")
}

//! The rival: the same tables and rows in plain SQLite, by the same engine without a key, asked the same questions.
//!
//! Its questions are written out here as the store asks them, so that the comparison is of the work and not of the
//! wording; what an answer goes through afterwards (ages, labels, JSON for the page) only the log pays for.

use std::path::Path;

use rusqlite::{Connection, Row, ToSql, params};

const COLUMNS: &str = "c.number, c.id, c.reference, c.title, c.summary, c.state, c.danger, c.main_type, \
     c.received_at, c.recorded_at, c.machine, c.main_person, c.review_on, c.reply_due, c.reply_agency";
const SNIPPET: &str = "snippet(search, -1, '‹', '›', '…', 12)";

/// Copies a locked or quiet log into a plain database, opened with its recovery kit as a stranger would open it.
pub fn copy(folder: &Path, kit: &str, to: &Path) {
    let identity: age::x25519::Identity = kit.parse().expect("an age identity");
    let wrapped = std::fs::read(folder.join("log.recovery.age")).expect("the wrapped key");
    let key = age::decrypt(&identity, &wrapped).expect("the kit opens it");
    let key = data_encoding::HEXLOWER.encode(&key);
    let db = Connection::open(folder.join("log.db")).expect("the log's database");
    db.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).expect("a key");
    db.execute("ATTACH DATABASE ?1 AS plain KEY ''", [to.to_str().expect("a path")]).expect("a new database");
    db.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(())).expect("a copy of every table");
    db.execute_batch("DETACH DATABASE plain").expect("it is closed");
}

/// A plain database that is open.
pub struct Plain {
    db: Connection,
}

/// A row of `entries`, to be written again under another number.
pub struct Line {
    machine: Vec<u8>,
    seq: i64,
    kind: String,
    about: Vec<u8>,
    lamport: i64,
    at: i64,
    cose: Vec<u8>,
    body: Vec<u8>,
}

impl Plain {
    /// Opens it with the pragmas of the store and reads one row.
    pub fn open(path: &Path) -> Plain {
        let db = Connection::open(path).expect("the plain database");
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).expect("a schema");
        db.pragma_update(None, "journal_mode", "WAL").expect("a pragma");
        db.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA trusted_schema = OFF;",
        )
        .expect("pragmas");
        db.set_prepared_statement_cache_capacity(64);
        Plain { db }
    }

    /// A page of concerns, newest first: how many there are, the rows, and whom each is about.
    pub fn page(&self, clause: &str, limit: u32) -> usize {
        let total: i64 = self.one(&format!("SELECT count(*) FROM concerns c WHERE 1 {clause}"), &[]);
        let sql = format!(
            "SELECT {COLUMNS}, c.received_at FROM concerns c WHERE 1 {clause}
             ORDER BY c.received_at DESC, c.number DESC LIMIT {limit}"
        );
        self.rows(&sql, &[]) + usize::try_from(total).expect("a count")
    }

    /// Finds words, best first: how many there are, the rows with their snippets, and whom each is about.
    pub fn search(&self, expression: &str, limit: u32) -> usize {
        let total: i64 = self.one("SELECT count(*) FROM search WHERE search MATCH ?1", &[&expression]);
        let sql = format!(
            "SELECT {COLUMNS}, {SNIPPET} FROM search JOIN concerns c ON c.number = search.rowid
             WHERE search MATCH ?1 ORDER BY bm25(search, 8.0, 6.0, 1.0), c.number DESC LIMIT {limit}"
        );
        self.rows(&sql, &[&expression]) + usize::try_from(total).expect("a count")
    }

    /// Finds words as a program without an index does: reads everything. It counts and does not rank.
    pub fn scan(&self, words: &str) -> usize {
        let each: Vec<String> = words
            .split_whitespace()
            .map(|word| format!("(s.reference || ' ' || s.people || ' ' || s.words) LIKE '%{word}%'"))
            .collect();
        let sql = format!(
            "SELECT count(*) FROM concerns c JOIN search s ON s.rowid = c.number WHERE {}",
            each.join(" AND ")
        );
        let total: i64 = self.one(&sql, &[]);
        usize::try_from(total).expect("a count")
    }

    /// The last passage that was added, and with it the machine's highest number.
    pub fn last_passage(&self) -> Line {
        let sql = "SELECT machine, (SELECT max(seq) FROM entries), kind, about, lamport, at, cose,
                   (SELECT body FROM bodies WHERE entry = number)
                   FROM entries WHERE kind = 'passage-added' ORDER BY lamport DESC LIMIT 1";
        let line = |row: &Row<'_>| {
            Ok(Line {
                machine: row.get(0)?,
                seq: row.get(1)?,
                kind: row.get(2)?,
                about: row.get(3)?,
                lamport: row.get(4)?,
                at: row.get(5)?,
                cose: row.get(6)?,
                body: row.get(7)?,
            })
        };
        self.db.query_row(sql, [], line).expect("a passage")
    }

    /// Writes the same bytes once more, under the next number, in a transaction of their own.
    pub fn append(&self, line: &mut Line, hash: &[u8; 32]) {
        line.seq += 1;
        line.lamport += 1;
        let put = "INSERT INTO entries (machine, seq, hash, kind, about, lamport, at, cose)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let Line { machine, seq, kind, about, lamport, at, cose, body } = &*line;
        let values = params![machine, seq, hash, kind, about, lamport, at, cose];
        let step = self.db.unchecked_transaction().expect("a transaction");
        self.db.prepare_cached(put).expect("a statement").execute(values).expect("it is written");
        let put = "INSERT INTO bodies (entry, sealed, body) VALUES (?1, 0, ?2)";
        let values = params![self.db.last_insert_rowid(), body];
        self.db.prepare_cached(put).expect("a statement").execute(values).expect("it is written");
        step.commit().expect("it stands");
    }

    /// The signed bytes of every entry.
    pub fn every_entry(&self) -> Vec<Vec<u8>> {
        let mut statement =
            self.db.prepare("SELECT cose FROM entries ORDER BY machine, seq").expect("a statement");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<rusqlite::Result<_>>().expect("every row")
    }

    /// The signed bytes of every entry with its body.
    pub fn every_entry_with_its_body(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut statement = self
            .db
            .prepare("SELECT e.cose, b.body FROM entries e JOIN bodies b ON b.entry = e.number")
            .expect("a statement");
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        rows.collect::<rusqlite::Result<_>>().expect("every row")
    }

    /// The body of the first entry, which names the machine's key.
    pub fn first_body(&self) -> Vec<u8> {
        self.one("SELECT b.body FROM entries e JOIN bodies b ON b.entry = e.number WHERE e.seq = 0", &[])
    }

    fn one<T: rusqlite::types::FromSql>(&self, sql: &str, values: &[&dyn ToSql]) -> T {
        self.db.prepare_cached(sql).expect("a statement").query_row(values, |row| row.get(0)).expect("a row")
    }

    /// Reads rows whole, and looks up the person each is about.
    fn rows(&self, sql: &str, values: &[&dyn ToSql]) -> usize {
        let mut statement = self.db.prepare_cached(sql).expect("a statement");
        let mut person =
            self.db.prepare_cached("SELECT facts FROM people WHERE id = ?1").expect("a statement");
        let mut rows = statement.query(values).expect("rows");
        let mut read = 0;
        while let Some(row) = rows.next().expect("a row") {
            let texts: Vec<rusqlite::types::Value> =
                (0..16).map(|at| row.get(at).expect("a value")).collect();
            let facts: String = person.query_row([&texts[11]], |row| row.get(0)).expect("a person");
            let facts: serde_json::Value = serde_json::from_str(&facts).expect("facts");
            std::hint::black_box((&texts, &facts));
            read += 1;
        }
        read
    }
}

//! The digest of all folded tables: two logs with the same entries give the same, and so does a log folded again.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use super::Store;
use super::open::give_key;
use crate::error::Result;

/// Each folded table in a fixed order. Row numbers are left out: they depend on the order of arrival.
const QUERIES: &[&str] = &[
    "SELECT 'people', id, facts, name, known_as, born_on, address, versions FROM people ORDER BY id",
    "SELECT 'keys', * FROM person_keys ORDER BY kind, key, person",
    "SELECT 'relations', * FROM relations ORDER BY id",
    "SELECT 'same', * FROM same_person ORDER BY person",
    "SELECT 'concerns', id, reference, title, sort_name, summary, state, danger, main_type, received_at, recorded_at,
        machine, main_person, review_on, reply_due, reply_agency, versions, unseen, reporter_waits FROM concerns ORDER BY id",
    "SELECT 'imported', * FROM imported_rows ORDER BY marks, concern",
    // What was disposed of stays restricted until it is erased, which no two machines do at one instant.
    "SELECT 'restricted', * FROM restricted WHERE about NOT IN (SELECT about FROM disposed) ORDER BY about",
    "SELECT 'disposed', * FROM disposed ORDER BY about",
    "SELECT 'types', * FROM concern_types ORDER BY concern, code",
    "SELECT 'filed', * FROM filed_under ORDER BY concern, what",
    "SELECT 'parts', * FROM concern_people ORDER BY concern, person",
    "SELECT 'agencies', * FROM concern_agencies ORDER BY concern, agency",
    "SELECT 'referrals', * FROM referrals ORDER BY id",
    "SELECT 'actions', * FROM actions ORDER BY id",
    "SELECT 'clocked', * FROM clocked ORDER BY concern, clock, agency, since",
    "SELECT 'shares', * FROM shares ORDER BY id",
    "SELECT 'told', * FROM share_people ORDER BY share, person",
    "SELECT 'words', c.id, s.reference, s.people, s.words, s.tokens FROM search s JOIN concerns c ON c.number = s.rowid ORDER BY c.id",
];

impl Store {
    /// SHA-256 of the folded tables, hexadecimal.
    ///
    /// # Errors
    /// Store errors.
    pub fn state(&self) -> Result<String> {
        let mut digest = Sha256::new();
        for query in QUERIES {
            let mut statement = self.db.prepare_cached(query)?;
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    add(&mut digest, row.get_ref(column)?);
                }
            }
        }
        Ok(data_encoding::HEXLOWER.encode(&digest.finalize()))
    }
}

/// Pages of a database whose bytes are not what was written, as SQLCipher and SQLite name them; empty when all is well.
///
/// Each question gets a connection of its own: one bad page makes later answers of the same connection doubtful.
///
/// # Errors
/// Store errors, when not even the question can be asked.
pub fn damaged_pages(path: &Path, key: &[u8; 32]) -> Result<Vec<String>> {
    let mut damage = Vec::new();
    for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check(50)"] {
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        give_key(&db, key)?;
        let asked = (|| {
            let mut statement = db.prepare(pragma)?;
            let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
            lines.collect::<rusqlite::Result<Vec<_>>>()
        })();
        match asked {
            Ok(lines) => damage.extend(lines.into_iter().filter(|line| line != "ok")),
            Err(_) => damage.push("its structure cannot be read".into()),
        }
    }
    Ok(damage)
}

fn add(digest: &mut Sha256, value: ValueRef<'_>) {
    // A tag and a length before each value, so that no two rows can be told the same way.
    let number: [u8; 8];
    let (tag, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(value) => {
            number = value.to_be_bytes();
            (1, &number)
        }
        ValueRef::Real(value) => {
            number = value.to_be_bytes();
            (2, &number)
        }
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(blob) => (4, blob),
    };
    digest.update([tag]);
    digest.update((bytes.len() as u64).to_be_bytes());
    digest.update(bytes);
}

//! Opening the encrypted database: key first, then everything that must hold before a single row is read.

use std::fmt::Write;
use std::path::Path;
use std::sync::{Once, OnceLock};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::{Memo, Store, migrate};
use crate::domain::roster::Cuts;
use crate::error::{Code, Error, Result};

/// The oldest SQLite without the WAL-reset bug (fixed in 3.51.3).
const SQLITE_LEAST: i32 = 3_051_003;
/// The SQLCipher this program was built and tried with.
const SQLCIPHER: &str = "4.20";

impl Store {
    /// Makes a new, empty store.
    ///
    /// # Errors
    /// `TraceExists` when the file exists; store errors.
    pub fn create(path: &Path, key: &[u8; 32]) -> Result<Store> {
        if path.exists() {
            return Err(Error::Refused(Code::TraceExists));
        }
        start_engine();
        #[cfg(feature = "rehearsal")]
        if let Some(db) = super::rehearsal::create(path) {
            let store = Store::of_paper((db?, true), key)?;
            #[cfg(feature = "rehearsal")]
            super::rehearsal::is_new(path);
            return Ok(store);
        }
        let db = Connection::open(path)?;
        let store = Store::keyed(db, key)?;
        migrate::apply(&store.db)?;
        Ok(store)
    }

    /// Opens a store that exists; never makes one.
    ///
    /// # Errors
    /// `Damaged` when the pages are not what was written, `TooNew` when a newer program wrote it.
    pub fn open(path: &Path, key: &[u8; 32]) -> Result<Store> {
        start_engine();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        #[cfg(feature = "rehearsal")]
        if let Some(opened) = super::rehearsal::open(path, flags) {
            return Store::of_paper(opened?, key);
        }
        let db = Connection::open_with_flags(path, flags)?;
        let store = Store::keyed(db, key)?;
        migrate::apply(&store.db)?;
        Ok(store)
    }

    /// A store with paper locks: of one that was open before nothing is asked again.
    #[cfg(feature = "rehearsal")]
    fn of_paper((db, new): (Connection, bool), key: &[u8; 32]) -> Result<Store> {
        if !new {
            return Ok(Store::on(db));
        }
        let store = Store::keyed(db, key)?;
        migrate::apply(&store.db)?;
        Ok(store)
    }

    /// Writes everything home and closes.
    ///
    /// # Errors
    /// Store errors.
    pub fn close(self) -> Result<()> {
        // The write-ahead log is emptied, so that nothing is left for the next start to redo. On a full disk it stays: what
        // is in it is as safe as in the database, and what was acknowledged must not end as a refusal.
        self.empty_write_ahead_log();
        #[cfg(feature = "rehearsal")]
        let closed = self.db.shut();
        #[cfg(not(feature = "rehearsal"))]
        let closed = self.db.close();
        closed.map_err(|(_, error)| Error::Store(error))
    }

    /// Writes the write-ahead log home and empties it, as far as that is possible just now.
    pub(crate) fn empty_write_ahead_log(&self) {
        let _ = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }

    fn keyed(db: Connection, key: &[u8; 32]) -> Result<Store> {
        give_key(&db, key)?;
        check_engine(&db)?;
        // The first read proves the key and the first page; until now nothing was decrypted.
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        #[cfg(not(feature = "rehearsal"))]
        let journal = "WAL";
        #[cfg(feature = "rehearsal")]
        let journal = super::rehearsal::journal_of(&db);
        db.pragma_update(None, "journal_mode", journal)?;
        db.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA trusted_schema = OFF;",
        )?;
        // Or every entry that is read is planned anew: the index of sealed bodies makes the plan hang on what is asked for.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        db.set_prepared_statement_cache_capacity(256);
        #[cfg(feature = "rehearsal")]
        super::rehearsal::lighten(&db)?;
        Ok(Store::on(db))
    }

    fn on(db: Connection) -> Store {
        #[cfg(feature = "rehearsal")]
        let db = super::rehearsal::Db::from(db);
        Store {
            db,
            cuts: Cuts::default().into(),
            reader: None.into(),
            words_later: false.into(),
            published: Memo::default(),
            peers: Memo::default(),
        }
    }
}

/// Waits until the engine is ready. SQLite says so before SQLCipher has begun, so that of two threads that open the first
/// databases of a process at once, one may find no encryption there.
fn start_engine() {
    static READY: Once = Once::new();
    READY.call_once(|| {
        // Whatever is wrong with the engine, the database itself will say.
        let _ = Connection::open_in_memory();
    });
}

/// Hands SQLCipher the key, before anything else touches the file.
pub(super) fn give_key(db: &Connection, key: &[u8; 32]) -> Result<()> {
    #[cfg(feature = "rehearsal")]
    if crate::rehearsal::lies_open(db.path()) {
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        return Ok(());
    }
    // Its own diagnostics would go to standard error, which is nobody's to read.
    db.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    db.execute_batch(&raw_key(key))?;
    Ok(())
}

/// Versions of the engine, for the settings page and for checks.
///
/// # Errors
/// Store errors.
pub fn versions(store: &Store) -> Result<(String, String)> {
    let cipher: String = store.db.query_row("PRAGMA cipher_version", [], |row| row.get(0))?;
    Ok((rusqlite::version().to_owned(), cipher))
}

/// The pragma that hands SQLCipher a raw key, so that its own key derivation never runs.
fn raw_key(key: &[u8; 32]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(96));
    text.push_str("PRAGMA key = \"x'");
    for byte in key {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text.push_str("'\";");
    text
}

fn check_engine(db: &Connection) -> Result<()> {
    // One engine is built into a program; what it is does not change while it runs.
    static KNOWN: OnceLock<()> = OnceLock::new();
    if KNOWN.get().is_some() {
        return Ok(());
    }
    if rusqlite::version_number() < SQLITE_LEAST {
        return Err(Error::Internal("SQLite is older than the one that is safe"));
    }
    let cipher: String = db.query_row("PRAGMA cipher_version", [], |row| row.get(0))?;
    if !cipher.starts_with(SQLCIPHER) {
        return Err(Error::Internal("SQLCipher is not the version this program was tried with"));
    }
    let in_memory: bool = db
        .prepare("PRAGMA compile_options")?
        .query_map([], |row| row.get::<_, String>(0))?
        .flatten()
        .any(|option| option == "TEMP_STORE=2" || option == "TEMP_STORE=3");
    if in_memory {
        // Whoever looked first has said so already.
        let _ = KNOWN.set(());
        Ok(())
    } else {
        Err(Error::Internal("SQLite would write temporary files in the open"))
    }
}

//! Databases of paper: small pages, a journal in memory, no locks; and a shelf on which their connections wait, with all they
//! had prepared, until a database is laid in the same file again.
//!
//! What a power cut leaves of such a database is what was committed, as with real ones: the simulator cuts the power between
//! two transactions. A file that was moved away or made anew is opened as on any other day.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ops::Deref;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

/// Connections that wait in one thread; beyond that those whose file is gone are closed, or else the oldest.
const MOST: usize = 128;
/// What SQLite calls files without locks. One thread has them all, and nobody writes while another one reads.
#[cfg(unix)]
const SYSTEM: &str = "unix-none";
/// Nobody else writes: what was read need not be asked for again. On systems with locks another one could not read then.
#[cfg(unix)]
const ALONE: &str = "PRAGMA locking_mode = EXCLUSIVE";
#[cfg(not(unix))]
const ALONE: &str = "";

thread_local! {
    static SHELF: RefCell<VecDeque<(u64, Connection)>> = RefCell::default();
    static BLANK: RefCell<Option<Vec<u8>>> = RefCell::default();
}

/// A connection that goes back to the shelf.
pub struct Db {
    db: Option<Connection>,
    file: Option<u64>,
}

impl From<Connection> for Db {
    fn from(db: Connection) -> Db {
        let file = db.path().filter(|_| crate::rehearsal::is_on()).and_then(|path| number(Path::new(path)));
        Db { db: Some(db), file }
    }
}

impl Deref for Db {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.db.as_ref().expect("it is there until it is dropped")
    }
}

impl Db {
    /// Closes it as the program does.
    pub(crate) fn shut(mut self) -> Result<(), (Connection, rusqlite::Error)> {
        self.db.take().map_or(Ok(()), Connection::close)
    }
}

impl Drop for Db {
    fn drop(&mut self) {
        if let (Some(db), Some(file)) = (self.db.take(), self.file)
            && db.is_autocommit()
            && forget(&db).is_ok()
        {
            SHELF.with_borrow_mut(|shelf| {
                shelf.push_back((file, db));
                if shelf.len() > MOST {
                    shelf.retain(|(file, db)| {
                        db.path().and_then(|path| number(Path::new(path))) == Some(*file)
                    });
                }
                if shelf.len() > MOST {
                    shelf.pop_front();
                }
            });
        }
    }
}

/// Which file it is, whatever it is called.
#[cfg(unix)]
fn number(path: &Path) -> Option<u64> {
    Some(std::os::unix::fs::MetadataExt::ino(&std::fs::metadata(path).ok()?))
}
#[cfg(not(unix))]
fn number(_: &Path) -> Option<u64> {
    None
}

/// Opens a paper database, and says whether it was not open before; nothing where it is none.
pub(crate) fn open(path: &Path, flags: OpenFlags) -> Option<rusqlite::Result<(Connection, bool)>> {
    if !crate::rehearsal::is_on() || !crate::rehearsal::lies_open(path.to_str()) {
        return None;
    }
    let known = number(path).and_then(|file| {
        SHELF.with_borrow_mut(|shelf| {
            let at = shelf.iter().position(|(of, _)| *of == file)?;
            shelf.remove(at)
        })
    });
    Some(match known {
        Some((_, db)) => db.execute_batch(ALONE).map(|()| (db, false)),
        None => fresh(path, flags).map(|db| (db, true)),
    })
}

/// Makes a paper database, the first one of a thread empty and others as that one was when it was new; nothing where it is to
/// be a real one.
pub(crate) fn create(path: &Path) -> Option<rusqlite::Result<Connection>> {
    crate::rehearsal::is_on().then(|| {
        let new = BLANK
            .with_borrow(|blank| blank.as_ref().is_some_and(|blank| std::fs::write(path, blank).is_ok()));
        let db = fresh(path, OpenFlags::default())?;
        if !new {
            db.execute_batch("PRAGMA page_size = 1024")?;
        }
        Ok(db)
    })
}

/// Remembers what a new paper database looks like.
pub(crate) fn is_new(path: &Path) {
    BLANK.with_borrow_mut(|blank| {
        if blank.is_none() {
            *blank = std::fs::read(path).ok();
        }
    });
}

/// Lets go of what was read, so that whatever lies in the file then is read afresh.
pub(crate) fn forget(db: &Connection) -> rusqlite::Result<()> {
    // What is kept is given up with the next look.
    db.execute_batch(
        "PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema LIMIT 1; PRAGMA shrink_memory",
    )
}

#[cfg(unix)]
fn fresh(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    Connection::open_with_flags_and_vfs(path, flags, SYSTEM)
}
#[cfg(not(unix))]
fn fresh(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(path, flags)
}

/// The journal of a database: a paper one has it in memory.
pub(crate) fn journal_of(db: &Connection) -> &'static str {
    if crate::rehearsal::is_on() && crate::rehearsal::lies_open(db.path()) { "MEMORY" } else { "WAL" }
}

/// Leaves out what makes a real database safe from a power cut within a transaction.
pub(crate) fn lighten(db: &Connection) -> rusqlite::Result<()> {
    if journal_of(db) == "MEMORY" {
        db.execute_batch("PRAGMA synchronous = OFF")?;
        db.execute_batch(ALONE)?;
    }
    Ok(())
}

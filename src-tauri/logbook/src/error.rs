//! What can go wrong, twice: rich inside, closed and wordless outside.
//!
//! [`Error`] names the operation that failed and keeps its cause for a developer.
//! [`Refusal`] is all that leaves this crate for a page or a script: a code from a closed list,
//! the fields and rules that were broken, and nothing about anybody. Sentences live in `ui/words`.

use serde::Serialize;
use thiserror::Error as ThisError;

/// Result of everything in this crate that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A field of a form and the rule it broke. Both are names, never values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct FieldRule {
    /// Name of the form's field, as the form spells it.
    pub field: String,
    /// Name of the rule; `ui/words/refusals.json` holds its sentence.
    pub rule: String,
}

/// The closed list of reasons to refuse. A code exists only if somebody is told to do something different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The log is locked: the PIN is asked for.
    Locked,
    /// The PIN or passphrase is not the one set.
    WrongPin,
    /// The keyring works, but this log's item is not in it.
    KeyringMissing,
    /// The keyring's item is not the one this log was sealed with.
    KeyringChanged,
    /// The keyring could not be reached.
    KeyringUnavailable,
    /// Bytes on disk are not what was written.
    Damaged,
    /// A newer program wrote this log.
    TooNew,
    /// Another copy of the program has this log open.
    InUse,
    /// Something of a log is already here, so none is made.
    TraceExists,
    /// There is no log here.
    NoLog,
    /// The recovery words are not a kit, or not this log's kit.
    WrongKit,
    /// The officer or the machine is not in the log at present: suspended, removed or replaced.
    NotIn,
    /// This computer asked to join a log, and nobody has let it in yet.
    Waiting,
    /// The log on disk is older than the keyring remembers.
    RolledBack,
    /// A form breaks a rule; `fields` says which.
    Invalid,
    /// What was asked for is not in the log.
    NotFound,
    /// The disk is full.
    DiskFull,
    /// The folder or file cannot be written.
    ReadOnly,
    /// Somebody stopped what was going on.
    Stopped,
    /// Withheld words were still readable in the packet; it was not made.
    WithheldFound,
    /// The packet could not be made.
    PacketFailed,
    /// A fault of the program's own.
    Internal,
}

/// The one shape in which a "no" leaves the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Refusal {
    /// Why, from the closed list.
    pub code: Code,
    /// Which fields broke which rules; empty unless the code is `invalid` or `withheld-found`.
    pub fields: Vec<FieldRule>,
    /// Ties this refusal to a line of diagnosis; holds no personal data.
    pub trace: String,
}

/// What failed, for developers. Never shown to an officer, never holds text of the log.
#[derive(Debug, ThisError)]
pub enum Error {
    /// A plain refusal that needs no cause.
    #[error("refused: {0:?}")]
    Refused(Code),
    /// A form broke rules.
    #[error("{} field rule(s) broken", .0.len())]
    Invalid(Vec<FieldRule>),
    /// Withheld words were still readable; each place is named, never the words.
    #[error("withheld words still readable in {} place(s)", .0.len())]
    WithheldFound(Vec<FieldRule>),
    /// The encrypted store failed.
    #[error("store: {0}")]
    Store(#[from] rusqlite::Error),
    /// Reading or writing a file failed.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// An entry's bytes are not what the format says.
    #[error("entry: {0}")]
    Entry(#[from] crate::entry::Fault),
    /// The printer failed.
    #[cfg(feature = "print")]
    #[error("packet: {0}")]
    Packet(#[from] packet::Error),
    /// A bug: the sentence says which promise did not hold.
    #[error("internal: {0}")]
    Internal(&'static str),
}

impl Error {
    /// One broken rule of one field.
    pub fn field(field: &str, rule: &str) -> Self {
        Error::Invalid(vec![FieldRule { field: field.into(), rule: rule.into() }])
    }

    /// The code a page or script sees.
    pub fn code(&self) -> Code {
        match self {
            Error::Refused(code) => *code,
            Error::Invalid(_) => Code::Invalid,
            Error::WithheldFound(_) => Code::WithheldFound,
            Error::Store(error) => store_code(error),
            Error::File(error) => file_code(error),
            Error::Entry(_) => Code::Damaged,
            #[cfg(feature = "print")]
            Error::Packet(packet::Error::Stopped) => Code::Stopped,
            #[cfg(feature = "print")]
            Error::Packet(_) => Code::PacketFailed,
            Error::Internal(_) => Code::Internal,
        }
    }

    /// The refusal that leaves the crate. `trace` is made of the code alone, so it can tell nobody's story.
    pub fn refusal(&self) -> Refusal {
        let fields = match self {
            Error::Invalid(fields) | Error::WithheldFound(fields) => fields.clone(),
            _ => Vec::new(),
        };
        Refusal { code: self.code(), fields, trace: self.trace() }
    }

    fn trace(&self) -> String {
        match self {
            Error::Store(rusqlite::Error::SqliteFailure(e, _)) => format!("store-{}", e.extended_code),
            Error::Store(_) => "store".into(),
            Error::File(e) => format!("file-{}", e.raw_os_error().unwrap_or(-1)),
            Error::Entry(fault) => format!("entry-{}", fault.name()),
            Error::Internal(what) => format!("internal-{}", what.replace(' ', "-")),
            #[cfg(feature = "print")]
            Error::Packet(_) => "packet".into(),
            Error::Refused(_) | Error::Invalid(_) | Error::WithheldFound(_) => String::new(),
        }
    }
}

fn store_code(error: &rusqlite::Error) -> Code {
    use rusqlite::ErrorCode as E;
    match error.sqlite_error_code() {
        Some(E::DiskFull) => Code::DiskFull,
        Some(E::ReadOnly | E::CannotOpen | E::PermissionDenied) => Code::ReadOnly,
        Some(E::DatabaseBusy | E::DatabaseLocked) => Code::InUse,
        Some(E::SystemIoFailure) => io_code(error),
        Some(E::NotADatabase | E::DatabaseCorrupt) => Code::Damaged,
        _ => match error {
            rusqlite::Error::QueryReturnedNoRows => Code::NotFound,
            _ => Code::Internal,
        },
    }
}

/// What SQLite could not write is the disk's fault, what it could not read is the file's.
fn io_code(error: &rusqlite::Error) -> Code {
    use rusqlite::ffi;
    match error.sqlite_error().map(|failure| failure.extended_code) {
        Some(
            ffi::SQLITE_IOERR_WRITE
            | ffi::SQLITE_IOERR_SHMSIZE
            | ffi::SQLITE_IOERR_SHMMAP
            | ffi::SQLITE_IOERR_FSYNC,
        ) => Code::DiskFull,
        Some(ffi::SQLITE_IOERR_SHMOPEN | ffi::SQLITE_IOERR_LOCK | ffi::SQLITE_IOERR_ACCESS) => Code::ReadOnly,
        _ => Code::Damaged,
    }
}

fn file_code(error: &std::io::Error) -> Code {
    use std::io::ErrorKind as K;
    match error.kind() {
        K::StorageFull | K::QuotaExceeded | K::FileTooLarge => Code::DiskFull,
        // A file where a folder should be is a place that cannot be written to, too.
        K::PermissionDenied | K::ReadOnlyFilesystem | K::NotADirectory | K::AlreadyExists => Code::ReadOnly,
        K::NotFound => Code::NotFound,
        _ => Code::Internal,
    }
}

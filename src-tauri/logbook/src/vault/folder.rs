//! The files of a log on disk, and the rule that none is ever made where a trace of one exists.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::Sidecar;
use crate::error::{Code, Error, Result};

/// Names that only a log has.
const TRACES: &[&str] = &[
    "log.db",
    "log.db-wal",
    "log.db-shm",
    "log.db-journal",
    "log.key",
    "log.recovery.age",
    "log.joining",
    "log.asked",
];

/// A log's folder.
pub struct Folder {
    path: PathBuf,
}

/// Where this platform keeps the log when nobody says otherwise: local application data, never roaming.
pub fn default_folder() -> Option<PathBuf> {
    dirs::data_local_dir().map(|base| base.join("safeguarding-log"))
}

impl Folder {
    /// Names a folder; touches nothing.
    pub fn at(path: &Path) -> Self {
        Folder { path: path.to_owned() }
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The encrypted database.
    pub fn database(&self) -> PathBuf {
        self.path.join("log.db")
    }

    /// The sealed keyset and what is needed to open it.
    pub fn sidecar(&self) -> PathBuf {
        self.path.join("log.key")
    }

    /// Says that this machine asked to join and waits; there is no entry here yet.
    pub fn joining(&self) -> PathBuf {
        self.path.join("log.joining")
    }

    /// New keys of a machine that asked a colleague to open its log again, and what it asked; the old ones stand as they are.
    pub fn asked(&self) -> PathBuf {
        self.path.join("log.asked")
    }

    /// The database key, wrapped to the recovery kit: an ordinary age file.
    pub fn recovery(&self) -> PathBuf {
        self.path.join("log.recovery.age")
    }

    /// Whether anything of a log is here, or of one that was being made.
    pub fn has_trace(&self) -> bool {
        TRACES.iter().any(|name| self.path.join(name).exists())
            || fs::read_dir(&self.path).is_ok_and(|files| {
                files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("log.key."))
            })
    }

    /// Takes the folder for this process; held until dropped.
    ///
    /// # Errors
    /// `InUse` when another copy of the program holds it; file errors otherwise.
    pub fn take(&self) -> Result<File> {
        let lock =
            File::options().create(true).truncate(false).write(true).open(self.path.join("log.lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(fs::TryLockError::WouldBlock) => Err(Error::Refused(Code::InUse)),
            Err(fs::TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Reads the sidecar.
    ///
    /// # Errors
    /// `Damaged` or `TooNew`.
    pub fn read_sidecar(&self) -> Result<Sidecar> {
        match fs::read(self.sidecar()) {
            Ok(bytes) => Sidecar::read(&bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::Refused(Code::Damaged)),
            Err(error) => Err(error.into()),
        }
    }

    /// Puts a sidecar in place of the old one in one step.
    ///
    /// # Errors
    /// File errors; the old one stays then.
    pub fn replace_sidecar(&self, sidecar: &Sidecar) -> Result<()> {
        write_whole(&self.sidecar(), &sidecar.write()?)
    }

    /// Keeps the old sidecar under another name: nothing is ever thrown away.
    ///
    /// # Errors
    /// File errors.
    pub fn keep_old_sidecar(&self) -> Result<()> {
        if !self.sidecar().exists() {
            return Ok(());
        }
        for number in 1..10_000 {
            let kept = self.path.join(format!("log.key.{number}"));
            if !kept.exists() {
                fs::copy(self.sidecar(), kept)?;
                return Ok(());
            }
        }
        Err(Error::Internal("too many old keys kept"))
    }

    /// Writes the wrapped database key.
    ///
    /// # Errors
    /// File errors.
    pub fn write_recovery(&self, wrapped: &[u8]) -> Result<()> {
        write_whole(&self.recovery(), wrapped)
    }
}

/// Writes a file so that a reader finds the old bytes or the new ones, never half: temporary name beside it, flush, rename.
///
/// # Errors
/// File errors; the old file stays then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let name =
        path.file_name().and_then(|name| name.to_str()).ok_or(Error::Internal("file without a name"))?;
    let beside = path.with_file_name(format!(".{name}.part"));
    let written = (|| {
        let mut file = private_file(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, path)?;
        sync_folder(path)
    })();
    if written.is_err() {
        // What is half written is of no use to anybody; the error that matters is the first.
        let _ = fs::remove_file(&beside);
    }
    Ok(written?)
}

/// Makes a file that only this user may read, whatever the system's habit is.
fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder that only this user may enter, and those above it as the system likes.
///
/// # Errors
/// File errors.
pub(crate) fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a rename durable. Windows does so by itself and cannot open a folder as a file.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix)
        && let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty())
    {
        File::open(parent)?.sync_all()?;
    }
    Ok(())
}

//! Making a backup: begin, write, verify by restoring it to a scratch log, settle.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::files;
use super::kept::{self, Kept};
use super::page::BackupView;
use super::refill;
use crate::acts::agree::{Lender, index_rest};
use crate::domain::id::{EntryId, MachineId};
use crate::entry::v1::{BackupFailed, BackupVerified, Body};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::Store;
use crate::store::entries::Kept as KeptEntry;
use crate::sync::backup::{Reader, Word, Writer};
use crate::sync::parcel::{Item, Parcel};
use crate::vault::private_folder;

/// Entries read at a time, while the log is borrowed.
const ENTRIES_AT_A_TIME: u32 = 1_000;
/// Bytes gathered before they are written.
const BUFFER_BYTES: usize = 256 * 1024;
/// The same fault is an entry again after this time, milliseconds.
const SAY_AGAIN_MS: i64 = 24 * 60 * 60 * 1000;

/// Hears how far a backup is: which step, how much of it, of how much. Says whether it may go on.
pub type Watch = Box<dyn Fn(&'static str, u64, u64) -> bool + Send>;

/// Codes of the steps that can be watched; each has words in `ui/words/backup.json`.
pub const BACKUP_STEPS: &[&str] = &[WRITING, RESTORING, COMPARING];
/// Every entry is read, encrypted and written to the place.
const WRITING: &str = "writing";
/// The file is read back and restored to a scratch log.
const RESTORING: &str = "restoring";
/// All that follows from the entries is made afresh and compared.
const COMPARING: &str = "comparing";

/// A backup that is being made.
pub struct Backup {
    watch: Watch,
    place: PathBuf,
    part: PathBuf,
    scratch: PathBuf,
    scratch_key: Zeroizing<[u8; 32]>,
    identities: Vec<Zeroizing<String>>,
    recipients: Vec<String>,
    word: Word,
    digest: String,
}

/// Makes a backup where the officer chose, and says what came of it.
///
/// # Errors
/// `Invalid`: `backup_place` `required` when none was chosen; store errors. What failed otherwise is in the view, and on record.
pub fn back_up(log: &mut impl Lender) -> Result<BackupView> {
    back_up_watched(log, Box::new(|_, _, _| true))
}

/// As [`back_up`], while somebody watches who may stop it. What was stopped leaves nothing behind and is no fault.
///
/// # Errors
/// As [`back_up`].
pub fn back_up_watched(log: &mut impl Lender, watch: Watch) -> Result<BackupView> {
    let mut backup = Backup { watch, ..Backup::begin(log)? };
    let made = backup.write(log).and_then(|()| backup.verify());
    backup.settle(log, made)?;
    log.lend(|log| log.read_backup(crate::acts::Nothing::default()))
}

impl Backup {
    /// Notes what the log is at this moment: that is what the backup must give.
    ///
    /// # Errors
    /// `Invalid`: `backup_place` `required` when none was chosen; store errors.
    pub fn begin(log: &mut impl Lender) -> Result<Backup> {
        // What the words' index still lacks is part of what the backup must give.
        index_rest(log)?;
        log.lend(|log| {
            let place = log.backup_place()?.ok_or_else(|| Error::field("backup_place", "required"))?;
            let (id, me) = (log.roster.log, log.pen.me);
            let part = place.join(format!(
                ".safeguarding-log-{}-{}.part",
                &id.to_string()[..8],
                &me.to_string()[..8]
            ));
            let folder = log.vault.path();
            let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or("safeguarding-log");
            let scratch = folder.parent().unwrap_or(folder).join(format!(".{name}.restored-to-verify"));
            log.store.set_local("backup_tried_at", &log.now().to_string())?;
            Ok(Backup {
                watch: Box::new(|_, _, _| true),
                place,
                part,
                scratch,
                scratch_key: Zeroizing::new(log.chance.bytes()),
                identities: log.all_identities()?,
                recipients: log.who_may_hold_everything(true)?,
                word: Word {
                    log: id,
                    machine: me,
                    at: log.now(),
                    entries: log.store.count_entries()?,
                    heads: log.store.heads()?,
                    state: log.store.state()?,
                },
                digest: String::new(),
            })
        })
    }

    /// Writes the file under a name that is no backup's, and flushes it.
    ///
    /// # Errors
    /// File and store errors.
    pub fn write(&mut self, log: &mut impl Lender) -> Result<()> {
        // The place itself must be there: an unplugged stick is not an empty one.
        fs::read_dir(&self.place)?;
        forget(&self.part)?;
        let file = File::options().write(true).create_new(true).open(&self.part)?;
        // Buffered, so that a full disk is met by a write that says so: age has one word for every failure of its header.
        let buffered = io::BufWriter::with_capacity(BUFFER_BYTES, file);
        let mut writer = Writer::begin(
            Digesting { inner: buffered, digest: Sha256::new() },
            self.word.log,
            &self.recipients,
        )?;
        let mut place: Option<(u64, EntryId)> = None;
        let mut read = 0;
        loop {
            self.go_on(WRITING, read)?;
            let entries = log.lend(|log| log.store.entries_after(place, ENTRIES_AT_A_TIME))?;
            let Some(last) = entries.last() else { break };
            place = Some((last.lamport, last.id));
            read += entries.len() as u64;
            for parcel in parcels(&self.word, entries) {
                writer.put_parcel(&parcel)?;
            }
        }
        let within = |id: EntryId| is_within(&self.word, id);
        files::write(log, &mut writer, self.word.log, within, &|| self.go_on(WRITING, read))?;
        let word = self.word.clone();
        let key = log.lend(|log| Ok(log.keyset.signing_key().clone()))?;
        let Digesting { inner, digest } = writer.end(&word, &key)?;
        inner.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        self.digest = HEXLOWER.encode(&digest.finalize());
        Ok(())
    }

    /// Opens the written file again and restores it to a scratch log, which must be the same and is removed at once.
    ///
    /// # Errors
    /// `Damaged` and the like when it does not restore; file errors.
    pub fn verify(&self) -> Result<()> {
        self.must_be_as_written(&self.part)?;
        forget_folder(&self.scratch)?;
        private_folder(&self.scratch)?;
        let verified = self.restore_to_scratch();
        // Encrypted with a key that nobody keeps: what cannot be removed now is unreadable, and goes with the next backup.
        let _ = forget_folder(&self.scratch);
        verified
    }

    /// Tells how far it is.
    ///
    /// # Errors
    /// `Stopped` when it may not go on.
    fn go_on(&self, step: &'static str, done: u64) -> Result<()> {
        let of = self.word.entries;
        if (self.watch)(step, done.min(of), of) { Ok(()) } else { Err(Error::Refused(Code::Stopped)) }
    }

    fn restore_to_scratch(&self) -> Result<()> {
        let mut reader = Reader::open(io::BufReader::new(File::open(&self.part)?), &self.identities)?;
        let store = Store::create(&self.scratch.join("log.db"), &self.scratch_key)?;
        let (_, word) = refill(&store, &mut reader, &mut |done| match done < self.word.entries {
            true => self.go_on(RESTORING, done),
            false => self.go_on(COMPARING, 0),
        })?;
        store.close()?;
        if word == self.word { Ok(()) } else { Err(Error::Refused(Code::Damaged)) }
    }

    /// Gives a verified file its name and puts that on record; puts a failure on record and leaves no file behind.
    ///
    /// # Errors
    /// Store errors; nothing counts then.
    pub fn settle(self, log: &mut impl Lender, made: Result<()>) -> Result<()> {
        match made.and_then(|()| self.name_it()) {
            Ok(name) => log.lend(|log| log.put_backup(&self, name)),
            Err(Error::Refused(Code::Stopped)) => Ok(forget(&self.part)?),
            Err(error) => {
                let _ = forget(&self.part);
                log.lend(|log| log.put_backup_fault(fault(&error)))
            }
        }
    }

    fn name_it(&self) -> Result<String> {
        let name = kept::name_of(self.word.log, self.word.machine, self.word.at, &self.digest);
        let path = self.place.join(&name);
        fs::rename(&self.part, &path)?;
        if cfg!(unix) {
            File::open(&self.place)?.sync_all()?;
        }
        self.must_be_as_written(&path)?;
        Ok(name)
    }

    fn must_be_as_written(&self, path: &Path) -> Result<()> {
        let mut digesting = Digesting { inner: io::sink(), digest: Sha256::new() };
        io::copy(&mut File::open(path)?, &mut digesting)?;
        if HEXLOWER.encode(&digesting.digest.finalize()) == self.digest {
            Ok(())
        } else {
            Err(Error::Refused(Code::Damaged))
        }
    }
}

impl Logbook {
    fn put_backup(&mut self, backup: &Backup, name: String) -> Result<()> {
        let now = self.now();
        let kept = Kept { name, place: backup.place.clone(), at: now };
        let facts = |store: &Store| -> Result<()> {
            let mut all = kept::list(store)?;
            all.retain(|other| *other != kept);
            all.push(kept);
            kept::put(store, &all)?;
            store.set_local("backup_verified_at", &now.to_string())?;
            store.set_local("backup_fault", "")
        };
        let word = &backup.word;
        let verified = BackupVerified {
            digest: backup.digest.clone(),
            entries: word.entries,
            state: word.state.clone(),
        };
        if self.is_in() && !self.is_behind()? {
            self.commit_with(vec![(self.roster.log.into(), Body::BackupVerified(verified))], facts)?;
        } else {
            // A machine that may not write has a backup all the same.
            facts(&self.store)?;
        }
        let mine = self.roster.officer_of(&self.pen.me).map(|officer| officer.id);
        let replaced = self.roster.retired.iter().copied();
        let replaced: Vec<MachineId> =
            replaced.filter(|machine| self.roster.officer_of(machine).map(|o| o.id) == mine).collect();
        kept::prune_replaced(&backup.place, self.roster.log, &replaced, now);
        kept::prune(&self.store, now)
    }

    fn put_backup_fault(&mut self, fault: &str) -> Result<()> {
        let now = self.now();
        let said = self.store.local("backup_fault_said")?.unwrap_or_default();
        let fresh = said.split_once(' ').is_some_and(|(what, at)| {
            what == fault && at.parse::<i64>().is_ok_and(|at| now - at < SAY_AGAIN_MS)
        });
        self.store.set_local("backup_fault", fault)?;
        if fresh || !self.is_in() || self.is_behind()? {
            return Ok(());
        }
        let failed = Body::BackupFailed(BackupFailed { fault: fault.into() });
        let said = format!("{fault} {now}");
        self.commit_with(vec![(self.roster.log.into(), failed)], |store| {
            store.set_local("backup_fault_said", &said)
        })
        .map(|_| ())
    }
}

/// Entries up to where the log was when the backup began; bodies for some officers only go in a parcel that says so.
fn parcels(word: &Word, entries: Vec<KeptEntry>) -> Vec<Parcel> {
    let (mut open, mut sealed) = (Vec::new(), Vec::new());
    for kept in entries.into_iter().filter(|kept| is_within(word, kept.id)) {
        if kept.sealed {
            open.push(Item { cose: kept.cose.clone(), body: None });
            sealed.push(Item { cose: kept.cose, body: kept.body });
        } else {
            open.push(Item { cose: kept.cose, body: kept.body });
        }
    }
    let parcels = [(false, open), (true, sealed)].into_iter().filter(|(_, items)| !items.is_empty());
    parcels.map(|(sealed, items)| Parcel { log: word.log, sealed, items }).collect()
}

/// Whether an entry was in the log when the backup began.
fn is_within(word: &Word, id: EntryId) -> bool {
    word.heads.get(&id.machine).is_some_and(|(seq, _)| id.seq <= *seq)
}

/// The code of what went wrong.
fn fault(error: &Error) -> &'static str {
    use io::ErrorKind as K;
    match error {
        Error::File(error) => match error.kind() {
            K::NotFound | K::NotADirectory => "place-missing",
            K::PermissionDenied | K::ReadOnlyFilesystem => "place-closed",
            K::StorageFull | K::QuotaExceeded | K::FileTooLarge => "place-full",
            _ => "place-unreachable",
        },
        Error::Entry(_) | Error::Refused(_) => "not-as-written",
        _ => "failed",
    }
}

fn forget(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn forget_folder(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Digests what is written through it.
pub(in crate::acts) struct Digesting<W> {
    pub(in crate::acts) inner: W,
    pub(in crate::acts) digest: Sha256,
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.digest.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

//! One pass with the shared folder: look, take in, publish, say what is here.
//!
//! The log is borrowed for moments only; reading and writing the folder happens in between, so that whoever holds the
//! log, a window or a script, never waits for a slow share.

use super::TakenIn;
use super::pieces_in::Fitted;
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::sync::layout::{FILE_MAX, part_of, root_of};
use crate::sync::{Arrived, Listed, Transport};

/// Files are read and taken in batches of about this many bytes.
const BATCH_BYTES: u64 = 24 * 1024 * 1024;
/// Bytes of files' pieces that are read in one pass, about.
const PIECES_BYTES: u64 = 64 * 1024 * 1024;

/// Concerns whose words are indexed while the log is borrowed once.
const INDEX_STEP: u32 = 100;

/// What a pass did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passed {
    /// What came in.
    pub taken: TakenIn,
    /// Files published.
    pub published: u64,
}

/// Lends the log for a moment.
pub trait Lender {
    /// Does something with the log.
    ///
    /// # Errors
    /// Whatever it refuses; `Locked` when the log is not open any more.
    fn lend<T>(&mut self, what: impl FnOnce(&mut Logbook) -> Result<T>) -> Result<T>;
}

impl Lender for &mut Logbook {
    fn lend<T>(&mut self, what: impl FnOnce(&mut Logbook) -> Result<T>) -> Result<T> {
        what(self)
    }
}

/// Runs one pass.
///
/// # Errors
/// File errors of the folder as they are; store errors. Whatever was taken or published until then stands.
pub fn pass(log: &mut impl Lender, folder: &mut dyn Transport) -> Result<Passed> {
    let passed = exchange(log, folder)?;
    log.lend(|log| log.put_passed(&passed))?;
    index_rest(log)?;
    crate::acts::read_words(log)?;
    Ok(passed)
}

/// Indexes, a little at a time, the words of concerns that came with a whole log. Search finds more as it goes on.
///
/// # Errors
/// Store errors.
pub fn index_rest(log: &mut impl Lender) -> Result<()> {
    while log.lend(|log| Ok(log.store.local("index_behind")?.is_some_and(|behind| behind == "yes")))? {
        if log.lend(|log| log.store.index_some(INDEX_STEP))? == 0 {
            log.lend(|log| log.store.set_local("index_behind", ""))?;
        }
    }
    Ok(())
}

/// A pass without the words: what was taken is folded, published and acknowledged.
///
/// # Errors
/// As [`pass`].
pub(crate) fn exchange(log: &mut impl Lender, folder: &mut dyn Transport) -> Result<Passed> {
    let (root, part) = log.lend(|log| {
        log.store.set_local("pass_began", &log.now().to_string())?;
        Ok((root_of(log.roster.log), part_of(log.pen.me)))
    })?;
    let mut passed = Passed::default();
    let (listing, roots) = (folder.list(&root)?, folder.roots()?);
    let mut wanted = log.lend(|log| log.look(&listing, &roots))?;
    // What waits for something in a later batch is read again while that brings anything new.
    loop {
        let before = passed.taken.entries + passed.taken.bodies;
        passed.taken.waiting.clear();
        for batch in batches(&wanted) {
            let arrived = read(folder, &root, batch);
            let taken = log.lend(|log| log.take_in(arrived))?;
            passed.taken.add(taken);
        }
        if passed.taken.waiting.is_empty() || passed.taken.entries + passed.taken.bodies == before {
            break;
        }
        wanted = log.lend(|log| log.look(&listing, &roots))?;
    }
    log.lend(|log| log.miss_peers(&listing))?;
    log.lend(Logbook::erase_what_was_disposed_of)?;
    for name in log.lend(|log| log.doubtful(&listing))? {
        // One that cannot be read just now is no news; one that is gone was missed above.
        let Ok(bytes) = folder.read(&root, &part, &name, FILE_MAX) else { continue };
        if !log.lend(|log| log.stands_whole(&name, &bytes))? {
            folder.remove(&root, &part, &name)?;
        }
    }
    log.lend(Logbook::turn_key)?;
    for file in log.lend(|log| log.prepare(&listing))? {
        folder.publish(&root, &part, &file.name, &file.bytes)?;
        log.lend(|log| log.put_published(&file))?;
        passed.published += 1;
    }
    say_what_is_here(log, folder, (&root, &part), &mut passed)?;
    let before = passed.clone();
    // Files last: no entry waits for one, in either direction.
    take_pieces(log, folder, &root, &listing, &mut passed.taken)?;
    for wanted in log.lend(|log| log.pieces_wanted(&listing))? {
        let Some(file) = log.lend(|log| log.make_piece(&wanted))? else { continue };
        folder.publish(&root, &part, &file.name, &file.bytes)?;
        log.lend(|log| log.put_published(&file))?;
        passed.published += 1;
    }
    if passed != before {
        say_what_is_here(log, folder, (&root, &part), &mut passed)?;
    }
    for name in log.lend(|log| log.superfluous())? {
        // Said first: one that is known and gone would be an alarm, and one that is there and not known would stay for good.
        log.lend(|log| log.store.put_on_its_way(&name, log.now()))?;
        folder.remove(&root, &part, &name)?;
    }
    log.lend(Logbook::burn_keys)?;
    Ok(passed)
}

/// Publishes a manifest where there is something new to say.
fn say_what_is_here(
    log: &mut impl Lender,
    folder: &mut dyn Transport,
    (root, part): (&str, &str),
    passed: &mut Passed,
) -> Result<()> {
    if let Some(manifest) = log.lend(Logbook::prepare_manifest)? {
        folder.publish(root, part, &manifest.name, &manifest.bytes)?;
        log.lend(|log| log.put_published(&manifest))?;
        passed.published += 1;
    }
    Ok(())
}

/// Takes in files after the entries that name them, until they are whole or enough was read for one pass.
fn take_pieces(
    log: &mut impl Lender,
    folder: &mut dyn Transport,
    root: &str,
    listing: &[Listed],
    taken: &mut TakenIn,
) -> Result<()> {
    let mut read = 0;
    for wanted in log.lend(|log| log.look_for_pieces(listing))? {
        if read >= PIECES_BYTES {
            break;
        }
        let Ok(bytes) = folder.read(root, &wanted.part, &wanted.name, FILE_MAX) else { continue };
        read += bytes.len() as u64;
        let arrived = Arrived { part: wanted.part, name: wanted.name, bytes };
        match log.lend(|log| log.take_piece(&arrived))? {
            Fitted::Nothing => {}
            Fitted::Part => taken.pieces += 1,
            Fitted::Whole => {
                taken.pieces += 1;
                taken.files += 1;
                if !log.lend(|log| log.lacks_files())? {
                    break;
                }
            }
        }
    }
    Ok(())
}

impl TakenIn {
    fn add(&mut self, other: TakenIn) {
        self.entries += other.entries;
        self.bodies += other.bodies;
        self.pieces += other.pieces;
        self.files += other.files;
        self.spoilt += other.spoilt;
        for (machine, count) in other.waiting {
            *self.waiting.entry(machine).or_default() += count;
        }
    }
}

fn batches(wanted: &[Listed]) -> Vec<&[Listed]> {
    let mut batches = Vec::new();
    let mut from = 0;
    let mut bytes = 0;
    for (at, file) in wanted.iter().enumerate() {
        if bytes > 0 && bytes + file.size > BATCH_BYTES {
            batches.push(&wanted[from..at]);
            (from, bytes) = (at, 0);
        }
        bytes += file.size;
    }
    if from < wanted.len() {
        batches.push(&wanted[from..]);
    }
    batches
}

/// Reads files; one that cannot be read now is a placeholder or half there, and is read next time.
fn read(folder: &mut dyn Transport, root: &str, files: &[Listed]) -> Vec<Arrived> {
    let arrived = files.iter().filter_map(|file| {
        let bytes = folder.read(root, &file.part, &file.name, FILE_MAX).ok()?;
        Some(Arrived { part: file.part.clone(), name: file.name.clone(), bytes })
    });
    arrived.collect()
}

/// The code of a folder that could not be reached, for the page that shows its state.
pub fn folder_fault(error: &Error) -> &'static str {
    match error {
        Error::File(error) if error.kind() == std::io::ErrorKind::NotFound => "folder-missing",
        Error::File(error) if error.kind() == std::io::ErrorKind::PermissionDenied => "folder-closed",
        Error::File(error) if error.kind() == std::io::ErrorKind::StorageFull => "folder-full",
        Error::File(_) => "folder-unreachable",
        _ => "pass-failed",
    }
}

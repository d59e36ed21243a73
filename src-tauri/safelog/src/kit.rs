//! The recovery kit on its way to paper.
//!
//! Its file is taken before a kit is made, so that no kit comes into force that could not be written down.
//! An older file is never written over: it may be the only copy of the kit in force.

use std::fs::{self, File};
use std::io::{self, BufRead, ErrorKind, Write};
use std::path::{Path, PathBuf};

use logbook::Logbook;
use logbook::acts::{KitWord, KitWords};
use logbook::vault::write_whole;

use crate::answer::{Ended, Stop};
use crate::desk::Desk;
use crate::form::why;

/// A file that waits for a kit; gone again if none came.
pub struct KitFile {
    path: PathBuf,
    filled: bool,
}

impl KitFile {
    /// Takes a file that is not there yet.
    pub fn take(path: &Path) -> Ended<KitFile> {
        File::options().write(true).create_new(true).open(path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                Stop::usage("a file is there already, and a kit never covers another; name a new one")
            }
            _ => Stop::Usage(format!("the kit cannot be written there: {}", why(&error))),
        })?;
        Ok(KitFile { path: path.to_owned(), filled: false })
    }

    /// Prints the waiting kit into the file, for its owner's eyes only.
    pub fn fill(mut self, logbook: &mut Logbook) -> Ended<PathBuf> {
        write_whole(&self.path, &logbook.print_kit()?)?;
        self.filled = true;
        only_for_me(&self.path).map_err(logbook::Error::from)?;
        Ok(self.path.clone())
    }
}

impl Drop for KitFile {
    fn drop(&mut self) {
        if !self.filled {
            // Only the empty file that was taken above.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Asks a person who is there for two words of the printed page, so that the log knows that the paper exists.
/// Returns what to tell whoever was not asked.
pub fn prove_paper(desk: &Desk, logbook: &mut Logbook) -> Ended<&'static str> {
    const LATER: &str =
        "Print the kit, seal it, give it to somebody outside the safeguarding team, and delete the file.";
    const WRONG: &str = "Those are not the words of this kit. Look at the paper again before you seal it.";
    if !desk.someone_is_there() {
        return Ok(LATER);
    }
    eprintln!(
        "Print the kit now. Then type two words from the paper, or leave a line empty to go on without."
    );
    let mut typed = Vec::new();
    for number in logbook.ask_kit_words() {
        eprint!("Word {number}: ");
        let _ = io::stderr().flush();
        let mut word = String::new();
        if io::stdin().lock().read_line(&mut word).is_err() || word.trim().is_empty() {
            return Ok(LATER);
        }
        typed.push(KitWord { number, word });
    }
    if logbook.confirm_kit(KitWords { words: typed }).is_err() {
        return Ok(WRONG);
    }
    Ok("The paper is right. Seal it, give it to somebody outside the safeguarding team, and delete the file.")
}

/// Lets nobody else on this computer read a file; Windows' own folders see to it there.
#[cfg(unix)]
fn only_for_me(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn only_for_me(_: &Path) -> io::Result<()> {
    Ok(())
}

//! Checking files: each that is here is what its entry says, byte for byte, and those attached at this machine are here.

use super::Problems;
use crate::logbook::Logbook;

impl Logbook {
    /// Names every file that is not as it was attached.
    pub(super) fn check_files(&self, problems: &mut Problems) {
        let Ok(named) = self.store.files_named() else {
            return problems.add("files", "the entries that name them cannot all be read");
        };
        for file in named {
            let id = file.kept.id;
            let at = format!("file of {}-{}", self.roster.letter_of(&id.machine), id.seq);
            match self.store.is_file_here(&file.digest) {
                Ok(true) => match self.store.verify_file(&file.said) {
                    Ok(Some(_)) => {}
                    Ok(None) => problems.add(&at, "is not what was attached"),
                    Err(_) => problems.add(&at, "cannot be read"),
                },
                Ok(false) if id.machine == self.pen.me => problems.add(&at, "is not here any more"),
                // A colleague's may still be on its way; the page of its concern says so.
                Ok(false) => {}
                Err(_) => problems.add(&at, "cannot be read"),
            }
        }
    }
}

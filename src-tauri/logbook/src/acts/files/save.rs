//! Saving a file outside the log, on purpose: on record before a byte of it is on a disk.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use super::super::form;
use super::FileWanted;
use crate::domain::file;
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, FileAttached, FileExported};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::files::bytes_of;

form! {
    /// Which file is to be saved outside the log, and why.
    pub struct FileSaving {
        /// The concern.
        pub concern: ConcernId,
        /// The entry that attached it.
        pub entry: String,
        /// Why.
        pub reason: String,
    }
}

impl Logbook {
    /// Says whether a file may be saved, and the name to propose.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`; store errors.
    pub fn check_file_saving(&self, form: &FileSaving) -> Result<String> {
        let file = self.file_of(&FileWanted { concern: form.concern, entry: form.entry.clone() })?.said;
        let here = self.has_bytes(&file)?;
        Rules::at(self.now())
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(here, "file", "not-here-yet")
            .finish()?;
        // An entry from elsewhere may say anything.
        Ok(file::cleaned_name(&file.name))
    }

    /// Saves a file as it came, with everything its maker put in it, where the officer said.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`, store errors: nothing is written then. File errors: it is on record, and nothing is left at `to`.
    pub fn export_file(&mut self, form: FileSaving, to: &Path) -> Result<()> {
        self.check_file_saving(&form)?;
        let file = self.file_of(&FileWanted { concern: form.concern, entry: form.entry.clone() })?.said;
        let body = FileExported { concern: form.concern, entry: form.entry, reason: form.reason };
        self.add_about(form.concern, "save-file", Body::FileExported(body))?;
        self.write_out(&file, to)
    }

    /// Writes a file beside its place and puts it there whole.
    pub(in crate::acts) fn write_out(&self, said: &FileAttached, to: &Path) -> Result<()> {
        let name = to.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let beside = to.with_file_name(format!(".{name}.part"));
        let written = (|| {
            let mut out = File::create(&beside)?;
            self.each_part_of(said, &mut |bytes| Ok(out.write_all(bytes)?))?;
            out.sync_all()?;
            drop(out);
            Ok(std::fs::rename(&beside, to)?)
        })();
        if written.is_err() {
            // The first error is the one that matters.
            let _ = std::fs::remove_file(&beside);
        }
        written
    }

    /// Reads a file part by part.
    ///
    /// # Errors
    /// `Damaged` when a part is missing; those of `take`; store errors.
    pub(in crate::acts) fn each_part_of(
        &self,
        said: &FileAttached,
        take: &mut dyn FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        let digest = bytes_of(&said.digest).ok_or(Error::Refused(Code::Damaged))?;
        for number in 0..file::parts(said.length) {
            take(&self.store.part(&digest, number)?.ok_or(Error::Refused(Code::Damaged))?)?;
        }
        Ok(())
    }
}

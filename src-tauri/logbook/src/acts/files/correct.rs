//! Putting right what was said of a file. The file stays as it came; what was said before stays in its entry and in sight.

use super::super::form;
use super::attach::check_words;
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::entry::v1::{Body, FileCorrected, FileSaid};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// What is said of a file, put right: all of it as it should stand.
    pub struct FileCorrection {
        /// The concern.
        pub concern: ConcernId,
        /// The entry that attached it.
        pub entry: String,
        /// What it is.
        pub caption: String,
        /// How it is known.
        pub source_grade: Option<String>,
        /// When it was taken, written or seen.
        pub taken_at: Option<String>,
        /// Why it changes.
        pub reason: String,
    }
}

impl Logbook {
    /// Puts right what was said of a file.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn correct_file(&mut self, form: FileCorrection) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let file = concern.files.iter().find(|file| file.entry.to_string() == form.entry);
        let file = file.ok_or(Error::field("entry", "not-found"))?;
        let said =
            FileSaid { caption: form.caption, source_grade: form.source_grade, taken_at: form.taken_at };
        let mut rules = Rules::at(self.now());
        check_words(&mut rules, &said)
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(file.withdrawn.is_none(), "entry", "already-ended")
            .hold(!concern.is_file_apart(file.entry), "caption", "two-versions")
            .hold(said != file.said.words(), "caption", "unchanged")
            .finish()?;
        let draft = format!("correct-file:{}", form.entry);
        let body = FileCorrected { concern: form.concern, file: form.entry, said, reason: form.reason };
        let body = Body::FileCorrected(Box::new(body));
        self.commit_with(vec![(form.concern.into(), body)], |store| store.discard_draft(&draft)).map(|_| ())
    }
}

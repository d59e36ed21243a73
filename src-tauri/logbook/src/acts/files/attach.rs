//! Attaching a file to a concern: its bytes and the entry that names them, in one transaction or not at all.

use data_encoding::HEXLOWER;

use super::Chosen;
use crate::acts::{form, view};
use crate::domain::id::ConcernId;
use crate::domain::rules::Rules;
use crate::domain::{file, terms};
use crate::entry::v1::{Body, FileAttached, FileSaid};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::Store;
use crate::store::files::FileKnown;

form! {
    /// What an officer says of a file.
    pub struct NewFile {
        /// The concern.
        pub concern: ConcernId,
        /// What it is.
        pub caption: String,
        /// How it is known.
        pub source_grade: Option<String>,
        /// When it was taken, written or seen.
        pub taken_at: Option<String>,
    }
}

view! {
    /// A file that was attached.
    pub struct FileMade {
        /// The entry, which is the file's name in the log.
        pub entry: String,
    }
}

impl Logbook {
    /// Says whether a file may be attached with these words, before anybody is asked for one.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors.
    pub fn check_new_file(&self, form: &NewFile) -> Result<()> {
        self.concern_of(form.concern)?;
        let (caption, source_grade, taken_at) =
            (form.caption.clone(), form.source_grade.clone(), form.taken_at.clone());
        check_words(&mut Rules::at(self.now()), &FileSaid { caption, source_grade, taken_at }).finish()
    }

    /// Attaches a file. The same bytes are kept once, however often and wherever they are attached; `watch` hears how many of
    /// them are written and says whether to go on.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`: also `file` `changed-meanwhile`; `Stopped`; store and file errors. Nothing is written then.
    pub fn attach_file(
        &mut self,
        form: NewFile,
        chosen: &Chosen,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<FileMade> {
        self.check_new_file(&form)?;
        let fresh = FileKnown { digest: chosen.digest, salt: chosen.salt };
        let known = self.store.file_like(&chosen.plain)?;
        let FileKnown { digest, salt } = known.unwrap_or(fresh);
        let said = FileAttached {
            concern: form.concern,
            name: chosen.name.clone(),
            media_type: chosen.media_type.into(),
            length: chosen.length,
            digest: HEXLOWER.encode(&digest),
            file_salt: HEXLOWER.encode(&salt),
            caption: form.caption,
            source_grade: form.source_grade,
            taken_at: form.taken_at,
        };
        let draft = format!("file:{}", form.concern);
        let body = Body::FileAttached(Box::new(said.clone()));
        let written = self.commit_with(vec![(form.concern.into(), body)], |store| {
            store.discard_draft(&draft)?;
            match known {
                Some(_) => Ok(()),
                None => keep(store, fresh, chosen, watch),
            }?;
            // Read back before it is acknowledged, as entries are.
            let plain = store.verify_file(&said)?.ok_or(Error::Internal("file not as it was written"))?;
            store.put_whole(&digest, &plain)
        })?;
        let entry = written.first().ok_or(Error::Internal("nothing was written"))?;
        Ok(FileMade { entry: entry.to_string() })
    }
}

/// The rules for what is said of a file.
pub(super) fn check_words<'a>(rules: &'a mut Rules, said: &FileSaid) -> &'a mut Rules {
    rules
        .narrative("caption", &said.caption)
        .choice("source_grade", said.source_grade.as_deref(), terms::SOURCE_GRADES)
        .past("taken_at", said.taken_at.as_deref())
}

fn keep(store: &Store, known: FileKnown, chosen: &Chosen, watch: &mut dyn FnMut(u64) -> bool) -> Result<()> {
    store.begin_file(known, chosen.length)?;
    chosen.each_part(&mut |number, bytes| {
        store.put_part(&known.digest, number, bytes)?;
        let done = (number * file::PART_BYTES + bytes.len() as u64).min(chosen.length);
        if watch(done) { Ok(()) } else { Err(Error::Refused(Code::Stopped)) }
    })
}

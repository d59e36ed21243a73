//! Everything that was ever said of a file. The file itself stands once; its words may be put right.

use super::{Concern, Told};
use crate::domain::id::EntryId;
use crate::entry::v1::{Body, FileAttached, FileSaid};

/// What was said of a file, once.
#[derive(Debug, Clone)]
pub struct FileWords {
    /// What.
    pub said: FileSaid,
    /// Which entry said it.
    pub by: EntryId,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Why it was put right; empty for the first.
    pub reason: String,
}

impl FileAttached {
    /// What is said of it.
    pub fn words(&self) -> FileSaid {
        FileSaid {
            caption: self.caption.clone(),
            source_grade: self.source_grade.clone(),
            taken_at: self.taken_at.clone(),
        }
    }
}

/// How the versions of what is said of a file are named.
fn field(file: &str) -> String {
    format!("file:{file}")
}

impl Concern {
    /// Everything that was said of a file, oldest first.
    pub fn words_of_file(&self, file: EntryId) -> Vec<FileWords> {
        let name = file.to_string();
        let said = |told: &Told| match &told.body {
            Body::FileAttached(attached) if told.id == file => Some((attached.words(), String::new())),
            Body::FileCorrected(right) if right.file == name => {
                Some((right.said.clone(), right.reason.clone()))
            }
            Body::VersionsSettled(settled) if settled.field == field(&name) => {
                Some((serde_json::from_str(&settled.value).ok()?, settled.reason.clone()))
            }
            _ => None,
        };
        let each = |told: &Told| {
            said(told).map(|(said, reason)| FileWords { said, by: told.id, at: told.at, reason })
        };
        self.entries.iter().filter_map(each).collect()
    }

    /// Whether two officers put right apart what is said of a file.
    pub fn is_file_apart(&self, file: EntryId) -> bool {
        self.apart(&field(&file.to_string())).is_some()
    }

    pub(super) fn correct_file(&mut self, file: &str, said: &FileSaid) {
        if let Some(known) = self.files.iter_mut().find(|known| known.entry.to_string() == file) {
            known.said.caption.clone_from(&said.caption);
            known.said.source_grade.clone_from(&said.source_grade);
            known.said.taken_at.clone_from(&said.taken_at);
        }
    }

    /// While two versions stand, pages and packets have the words of both: nobody chose one.
    pub(super) fn say_both_of_files(&mut self) {
        for file in &mut self.files {
            let name = field(&file.entry.to_string());
            let Some(apart) = self.versions.iter().find(|apart| apart.field == name) else { continue };
            let read = |json: &String| serde_json::from_str::<FileSaid>(json).map(|said| said.caption).ok();
            let mut captions: Vec<String> =
                apart.versions.iter().filter_map(|one| read(&one.value)).collect();
            captions.dedup();
            file.said.caption = captions.join("\n");
        }
    }
}

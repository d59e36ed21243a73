//! Files as the page of their concern lists them.

use super::super::chronology::day_in_words;
use super::super::fact_rows::{FactRow, chosen, in_lines, said};
use super::super::share::OwnerView;
use super::super::statements::TakenBack;
use super::super::view;
use crate::domain::concern::Concern;
use crate::domain::file::cleaned_name;
use crate::domain::id::EntryId;
use crate::domain::{terms, time};
use crate::entry::v1::{FileAttached, FileSaid};
use crate::error::Result;
use crate::logbook::Logbook;
use crate::shown::kind;
use crate::store::files::bytes_of;

view! {
    /// A file of a concern.
    pub struct FileLine {
        /// The entry that attached it.
        pub entry: String,
        /// Its name.
        pub name: String,
        /// What kind of file it is, in words.
        pub kind_label: String,
        /// Bytes.
        pub length: u64,
        /// Its size in words.
        pub size: String,
        /// What it is.
        pub caption: String,
        /// How it is known.
        pub source_grade: Option<String>,
        /// When it was taken, written or seen.
        pub taken_at: Option<String>,
        /// What was said of it before, oldest first.
        pub earlier: Vec<EarlierWords>,
        /// Whether two officers put that right apart; its caption says both then.
        pub apart: bool,
        /// Who attached it.
        pub officer: String,
        /// When.
        pub at: String,
        /// What can be seen of it here: `picture`, `text` or `nothing`.
        pub shows: String,
        /// Whether its bytes are on this machine; they may come later than its name.
        pub here: bool,
        /// That it was taken back.
        pub withdrawn: Option<TakenBack>,
        /// Whose it is, where it is another agency's.
        pub owner: Option<OwnerView>,
    }
    /// What was said of a file before it was put right.
    pub struct EarlierWords {
        /// In lines.
        pub text: String,
        /// Who said so.
        pub officer: String,
        /// When.
        pub at: String,
        /// Why it was put right.
        pub reason: String,
    }
}

impl Logbook {
    /// Files of a concern, newest first.
    pub(in crate::acts) fn file_lines(&self, concern: &Concern) -> Result<Vec<FileLine>> {
        let newest_first = concern.files.iter().rev();
        newest_first
            .map(|file| {
                let here = bytes_of(&file.said.digest).map(|digest| self.store.is_file_here(&digest));
                Ok(FileLine {
                    entry: file.entry.to_string(),
                    name: cleaned_name(&file.said.name),
                    kind_label: kind::label(&file.said.media_type).into(),
                    length: file.said.length,
                    size: size_words(file.said.length),
                    caption: file.said.caption.clone(),
                    source_grade: file.said.source_grade.clone(),
                    taken_at: file.said.taken_at.clone(),
                    earlier: self.earlier_words(concern, file.entry),
                    apart: concern.is_file_apart(file.entry),
                    officer: self.roster.officer_name(&file.entry.machine),
                    at: time::instant(file.at),
                    shows: kind::shows(&file.said.media_type).name().into(),
                    here: here.transpose()?.unwrap_or(false),
                    withdrawn: self.taken_back(file.withdrawn.as_ref()),
                    owner: self.owner_view(concern, &format!("file:{}", file.entry)),
                })
            })
            .collect()
    }

    fn earlier_words(&self, concern: &Concern, file: EntryId) -> Vec<EarlierWords> {
        let pairs = concern.words_of_file(file);
        let earlier = pairs.windows(2).map(|pair| EarlierWords {
            text: in_lines(&words_rows(&pair[0].said)),
            officer: self.roster.officer_name(&pair[0].by.machine),
            at: time::instant(pair[0].at),
            reason: pair[1].reason.clone(),
        });
        earlier.collect()
    }
}

/// What an entry says of a file, as lines.
pub(in crate::acts) fn file_rows(file: &FileAttached) -> Vec<FactRow> {
    said([
        ("Name", cleaned_name(&file.name)),
        ("What it is", file.caption.clone()),
        ("Size", size_words(file.length)),
        ("Known how", chosen(terms::SOURCE_GRADES, &file.source_grade)),
    ])
}

/// What an officer says of a file, as lines.
pub(in crate::acts) fn words_rows(words: &FileSaid) -> Vec<FactRow> {
    said([
        ("What it is", words.caption.clone()),
        ("Taken or written", day_in_words(&words.taken_at)),
        ("Known how", chosen(terms::SOURCE_GRADES, &words.source_grade)),
    ])
}

/// A size as people say it.
pub(super) fn size_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

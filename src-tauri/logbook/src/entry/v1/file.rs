//! Bodies about files: that one was attached, that what was said of it was put right, and that one was saved outside the log. The bytes are never in an entry. Frozen.

use super::plain;
use crate::domain::id::ConcernId;

plain! {
    /// A file was attached to a concern; the entry's own name is the file's.
    pub struct FileAttached {
        /// The concern.
        pub concern: ConcernId,
        /// Its name, to be read and never to be used as a path.
        pub name: String,
        /// Its media type by its bytes.
        pub media_type: String,
        /// Bytes.
        pub length: u64,
        /// SHA-256 of the salt followed by the bytes, hexadecimal.
        pub digest: String,
        /// 32 random bytes, hexadecimal: nobody can test a guess at the file against the digest.
        pub file_salt: String,
        /// What it is.
        pub caption: String,
        /// How the writer knows.
        pub source_grade: Option<String>,
        /// When it was taken, written or seen.
        pub taken_at: Option<String>,
    }
    /// What was said of a file was put right; what it said before stays.
    pub struct FileCorrected {
        /// The concern.
        pub concern: ConcernId,
        /// The entry that attached it.
        pub file: String,
        /// What is said of it now, whole.
        pub said: FileSaid,
        /// Why.
        pub reason: String,
    }
    /// What an officer says of a file.
    pub struct FileSaid {
        /// What it is.
        pub caption: String,
        /// How the writer knows.
        pub source_grade: Option<String>,
        /// When it was taken, written or seen.
        pub taken_at: Option<String>,
    }
    /// A file was about to be saved outside the log; written before any byte of it was.
    pub struct FileExported {
        /// The concern.
        pub concern: ConcernId,
        /// The entry that attached it.
        pub entry: String,
        /// Why.
        pub reason: String,
    }
}

//! Bodies about backups: that one was restored and found right, or that one could not be made. Frozen.

use super::plain;

plain! {
    /// A backup was written, read again and restored to a scratch log that was the same.
    pub struct BackupVerified {
        /// SHA-256 of the file, hexadecimal.
        pub digest: String,
        /// Entries in it.
        pub entries: u64,
        /// Digest of the folded tables that it gives, hexadecimal.
        pub state: String,
    }
    /// A backup could not be made, or did not restore.
    pub struct BackupFailed {
        /// Why: a code.
        pub fault: String,
    }
}

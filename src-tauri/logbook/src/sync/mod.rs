//! Floor 2: what one machine has for the others and what it takes from them, as values.
//!
//! The shared folder is hostile, shared with IT and sometimes half there. Each machine writes in its own part of it and
//! nowhere else, every file once; what does not match its name and its hash is ignored and never removed. Nothing
//! here merges: machines only unite sets of signed entries, and folding is the store's.

pub mod answer;
pub mod backup;
pub mod directory;
mod heads;
pub mod invitation;
pub mod layout;
pub mod manifest;
pub mod parcel;
pub mod piece;
pub mod request;
pub mod seal;
pub mod signed;

use std::io;

pub use directory::Directory;

/// A file somebody put in the folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// The part of the folder it is in: the machine that wrote it.
    pub part: String,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// The part of the folder it was in.
    pub part: String,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What carries files between machines. It may lose, repeat, delay and spoil them; it never decides anything.
///
/// Two real implementations: a folder that something else keeps alike on several machines (or a USB stick), and a
/// post office in memory.
pub trait Transport {
    /// Every file of one log, in any order.
    ///
    /// # Errors
    /// When the folder cannot be reached. A folder in which the log has no part yet is empty, not an error.
    fn list(&mut self, root: &str) -> io::Result<Vec<Listed>>;
    /// Names of all logs in the folder.
    ///
    /// # Errors
    /// As [`Transport::list`].
    fn roots(&mut self) -> io::Result<Vec<String>>;
    /// Reads a file.
    ///
    /// # Errors
    /// When it is gone, not here yet, or larger than `size_max` bytes.
    fn read(&mut self, root: &str, part: &str, name: &str, size_max: u64) -> io::Result<Vec<u8>>;
    /// Writes a file whole, so that nobody finds half of it, and reads it back.
    ///
    /// # Errors
    /// When it could not be written or does not read back alike.
    fn publish(&mut self, root: &str, part: &str, name: &str, bytes: &[u8]) -> io::Result<()>;
    /// Removes a file of one's own that another one made superfluous. One that is gone already is no error.
    ///
    /// # Errors
    /// When it could not be removed.
    fn remove(&mut self, root: &str, part: &str, name: &str) -> io::Result<()>;
}

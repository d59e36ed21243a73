//! The shared folder as a directory: whatever the council already runs keeps it alike on several machines.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::{Listed, Transport, layout};

/// A directory that is shared, or a USB stick.
pub struct Directory {
    path: PathBuf,
}

impl Directory {
    /// Names a directory; touches nothing.
    pub fn at(path: &Path) -> Directory {
        Directory { path: path.to_owned() }
    }

    /// Parts of names come from the folder itself or from this program, and never lead out of it.
    fn place(&self, root: &str, part: &str, name: &str) -> io::Result<PathBuf> {
        let plain = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
                && !text.starts_with('.')
        };
        if [root, part, name].into_iter().all(plain) {
            Ok(self.path.join(root).join(part).join(name))
        } else {
            Err(io::ErrorKind::InvalidInput.into())
        }
    }
}

impl Transport for Directory {
    fn list(&mut self, root: &str) -> io::Result<Vec<Listed>> {
        // The folder itself must be there: an unplugged stick is not an empty one.
        fs::read_dir(&self.path)?;
        let mut found = Vec::new();
        for part in folders(&self.path.join(root))? {
            let Ok(files) = fs::read_dir(self.path.join(root).join(&part)) else { continue };
            for file in files.flatten() {
                // What vanishes while it is looked at was not there.
                let (Ok(name), Ok(about)) = (file.file_name().into_string(), file.metadata()) else {
                    continue;
                };
                if about.is_file() {
                    found.push(Listed { part: part.clone(), name, size: about.len() });
                }
            }
        }
        found.sort();
        Ok(found)
    }

    fn roots(&mut self) -> io::Result<Vec<String>> {
        fs::read_dir(&self.path)?;
        Ok(folders(&self.path)?.into_iter().filter(|name| name.starts_with(layout::ROOT)).collect())
    }

    fn read(&mut self, root: &str, part: &str, name: &str, size_max: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(self.place(root, part, name)?)?.take(size_max + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > size_max { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
    }

    fn publish(&mut self, root: &str, part: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.place(root, part, name)?;
        let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
        fs::create_dir_all(folder)?;
        // A name that no reader takes for a file of ours, nor a synchroniser for anything at all.
        let beside = folder.join(format!(".{name}.part"));
        let written = (|| {
            let mut file = File::create(&beside)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            drop(file);
            fs::rename(&beside, &path)?;
            if cfg!(unix) {
                File::open(folder)?.sync_all()?;
            }
            if fs::read(&path)? == bytes { Ok(()) } else { Err(io::Error::from(io::ErrorKind::InvalidData)) }
        })();
        if written.is_err() {
            // The first error is the one that matters.
            let _ = fs::remove_file(&beside);
        }
        written
    }

    fn remove(&mut self, root: &str, part: &str, name: &str) -> io::Result<()> {
        match fs::remove_file(self.place(root, part, name)?) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }
}

/// Names of the folders in a folder; none when it is not there.
fn folders(path: &Path) -> io::Result<Vec<String>> {
    let listing = match fs::read_dir(path) {
        Ok(listing) => listing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let folders = listing.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    Ok(folders.filter_map(|entry| entry.file_name().into_string().ok()).collect())
}

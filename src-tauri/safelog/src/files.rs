//! Files that somebody names on the command line: looked at before a PIN is asked for, and places tried before anything is on
//! record.

use std::fs::{self, File};
use std::path::Path;

use logbook::acts::Chosen;
use logbook::{Chance, Error};

use crate::answer::{Ended, Stop};
use crate::form::why;

/// Reads a file once, to know what it is.
pub fn look(path: &Path) -> Ended<Chosen> {
    // Said without the log's words for it: it is about the disk of whoever typed the name.
    fs::symlink_metadata(path)
        .map_err(|error| Stop::Usage(format!("the file cannot be read: {}", why(&error))))?;
    Ok(Chosen::look(path, &mut Chance::System, &mut |_| true)?)
}

/// As [`can_be_written`], of a file that is not there yet: what somebody saves goes over nothing.
pub fn is_new(out: &Path) -> Ended<()> {
    if out.symlink_metadata().is_ok() {
        return Err(Stop::usage("--out must name a file that is not there yet"));
    }
    can_be_written(out)
}

/// Tries the place before anything is on record: what cannot leave is refused, not recorded.
pub fn can_be_written(out: &Path) -> Ended<()> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() || out.is_dir() {
        return Err(Stop::usage("--out must name a file in a folder that is there"));
    }
    let trial = folder.join(format!(".safelog-{}.part", std::process::id()));
    File::options().write(true).create_new(true).open(&trial).map_err(Error::from)?;
    fs::remove_file(&trial).map_err(Error::from)?;
    Ok(())
}

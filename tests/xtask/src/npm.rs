//! The packages of package.json, exactly as package-lock.json has them.
//!
//! They are raw material: fonts, style sheets, a type checker, an accessibility checker. Nothing
//! of them runs at install time, and nothing of them is committed.

use crate::program::{Done, call, finish_quietly, top};
use std::fs;

/// Fetches the packages, unless what is there came from the same lock file.
pub fn in_place() -> Done {
    let lock = read("package-lock.json")?;
    let stamp = top().join("node_modules/.placed-from");
    if fs::read_to_string(&stamp).is_ok_and(|placed| placed == lock) {
        return Ok(());
    }
    println!("setup: fetching the npm packages");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    finish_quietly(&mut call(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).map_err(|error| format!("cannot write {}: {error}", stamp.display()))
}

fn read(name: &str) -> Result<String, String> {
    fs::read_to_string(top().join(name)).map_err(|error| format!("cannot read {name}: {error}"))
}

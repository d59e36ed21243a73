//! `tauri-driver`, which lets the tests press the real window's buttons.
//!
//! It is built once into target/tools, so that nothing is left outside the repository.

use crate::program::{Done, cargo, finish_quietly, target};
use std::path::PathBuf;

const VERSION: &str = "2.1.0";

/// Returns where the driver stands.
pub fn path() -> PathBuf {
    root().join("bin").join(format!("tauri-driver{}", std::env::consts::EXE_SUFFIX))
}

/// Builds the driver if it is not there.
pub fn in_place() -> Done {
    if !cfg!(target_os = "linux") || path().is_file() {
        // The window is driven on Linux alone; see the window's tests.
        return Ok(());
    }
    println!("setup: building tauri-driver {VERSION}");
    let workshop = root().join("build");
    let mut install =
        cargo(["install", "--quiet", "tauri-driver", "--version", VERSION, "--locked", "--root"]);
    finish_quietly(install.arg(root()).arg("--target-dir").arg(&workshop))?;
    std::fs::remove_dir_all(&workshop)
        .map_err(|error| format!("cannot clear {}: {error}", workshop.display()))
}

/// One folder for this version, so that a change of version is a new build.
fn root() -> PathBuf {
    target().join("tools").join(format!("tauri-driver-{VERSION}"))
}

//! Disks that will not take what they are given: a plain refusal, nothing half written, and the log whole afterwards.
//!
//! The disk is a small one in memory that only the test can see (a mount namespace of its own), so it is really full,
//! really read-only. Where the system does not let us make one, the test says so. The keyring comes from `cargo x test`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod full;
mod read_only;

use std::process::{Command, Output};

/// What every story begins with: the disk, and the program pointed at the log on it.
const BEGINNING: &str = r#"
set -u
mount -t tmpfs -o size=12m none "$DISK" || exit 77
LOG=$DISK/log
log() { printf 'copper-47-lantern\n%s' "$INPUT" | "$SAFELOG" --log "$LOG" --json --pin-stdin "$@"; echo "ended $?"; }
"#;

/// Tells a story in the words of a shell, with `$DISK` to itself; returns what was said, or nothing where it cannot be told.
fn told(name: &str, story: &str) -> Option<String> {
    let disk = std::env::temp_dir().join(format!("safelog-{name}-disk-{}", std::process::id()));
    std::fs::create_dir_all(&disk).unwrap();
    let told = Command::new("unshare")
        .args(["--mount", "sh", "-c", &format!("{BEGINNING}{story}")])
        .env("DISK", &disk)
        .env("SAFELOG", env!("CARGO_BIN_EXE_safelog"))
        .output();
    let _ = std::fs::remove_dir(&disk);
    let Ok(Output { status, stdout, stderr }) = told else {
        println!("SKIPPED: there is no `unshare` here to make a small disk with.");
        return None;
    };
    let said = String::from_utf8_lossy(&stdout).into_owned();
    let complained = String::from_utf8_lossy(&stderr);
    if status.code() == Some(77) || complained.contains("Operation not permitted") {
        println!("SKIPPED: this system does not let us mount a small disk.");
        return None;
    }
    assert!(status.success(), "the story could not be told ({status}): {said} {complained}");
    Some(said)
}

/// How each call of the program ended.
fn endings(said: &str) -> Vec<&str> {
    said.lines().filter(|line| line.starts_with("ended ")).collect()
}

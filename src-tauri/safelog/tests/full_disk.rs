//! A disk that fills up: a plain refusal, nothing half written, and the log whole once there is room again.
//!
//! The disk is a small one in memory that only this test can see (a mount namespace of its own), so it is really
//! full. Where the system does not let us make one, the test says so. The keyring comes from `cargo x test`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::process::{Command, Output};

/// Makes the small disk, starts a log on it, fills it, tries to write, makes room, looks again.
const STORY: &str = r#"
set -u
mount -t tmpfs -o size=12m none "$DISK" || exit 77
printf '%s' '{"organisation":"Little Wending","reference_prefix":"LWD","officer_name":"Ada Marsh","officer_role":"DSO"}' > "$DISK/form.json"
log() { printf 'copper-47-lantern\n%s' "$INPUT" | "$SAFELOG" --log "$DISK/log" --json --pin-stdin "$@"; }
INPUT='' ; log create "$DISK/form.json" > /dev/null || exit 20
INPUT='{"account":"Seen before the disk was full"}' ; log act record_concern - > /dev/null || exit 21
dd if=/dev/zero of="$DISK/filler" bs=64k 2> /dev/null
INPUT="{\"account\":\"$(head -c 400000 /dev/zero | tr '\0' 'x')\"}" ; log act record_concern - ; echo "ended $?"
INPUT='' ; log list ; echo "ended $?"
rm "$DISK/filler"
INPUT='' ; log check --deep ; echo "ended $?"
INPUT='{"account":"Seen after there was room again"}' ; log act record_concern - ; echo "ended $?"
"#;

#[test]
fn a_full_disk_is_a_plain_refusal_and_the_log_stays_whole() {
    let disk = std::env::temp_dir().join(format!("safelog-small-disk-{}", std::process::id()));
    std::fs::create_dir_all(&disk).unwrap();
    let told = Command::new("unshare")
        .args(["--mount", "sh", "-c", STORY])
        .env("DISK", &disk)
        .env("SAFELOG", env!("CARGO_BIN_EXE_safelog"))
        .output();
    let _ = std::fs::remove_dir(&disk);
    let Ok(Output { status, stdout, stderr }) = told else {
        println!("SKIPPED: there is no `unshare` here to make a small disk with.");
        return;
    };
    let said = String::from_utf8_lossy(&stdout);
    let complained = String::from_utf8_lossy(&stderr);
    if status.code() == Some(77) || complained.contains("Operation not permitted") {
        println!("SKIPPED: this system does not let us mount a small disk.");
        return;
    }
    assert!(status.success(), "the story could not be told ({status}): {said} {complained}");
    let answers: Vec<&str> = said.lines().filter(|line| line.starts_with("ended ")).collect();
    assert_eq!(answers, ["ended 3", "ended 0", "ended 0", "ended 0"], "{said}");
    assert!(said.contains("\"disk-full\""), "{said}");
    assert!(said.contains("LWD-") && !said.contains("xxxxxxxx"), "what was refused is nowhere: {said}");
}

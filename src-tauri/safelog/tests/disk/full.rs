//! A disk that fills up: a plain refusal, nothing half written, and the log whole once there is room again.
//!
//! The disk is a small one in memory that only this test can see (a mount namespace of its own), so it is really
//! full. Where the system does not let us make one, the test says so. The keyring comes from `cargo x test`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::process::{Command, Output};

/// Makes the small disk with a reserve, writes until it is full, tries again, frees the reserve, looks again.
const STORY: &str = r#"
set -u
mount -t tmpfs -o size=12m none "$DISK" || exit 77
log() { printf 'copper-47-lantern\n%s' "$INPUT" | "$SAFELOG" --log "$DISK/log" --json --pin-stdin "$@"; }
dd if=/dev/zero of="$DISK/reserve" bs=64k count=64 2> /dev/null
INPUT='' ; log bench-data --entries 100000 ; echo "ended $?"
dd if=/dev/zero of="$DISK/rest" bs=1k 2> /dev/null
# Room that the log has set aside may hold a few more; each is either refused or there for good.
long=$(head -c 300000 /dev/zero | tr '\0' x)
for number in $(seq 40); do
  INPUT='{"summary":"Seen while the disk was full","account":"'$long'"}'
  log act record_concern - && echo "acknowledged" || { echo "ended $?"; break; }
done
rm "$DISK/reserve" "$DISK/rest"
INPUT='' ; log check --deep ; echo "ended $?"
INPUT='{"account":"Seen after there was room again"}' ; log act record_concern - ; echo "ended $?"
INPUT='' ; log search "seen while" ; echo "ended $?"
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
    assert_eq!(answers, ["ended 3", "ended 3", "ended 0", "ended 0", "ended 0"], "{said}");
    assert_eq!(said.matches("\"disk-full\"").count(), 2, "{said}");
    let acknowledged = said.lines().filter(|line| *line == "acknowledged").count();
    let total = format!("\"total\": {acknowledged},");
    assert!(said.contains(&total), "{acknowledged} acknowledged, so the refused one is nowhere: {said}");
}

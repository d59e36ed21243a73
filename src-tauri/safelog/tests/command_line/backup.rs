//! Backup, restore, and a colleague's help, as scripts meet them.

use std::fs;

use serde_json::json;

use crate::keys::words;
use crate::terminal::{PIN, Terminal, finish};

#[test]
fn a_backup_is_made_restored_to_try_and_restored_for_good() {
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    fs::create_dir(terminal.path("stick")).unwrap();
    assert_eq!(terminal.with_pin(&["backup"]).code, 3, "no place was chosen");
    let made = terminal.json(&["backup", "--to", "stick"], &format!("{PIN}\n"));
    assert_eq!((&made["red"], &made["fault"], &made["kept"]), (&json!(false), &json!(null), &json!(1)));
    let file = fs::read_dir(terminal.path("stick")).unwrap().flatten().next().unwrap().path();
    let file = file.to_str().unwrap();

    let kit = words(&terminal, "kit.pdf");
    let input = format!("other-58-harbour\n{kit}\n");
    let restored = terminal.json(&["restore", file, "--to", "new"], &input);
    assert!(restored["machine"].is_string());
    let again = terminal.run(&["restore", file, "--to", "new", "--json"], &input);
    assert_eq!(again.refusal(), (3, "trace-exists".into()));
    let list = finish(
        terminal.safelog_at(std::path::Path::new(&terminal.path("new")), &["list", "--json"]),
        "other-58-harbour\n",
    );
    assert_eq!(list.json()["items"][0]["reference"], json!(reference));

    fs::remove_dir_all(terminal.path("stick")).unwrap();
    let failed = terminal.run(&["backup", "--json"], &format!("{PIN}\n"));
    assert_eq!((failed.code, &failed.json()["fault"]), (1, &json!("place-missing")));
}

#[test]
fn a_backup_opens_with_debians_own_age() {
    let terminal = Terminal::with_a_log();
    terminal.record();
    fs::create_dir(terminal.path("stick")).unwrap();
    terminal.json(&["backup", "--to", "stick"], &format!("{PIN}\n"));
    let file = fs::read_dir(terminal.path("stick")).unwrap().flatten().next().unwrap().path();
    let file = file.to_str().unwrap();
    let Ok(version) = std::process::Command::new("age").arg("--version").output() else {
        println!("SKIPPED: there is no `age` here.");
        return;
    };
    assert!(version.status.success());
    // What the square on the kit's page says, from the words: as the kit's own crate reads them.
    let code = logbook::vault::Kit::read(&words(&terminal, "kit.pdf")).unwrap().code();
    fs::write(terminal.path("kit.txt"), code.as_bytes()).unwrap();
    let opened = std::process::Command::new("age")
        .args([
            "--decrypt",
            "--identity",
            &terminal.path("kit.txt"),
            "--output",
            &terminal.path("opened.zst"),
            file,
        ])
        .output()
        .unwrap();
    assert!(opened.status.success(), "{opened:?}");
    assert_eq!(
        fs::read(terminal.path("opened.zst")).unwrap()[..4],
        [0x28, 0xb5, 0x2f, 0xfd],
        "a zstd stream"
    );
}

/// A disk that only this story can see: too small, since somebody else fills it; then large enough, then one that nobody may write to.
#[cfg(target_os = "linux")]
const DISK: &str = r#"
set -u
mount -t tmpfs -o size=4k none "$PLACE" || exit 77
dd if=/dev/zero of="$PLACE/theirs" bs=4k count=1 2> /dev/null
backup() { printf 'copper-47-lantern\n' | "$SAFELOG" --log "$LOG" --json --pin-stdin backup --to "$PLACE"; echo "ended $?"; }
backup
mount -o remount,size=4m "$PLACE"; backup
mount -o remount,ro "$PLACE"; backup
ls -A "$PLACE" | wc -l
"#;

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_and_one_that_is_closed_are_said_and_the_good_backup_stays() {
    if crate::terminal::windows_program().is_some() {
        println!("SKIPPED: this is about the system underneath Wine.");
        return;
    }
    let terminal = Terminal::with_a_log();
    terminal.record();
    fs::create_dir(terminal.path("small")).unwrap();
    let told = std::process::Command::new("unshare")
        .args(["--mount", "sh", "-c", DISK])
        .env("PLACE", terminal.path("small"))
        .env("LOG", terminal.path("log"))
        .env("SAFELOG", env!("CARGO_BIN_EXE_safelog"))
        .output();
    let Ok(told) = told else {
        println!("SKIPPED: there is no `unshare` here to make a small disk with.");
        return;
    };
    let said = String::from_utf8_lossy(&told.stdout);
    let complained = String::from_utf8_lossy(&told.stderr);
    if told.status.code() == Some(77) || complained.contains("Operation not permitted") {
        println!("SKIPPED: this system does not let us mount a small disk.");
        return;
    }
    let answers: Vec<&str> = said.lines().filter(|line| line.starts_with("ended ")).collect();
    assert_eq!(answers, ["ended 1", "ended 0", "ended 1"], "{said} {complained}");
    assert!(said.contains("place-full") && said.contains("place-closed"), "{said}");
    assert_eq!(said.lines().last().map(str::trim), Some("2"), "{said}");
}

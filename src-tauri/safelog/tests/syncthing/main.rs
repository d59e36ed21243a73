//! Three officers, each with a copy of the folder of their own, which three real Syncthing instances keep alike: ours
//! must agree through an engine that delays, reorders, deletes and overwrites as such engines do.
//!
//! The keyring comes from `cargo x test`, Syncthing from `cargo x setup`. Instances talk to each other on the loopback
//! only, and end with the test.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a story that asks for what is not there has gone wrong")]

#[path = "../machines/edits.rs"]
mod edits;
mod post;
#[path = "../machines/street.rs"]
#[allow(dead_code, reason = "the stories of one folder use more of it")]
mod street;
#[path = "../command_line/terminal.rs"]
#[allow(dead_code, reason = "the stories of one log use more of it")]
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};

use edits::{interleave, record};
use post::Post;
use street::Street;
use terminal::Terminal;

#[test]
fn three_machines_agree_through_syncthing_though_a_copy_was_meddled_with() {
    if terminal::windows_program().is_some() {
        println!("SKIPPED: this is about the system underneath Wine.");
        return;
    }
    let mut post = Post::between(3);
    let street = Street::with_folders((0..3).map(|n| post.folder(n)).collect()).and_both_deputies();
    let concerns = record(&street, 4);
    assert_eq!(interleave(&street, &concerns, 5, 900), 900);
    street.agree();
    assert!((0..3).all(|desk| street.alarms(desk).is_empty()), "nothing is wrong yet");

    // A failing disk: nothing is removed, and what nobody has yet is not whole any more when it is carried.
    post.stop(2);
    let only_here = street.desks[2].record();
    street.sync(2);
    let newest = newest(&entry_files(&post.folder(2)));
    fs::write(&newest, &fs::read(&newest).unwrap()[..4_000]).unwrap();
    post.start(2);
    street.agree();
    assert_eq!(street.desks[0].with_pin(&["show", &only_here]).code, 0);
    assert_eq!(street.alarms(2), ["own-files-gone"], "it noticed");

    post.stop(2);
    let written: Vec<String> = street.desks.iter().map(Terminal::record).collect();
    street.sync_at_once();
    meddle(&post.folder(2));
    post.start(2);
    street.agree();
    for desk in &street.desks {
        for reference in &written {
            assert_eq!(desk.with_pin(&["show", reference]).code, 0, "{reference} was lost");
        }
    }
    let alarms: Vec<Vec<String>> = (0..3).map(|desk| street.alarms(desk)).collect();
    println!("alarms: {alarms:?}");
    assert!(alarms[0].contains(&"own-files-gone".to_owned()), "its files were removed: {alarms:?}");
    let graver = ["forked", "forged", "behind", "newer"];
    assert!(
        !alarms.iter().flatten().any(|kind| graver.contains(&kind.as_str())),
        "nobody forged: {alarms:?}"
    );

    // Whatever lies about now does not keep them from going on.
    assert_eq!(interleave(&street, &concerns, 2, 100), 100);
    street.agree();
}

/// Somebody, or a failing disk, in the copy of a machine whose Syncthing is stopped.
fn meddle(copy: &Path) {
    let mut files = entry_files(copy);
    files.sort();
    let mut parts: Vec<&Path> = files.iter().map(|file| file.parent().unwrap()).collect();
    parts.dedup();
    assert_eq!(parts.len(), 3);
    for part in 0..3 {
        let of_it: Vec<PathBuf> =
            files.iter().filter(|file| file.parent() == Some(parts[part])).cloned().collect();
        let newest = &newest(&of_it);
        let bytes = fs::read(newest).unwrap();
        let conflict = newest.with_extension("sync-conflict-20261125-091400-ABCDEFG.age");
        fs::write(conflict, &bytes[..bytes.len() / 2]).unwrap();
        // Played again in the next machine's part.
        fs::copy(newest, parts[(part + 1) % 3].join(newest.file_name().unwrap())).unwrap();
        // The newest of each part, so also the one that nobody but its writer has seen.
        fs::write(newest, &bytes[..bytes.len() - 100]).unwrap();
        for (number, file) in of_it.iter().filter(|file| *file != newest).enumerate() {
            match number % 3 {
                0 => fs::remove_file(file).unwrap(),
                1 => flip(file),
                _ => fs::write(file, b"").unwrap(),
            }
        }
        fs::write(parts[part].join("desktop.ini"), "[.ShellClassInfo]").unwrap();
    }
}

fn newest(files: &[PathBuf]) -> PathBuf {
    files.iter().max_by_key(|file| fs::metadata(file).unwrap().modified().unwrap()).unwrap().clone()
}

fn flip(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}

fn entry_files(copy: &Path) -> Vec<PathBuf> {
    let root = fs::read_dir(copy).unwrap().flatten().map(|entry| entry.path());
    let root =
        root.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("safeguarding-log-"));
    let parts = root.flat_map(|root| fs::read_dir(root).unwrap().flatten()).map(|entry| entry.path());
    let files = parts.filter(|part| part.is_dir()).flat_map(|part| fs::read_dir(part).unwrap().flatten());
    let names = files.map(|entry| entry.path());
    names.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("e-")).collect()
}

//! Tools that are not ours read the same files: the structure walk, and poppler's text.
//!
//! They are Debian's (`qpdf`, `poppler-utils`, `python3-pikepdf`), so they are asked on Linux alone, as in CI. The
//! files stay in the temporary folder `packet-specimens`, for eyes.
#![cfg(target_os = "linux")]

use super::specimens;
use crate::{readable, render, render_kit, render_record, seal};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

pub(super) const PASSPHRASE: &str = "tulip orbit ledger candle frost";

pub(super) fn specimen(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = env::temp_dir().join("packet-specimens");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn ran(program: &str, arguments: &[&str]) -> Output {
    Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program} could not be run: {error}"))
}

/// Walks the structure of a file; answers what was found in it.
pub(super) fn walk(path: &Path, passphrase: &[&str]) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pdf/walk.py");
    let arguments = [&[script.to_str().unwrap(), path.to_str().unwrap()], passphrase].concat();
    let output = ran("/usr/bin/python3", &arguments);
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {said}", path.display());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_structure_is_whole_plain_and_sealed() {
    let packets = [("short", specimens::short()), ("usual", specimens::usual()), ("long", specimens::long())];
    for (name, packet) in packets {
        let pdf = render(&packet).unwrap().pdf;
        walk(&specimen(&format!("{name}.pdf"), &pdf), &[]);
        walk(&specimen(&format!("{name}-sealed.pdf"), &seal(&pdf, PASSPHRASE).unwrap()), &[PASSPHRASE]);
    }
    walk(&specimen("record.pdf", &render_record(&specimens::record()).unwrap().pdf), &[]);
    walk(&specimen("kit.pdf", &render_kit(&specimens::kit()).unwrap()), &[]);
}

/// Our reading of a packet is compared with one that knows nothing of us, letter by letter and page by page.
#[test]
fn poppler_reads_the_same_letters() {
    let pdf = render(&specimens::usual()).unwrap().pdf;
    let path = specimen("read.pdf", &pdf);
    let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    for part in readable(&pdf).unwrap() {
        let Some(number) = part.place.strip_prefix("page ") else { continue };
        let output = ran("pdftotext", &["-raw", "-f", number, "-l", number, path.to_str().unwrap(), "-"]);
        let theirs = String::from_utf8_lossy(&output.stdout).into_owned();
        // The first page is read twice; poppler knows the spoken text.
        if bare(&part.text) != bare(&theirs) {
            assert!(number == "1" && part.text.contains("ਪੰਪੰ"), "page {number}\n{}\n{theirs}", part.text);
        }
    }
}

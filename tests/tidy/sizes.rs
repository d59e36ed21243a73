//! Sizes: a file that grows past these is two files.

use crate::{files, without_tests};

#[test]
fn no_file_is_too_long_to_read() {
    let limits = [(".rs", 450), (".js", 250), (".css", 350), (".html", 300), (".typ", 300)];
    let mut long = Vec::new();
    for folder in ["src-tauri", "ui", "tests"] {
        for (ending, most) in limits {
            for (name, text) in files(folder, &[ending]) {
                let lines = without_tests(&text).lines().count();
                if lines > most {
                    long.push(format!("{name}: {lines} lines"));
                }
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

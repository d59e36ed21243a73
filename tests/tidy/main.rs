//! The rules of the house, as tests. Each names the rule it keeps.
#![allow(clippy::unwrap_used, missing_docs)]

mod floors;
mod names;
mod papers;
mod sizes;
mod types;

use std::path::{Path, PathBuf};

/// The repository.
fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file of ours under a folder with one of these endings, with its text. What is placed or built is not ours.
fn files(under: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![house().join(under)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = path.strip_prefix(house()).unwrap().to_string_lossy().replace('\\', "/");
            let placed = ["target", "node_modules", "ui/vendor", "src-tauri/gen", ".git"];
            if placed.iter().any(|placed| name == *placed) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn text(path: &str) -> String {
    std::fs::read_to_string(house().join(path)).unwrap_or_else(|_| panic!("{path} is there"))
}

/// A file of Rust without its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}

//! Papers: what they name exists, migrations are frozen, no test is switched off.

use sha2::{Digest, Sha256};

use crate::{files, house, text};

#[test]
fn every_path_architecture_names_exists() {
    let map = text("ARCHITECTURE.md");
    assert!(map.lines().count() < 250, "the map is a map");
    for name in map.split('`').skip(1).step_by(2) {
        let is_path = name.contains('/') && !name.contains([' ', '*', '<', '(', ':']);
        if is_path {
            assert!(
                house().join(name.trim_end_matches('/')).exists(),
                "ARCHITECTURE.md names {name}, which is not there"
            );
        }
    }
}

#[test]
fn every_test_architecture_names_exists() {
    let map = text("ARCHITECTURE.md");
    let held = map.split("## What must never happen").nth(1).unwrap().split("\n## ").next().unwrap();
    let tests: String = files("tests", &[".rs"])
        .into_iter()
        .chain(files("src-tauri", &[".rs"]))
        .map(|(_, text)| text)
        .collect();
    for name in held.split('`').skip(1).step_by(2).filter(|name| name.contains("::") && !name.ends_with(':'))
    {
        let name = name.rsplit("::").next().unwrap();
        assert!(tests.contains(&format!("fn {name}(")), "ARCHITECTURE.md says that {name} holds something");
    }
}

#[test]
fn the_readme_is_short_and_its_pictures_are_there() {
    let readme = text("README.md");
    assert!(readme.lines().count() < 80);
    for picture in readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        assert!(picture.starts_with("http") || house().join(picture).exists(), "README.md names {picture}");
    }
}

#[test]
fn migrations_are_frozen() {
    let frozen = text("src-tauri/logbook/migrations/FROZEN");
    for (name, sql) in files("src-tauri/logbook/migrations", &[".sql"]) {
        let file = name.rsplit('/').next().unwrap();
        let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(sql.as_bytes()));
        assert!(
            frozen.contains(&format!("{digest}  {file}")),
            "{file} is not the one that FROZEN names ({digest})"
        );
    }
}

#[test]
fn no_test_is_switched_off() {
    for (name, text) in files("tests", &[".rs"]).into_iter().chain(files("src-tauri", &[".rs"])) {
        for word in [concat!("#[ig", "nore"), concat!("#[should_", "panic")] {
            assert!(!text.contains(word), "{name} has {word}");
        }
    }
}

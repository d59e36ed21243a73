//! What officers can do, told as stories through the front door, [`logbook::Logbook`].
//!
//! One binary, one module per chapter; a test here fails if a chapter's file is forgotten.
#![allow(clippy::unwrap_used, missing_docs)]

mod account;
mod backup;
mod bad_input;
mod breach;
mod chase_list;
mod check;
mod clocks;
mod concern;
mod day;
mod declined;
mod disposal;
mod documents_in_packets;
mod every_answer;
mod every_field;
mod export_log;
mod facts;
mod file_words;
mod files;
mod files_in_packets;
mod files_shared;
mod filters;
mod find;
mod find_files;
mod folder;
mod forms;
mod found_by;
mod gates;
mod import;
mod import_hostile;
mod import_known;
mod in_words;
mod keys;
mod known_by;
mod left_out;
mod lists;
mod machines;
mod mail;
mod not_in_force;
mod one_form;
mod outlook;
mod owned;
mod people;
mod person_page;
mod power;
mod pressed;
mod properties;
mod put_right;
mod recipients;
mod recover;
mod register;
mod rescue;
mod restricted;
mod restricted_word;
mod share;
mod share_kept;
mod share_law;
mod share_long;
mod templates;
mod topics;
mod turned_keys;
mod usual;
mod usually_withheld;
mod vectors;
mod versions;
mod work;

#[test]
fn no_chapter_is_forgotten() {
    let here = include_str!("main.rs");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/stories");
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let name = file.file_name().into_string().unwrap();
        let chapter = name.trim_end_matches(".rs");
        assert!(
            chapter == "main" || here.contains(&format!("mod {chapter};")),
            "{name} is not listed in main.rs"
        );
    }
}

/// The code a refusal carries.
fn code<T>(result: logbook::Result<T>) -> logbook::Code {
    match result {
        Ok(_) => panic!("expected a refusal"),
        Err(error) => error.code(),
    }
}

/// The fields and rules a refusal carries, as "field rule".
fn broken<T>(result: logbook::Result<T>) -> Vec<String> {
    match result {
        Ok(_) => panic!("expected a refusal"),
        Err(error) => error.refusal().fields.into_iter().map(|f| format!("{} {}", f.field, f.rule)).collect(),
    }
}

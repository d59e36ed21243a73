//! Asking for files: Rust opens the dialog, and no page ever learns a path.

use std::path::PathBuf;

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;

/// Asks where to save a PDF; nothing when the officer thinks better of it.
pub fn ask_where_to_save<R: Runtime>(app: &AppHandle<R>, suggested: &str) -> Option<PathBuf> {
    if let Some(picked) = picked_for_tests() {
        return Some(picked);
    }
    let dialog = app.dialog().file().add_filter("PDF", &["pdf"]).set_file_name(suggested);
    dialog.blocking_save_file()?.into_path().ok()
}

/// Asks which PDF to look at; nothing when the officer thinks better of it.
pub fn ask_which_file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    if let Some(picked) = picked_for_tests() {
        return Some(picked);
    }
    app.dialog().file().add_filter("PDF", &["pdf"]).blocking_pick_file()?.into_path().ok()
}

/// Asks which files to attach, of any kind; none when the officer thinks better of it.
pub fn ask_which_documents<R: Runtime>(app: &AppHandle<R>) -> Vec<PathBuf> {
    if let Some(picked) = picked_for_tests() {
        // A folder stands for everything in it, in the order of names.
        let inside = std::fs::read_dir(&picked).map(|files| files.flatten().map(|file| file.path()));
        let mut paths = inside.map_or_else(|_| vec![picked], Iterator::collect);
        paths.sort();
        return paths;
    }
    let picked = app.dialog().file().blocking_pick_files().unwrap_or_default();
    picked.into_iter().filter_map(|file| file.into_path().ok()).collect()
}

/// Asks which e-mail to read; nothing when the officer thinks better of it.
pub fn ask_which_mail<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    if let Some(picked) = picked_for_tests() {
        return Some(picked);
    }
    app.dialog().file().add_filter("E-mail", &["eml", "msg"]).blocking_pick_file()?.into_path().ok()
}

/// Asks where to save a file of any kind; nothing when the officer thinks better of it.
pub fn ask_where_to_put<R: Runtime>(app: &AppHandle<R>, suggested: &str) -> Option<PathBuf> {
    if let Some(picked) = picked_for_tests() {
        return Some(picked);
    }
    app.dialog().file().set_file_name(suggested).blocking_save_file()?.into_path().ok()
}

/// Asks which folder the machines share; nothing when the officer thinks better of it.
pub fn ask_which_folder<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    if let Some(picked) = folder_for_tests() {
        return Some(picked);
    }
    app.dialog().file().blocking_pick_folder()?.into_path().ok()
}

/// Asks which backup to restore; nothing when the officer thinks better of it.
pub fn ask_which_backup<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    if let Some(picked) = picked_for_tests() {
        return Some(picked);
    }
    app.dialog().file().add_filter("Backup", &["age"]).blocking_pick_file()?.into_path().ok()
}

/// Asks which sheet to bring in; nothing when the officer thinks better of it.
pub fn ask_which_sheet<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    if let Some(picked) = picked_for_tests() {
        return Some(picked);
    }
    let dialog = app.dialog().file().add_filter("Workbook or table", &["xlsx", "xlsm", "csv", "tsv", "txt"]);
    dialog.blocking_pick_file()?.into_path().ok()
}

/// WebDriver cannot click a native dialog, so a build for tests may be told what was picked.
fn picked_for_tests() -> Option<PathBuf> {
    if cfg!(debug_assertions) { std::env::var_os("SAFELOG_PICK").map(PathBuf::from) } else { None }
}

/// As above, for a folder.
fn folder_for_tests() -> Option<PathBuf> {
    if cfg!(debug_assertions) { std::env::var_os("SAFELOG_PICK_FOLDER").map(PathBuf::from) } else { None }
}

//! Floor 4: the window. It opens the log, hands questions down and answers up, and knows no rule of its own.
//!
//! `commands` is the table of contents, `session` holds the log while it is unlocked, `window` asks for files.
//! No path, key or SQL ever crosses to a page.

pub mod agreeing;
mod asked;
pub mod backing_up;
mod clipboard;
pub mod commands;
mod drawing;
pub mod long_work;
mod opening;
pub mod session;
pub mod window;

use std::sync::Arc;

use session::Session;
use tauri::{Builder, Emitter, Manager, Runtime};

/// Puts the program together around a session; tests do the same around a runtime without a screen.
pub fn assemble<R: Runtime>(builder: Builder<R>, session: Arc<Session>) -> Builder<R> {
    builder.plugin(tauri_plugin_dialog::init()).manage(session).invoke_handler(commands::handler())
}

/// Opens the window and runs until it is closed.
pub fn run() {
    drawing::suit_this_machine();
    let session = Arc::new(Session::of_this_machine());
    let watched = Arc::clone(&session);
    let closed = Arc::clone(&session);
    let dropped = Arc::clone(&session);
    let agreeing = Arc::clone(&session);
    assemble(tauri::Builder::default(), session)
        .setup(move |app| {
            backing_up::keep_backing_up(Arc::clone(&watched), app.handle().clone());
            session::watch_idle(watched, app.handle().clone());
            agreeing::keep_agreeing(agreeing, app.handle().clone());
            Ok(())
        })
        .on_window_event(move |window, event| {
            if let tauri::WindowEvent::DragDrop(tauri::DragDropEvent::Drop { paths, .. }) = event {
                let names = dropped.keep_waiting(paths.clone());
                // A window that is closing needs to hear nothing.
                let _ = window.emit("files-dropped", names);
            }
            if matches!(event, tauri::WindowEvent::Destroyed) {
                // Written home and closed before the process ends; the keys are wiped with it.
                closed.lock();
                window.app_handle().exit(0);
            }
        })
        .run(tauri::generate_context!())
        .expect("the window system starts");
}

//! A display that nobody looks at, one for each desk.
//!
//! Two windows on one display would lie over each other, and a window that is uncovered hears the
//! pointer move: enough to keep an idle log awake. Xvfb chooses a free number itself and says which.

use crate::desk::Told;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A display of our own; it ends when it is dropped.
pub struct Screen {
    name: String,
    process: Child,
}

impl Screen {
    /// Starts a screen as large as an officer's laptop, with a little room around the window.
    pub fn new() -> Told<Self> {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb did not start ({error}); use `cargo x test`"))?;
        let mut number = String::new();
        if let Some(said) = process.stdout.take() {
            BufReader::new(said).read_line(&mut number)?;
        }
        let screen = Self { name: format!(":{}", number.trim()), process };
        if number.trim().is_empty() { Err("Xvfb found no free display".into()) } else { Ok(screen) }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Puts a program on this display, and on no other.
    pub fn show(&self, command: &mut Command) {
        command.env("DISPLAY", &self.name).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

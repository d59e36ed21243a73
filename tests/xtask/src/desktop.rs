//! A display that nobody looks at, so that the real window can be tested anywhere.
//!
//! Xvfb chooses a free number itself and says which; the display ends when it is dropped.

use crate::program::{Running, call, start};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// A virtual display of our own.
pub struct Display {
    name: String,
    _screen: Running,
}

impl Display {
    /// Starts a screen as large as an officer's laptop, with a little room around the window.
    pub fn open() -> Result<Self, String> {
        let settings = ["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"];
        let mut screen =
            start(call("Xvfb", settings).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let said = screen.0.stdout.take().ok_or("Xvfb has no voice")?;
        let mut number = String::new();
        BufReader::new(said).read_line(&mut number).map_err(|error| format!("Xvfb said nothing: {error}"))?;
        let number: u32 = number.trim().parse().map_err(|_| "Xvfb found no free display".to_owned())?;
        Ok(Self { name: format!(":{number}"), _screen: screen })
    }

    /// Puts a program on this display, and on no other.
    pub fn show(&self, command: &mut Command) {
        command.env("DISPLAY", &self.name).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
    }
}

/// Says whether there is a screen that a person looks at.
pub fn someone_is_looking() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

//! Calling other programs, and saying in one sentence when one of them fails.
//!
//! A started program is always waited for or ended: `Running` ends its child when it is dropped,
//! by that child's own handle and never by name.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What a task comes to: nothing to say, or why it did not work.
pub type Done = Result<(), String>;

/// Names a program to call from the repository's top folder.
pub fn call<A: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(top());
    command
}

/// Names the cargo that runs us, so that no second toolchain slips in.
pub fn cargo<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    call(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Runs a program to its end with our own input and output; refuses if it fails.
pub fn finish(command: &mut Command) -> Done {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", spoken(command))) }
}

/// The same program, which steps aside for every other one that has something to do.
pub fn aside(command: Command) -> Command {
    if !on_path("nice") {
        return command;
    }
    let mut behind = call("nice", ["-n", "19"]);
    behind.arg(command.get_program()).args(command.get_args());
    behind
}

/// Runs a program to its end and types something to it first.
pub fn finish_told(command: &mut Command, typed: &str) -> Done {
    let mut running = start(command.stdin(Stdio::piped()))?;
    if let Some(mut input) = running.0.stdin.take() {
        // A program that reads nothing and fails says so by its status.
        let _ = writeln!(input, "{typed}");
    }
    let status = running.0.wait().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", spoken(command))) }
}

/// Runs a program quietly; what it said is shown only if it fails.
pub fn finish_quietly(command: &mut Command) -> Done {
    heard(command).map(drop)
}

/// Runs a program quietly, and returns what it said.
pub fn heard(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!(
        "{} ended with {}\n{}{}",
        spoken(command),
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    ))
}

/// Returns what a program printed, or nothing if it failed or is not there.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Says whether a program of this name can be called.
pub fn on_path(name: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    let file = if cfg!(windows) { format!("{name}.exe") } else { name.to_owned() };
    std::env::split_paths(&path).any(|folder| folder.join(&file).is_file())
}

/// A program that is ended, and waited for, when this is dropped.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // A child that has already gone is what we want; there is nobody to tell otherwise.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a program that runs beside us until it is dropped.
pub fn start(command: &mut Command) -> Result<Running, String> {
    command.spawn().map(Running).map_err(|error| not_started(command, &error))
}

/// Returns the repository's top folder.
pub fn top() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Returns the folder cargo builds into.
pub fn target() -> PathBuf {
    top().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Returns where a debug build leaves one of our programs.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("{} could not be started: {error}", spoken(command))
}

fn spoken(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = command.get_args().take(6).map(OsStr::to_string_lossy);
    let words: Vec<_> = std::iter::once(name.to_string_lossy()).chain(words).collect();
    format!("`{}`", words.join(" "))
}

//! A real keyring where there is no desktop: a message bus and a GNOME keyring of our own.
//!
//! The tests prove the program against the same Secret Service an officer's desktop offers, so
//! they need one, unlocked, without a person. It lives in a scratch folder and ends with the
//! program it was started for; the keyring of whoever runs this is never opened.

use crate::program::{Done, Running, answer, call, finish, start};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const READY_WITHIN: Duration = Duration::from_secs(15);

/// Runs a program with a keyring of its own around it.
pub fn with_own_keyring(command: &mut Command) -> Done {
    if !cfg!(target_os = "linux") {
        return finish(command);
    }
    let ourselves = std::env::current_exe().map_err(|error| format!("cannot find ourselves: {error}"))?;
    let mut outer = call("dbus-run-session", ["--"]);
    outer.arg(ourselves).arg("inside-bus").arg(command.get_program()).args(command.get_args());
    outer.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    finish(&mut outer)
}

/// Says whether a keyring is there already; Windows and macOS always have theirs.
pub fn is_there() -> bool {
    !cfg!(target_os = "linux") || answers()
}

/// The inner half: starts the keyring on the bus we were started in, then runs the program.
pub fn inside_bus(program: &str, arguments: &[&str]) -> Done {
    let scratch = Scratch::new()?;
    let _keyring = unlocked_keyring(scratch.path())?;
    let mut command = Command::new(program);
    finish(command.args(arguments))
}

fn unlocked_keyring(scratch: &Path) -> Result<Running, String> {
    let mut command = Command::new("gnome-keyring-daemon");
    command
        .args(["--foreground", "--unlock", "--components=secrets"])
        .arg("--control-directory")
        .arg(scratch)
        .env("XDG_DATA_HOME", scratch)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut keyring = start(&mut command)?;
    // The password protects nothing: the keyring is made for this run and thrown away after it.
    let mut input = keyring.0.stdin.take().ok_or("the keyring took no password")?;
    input.write_all(b"scratch").map_err(|error| format!("the keyring took no password: {error}"))?;
    drop(input);

    let begun = Instant::now();
    while !answers() {
        if begun.elapsed() > READY_WITHIN {
            return Err("the keyring did not answer; is gnome-keyring installed?".into());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(keyring)
}

/// Asks the bus whether somebody offers the Secret Service, without waking one up.
fn answers() -> bool {
    if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none() {
        return false;
    }
    let question = [
        "--session",
        "--print-reply=literal",
        "--dest=org.freedesktop.DBus",
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus.NameHasOwner",
        "string:org.freedesktop.secrets",
    ];
    answer(&mut call("dbus-send", question)).is_some_and(|said| said.contains("true"))
}

/// A folder only we can read, gone when dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self, String> {
        let path = std::env::temp_dir().join(format!("safelog-keyring-{}", std::process::id()));
        let mut maker = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
        maker.create(&path).map_err(|error| format!("cannot make {}: {error}", path.display()))?;
        Ok(Self(path))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

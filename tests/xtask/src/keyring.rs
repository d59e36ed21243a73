//! A real keyring where there is no desktop: a message bus and a GNOME keyring of our own.
//!
//! The tests prove the program against the same Secret Service an officer's desktop offers, so
//! they need one, unlocked, without a person. It lives in a scratch folder and ends with the
//! program it was started for; the keyring of whoever runs this is never opened.
//!
//! The bus itself starts the keyring, as on a desktop, and starts it again if it falls over: Debian's
//! does so now and then when several programs leave it at once.

use crate::program::{Done, answer, call, finish, finish_told};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The name under which a keyring is asked for on a bus.
const NAME: &str = "org.freedesktop.secrets";
/// What the bus looks through for services when nobody says otherwise.
const USUAL_FOLDERS: &str = "/usr/local/share:/usr/share";

/// Runs a program with a keyring of its own around it.
pub fn with_own_keyring(command: &mut Command) -> Done {
    if !cfg!(target_os = "linux") {
        return finish(command);
    }
    let scratch = Scratch::new()?;
    let services = scratch.path().join("dbus-1/services");
    let ourselves = std::env::current_exe().map_err(|error| format!("cannot find ourselves: {error}"))?;
    let service = format!(
        "[D-BUS Service]\nName={NAME}\nExec=\"{}\" keyring \"{}\"\n",
        ourselves.display(),
        scratch.path().display()
    );
    std::fs::create_dir_all(&services)
        .and_then(|()| std::fs::write(services.join(format!("{NAME}.service")), service))
        .map_err(|error| format!("cannot write in {}: {error}", services.display()))?;

    let folders = std::env::var("XDG_DATA_DIRS").unwrap_or_else(|_| USUAL_FOLDERS.to_owned());
    let mut outer = call("dbus-run-session", ["--"]);
    outer.arg(command.get_program()).args(command.get_args());
    outer.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    outer.env("XDG_DATA_DIRS", format!("{}:{folders}", scratch.path().display()));
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    finish(&mut outer)
}

/// Says whether a keyring is there already; Windows and macOS always have theirs.
pub fn is_there() -> bool {
    !cfg!(target_os = "linux") || answers()
}

/// What the bus calls: an unlocked keyring in a folder, until the bus ends.
pub fn keyring(folder: &str) -> Done {
    let mut command = Command::new("gnome-keyring-daemon");
    command
        .args(["--foreground", "--unlock", "--components=secrets"])
        .args(["--control-directory", folder])
        .env("XDG_DATA_HOME", folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // The password protects nothing: the keyring is made for this run and thrown away after it.
    finish_told(&mut command, "scratch")
}

/// Asks the bus whether somebody offers the Secret Service, without waking one up.
fn answers() -> bool {
    if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none() {
        return false;
    }
    let name = format!("string:{NAME}");
    let question = [
        "--session",
        "--print-reply=literal",
        "--dest=org.freedesktop.DBus",
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus.NameHasOwner",
        name.as_str(),
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

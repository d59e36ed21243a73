//! The officers' laptops run Windows; this tries as much of that as a Debian machine can.
//!
//! Debian's own Rust, with the standard library's source, builds both programs for Windows, and
//! Wine runs the command line: keyring, encrypted store, packets and all. WebView2 does not run
//! under Wine, so the window is built but stays unseen here. Nothing of this is part of `test`.

use crate::program::{Done, call, cargo, finish, finish_told, start, target};
use crate::{debian, tasks};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const NEEDS: [&str; 6] =
    ["rustc-web", "cargo-web", "rust-web-src", "gcc-mingw-w64-x86-64", "g++-mingw-w64-x86-64", "wine64"];
const TARGET: &str = "x86_64-pc-windows-gnu";
const WINE: &str = "/usr/lib/wine/wine64";

/// The demo says it, and it is always the same.
const DEMO_PIN: &str = "copper-47-lantern";

/// Wine 8 lacks the one library Rust takes its randomness from. This stand-in is laid beside the
/// program for the trial only; real Windows brings the real one.
const RANDOMNESS: &str = "\
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{ return SystemFunction036(data, (ULONG)length); }
";

/// Builds both programs for Windows, and runs the command line's main job and its tests under Wine.
pub fn try_out() -> Done {
    if !Path::new("/etc/debian_version").exists() {
        return Err("this task knows Debian's cross compiler and Wine only".into());
    }
    tasks::setup()?;
    debian::install_missing(&NEEDS)?;
    build()?;
    lay_randomness()?;
    // Wine's own servants hold on to the output of whoever wakes them, and a test would wait for them: so somebody with
    // no output wakes them, and stays until all is done.
    let awake =
        start(call_wine("cmd.exe").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()))?;
    let shown = show().and_then(|()| prove());
    drop(awake);
    // Wine leaves a server behind for a while; wait for it, so that nothing outlives the task.
    let rest = finish(&mut in_wine(call("/usr/lib/wine/wineserver64", ["-w"])));
    shown.and(rest)
}

fn build() -> Done {
    let mut build = call("/usr/bin/cargo", ["build", "-Zbuild-std=std,panic_unwind", "--target", TARGET]);
    build.args(["--package", "safelog", "--package", "safeguarding-log", "--target-dir"]).arg(workshop());
    build.env("RUSTC", "/usr/bin/rustc").env("RUSTDOC", "/usr/bin/rustdoc").env("RUSTC_BOOTSTRAP", "1");
    // The cargo that runs us is another version; its own directions would mislead this one.
    build.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN").env_remove("LD_LIBRARY_PATH");
    finish(&mut build)
}

fn lay_randomness() -> Done {
    let source = workshop().join("bcryptprimitives.c");
    fs::write(&source, RANDOMNESS).map_err(|error| format!("cannot write {}: {error}", source.display()))?;
    let mut compile = call("x86_64-w64-mingw32-gcc", ["-shared", "-o"]);
    finish(compile.arg(programs().join("bcryptprimitives.dll")).arg(source).arg("-ladvapi32"))
}

/// The demo with its own check, and then a check by a second process: the key is in the Credential Manager by then.
fn show() -> Done {
    let folder = workshop().join("demo");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("cannot clear {}: {error}", folder.display()))?;
    }
    finish(wine(&["demo", "--out"]).arg(&folder))?;
    let mut check = wine(&["--pin-stdin", "check", "--deep", "--log"]);
    finish_told(check.arg(folder.join("log")), DEMO_PIN)
}

/// The command line's own tests, which call the program for Windows as a script would.
fn prove() -> Done {
    let mut tests = in_wine(cargo(["test", "--workspace", "--test", "command_line"]));
    finish(tests.env("SAFELOG_FOR_WINDOWS", programs().join("safelog.exe")))
}

fn wine(words: &[&str]) -> Command {
    let mut command = call_wine(programs().join("safelog.exe"));
    command.args(words);
    command
}

fn call_wine(program: impl AsRef<OsStr>) -> Command {
    in_wine(call(WINE, [program]))
}

fn in_wine(mut command: Command) -> Command {
    command.env("WINEPREFIX", workshop().join("wine")).env("WINEDEBUG", "-all").env_remove("DISPLAY");
    command
}

fn workshop() -> PathBuf {
    target().join("windows")
}

fn programs() -> PathBuf {
    workshop().join(TARGET).join("debug")
}

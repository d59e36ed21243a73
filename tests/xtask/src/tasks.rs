//! The tasks themselves: each reads as the list of steps it is.

use std::process::Command;

use crate::program::{Done, aside, built, call, cargo, finish, finish_quietly, heard, on_path};
use crate::{assets, debian, driver, keyring, npm};

/// The simulator's only test, with paper locks.
const STORIES: [&str; 4] = ["--features", "simulator/rehearsal", "--test", "simulator"];

/// Puts in place whatever this machine lacks.
pub fn setup() -> Done {
    debian::in_place()?;
    npm::in_place()?;
    assets::in_place()?;
    driver::in_place()
}

/// Builds the program and opens its window; without a screen, shows the demo instead.
pub fn run() -> Done {
    if !someone_is_looking() {
        eprintln!(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."
        );
        eprintln!("Showing the demo instead: the same log, without its window.");
        return demo(None);
    }
    setup()?;
    finish(&mut cargo(["build", "--workspace", "--bin", "safeguarding-log"]))?;
    finish(&mut call(built("safeguarding-log"), [] as [&str; 0]))
}

/// Shows the main job from start to finish with invented people.
pub fn demo(folder: Option<&str>) -> Done {
    setup()?;
    // Not quietly: the first time takes minutes, and a newcomer must see that something happens.
    finish(&mut cargo(["build", "--workspace", "--bin", "safelog"]))?;
    let folder = match folder {
        Some(folder) => {
            std::path::absolute(folder).map_err(|error| format!("cannot use {folder}: {error}"))?
        }
        None => std::env::temp_dir().join(format!("safeguarding-log-demo-{}", std::process::id())),
    };
    let mut show = call(built("safelog"), ["demo", "--out"]);
    show.arg(&folder);
    if keyring::is_there() {
        return finish(&mut show);
    }
    keyring::with_own_keyring(&mut show)?;
    println!("No keyring is running here, so the demo brought one of its own, and it is gone now:");
    println!("the log in {} opens again with its recovery kit only (safelog recover).", folder.display());
    Ok(())
}

/// Runs every test; on Linux with a keyring that belongs to the tests alone.
pub fn test() -> Done {
    setup()?;
    // The command line's and the window's tests call the programs, so those are built first.
    finish(&mut cargo(["build", "--workspace", "--bins", "--tests"]))?;
    println!("Building the simulator for itself, faster than the tests are.");
    finish(simulator().arg("--no-run"))?;
    std::thread::scope(|scope| {
        // Thousands of stories take what the others leave: most of their time these wait for a window or a folder.
        let stories = scope.spawn(|| heard(&mut aside(simulator())));
        let others = keyring::with_own_keyring(&mut cargo(["test", "--workspace", "--no-fail-fast"]));
        let window = test_window();
        println!("Stories of several machines, thousands of them, told beside all that:");
        let stories = stories.join().unwrap_or_else(|_| Err("the stories ended in the middle".into()));
        stories.map(|said| println!("{said}")).and(others).and(window)
    })
}

fn test_window() -> Done {
    if !cfg!(target_os = "linux") {
        println!("SKIPPED: the window's tests; they drive WebKitGTK, and this is not Linux.");
        return Ok(());
    }
    let mut window = cargo(["test", "--workspace", "--test", "window"]);
    keyring::with_own_keyring(window.env("TAURI_DRIVER", driver::path()))
}

/// Runs what must hold before anything lands.
pub fn ci() -> Done {
    setup()?;
    finish(&mut cargo(["fmt", "--all", "--check"]))?;
    // The window's tests are no default target, so they are named apart.
    for what in [&["--all-targets"][..], &["--test", "window"]] {
        finish(cargo(["clippy", "--workspace"]).args(what).args(["--", "-D", "warnings"]))?;
    }
    page_types()?;
    licences()?;
    test()
}

/// Writes the page's view of the Rust types again: the test that checks it rewrites it first.
pub fn types() -> Done {
    let mut fresh = cargo(["test", "--quiet", "--workspace", "--test", "tidy", "types_are_fresh"]);
    if finish_quietly(&mut fresh).is_err() {
        println!("ui/ipc/types.d.ts was written again; look at what changed.");
        finish(&mut fresh)?;
    }
    Ok(())
}

/// Measures the common jobs.
pub fn bench() -> Done {
    setup()?;
    // One of them drives the program itself.
    finish(&mut cargo(["build", "--release", "--bin", "safeguarding-log"]))?;
    keyring::with_own_keyring(cargo(["bench", "-p", "proofs"]).env("TAURI_DRIVER", driver::path()))
}

/// Runs stories of several machines from their seeds, with optimisation and mostly with paper locks; names every seed that
/// fails.
pub fn simulate(words: &[&str]) -> Done {
    let mut run = if words.contains(&"--seeds") { simulator_in_one_piece() } else { simulator() };
    finish(run.arg("--").args(words))
}

/// The simulator, built on the dependencies of every test; only the log itself and the stories are built again, faster.
fn simulator() -> Command {
    let mut run = cargo(["test", "--quiet", "--workspace"]);
    for ours in ["logbook", "simulator"] {
        // Few pieces, so that what calls each other often lies together.
        run.arg("--config").arg(format!("profile.dev.package.{ours}.opt-level=3"));
        run.arg("--config").arg(format!("profile.dev.package.{ours}.codegen-units=16"));
    }
    run.args(STORIES);
    run
}

/// The same for very many stories: in one piece, SQLite without a count of its memory, for which every job waits, and what one
/// story leaves of memory kept for the next.
fn simulator_in_one_piece() -> Command {
    let mut run = cargo(["test", "--quiet", "--package", "simulator", "--profile", "many"]);
    run.env("LIBSQLITE3_FLAGS", "-DSQLITE_DEFAULT_MEMSTATUS=0")
        .env("MIMALLOC_PURGE_DELAY", "-1")
        .args(STORIES);
    run
}

/// Says whether there is a screen that a person looks at.
fn someone_is_looking() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn page_types() -> Done {
    if !on_path("node") {
        println!("SKIPPED: the check of the pages' types; there is no node here.");
        return Ok(());
    }
    finish(&mut call("node", ["node_modules/typescript/bin/tsc", "-p", "ui"]))
}

fn licences() -> Done {
    if !on_path("cargo-deny") {
        println!("SKIPPED: the check of licences; there is no cargo-deny here (`cargo install cargo-deny`).");
        return Ok(());
    }
    finish(&mut cargo(["deny", "--config", ".deny.toml", "check", "licenses", "bans", "sources"]))
}

//! A deterministic simulator: two to six machines and a hostile folder, everything from one seed.
//!
//! `cargo x simulate --seeds N` runs so many stories; `cargo x simulate --seed S --tell` tells one, step by step.
#![allow(clippy::unwrap_used, reason = "a story that goes wrong ends")]

mod alarms;
mod dice;
mod disposal;
mod folder;
mod hostility;
mod machine;
mod newcomer;
mod oracle;
mod reference;
mod replay;
mod secrets;
mod steps;
mod template;
mod told;
mod world;

use std::process::ExitCode;

/// A story is made of little pieces of memory, many thousands of them.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match replay::Wanted::read(&words) {
        Some(wanted) => replay::run(&wanted),
        // Somebody asked the whole workspace for tests by another name.
        None => ExitCode::SUCCESS,
    }
}

//! `safelog`: the safeguarding log without its window, for council IT, for scripts and for checks.
//!
//! As thin as the window's shell: it parses, runs one act of the `logbook` crate, and prints. It holds no rule
//! about safeguarding, no key, no SQL and no sentence about a refusal: those have their own places.

mod answer;
mod cli;
mod columns;
mod commands;
mod concern_text;
mod desk;
mod files;
mod folder;
mod form;
mod invented;
mod kit;
mod pin;
mod who;
mod words;

use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use clap::Parser;

use answer::{Answer, Stop};
use cli::Cli;
use desk::Desk;

fn main() -> ExitCode {
    let Cli { log, json, pin_stdin, command } = Cli::parse();
    let desk = Desk { log, json, pin_stdin };
    // A panic's message may quote a text of the log, so it is never printed; the log itself is whole, since
    // every write is one transaction.
    panic::set_hook(Box::new(|_| ()));
    let ended =
        panic::catch_unwind(AssertUnwindSafe(|| command.run(&desk))).unwrap_or_else(|_| Err(Stop::bug()));
    let said = match &ended {
        Ok(answer) => answer.print(json),
        Err(stop) => stop.print(json),
    };
    match (said, ended) {
        // Nobody listens any more (`safelog list | head`): what was done is done, and there is nothing to add.
        (Err(_), _) => ExitCode::FAILURE,
        (Ok(()), Ok(Answer { exit, .. })) => ExitCode::from(exit),
        (Ok(()), Err(stop)) => ExitCode::from(stop.exit()),
    }
}

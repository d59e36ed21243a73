//! The PIN: asked for on the terminal, or the first line of standard input. Never an argument, never an
//! environment variable, never printed, and wiped when it is not needed any more.

use std::io::{self, BufRead};

use zeroize::Zeroizing;

use crate::answer::{Ended, Stop};
use crate::desk::Desk;

/// A PIN in memory.
pub type Pin = Zeroizing<String>;

/// Asks for the PIN of a log.
pub fn ask(desk: &Desk) -> Ended<Pin> {
    if desk.pin_stdin { first_line() } else { prompt("PIN: ") }
}

/// Asks for a new PIN, twice where a person may mistype it. The two are compared by whoever makes the key.
pub fn ask_new(desk: &Desk) -> Ended<(Pin, Pin)> {
    if desk.pin_stdin {
        let pin = first_line()?;
        return Ok((pin.clone(), pin));
    }
    Ok((prompt("New PIN, six characters or more: ")?, prompt("The same again: ")?))
}

/// The next line of standard input, for what is better not typed as an argument: those stand in lists of processes.
pub fn next_line() -> Ended<Pin> {
    let mut line = Pin::default();
    io::stdin().lock().read_line(&mut line).map_err(|_| Stop::usage("standard input cannot be read"))?;
    let whole = line.trim_end().len();
    line.truncate(whole);
    Ok(line)
}

fn prompt(words: &str) -> Ended<Pin> {
    let typed = rpassword::prompt_password(words);
    typed.map(Zeroizing::new).map_err(|_| {
        Stop::usage("there is no terminal to ask for the PIN on; give it as the first line of standard input, with --pin-stdin")
    })
}

fn first_line() -> Ended<Pin> {
    let mut line = Pin::default();
    // Standard input is buffered once for the whole process, so what follows this line is still there for a form.
    let read = io::stdin().lock().read_line(&mut line);
    if read.unwrap_or(0) == 0 {
        return Err(Stop::usage("no PIN came: with --pin-stdin it is the first line of standard input"));
    }
    while line.ends_with(['\n', '\r']) {
        line.pop();
    }
    Ok(line)
}

//! How a command ends: an answer, or the reason for none; what each looks like in text and in JSON, and its exit code.
//!
//! With `--json` one value goes to standard output and nothing else. Text of the log goes to a terminal only
//! after everything that a terminal would obey has been taken out of it.

use std::io::{self, Write};

use logbook::{Code, Error, Refusal};
use serde::Serialize;
use serde_json::{Value, json};

use crate::words;

/// Done.
pub const DONE: u8 = 0;
/// Anything that has no number of its own.
const OTHER: u8 = 1;
/// What was asked for was tried and did not come off; the log is as it was.
pub const FAILED: u8 = OTHER;
/// Wrong usage; the number that clap uses too.
const USAGE: u8 = 2;
/// Refused; nothing was changed.
pub const REFUSED: u8 = 3;
/// Locked: the PIN, the kit or the keyring.
const LOCKED: u8 = 4;
/// Damaged or tampered with.
pub const DAMAGED: u8 = 5;

/// What a command says when it is done.
pub struct Answer {
    /// For scripts.
    pub json: Value,
    /// For people.
    pub text: String,
    /// Exit code.
    pub exit: u8,
}

/// Why a command has no answer.
pub enum Stop {
    /// It was asked for in the wrong way; the sentence says what to do instead and names nobody.
    Usage(String),
    /// The log refuses.
    Refused(Refusal),
}

/// What every command gives back.
pub type Ended<T = Answer> = Result<T, Stop>;

impl Answer {
    /// An answer to something that is done.
    pub fn done(json: Value, text: String) -> Answer {
        Answer { json, text, exit: DONE }
    }

    /// Says it.
    ///
    /// # Errors
    /// When standard output takes nothing more.
    pub fn print(&self, json: bool) -> io::Result<()> {
        if json { print_json(&self.json) } else { say(&self.text) }
    }
}

impl Stop {
    /// A sentence about how the command was asked for.
    pub fn usage(sentence: &str) -> Stop {
        Stop::Usage(sentence.to_owned())
    }

    /// A fault of the program's own.
    pub fn bug() -> Stop {
        Error::Internal("stopped unexpectedly").into()
    }

    /// Its exit code.
    pub fn exit(&self) -> u8 {
        match self {
            Stop::Usage(_) => USAGE,
            Stop::Refused(refusal) => exit_of(refusal.code),
        }
    }

    /// Says it: a refusal is a script's answer too, wrong usage is not.
    ///
    /// # Errors
    /// When nobody takes it.
    pub fn print(&self, json: bool) -> io::Result<()> {
        match self {
            Stop::Refused(refusal) if json => print_json(&json!({ "refusal": refusal })),
            Stop::Refused(refusal) => write!(io::stderr(), "{}", plain(&words::of_refusal(refusal))),
            Stop::Usage(sentence) => writeln!(io::stderr(), "error: {}", plain(sentence)),
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Refused(error.refusal())
    }
}

fn exit_of(code: Code) -> u8 {
    match code {
        Code::Locked
        | Code::WrongPin
        | Code::WrongKit
        | Code::KeyringMissing
        | Code::KeyringChanged
        | Code::KeyringUnavailable => LOCKED,
        Code::Damaged | Code::RolledBack => DAMAGED,
        Code::Internal => OTHER,
        Code::TooNew
        | Code::InUse
        | Code::TraceExists
        | Code::NotIn
        | Code::Waiting
        | Code::NoLog
        | Code::Invalid
        | Code::NotFound
        | Code::DiskFull
        | Code::ReadOnly
        | Code::Stopped
        | Code::WithheldFound
        | Code::PacketFailed => REFUSED,
    }
}

/// A view as JSON.
///
/// # Errors
/// Never on a view of the log.
pub fn view(view: &impl Serialize) -> Ended<Value> {
    serde_json::to_value(view).map_err(|_| Stop::bug())
}

/// Prints text to standard output, made safe for a terminal.
///
/// # Errors
/// When standard output takes nothing more.
pub fn say(text: &str) -> io::Result<()> {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let mut out = io::stdout().lock();
    write!(out, "{}{end}", plain(text))?;
    out.flush()
}

/// Prints one JSON value on a line of its own, at once: for commands that answer more than once.
///
/// # Errors
/// When standard output takes nothing more.
pub fn json_line(value: &Value) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)?;
    out.flush()
}

fn print_json(value: &Value) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    out.flush()
}

/// Takes out what a terminal obeys or what turns a line around: what somebody wrote in a log must not act on
/// whoever reads it.
pub fn plain(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' => '\n',
        '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_obeyed_by_a_terminal() {
        assert_eq!(plain("a\tb\nc\x1b[2Jd\u{202e}e\r\u{9b}"), "a b\nc\u{fffd}[2Jd\u{fffd}e\u{fffd}\u{fffd}");
    }
}

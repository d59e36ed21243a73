//! A form as JSON, from a file or from standard input.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use logbook::Error;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::answer::{Ended, Stop};

/// Longer than any form can be: two dozen of the longest narratives.
const BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Reads a form; nothing is a form without answers. `-` is standard input, after the PIN line.
pub fn read(from: Option<&Path>) -> Ended<Value> {
    let Some(path) = from else { return Ok(Value::Null) };
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().take(BYTES_MAX).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(BYTES_MAX).read_to_end(&mut bytes))
    };
    read.map_err(|error| Stop::Usage(format!("the form cannot be read: {}", why(&error))))?;
    serde_json::from_slice(&bytes).map_err(|_| not_understood())
}

/// Reads a form that is not an act's own.
pub fn understood<F: DeserializeOwned>(form: Value) -> Ended<F> {
    serde_json::from_value(form).map_err(|_| not_understood())
}

/// What stands in the way of a file, without its name: that may say whom it is about.
pub fn why(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "you have no permission there".to_owned()
        }
        ErrorKind::IsADirectory => "that is a folder".to_owned(),
        kind => kind.to_string(),
    }
}

fn not_understood() -> Stop {
    Error::field("form", "not-understood").into()
}

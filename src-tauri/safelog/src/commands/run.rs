//! `safelog run`: many acts with one unlocking, for scripts that bring much or change much. Each act is done for itself,
//! and its answer is printed before the next is read, so that a script always knows what is on record.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use logbook::{Error, Logbook};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::answer::{self, Answer, Ended, Stop};
use crate::commands::act;
use crate::desk::Desk;
use crate::form::{understood, why};

const EXAMPLES: &str = "\
Each line is a JSON object: { \"act\": \"record_concern\", \"form\": { ... } }. For each, one line is printed at once:
{ \"view\": ... } or { \"refusal\": ... }; a refused act changes nothing, and the next is done all the same.
The last line says how many were done and refused; ends with 3 when any was refused.

Examples:
  safelog run acts.jsonl
  safelog run - --pin-stdin   (standard input: the PIN, then the acts)";

/// What can be typed after `run`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A file with an act on every line; - for standard input, after the PIN line.
    acts: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    act: String,
    #[serde(default)]
    form: Value,
}

/// Runs every act of a file.
pub fn run(args: &Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let lines = lines(&args.acts)?;
        let (mut done, mut refused) = (0_u64, 0_u64);
        for line in lines {
            let line =
                line.map_err(|error| Stop::Usage(format!("the acts cannot be read: {}", why(&error))))?;
            if line.trim().is_empty() {
                continue;
            }
            let said = match one(logbook, &line) {
                Ok(view) => {
                    done += 1;
                    json!({ "view": view })
                }
                Err(Stop::Refused(refusal)) => {
                    refused += 1;
                    json!({ "refusal": refusal })
                }
                Err(other) => return Err(other),
            };
            // Nobody listens any more: what is done is on record, and nothing more is done unheard.
            if answer::json_line(&said).is_err() {
                break;
            }
        }
        let exit = if refused == 0 { answer::DONE } else { answer::REFUSED };
        let text = format!("{done} done, {refused} refused.\n");
        Ok(Answer { json: json!({ "done": done, "refused": refused }), text, exit })
    })
}

fn one(logbook: &mut Logbook, line: &str) -> Ended<Value> {
    let line = serde_json::from_str(line).map_err(|_| Error::field("form", "not-understood"))?;
    let Line { act, form } = understood(line)?;
    let act = act::named(&act).map_err(|_| Error::field("act", "not-found"))?;
    Ok((act.run)(logbook, form)?)
}

fn lines(from: &Path) -> Ended<Box<dyn Iterator<Item = io::Result<String>>>> {
    if from == Path::new("-") {
        return Ok(Box::new(io::stdin().lines()));
    }
    let file =
        File::open(from).map_err(|error| Stop::Usage(format!("the acts cannot be read: {}", why(&error))))?;
    Ok(Box::new(BufReader::new(file).lines()))
}

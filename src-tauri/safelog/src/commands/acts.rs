//! `safelog acts`: everything that can be done, by name.

use logbook::ACTS;
use serde_json::Value;

use crate::answer::{Answer, Ended};
use crate::columns::Columns;

const EXAMPLES: &str = "Examples:\n  safelog acts\n  safelog acts --json";

/// Nothing can be typed after `acts`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {}

/// Lists every act.
pub fn run(_: Args) -> Ended {
    let mut columns = Columns::of(&["act", "its form"]);
    for act in ACTS {
        let schema = (act.schema)();
        columns.row([act.name, schema.get("description").and_then(Value::as_str).unwrap_or_default()]);
    }
    Ok(Answer::done(ACTS.iter().map(|act| act.name).collect(), columns.text()))
}

//! `safelog schema`: what an act's form looks like.

use logbook::Act;

use super::act;
use crate::answer::{Answer, Ended, Stop};

const EXAMPLES: &str = "Examples:\n  safelog schema record_concern\n  safelog schema review_request   (the form of `safelog share` too)";

/// What can be typed after `schema`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The act; `safelog acts` lists them.
    #[arg(value_parser = act::names())]
    act: String,
}

/// Prints a schema.
pub fn run(args: &Args) -> Ended {
    let Act { schema, .. } = act::named(&args.act)?;
    let schema = schema();
    let text = serde_json::to_string_pretty(&schema).map_err(|_| Stop::bug())?;
    Ok(Answer::done(schema, text))
}

//! `safelog schema`: what a form looks like: an act's, or one that goes with a file.

use clap::builder::PossibleValuesParser;
use logbook::ACTS;
use logbook::acts::FILE_FORMS;

use crate::answer::{Answer, Ended, Stop};

const EXAMPLES: &str = "\
Examples:
  safelog schema record_concern
  safelog schema review_request   (the form of `safelog share` too)
  safelog schema bring_in         (the plan of `safelog import`)
  safelog schema attach_file      (what `safelog attach` says of a file)";

/// What can be typed after `schema`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The act, as `safelog acts` lists them; or a form that goes with a file: attach_file, export_file, look_at_sheet,
    /// propose_import, bring_in.
    #[arg(value_parser = names(), hide_possible_values = true)]
    act: String,
}

fn names() -> PossibleValuesParser {
    let with_files = FILE_FORMS.iter().map(|form| form.name);
    ACTS.iter().map(|act| act.name).chain(with_files).collect::<Vec<_>>().into()
}

/// Prints a schema.
pub fn run(args: &Args) -> Ended {
    let acts = ACTS.iter().map(|act| (act.name, act.schema));
    let mut all = acts.chain(FILE_FORMS.iter().map(|form| (form.name, form.schema)));
    let (_, schema) = all.find(|(name, _)| *name == args.act).ok_or_else(Stop::bug)?;
    let schema = schema();
    let text = serde_json::to_string_pretty(&schema).map_err(|_| Stop::bug())?;
    Ok(Answer::done(schema, text))
}

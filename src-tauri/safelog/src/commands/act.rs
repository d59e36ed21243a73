//! `safelog act`: any act by its name, so that the command line can do all that the window can.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use logbook::{ACTS, Act};

use crate::answer::{Answer, Ended, Stop};
use crate::desk::Desk;
use crate::form;
use crate::kit::{KitFile, prove_paper};

const EXAMPLES: &str = "\
Examples:
  safelog act read_today
  safelog act record_concern concern.json
  safelog act decide - --pin-stdin   (standard input: the PIN, then the form)
  safelog act make_kit --kit new-kit.pdf";

/// The act whose fruit is a page of paper.
const MAKES_A_KIT: &str = "make_kit";

/// What can be typed after `act`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The act; `safelog acts` lists them.
    #[arg(value_parser = names(), hide_possible_values = true)]
    act: String,
    /// Its form: a JSON file, or - for standard input, after the PIN line. Without one nothing is filled in.
    form: Option<PathBuf>,
    /// For make_kit: where the new recovery kit's page goes; a file that is not there yet.
    #[arg(long, value_name = "FILE.pdf")]
    kit: Option<PathBuf>,
}

/// Every act's name, as something that can be typed.
pub fn names() -> PossibleValuesParser {
    ACTS.iter().map(|act| act.name).collect::<Vec<_>>().into()
}

/// The act of a name.
pub fn named(name: &str) -> Ended<&'static Act> {
    ACTS.iter()
        .find(|act| act.name == name)
        .ok_or_else(|| Stop::usage("there is no such act; `safelog acts` lists them"))
}

/// Runs an act.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let act = named(&args.act)?;
    if (act.name == MAKES_A_KIT) != args.kit.is_some() {
        return Err(Stop::usage(
            "--kit FILE.pdf belongs to make_kit, and make_kit needs it: a kit in force must be on paper",
        ));
    }
    desk.with_log(|logbook| {
        let form = form::read(args.form.as_deref())?;
        let waiting = args.kit.as_deref().map(KitFile::take).transpose()?;
        let view = (act.run)(logbook, form)?;
        let text = match waiting {
            Some(file) => {
                file.fill(logbook)?;
                prove_paper(desk, logbook)?.to_owned()
            }
            None if view.is_null() => "Done.".to_owned(),
            None => serde_json::to_string_pretty(&view).map_err(|_| Stop::bug())?,
        };
        Ok(Answer::done(view, text))
    })
}

//! `safelog create`: a log is started where none is, and its recovery kit goes to paper.

use std::path::PathBuf;

use logbook::acts::Nothing;
use logbook::{Logbook, Start};
use serde::Deserialize;
use serde_json::json;

use crate::answer::{Answer, Ended};
use crate::desk::{self, Desk};
use crate::kit::{KitFile, prove_paper};
use crate::{form, pin};

const EXAMPLES: &str = "\
The form:
  { \"organisation\": \"Maidstone Borough Council\", \"reference_prefix\": \"MBC\",
    \"officer_name\": \"Jo Larkin\", \"officer_role\": \"Designated Safeguarding Officer\" }

Examples:
  safelog create council.json --kit kit.pdf
  safelog create - --log /srv/log-of-jo --kit kit.pdf --pin-stdin   (standard input: the PIN, then the form)";

/// What can be typed after `create`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A JSON file that names the council and its first officer; - for standard input, after the PIN line.
    form: PathBuf,
    /// Where the recovery kit's page goes; a file that is not there yet.
    #[arg(long, value_name = "FILE.pdf")]
    kit: Option<PathBuf>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct NewLog {
    organisation: String,
    reference_prefix: String,
    officer_name: String,
    officer_role: String,
}

/// Starts a log.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let folder = desk.fresh_folder()?;
    let (pin, again) = pin::ask_new(desk)?;
    let new: NewLog = form::understood(form::read(Some(&args.form))?)?;
    let start = Start {
        organisation: new.organisation,
        reference_prefix: new.reference_prefix,
        officer_name: new.officer_name,
        officer_role: new.officer_role,
    };
    start.check(&pin, &again)?;
    let waiting = args.kit.as_deref().map(KitFile::take).transpose()?;
    let mut logbook = Logbook::start(&folder, start, &pin, desk::surroundings())?;
    let kit = waiting.map(|file| file.fill(&mut logbook)).transpose()?;
    let advice = match &kit {
        Some(_) => prove_paper(desk, &mut logbook)?,
        None => {
            "No recovery kit was printed. Without one a lost PIN or computer loses the log: safelog act make_kit --kit FILE.pdf"
        }
    };
    let set = logbook.read_settings(Nothing::default())?;
    let text = format!("The log is started, in {}.\n{advice}\n", folder.display());
    let json = json!({ "log": set.log, "machine": set.machine, "kit": kit });
    desk::lock(logbook, Answer::done(json, text))
}

//! `cargo x`: everything the repository can do, one word each.
//!
//! It exists so that a desk and the build server run the same steps, written once, in the
//! language of the program. It never holds a rule about safeguarding, and it leaves nothing
//! running and nothing outside the repository except the packages `setup` names.

mod assets;
mod debian;
mod driver;
mod keyring;
mod npm;
mod program;
mod stylesheet;
mod tasks;
mod windows;

use std::process::ExitCode;

const HELP: &str = "\
cargo x TASK

  setup        put in place whatever this machine lacks; silent when nothing is missing
  run          build the program and open its window
  demo         the main job from start to finish with invented people
                 --out DIR   keep what it makes in DIR (default: a fresh folder under the system's temporary one)
  test         every test: rules, stories, packets, command line, the real window
  ci           formatting, lints, test, types
  types        write ui/ipc/types.d.ts again from the Rust it describes
  bench        how long the common jobs take
  simulate     machines and a hostile folder, from seeds; built with optimisation
                 --seeds N   how many (default 1000)        --from S   the first (default 1)
                 --jobs N    at once (default: one a core)  --seed S --tell   one, step by step
  with-keyring PROGRAM ...
               run a program with a message bus and a keyring of its own, as the tests do
  windows      build for Windows on Debian and run all but the window under Wine
  help         this page

run, demo, test, ci and bench call setup first.
The tests use displays and a keyring of their own; yours are left alone.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["setup"] => tasks::setup(),
        ["run"] => tasks::run(),
        ["demo"] => tasks::demo(None),
        ["demo", "--out", folder] => tasks::demo(Some(folder)),
        ["test"] => tasks::test(),
        ["ci"] => tasks::ci(),
        ["types"] => tasks::types(),
        ["bench"] => tasks::bench(),
        ["simulate", words @ ..] => tasks::simulate(words),
        ["windows"] => windows::try_out(),
        ["with-keyring", program, arguments @ ..] => {
            keyring::with_own_keyring(std::process::Command::new(program).args(arguments))
        }
        // What a message bus of ours calls; not for people.
        ["keyring", folder] => keyring::keyring(folder),
        other => Err(format!("`cargo x {}` is not a task; `cargo x help` lists them", other.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("cargo x: {why}");
            ExitCode::FAILURE
        }
    }
}

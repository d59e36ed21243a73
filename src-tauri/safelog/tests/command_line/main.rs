//! The command line as a script meets it: words in, exit code and JSON out. Nothing here knows the program inside.
//!
//! The log is real and so is the keyring: `cargo x test` brings one that belongs to the tests alone.
#![allow(clippy::unwrap_used, reason = "a story that asks for what is not there has gone wrong")]

mod backup;
mod cut_short;
mod ending;
mod files;
mod import;
mod keys;
mod life;
mod made_up;
mod terminal;
mod work;

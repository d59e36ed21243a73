//! Three officers with a log each, as scripts and real processes: joining, agreeing, crashing, and being in each other's way.
//!
//! The logs, the folder between them and the keyring are real: `cargo x test` brings one that belongs to the tests alone.
#![allow(clippy::unwrap_used, reason = "a story that asks for what is not there has gone wrong")]

mod edits;
mod killed;
mod script;
mod street;
#[path = "../command_line/terminal.rs"]
#[allow(dead_code, reason = "the stories of one log use more of it")]
mod terminal;

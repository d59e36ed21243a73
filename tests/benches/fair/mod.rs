//! What every bench stands on: a stopwatch that lets rivals take turns, a log grown entry by entry, its plain twin.
//!
//! A bench prints ratios and never fails for being slow: how fast a machine is says nothing about whether it is right.
#![allow(dead_code, unused_imports, reason = "each bench uses the part it needs")]

pub mod archive;
pub mod plain;
pub mod stopwatch;
pub mod words;

pub use archive::{Archive, LARGE, SMALL};
pub use plain::Plain;
pub use stopwatch::{Runner, heading, race, runner, timed};

//! Floor 0: pure rules. No disk, no clock, no randomness except what is handed in.

pub mod body;
pub mod capacity;
pub mod chance;
pub mod clocks;
pub mod concern;
pub mod disposal;
pub mod file;
pub mod id;
pub mod import;
pub mod likely;
pub mod lists;
pub mod person;
pub mod policy;
pub mod recipients;
pub mod reference;
pub mod retention;
pub mod roster;
pub mod rules;
pub mod settings;
pub mod templates;
pub mod terms;
pub mod time;
pub mod topics;
pub mod versions;
pub mod withhold;
pub mod working_days;

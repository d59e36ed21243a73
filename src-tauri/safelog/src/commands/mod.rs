//! One file per command: what can be typed after its name, and the one act it runs.

pub mod act;
pub mod acts;
pub mod bench_data;
pub mod check;
pub mod create;
pub mod demo;
pub mod export_log;
pub mod history;
pub mod list;
pub mod recover;
pub mod schema;
pub mod search;
pub mod share;
pub mod show;
pub mod verify;

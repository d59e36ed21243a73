//! The safeguarding log, without a window.
//!
//! Floor plan, from the top down; nothing imports upwards:
//!
//! - `acts`: what an officer can do, one file per act, its form and its answer beside it.
//! - `commit`: the only way to write: sign, append, fold, read back, in one transaction.
//! - `sync`: what goes in the shared folder and comes out of it, as values.
//! - `store`: SQLCipher; the only folder with SQL in it. `vault`: keys, PIN, keyring, recovery kit.
//! - `shown`: what a file is by its bytes, and what of it can safely be seen.
//! - `entry`: the frozen wire format. `domain`: pure rules about concerns, people, time, withholding.
//!
//! Locked is a type: without the key there is a [`Vault`], with it there is a [`Logbook`].
//! This crate never names the window, reads no clock and no environment, and prints nothing.
#![cfg_attr(test, allow(clippy::unwrap_used))]
#![cfg_attr(
    not(feature = "print"),
    allow(dead_code, reason = "without pages, what only they call stands idle")
)]

pub mod acts;
pub mod commit;
pub mod domain;
pub mod entry;
pub mod error;
mod joining;
mod logbook;
#[cfg(feature = "rehearsal")]
pub mod rehearsal;
mod restoring;
pub mod sheet;
pub mod shown;
pub mod store;
mod stranded;
pub mod sync;
pub mod vault;

pub use acts::{ACTS, Act};
pub use domain::chance::Chance;
pub use domain::time::{Clock, Pinned, SystemClock};
pub use error::{Code, Error, FieldRule, Refusal, Result};
pub use joining::{Asking, Joining, Stage};
pub use logbook::{Logbook, Start, Surroundings, check_new_pin};
#[cfg(feature = "print")]
pub use packet::Preview;
pub use stranded::{Rescue, Stranded};
pub use vault::Vault;
